package punct

// kind is a kind of marks that come in pairs.
type kind int

const (
	none kind = iota
	round
	square
	curly
	angle
	twoAngles
	double // quotation marks of either sort
	single
	kinds
)

// side is what a mark does: it opens or closes a pair, or does either.
type side int

const (
	opens side = iota
	closes
	either
)

var marks = map[string]struct {
	kind kind
	side side
}{
	"(": {round, opens}, ")": {round, closes},
	"-LRB-": {round, opens}, "-RRB-": {round, closes},
	"[": {square, opens}, "]": {square, closes},
	"{": {curly, opens}, "}": {curly, closes},
	"<": {angle, opens}, ">": {angle, closes},
	"<<": {twoAngles, opens}, ">>": {twoAngles, closes},
	"\"": {double, either}, "''": {double, closes}, "``": {double, opens},
	"“": {double, opens}, "”": {double, closes}, "„": {double, opens},
	"«": {double, opens}, "»": {double, closes},
	"‘‘": {double, opens}, "’’": {double, closes}, "‘’": {double, either},
	"'": {single, either}, "`": {single, opens}, "‘": {single, opens}, "’": {single, closes},
	"‚": {single, opens}, "‹": {single, opens}, "›": {single, closes},
}

// sort gives the kind of the mark i and its side; open says whether a mark of that
// kind waits for its partner.
func (s *sentence) sort(i int, open *[kinds]int) (kind, side) {
	w := &s.words[i]
	m, ok := marks[w.Form]
	if !s.free[i] || !ok {
		return none, either
	}
	if m.side != either {
		return m.kind, m.side
	}
	switch {
	case w.Tag == "``" && open[m.kind] == 0:
		return m.kind, opens
	case w.Tag == "''" || open[m.kind] > 0:
		return m.kind, closes
	default:
		return m.kind, opens
	}
}

// pair finds the pairs, each within the other or apart, and for every place the
// innermost one around it. A mark that is left over inside a pair has none.
func (s *sentence) pair() {
	n := len(s.words)
	s.partner, s.within = make([]int, n), make([]int, n)
	var stack []int
	var open [kinds]int
	kindOf := make([]kind, n)
	for i := range s.words {
		s.partner[i] = -1
		k, does := s.sort(i, &open)
		kindOf[i] = k
		switch {
		case k == none:
		case does == opens:
			stack = append(stack, i)
			open[k]++
		case open[k] > 0:
			for s.partner[i] < 0 {
				o := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				open[kindOf[o]]--
				if kindOf[o] == k {
					s.partner[o], s.partner[i] = i, o
				}
			}
		}
	}
	around := -1
	for i := range s.words {
		p := s.partner[i]
		if p >= 0 && p < i {
			around = s.within[p]
		}
		s.within[i] = around
		if p > i {
			around = i
		}
	}
}
