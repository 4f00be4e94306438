package story

// assembly are the items whose rows of a ledger are to be gathered anew.
type assembly struct {
	all                                                           bool // other articles than before
	actors, statements, expectations, documents, moves, conflicts map[*item]bool
	plain                                                         map[*item]bool // articles, times, events and signals
	last                                                          *Ledgers
}

func (o *assembly) init() {
	for _, m := range []*map[*item]bool{&o.actors, &o.statements, &o.expectations, &o.documents, &o.moves, &o.conflicts, &o.plain} {
		*m = map[*item]bool{}
	}
	o.last = &Ledgers{}
}

// assemble gives the ledgers: the rows of all items in order. A ledger none of whose
// rows changed is that given before.
func (s *Story) assemble() *Ledgers {
	o := &s.out
	for it := range o.actors {
		it.rows.actors = nil
		for _, m := range it.members {
			if a := m.actor.one(); a.all[0] == m {
				it.rows.actors = append(it.rows.actors, a.row)
			}
		}
	}
	for it := range o.statements {
		it.rows.statements = nil
		for _, n := range it.utterances {
			if n.row.first() == n {
				it.rows.statements = append(it.rows.statements, n.row.row)
			}
		}
	}
	for it := range o.expectations {
		it.rows.expectations = nil
		for _, n := range it.promises {
			if n.row.first() == n {
				it.rows.expectations = append(it.rows.expectations, n.row.row)
			}
		}
	}
	for it := range o.documents {
		it.rows.documents = nil
		for _, n := range it.papers {
			if n.row.first() == n {
				it.rows.documents = append(it.rows.documents, n.row.row)
			}
		}
	}
	for it := range o.moves {
		it.rows.moves = nil
		for _, n := range it.moves {
			if n.row.first() == n {
				it.rows.moves = append(it.rows.moves, n.row.row)
			}
		}
	}
	l := *o.last
	l.Story, l.Today = s.id, s.today
	l.Actors = gathered(s, o.actors, l.Actors, func(r *rowsOf) []*Actor { return r.actors })
	l.Statements = gathered(s, o.statements, l.Statements, func(r *rowsOf) []*Statement { return r.statements })
	l.Expectations = gathered(s, o.expectations, l.Expectations, func(r *rowsOf) []*Expectation { return r.expectations })
	l.Documents = gathered(s, o.documents, l.Documents, func(r *rowsOf) []*Document { return r.documents })
	l.Moves = gathered(s, o.moves, l.Moves, func(r *rowsOf) []*Move { return r.moves })
	l.Conflicts = gathered(s, o.conflicts, l.Conflicts,
		func(r *rowsOf) []*Conflict { return r.conflicts },
		func(r *rowsOf) []*Conflict { return r.numbers },
		func(r *rowsOf) []*Conflict { return r.denials },
		func(r *rowsOf) []*Conflict { return r.between })
	l.Times = gathered(s, o.plain, l.Times, func(r *rowsOf) []*Time { return r.times })
	l.Events = gathered(s, o.plain, l.Events, func(r *rowsOf) []*Event { return r.events })
	l.Signals = gathered(s, o.plain, l.Signals, func(r *rowsOf) []*Signal { return r.signals })
	if o.all || len(o.plain) > 0 {
		l.Articles = nil
		for _, it := range s.order {
			l.Articles = append(l.Articles, it.rows.article)
		}
	}
	l.Unanchored, l.Rulings = s.unanchored(), s.log
	for _, m := range []map[*item]bool{o.actors, o.statements, o.expectations, o.documents, o.moves, o.conflicts, o.plain} {
		clear(m)
	}
	o.all = false
	o.last = &l
	return &l
}

// gathered gives the rows of a ledger, those of each part in the order of the items.
func gathered[R any](s *Story, changed map[*item]bool, before []R, parts ...func(*rowsOf) []R) []R {
	if !s.out.all && len(changed) == 0 {
		return before
	}
	n := 0
	for _, part := range parts {
		for _, it := range s.order {
			n += len(part(&it.rows))
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]R, 0, n)
	for _, part := range parts {
		for _, it := range s.order {
			out = append(out, part(&it.rows)...)
		}
	}
	return out
}
