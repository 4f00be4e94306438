package event

import (
	"slices"
	"sort"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds events. It holds the word lists, is made once by New and may be used
// from many goroutines.
type Finder struct{ words *words }

// New reads the word lists. It fails when one is missing or broken.
func New() (*Finder, error) {
	w, err := readWords()
	if err != nil {
		return nil, err
	}
	return &Finder{w}, nil
}

// Find gives the events of an analysed article in text order of their triggers,
// numbered e1, e2, … Mentions, actors, times and statements are those of the same
// text; any of them may be empty, and the fields that rest on them then stay empty. The
// day of publication tells what a present tense says of a day to come.
func (f *Finder) Find(doc *language.Document, published article.Published, mentions []record.Mention, actors []record.Actor, times []record.Time, statements []record.Statement) []record.Event {
	r := &reader{words: f.words, doc: doc, mentions: mentions, times: times, statements: statements, mention: map[string]*record.Mention{}, actor: map[string]*record.Actor{}}
	if day, ok := published.Day(); ok {
		r.published = day.Format(time.DateOnly)
	}
	for i := range actors {
		r.actor[actors[i].ID] = &actors[i]
	}
	for i := range mentions {
		r.mention[mentions[i].ID] = &mentions[i]
	}
	for i := range doc.Sentences {
		r.sentence(i).read()
	}
	return r.records()
}

// reader is the work on one article.
type reader struct {
	words      *words
	doc        *language.Document
	mentions   []record.Mention
	mention    map[string]*record.Mention
	actor      map[string]*record.Actor
	times      []record.Time
	statements []record.Statement
	published  string // the day, ISO 8601; empty when it is not known
	drafts     []draft
}

// draft is an event in the making.
type draft struct {
	pattern    pattern
	span       text.Span
	trigger    text.Span
	actors     []string
	recipients []string
	place      string
	time       *record.Time
	dated      bool // its days are those of its time
	status     status
	statement  string
	outcome    string
	rule       string
}

// read finds the events of the sentence: first those that verbs tell, with what they
// undo or carry, then the nouns left.
func (s *sentence) read() {
	for _, stage := range []struct {
		kind kind
		try  func(int)
	}{{nounPhrase, s.undone}, {adjective, s.interest}, {verbGroup, s.verb}, {nounPhrase, s.noun}} {
		for i := range s.chunks {
			if s.at(i) == stage.kind && !s.taken[i] {
				s.ruling = s.ruling[:0]
				stage.try(i)
			}
		}
	}
}

// longest is how far in code points words are taken to reach: no mention is longer.
const longest = 400

func (r *reader) actorOf(mention string) string {
	if m := r.mention[mention]; m != nil {
		return m.Actor
	}
	return ""
}

// mentionsOver gives the mentions that share a character with sp, in order.
func (r *reader) mentionsOver(sp text.Span) []*record.Mention {
	// Mentions are in order of their start and short: those that begin a good way
	// before sp cannot reach it.
	at := sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Start >= sp.Start-longest })
	var out []*record.Mention
	for ; at < len(r.mentions) && r.mentions[at].Start < sp.End; at++ {
		if r.mentions[at].Overlaps(sp) {
			out = append(out, &r.mentions[at])
		}
	}
	return out
}

// records numbers the drafts in text order.
func (r *reader) records() []record.Event {
	slices.SortStableFunc(r.drafts, func(a, b draft) int { return text.Compare(a.trigger, b.trigger) })
	out := make([]record.Event, 0, len(r.drafts))
	for _, d := range r.drafts {
		e := record.NewEvent(len(out)+1, d.span, d.rule)
		e.Trigger = record.PassageOf(r.doc.Text, d.trigger)
		e.Type, e.Mode, e.CAMEO = d.pattern.root, d.pattern.mode, d.pattern.cameo
		e.Actors = append(e.Actors, d.actors...)
		e.Recipients = append(e.Recipients, d.recipients...)
		e.Place = d.place
		if d.time != nil {
			e.Time = d.time.ID
			if d.dated {
				e.From, e.To = r.window(d.time)
			}
		}
		e.Factuality = d.status.factuality()
		e.Tense = d.status.tense
		if e.Tense == "" {
			e.Tense = "present"
		}
		e.Hypothetical = d.status.hypothetical
		e.AccordingTo = d.statement
		e.Outcome = d.outcome
		e.Score = r.words.scale.Score(e.Type, e.Mode)
		out = append(out, e)
	}
	return out
}
