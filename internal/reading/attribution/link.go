package attribution

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// ofSpeech says whether the words after the cue speak of an earlier statement.
func (r *reader) ofSpeech(d *draft) bool {
	i := r.doc.TokenAt(d.cue.End)
	for j := i; j < min(i+7, len(r.doc.Tokens)); j++ {
		if r.words.nouns[r.doc.Tokens[j].Lemma].has("speech") {
			return true
		}
		if strings.HasPrefix(r.doc.Tokens[j].Tag, "VB") {
			return false
		}
	}
	return false
}

// pointsBack says whether what a denial denies is only named as words said before:
// "denied this", "rejected the accusation", "slammed such statements as …". Where the
// words are told ("the accusation that …") they have to agree with what was said.
func (r *reader) pointsBack(d *draft) bool {
	i, last := r.doc.TokenAt(d.cue.End), len(r.doc.Tokens)
	if d.cue.End > d.unit.End || i >= last {
		return false
	}
	pointer := r.words.in("anaphor", r.doc.Tokens[i].Norm)
	for j := i; j < min(i+4, last) && r.doc.Tokens[j].Start < d.unit.End; j++ {
		t := &r.doc.Tokens[j]
		if r.words.nouns[t.Lemma].has("speech") {
			next := ""
			if j+1 < last {
				next = r.doc.Tokens[j+1].Norm
			}
			return (pointer || r.doc.Tokens[i].Norm == "the") && next != "that" && next != "of" && next != "about"
		}
		if t.Norm == "." || t.Norm == "," {
			return pointer && j == i+1
		}
	}
	return false
}

// callsFalse says whether a statement calls words said before untrue: "called the
// report false", "said the accusation was baseless".
func (r *reader) callsFalse(d *draft) bool {
	if d.word.lemma != "call" && d.word.lemma != "say" || len(d.content) != 1 {
		return false
	}
	c := d.content[0]
	i := r.doc.TokenAt(c.Start)
	last := r.doc.TokenAt(max(c.Start, c.End-1))
	if last-i > 7 || last >= len(r.doc.Tokens) {
		return false
	}
	if r.doc.Tokens[i].Norm == "that" && d.word.lemma == "say" {
		i++
	}
	if i > last {
		return false
	}
	if n := r.doc.Tokens[i].Norm; n != "the" && !r.words.in("anaphor", n) {
		return false
	}
	speech := false
	for j := i; j <= last; j++ {
		t := &r.doc.Tokens[j]
		speech = speech || j < i+3 && (r.words.nouns[t.Lemma].has("speech") || t.Norm == "information")
		if t.Norm == "not" {
			return false
		}
		if speech && r.words.in("false", t.Norm) {
			return true
		}
	}
	return false
}

// inherit gives venue, medium and day of a lead statement to later statements of the
// same actor that have none of their own: one interview is reported in many sentences.
func (r *reader) inherit() {
	lead := map[string]*draft{}
	for i := range r.drafts {
		d := &r.drafts[i]
		if d.actor == "" || d.word == headlineCue {
			continue
		}
		if d.medium != "" || d.venueName != "" || d.said.Time != "" {
			if d.medium != "" || d.venueName != "" {
				lead[d.actor] = d
			} else {
				delete(lead, d.actor)
			}
			continue
		}
		l := lead[d.actor]
		if l == nil || d.word.class == "perceive" || d.nested {
			continue
		}
		d.medium, d.venueName, d.said = l.medium, l.venueName, l.said
		d.rule += "+lead"
	}
}

