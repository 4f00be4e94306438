package reader

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// long gives an invented document of n words with a mark on every tenth.
func long(n int) Document {
	stock := strings.Fields(sample)
	var b strings.Builder
	var marks []layout.Mark
	cp := 0
	for i := range n {
		word := stock[(i*7+i/13)%len(stock)]
		if i%10 == 0 {
			marks = append(marks, layout.Mark{ID: "m", Kind: layout.Kind(i / 10 % 9), Span: text.Span{Start: cp, End: cp + 20}})
		}
		b.WriteString(word)
		b.WriteString(map[bool]string{true: "\n", false: " "}[i%90 == 89])
		cp += len([]rune(word)) + 1
	}
	return Document{Text: text.New(b.String()), Marks: marks}
}

func BenchmarkOpen20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	d := long(20000)
	for b.Loop() {
		r.ruler = nil // as on the first start
		r.SetDocument(d)
	}
}

func BenchmarkOpenNext20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	d := long(20000)
	for b.Loop() {
		r.SetDocument(d)
	}
}

func BenchmarkResize20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	r.SetDocument(long(20000))
	w := float32(500)
	for b.Loop() {
		w = 1000 - w + 1
		r.Resize(fyne.NewSize(w, 900))
	}
}

func BenchmarkScroll20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	r.SetDocument(long(20000))
	for b.Loop() {
		if r.scroll > r.page.Height()-2000 {
			r.scrollTo(0)
		}
		r.scrollTo(r.scroll + 40)
	}
}
