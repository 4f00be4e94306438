package review

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Kind is the kind of question that an entry asks.
type Kind string

// The kinds of question, those that matter most first: what became of what was
// expected, then what the rest hangs on, then what is merely not sure.
const (
	Outcome  Kind = "outcome"  // did a later passage tell what became of an expectation?
	Undated  Kind = "undated"  // when was the article printed? Its relative dates hang on it
	Conflict Kind = "conflict" // do two passages disagree, where nothing explains it?
	Double   Kind = "double"   // are two names one actor's?
	Reading  Kind = "reading"  // which day does the date of an awaited event mean?
	Overdue  Kind = "overdue"  // is it still awaited? Nothing tells what became of it
	Dropped  Kind = "dropped"  // does it stand, though a newer version says it no more?
	Unnamed  Kind = "unnamed"  // was it said, though nobody is known to have said it?
	Lost     Kind = "lost"     // may the ruling go, the words of which are found no more?
)

// kinds is the order of the queue.
var kinds = []Kind{Outcome, Undated, Conflict, Double, Reading, Overdue, Dropped, Unnamed, Lost}

// Kinds gives the kinds in the order of the queue.
func Kinds() []Kind { return slices.Clone(kinds) }

// Entry is one question.
type Entry struct {
	Kind Kind
	// Key names the question among all of the story and stays the same while it is
	// asked.
	Key string
	// Row is what is asked about, and Ledger the ledger it is in (decision.OnStatement
	// and so on); Row is nil for a ruling that is lost.
	Row    *story.Row
	Ledger string
	// About names what is asked about in the words of the press, With the other of two.
	About, With string
	// Passages are the one or two passages that the question is about; the first is that
	// of Row.
	Passages []story.Passage
	// Accept and Reject are the decisions that answer the question with yes and with
	// no. Reject is empty for a ruling that is lost: it is let go or it stays.
	Accept, Reject []decision.Decision
	// Proposal is the proposed outcome that an Outcome asks about.
	Proposal *story.Proposal
	// Times are the dates that a Reading asks about, one for each print of the words.
	Times []*story.Time
	// Ruling is the decision that a Lost asks about.
	Ruling *decision.Decision

	origins int
	day     string // by which it is due; empty comes last
}

// Queue gives the questions of a story in the order in which they matter: by kind; of
// one kind, what more independent origins carry first, then what is due first, then
// the order of the ledgers.
func Queue(l *story.Ledgers) []Entry {
	q := &queue{ledgers: l, asked: map[string]bool{}}
	for _, ask := range []func(){q.expectations, q.articles, q.conflicts, q.doubles, q.statements, q.lost} {
		ask()
	}
	slices.SortStableFunc(q.entries, func(a, b Entry) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(b.origins, a.origins),
			cmp.Compare(cmp.Or(a.day, "~"), cmp.Or(b.day, "~")),
		)
	})
	return q.entries
}

type queue struct {
	ledgers *story.Ledgers
	asked   map[string]bool // Keys of rows that ask a question already
	entries []Entry
}

// ask adds a question about a row, answered by accepting or rejecting it unless the
// entry says otherwise.
func (q *queue) ask(e Entry) {
	if q.asked[e.Row.Key] {
		return
	}
	q.asked[e.Row.Key] = true
	e.Key = string(e.Kind) + " " + e.Row.Key + e.Key
	e.origins = e.Row.Origins
	if e.Passages == nil {
		e.Passages = e.Row.Passages[:1]
	}
	if e.Accept == nil {
		e.Accept = []decision.Decision{{Kind: decision.KindAccept, Target: e.Row.Target}}
	}
	if e.Reject == nil {
		e.Reject = []decision.Decision{{Kind: decision.KindReject, Target: e.Row.Target}}
	}
	q.entries = append(q.entries, e)
}

