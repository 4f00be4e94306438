package punct

import "strings"

// Word is what the rules see of a word.
type Word struct {
	Form string // as printed
	Tag  string // Penn Treebank tag, which tells quotation marks that open from those that close; may be empty
	// Head is the index in the sentence of the word it depends on, or -1 for the root.
	Head     int
	Relation string // Universal Dependencies v2, with or without subtype
}

// Heads gives the head of every word: those of marks as the rules set them, all others
// as they are. What is not one tree comes back as it is.
func Heads(words []Word) []int {
	heads := make([]int, len(words))
	for i := range words {
		heads[i] = words[i].Head
	}
	s := newSentence(words)
	if s == nil {
		return heads
	}
	for i := range words {
		if s.free[i] {
			heads[i] = s.head(i)
		}
	}
	return heads
}

// sentence is a sentence with what the rules ask of it. The tree below is that of the
// words that keep their heads.
type sentence struct {
	words []Word
	// free says of which words the head is set: marks that only marks hang on.
	free  []bool
	depth []int // distance from the root, which has 1
	// before and after give the nearest word that keeps its head on either side of a
	// place, -1 and len(words) when there is none.
	before, after []int
	tops          tops
	partner       []int // the other mark of a pair, or -1
	within        []int // the mark that opens the innermost pair around a place, or -1
}

// newSentence looks a sentence over; nil when it is no tree.
func newSentence(words []Word) *sentence {
	n := len(words)
	s := &sentence{words: words, free: make([]bool, n), before: make([]int, n), after: make([]int, n)}
	if !s.measure() {
		return nil
	}
	for i := range words {
		s.free[i] = isMark(words[i].Relation) && words[i].Head >= 0
	}
	for i := range words {
		if !isMark(words[i].Relation) {
			for j := words[i].Head; j >= 0 && s.free[j]; j = words[j].Head {
				s.free[j] = false
			}
		}
	}
	last := -1
	for i := range words {
		s.before[i] = last
		if !s.free[i] {
			last = i
		}
	}
	last = n
	for i := n - 1; i >= 0; i-- {
		s.after[i] = last
		if !s.free[i] {
			last = i
		}
	}
	s.tops = newTops(s.depth, s.free)
	s.pair()
	return s
}

// isMark says whether the relation is that of a punctuation mark.
func isMark(relation string) bool {
	rest, ok := strings.CutPrefix(relation, "punct")
	return ok && (rest == "" || rest[0] == ':')
}

// measure fills in the depth of every word, and says whether the sentence is one tree.
func (s *sentence) measure() bool {
	n := len(s.words)
	s.depth = make([]int, n)
	roots := 0
	var way []int
	for i := range s.words {
		d := 0
		way = way[:0]
		for j := i; ; {
			if s.depth[j] > 0 {
				d = s.depth[j]
				break
			}
			if s.depth[j] < 0 {
				return false // a cycle
			}
			s.depth[j] = -1
			way = append(way, j)
			h := s.words[j].Head
			if h == -1 {
				roots++
				break
			}
			if h < 0 || h >= n {
				return false
			}
			j = h
		}
		for k := len(way) - 1; k >= 0; k-- {
			d++
			s.depth[way[k]] = d
		}
	}
	return roots == 1
}

// head gives the head of the free mark i.
func (s *sentence) head(i int) int {
	if p := s.partner[i]; p >= 0 {
		if t := s.top(min(i, p), max(i, p)); t >= 0 {
			return t
		}
	}
	// The room the mark stands in: the innermost pair around it that holds words.
	open := s.within[i]
	end := s.end(open)
	t := s.top(open, end)
	for t < 0 && open >= 0 {
		open = s.within[open]
		end = s.end(open)
		t = s.top(open, end)
	}
	l, r := s.before[i], s.after[i]
	if l <= open || r >= end {
		return t // first or last in it
	}
	return s.between(i, l, r)
}

// end gives where the pair that open begins is closed, or the end of the sentence where
// open is -1.
func (s *sentence) end(open int) int {
	if open < 0 {
		return len(s.words)
	}
	return s.partner[open]
}

// top gives the word nearest to the root among those that keep their heads between
// two places, the first of several; -1 when there is none.
func (s *sentence) top(after, before int) int {
	return s.tops.of(after+1, before)
}

// between gives the head of a mark between the words l and r: the top of the part that
// is the dependent one. Where the mark was hung on what follows it, that part may begin
// later or end earlier than the tree has it, and the mark was hung by one who saw the
// words: it stays.
func (s *sentence) between(i, l, r int) int {
	above, left, right := s.meet(l, r)
	given := s.words[i].Head
	switch {
	case above > i && given == above:
		return above
	case above > i:
		return left
	case s.onWay(given, r, right):
		return given
	case s.ends(i):
		return above
	default:
		return right
	}
}

// onWay says whether a word stands on the way from a word up to another.
func (s *sentence) onWay(word, from, to int) bool {
	for from != to && from != word {
		from = s.words[from].Head
	}
	return from == word
}

// meet gives the word at which the ways from l and r to the root meet, and the word
// below it on either way, which is above itself when the way begins there.
func (s *sentence) meet(l, r int) (above, left, right int) {
	left, right = l, r
	for l != r {
		if s.depth[l] >= s.depth[r] {
			left, l = l, s.words[l].Head
		} else {
			right, r = r, s.words[r].Head
		}
	}
	return l, left, right
}

// ends says whether the mark i ends a sentence and stands alone.
func (s *sentence) ends(i int) bool {
	return isEnd(s.words[i].Form) && !isEnd(s.words[i-1].Form) && !isEnd(s.words[i+1].Form)
}

// isEnd says whether a mark is one that ends sentences.
func isEnd(form string) bool {
	return form == "." || form != "" && strings.Trim(form, "?!‽") == ""
}
