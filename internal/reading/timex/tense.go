package timex

import (
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

const (
	leftReach  = 25 // tokens looked back for the verb
	rightReach = 20 // and ahead
	groupReach = 5  // tokens of one verb group
	// presentReach is how far before a date a verb in the present may stand to set it.
	presentReach = 5
)

// direct settles which way an expression looks, by the tense of its verb, and what
// follows from it.
func (h *found) direct(words map[string][]sense, doc *language.Document, lex []lexeme, sp text.Span) {
	if h.absolute() && h.form != formFixed {
		return
	}
	if h.dir == unknown {
		before := ""
		if h.first > 0 && !lex[h.first].brk {
			before = lex[h.first-1].norm
		}
		t := tense{words: words, doc: doc}
		h.dir = t.of(sp)
		switch {
		case before == "since":
			h.dir = past
		case before == "until", before == "till", before == "by" && (h.dir == unknown || t.promisedBefore(sp)):
			h.dir = future // "extended the truce until Friday", "promised an answer by Friday"
		}
	}
	switch {
	case h.rule == ruleShiftIn && h.dir != future:
		h.expr = expr{form: formFixed, typ: record.Duration, value: h.value, mod: h.mod, rule: "duration"}
	case h.rule == ruleShiftIn:
		h.mod = pointMod(h.mod)
	case h.within && h.dir != past:
		h.ahead()
	case h.form == formFixed || h.narrative:
		h.dir = unknown // has no use for it
	}
	if h.form == formFixed {
		h.within = false
	}
}

// tense reads the direction of a passage off the verbs around it.
type tense struct {
	words map[string][]sense
	doc   *language.Document
}

func (t *tense) is(i int, class string) bool {
	if n := t.doc.Tokens[i].Norm; n == "set" && (i+1 >= len(t.doc.Tokens) || t.doc.Tokens[i+1].Norm != "for" && t.doc.Tokens[i+1].Norm != "to") {
		return false // "set off", "set a record"
	}
	for _, s := range t.words[t.doc.Tokens[i].Norm] {
		if s.class == class {
			return true
		}
	}
	return false
}

// promisedBefore says that the verb before a passage asks or promises, so that a day with
// "by" is one to come though the verb looks back: "promised a written answer by Friday".
func (t *tense) promisedBefore(sp text.Span) bool {
	at := t.doc.TokenAt(sp.Start)
	if at >= len(t.doc.Tokens) {
		return false
	}
	for i := at - 1; i >= t.doc.Sentences[t.doc.Tokens[at].Sentence].First; i-- {
		switch tok := &t.doc.Tokens[i]; {
		case t.is(i, "aheadby"):
			return true
		case finite(tok.Tag), tok.POS == "PUNCT":
			return false
		}
	}
	return false
}

func (t *tense) verb(i int) bool {
	p := t.doc.Tokens[i].POS
	return p == "VERB" || p == "AUX"
}

// of gives the direction of the clause that holds the passage.
func (t *tense) of(sp text.Span) direction {
	doc := t.doc
	first, end := doc.TokenAt(sp.Start), doc.TokenAt(sp.End)
	if first >= len(doc.Tokens) {
		return unknown
	}
	s := doc.Sentences[doc.Tokens[first].Sentence]
	end = min(end, s.Last)
	left, closed := t.left(first, s.First)
	right := t.right(end, s.Last)
	switch {
	case left < 0 && right < 0:
		return unknown
	case left >= 0 && t.missed(left, end, s.Last):
		return past // "the exchange planned for Tuesday did not take place"
	case left > s.First && t.is(left, "ahead") && t.firstPlan(left-1):
		return unknown // "first planned for Wednesday": it may have gone by
	case left < 0, closed && right >= 0, right >= 0 && t.subject(left, first, end, right):
		dir, present := t.group(right, s.First, s.Last)
		return timetable(dir, present && right > end)
	}
	dir, present := t.group(left, s.First, s.Last)
	return timetable(dir, present && left < first-presentReach)
}

// missed says that the verb right after the passage tells of a plan before it that it
// came to nothing, which can only be said after the day.
func (t *tense) missed(left, end, to int) bool {
	if !t.is(left, "ahead") || end+1 >= to || t.doc.Tokens[end].Norm != "did" {
		return false
	}
	n := t.doc.Tokens[end+1].Norm
	return n == "not" || n == "n't" || n == "n’t"
}

// firstPlan says that the word at i tells that another plan took the place of the one
// behind it.
func (t *tense) firstPlan(i int) bool {
	switch t.doc.Tokens[i].Norm {
	case "first", "originally", "initially", "previously":
		return true
	}
	return false
}

// timetable takes back the direction of a present tense too far off to be that of
// "arrives on Monday".
func timetable(dir direction, far bool) direction {
	if far {
		return unknown
	}
	return dir
}

// left finds the nearest verb before the passage. closed says that a mark or a word
// stands between that opens another clause, so that the passage leads that clause.
func (t *tense) left(first, from int) (verb int, closed bool) {
	quote := t.doc.Tokens[first].Quote
	for i := first - 1; i >= from && i > first-leftReach; i-- {
		tok := &t.doc.Tokens[i]
		if tok.Quote != quote {
			return -1, true
		}
		switch {
		case t.verb(i) || t.is(i, "ahead"):
			return i, closed
		case tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "that":
			closed = true
		case (tok.Norm == "," || tok.Norm == "and" || tok.Norm == "but") && i >= first-2:
			closed = true // ", on Friday the sides"
		}
	}
	return -1, closed
}

// right finds the next verb after the passage.
func (t *tense) right(end, to int) int {
	for i := end; i < to && i < end+rightReach; i++ {
		if n := t.doc.Tokens[i].Norm; n == ";" || n == ":" {
			return -1
		}
		if t.verb(i) || t.is(i, "ahead") {
			return i
		}
	}
	return -1
}

// subject says that the passage belongs to the subject of the verb that follows at
// once: "said a meeting on Friday will …".
func (t *tense) subject(left, first, end, right int) bool {
	if right != end || !finite(t.doc.Tokens[right].Tag) {
		return false
	}
	for i := left + 1; i < first; i++ {
		switch t.doc.Tokens[i].POS {
		case "NOUN", "PROPN", "PRON", "NUM":
			return first-left > 2
		}
	}
	return false // "what was put forward on Monday is clear"
}

// group gives the direction of the verb group around token i; present says that it
// stands in the simple present, which looks ahead only as a timetable does.
func (t *tense) group(i, from, to int) (dir direction, present bool) {
	if t.is(i, "ahead") {
		if i+1 < to && !t.verb(i) && t.doc.Tokens[i+1].Tag == "VBD" && t.doc.Tokens[i+1].Lemma != "be" {
			return past, false // "the deadline passed"
		}
		return future, false
	}
	if t.doc.Tokens[i].Lemma == "be" && i+1 < to && t.doc.Tokens[i+1].Norm == "to" {
		return future, false // "are to exchange prisoners"
	}
	// Walk to the end of the group, then judge it by its parts.
	for i+1 < to && t.verb(i) && (t.verb(i+1) || i+2 < to && t.light(i+1) && t.verb(i+2)) {
		i++
	}
	if t.is(i, "ahead") || i+1 < to && t.is(i+1, "ahead") && !t.verb(i+1) { // was due
		return future, false
	}
	if t.managed(i, from) {
		return past, false
	}
	aux, modal, infinitive, perfect := "", t.is(i, "modal"), false, false
	for j := i - 1; j >= from && j >= i-groupReach && (t.verb(j) || t.light(j)); j-- {
		tok := &t.doc.Tokens[j]
		if t.verb(j) && t.doc.Tokens[i].Tag == "VBN" && !infinitive && !auxiliary(tok) && !t.is(j, "ahead") {
			break // two verbs side by side, or a noun taken for one: "markets closed"
		}
		switch {
		case t.is(j, "ahead"):
			return future, false
		case t.is(j, "modal"):
			modal = true
		case tok.Norm == "to":
			infinitive = true
		case t.verb(j):
			aux = tok.Tag
			perfect = perfect || tok.Lemma == "have"
		}
	}
	switch tag := t.doc.Tokens[i].Tag; {
	case modal:
		return future, false
	case infinitive && t.to(i, from):
		return future, false // "agreed to meet on Friday"
	case infinitive && t.done(i):
		return past, false // "forced him to resign on Friday"
	case tag == "VBD", aux == "VBD", tag == "VBN" && (aux == "" || perfect):
		return past, false
	case infinitive, tag == "VBN":
		return future, false // "to meet on Friday", "is held on Friday"
	case tag == "VBG" && aux == "":
		return unknown, false
	case t.doc.Sentences[t.doc.Tokens[i].Sentence].FrontMatter:
		return unknown, false // the present of headlines tells past and future
	case tag == "VBZ", tag == "VBP", tag == "VBG":
		for _, s := range t.words[t.doc.Tokens[i].Lemma] {
			if s.class == "speech" {
				return past, false
			}
		}
		return future, true
	}
	return unknown, false
}

// done says that the infinitive at token i hangs on a verb that tells what was done, or
// on that verb's object.
func (t *tense) done(i int) bool {
	h := t.doc.Tokens[i].Head
	if h >= 0 && !t.verb(h) {
		h = t.doc.Tokens[h].Head
	}
	return h >= 0 && t.is(h, "done")
}

// managed says that the group ending at token i tells with "could" what was or was not
// managed: "could not be reached", "could be seen".
func (t *tense) managed(i, from int) bool {
	for j := i - 1; j >= from && j >= i-groupReach && (t.verb(j) || t.light(j)); j-- {
		switch tok := &t.doc.Tokens[j]; {
		case tok.Norm == "not" || tok.Norm == "n't" || tok.Norm == "n’t":
			return j > from && t.doc.Tokens[j-1].Norm == "could"
		case tok.Norm == "could":
			return t.is(i, "sensed") && t.doc.Tokens[j+1].Norm == "be"
		}
	}
	return false
}

// auxiliary says that a verb can help a participle.
func auxiliary(tok *language.Token) bool {
	switch tok.Lemma {
	case "be", "have", "get":
		return true
	}
	return tok.POS == "AUX" || tok.Tag == "MD"
}

// to says that a word that looks ahead governs the infinitive at token i: "were to",
// "agreed to".
func (t *tense) to(i, from int) bool {
	for i > from && (t.light(i-1) && t.doc.Tokens[i-1].Norm != "to") {
		i--
	}
	if i-2 < from || t.doc.Tokens[i-1].Norm != "to" {
		return false
	}
	return t.is(i-2, "aheadto")
}

// light says that a token may stand inside a verb group.
func (t *tense) light(i int) bool {
	tok := &t.doc.Tokens[i]
	return tok.POS == "ADV" || tok.POS == "PART" || tok.Norm == "to"
}

// finite says whether a Penn tag is that of a finite verb.
func finite(tag string) bool { return tag == "MD" || tag == "VBD" || tag == "VBZ" || tag == "VBP" }
