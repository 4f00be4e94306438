package html

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An extractor's answer is taken for where the article stands, never for its words:
// extractors lose the space around a link or between the items of a list, and a
// quotation must be what the page says. So its answer is laid over the blocks of the
// page, by letters and digits alone, and the text is made of those that it covers.

const (
	// gramLetters is the length of the runs of letters by which a block is looked for.
	gramLetters = 12
	// covered is the share of its runs that an extractor must have of a block.
	covered = 0.6
)

// letters leaves of a text only its letters and digits.
func letters(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			out = append(out, r)
		}
	}
	return out
}

// runs gives the runs of letters of a text, each as a number that is as good as its own:
// of 64 bits, carried on from one run to the next.
func runs(l []rune) func(yield func(uint64) bool) {
	const base = 0x9E3779B97F4A7C15 // odd, so that no letter is lost
	over := uint64(1)
	for range gramLetters {
		over *= base
	}
	return func(yield func(uint64) bool) {
		var run uint64
		for i, r := range l {
			run = run*base + uint64(r)
			if i >= gramLetters {
				run -= over * uint64(l[i-gramLetters])
			}
			if i >= gramLetters-1 && !yield(run) {
				return
			}
		}
	}
}

// grams gives the runs of letters of a text, and how often each stands in it.
func grams(l []rune) map[uint64]int {
	all := make(map[uint64]int, len(l))
	for g := range runs(l) {
		all[g]++
	}
	return all
}

// share gives the share of the runs of letters of a text that are known.
func share(l []rune, known map[uint64]int) float64 {
	has, all := 0, 0
	for g := range runs(l) {
		if all++; known[g] > 0 {
			has++
		}
	}
	return float64(has) / float64(max(all, 1))
}

// extent tells which blocks of a page an extractor's answer covers.
func extent(blocks []block, answer *html.Node) []bool {
	taken := make([]bool, len(blocks))
	if answer == nil {
		return taken
	}
	var all []rune
	whole := map[string]bool{} // its blocks
	for _, b := range blocksUnder(answer) {
		l := letters(b.text)
		whole[string(l)] = true
		all = append(all, l...)
	}
	known := grams(all)
	said := make([][]rune, len(blocks))
	short := func(i int) bool { return len(said[i]) < 2*gramLetters }
	for i, b := range blocks {
		said[i] = letters(b.text)
		if short(i) {
			continue
		}
		taken[i] = share(said[i], known) >= covered
	}
	// A short block is known by its neighbour: "GPS" alone stands in many places.
	joined := string(all)
	beside := func(i, neighbour int) bool {
		if neighbour < 0 || neighbour >= len(blocks) || !taken[neighbour] || len(said[i]) == 0 {
			return false
		}
		if len(said[i]) > 3 && whole[string(said[i])] {
			return true
		}
		n := said[neighbour]
		if neighbour < i {
			return strings.Contains(joined, string(n[max(0, len(n)-gramLetters):])+string(said[i]))
		}
		return strings.Contains(joined, string(said[i])+string(n[:min(len(n), gramLetters)]))
	}
	for i := range blocks {
		taken[i] = taken[i] || short(i) && beside(i, i-1)
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		taken[i] = taken[i] || short(i) && beside(i, i+1)
	}
	fill(blocks, taken)
	once(said, taken)
	return taken
}

// fillers are the elements whose words belong to an article that stands around them.
var fillers = map[atom.Atom]bool{
	atom.P: true, atom.Li: true, atom.Blockquote: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Pre: true,
}

// fill takes the lists, quotations and headings that stand between two taken blocks
// in the element that holds both: extractors pass over them where they are short.
func fill(blocks []block, taken []bool) {
	last := -1
	for i, is := range taken {
		if !is {
			continue
		}
		if last >= 0 && i > last+1 && blocks[i].in != nil && blocks[last].in != nil && blocks[i].in.Parent == blocks[last].in.Parent {
			for k := last + 1; k < i; k++ {
				b := blocks[k]
				taken[k] = b.in != nil && fillers[b.in.DataAtom] && b.linked < mostlyLinked && (b.in.Parent == blocks[i].in.Parent || b.in.Parent.Parent == blocks[i].in.Parent)
			}
		}
		last = i
	}
}

const (
	longLetters = 800 // a block that may be a whole article without its paragraphs
	repeated    = 0.8 // the share of its runs that stand elsewhere, from which it is one
)

// once leaves of blocks with the same words the first that stands among other taken
// ones: pages hold an article a second time for phones, or repeat its beginning.
func once(said [][]rune, taken []bool) {
	copies(said, taken)
	kept := map[string]int{} // the block that is kept
	among := func(i int) bool { return i > 0 && taken[i-1] || i+1 < len(taken) && taken[i+1] }
	for i, l := range said {
		if !taken[i] || len(l) < 2*gramLetters {
			continue
		}
		before, again := kept[string(l)]
		switch {
		case !again:
			kept[string(l)] = i
		case among(before) || !among(i):
			taken[i] = false
		default:
			taken[before] = false
			kept[string(l)] = i
		}
	}
}

// copies leaves out the blocks that hold a whole article whose paragraphs are taken.
func copies(said [][]rune, taken []bool) {
	var all map[uint64]int // the runs of what is taken
	for i, l := range slices.Backward(said) {
		if !taken[i] || len(l) < longLetters {
			continue
		}
		if all == nil {
			all = map[uint64]int{}
			for k, o := range said {
				if taken[k] {
					for g := range runs(o) {
						all[g]++
					}
				}
			}
		}
		own := grams(l)
		elsewhere, n := 0, 0
		for g, k := range own {
			n += k
			if all[g] > k {
				elsewhere += k
			}
		}
		if float64(elsewhere) < repeated*float64(n) {
			continue
		}
		taken[i] = false
		for g, k := range own {
			all[g] -= k
		}
	}
}
