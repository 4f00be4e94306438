package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a piece of text in one font on one line. Lengths are points (1/72 inch), top
// and bottom count downwards.
type run struct {
	left, right, top, bottom float64
	size                     float64 // of the font
	text                     string
}

// sheet is a page.
type sheet []run

// line is what stands beside one another in one column.
type line struct {
	left, right, top, bottom float64
	size                     float64
	text                     string
}

// block is the lines of a region from top to bottom.
type block []line

// arrange gives the paragraphs of a document in reading order, and the index of the
// headline among them, -1 for none.
func arrange(pages []sheet) (paragraphs []string, heading int) {
	lines := make([]block, len(pages))
	for i, s := range pages {
		lines[i] = gather(s)
	}
	dropRunning(lines)
	body := bodySize(lines)
	heading, largest := -1, body*headingRatio
	var open string // the last paragraph, which may go on in the next column
	for i, page := range lines {
		for _, b := range order(page, 0) {
			for _, p := range split(b, body) {
				if continues(open, p.text) && len(paragraphs) > 0 && p.size < body*headingRatio {
					paragraphs[len(paragraphs)-1] = join(open, p.text)
				} else {
					paragraphs = append(paragraphs, p.text)
				}
				open = paragraphs[len(paragraphs)-1]
				if i == 0 && p.size > largest && utf8.RuneCountInString(p.text) >= headingRunes {
					heading, largest = len(paragraphs)-1, p.size
				}
				if p.size > body*headingRatio {
					open = ""
				}
			}
		}
	}
	return paragraphs, heading
}

// The headline of a first page is set larger than the text by this much, and is no
// single letter or number.
const (
	headingRatio = 1.25
	headingRunes = 12
)

// gather makes lines of the runs of a page: what stands on one height without a gap.
func gather(s sheet) block {
	runs := slices.Clone(s)
	slices.SortStableFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.bottom, b.bottom), cmp.Compare(a.left, b.left))
	})
	var rows [][]run
	for _, r := range runs {
		if n := len(rows) - 1; n >= 0 && sameHeight(rows[n][0], r) {
			rows[n] = append(rows[n], r)
		} else {
			rows = append(rows, []run{r})
		}
	}
	var lines block
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b run) int { return cmp.Compare(a.left, b.left) })
		for i, r := range row {
			n := len(lines) - 1
			gap := 0.0
			if i > 0 {
				gap = r.left - lines[n].right
			}
			switch {
			case i == 0 || gap > columnGap*max(height(r), lines[n].size):
				lines = append(lines, line{r.left, r.right, r.top, r.bottom, height(r), r.text})
			default:
				l := &lines[n]
				if gap > wordGap*l.size {
					l.text += " "
				}
				l.text += r.text
				l.right, l.top, l.bottom = max(l.right, r.right), min(l.top, r.top), max(l.bottom, r.bottom)
				l.size = max(l.size, height(r))
			}
		}
	}
	return lines
}

// Gaps between runs of one height, as parts of the letters' size: from wordGap on
// there is a space, from columnGap on another column begins.
const (
	wordGap   = 0.12
	columnGap = 1.4
)

func height(r run) float64 {
	if r.size > 0 {
		return r.size
	}
	return r.bottom - r.top
}

// sameHeight says whether two runs stand on one line: half of the smaller overlaps.
func sameHeight(a, b run) bool {
	overlap := min(a.bottom, b.bottom) - max(a.top, b.top)
	return overlap > 0.5*min(a.bottom-a.top, b.bottom-b.top)
}

// dropRunning takes out what stands at the top or the bottom of several pages alike
// but for its numbers, and page numbers.
func dropRunning(pages []block) {
	const (
		edge    = 3   // lines at either end that may be running
		longest = 120 // letters; a longer line is text
	)
	seen := map[string]int{}
	edges := func(b block, do func(i int)) {
		byHeight := make([]int, len(b))
		for i := range b {
			byHeight[i] = i
		}
		slices.SortStableFunc(byHeight, func(i, j int) int { return cmp.Compare(b[i].top, b[j].top) })
		for n, i := range byHeight {
			if (n < edge || n >= len(b)-edge) && utf8.RuneCountInString(b[i].text) <= longest {
				do(i)
			}
		}
	}
	for _, b := range pages {
		here := map[string]bool{}
		edges(b, func(i int) { here[shape(b[i].text)] = true })
		for s := range here {
			seen[s]++
		}
	}
	for p, b := range pages {
		drop := map[int]bool{}
		edges(b, func(i int) {
			s := shape(b[i].text)
			n := seen[s]
			// Twice is enough in a document of two or three pages.
			drop[i] = n >= 2 && (n*2 >= len(pages) || n >= 4) || s == "#" && len(pages) > 1 || pageMark(s)
		})
		var kept block
		for i, l := range b {
			if !drop[i] {
				kept = append(kept, l)
			}
		}
		if len(kept) > 0 {
			pages[p] = kept
		}
	}
}

