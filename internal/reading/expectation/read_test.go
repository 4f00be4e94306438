package expectation

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/attribution"
	"github.com/readout-app/readout/internal/reading/event"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/timex"
	"github.com/readout-app/readout/internal/text"
)

// rooms are the finders below this one, made once for all tests.
type rooms struct {
	fronts     *frontmatter.Finder
	language   *language.Analyser
	actors     *actor.Finder
	times      *timex.Finder
	statements *attribution.Finder
	events     *event.Finder
	finder     *Finder
}

var made = sync.OnceValues(func() (r rooms, err error) {
	for _, load := range []func() error{
		func() (err error) { r.fronts, err = frontmatter.New(); return },
		func() (err error) { r.language, err = language.New(); return },
		func() (err error) { r.actors, err = actor.New(); return },
		func() (err error) { r.times, err = timex.New(); return },
		func() (err error) { r.statements, err = attribution.New(); return },
		func() (err error) { r.events, err = event.New(); return },
		func() (err error) { r.finder, err = New(); return },
	} {
		if err := load(); err != nil {
			return r, err
		}
	}
	return r, nil
})

// work is an article read up to its expectations.
type work struct {
	front      article.Front
	doc        *language.Document
	mentions   []record.Mention
	actors     []record.Actor
	times      []record.Time
	statements []record.Statement
	events     []record.Event
	found      []record.Expectation
}

// prepare runs the rooms below over a text.
func prepare(t testing.TB, words, published string) work {
	t.Helper()
	r, err := made()
	if err != nil {
		t.Fatal(err)
	}
	known := article.Front{}
	known.Published.Value = published
	frozen := text.New(words)
	front, _ := r.fronts.Complete(frozen, known)
	w := work{front: front, doc: r.language.Parse(frozen, front.Lines)}
	w.mentions, w.actors = r.actors.Find(w.doc, front)
	w.times = r.times.Find(w.doc, front.Published, front.Lines)
	w.statements = r.statements.Find(w.doc, front, w.mentions, w.actors, w.times)
	var said []timex.Utterance
	for _, s := range w.statements {
		if s.Said.From == "" {
			continue
		}
		u := timex.Utterance{Statement: s.ID, From: s.Said.From, To: s.Said.To, Direct: s.Kind == record.Direct}
		for _, c := range s.Content {
			u.Spans = append(u.Spans, c.Span)
		}
		said = append(said, u)
	}
	w.times = r.times.Anchor(w.times, said)
	return w
}

// read runs everything up to the expectations.
func read(t testing.TB, words, published string) work {
	t.Helper()
	w := prepare(t, words, published)
	r, _ := made()
	w.events = r.events.Find(w.doc, w.mentions, w.actors, w.times, w.statements)
	w.found = r.finder.Find(w.doc, w.front.Published, w.mentions, w.actors, w.times, w.statements, w.events)
	return w
}

// name gives the name of an actor.
func (w work) name(id string) string {
	for _, a := range w.actors {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}

// line gives an expectation in one line: kind, actors, window, chance, condition, by
// whom and when.
func (w work) line(x record.Expectation) string {
	var who []string
	for _, a := range x.Actors {
		who = append(who, w.name(a))
	}
	kind := ""
	for _, e := range w.events {
		if e.ID == x.Event {
			kind = e.Type + " " + e.Trigger.Text
		}
	}
	chance := ""
	if !x.Likelihood.Empty() {
		chance = fmt.Sprintf("%s %d-%d", x.Likelihood.Text, x.Likelihood.Low, x.Likelihood.High)
	}
	return strings.Join([]string{kind, strings.Join(who, " + "), x.From + "/" + x.To, chance, x.Condition.Text, w.name(x.AnnouncedBy) + " " + x.AnnouncedOn}, " | ")
}
