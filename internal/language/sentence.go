package language

import (
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/language/boundary"
	"github.com/readout-app/readout/internal/text"
)

// A splitter makes the tokens and then the sentences of a Document.
type splitter struct {
	w        *words
	d        *Document
	rs       []rune
	segments []segment
	byteAt   int // byte offset of the code point at runeAt: tokens come in order,
	runeAt   int // so that the text is walked once
}

// segment is a stretch of text that no sentence leaves, with its range of tokens.
type segment struct {
	paragraph   int
	first, last int
	front       bool
}

// segment cuts [from, to) into tokens.
func (s *splitter) segment(paragraph, from, to int, front bool) {
	z := tokenizer{w: s.w, rs: s.rs, lo: from, hi: to}
	first := len(s.d.Tokens)
	for _, sp := range z.run() {
		printed := s.slice(sp.Span)
		s.d.Tokens = append(s.d.Tokens, Token{
			Span:       sp.Span,
			Text:       printed,
			Norm:       Norm(printed),
			Quote:      -1,
			Glued:      sp.glued,
			SpaceAfter: sp.End < len(s.rs) && isSpace(s.rs[sp.End]),
		})
	}
	if last := len(s.d.Tokens); last > first {
		s.segments = append(s.segments, segment{paragraph, first, last, front})
	}
}

// slice gives the words of a span that does not start before the last one ended.
func (s *splitter) slice(sp text.Span) string {
	all := s.d.Text.String()
	for ; s.runeAt < sp.Start; s.runeAt++ {
		s.byteAt += utf8.RuneLen(s.rs[s.runeAt])
	}
	from := s.byteAt
	for ; s.runeAt < sp.End; s.runeAt++ {
		s.byteAt += utf8.RuneLen(s.rs[s.runeAt])
	}
	return all[from:s.byteAt]
}

// sentences cuts every segment into sentences: the rules mark what they see, the
// model decides.
func (s *splitter) sentences(m *boundary.Model) {
	stretches := make([][]boundary.Token, len(s.segments))
	for k, g := range s.segments {
		stretches[k] = s.gaps(g)
	}
	for k, ends := range m.Mark(stretches) {
		g := s.segments[k]
		first := g.first
		for i, end := range ends {
			next := g.first + i + 1
			if end && (next == g.last || !s.d.Tokens[next].Glued) {
				s.add(g, first, next)
				first = next
			}
		}
	}
}

func (s *splitter) add(g segment, first, last int) {
	for i := first; i < last; i++ {
		s.d.Tokens[i].Sentence = len(s.d.Sentences)
	}
	s.d.Sentences = append(s.d.Sentences, Sentence{
		Span: s.d.Span(first, last), First: first, Last: last, Paragraph: g.paragraph, FrontMatter: g.front,
	})
}

// maxAside is the longest text in brackets, in tokens, that keeps a sentence
// whole; what is longer is most often a bracket that was never closed.
const maxAside = 60

// brackets says of every token of a segment whether it stands inside a pair of
// brackets of moderate length that does not start its sentence.
func (s *splitter) brackets(g segment) []bool {
	inside := make([]bool, g.last-g.first)
	var open []int
	done := g.first
	for i := g.first; i < g.last; i++ {
		r, _ := utf8.DecodeRuneInString(s.d.Tokens[i].Text)
		switch {
		case isOpenBracket(r):
			open = append(open, i)
		case isCloseBracket(r) && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if i-from > maxAside || from > g.first && isStop(s.last(from-1)) {
				continue
			}
			for k := max(from, done); k < i; k++ {
				inside[k-g.first] = true
			}
			done = max(done, i)
		}
	}
	return inside
}

// last gives the last code point of token i.
func (s *splitter) last(i int) rune {
	r, _ := utf8.DecodeLastRuneInString(s.d.Tokens[i].Text)
	return r
}