// shape is a line with each number made "#".
func shape(s string) string {
	var b strings.Builder
	digit := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsDigit(r):
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		case !unicode.IsSpace(r):
			b.WriteRune(r)
		}
		digit = false
	}
	return b.String()
}

// pageMark says whether a line only numbers the page.
func pageMark(shape string) bool {
	switch shape {
	case "page#", "page#of#", "#/#", "-#-", "–#–", "#of#", "p.#", "seite#", "стр.#":
		return true
	}
	return false
}

// bodySize is the size of letters that most of the document is set in.
func bodySize(pages []block) float64 {
	letters := map[float64]int{}
	for _, b := range pages {
		for _, l := range b {
			letters[float64(int(l.size*2+0.5))/2] += len(l.text)
		}
	}
	best, most := 0.0, 0
	for size, n := range letters {
		if n > most || n == most && size < best {
			best, most = size, n
		}
	}
	return best
}

// maxDepth bounds the cuts one within another.
const maxDepth = 40

// order cuts a page into blocks in reading order (recursive X-Y cut: Nagy and Seth
// 1984): side by side where a white stripe runs from top to bottom, else one above
// the other at the tallest white stripe.
func order(b block, depth int) []block {
	if len(b) < 2 || depth >= maxDepth {
		slices.SortStableFunc(b, func(a, c line) int { return cmp.Or(cmp.Compare(a.top, c.top), cmp.Compare(a.left, c.left)) })
		return []block{b}
	}
	size := bodySize([]block{b})
	byLeft := slices.Clone(b)
	slices.SortStableFunc(byLeft, func(a, c line) int { return cmp.Compare(a.left, c.left) })
	at, gap := widest(len(b), func(i int) (float64, float64) { return byLeft[i].left, byLeft[i].right })
	if gap > 0.7*size && enough(byLeft[:at]) && enough(byLeft[at:]) {
		return append(order(byLeft[:at:at], depth+1), order(byLeft[at:], depth+1)...)
	}
	byTop := slices.Clone(b)
	slices.SortStableFunc(byTop, func(a, c line) int { return cmp.Or(cmp.Compare(a.top, c.top), cmp.Compare(a.left, c.left)) })
	// Cut where it shows columns that a line across them hid; else the lines stand in
	// one column.
	for _, cut := range stripes(byTop) {
		above, below := byTop[:cut:cut], byTop[cut:]
		if columns(above) || columns(below) {
			return append(order(slices.Clone(above), depth+1), order(slices.Clone(below), depth+1)...)
		}
	}
	return []block{byTop}
}

// columns says whether a region falls into columns side by side.
func columns(b block) bool {
	if len(b) < 4 {
		return false
	}
	byLeft := slices.Clone(b)
	slices.SortStableFunc(byLeft, func(a, c line) int { return cmp.Compare(a.left, c.left) })
	at, gap := widest(len(b), func(i int) (float64, float64) { return byLeft[i].left, byLeft[i].right })
	return gap > 0.7*bodySize([]block{b}) && enough(byLeft[:at]) && enough(byLeft[at:])
}

// enough says whether lines make a column: several, with running words.
func enough(b []line) bool {
	letters := 0
	for _, l := range b {
		letters += utf8.RuneCountInString(l.text)
	}
	return len(b) >= 2 && letters >= 30
}

// widest finds the widest gap between intervals that come by their beginnings: the
// index at which those after it begin, and its width.
func widest(n int, interval func(i int) (from, to float64)) (at int, gap float64) {
	_, end := interval(0)
	for i := 1; i < n; i++ {
		from, to := interval(i)
		if from-end > gap {
			at, gap = i, from-end
		}
		end = max(end, to)
	}
	return at, gap
}

// stripes gives the places where white runs across all lines of a region, the tallest
// first, at most some.
func stripes(byTop block) []int {
	type stripe struct {
		at  int
		gap float64
	}
	var found []stripe
	end := byTop[0].bottom
	for i := 1; i < len(byTop); i++ {
		if gap := byTop[i].top - end; gap > 0 {
			found = append(found, stripe{i, gap})
		}
		end = max(end, byTop[i].bottom)
	}
	slices.SortStableFunc(found, func(a, b stripe) int { return cmp.Compare(b.gap, a.gap) })
	const most = 12
	var at []int
	for _, s := range found[:min(len(found), most)] {
		at = append(at, s.at)
	}
	return at
}
