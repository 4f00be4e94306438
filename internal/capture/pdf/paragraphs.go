package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph is one with the size of its letters.
type paragraph struct {
	text string
	size float64
}

// split parts the lines of a column into paragraphs: at a larger gap, at a first line
// set in, after a short last line, at another size of letters.
func split(b block, body float64) []paragraph {
	var out []paragraph
	if len(b) == 0 {
		return nil
	}
	left, right := b[0].left, b[0].right
	for _, l := range b {
		left, right = min(left, l.left), max(right, l.right)
	}
	leading := usualLeading(b)
	for i, l := range b {
		if i == 0 {
			out = append(out, paragraph{l.text, l.size})
			continue
		}
		before := b[i-1]
		step := l.bottom - before.bottom
		begins := step > 1.35*leading ||
			abs(l.size-before.size) > 0.12*body ||
			l.left-left > 0.8*l.size && before.left-left < 0.4*l.size && ended(before.text) ||
			right-before.right > 0.2*(right-left) && ended(before.text)
		p := &out[len(out)-1]
		if begins {
			out = append(out, paragraph{l.text, l.size})
		} else {
			p.text = join(p.text, l.text)
		}
	}
	return out
}

func abs(x float64) float64 { return max(x, -x) }

// usualLeading is the middle of the distances from line to line.
func usualLeading(b block) float64 {
	var steps []float64
	for i := 1; i < len(b); i++ {
		if step := b[i].bottom - b[i-1].bottom; step > 0 {
			steps = append(steps, step)
		}
	}
	if len(steps) == 0 {
		return 1e6
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// ended says whether a line ends a sentence.
func ended(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:։。", r)
}

// continues says whether text goes on a paragraph that was left open at the end of a
// column or page.
func continues(open, text string) bool {
	if open == "" || ended(open) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) || strings.HasSuffix(open, "-") || strings.HasSuffix(open, ",")
}

// join puts two lines together. A hyphen before a small letter parts a word; one that
// follows another hyphen or stands before a capital belongs to it.
func join(a, b string) string {
	first, _ := utf8.DecodeRuneInString(b)
	if cut, ok := strings.CutSuffix(a, "-"); ok {
		last, _ := utf8.DecodeLastRuneInString(cut)
		word := cut[strings.LastIndexAny(cut, " \u2014")+1:]
		if unicode.IsLower(first) && unicode.IsLower(last) && !strings.Contains(word, "-") {
			return cut + b
		}
		if unicode.IsLetter(last) || unicode.IsDigit(last) {
			return a + b
		}
	}
	return a + " " + b
}
