package story

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// paper is an article with a Reading made by hand: its methods add records on
// passages named by their words.
type paper struct {
	t    testing.TB
	text *text.Text
	r    record.Reading
}

func newPaper(t testing.TB, published, outlet, words string) *paper {
	t.Helper()
	p := &paper{t: t, text: text.New(words)}
	p.r.Schema = record.Schema
	p.r.Article.Published, p.r.Article.Outlet = published, outlet
	from := 0
	for _, s := range strings.SplitAfter(words, ". ") {
		sp := p.text.SpanOfBytes(from, from+len(s))
		p.r.Sentences = append(p.r.Sentences, sp)
		from += len(s)
	}
	return p
}

func (p *paper) span(words string) text.Span {
	p.t.Helper()
	i := strings.Index(p.text.String(), words)
	if i < 0 || words == "" {
		p.t.Fatalf("%q does not stand in the paper", words)
	}
	return p.text.SpanOfBytes(i, i+len(words))
}

func (p *paper) passage(words string) record.Passage {
	p.t.Helper()
	return record.PassageOf(p.text, p.span(words))
}

// actor adds an actor named as printed, or gives the id it has; set changes it.
func (p *paper) actor(name string, set ...func(*record.Actor)) string {
	p.t.Helper()
	for _, a := range p.r.Actors {
		if a.Name == name {
			return a.ID
		}
	}
	a := record.NewActor(len(p.r.Actors)+1, p.span(name), "test")
	a.Name, a.Type = name, record.Person
	m := record.NewMention(len(p.r.Mentions)+1, p.span(name), "test")
	m.Text, m.Form, m.Actor = name, record.Name, a.ID
	for _, f := range set {
		f(&a)
	}
	m.Type = a.Type
	p.r.Actors, p.r.Mentions = append(p.r.Actors, a), append(p.r.Mentions, m)
	return a.ID
}

func polity(country string) func(*record.Actor) {
	return func(a *record.Actor) { a.Type, a.Country = record.Polity, country }
}

func ofType(t record.ActorType) func(*record.Actor) {
	return func(a *record.Actor) { a.Type = t }
}

func of(country string) func(*record.Actor) {
	return func(a *record.Actor) { a.Country = country }
}

func inOffice(title string) func(*record.Actor) {
	return func(a *record.Actor) { a.Roles = append(a.Roles, record.RoleHeld{Title: title}) }
}

func (p *paper) actors(names []string) []string {
	p.t.Helper()
	var out []string
	for _, n := range names {
		out = append(out, p.actor(n))
	}
	return out
}

func (p *paper) time(words, from, to string) *record.Time {
	p.t.Helper()
	t := record.NewTime(len(p.r.Times)+1, p.span(words), "test")
	t.Text, t.Type, t.From, t.To = words, record.Date, from, to
	p.r.Times = append(p.r.Times, t)
	return &p.r.Times[len(p.r.Times)-1]
}

// says adds a statement whose passage is its content.
func (p *paper) says(speaker, cue, content string) *record.Statement {
	p.t.Helper()
	s := record.NewStatement(len(p.r.Statements)+1, p.span(content), "test")
	if speaker != "" {
		s.Source.Span, s.Source.Text, s.Source.Actor = p.span(speaker), speaker, p.actor(speaker)
	}
	if cue != "" {
		s.Cue = p.passage(cue)
	}
	s.Content = []record.Passage{p.passage(content)}
	p.r.Statements = append(p.r.Statements, s)
	return &p.r.Statements[len(p.r.Statements)-1]
}

// event adds a past event of the given kind that is sure to have taken place.
func (p *paper) event(clause, trigger, kind, from, to string, actors ...string) *record.Event {
	p.t.Helper()
	e := record.NewEvent(len(p.r.Events)+1, p.span(clause), "test")
	e.Trigger, e.Type, e.From, e.To = p.passage(trigger), kind, from, to
	e.Factuality, e.Tense = "CT+", "past"
	for _, id := range p.actors(actors) {
		for _, m := range p.r.Mentions {
			if m.Actor == id {
				e.Actors = append(e.Actors, m.ID)
				break
			}
		}
	}
	p.r.Events = append(p.r.Events, e)
	return &p.r.Events[len(p.r.Events)-1]
}

// expect adds an expectation with its announced event.
func (p *paper) expect(clause, trigger, kind, from, to string, actors ...string) *record.Expectation {
	p.t.Helper()
	e := p.event(clause, trigger, kind, from, to, actors...)
	e.Tense, e.Factuality = "future", "PR+"
	x := record.NewExpectation(len(p.r.Expectations)+1, p.span(clause), "test")
	x.Event, x.From, x.To, x.Actors = e.ID, from, to, p.actors(actors)
	p.r.Expectations = append(p.r.Expectations, x)
	return &p.r.Expectations[len(p.r.Expectations)-1]
}

func (p *paper) document(words, kind, title string, parties ...string) *record.Document {
	p.t.Helper()
	d := record.NewDocument(len(p.r.Documents)+1, p.span(words), "test")
	d.Kind, d.Title, d.Parties = kind, title, p.actors(parties)
	p.r.Documents = append(p.r.Documents, d)
	return &p.r.Documents[len(p.r.Documents)-1]
}

func (p *paper) move(clause string, kind record.MoveKind, on, by, to string) *record.Move {
	p.t.Helper()
	m := record.NewMove(len(p.r.Moves)+1, p.span(clause), "test")
	m.Move, m.From, m.ToDay, m.Factuality = kind, on, on, "CT+"
	m.By, m.To = []string{p.actor(by)}, []string{p.actor(to)}
	p.r.Moves = append(p.r.Moves, m)
	return &p.r.Moves[len(p.r.Moves)-1]
}

// item gives the paper as a story takes it.
func (p *paper) item() Item {
	p.t.Helper()
	a, err := article.New(p.text, article.Front{})
	if err != nil {
		p.t.Fatal(err)
	}
	p.r.Article.ID = string(a.ID)
	return Item{Article: a, Reading: p.r}
}

func build(today string, decisions []decision.Decision, papers ...*paper) *Ledgers {
	in := Input{Story: "test", Today: today, Decisions: decisions}
	for _, p := range papers {
		in.Items = append(in.Items, p.item())
	}
	return Build(in)
}

// log numbers decisions as the archive does.
func log(decisions ...decision.Decision) []decision.Decision {
	for i := range decisions {
		decisions[i].Seq = uint64(i + 1)
	}
	return decisions
}

func one[T any](t testing.TB, rows []T) T {
	t.Helper()
	if len(rows) != 1 {
		t.Fatalf("there are %d rows, want 1: %+v", len(rows), rows)
	}
	return rows[0]
}

// wordLists are those of the program.
func wordLists(t testing.TB) Lists {
	t.Helper()
	lists, err := NewLists(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	return lists
}
