package scene

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// ellipsis says that words were cut.
const ellipsis = "…"

// Wrap breaks words into lines no wider than a width, at most so many; what is left over
// is cut with an ellipsis, and so is a word that is wider by itself.
func Wrap(words string, width, size float64, bold bool, most int, measure Measure) []string {
	var lines []string
	for _, word := range strings.Fields(words) {
		last := len(lines) - 1
		if last >= 0 {
			longer := lines[last] + " " + word
			if len(lines) == most || measure(longer, size, bold) <= width {
				lines[last] = longer
				continue
			}
		}
		lines = append(lines, word)
	}
	for i, line := range lines {
		lines[i], _ = Fit(line, width, size, bold, measure)
	}
	return lines
}

// Fit cuts words so that they are no wider than width, in pixels; what is cut ends in "…".
// It gives them with the width they take. Words and letters are measured one by one: their
// widths are remembered, and most words of a text are in others too.
func Fit(words string, width, size float64, bold bool, measure Measure) (string, float64) {
	words = strings.TrimRight(words, " ")
	dots := measure(ellipsis, size, bold)
	used, end := 0.0, 0 // of the words that leave room for the ellipsis
	sum, at := 0.0, 0
	for at < len(words) {
		word := words[at:]
		if i := strings.IndexByte(word, ' '); i >= 0 {
			word = word[:i+1]
		}
		w := measure(word, size, bold)
		if sum+w > width {
			break
		}
		sum += w
		if at += len(word); sum+dots <= width {
			used, end = sum, at
		}
	}
	if at == len(words) {
		return words, sum
	}
	for letters := graphemes.FromString(words[end:]); letters.Next(); {
		w := measure(letters.Value(), size, bold)
		if used+w+dots > width {
			break
		}
		used += w
		end += len(letters.Value())
	}
	return strings.TrimRight(words[:end], " ") + ellipsis, used + dots
}
