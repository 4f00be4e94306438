package attribution

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds statements. It holds the word lists, is made once by New and may be
// used from many goroutines.
type Finder struct{ words *words }

// New reads the word lists. It fails when one is missing or broken.
func New() (*Finder, error) {
	w, err := readWords()
	if err != nil {
		return nil, err
	}
	return &Finder{w}, nil
}

// Find gives the statements of an analysed article in text order of their first
// word, numbered s1, s2, … Mentions, actors and times are those of the same text;
// any of them may be empty, and the fields that rest on them then stay empty.
func (f *Finder) Find(doc *language.Document, front article.Front, mentions []record.Mention, actors []record.Actor, times []record.Time) []record.Statement {
	r := &reader{
		words: f.words, doc: doc, front: front, mentions: mentions, actors: actors, times: times,
		headline: front.Headline.Span, lines: front.Lines,
	}
	r.outer = r.outerQuotes()
	for _, q := range doc.Quotes {
		r.spoken = append(r.spoken, r.speech(q))
	}
	r.indexTimes()
	r.plant()
	units := r.units()
	for i := range units {
		units[i].order = i
	}
	turns := r.turns(units)
	spoken := make([]bool, len(units))
	for _, t := range turns {
		for i := t.first; i < t.last; i++ {
			spoken[i] = true
		}
	}
	for i := range units {
		if !spoken[i] {
			r.readUnit(&units[i])
		}
	}
	r.orphans(units, spoken)
	r.continueQuotes(units)
	for i := range units {
		r.readInner(&units[i])
	}
	r.readTurns(units, turns)
	for _, t := range turns {
		r.readTurn(units, t)
	}
	r.settle()
	return r.records()
}

// reader is the work on one article.
type reader struct {
	words    *words
	doc      *language.Document
	front    article.Front
	headline text.Span
	lines    []text.Span
	mentions []record.Mention
	actors   []record.Actor
	times    []record.Time
	outer    []int  // by token: its outermost quotation, or -1
	spoken   []bool // by quotation: words spoken, not a word in marks
	timeOf   []int  // by token: its time expression, or -1
	tree     tree   // of the sentences, by token
	drafts   []draft
}

// draft is a statement in the making.
type draft struct {
	source    text.Span
	head      text.Span // the head word of the source
	cue       text.Span
	content   []text.Span
	asked     text.Span
	addressee text.Span
	venue     text.Span
	medium    string
	word      *cueWord
	rule      string
	unit      text.Span // the sentence of the cue
	paragraph int
	order     int  // index of the unit
	open      bool // its words may go on in the next sentence
	nested    bool // the cue stands inside a quotation
	denies    bool
	negated   bool
	headline  bool
	within    int // index of the draft around it, or -1
	rejects   int
	same      int
	actor     string
	said      record.Said
	venueName string
}

// indexTimes notes for every token the time expression it belongs to.
func (r *reader) indexTimes() {
	r.timeOf = make([]int, len(r.doc.Tokens))
	for i := range r.timeOf {
		r.timeOf[i] = -1
	}
	for n, t := range r.times {
		if t.Type != record.Date && t.Type != record.TimeOfDay {
			continue
		}
		for i := r.doc.TokenAt(t.Start); i < len(r.doc.Tokens) && r.doc.Tokens[i].Start < t.End; i++ {
			r.timeOf[i] = n
		}
	}
}

