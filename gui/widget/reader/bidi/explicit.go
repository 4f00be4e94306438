package bidi

import xbidi "golang.org/x/text/unicode/bidi"

// maxDepth is the deepest level of embedding (Annex 9, BD2).
const maxDepth = 125

// none is an override that is not there.
const none = xbidi.ON

// status is an entry of the stack of directions (X1).
type status struct {
	level    uint8
	override xbidi.Class
	isolate  bool
}

// paragraph is what the rules work on.
type paragraph struct {
	runes   []rune
	classes []xbidi.Class // as the code points have them
	types   []xbidi.Class // as the rules change them
	levels  []uint8
	matches []int // of an isolate initiator its PDI, of a PDI its initiator; -1 for none
	base    uint8
}

func newParagraph(runes []rune) *paragraph {
	p := &paragraph{runes: runes, classes: make([]xbidi.Class, len(runes)), levels: make([]uint8, len(runes)), matches: make([]int, len(runes))}
	for i, r := range runes {
		prop, _ := xbidi.LookupRune(r)
		p.classes[i] = prop.Class()
	}
	p.match()
	p.types = append([]xbidi.Class(nil), p.classes...)
	return p
}

func isIsolate(c xbidi.Class) bool { return c == xbidi.LRI || c == xbidi.RLI || c == xbidi.FSI }

// isRemoved says whether rule X9 takes the class out.
func isRemoved(c xbidi.Class) bool {
	switch c {
	case xbidi.LRE, xbidi.RLE, xbidi.LRO, xbidi.RLO, xbidi.PDF, xbidi.BN:
		return true
	}
	return false
}

// match pairs isolate initiators with their PDIs (BD9).
func (p *paragraph) match() {
	var open []int
	for i, c := range p.classes {
		p.matches[i] = -1
		switch {
		case isIsolate(c):
			open = append(open, i)
		case c == xbidi.PDI && len(open) > 0:
			j := open[len(open)-1]
			open = open[:len(open)-1]
			p.matches[i], p.matches[j] = j, i
		case c == xbidi.B:
			open = open[:0]
		}
	}
}

// firstStrong gives the level that the first strong code point in [from, to) asks for,
// what is isolated left out (P2, P3), or otherwise.
func (p *paragraph) firstStrong(from, to int, otherwise uint8) uint8 {
	for i := from; i < to; i++ {
		switch c := p.classes[i]; {
		case c == xbidi.L:
			return 0
		case c == xbidi.R, c == xbidi.AL:
			return 1
		case isIsolate(c):
			if p.matches[i] < 0 {
				return otherwise
			}
			i = p.matches[i]
		}
	}
	return otherwise
}

// explicit gives every code point the level of the embeddings and isolates that it
// stands in (X1 to X8).
func (p *paragraph) explicit() {
	stack := []status{{p.base, none, false}}
	overIsolates, overEmbeddings, isolates := 0, 0, 0
	top := func() status { return stack[len(stack)-1] }
	next := func(odd uint8) uint8 { return (top().level+1+(1-odd))&^1 | odd }
	set := func(i int) {
		p.levels[i] = top().level
		if top().override != none {
			p.types[i] = top().override
		}
	}
	for i, c := range p.classes {
		switch c {
		case xbidi.RLE, xbidi.LRE, xbidi.RLO, xbidi.LRO:
			odd, override := uint8(0), xbidi.Class(none)
			switch c {
			case xbidi.RLE:
				odd = 1
			case xbidi.RLO:
				odd, override = 1, xbidi.R
			case xbidi.LRO:
				override = xbidi.L
			}
			p.levels[i] = top().level
			if level := next(odd); level <= maxDepth && overIsolates == 0 && overEmbeddings == 0 {
				stack = append(stack, status{level, override, false})
			} else if overIsolates == 0 {
				overEmbeddings++
			}
		case xbidi.RLI, xbidi.LRI, xbidi.FSI:
			set(i)
			odd := uint8(0)
			if c == xbidi.RLI {
				odd = 1
			} else if c == xbidi.FSI {
				end := p.matches[i]
				if end < 0 {
					end = len(p.runes)
				}
				odd = p.firstStrong(i+1, end, 0)
			}
			if level := next(odd); level <= maxDepth && overIsolates == 0 && overEmbeddings == 0 {
				isolates++
				stack = append(stack, status{level, none, true})
			} else {
				overIsolates++
			}
		case xbidi.PDI:
			switch {
			case overIsolates > 0:
				overIsolates--
			case isolates > 0:
				overEmbeddings = 0
				for !top().isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				isolates--
			}
			set(i)
		case xbidi.PDF:
			p.levels[i] = top().level
			switch {
			case overIsolates > 0:
			case overEmbeddings > 0:
				overEmbeddings--
			case !top().isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
		case xbidi.B:
			p.levels[i] = p.base
		case xbidi.BN:
			p.levels[i] = top().level
		default:
			set(i)
		}
	}
}