func (q *queue) expectations() {
	times := make(map[string]*story.Time, len(q.ledgers.Times))
	for _, t := range q.ledgers.Times {
		times[t.Key] = t
	}
	for _, x := range q.ledgers.Expectations {
		if x.Ruling == story.Rejected || x.Status.Settled() {
			continue
		}
		e := Entry{Row: &x.Row, Ledger: decision.OnExpectation, About: x.Title, day: cmp.Or(x.To, x.From)}
		switch open := x.Ruling == story.Proposed; {
		case len(x.Proposals) > 0 && x.Proof == nil:
			q.ask(proposed(e, x))
		case open && x.DroppedIn != "":
			e.Kind = Dropped
			q.ask(e)
		case open && x.Status == story.Overdue:
			e.Kind = Overdue
			q.ask(e)
		}
		q.reading(x, times)
	}
}

// proposed asks about the best proposal. Where it is refused, the next is asked about.
func proposed(e Entry, x *story.Expectation) Entry {
	best := x.Proposals[0]
	e.Kind, e.Proposal = Outcome, &best
	e.Key = fmt.Sprintf(" %s %d", best.Passage.Article, best.Passage.Start)
	e.Passages = []story.Passage{x.Passages[0], best.Passage}
	e.Accept = []decision.Decision{{Kind: decision.KindResolve, Target: x.Target, Value: string(best.Status), Proof: &best.Target}}
	e.Reject = []decision.Decision{{Kind: decision.KindReject, Target: x.Target, Proof: &best.Target}}
	return e
}

// reading asks which day is meant by the date of what is awaited.
func (q *queue) reading(x *story.Expectation, times map[string]*story.Time) {
	e := Entry{Kind: Reading, Ledger: decision.OnTime, With: x.Title, day: cmp.Or(x.To, x.From)}
	for _, key := range x.Windows {
		if t := times[key]; t != nil && t.Ruling == story.Proposed && !q.asked[t.Key] && differ(t) && (e.Row == nil || t.Text == e.About) {
			if e.Row == nil {
				e.Row, e.About = &t.Row, t.Text
			} else {
				q.asked[t.Key] = true
			}
			e.Times = append(e.Times, t)
			e.Accept = append(e.Accept, decision.Decision{Kind: decision.KindAccept, Target: t.Target})
			e.Reject = append(e.Reject, decision.Decision{Kind: decision.KindReject, Target: t.Target})
		}
	}
	if e.Row != nil {
		q.ask(e)
	}
}

// differ says whether the readings of a date mean different days.
func differ(t *story.Time) bool {
	return slices.ContainsFunc(t.Readings, func(r record.TimeReading) bool {
		return r.From != t.Readings[0].From || r.To != t.Readings[0].To
	})
}

func (q *queue) articles() {
	for _, a := range q.ledgers.Articles {
		if a.Published == "" && a.Ruling == story.Proposed {
			q.ask(Entry{Kind: Undated, Row: &a.Row, Ledger: decision.OnArticle, About: a.Headline})
		}
	}
}

func (q *queue) conflicts() {
	for _, k := range q.ledgers.Conflicts {
		if k.ExplainedBy == "" && k.Ruling == story.Proposed {
			q.ask(Entry{
				Kind: Conflict, Row: &k.Row, Ledger: decision.OnConflict, About: k.A.Text, With: k.B.Text,
				Passages: []story.Passage{k.A, k.B},
			})
		}
	}
}

func (q *queue) statements() {
	for _, s := range q.ledgers.Statements {
		e := Entry{Row: &s.Row, Ledger: decision.OnStatement, About: s.Name, With: s.Content}
		switch {
		case s.Ruling != story.Proposed:
		case s.DroppedIn != "":
			e.Kind = Dropped
			q.ask(e)
		case s.Speaker == "":
			e.Kind = Unnamed
			q.ask(e)
		}
	}
}

// lost asks about the rulings that are tied to nothing. They are undone or stay.
func (q *queue) lost() {
	for _, d := range q.ledgers.Unanchored {
		q.entries = append(q.entries, Entry{
			Kind: Lost, Key: fmt.Sprintf("%s %d", Lost, d.Seq), Ledger: d.Target.Record, About: cmp.Or(d.Target.Selector.Exact, d.Target.Part),
			Passages: []story.Passage{{Article: d.Target.Article, Span: d.Target.Selector.Span, Text: d.Target.Selector.Exact}},
			Accept:   []decision.Decision{{Kind: decision.KindUndo, Undoes: d.Seq}},
			Ruling:   &d,
		})
	}
}
