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

// runs adds to some runs where the words stand, from one word of the text to another.
func (s side) runs(l *look, from, to int, out []run) []run {
	s.find(l, from, to, func(r run) bool {
		out = append(out, r)
		return true
	})
	return out
}

func (s side) stands(l *look) bool {
	found := false
	s.find(l, l.from, l.to, func(run) bool {
		found = true
		return false
	})
	return found
}

// find calls yield with where the words stand, as long as it wants more: by each of the
// first word's hashes, and so not in order.
func (s side) find(l *look, from, to int, yield func(run) bool) {
	for _, m := range s {
		m.at(l)
	}
	from, to = max(from, l.from), min(to, l.to)-len(s)+1
	in := l.entry.words
	for _, one := range s[0].here {
		for i := in.next(one, from, to); i < to; i = in.next(one, i+1, to) {
			if s[1:].follow(in, i+1) && !yield(run{i, i + len(s) - 1}) {
				return
			}
		}
	}
}

// follow says whether the words stand from one of the text's on.
func (s side) follow(in sketch, from int) bool {
	for k, m := range s {
		if !slices.Contains(m.here, in.at(from+k)) {
			return false
		}
	}
	return true
}

// near is a question for two sides that stand close to one another.
type near struct {
	query.Near
	rare, other side // that which fewer articles have, and so fewer times
	places      []run
}

func (p *planner) near(n query.Near) *plan {
	q := &near{Near: n, rare: p.side(n.A), other: p.side(n.B)}
	rare, other := q.rare.in(p), q.other.in(p)
	if rare.len() > other.len() {
		q.rare, q.other = q.other, q.rare
	}
	return p.proved(each(rare, other, roaring.And), q.holds)
}

// holds looks for the other side only around where the rare one stands.
func (q *near) holds(l *look) bool {
	q.places = q.rare.runs(l, l.from, l.to, q.places[:0])
	for _, r := range q.places {
		found := false
		reach := q.Within + len(q.other)
		q.other.find(l, r.from-reach, r.to+1+reach, func(o run) bool {
			found = neighbours(r, o, q.Within)
			return !found
		})
		if found {
			return true
		}
	}
	return false
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
