package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
	"github.com/readout-app/readout/internal/text"
)

// wanted is a word of a question as the index has it, whatever the language of the article.
type wanted struct {
	terms  []string // stems, one for each way that a language of the index cuts it
	name   string   // form of all spellings, where the word has a capital
	bones  string   // of the name
	prefix string
	fuzzy  int
}

func wantedOf(w query.Word, languages []string) wanted {
	out := wanted{terms: []string{words.Plain(w.Text)}, name: words.Name(w.Text), fuzzy: w.Fuzzy}
	out.bones = words.Bones(out.name)
	for _, l := range languages {
		if s := words.Stem(w.Text, l); !slices.Contains(out.terms, s) {
			out.terms = append(out.terms, s)
		}
	}
	if w.Prefix {
		out.prefix = words.Plain(w.Text)
	}
	return out
}

// is says whether a word of a text is wanted.
func (w wanted) is(t words.Token) bool {
	if w.name != "" && (w.name == t.Name || w.isAcross(t.Name)) || w.prefix != "" && strings.HasPrefix(t.Term, w.prefix) {
		return true
	}
	for _, term := range w.terms {
		if term == t.Term || w.fuzzy > 0 && within(term, t.Term, w.fuzzy) {
			return true
		}
	}
	return false
}

// isAcross says whether a name of another script is the one wanted, where one of the two
// scripts writes no vowels.
func (w wanted) isAcross(name string) bool {
	return name != "" && w.bones != "" && words.HasVowels(w.name) != words.HasVowels(name) && words.Bones(name) == w.bones
}

// within says whether two words differ in at most n letters: left out, put in or changed.
func within(a, b string, n int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > n || len(y)-len(x) > n {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(y)] <= n
}

// len and at give the words of a sketch.
func (s sketch) len() int        { return len(s) / 2 }
func (s sketch) at(i int) uint16 { return uint16(s[2*i]) | uint16(s[2*i+1])<<8 }

// fewWords is the number of words from which on it pays to seek bytes.
const fewWords = 32

// next gives the first place from one on, and before another, where a word stands; the
// other for none.
func (s sketch) next(word uint16, from, to int) int {
	if to-from < fewWords {
		for ; from < to && s.at(from) != word; from++ {
		}
		return from
	}
	want := [2]byte{byte(word), byte(word >> 8)}
	for at := 2 * from; at < 2*to; {
		i := bytes.Index(s[at:2*to], want[:])
		if i < 0 {
			break
		}
		if at += i; at%2 == 0 {
			return at / 2
		}
		at++ // it is half of one word and half of the next
	}
	return to
}

// run is a stretch of tokens, by number, both ends inclusive.
type run struct{ from, to int }

// runs gives where a Word or Phrase stands in a text.
func runs(n query.Node, languages []string, in []words.Token) []run {
	var parts []wanted
	switch n := n.(type) {
	case query.Word:
		parts = []wanted{wantedOf(n, languages)}
	case query.Phrase:
		for _, w := range n { // as it is spelt
			want := wantedOf(query.Word{Text: w}, languages)
			want.name = ""
			parts = append(parts, want)
		}
	}
	var out []run
next:
	for i := 0; i+len(parts) <= len(in); i++ {
		for k, p := range parts {
			if !p.is(in[i+k]) {
				continue next
			}
		}
		out = append(out, run{i, i + len(parts) - 1})
	}
	return out
}

// neighbours says whether two runs are apart, by no more than so many words.
func neighbours(a, b run, within int) bool {
	apart := max(b.from-a.to, a.from-b.to) - 1
	return apart >= 0 && apart <= within
}

// nearby gives the runs of both sides of a Near that are close enough to one another.
func nearby(n query.Near, as, bs []run) []run {
	var out []run
	for _, a := range as {
		for _, b := range bs {
			if neighbours(a, b, n.Within) {
				out = append(out, a, b)
			}
		}
	}
	return out
}

// lit gives the spans of a text that answer a question, in order and apart from one
// another. The text is the words of t in sp.
func lit(n query.Node, languages []string, t *text.Text, sp text.Span, in []words.Token) []text.Span {
	base := t.Byte(sp.Start)
	var out []text.Span
	add := func(rs []run) {
		for _, r := range rs {
			out = append(out, t.SpanOfBytes(base+in[r.from].From, base+in[r.to].To))
		}
	}
	var walk func(query.Node)
	walk = func(n query.Node) {
		switch n := n.(type) {
		case query.And:
			for _, p := range n {
				walk(p)
			}
		case query.Or:
			for _, p := range n {
				walk(p)
			}
		case query.Word, query.Phrase:
			add(runs(n, languages, in))
		case query.Near:
			add(nearby(n, runs(n.A, languages, in), runs(n.B, languages, in)))
		}
	}
	walk(n)
	slices.SortFunc(out, text.Compare)
	apart := out[:0]
	for _, s := range out {
		if n := len(apart); n > 0 && s.Start < apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, s.End)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// snippetLen is the length of a snippet in code points; before is how much of it stands
// before the first word that is lit.
const (
	snippetLen = 240
	before     = 60
)

// snippet gives the piece of sp that shows the most lit words, cut between words.
func snippet(t *text.Text, sp text.Span, lit []text.Span) text.Span {
	if sp.Len() <= snippetLen {
		return sp
	}
	start, most := sp.Start, 0
	for i, s := range lit {
		n := i
		for n < len(lit) && lit[n].End <= s.Start+snippetLen-before {
			n++
		}
		if n-i > most {
			start, most = s.Start-before, n-i
		}
	}
	start = max(sp.Start, min(start, sp.End-snippetLen))
	out := text.Span{Start: start, End: min(start+snippetLen, sp.End)}
	words := t.Slice(out)
	if i := strings.IndexAny(words, " \n"); out.Start > sp.Start && i >= 0 && i < len(words)/4 {
		out.Start += utf8.RuneCountInString(words[:i+1])
	}
	if i := strings.LastIndexAny(words, " \n"); out.End < sp.End && i > len(words)*3/4 {
		out.End -= utf8.RuneCountInString(words[i:])
	}
	return out
}
