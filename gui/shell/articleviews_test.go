package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

func TestThePassageAloneByKey(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	b := r.shell.beside
	var p story.Passage
	for _, s := range r.ledgers().Statements {
		if s.Passages[0].Start > 400 {
			p = s.Passages[0]
			break
		}
	}
	r.shell.open(p)
	r.settle()
	whole := b.reader.Document().Text.Len()
	r.shell.window.Canvas().Focus(b.reader)
	r.types("p")
	only := b.reader.Document().Only
	if only.Empty() || !only.Contains(p.Span) || only.Len() >= whole {
		t.Fatalf("of %v shows %v of %d", p.Span, only, whole)
	}
	if b.reader.Select(p.Span); b.reader.Selected() != p.Span {
		t.Errorf("selected %v, want %v", b.reader.Selected(), p.Span)
	}
	if !strings.Contains(b.reader.Copy(), p.Text) {
		t.Errorf("copied %q", b.reader.Copy())
	}
	if b.reader.Focus() == "" {
		t.Error("the passage's mark is not in focus")
	}
	r.types("p")
	if !b.reader.Document().Only.Empty() {
		t.Error("p again does not show the article")
	}
}

// page makes a saved page of an address.
func savedPage(t *testing.T, file, hour, second string) {
	t.Helper()
	html := `<html><head><title>Envoys to meet</title><link rel="canonical" href="https://post.example/envoys">
<meta property="og:site_name" content="Port Post"><meta property="article:published_time" content="2031-03-04T` + hour + `:00:00Z"></head>
<body><article><h1>Envoys to meet</h1><p>The envoy of Norhaven, Ada Brell, said on Tuesday that talks with Ostmark would resume next week.</p>
<p>` + second + `</p><p>Both sides have sent their papers to the harbour office, which keeps the minutes of every round.</p></article></body></html>`
	if err := os.WriteFile(file, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheChangesSinceTheVersionBeforeByKey(t *testing.T) {
	r := newRig(t, t.TempDir())
	dir := t.TempDir()
	savedPage(t, filepath.Join(dir, "a.html"), "10", "The round will take place in Lombre, she added before leaving the harbour.")
	savedPage(t, filepath.Join(dir, "b.html"), "12", "The round will take place in Velmara, she added before leaving the harbour.")
	st, err := r.desk.CreateStory(t.Context(), "Envoys")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.desk.Wait(t.Context(), r.desk.Import(st.ID, []string{dir})); err != nil {
		t.Fatal(err)
	}
	r.settle()
	r.shell.openStory(st, page.Route{})
	r.settle()
	var newer *story.Article
	for _, a := range r.ledgers().Articles {
		if a.VersionOf != "" {
			newer = a
		}
	}
	if newer == nil {
		t.Fatal("the two pages are no versions of one article")
	}
	b := r.shell.beside
	r.shell.open(newer.Passages[0])
	r.settle()
	r.shell.window.Canvas().Focus(b.reader)
	r.types("v")
	doc := b.reader.Document()
	var came, went []string
	for _, m := range doc.Marks {
		switch m.Kind {
		case layout.Added:
			came = append(came, doc.Text.Slice(m.Span))
		case layout.Removed:
			went = append(went, doc.Text.Slice(m.Span))
		}
	}
	if len(came) != 1 || came[0] != "Velmara" || len(went) != 1 || went[0] != "Lombre" {
		t.Errorf("came %q, went %q", came, went)
	}
	b.reader.Select(text.Span{Start: 0, End: 9})
	if r.types("s"); r.shell.modal != nil {
		t.Error("a statement can be made of a comparison, whose offsets are of no article")
	}
	r.types("v")
	if b.reader.Document().Text != b.sheet.doc.Text {
		t.Error("v again does not show the article")
	}
}

func TestPrintingByKey(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	r := newRig(t, t.TempDir())
	r.sample()
	r.selects()
	for _, c := range r.shell.articleCommands() {
		if c.key == fyne.KeyP {
			c.run()
		}
	}
	r.settle()
	pages, err := filepath.Glob(filepath.Join(tmp, "*", "article.html"))
	if err != nil || len(pages) != 1 {
		t.Fatalf("%d pages, %v; said %q", len(pages), err, r.shell.frame.said.Text)
	}
	data, err := os.ReadFile(pages[0])
	if err != nil || !strings.Contains(string(data), `class="statement"`) {
		t.Errorf("the page has no statement, %v", err)
	}
}

func TestTheHeadingAndTheCountOfHits(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.selects()
	b := r.shell.beside
	a := b.sheet.reading.Article
	if !strings.Contains(b.head.from.Text, a.Outlet) || !strings.Contains(b.head.from.Text, a.Published[:10]) || b.head.headline.Text != page.OneLine(a.Headline.Text) {
		t.Errorf("the heading says %q, %q", b.head.from.Text, b.head.headline.Text)
	}
	b.find("the")
	if said := r.shell.frame.bar.found.Text; !strings.Contains(said, " of ") {
		t.Errorf("found %q", said)
	}
	before := r.shell.frame.bar.found.Text
	if r.types("n"); r.shell.frame.bar.found.Text == before || r.shell.modal != nil {
		t.Error("n does not go to the next place")
	}
	if b.find("zzzz"); r.shell.frame.bar.found.Text == "" {
		t.Error("that nothing is found is not said")
	}
}
