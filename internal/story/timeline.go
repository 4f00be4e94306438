package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
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
	Ruling Ruling `json:"ruling,omitempty"` // what the analyst decided about the row
	// Printed says that no other day is known than that of printing.
	Printed bool    `json:"printed,omitempty"`
	Score   float64 `json:"score,omitempty"`
	// Ties are Keys of marks of the same ledger that disagree with it.
	Ties    []string `json:"ties,omitempty"`
	Passage Passage  `json:"passage"`
}

// Timeline lays the ledgers out in time: statements on the day they were said,
// events and moves on the day they happened, expectations over their window.
// Rejected rows are left out. Marks are in order of day; on equal days they keep the
// order articles, statements, events, expectations, moves, each as in its ledger.
func (l *Ledgers) Timeline() []Mark {
	names := map[string]string{}
	for _, a := range l.Actors {
		names[a.Key] = a.Name
	}
	first := func(actors []string) string {
		if len(actors) == 0 {
			return ""
		}
		return names[actors[0]]
	}
	t := newTimeline(l)
	for _, a := range l.Articles {
		t.add(&a.Row, Mark{Ledger: "article", Title: a.Headline, From: day(a.Published), Lane: a.Outlet})
	}
	for _, s := range l.Statements {
		m := Mark{Ledger: "statement", Title: s.Name + ": " + clip(s.Content, 120), From: s.From, To: s.To, Lane: s.Name}
		if m.From == "" {
			m.From, m.To, m.Printed = s.Printed, s.Printed, true
		}
		t.add(&s.Row, m)
	}
	for _, e := range l.Events {
		if e.Tense == "future" || e.Hypothetical || len(e.Actors) == 0 || denied(e.Factuality) {
			continue // what is to come is on the timeline as an expectation
		}
		t.add(&e.Row, Mark{Ledger: "event", Title: clip(e.Passages[0].Text, 120), From: e.From, To: e.To, Lane: first(e.Actors), Score: e.Score})
	}
	for _, x := range l.Expectations {
		t.add(&x.Row, Mark{Ledger: "expectation", Title: x.Title, From: x.From, To: x.To, Lane: cmp.Or(first(x.Actors), x.By), Hollow: !x.Status.Settled(), Status: x.Status})
	}
	for _, m := range l.Moves {
		if denied(m.Factuality) {
			continue
		}
		hollow := m.Factuality != "" && m.Factuality != "CT+" || m.From > l.Today
		t.add(&m.Row, Mark{Ledger: "move", Title: done(m.Move) + ": " + m.Title, From: m.From, To: m.ToDay, Lane: first(m.By), Hollow: hollow})
	}
	for _, k := range l.Conflicts {
		if k.Ruling != Rejected {
			t.tie(k.A, k.B)
		}
	}
	return t.sorted()
}

// timeline gathers marks, with the passages that each stands for in the articles that
// have conflicts.
type timeline struct {
	marks    []Mark
	passages map[article.ID][]markAt
}

type markAt struct {
	span text.Span
	mark int
}

func newTimeline(l *Ledgers) *timeline {
	n := len(l.Articles) + len(l.Statements) + len(l.Events) + len(l.Expectations) + len(l.Moves)
	t := &timeline{marks: make([]Mark, 0, n), passages: map[article.ID][]markAt{}}
	for _, k := range l.Conflicts {
		if k.Ruling != Rejected {
			t.passages[k.A.Article], t.passages[k.B.Article] = nil, nil
		}
	}
	return t
}

// sorted gives the marks in order of day. Marks are large: it is their days that are
// sorted, and each mark is moved once.
func (t *timeline) sorted() []Mark {
	if len(t.marks) == 0 {
		return nil
	}
	type days struct {
		from, to string
		mark     int
	}
	order := make([]days, len(t.marks))
	for i := range t.marks {
		order[i] = days{t.marks[i].From, t.marks[i].To, i}
	}
	slices.SortFunc(order, func(a, b days) int {
		return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to), a.mark-b.mark)
	})
	out := make([]Mark, len(order))
	for i, d := range order {
		out[i] = t.marks[d.mark]
	}
	return out
}

// add puts a mark for a row. A window with one end is a mark on that day.
func (t *timeline) add(r *Row, m Mark) {
	m.From, m.To = cmp.Or(m.From, m.To), cmp.Or(m.To, m.From)
	if r.Ruling == Rejected || m.From == "" {
		return
	}
	m.Key, m.Passage, m.Ruling = r.Key, r.Passages[0], r.Ruling
	for _, p := range r.Passages {
		if at, disputed := t.passages[p.Article]; disputed {
			t.passages[p.Article] = append(at, markAt{p.Span, len(t.marks)})
		}
	}
	t.marks = append(t.marks, m)
}

// tie notes on the marks of two passages that these disagree: marks of one ledger
// are tied to each other.
func (t *timeline) tie(a, b Passage) {
	for _, i := range t.on(a) {
		for _, j := range t.on(b) {
			x, y := &t.marks[i], &t.marks[j]
			if i == j || x.Ledger != y.Ledger {
				continue
			}
			if !slices.Contains(x.Ties, y.Key) {
				x.Ties = append(x.Ties, y.Key)
			}
			if !slices.Contains(y.Ties, x.Key) {
				y.Ties = append(y.Ties, x.Key)
			}
		}
	}
}

// on gives the marks that stand for a passage, each once.
func (t *timeline) on(p Passage) []int {
	var out []int
	for _, at := range t.passages[p.Article] {
		if at.span.Overlaps(p.Span) && !slices.Contains(out, at.mark) {
			out = append(out, at.mark)
		}
	}
	return out
}

// denied says whether FactBank's value is that the thing is not so.
func denied(factuality string) bool { return strings.HasSuffix(factuality, "-") }

// done says a move as something done.
func done(m record.MoveKind) string {
	switch m {
	case record.Publish:
		return "Published"
	case record.Propose:
		return "Proposed"
	case record.Deliver:
		return "Delivered"
	case record.Receive:
		return "Received"
	case record.Study:
		return "Studied"
	case record.Reply:
		return "Answered"
	case record.Reject:
		return "Rejected"
	case record.Sign:
		return "Signed"
	case record.Withdraw:
		return "Withdrawn"
	case record.Leak:
		return "Leaked"
	}
	return string(m)
}
