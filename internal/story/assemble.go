package story

import (
	"slices"
)

// assembly are the ledgers given last, with the items whose rows are otherwise since.
type assembly struct {
	all                                                           bool // other articles than before
	actors, statements, expectations, documents, moves, conflicts map[*item]bool
	plain                                                         map[*item]bool // articles, times, events and signals
	stray                                                         map[*item]bool // items with decisions that are tied to nothing
	order                                                         []*item        // of the ledgers given last
	from                                                          []int32        // place in the order now -> place in that order, or -1; nil where they are one
	last                                                          *Ledgers
	ledgers                                                       struct {
		articles                             ledger[*Article]
		actors                               ledger[*Actor]
		statements                           ledger[*Statement]
		times                                ledger[*Time]
		events                               ledger[*Event]
		expectations                         ledger[*Expectation]
		documents                            ledger[*Document]
		moves                                ledger[*Move]
		conflicts, numbers, denials, between ledger[*Conflict]
		signals                              ledger[*Signal]
	}
}

func (o *assembly) sets() []*map[*item]bool {
	return []*map[*item]bool{&o.actors, &o.statements, &o.expectations, &o.documents, &o.moves, &o.conflicts, &o.plain}
}

func (o *assembly) init() {
	for _, m := range append(o.sets(), &o.stray) {
		*m = map[*item]bool{}
	}
	o.last = &Ledgers{}
}

// assemble gives the ledgers: the rows of all items in order. A ledger none of whose
// rows changed is that given before.
func (s *Story) assemble() *Ledgers {
	o := &s.out
	s.settleVersions()
	o.align(s.order)
	l := *o.last
	l.Story, l.Today = s.id, s.today
	g := &o.ledgers
	l.Articles = gather(s, &g.articles, o.plain, func(it *item) []*Article { return []*Article{it.inChain(it.rows.article)} })
	l.Actors = gather(s, &g.actors, o.actors, func(it *item) []*Actor {
		return begun(it.members, func(m *member) (*member, *Actor) { a := m.actor.one(); return a.all[0], a.row })
	})
	l.Statements = gather(s, &g.statements, o.statements, func(it *item) []*Statement {
		return dropped(s, it, begun(it.utterances, func(n *utterance) (*utterance, *Statement) { return n.row.first(), n.row.row }))
	})
	l.Times = gather(s, &g.times, o.plain, func(it *item) []*Time { return it.rows.times })
	l.Events = gather(s, &g.events, o.plain, func(it *item) []*Event {
		return dropped(s, it, begun(it.happenings, func(h *happening) (*happening, *Event) { return h, h.row }))
	})
	l.Expectations = gather(s, &g.expectations, o.expectations, func(it *item) []*Expectation {
		return dropped(s, it, begun(it.promises, func(n *promise) (*promise, *Expectation) { return n.row.first(), n.row.row }))
	})
	l.Documents = gather(s, &g.documents, o.documents, func(it *item) []*Document {
		return dropped(s, it, begun(it.papers, func(n *paperAt) (*paperAt, *Document) { return n.row.first(), n.row.row }))
	})
	l.Moves = gather(s, &g.moves, o.moves, func(it *item) []*Move {
		return dropped(s, it, begun(it.moves, func(n *moveAt) (*moveAt, *Move) { return n.row.first(), n.row.row }))
	})
	if o.from != nil || len(o.conflicts) > 0 {
		l.Conflicts = slices.Concat(
			gather(s, &g.conflicts, o.conflicts, func(it *item) []*Conflict { return it.rows.conflicts }),
			gather(s, &g.numbers, o.conflicts, func(it *item) []*Conflict { return it.rows.numbers }),
			gather(s, &g.denials, o.conflicts, func(it *item) []*Conflict { return it.rows.denials }),
			gather(s, &g.between, o.conflicts, func(it *item) []*Conflict { return it.rows.between }))
	}
	l.Signals = gather(s, &g.signals, o.plain, func(it *item) []*Signal { return dropped(s, it, it.rows.signals) })
	l.Unanchored, l.Rulings = s.unanchored(), s.log
	if o.from != nil {
		o.order, o.from, o.all = slices.Clone(s.order), nil, false
	}
	for _, m := range o.sets() {
		clear(*m)
	}
	o.last = &l
	return &l
}

// align finds where the items in order stood in the ledgers given last.
func (o *assembly) align(order []*item) {
	if !o.all {
		return
	}
	o.from = make([]int32, len(order))
	i := 0
	for n, it := range order {
		for i < len(o.order) && o.order[i] != it && o.order[i].gone {
			i++
		}
		if o.from[n] = -1; i < len(o.order) && o.order[i] == it {
			o.from[n] = int32(i)
			i++
		}
	}
}

// begun gives the rows that begin with some records. Row gives the row of a record and
// the record that it begins with.
func begun[N comparable, R any](records []N, row func(N) (first N, of R)) []R {
	out := make([]R, 0, len(records))
	for _, n := range records {
		if first, r := row(n); first == n {
			out = append(out, r)
		}
	}
	return out
}

// ledger is the rows of one kind as they were last given: those of each item, in order.
type ledger[R any] struct {
	rows []R
	ends []int32 // place of an item -> where its rows end
}

// gather brings a ledger into line with the items that came, went or changed, and gives
// its rows. What stays is taken over in runs.
func gather[R any](s *Story, l *ledger[R], changed map[*item]bool, rowsOf func(*item) []R) []R {
	from := s.out.from
	if from == nil && len(changed) == 0 {
		return l.rows
	}
	var anew []int // places of items that changed, in order
	for it := range changed {
		if n, ok := slices.BinarySearchFunc(s.order, it, inOrder); ok && s.order[n] == it {
			anew = append(anew, n)
		}
	}
	slices.Sort(anew)
	rows, ends := make([]R, 0, len(l.rows)+len(l.rows)/64), make([]int32, len(s.order))
	start, end := int32(0), int32(0) // of a run of rows that stay
	for n, it := range s.order {
		was := int32(n)
		if from != nil {
			was = from[n]
		}
		isAnew := len(anew) > 0 && anew[0] == n
		if isAnew {
			anew = anew[1:]
		}
		if isAnew || was < 0 {
			rows = append(append(rows, l.rows[start:end]...), rowsOf(it)...)
			start, end = 0, 0
		} else {
			first := int32(0)
			if was > 0 {
				first = l.ends[was-1]
			}
			if first != end {
				rows = append(rows, l.rows[start:end]...)
				start = first
			}
			end = l.ends[was]
		}
		ends[n] = int32(len(rows)) + end - start
	}
	rows = append(rows, l.rows[start:end]...)
	if len(rows) == 0 {
		rows = nil
	}
	l.rows, l.ends = slices.Clip(rows), ends
	return l.rows
}
