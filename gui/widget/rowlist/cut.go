package rowlist

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// ellipsis says that words were cut.
const ellipsis = "…"

// cut gives as much of a line as fits into a width in pixels, with an ellipsis where not
// all does. Words and letters are measured one by one: the toolkit remembers their widths,
// and most words of a row are in others too.
func cut(line string, width float32, measure func(string) float32) string {
	line = strings.TrimRight(line, " ")
	room := width - measure(ellipsis)
	used, end := float32(0), 0 // of the words that leave room for the ellipsis
	sum, at := float32(0), 0
	for at < len(line) {
		word := line[at:]
		if i := strings.IndexByte(word, ' '); i >= 0 {
			word = word[:i+1]
		}
		if sum += measure(word); sum > width {
			break
		}
		if at += len(word); sum <= room {
			used, end = sum, at
		}
	}
	if at == len(line) {
		return line
	}
	for letters := graphemes.FromString(line[end:]); letters.Next(); {
		if used += measure(letters.Value()); used > room {
			break
		}
		end += len(letters.Value())
	}
	return strings.TrimRight(line[:end], " ") + ellipsis
}

// measured gives what measures words in a size and cut of the font.
func measured(size float32, style fyne.TextStyle) func(string) float32 {
	return func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
}
