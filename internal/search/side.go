package search

import (
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/vellum/levenshtein"

	"github.com/readout-app/readout/internal/search/block"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
)

// side is what stands in one place of a text: a word, or several one after the other.
type side []*meant

// meant is a word of a question by the terms of the index that it means.
type meant struct {
	terms  []string
	hashes []uint16
	// Of many terms an article has few, and among many hashes there is soon the one of
	// another word: so those are sought that the article has.
	sets  []set
	block int
	doc   uint32
	here  []uint16
}

// manyTerms is the number of terms from which on those of the article are sought.
const manyTerms = 8

// at gives the hashes of the terms that an article may have.
func (m *meant) at(l *look) []uint16 {
	if m.sets == nil || m.here != nil && m.block == l.block && m.doc == l.doc {
		return m.here
	}
	m.block, m.doc, m.here = l.block, l.doc, m.here[:0]
	for i, s := range m.sets {
		if s.has(l.block, l.doc) {
			m.here = append(m.here, m.hashes[i])
		}
	}
	return m.here
}

func (p *planner) side(n query.Node) side {
	if phrase, ok := n.(query.Phrase); ok {
		out := make(side, len(phrase))
		for i, w := range phrase {
			out[i] = p.meant(query.Word{Text: w}, false)
		}
		return out
	}
	return side{p.meant(n.(query.Word), true)}
}

// meant looks up the terms of a word. As a name, it means its other spellings, too.
func (p *planner) meant(w query.Word, names bool) *meant {
	want := wantedOf(w, p.languages)
	out := &meant{}
	add := func(terms []string) {
		for _, t := range terms {
			if strings.HasPrefix(t, nameMark) {
				continue
			}
			out.terms = append(out.terms, t)
			out.hashes = append(out.hashes, hash(t))
		}
	}
	add(want.terms)
	if want.fuzzy > 0 {
		for _, t := range want.terms {
			add(p.noted(p.listed(fieldText, p.automaton(t, want.fuzzy), "", "")))
		}
	}
	if want.prefix != "" {
		add(p.noted(p.beginning(fieldText, want.prefix)))
	}
	if names && want.name != "" {
		for _, t := range p.spelt(want) {
			out.terms = append(out.terms, t)
			out.hashes = append(out.hashes, hash(t[strings.LastIndex(t, nameEnd)+len(nameEnd):]))
		}
	}
	return out
}

// spelt gives the terms of the spellings of a name, in other scripts, too.
func (p *planner) spelt(want wanted) []string {
	out := p.noted(p.beginning(fieldText, nameMark+want.name+nameEnd))
	switch {
	case want.bones == "":
	case words.HasVowels(want.name):
		out = append(out, p.noted(p.beginning(fieldText, nameMark+words.Boned(want.bones)+nameEnd))...)
	default: // every spelling with vowels may be one of it
		for _, t := range p.noted(p.beginning(fieldText, nameMark)) {
			if name, _, _ := strings.Cut(t[len(nameMark):], nameEnd); words.HasVowels(name) && words.Bones(name) == want.bones {
				out = append(out, t)
			}
		}
	}
	return out
}

// in gives the articles that have every word.
func (s side) in(p *planner) set {
	out := p.all
	for _, m := range s {
		if m.here = m.hashes; len(m.terms) < manyTerms {
			out = each(out, p.having(fieldText, m.terms...), roaring.And)
			continue
		}
		m.here, m.sets = nil, make([]set, len(m.terms))
		for i, t := range m.terms {
			m.sets[i] = p.having(fieldText, t)
		}
		out = each(out, p.having(fieldText, m.terms...), roaring.And)
	}
	return out
}

// runs gives where the words stand.
func (s side) runs(l *look) []run {
	var out []run
	s.find(l, func(r run) bool {
		out = append(out, r)
		return true
	})
	return out
}

func (s side) stands(l *look) bool {
	found := false
	s.find(l, func(run) bool {
		found = true
		return false
	})
	return found
}

func (s side) find(l *look, yield func(run) bool) {
	in := l.entry.words[2*l.from : 2*l.to]
	for _, m := range s {
		m.at(l)
	}
	one := s[0].here
next:
	for i := 0; i+len(s) <= in.len(); i++ {
		if w := in.at(i); len(one) == 0 || w != one[0] && (len(one) == 1 || !slices.Contains(one[1:], w)) {
			continue
		}
		for k, m := range s[1:] {
			if !slices.Contains(m.here, in.at(i+k+1)) {
				continue next
			}
		}
		if !yield(run{i, i + len(s) - 1}) {
			return
		}
	}
}

// automaton takes the terms that differ from one in at most n letters.
func (p *planner) automaton(term string, n int) block.Automaton {
	build, err := levenshtein.NewLevenshteinAutomatonBuilder(uint8(n), false)
	if err == nil {
		var dfa *levenshtein.DFA
		if dfa, err = build.BuildDfa(term, uint8(n)); err == nil {
			return dfa
		}
	}
	p.err = first(p.err, err)
	return nothing{}
}

// nothing is an automaton that takes no term.
type nothing struct{}

func (nothing) Start() int               { return 0 }
func (nothing) IsMatch(int) bool         { return false }
func (nothing) CanMatch(int) bool        { return false }
func (nothing) WillAlwaysMatch(int) bool { return false }
func (nothing) Accept(int, byte) int     { return 0 }
