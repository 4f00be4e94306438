package conflict

import (
	"fmt"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds conflicts. Make one with New and use it for many articles; it is safe
// for concurrent use.
type Finder struct {
	class map[string]map[string]bool // class → words
}

// New loads the word list. The error says what is wrong with it.
func New() (*Finder, error) {
	rows, err := lexicon.Rows(assets.Words, "words/conflict-words.tsv", 2)
	if err != nil {
		return nil, fmt.Errorf("reading the words of conflicts: %w", err)
	}
	f := &Finder{class: map[string]map[string]bool{}}
	for _, r := range rows {
		if f.class[r[0]] == nil {
			f.class[r[0]] = map[string]bool{}
		}
		f.class[r[0]][r[1]] = true
	}
	return f, nil
}

// Find gives the conflicts within an article, numbered from k1: of times, of claims
// and denials, of headline and body, of numbers, of wording, of offices. headline is
// the span of the headline, empty where there is none.
func (f *Finder) Find(doc *language.Document, headline text.Span, mentions []record.Mention, actors []record.Actor, times []record.Time, statements []record.Statement, events []record.Event) []record.Conflict {
	w := &work{Finder: f, d: doc, t: doc.Tokens, headline: headline, mentions: mentions, actors: actors, times: times, statements: statements, events: events,
		out: []record.Conflict{}}
	w.ofTime()
	w.ofClause()
	w.ofDenial()
	w.ofHeadline()
	w.ofHeadlineEvent()
	w.ofNumber()
	w.ofWording()
	w.ofRole()
	return w.out
}

// work is the state of one article.
type work struct {
	*Finder
	d          *language.Document
	t          []language.Token
	headline   text.Span
	mentions   []record.Mention
	actors     []record.Actor
	times      []record.Time
	statements []record.Statement
	events     []record.Event
	out        []record.Conflict
}

// side is one of the two passages of a conflict.
type side struct {
	id string
	text.Span
}

func (w *work) add(kind, rule string, a, b side, explained string, note message.Message) {
	k := record.NewConflict(len(w.out)+1, a.Span, b.Span, rule)
	k.Kind, k.A, k.B, k.ExplainedBy, k.Note = kind, a.id, b.id, explained, note
	w.out = append(w.out, k)
}

func (w *work) is(class string, t *language.Token) bool {
	return w.class[class][t.Lemma] || w.class[class][t.Norm]
}

// any says whether a token of [first, last) is of the class.
func (w *work) any(class string, first, last int) bool {
	for i := first; i < last; i++ {
		if w.is(class, &w.t[i]) {
			return true
		}
	}
	return false
}

// tokens gives the range of the tokens that a span touches.
func (w *work) tokens(sp text.Span) (first, last int) {
	first = w.d.TokenAt(sp.Start)
	last = first
	for last < len(w.t) && w.t[last].Start < sp.End {
		last++
	}
	return first, last
}

// holder gives the innermost statement whose content holds the code point at, or nil.
func (w *work) holder(at int) *record.Statement {
	var best *record.Statement
	length := 0
	for i := range w.statements {
		for _, c := range w.statements[i].Content {
			if c.Holds(at) && (best == nil || c.Len() < length) {
				best, length = &w.statements[i], c.Len()
			}
		}
	}
	return best
}

// degrees are words of rank that make of an office no other one.
var degrees = map[string]bool{"chief": true, "top": true, "senior": true, "veteran": true, "longtime": true, "key": true}

func lower(s string) string { return strings.ToLower(s) }
