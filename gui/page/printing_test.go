package page_test

import (
	"context"
	"io"
	"net/url"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
)

// browser is an app that keeps what it was to open.
type browser struct {
	fyne.App
	opened *url.URL
}

func (b *browser) OpenURL(u *url.URL) error {
	b.opened = u
	return nil
}

func TestADrawingIsPrintedWithItsRows(t *testing.T) {
	b := &browser{App: test.NewTempApp(t)}
	fyne.SetCurrentApp(b)
	ctx := &page.Context{
		Story:  func() desk.Story { return desk.Story{Name: "Strait"} },
		Run:    func(work func(context.Context), then func()) { work(t.Context()); then() },
		Notice: func(string) {},
	}
	rows := rowlist.Of([]rowlist.Row{{Key: "1", Right: "2026-03-05", Title: "Ostravia <hands> over its answer", Badge: "move"}})
	page.PrintDrawing(ctx, "Moves", func(w io.Writer) error {
		_, err := io.WriteString(w, "<svg><text>ladder</text></svg>")
		return err
	}, rows)
	if b.opened == nil {
		t.Fatal("no page is opened")
	}
	text, err := os.ReadFile(b.opened.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<svg><text>ladder</text></svg>", "2026-03-05", "Ostravia &lt;hands&gt; over", "<h1>Moves</h1>"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
