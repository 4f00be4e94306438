package names

import (
	"strings"

	"github.com/readout-app/readout/internal/language/gazetteer"
)

// survey is a text on its way to its names; reused.
type survey struct {
	words   []Word
	ends    []int
	may     []Set
	views   []view
	by      []uint32 // norm of the preposition that hangs on each word
	memo    memo
	ballots ballots
	keys    []uint32
	telling []evidence
	lattice
}

// listed are the marks of words that may be names by themselves.
const listed = gazetteer.PolityFirst | gazetteer.PolityInside | gazetteer.People | gazetteer.OrganisationFirst | gazetteer.OrganisationInside |
	gazetteer.PlaceFirst | gazetteer.PlaceInside

// sure is how far the network's score for no name must lie above all others for a
// small word to be passed over.
const sure = 5

// take reads a text. scores are the network's, or nil; may are the labels that words may
// have, where that is known.
func (s *survey) take(words []Word, ends []int, scores []float32, may []Set) {
	s.words, s.ends, s.may = words, ends, may
	s.views = grow(s.views, len(words))
	s.by = grow(s.by, len(words))
	clear(s.by)
	s.telling = s.telling[:0]
	for i := range words {
		s.views[i].look(&words[i])
	}
	for i := range words {
		if h := words[i].Head; h >= 0 && h < len(words) && words[i].Relation == "case" && h > i {
			s.by[h] = s.views[i].norm
		}
	}
	first := 0
	for _, end := range ends {
		s.sentence(first, end, scores)
		first = end
	}
	s.recall()
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// sentence works out what the words of a sentence show together.
func (s *survey) sentence(first, end int, scores []float32) {
	if first >= end {
		return
	}
	upper, capital, long, small := 0, 0, 0, 0
	for i := first; i < end; i++ {
		v := &s.views[i]
		switch v.cased {
		case 1:
			small++
			if len(s.words[i].Text) > 3 {
				long++
			}
		case 2:
			if i > first {
				capital++
			}
		case 3:
			if len(s.words[i].Text) > 1 {
				upper++
			}
		}
	}
	how := uint8(plain)
	switch {
	case small == 0 && upper > 1 && upper > capital:
		how = uppers
	case capital > 2 && capital > 2*long:
		how = titles
	case capital+upper == 0 && s.views[first].cased < 2:
		how = lowers
	}
	for i := first; i < end; i++ {
		v, w := &s.views[i], &s.words[i]
		v.sentence = how
		v.quiet = v.cased < 2 && !v.proper && w.Lists&listed == 0 && (how != lowers || w.Loose&listed == 0) && (s.may == nil || s.may[i]&(1<<Outside) != 0)
		if v.quiet && scores != nil && v.cased == 1 {
			x := scores[i*Scores : (i+1)*Scores]
			for _, y := range x[1:] {
				if x[0] < y+sure {
					v.quiet = false
				}
			}
		}
	}
	s.wake(first, end)
	s.runs(first, end)
	for i := first; i < end; i++ {
		if !s.views[i].quiet {
			s.hang(i, first, end)
		}
	}
}

// wake has the small words, numbers and marks between or beside words that may be
// names looked at as well.
func (s *survey) wake(first, end int) {
	last := -10 // the last word that may be a name
	for i := first; i < end; i++ {
		v := &s.views[i]
		if v.quiet {
			if v.kind == kindNumber && (last == i-1 || i+1 < end && !s.views[i+1].quiet) {
				v.quiet = false
			}
			continue
		}
		if i-last <= 3 {
			for k := last + 1; k < i; k++ {
				s.views[k].quiet = false
			}
		}
		last = i
	}
}

// runs finds the runs of words with a capital.
func (s *survey) runs(first, end int) {
	for i := first; i < end; {
		if s.views[i].cased < 2 && !s.views[i].proper {
			s.views[i].first, s.views[i].last = int32(i), int32(i+1)
			i++
			continue
		}
		k := i + 1
		for k < end && (s.views[k].cased >= 2 || s.views[k].proper) {
			k++
		}
		for j := i; j < k; j++ {
			s.views[j].first, s.views[j].last = int32(i), int32(k)
		}
		i = k
	}
}

// hang finds what the name that a word stands in hangs on.
func (s *survey) hang(i, first, end int) {
	v := &s.views[i]
	at := i
	for range 4 {
		h := s.words[at].Head
		if h < first || h >= end || !s.views[h].proper || !s.views[at].proper {
			break
		}
		if s.words[at].Relation == "conj" || s.words[at].Relation == "appos" {
			break
		}
		at = h
	}
	v.link, v.by = s.views[at].relation, s.by[at]
	if h := s.words[at].Head; h >= first && h < end {
		v.governor = s.views[h].norm
		v.bound = uint32(s.words[h].Noun)<<8 | uint32(s.words[h].Verb)
		noun := s.views[h].cased == 1 && s.words[h].Noun > 0 && !s.views[h].proper && strings.HasPrefix(s.words[h].Tag, "NN")
		if r := s.words[at].Relation; noun && (r == "nsubj" || r == "appos" || r == "flat" || r == "nmod:desc") {
			s.telling = append(s.telling, evidence{i, s.words[h].Noun})
		}
	}
	if b := int(v.first) - 1; b >= first && s.views[b].cased == 1 && strings.HasPrefix(s.words[b].Tag, "NN") && s.words[b].Noun > 0 {
		s.telling = append(s.telling, evidence{i, s.words[b].Noun}) // the striker Brell
	}
}

// evidence is what a noun says that word i is.
type evidence struct {
	i    int
	noun uint8
}

// What the rest of the text shows of a word.
const (
	seenCapital = 1 << iota // with a capital where no sentence begins
	seenSmall               // in small letters
	seenPerson              // behind a first name or an office
	seenPlace               // behind in, at or from
	seenLonger              // beside another capital
	seenTwice
)

// memo counts what is seen of words: a table of their norms.
type memo struct {
	keys []uint32
	bits []uint8
	noun []uint8 // the field of the noun that says what it is
	mask uint32
}

func (m *memo) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	m.keys, m.bits, m.noun = grow(m.keys, size), grow(m.bits, size), grow(m.noun, size)
	clear(m.noun)
	clear(m.keys)
	clear(m.bits)
	m.mask = uint32(size - 1)
}

