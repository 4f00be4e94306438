package event

import (
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/attribution"
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
	events     *Finder
}

var made = sync.OnceValues(func() (r rooms, err error) {
	for _, load := range []func() error{
		func() (err error) { r.fronts, err = frontmatter.New(); return },
		func() (err error) { r.language, err = language.New(); return },
		func() (err error) { r.actors, err = actor.New(); return },
		func() (err error) { r.times, err = timex.New(); return },
		func() (err error) { r.statements, err = attribution.New(); return },
		func() (err error) { r.events, err = New(); return },
	} {
		if err := load(); err != nil {
			return r, err
		}
	}
	return r, nil
})

// work is an article read up to its events.
type work struct {
	doc        *language.Document
	mentions   []record.Mention
	actors     []record.Actor
	times      []record.Time
	statements []record.Statement
	events     []record.Event
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
	w := work{doc: r.language.Parse(frozen, front.Lines)}
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

// read runs everything up to the events.
func read(t testing.TB, words, published string) work {
	t.Helper()
	w := prepare(t, words, published)
	r, _ := made()
	w.events = r.events.Find(w.doc, w.mentions, w.actors, w.times, w.statements)
	return w
}

// names gives the actors behind mentions, by name, joined by " + ".
func (w work) names(mentions []string) string {
	var out []string
	for _, id := range mentions {
		name := "?" + id
		for _, m := range w.mentions {
			if m.ID == id {
				name = m.Text
				for _, a := range w.actors {
					if a.ID == m.Actor {
						name = a.Name
					}
				}
			}
		}
		out = append(out, name)
	}
	return strings.Join(out, " + ")
}

// line gives an event in one line: root and trigger, actors, recipients, factuality and
// tense, days, outcome or hypothetical.
func (w work) line(e record.Event) string {
	root := e.Type
	if e.Mode != "" {
		root += "." + e.Mode
	}
	last := e.Outcome
	if e.Hypothetical {
		last += "hypothetical"
	}
	days := ""
	if e.From != "" {
		days = e.From + "/" + e.To
	}
	return strings.Join([]string{root + " " + e.Trigger.Text, w.names(e.Actors), w.names(e.Recipients), e.Factuality + " " + e.Tense, days, last}, " | ")
}

func (w work) lines() string {
	var out []string
	for _, e := range w.events {
		out = append(out, w.line(e))
	}
	return strings.Join(out, "\n")
}
