package bidi

import (
	"slices"

	xbidi "golang.org/x/text/unicode/bidi"
)

// sequence is an isolating run sequence (BD13): the places of its code points, those
// that X9 removes left out, with the classes before and after it (X10).
type sequence struct {
	*paragraph
	at       []int
	level    uint8
	sos, eos xbidi.Class
}

// sequences splits the paragraph into its isolating run sequences.
func (p *paragraph) sequences() []sequence {
	shown := make([]int, 0, len(p.runes))
	for i := range p.runes {
		if !isRemoved(p.classes[i]) {
			shown = append(shown, i)
		}
	}
	var runs [][]int // level runs
	for start := 0; start < len(shown); {
		end := start + 1
		for end < len(shown) && p.levels[shown[end]] == p.levels[shown[start]] {
			end++
		}
		runs = append(runs, shown[start:end:end])
		start = end
	}
	var out []sequence
	for _, run := range runs {
		if first := run[0]; p.classes[first] == xbidi.PDI && p.matches[first] >= 0 {
			continue // it goes on from the run of its initiator
		}
		s := sequence{paragraph: p, at: run, level: p.levels[run[0]]}
		end := run[len(run)-1]
		for isIsolate(p.classes[end]) && p.matches[end] >= 0 {
			next, _ := slices.BinarySearchFunc(runs, p.matches[end], func(run []int, at int) int { return run[0] - at })
			s.at = append(s.at, runs[next]...)
			end = s.at[len(s.at)-1]
		}
		before, after := p.base, p.base
		for i := s.at[0] - 1; i >= 0; i-- {
			if !isRemoved(p.classes[i]) {
				before = p.levels[i]
				break
			}
		}
		if !isIsolate(p.classes[end]) {
			for i := end + 1; i < len(p.runes); i++ {
				if !isRemoved(p.classes[i]) {
					after = p.levels[i]
					break
				}
			}
		}
		s.sos, s.eos = classOf(max(before, s.level)), classOf(max(after, s.level))
		out = append(out, s)
	}
	return out
}

// classOf gives the strong class of a level.
func classOf(level uint8) xbidi.Class {
	if level%2 == 1 {
		return xbidi.R
	}
	return xbidi.L
}

func (s *sequence) get(k int) xbidi.Class {
	switch {
	case k < 0:
		return s.sos
	case k >= len(s.at):
		return s.eos
	}
	return s.types[s.at[k]]
}

func (s *sequence) set(k int, c xbidi.Class) { s.types[s.at[k]] = c }

// weak resolves marks, numbers and what goes with numbers (W1 to W7).
func (s *sequence) weak() {
	strong := s.sos
	for k := range s.at {
		if s.get(k) == xbidi.NSM {
			prev := s.get(k - 1)
			if k > 0 && (isIsolate(s.classes[s.at[k-1]]) || s.classes[s.at[k-1]] == xbidi.PDI) {
				prev = xbidi.ON
			}
			s.set(k, prev)
		}
		switch c := s.get(k); c {
		case xbidi.L, xbidi.R, xbidi.AL:
			strong = c
		case xbidi.EN:
			if strong == xbidi.AL {
				s.set(k, xbidi.AN)
			}
		}
	}
	for k := range s.at {
		if s.get(k) == xbidi.AL {
			s.set(k, xbidi.R)
		}
	}
	for k := 1; k+1 < len(s.at); k++ {
		before, c, after := s.get(k-1), s.get(k), s.get(k+1)
		if before == after && (before == xbidi.EN && (c == xbidi.ES || c == xbidi.CS) || before == xbidi.AN && c == xbidi.CS) {
			s.set(k, before)
		}
	}
	for k := 0; k < len(s.at); k++ {
		if s.get(k) != xbidi.ET {
			continue
		}
		end := k
		for end < len(s.at) && s.get(end) == xbidi.ET {
			end++
		}
		if k > 0 && s.get(k-1) == xbidi.EN || end < len(s.at) && s.get(end) == xbidi.EN {
			for ; k < end; k++ {
				s.set(k, xbidi.EN)
			}
		}
		k = end
	}
	strong = s.sos
	for k := range s.at {
		switch c := s.get(k); c {
		case xbidi.ES, xbidi.ET, xbidi.CS:
			s.set(k, xbidi.ON)
		case xbidi.L, xbidi.R:
			strong = c
		case xbidi.EN:
			if strong == xbidi.L {
				s.set(k, xbidi.L)
			}
		}
	}
}

