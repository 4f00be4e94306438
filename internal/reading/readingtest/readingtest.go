package readingtest

import (
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

// Work is an article read up to its statements, its dates anchored to them.
type Work struct {
	Front      article.Front
	Doc        *language.Document
	Mentions   []record.Mention
	Actors     []record.Actor
	Times      []record.Time
	Statements []record.Statement
}

// rooms are the finders that make a Work.
type rooms struct {
	fronts     *frontmatter.Finder
	language   *language.Analyser
	actors     *actor.Finder
	times      *timex.Finder
	statements *attribution.Finder
}

// made holds the finders, made once for all tests of a package.
var made = sync.OnceValues(func() (r rooms, err error) {
	for _, load := range []func() error{
		func() (err error) { r.fronts, err = frontmatter.New(); return },
		func() (err error) { r.language, err = language.New(); return },
		func() (err error) { r.actors, err = actor.New(); return },
		func() (err error) { r.times, err = timex.New(); return },
		func() (err error) { r.statements, err = attribution.New(); return },
	} {
		if err := load(); err != nil {
			return r, err
		}
	}
	return r, nil
})

// Read reads words that were printed at published, a value of article.Published; it
// may be empty. It ends the test when a word list is damaged.
func Read(t testing.TB, words, published string) Work {
	t.Helper()
	r, err := made()
	if err != nil {
		t.Fatal(err)
	}
	frozen := text.New(words)
	front, _ := r.fronts.Complete(frozen, article.Front{Published: article.Published{Value: published}})
	w := Work{Front: front, Doc: r.language.Parse(frozen, front.Lines)}
	w.Mentions, w.Actors = r.actors.Find(w.Doc, front)
	w.Times = r.times.Find(w.Doc, front)
	w.Statements = r.statements.Find(w.Doc, front, w.Mentions, w.Actors, w.Times)
	w.Times = r.times.Anchor(w.Times, timex.Utterances(w.Statements))
	return w
}
