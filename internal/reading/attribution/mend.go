package attribution

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// inflected gives the third person, the past and the -ing form of a regular verb, for the cue words
// that taggers take for nouns and adjectives ("slammed", "vows").
func inflected(lemma string) (third, past, gerund string) {
	last := lemma[len(lemma)-1]
	vowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiou", lemma[i]) >= 0 }
	n := len(lemma)
	third, past, gerund = lemma+"s", lemma+"ed", lemma+"ing"
	switch {
	case last == 'e':
		past = lemma + "d"
		gerund = lemma[:n-1] + "ing"
	case last == 'y' && !vowel(n-2):
		third, past = lemma[:n-1]+"ies", lemma[:n-1]+"ied"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "ch"), last == 'x', last == 'z':
		third = lemma + "es"
	case n > 2 && n <= 5 && !vowel(n-1) && vowel(n-2) && !vowel(n-3) && last != 'w' && last != 'x' && !strings.HasSuffix(lemma, "er") && !strings.HasSuffix(lemma, "en"):
		past, gerund = lemma+string(last)+"ed", lemma+string(last)+"ing"
	}
	return third, past, gerund
}

// mend corrects the tags of cue verbs that a tagger takes for another part of
// speech, where the words around leave no doubt.
func (r *reader) mend(u *unit) {
	verb := false // a finite verb has been seen; a headline has one at most
	for i := range u.items {
		it := &u.items[i]
		if it.tag == quoteTag {
			continue
		}
		if it.norm == "to" && u.tag(i+1) == "VB" {
			it.tag = "TO"
		}
		switch {
		case i > 0 && strings.HasPrefix(it.tag, "VB") && !u.headline && u.capital(i) && r.inName(u, i):
			it.tag = "NNP" // "Foreign Minister Said Roe"
		case r.name(u, i), it.tag == "NN" && r.letter(u, i), !u.headline && i > 0 && strings.HasPrefix(it.tag, "VB") && r.initials(u, i):
			it.tag = "NNP"
		case it.tag == "JJ" && r.words.in("officeholder", it.norm) && (r.words.past[u.norm(i+1)] != "" || finiteTag(u.tag(i+1)) || u.is(i-1, "DT") && u.is(i+1, "JJ") && u.tag(i+2) == "IN"):
			it.tag = "NN"
		case (it.tag == "JJ" || it.tag == "NN") && r.words.gerund[it.norm] != "" && (u.lemma(i-1) == "be" || u.is(i-1, "RB") && u.lemma(i-2) == "be") && (u.opens(i+1) || u.norm(i+1) == "that"):
			it.tag, it.lemma = "VBG", r.words.gerund[it.norm]
			continue
		}
		if finiteTag(it.tag) {
			verb = true
			continue
		}
		if it.tag == "VBN" && (r.active(u, i) || verb && r.joinedPast(u, i)) {
			it.tag = "VBD"
			verb = true
			continue
		}
		if !strings.HasPrefix(it.tag, "JJ") && !strings.HasPrefix(it.tag, "NN") && it.tag != "VBN" {
			continue
		}
		before := i - 1
		if u.is(before, "RB") {
			before--
		}
		if lemma := r.spokenForm(u, i); lemma != "" {
			it.tag, it.lemma = "VBD", lemma
			verb = true
			continue
		}
		subject := noun(u.tag(before)) || u.tag(before) == "PRP" || u.is(before, "W") || u.norm(before) == ")"
		if lemma := r.words.past[it.norm]; lemma != "" && subject && it.tag != "VBN" &&
			(u.opens(i+1) || u.norm(i+1) == "that" || u.tag(i+1) == quoteTag || u.tag(i+1) == "TO") && !u.is(i+1, "NNS") {
			it.tag, it.lemma = "VBD", lemma
			verb = true
			continue
		}
		lemma := r.words.third[it.norm]
		joined := verb && (u.norm(before) == "and" || u.norm(before) == "but") && u.norm(i+1) == "to" && u.tag(i+2) == "VB"
		if lemma == "" || !subject && u.norm(before) != "," && !joined || i == 0 {
			continue
		}
		if joined {
			it.tag, it.lemma = "VBZ", lemma
			continue
		}
		next := u.tag(i+1) == "TO" && u.is(i+2, "VB") || u.norm(i+1) == "that" && u.tag(i+1) == "IN" || u.tag(i+1) == quoteTag ||
			u.tag(i+1) == "DT" || u.tag(i+1) == "EX" || r.words.verbs[lemma].leads(u.norm(i+1)) || u.tag(i+1) == "PRP" || u.tag(i+1) == "PRP$"
		if next && (u.is(before, "NNP") || u.tag(before) == "PRP" || u.norm(before) == ",") || u.headline && !verb && subject && i+1 < len(u.items) && !u.edge(i+1) {
			it.tag, it.lemma = "VBZ", lemma
			verb = true
		}
	}
}

