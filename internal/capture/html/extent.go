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

// grams gives the runs of letters of a text.
func grams(l []rune) map[string]bool {
	all := make(map[string]bool, len(l))
	for i := 0; i+gramLetters <= len(l); i++ {
		all[string(l[i:i+gramLetters])] = true
	}
	return all
}

// share gives the share of the runs of letters of a text that are known.
func share(l []rune, known map[string]bool) float64 {
	has, all := 0, 0
	for i := 0; i+gramLetters <= len(l); i++ {
		if all++; known[string(l[i:i+gramLetters])] {
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
	for i, l := range slices.Backward(said) {
		if !taken[i] || len(l) < longLetters {
			continue
		}
		var others []rune
		for k, o := range said {
			if taken[k] && k != i {
				others = append(others, o...)
			}
		}
		taken[i] = share(l, grams(others)) < repeated
	}
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
