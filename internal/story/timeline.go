package story

import (
	"cmp"
	"slices"
)

// Mark is one thing on the timeline: an interval of days, or a point when From and
// To are the same day.
type Mark struct {
	Key    string `json:"key"`    // of the row it stands for
	Ledger string `json:"ledger"` // statement, event, expectation, move, document, article
	Title  string `json:"title"`
	From   string `json:"from"`
	To     string `json:"to"`
	// Lane is the name of the actor it belongs to, or the outlet of an article.
	Lane string `json:"lane"`
	// Hollow says that it is expected and not yet seen.
	Hollow bool   `json:"hollow"`
	Status Status `json:"status,omitempty"`
	// Printed says that no other day is known than that of printing.
	Printed bool    `json:"printed,omitempty"`
	Score   float64 `json:"score,omitempty"`
	// Ties are Keys of marks that disagree with it.
	Ties    []string `json:"ties,omitempty"`
	Passage Passage  `json:"passage"`
}

// Timeline lays the ledgers out in time: statements on the day they were said,
// events and moves on the day they happened, expectations over their window.
// Rejected rows are left out. Marks are in order of day.
func (l *Ledgers) Timeline() []Mark {
	names := map[string]string{}
	for _, a := range l.Actors {
		names[a.Key] = a.Name
	}
	var out []Mark
	add := func(r Row, m Mark) {
		if r.Ruling == Rejected || m.From == "" {
			return
		}
		m.Key, m.Passage = r.Key, r.Passages[0]
		if m.To == "" {
			m.To = m.From
		}
		out = append(out, m)
	}
	for _, a := range l.Articles {
		add(a.Row, Mark{Ledger: "article", Title: a.Headline, From: day(a.Published), Lane: a.Outlet})
	}
	for _, s := range l.Statements {
		m := Mark{Ledger: "statement", Title: s.Name + ": " + clip(s.Content, 120), From: s.From, To: s.To, Lane: s.Name}
		if m.From == "" {
			m.From, m.To, m.Printed = s.Printed, s.Printed, true
		}
		add(s.Row, m)
	}
	for _, e := range l.Events {
		if e.Tense == "future" || e.Hypothetical || len(e.Actors) == 0 {
			continue // what is to come is on the timeline as an expectation
		}
		add(e.Row, Mark{Ledger: "event", Title: clip(e.Passages[0].Text, 120), From: e.From, To: e.To, Lane: names[e.Actors[0]], Score: e.Score})
	}
	for _, x := range l.Expectations {
		lane := x.By
		if len(x.Actors) > 0 {
			lane = names[x.Actors[0]]
		}
		add(x.Row, Mark{Ledger: "expectation", Title: x.Title, From: x.From, To: x.To, Lane: lane, Hollow: !x.Status.Settled(), Status: x.Status})
	}
	for _, m := range l.Moves {
		lane := ""
		if len(m.By) > 0 {
			lane = names[m.By[0]]
		}
		add(m.Row, Mark{Ledger: "move", Title: string(m.Move) + ": " + m.Title, From: m.From, To: m.ToDay, Lane: lane})
	}
	l.tie(out)
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out
}

// tie notes on each mark which others a conflict ties it to.
func (l *Ledgers) tie(marks []Mark) {
	for _, k := range l.Conflicts {
		if k.Ruling == Rejected {
			continue
		}
		var a, b []int
		for i, m := range marks {
			if m.Passage.Article == k.A.Article && m.Passage.Overlaps(k.A.Span) {
				a = append(a, i)
			}
			if m.Passage.Article == k.B.Article && m.Passage.Overlaps(k.B.Span) {
				b = append(b, i)
			}
		}
		for _, i := range a {
			for _, j := range b {
				if i != j && marks[i].Ledger == marks[j].Ledger {
					marks[i].Ties = append(marks[i].Ties, marks[j].Key)
				}
			}
		}
	}
}