// inName says whether item i is a word of a person's name, and not only of an office.
func (r *reader) inName(u *unit, i int) bool {
	sp := r.span(u, i, i+1)
	at, _ := slices.BinarySearchFunc(r.mentions, sp.End, func(m record.Mention, at int) int { return m.Start - at })
	for k := at - 1; k >= 0 && k >= at-8; k-- {
		if m := &r.mentions[k]; m.Form == record.Name && m.Type == record.Person && m.Head.Contains(sp) && m.Head.Len() > sp.Len() {
			return true
		}
	}
	return false
}

// letter says whether item i is a name of one letter, which taggers take for a noun: "a
// post on X".
func (r *reader) letter(u *unit, i int) bool {
	t := r.doc.Tokens[u.items[i].first].Text
	return len(t) == 1 && t[0] >= 'A' && t[0] <= 'Z' && u.tag(i-1) == "IN"
}

// initials says whether item i is a word in capitals among others: "told the station RTS that".
func (r *reader) initials(u *unit, i int) bool {
	next := i + 1
	return r.shouted(u, i) && u.items[i].last == u.items[i].first+1 && !r.shouted(u, i-1) &&
		(next >= len(u.items) || !r.shouted(u, next))
}

// active says whether the participle at item i is a past tense: a cue verb behind a
// noun, no auxiliary before it, and an object after it.
func (r *reader) active(u *unit, i int) bool {
	before := i - 1
	for u.is(before, "RB") {
		before--
	}
	if !noun(u.tag(before)) && u.tag(before) != "PRP" || !u.opens(i+1) || r.temporal(u, i+1) {
		return false
	}
	return r.words.past[u.norm(i)] != ""
}

// joinedPast says whether the participle at item i is the second verb of a subject:
// "thanked the hosts but dismissed the plan".
func (r *reader) joinedPast(u *unit, i int) bool {
	if u.norm(i-1) != "and" && u.norm(i-1) != "but" || r.words.past[u.norm(i)] == "" || r.temporal(u, i+1) {
		return false
	}
	return noun(u.tag(i-2)) && (u.opens(i+1) || u.tag(i+1) == "TO")
}

// name says whether item i is a name that was tagged as something else: one word at
// the head of a unit that a mention covers, or that stands before a cue verb.
func (r *reader) name(u *unit, i int) bool {
	if i > 0 && u.norm(i-1) != `"` || !u.capital(i) || noun(u.tag(i)) {
		return false
	}
	switch tag := u.tag(i); {
	case tag == "DT", tag == "PRP", tag == "PRP$", tag == "IN", tag == "TO", strings.HasPrefix(tag, "W"), tag == "CC", tag == "MD", r.temporal(u, i):
		return false
	}
	sp := r.span(u, i, i+1)
	for _, m := range r.mentionsIn(sp) {
		if m.Form == record.Name {
			return true
		}
	}
	next := u.norm(i + 1)
	if u.tag(i) == "UH" && next == "," && nominal(u.tag(i+2)) && !r.words.in("interjection", u.norm(i)) {
		return true
	}
	return (u.tag(i) == "JJ" || u.tag(i) == "UH" || u.tag(i) == "FW") && (r.words.third[next] != "" || r.words.past[next] != "")
}

// spokenForm gives the lemma of the verb of speech that item i can only be: behind a
// quotation that closes with a comma and a name or a short phrase ("…," Vey notes).
func (r *reader) spokenForm(u *unit, i int) string {
	lemma := r.words.third[u.norm(i)]
	if lemma == "" {
		lemma = r.words.past[u.norm(i)]
	}
	if lemma == "" && u.norm(i) == "read" {
		lemma = "read" // "…," Vey's post read
	}
	if w := r.words.verbs[lemma]; !w.takes("quote") || !u.edge(i+1) && u.norm(i+1) != "," && u.tag(i+1) != "IN" && u.tag(i+1) != "TO" && !r.temporal(u, i+1) {
		return ""
	}
	j := i - 1
	for j >= max(0, i-5) && nominal(u.tag(j)) {
		j--
	}
	if j < 0 || j == i-1 || u.tag(j) != quoteTag || !r.endsComma(u, j) {
		return ""
	}
	return lemma
}
