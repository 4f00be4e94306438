package decision

// A decision is in force unless a later undo that is itself in force names it. So
// an undo of an undo brings the first decision again. One walk from the newest to
// the oldest settles all of them, since an undo only ever names an older decision.

// Effective gives the rulings in force, in the order of the log, undos left out.
// The log must be in order of Seq. An undo that names no older decision does nothing.
func Effective(log []Decision) []Decision {
	holds := InForce(log)
	var out []Decision
	for i, d := range log {
		if holds[i] && d.Kind != KindUndo {
			out = append(out, d)
		}
	}
	return out
}

// TakenBack gives, by the Seq of each decision that holds no more, the undo in force that
// names it.
func TakenBack(log []Decision) map[uint64]*Decision {
	out := map[uint64]*Decision{}
	for i, holds := range InForce(log) {
		if d := &log[i]; holds && d.Kind == KindUndo && d.Undoes < d.Seq {
			out[d.Undoes] = d
		}
	}
	return out
}

// CanUndo gives the ruling that an undo would take back: the last one in force.
func CanUndo(log []Decision) (Decision, bool) {
	holds := InForce(log)
	for i := len(log) - 1; i >= 0; i-- {
		if holds[i] && log[i].Kind != KindUndo {
			return log[i], true
		}
	}
	return Decision{}, false
}

// CanRedo gives the undo that a redo would take back: the last undo of a ruling
// that is in force with no ruling in force after it. A new ruling thus ends redo.
func CanRedo(log []Decision) (Decision, bool) {
	holds := InForce(log)
	redone := undoesUndo(log)
	for i := len(log) - 1; i >= 0; i-- {
		switch {
		case !holds[i] || redone[i]:
		case log[i].Kind == KindUndo:
			return log[i], true
		default:
			return Decision{}, false
		}
	}
	return Decision{}, false
}

// Undo gives the decision to append so that the last ruling in force holds no
// more. Seq, At and By are left to the caller. It reports false when none is left.
func Undo(log []Decision) (Decision, bool) {
	d, ok := CanUndo(log)
	return takeBack(d), ok
}

// Redo gives the decision to append so that the ruling last undone holds
// again. Seq, At and By are left to the caller. It reports false when there is none.
func Redo(log []Decision) (Decision, bool) {
	d, ok := CanRedo(log)
	return takeBack(d), ok
}

// UndoStep gives the decisions to append so that the last ruling in force holds no
// more, and with it all that were made in one go with it, and those rulings.
func UndoStep(log []Decision) (undos, rulings []Decision) {
	last, ok := CanUndo(log)
	if !ok {
		return nil, nil
	}
	return step(log, last)
}

// RedoStep gives the decisions to append so that the rulings last undone in one go
// hold again, and those rulings.
func RedoStep(log []Decision) (undos, rulings []Decision) {
	last, ok := CanRedo(log)
	if !ok {
		return nil, nil
	}
	undos, taken := step(log, last)
	bySeq := make(map[uint64]Decision, len(log))
	for _, d := range log {
		bySeq[d.Seq] = d
	}
	for _, d := range taken {
		rulings = append(rulings, bySeq[d.Undoes])
	}
	return undos, rulings
}

// step gives what takes back a decision and all in force of its group, and those.
func step(log []Decision, last Decision) (undos, taken []Decision) {
	holds := InForce(log)
	for i, d := range log {
		same := d.Seq == last.Seq || last.Group != 0 && d.Group == last.Group && (d.Kind == KindUndo) == (last.Kind == KindUndo)
		if holds[i] && same {
			undos, taken = append(undos, takeBack(d)), append(taken, d)
		}
	}
	return undos, taken
}

func takeBack(d Decision) Decision {
	if d.Seq == 0 {
		return Decision{}
	}
	return Decision{Kind: KindUndo, Undoes: d.Seq}
}

// InForce says of each decision of a log, undos included, whether it holds. The log must
// be in order of Seq.
func InForce(log []Decision) []bool {
	holds := make([]bool, len(log))
	undone := map[uint64]bool{}
	for i := len(log) - 1; i >= 0; i-- {
		d := log[i]
		if undone[d.Seq] {
			continue
		}
		holds[i] = true
		if d.Kind == KindUndo && d.Undoes < d.Seq {
			undone[d.Undoes] = true
		}
	}
	return holds
}

// undoesUndo says of each decision whether it is a redo or an undo of nothing:
// an undo that names no ruling, however it came about.
func undoesUndo(log []Decision) []bool {
	ruling := map[uint64]bool{}
	out := make([]bool, len(log))
	for i, d := range log {
		if d.Kind != KindUndo {
			ruling[d.Seq] = true
			continue
		}
		out[i] = !ruling[d.Undoes]
	}
	return out
}