// at gives the place of a key, made where it is new.
func (m *memo) at(key uint32) int {
	key |= 1
	i := (key ^ key>>15) & m.mask
	for m.keys[i] != 0 && m.keys[i] != key {
		i = (i + 1) & m.mask
	}
	m.keys[i] = key
	return int(i)
}

// recall notes what the text shows of its words.
func (s *survey) recall() {
	s.memo.reset(len(s.words))
	first := 0
	for _, end := range s.ends {
		for i := first; i < end; i++ {
			v := &s.views[i]
			if v.cased == 0 {
				continue
			}
			var b uint8
			switch {
			case v.cased == 1 && v.sentence != lowers:
				b = seenSmall
			case v.cased >= 2 && i > first && v.sentence == plain:
				b = seenCapital
				p := &s.views[i-1]
				switch {
				case p.cased == 2 && s.words[i-1].Lists&(gazetteer.FirstName|gazetteer.Role) != 0:
					b |= seenPerson
				case p.norm == normIn || p.norm == normAt || p.norm == normFrom:
					b |= seenPlace
				}
				if v.last-v.first > 1 {
					b |= seenLonger
				}
			default:
				continue
			}
			k := s.memo.at(v.norm)
			if s.memo.bits[k]&seenCapital != 0 && b&seenCapital != 0 {
				b |= seenTwice
			}
			s.memo.bits[k] |= b
		}
		first = end
	}
	for _, e := range s.telling {
		if k := s.memo.at(s.views[e.i].norm); s.memo.noun[k] == 0 {
			s.memo.noun[k] = e.noun
		}
	}
	for i := range s.views {
		if v := &s.views[i]; !v.quiet && v.cased > 0 {
			k := s.memo.at(v.norm)
			v.seen, v.told = uint32(s.memo.bits[k]), uint32(s.memo.noun[k])
		}
	}
}

var normIn, normAt, normFrom = hash("in"), hash("at"), hash("from")
