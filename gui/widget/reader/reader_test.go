package reader

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/text"
)

// place gives the middle of the first character of words, in the widget.
func (r *Reader) place(words string) fyne.Position {
	s := r.doc.Text.String()
	i := strings.Index(s, words)
	sp := r.doc.Text.SpanOfBytes(i, i+1)
	q := r.page.RectsFor(text.Span{Start: sp.Start, End: sp.Start + 1})[0]
	return r.toScreen(q.X+q.W/2, q.Y+q.H/2)
}

// open shows the sample in a window.
func open(t testing.TB, size fyne.Size) (*Reader, fyne.Window) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Options{}))
	r := New()
	clock := time.Date(2030, 5, 14, 9, 0, 0, 0, time.UTC)
	r.now = func() time.Time { clock = clock.Add(10 * time.Millisecond); return clock }
	r.modifiers = func() fyne.KeyModifier { return 0 }
	r.Describe = describe
	w := test.NewTempWindow(t, r)
	w.SetPadded(false)
	w.Resize(size)
	r.SetDocument(sampleDocument())
	return r, w
}