// readUnit tries every cue of a unit, from left to right.
func (r *reader) readUnit(u *unit) {
	if len(u.items) == 0 {
		return
	}
	r.mend(u)
	if u.headline && r.readHeadline(u) {
		return
	}
	from := len(r.drafts)
	askedCue, askedFirst, askedLast := r.askedAt(u)
	asked := r.span(u, askedFirst, askedLast)
	for i := range u.items {
		if i == askedCue {
			continue
		}
		switch {
		case u.tag(i) == quoteTag:
		case r.phraseAt(u, i):
		case r.lightAt(u, i, from):
		case r.adjectiveAt(u, i, from):
		case u.is(i, "VB") && r.seemAt(u, i, from):
		case u.is(i, "VB") && u.main(i):
			before := len(r.drafts)
			r.verbAt(u, i, from)
			if len(r.drafts) == before {
				r.byTree(u, i)
			}
		case u.is(i, "NN"):
			r.nounAt(u, i)
		}
	}
	if askedCue < 0 {
		return
	}
	for k := from; k < len(r.drafts); k++ {
		d := &r.drafts[k]
		if d.cue.Start > asked.End && d.word.has("strong") {
			d.asked = asked
			return
		}
	}
	r.questionAt(u, group{first: askedCue, last: askedCue + 1, main: askedCue}, askedFirst, askedLast)
}

// readInner reads the words inside the quotations of a unit; what is found there
// was said by somebody else in the mouth of the speaker.
func (r *reader) readInner(u *unit) {
	for _, it := range u.items {
		if it.tag != quoteTag {
			continue
		}
		for _, inner := range r.innerUnits(it, u.paragraph) {
			r.nested(&inner)
		}
	}
}

// nested reads a unit of words that somebody speaks, and keeps of it what others are
// clearly said to have said.
func (r *reader) nested(u *unit) {
	from := len(r.drafts)
	r.readUnit(u)
	kept := r.drafts[:from]
	for _, d := range r.drafts[from:] {
		first := r.words.in("first", strings.ToLower(r.doc.Text.Slice(d.source)))
		if d.source.Empty() || first || !d.word.has("strong") && d.word.class != "deny" && d.word.class != "warn" && d.word.lemma != "according to" {
			continue
		}
		d.nested = true
		kept = append(kept, d)
	}
	r.drafts = kept
}

// add keeps a draft when it has a content.
func (r *reader) add(u *unit, d draft) {
	d.content = slices.DeleteFunc(d.content, text.Span.Empty)
	if len(d.content) == 0 || d.cue.Empty() {
		return
	}
	slices.SortFunc(d.content, text.Compare)
	d.content[0] = r.pastHour(d.content[0])
	for _, c := range d.content {
		if c.Overlaps(d.cue) || c.Overlaps(d.source) && !c.Contains(d.source) {
			return
		}
	}
	d.unit = r.span(u, 0, len(u.items))
	d.paragraph, d.order = u.paragraph, u.order
	d.headline = u.headline
	if d.medium == "" && r.words.in("posting", d.word.lemma) {
		d.medium = "post"
	}
	if d.medium == "" {
		d.medium = r.paperOf(&d)
	}
	d.within, d.rejects, d.same = -1, -1, -1
	r.drafts = append(r.drafts, d)
}

// pastHour leaves the hour of an entry of a live blog out of the words that begin behind
// it: "14:30 The convoy has left".
func (r *reader) pastHour(sp text.Span) text.Span {
	first := r.doc.TokenAt(sp.Start)
	if first >= len(r.doc.Tokens) || r.timeOf[first] < 0 {
		return sp
	}
	hour := r.times[r.timeOf[first]]
	if hour.Type != record.TimeOfDay || hour.Start != sp.Start || !strings.ContainsAny(hour.Text[:1], "0123456789") {
		return sp
	}
	i := first
	for i < len(r.doc.Tokens) && (r.doc.Tokens[i].Start < hour.End || r.doc.Tokens[i].POS == "PUNCT" && r.doc.Tokens[i].Norm != `"`) {
		i++
	}
	if i < len(r.doc.Tokens) && r.doc.Tokens[i].Start < sp.End && (r.doc.Tokens[i].Norm == `"` || r.doc.Tokens[i].Text != r.doc.Tokens[i].Norm) {
		sp.Start = r.doc.Tokens[i].Start
	}
	return sp
}

func lower(s string) string { return strings.ToLower(s) }
