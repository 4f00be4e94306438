package names

import "github.com/readout-app/readout/internal/language/gazetteer"

// ballot is what the mentions of one name in a text say of its type.
type ballot struct {
	key   uint64
	votes [other]int32
}

// ballots is a table of them, with open addressing.
type ballots struct {
	slots []ballot
	mask  uint64
}

func (b *ballots) reset(n int) {
	size := 16
	for size < 4*n {
		size *= 2
	}
	b.slots = grow(b.slots, size)
	clear(b.slots)
	b.mask = uint64(size - 1)
}

// at gives the ballot of a key, new or not.
func (b *ballots) at(key uint64) *ballot {
	key |= 1
	for i := (key ^ key>>29) & b.mask; ; i = (i + 1) & b.mask {
		if s := &b.slots[i]; s.key == key || s.key == 0 {
			s.key = key
			return s
		}
	}
}

// seek gives the ballot of a key; nil when there is none.
func (b *ballots) seek(key uint64) *ballot {
	key |= 1
	for i := (key ^ key>>29) & b.mask; ; i = (i + 1) & b.mask {
		switch s := &b.slots[i]; s.key {
		case key:
			return s
		case 0:
			return nil
		}
	}
}

const seed64 = 14695981039346656037

// fold adds a word to the key of a name: its normal form, so that BREL and Brel are one.
func fold(key uint64, norm string) uint64 {
	for i := 0; i < len(norm); i++ {
		key = (key ^ uint64(norm[i])) * 1099511628211
	}
	return (key ^ ' ') * 1099511628211
}

func (s *survey) key(first, last int) uint64 {
	k := uint64(seed64)
	for i := first; i < last; i++ {
		k = fold(k, s.words[i].Norm)
	}
	return k
}

// longestName is the number of words of the longest name that is looked for elsewhere
// in a text.
const longestName = 6

// vote has the mentions of one name agree on a type, and finds names that stand
// elsewhere in the text as names.
func (s *survey) vote(found []Name) []Name {
	if len(found) == 0 {
		return found
	}
	s.ballots.reset(2 * len(found))
	for _, n := range found {
		s.ballots.at(s.key(n.First, n.Last)).votes[n.Type] += 2
		if n.Type == Person && n.Last-n.First > 1 { // a surname stands for the full name
			if w := &s.words[n.Last-1]; len(w.Norm) > 2 {
				s.ballots.at(s.key(n.Last-1, n.Last)).votes[Person] += 3
			}
		}
	}
	for k := range found {
		n := &found[k]
		b := s.ballots.seek(s.key(n.First, n.Last))
		top := n.Type
		for t, v := range b.votes {
			if v > b.votes[top] {
				top = t
			}
		}
		n.Type = top
	}
	return s.again(found)
}

// again adds mentions of names that stand elsewhere in the text as names.
func (s *survey) again(found []Name) []Name {
	var out []Name
	add := func(n Name, upto int) {
		if out == nil {
			out = append(make([]Name, 0, len(found)+8), found[:upto]...)
		}
		out = append(out, n)
	}
	first, k := 0, 0
	for _, end := range s.ends {
		for i := first; i < end; {
			if k < len(found) && found[k].First == i {
				if out != nil {
					out = append(out, found[k])
				}
				i = found[k].Last
				k++
				continue
			}
			v := &s.views[i]
			if v.cased < 2 || v.sentence == titles && v.cased == 2 {
				i++
				continue
			}
			stop := end
			if k < len(found) {
				stop = min(stop, found[k].First)
			}
			n, ok := s.known(i, min(stop, i+longestName), first, end)
			if !ok {
				i++
				continue
			}
			add(n, k)
			i = n.Last
		}
		first = end
	}
	if out == nil {
		return found
	}
	return out
}

// known gives the longest name from i on that stands elsewhere in the text as a name.
func (s *survey) known(i, stop, first, end int) (Name, bool) {
	key := uint64(seed64)
	var best Name
	ok := false
	for j := i; j < stop; j++ {
		key = fold(key, s.words[j].Norm)
		b := s.ballots.seek(key)
		if b == nil || j == i && len(s.words[i].Text) < 3 {
			continue
		}
		single := j == i
		need := int32(2)
		if single {
			need = 4
			v := &s.views[i]
			if v.seen&seenSmall != 0 || v.last-v.first > 1 || !v.proper || s.words[i].Lists&(gazetteer.Role|gazetteer.Calendar) != 0 {
				continue
			}
		}
		top := 0
		for t, x := range b.votes {
			if x > b.votes[top] {
				top = t
			}
		}
		if b.votes[top] < need || top == Group {
			continue
		}
		best, ok = Name{i, j + 1, top}, true
	}
	return best, ok
}
