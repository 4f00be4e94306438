package reader

import (
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// long gives an invented document of n words, some thousands of them different, with a
// mark on every tenth.
func long(n int) Document {
	stock := strings.Fields(sample)
	syllables := []string{"ar", "ve", "lim", "sto", "ka", "nor", "bi", "treu", "ous", "ment", "ga", "plo"}
	var b strings.Builder
	var marks []layout.Mark
	cp := 0
	for i := range n {
		word := stock[(i*7+i/13)%len(stock)]
		if i%3 == 0 { // a word that comes back rarely
			k := i * i % 8191
			word = syllables[k%12] + syllables[k/12%12] + syllables[k/144%12] + syllables[k/1728%12]
		}
		if i%10 == 0 {
			marks = append(marks, layout.Mark{ID: "m", Kind: layout.Kind(i / 10 % 9), Span: text.Span{Start: cp, End: cp + 20}})
		}
		b.WriteString(word)
		b.WriteString(map[bool]string{true: "\n", false: " "}[i%90 == 89])
		cp += len([]rune(word)) + 1
	}
	return Document{Text: text.New(b.String()), Marks: marks}
}

// words reports how many words of a document of 20,000 are done in a second.
func words(b *testing.B) { b.ReportMetric(20000*float64(b.N)/b.Elapsed().Seconds(), "words/s") }

func BenchmarkOpen20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	d := long(20000)
	for b.Loop() {
		r.ruler = nil // as on the first start
		r.SetDocument(d)
	}
	words(b)
}

func BenchmarkOpenNext20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	d := long(20000)
	for b.Loop() {
		r.SetDocument(d)
	}
	words(b)
}

// BenchmarkMemory20k says how much memory stays in use for a document that is open.
func BenchmarkMemory20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	d := long(20000)
	used := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	before := used()
	for b.Loop() {
		r.SetDocument(d)
	}
	b.ReportMetric((used()-before)/20000, "bytes/word")
	runtime.KeepAlive(r)
}

func BenchmarkResize20k(b *testing.B) {
	r, _ := open(b, fyne.NewSize(800, 900))
	r.SetDocument(long(20000))
	w := float32(500)
	for b.Loop() {
		w = 1000 - w + 1
		r.Resize(fyne.NewSize(w, 900))
	}
	words(b)
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
