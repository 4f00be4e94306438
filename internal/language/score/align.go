package score

import "strings"

// pair is a word of gold and the word of the system that stands for it.
type pair struct{ gold, system int }

// align pairs words. Plain words are paired when they cover the same characters.
// Around multiword tokens the words are paired by their forms: in the shortest
// stretch of text that no multiword token of either side sticks out of, along the
// longest common subsequence of the forms in lower case.
func align(gold, system []word) []pair {
	var out []pair
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		a, b := gold[g], system[s]
		switch {
		case a.multi || b.multi:
			st := stretchFrom(gold, system, g, s)
			out = st.pairs(gold, system, out)
			g, s = st.gold.end, st.system.end
		case a.span == b.span:
			out = append(out, pair{g, s})
			g++
			s++
		case a.start <= b.start:
			g++
		default:
			s++
		}
	}
	return out
}

// stretch is a range of words on each side.
type stretch struct{ gold, system span }

// stretchFrom gives the stretch that begins at one of the two words, of which at
// least one is part of a multiword token.
func stretchFrom(gold, system []word, g, s int) stretch {
	end := 0 // of the stretch, in characters
	if gold[g].multi {
		end = gold[g].end
		if !system[s].multi && system[s].start < gold[g].start {
			s++ // it sticks out to the left
		}
	} else {
		end = system[s].end
		if gold[g].start < system[s].start {
			g++
		}
	}
	st := stretch{span{g, g}, span{s, s}}
	g, s = st.gold.start, st.system.start
	for inside(gold, g, end) || inside(system, s, end) {
		w := word{}
		if g < len(gold) && (s >= len(system) || gold[g].start <= system[s].start) {
			w = gold[g]
			g++
		} else {
			w = system[s]
			s++
		}
		if w.multi {
			end = max(end, w.end)
		}
	}
	st.gold.end, st.system.end = g, s
	return st
}

// inside says whether a word belongs to a stretch that ends there: a multiword token
// does when it begins before the end, a plain word only as a whole.
func inside(words []word, i, end int) bool {
	if i >= len(words) {
		return false
	}
	if words[i].multi {
		return words[i].start < end
	}
	return words[i].end <= end
}

// pairs adds the pairs of the stretch.
func (st stretch) pairs(gold, system []word, out []pair) []pair {
	a, b := forms(gold, st.gold), forms(system, st.system)
	width := len(b) + 1
	common := make([]int32, (len(a)+1)*width) // longest common subsequence of the rests
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			at := i*width + k
			common[at] = max(common[at+width], common[at+1])
			if a[i] == b[k] {
				common[at] = max(common[at], 1+common[at+width+1])
			}
		}
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			out = append(out, pair{st.gold.start + i, st.system.start + k})
			i++
			k++
		case common[i*width+k] == common[(i+1)*width+k]:
			i++
		default:
			k++
		}
	}
	return out
}

// forms gives the forms of words in lower case and without white space.
func forms(words []word, of span) []string {
	var out []string
	for _, w := range words[of.start:of.end] {
		out = append(out, strings.ToLower(strings.Join(strings.Fields(w.Form), "")))
	}
	return out
}