// linkDenial finds the statement that a denial rejects.
func (r *reader) linkDenial(i int) {
	d := &r.drafts[i]
	if !d.denies {
		return
	}
	speech := r.pointsBack(d)
	own := r.contentWords(d)
	best, score := -1, 0.0
	from := i - 1
	if d.headline {
		from = min(len(r.drafts)-1, i+40) // what a headline rejects stands below it
	}
	for j, seen := from, 0; j >= 0 && seen < 40; j, seen = j-1, seen+1 {
		e := &r.drafts[j]
		if j == i || e.headline && d.headline || r.surrounds(j, i) {
			continue
		}
		if e.actor != "" && e.actor == d.actor || e.denies || e.source == d.source || e.word.class == "ask" {
			continue
		}
		words := r.contentWords(e)
		s := overlap(own, words)
		if s >= 0.5 && s > score && (!e.headline || inBoth(own, words) > 1) { // a headline may share a name alone
			best, score = j, s
		}
		if best < 0 && speech && (e.word.class == "claim" || e.word.class == "say" || e.word.class == "warn" || e.word.class == "criticise") {
			best, score = j, 0.5
		}
	}
	d.rejects = best
}

// surrounds says whether the i-th draft stands within the j-th, or within one that does:
// who tells of a denial has not said what is denied.
func (r *reader) surrounds(j, i int) bool {
	for range r.drafts {
		if i = r.drafts[i].within; i < 0 || i == j {
			break
		}
	}
	return i == j
}

// linkHeadline finds the statement of the body that a headline repeats.
func (r *reader) linkHeadline(i int) {
	d := &r.drafts[i]
	if !d.headline {
		return
	}
	own := r.contentWords(d)
	best, score := -1, 0.0
	for j := range r.drafts[:min(len(r.drafts), 60)] {
		e := &r.drafts[j]
		if j == i || e.headline || e.nested || e.denies != d.denies {
			continue
		}
		s := overlap(own, r.contentWords(e))
		if d.actor != "" && e.actor == d.actor {
			s += 0.2
		}
		if s >= 0.6 && s > score {
			best, score = j, s
		}
	}
	d.same = best
	if best < 0 {
		return
	}
	// the office in a headline is the person in the body
	e := &r.drafts[best]
	if e.actor != "" && r.office(d.source) && !r.namedIn(d.actor, d.source) {
		d.actor = e.actor
	}
	if d.actor == e.actor && d.said.Time == "" && d.medium == "" {
		d.said, d.medium, d.venueName = e.said, e.medium, e.venueName
	}
}

// office says whether a passage names an office or a body and not only a name.
func (r *reader) office(sp text.Span) bool {
	for j := r.doc.TokenAt(sp.Start); j < len(r.doc.Tokens) && r.doc.Tokens[j].Start < sp.End; j++ {
		if t := &r.doc.Tokens[j]; r.words.in("role", t.Lemma) || r.words.in("role", t.Norm) {
			return true
		}
	}
	return false
}

// namedIn says whether a passage holds a word of a person's name.
func (r *reader) namedIn(actor string, sp text.Span) bool {
	for i := range r.actors {
		a := &r.actors[i]
		if a.ID != actor || a.Type != record.Person {
			continue
		}
		words := strings.Fields(a.Name)
		for _, w := range strings.Fields(r.doc.Text.Slice(sp)) {
			if slices.Contains(words, strings.Trim(w, ".,:")) {
				return true
			}
		}
	}
	return false
}

// contentWords gives the lemmas of the nouns, names, verbs, adjectives and numbers of
// the content, at most 120 tokens of it.
func (r *reader) contentWords(d *draft) map[string]bool {
	set := map[string]bool{}
	for _, c := range d.content {
		first := r.doc.TokenAt(c.Start)
		for j := first; j < min(first+120, len(r.doc.Tokens)) && r.doc.Tokens[j].Start < c.End; j++ {
			t := &r.doc.Tokens[j]
			switch {
			case auxiliary(t.Lemma) || r.words.nouns[t.Lemma].has("speech"):
			case noun(t.Tag), strings.HasPrefix(t.Tag, "VB"), strings.HasPrefix(t.Tag, "JJ"):
				set[lower(t.Lemma)] = true
			}
		}
	}
	return set
}

// overlap gives the part of the smaller set that the other holds too.
func overlap(a, b map[string]bool) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	return float64(inBoth(a, b)) / float64(min(len(a), len(b)))
}

func inBoth(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
