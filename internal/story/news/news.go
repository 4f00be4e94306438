package news

import (
	"slices"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// Point is how far somebody has seen a story. The zero Point has seen nothing.
type Point struct {
	At  time.Time `json:"at"`  // articles that were taken in later are new
	Seq uint64    `json:"seq"` // decisions numbered higher are new
}

// Before gives what the story was built from at a Point, seen on the day of it.
func Before(in story.Input, p Point) story.Input {
	out := in
	out.Items, out.Decisions = nil, nil
	for _, it := range in.Items {
		if !it.Article.Captured.After(p.At) {
			out.Items = append(out.Items, it)
		}
	}
	for _, d := range in.Decisions {
		if d.Seq <= p.Seq {
			out.Decisions = append(out.Decisions, d)
		}
	}
	if !p.At.IsZero() {
		out.Today = p.At.Format(time.DateOnly)
	}
	return out
}

// News is what ledgers hold that earlier ones did not.
type News struct {
	Articles   []*story.Article     `json:"articles"`
	Statements []*story.Statement   `json:"statements"` // utterances that were not reported before
	Announced  []*story.Expectation `json:"announced"`
	Changed    []Changed            `json:"changed"`
	Proposed   []Proposed           `json:"proposed"`
	Conflicts  []*story.Conflict    `json:"conflicts"`
}

// Field is a part of an expectation that can change.
type Field string

// The fields that are looked at.
const (
	Status    Field = "status"    // such as overdue, or happened
	Window    Field = "window"    // the days for which it is announced
	Condition Field = "condition" // on which it hangs
	Ruling    Field = "ruling"    // of the analyst
	Announced Field = "announced" // further places announce it
)

// Changed is an expectation that stands otherwise than before.
type Changed struct {
	Was    *story.Expectation `json:"was"`
	Is     *story.Expectation `json:"is"`
	Fields []Field            `json:"fields"` // in which; never empty
}

// Proposed is a new proposal of what came of an expectation.
type Proposed struct {
	Expectation *story.Expectation `json:"expectation"`
	Proposal    story.Proposal     `json:"proposal"`
}

// IsEmpty says whether there is nothing new.
func (n News) IsEmpty() bool {
	return len(n.Articles)+len(n.Statements)+len(n.Announced)+len(n.Changed)+len(n.Proposed)+len(n.Conflicts) == 0
}

// Since gives what is new in a story since a Point. It builds the story as it was then,
// which takes as long as building it as it is; whoever has both ledgers asks Between.
func Since(in story.Input, p Point) News {
	return Between(story.Build(Before(in, p)), story.Build(in))
}

// Between gives what is new in ledgers. A row is new when none of its passages stood in
// the same ledger before: an article that was printed earlier and comes in later gives a
// row another Key, and it is no other utterance for that. Rows that the analyst rejected
// are no news.
func Between(before, now *story.Ledgers) News {
	var n News
	had := map[article.ID]bool{}
	for _, a := range before.Articles {
		had[a.ID] = true
	}
	for _, a := range now.Articles {
		if !had[a.ID] && a.Ruling != story.Rejected {
			n.Articles = append(n.Articles, a)
		}
	}
	said := places(before.Statements, func(s *story.Statement) *story.Row { return &s.Row })
	for _, s := range now.Statements {
		if _, old := find(said, &s.Row); !old && s.Ruling != story.Rejected {
			n.Statements = append(n.Statements, s)
		}
	}
	announced := places(before.Expectations, func(x *story.Expectation) *story.Row { return &x.Row })
	for _, x := range now.Expectations {
		was, _ := find(announced, &x.Row)
		n.expectation(was, x)
	}
	type pair struct {
		kind string
		a, b place
	}
	pairOf := func(k *story.Conflict) pair { return pair{k.Kind, placeOf(k.A), placeOf(k.B)} }
	known := map[pair]bool{}
	for _, k := range before.Conflicts {
		known[pairOf(k)] = true
	}
	for _, k := range now.Conflicts {
		if p := pairOf(k); !known[p] && !known[pair{p.kind, p.b, p.a}] && k.Ruling != story.Rejected {
			n.Conflicts = append(n.Conflicts, k)
		}
	}
	return n
}

// expectation adds what is new of an expectation that was, or was not, there before.
func (n *News) expectation(was, is *story.Expectation) {
	if was == is || is.Ruling == story.Rejected && (was == nil || was.Ruling == story.Rejected) {
		return
	}
	proposed := map[place]story.Status{}
	if was == nil {
		n.Announced = append(n.Announced, is)
	} else {
		if fields := changed(was, is); len(fields) > 0 {
			n.Changed = append(n.Changed, Changed{was, is, fields})
		}
		for _, p := range was.Proposals {
			proposed[placeOf(p.Passage)] = p.Status
		}
	}
	for _, p := range is.Proposals {
		if proposed[placeOf(p.Passage)] != p.Status && is.Ruling != story.Rejected {
			n.Proposed = append(n.Proposed, Proposed{is, p})
		}
	}
}

// changed gives the fields in which an expectation stands otherwise.
func changed(was, is *story.Expectation) []Field {
	var out []Field
	add := func(f Field, other bool) {
		if other {
			out = append(out, f)
		}
	}
	add(Status, was.Status != is.Status)
	add(Window, was.From != is.From || was.To != is.To)
	add(Condition, was.Condition.Text != is.Condition.Text)
	add(Ruling, was.Ruling != is.Ruling)
	add(Announced, slices.ContainsFunc(is.Passages, func(p story.Passage) bool {
		return !slices.ContainsFunc(was.Passages, func(q story.Passage) bool { return placeOf(p) == placeOf(q) })
	}))
	return out
}

// place is where a passage stands, whatever a reader makes of it.
type place struct {
	article article.ID
	text.Span
}

func placeOf(p story.Passage) place { return place{p.Article, p.Span} }

// standing is a row of a ledger as it was.
type standing[R any] struct {
	of  R
	row *story.Row
}

// places gives the rows of a ledger by where their passages stand.
func places[R any](rows []R, base func(R) *story.Row) map[place][]standing[R] {
	out := map[place][]standing[R]{}
	for _, r := range rows {
		row := base(r)
		for _, p := range row.Passages {
			out[placeOf(p)] = append(out[placeOf(p)], standing[R]{r, row})
		}
	}
	return out
}

// find gives the row of before that stands on a passage of a row: that of its Key, or
// else the first. It reports false for none.
func find[R any](before map[place][]standing[R], row *story.Row) (found R, ok bool) {
	for _, p := range row.Passages {
		for _, s := range before[placeOf(p)] {
			if s.row.Key == row.Key {
				return s.of, true
			}
			if !ok {
				found, ok = s.of, true
			}
		}
	}
	return found, ok
}

// Last gives the Point of who has seen all of a log at a moment.
func Last(log []decision.Decision, at time.Time) Point {
	p := Point{At: at}
	if n := len(log); n > 0 {
		p.Seq = log[n-1].Seq
	}
	return p
}
