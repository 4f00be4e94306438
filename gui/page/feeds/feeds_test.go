package feeds

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

var clock = time.Date(2031, 3, 5, 12, 0, 0, 0, time.UTC)

const list = `<opml><body><outline text="Agencies"><outline text="Larch News" xmlUrl="https://127.0.0.1:1/larch"/></outline>
<outline text="Alder Post" xmlUrl="https://127.0.0.1:1/alder"/></body></opml>`

// opened gives the page with a story that has two feeds which cannot be reached.
func opened(t *testing.T) (*pagetest.Rig, *Page, func()) {
	t.Helper()
	d, err := desk.Open(desk.Options{InMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	st, err := d.CreateStory(t.Context(), "Lake talks")
	if err != nil {
		t.Fatal(err)
	}
	var p *Page
	r := pagetest.New(t, func(ctx *page.Context) page.Page {
		p = New(ctx)
		return p
	})
	show := func() { r.Show(&story.Ledgers{Story: string(st.ID)}) }
	r.Context.Desk, r.Context.Again = d, show
	r.Context.Story = func() desk.Story { return st }
	show()
	return r, p, func() {
		file := filepath.Join(t.TempDir(), "feeds.opml")
		if err := os.WriteFile(file, []byte(list), 0o600); err != nil {
			t.Fatal(err)
		}
		if p.Drop([]string{file, "article.txt"}) || !p.Drop([]string{file}) {
			t.Error("a list was not taken, or an article was")
		}
	}
}

func rows(p *Page) string {
	var out []string
	for _, it := range p.view.Items {
		row := it.Row()
		out = append(out, row.Title+" ["+row.Badge+"] "+row.Detail)
	}
	return strings.Join(out, "\n")
}

func last(r *pagetest.Rig) string {
	if len(r.Notices) == 0 {
		return ""
	}
	return r.Notices[len(r.Notices)-1]
}

func TestRowsByFolder(t *testing.T) {
	_, p, fill := opened(t)
	fill()
	if got, want := rows(p), "Alder Post [] https://127.0.0.1:1/alder\nLarch News [] Agencies · https://127.0.0.1:1/larch"; got != want {
		t.Errorf("rows\n%s\nwant\n%s", got, want)
	}
}

func TestRemoveAndBringBack(t *testing.T) {
	r, p, fill := opened(t)
	fill()
	r.Types("x")
	if strings.Contains(rows(p), "Alder") || !strings.Contains(last(r), "Alder Post") {
		t.Errorf("after x:\n%s\n%s", rows(p), last(r))
	}
	r.Types("z")
	if !strings.Contains(rows(p), "Alder") {
		t.Errorf("after z:\n%s\n%s", rows(p), last(r))
	}
	r.Types("z")
	if r.Handed != "z" {
		t.Errorf("z with nothing to bring back was not handed on: %q", r.Handed)
	}
}

func TestLookAtAll(t *testing.T) {
	r, p, fill := opened(t)
	p.pressed(&fyne.KeyEvent{Name: fyne.KeyF5})
	if !strings.Contains(last(r), "n adds one") {
		t.Errorf("F5 without feeds: %q", last(r))
	}
	fill()
	// No feed may lead into one's own network but those whose address was typed.
	if !p.pressed(&fyne.KeyEvent{Name: fyne.KeyF5}) || strings.Count(rows(p), "[failing] The address leads into your own network") != 2 {
		t.Errorf("after F5:\n%s", rows(p))
	}
	if p.pressed(&fyne.KeyEvent{Name: fyne.KeyF6}) {
		t.Error("F6 is the window's")
	}
}

func TestAdd(t *testing.T) {
	r, p, _ := opened(t)
	r.Answer = []string{"https://127.0.0.1:1/rss", ""}
	r.Types("n")
	if r.Asked == "" || !strings.Contains(last(r), "cannot be reached") || rows(p) != "" {
		t.Errorf("%q, %q\n%s", r.Asked, last(r), rows(p))
	}
}

func TestExport(t *testing.T) {
	r, _, fill := opened(t)
	r.Types("e")
	if len(r.Saved) != 0 {
		t.Error("an empty list was exported")
	}
	fill()
	r.Types("e")
	if got := string(r.Saved["feeds.opml"]); !strings.Contains(got, "Larch News") || !strings.Contains(got, `<outline text="Agencies">`) {
		t.Errorf("exported %q", got)
	}
}
