package reading

import (
	"fmt"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/attribution"
	"github.com/readout-app/readout/internal/reading/conflict"
	"github.com/readout-app/readout/internal/reading/document"
	"github.com/readout-app/readout/internal/reading/event"
	"github.com/readout-app/readout/internal/reading/expectation"
	"github.com/readout-app/readout/internal/reading/plover"
	"github.com/readout-app/readout/internal/reading/provenance"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/timex"
	"github.com/readout-app/readout/internal/text"
)

// Version names the reader. A cached Reading of another version is made again, so
// it changes whenever a rule or word list does.
const Version = "6"

// Reader reads articles. It holds the word lists, is made once and may be used by
// many goroutines at once.
type Reader struct {
	language     *language.Analyser
	actors       *actor.Finder
	times        *timex.Finder
	statements   *attribution.Finder
	provenance   *provenance.Finder
	events       *event.Finder
	documents    *document.Finder
	expectations *expectation.Finder
	conflicts    *conflict.Finder
}

// New loads the word lists and models. It fails only when an embedded list is
// damaged.
func New() (*Reader, error) {
	r := &Reader{}
	for _, load := range []func() error{
		func() (err error) { r.language, err = language.New(); return },
		func() (err error) { r.actors, err = actor.New(); return },
		func() (err error) { r.times, err = timex.New(); return },
		func() (err error) { r.statements, err = attribution.New(); return },
		func() (err error) { r.provenance, err = provenance.New(); return },
		func() (err error) { r.events, err = event.New(); return },
		func() (err error) { r.documents, err = document.New(); return },
		func() (err error) { r.expectations, err = expectation.New(); return },
		func() (err error) { r.conflicts, err = conflict.New(); return },
	} {
		if err := load(); err != nil {
			return nil, fmt.Errorf("making the reader: %w", err)
		}
	}
	return r, nil
}

// Notes on an article.
const (
	otherLanguage message.Kind = "The text is in a language the reader does not know ({{.Language}}); it is kept and searchable, but not read."
	noDate        message.Kind = "The article bears no date, so relative dates such as “next week” have no day."
)

// known are the languages whose rules the reader has.
const known = "en"

// Read gives the Reading of an article. An article in a language the reader does
// not know is split into sentences and nothing more, and the Reading says so.
func (r *Reader) Read(a article.Article) record.Reading {
	doc := r.language.Parse(a.Text, a.Front.Lines)
	out := empty(a)
	for _, s := range doc.Sentences {
		out.Sentences = append(out.Sentences, s.Span)
	}
	if a.Front.Language != known && a.Front.Language != "und" && a.Front.Language != "" {
		out.Notes = append(out.Notes, otherLanguage.With(a.Front.Language))
		return out
	}
	if a.Front.Published.Value == "" {
		out.Notes = append(out.Notes, noDate.With())
	}
	out.Mentions, out.Actors = r.actors.Find(doc, a.Front)
	r.actors.Members(out.Sentences, out.Mentions, out.Actors)
	out.Times = r.times.Find(doc, a.Front)
	out.Statements = r.statements.Find(doc, a.Front, out.Mentions, out.Actors, out.Times)
	actor.Speakers(out.Mentions, out.Actors, out.Statements)
	out.Times = r.times.Anchor(out.Times, timex.Utterances(out.Statements))
	out.Chains, out.Statements = r.provenance.Chains(doc, a.Front, out.Statements, out.Actors)
	out.Events = r.events.Find(doc, a.Front.Published, out.Mentions, out.Actors, out.Times, out.Statements)
	out.Events = r.expectations.Awaited(doc, out.Events)
	out.Documents, out.Moves = r.documents.Find(doc, out.Mentions, out.Actors, out.Times, out.Statements)
	out.Expectations = r.expectations.Find(doc, a.Front.Published, out.Mentions, out.Actors, out.Times, out.Statements, out.Events)
	out.Conflicts = r.conflicts.Find(doc, a.Front.Headline.Span, out.Mentions, out.Actors, out.Times, out.Statements, out.Events)
	expand(&out)
	out.Signals = plover.Signals(out.Events, out.Mentions, out.Actors, out.Statements)
	return out
}

// expand names the members of a pair where a record lists actors.
func expand(r *record.Reading) {
	for i := range r.Expectations {
		x := &r.Expectations[i]
		x.Actors = actor.Expand(x.Actors, r.Actors)
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		d.Parties = actor.Expand(d.Parties, r.Actors)
	}
	for i := range r.Moves {
		m := &r.Moves[i]
		m.By, m.To = actor.Expand(m.By, r.Actors), actor.Expand(m.To, r.Actors)
	}
}

// empty starts a Reading with the front matter and no nil slices, so that its JSON
// has lists and no nulls.
func empty(a article.Article) record.Reading {
	f := a.Front
	return record.Reading{
		Schema: record.Schema, File: a.File,
		Article: record.Article{
			ID: string(a.ID), Text: a.Text.String(),
			Headline:  record.Passage{Span: f.Headline.Span, Text: f.Headline.Text},
			Published: f.Published.Value, Modified: f.Modified.Value, URL: f.URL, Language: f.Language,
			Outlet: f.Outlet.Text, Agency: f.Agency.Text, Byline: f.Byline.Text,
			Dateline: record.Dateline{Span: f.Dateline.Span, Place: f.Dateline.Place, Date: f.Dateline.Date},
		},
		Sentences: []text.Span{}, Mentions: []record.Mention{}, Actors: []record.Actor{}, Times: []record.Time{},
		Statements: []record.Statement{}, Events: []record.Event{}, Expectations: []record.Expectation{},
		Documents: []record.Document{}, Moves: []record.Move{}, Chains: []record.Chain{},
		Conflicts: []record.Conflict{}, Signals: []record.Signal{},
	}
}
