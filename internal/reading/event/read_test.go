package event

import (
	"fmt"
	"os"
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

func TestDump(t *testing.T) {
	s := os.Getenv("S")
	if f := os.Getenv("F"); f != "" {
		raw, _ := os.ReadFile(f)
		s = string(raw)
	}
	if s == "" {
		t.Skip()
	}
	w := read(t, s, os.Getenv("D"))
	for _, sent := range w.doc.Sentences {
		var b strings.Builder
		for i := sent.First; i < sent.Last; i++ {
			b.WriteString(w.doc.Tokens[i].Text + "/" + w.doc.Tokens[i].Tag + " ")
		}
		if os.Getenv("Q") == "" {
			fmt.Println("SENT", sent.FrontMatter, b.String())
			for _, g := range w.doc.VerbGroups(sent.First, sent.Last) {
				fmt.Printf("   VG %q head %s %+v\n", w.doc.Text.Slice(w.doc.Span(g.First, g.Last)), w.doc.Tokens[g.Head].Lemma, g)
			}
			var nps []string
			for _, n := range w.doc.NounPhrases(sent.First, sent.Last) {
				nps = append(nps, w.doc.Text.Slice(w.doc.Span(n.First, n.Last)))
			}
			fmt.Printf("   NP %q\n", nps)
			for _, m := range w.mentions {
				if sent.Overlaps(m.Span) {
					fmt.Printf("   M %s %q %s %s %s\n", m.ID, m.Text, m.Type, m.Actor, w.names([]string{m.ID}))
				}
			}
			for _, m := range w.times {
				if sent.Overlaps(m.Span) {
					fmt.Printf("   T %s %q %s %s %s %s\n", m.ID, m.Text, m.Type, m.Value, m.From, m.To)
				}
			}
			for _, m := range w.statements {
				if sent.Overlaps(m.Span) {
					fmt.Printf("   S %s in %s %q|%q|%q said %s\n", m.ID, m.Within, m.Source.Text, m.Cue.Text, m.Content[0].Text, m.Said.From)
				}
			}
		} else {
			fmt.Println("SENT", w.doc.Text.Slice(sent.Span))
		}
		for _, e := range w.events {
			if sent.Overlaps(e.Trigger.Span) {
				fmt.Printf("   E %s %s %s %q [%s] -> [%s] %s %s %s hyp=%v time %s %s %s acc %s out %s %s | %s\n", e.ID, e.Type, e.Mode, e.Trigger.Text, w.names(e.Actors), w.names(e.Recipients), e.Factuality, e.Tense, e.Rule, e.Hypothetical, e.Time, e.From, e.To, e.AccordingTo, e.Outcome, e.Place, w.doc.Text.Slice(e.Span))
			}
		}
	}
	for _, g := range Signals(w.events, w.mentions, w.statements) {
		fmt.Printf("G %s %s %s %s %s %s\n", g.Direction, g.Event, g.From, g.To, g.AccordingTo, w.doc.Text.Slice(g.Span))
	}
}