// side gives the direction in which a class counts for the neutrals beside it, or ON.
func side(c xbidi.Class) xbidi.Class {
	switch c {
	case xbidi.L:
		return xbidi.L
	case xbidi.R, xbidi.EN, xbidi.AN:
		return xbidi.R
	}
	return xbidi.ON
}

// maxBrackets is the number of open brackets from which pairs are looked for no more (BD16).
const maxBrackets = 63

// brackets gives the direction of what they enclose to pairs of brackets (N0).
func (s *sequence) brackets() {
	type pair struct{ open, close int }
	var pairs []pair
	type opened struct {
		closes rune
		k      int
	}
	var stack []opened
scan:
	for k, i := range s.at {
		if s.types[i] != xbidi.ON {
			continue
		}
		prop, _ := xbidi.LookupRune(s.runes[i])
		switch {
		case !prop.IsBracket():
		case prop.IsOpeningBracket():
			if len(stack) == maxBrackets {
				pairs = nil
				break scan
			}
			stack = append(stack, opened{canonical(mirrored(s.runes[i])), k})
		default:
			for n := len(stack) - 1; n >= 0; n-- {
				if stack[n].closes == canonical(s.runes[i]) {
					pairs = append(pairs, pair{stack[n].k, k})
					stack = stack[:n]
					break
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	own := classOf(s.level)
	for _, p := range pairs {
		found, other := false, false
		for k := p.open + 1; k < p.close; k++ {
			switch side(s.get(k)) {
			case own:
				found = true
			case xbidi.ON:
			default:
				other = true
			}
		}
		dir := own
		if !found {
			if !other {
				continue
			}
			for k := p.open - 1; k >= -1; k-- {
				if c := side(s.get(k)); c != xbidi.ON {
					dir = c
					break
				}
			}
		}
		for _, k := range []int{p.open, p.close} {
			s.set(k, dir)
			for k++; k < len(s.at) && s.classes[s.at[k]] == xbidi.NSM; k++ {
				s.set(k, dir) // marks on the bracket
			}
		}
	}
}

// canonical gives the bracket that r is equivalent to.
func canonical(r rune) rune {
	switch r {
	case '\u2329':
		return '\u3008'
	case '\u232A':
		return '\u3009'
	}
	return r
}

// mirrored gives the other bracket of a pair, or r.
func mirrored(r rune) rune { return []rune(xbidi.ReverseString(string(r)))[0] }

// neutral resolves what is left by what stands around it (N1, N2).
func (s *sequence) neutral() {
	for k := 0; k < len(s.at); k++ {
		if side(s.get(k)) != xbidi.ON {
			continue
		}
		end := k
		for end < len(s.at) && side(s.get(end)) == xbidi.ON {
			end++
		}
		dir := classOf(s.level)
		if before, after := side(s.get(k-1)), side(s.get(end)); before == after {
			dir = before
		}
		for ; k < end; k++ {
			s.set(k, dir)
		}
	}
}

// implicit raises the levels by the resolved classes (I1, I2).
func (s *sequence) implicit() {
	for k, i := range s.at {
		switch c := s.get(k); {
		case s.level%2 == 0 && c == xbidi.R, s.level%2 == 1 && c != xbidi.R:
			s.levels[i] = s.level + 1
		case s.level%2 == 0 && (c == xbidi.AN || c == xbidi.EN):
			s.levels[i] = s.level + 2
		}
	}
}
