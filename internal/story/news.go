package story

import (
	"slices"

	"github.com/readout-app/readout/internal/article"
)

// Brought is what one article brought to the story that no article seen before had.
type Brought struct {
	Article      *Article
	Statements   int // first reported by it
	Expectations int // first announced by it
	Moves        int // first told by it
	Answers      int // passages of it proposed as an outcome, not ruled on
	Conflicts    int // with one of its passages, not ruled on
}

// News gives what each article brought that one has not seen yet, in the order of the
// ledger of articles. A row that a seen article has already is no news, and what was
// rejected is none.
func (l *Ledgers) News(seen func(article.ID) bool) []Brought {
	var out []Brought
	at := map[article.ID]int{}
	for _, a := range l.Articles {
		if a.Ruling != Rejected && !seen(a.ID) {
			at[a.ID] = len(out)
			out = append(out, Brought{Article: a})
		}
	}
	if len(out) == 0 {
		return nil
	}
	of := func(p Passage) *Brought {
		if i, ok := at[p.Article]; ok {
			return &out[i]
		}
		return nil
	}
	credit(l.Statements, of, func(b *Brought) { b.Statements++ })
	credit(l.Expectations, of, func(b *Brought) { b.Expectations++ })
	credit(l.Moves, of, func(b *Brought) { b.Moves++ })
	for _, x := range l.Expectations {
		if x.Ruling == Rejected || x.Proof != nil {
			continue
		}
		for _, p := range x.Proposals {
			if b := of(p.Passage); b != nil {
				b.Answers++
			}
		}
	}
	for _, k := range l.Conflicts {
		if k.Ruling != Proposed {
			continue
		}
		if b := of(k.B); b != nil {
			b.Conflicts++
		} else if a := of(k.A); a != nil {
			a.Conflicts++
		}
	}
	return out
}

// credit gives each row of a ledger to the article that has it first, unless one of
// those seen has it too.
func credit[R rowed](rows []R, of func(Passage) *Brought, count func(*Brought)) {
	for _, r := range rows {
		row := r.base()
		known := slices.ContainsFunc(row.Passages, func(p Passage) bool { return of(p) == nil })
		if row.Ruling != Rejected && !known {
			count(of(row.Passages[0]))
		}
	}
}