// ends gives the token after the sentence that ends with the stop at token i, or i
// when none ends there.
func (s *splitter) ends(g segment, i int, inside []bool) int {
	if !isStop(s.last(i)) || inside[i-g.first] {
		return i
	}
	end := i + 1
	closed := false // a quotation was closed after the stop
	for end < g.last && s.closes(end) {
		closed = closed || s.d.Tokens[end].Quote >= 0
		end++
	}
	if end == g.last {
		return end
	}
	next := s.opening(end, g.last)
	r, _ := utf8.DecodeRuneInString(s.d.Tokens[next].Text)
	switch {
	case isStop(r):
		return i // more stops follow
	case unicode.IsLower(r), end == next && (unicode.IsPunct(r) && !isDoubleMark(r) && !isOpenBracket(r) && !isApostrophe(r)) && !startsItem(r):
		return i
	case s.isAbbreviation(i) && !s.endsAfterAbbreviation(i, next, closed):
		return i
	case closed && s.last(i) != '.' && s.speechFollows(next, g.last):
		return i // "Why?" Minister Orlan asked.
	}
	return end
}

// startsItem says that a mark may start a sentence.
func startsItem(r rune) bool {
	switch r {
	case '-', '–', '—', '•', '*', '·', '#', '@', '¿', '¡', '‘', '‹':
		return true
	}
	return false
}

// closes says that token i belongs to the sentence whose stop stands before it: a
// closing quotation mark or bracket.
func (s *splitter) closes(i int) bool {
	t := &s.d.Tokens[i]
	r, n := utf8.DecodeRuneInString(t.Text)
	if isCloseBracket(r) {
		return true
	}
	if isDoubleMark(r) || t.Text == "''" {
		if t.Quote < 0 { // never opened: it closes where it stands close to the stop
			return !s.d.Tokens[i-1].SpaceAfter && t.SpaceAfter
		}
		return s.d.Quotes[t.Quote].End == t.End && !s.d.Quotes[t.Quote].Open && s.d.Quotes[t.Quote].Start != t.Start
	}
	return isApostrophe(r) && n == len(t.Text) && !s.d.Tokens[i-1].SpaceAfter
}

// opening moves i past opening quotation marks and brackets to the first word.
func (s *splitter) opening(i, last int) int {
	for k := i; k < last && k < i+4; k++ {
		r, n := utf8.DecodeRuneInString(s.d.Tokens[k].Text)
		if !(isDoubleMark(r) || isOpenBracket(r) || (isApostrophe(r) || r == '‘') && n == len(s.d.Tokens[k].Text)) {
			return k
		}
	}
	return i
}

// isAbbreviation says that the stop of token i belongs to a shortened word.
func (s *splitter) isAbbreviation(i int) bool {
	t := s.d.Tokens[i].Text
	r, _ := utf8.DecodeRuneInString(t)
	return s.last(i) == '.' && isWord(r)
}

// endsAfterAbbreviation says whether a sentence ends after the shortened word i
// when the capital or figure at next follows.
func (s *splitter) endsAfterAbbreviation(i, next int, closed bool) bool {
	word := Norm(s.d.Tokens[i].Text)
	word = word[:len(word)-1]
	class := s.w.abbreviations[word]
	r, _ := utf8.DecodeRuneInString(s.d.Tokens[next].Text)
	switch {
	case isDigit(r) && class == "date", class == "title", class == "number", isDigit(rune(word[0])):
		return false
	case closed:
		return true
	case class == "time":
		return unicode.IsUpper(r) && len(s.d.Tokens[next].Text) > 3 && !s.isDay(next)
	}
	return unicode.IsUpper(r) && s.startsSentence(next)
}

// isDay says that token i names a day of the week or a time zone.
func (s *splitter) isDay(i int) bool {
	n := Norm(s.d.Tokens[i].Text)
	return s.w.zones[n] || len(n) > 5 && n[len(n)-3:] == "day" || s.w.abbreviations[trimStop(n)] == "date"
}

func trimStop(s string) string {
	if len(s) > 0 && s[len(s)-1] == '.' {
		return s[:len(s)-1]
	}
	return s
}

// startsSentence says that a capital on token i is best explained by the start of
// a sentence: it is a word of a closed class, such as The or In.
func (s *splitter) startsSentence(i int) bool {
	return s.w.closed[Norm(s.d.Tokens[i].Text)]
}

// speechFollows says that a name or title and then a verb of speech come at i.
func (s *splitter) speechFollows(i, last int) bool {
	for k := i; k < last && k < i+7; k++ {
		t := &s.d.Tokens[k]
		n := Norm(t.Text)
		if s.w.speech[n] != "" {
			return k > i
		}
		r, _ := utf8.DecodeRuneInString(t.Text)
		if !unicode.IsUpper(r) && n != "the" && n != "of" && n != "'s" && n != "’s" {
			return false
		}
	}
	return false
}
