package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language/boundary"
	"github.com/readout-app/readout/internal/text"
)

// gaps gives what the model sees of a segment.
func (s *splitter) gaps(g segment) []boundary.Token {
	out := make([]boundary.Token, g.last-g.first)
	inside := s.brackets(g)
	rule, sure := -1, false // the token that the rules end a sentence with
	for i := g.first; i < g.last; i++ {
		t := &s.d.Tokens[i]
		if end := s.ends(g, i, inside); end > i {
			rule, sure = end-1, s.isSure(i, end, g.last)
		}
		b := &out[i-g.first]
		*b = boundary.Token{Text: t.Text, Norm: t.Norm, Space: t.SpaceAfter, Aside: inside[i-g.first]}
		switch {
		case i == rule && sure:
			b.Rule = boundary.Surely
		case i == rule || i+1 == g.last:
			b.Rule = boundary.Ends
		case inside[i-g.first], s.isAbbreviation(i), i+1 < g.last && s.d.Tokens[i+1].Glued, s.isInsertion(g, i), s.isSpeaker(g, i):
			b.Rule = boundary.Never
		}
		if t.Quote >= 0 {
			q := &s.d.Quotes[t.Quote]
			b.Closes = q.End == t.End && !q.Open
			b.Quoted = !b.Closes
		}
	}
	return out
}

// isSure says that the stop at token i, after which a sentence ends before token
// end, is plain: white space and a capital follow, or it is of a script without
// capitals.
func (s *splitter) isSure(i, end, last int) bool {
	if end == last || !s.d.Tokens[end-1].SpaceAfter || s.d.Tokens[end-1].Text == "..." {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.d.Tokens[s.opening(end, last)].Text)
	return unicode.IsUpper(r) || s.last(i) > 0x80 && s.last(i) != '…' && unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isInsertion says that token i closes words that an editor put into a sentence: the
// [Prime Minister] said.
func (s *splitter) isInsertion(g segment, i int) bool {
	return s.d.Tokens[i].Text == "]" && i > g.first && !isStop(s.last(i-1))
}

// isSpeaker says that token i is the colon after the name of one who speaks in a
// transcript, at the start of a segment: MR. TARSK: We are ready.
func (s *splitter) isSpeaker(g segment, i int) bool {
	if s.d.Tokens[i].Text != ":" || i == g.first || i-g.first > 4 {
		return false
	}
	for _, t := range s.d.Tokens[g.first:i] {
		if strings.ToUpper(t.Text) != t.Text || !unicode.IsUpper([]rune(t.Text)[0]) {
			return false
		}
	}
	return true
}

// A Stretch is a stretch of text that no sentence leaves, for those who train the
// model of sentence boundaries: its tokens as that model sees them, and their spans.
type Stretch struct {
	Tokens []boundary.Token
	Spans  []text.Span
}

// Stretches cuts a text into its stretches. It needs no model.
func Stretches(t *text.Text) ([]Stretch, error) {
	w, err := readWords(assets.Words)
	if err != nil {
		return nil, err
	}
	s := (&Segmenter{words: w}).cut(t, nil)
	var out []Stretch
	for _, g := range s.segments {
		st := Stretch{Tokens: s.gaps(g)}
		for _, k := range s.d.Tokens[g.first:g.last] {
			st.Spans = append(st.Spans, k.Span)
		}
		out = append(out, st)
	}
	return out, nil
}
