package shell

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page/articles"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// web writes an article as a page of the web and drops it on the window.
func (r *rig) web(name, published, body string) {
	r.t.Helper()
	file := filepath.Join(r.t.TempDir(), name)
	page := fmt.Sprintf(`<html><head><title>Guards fell at the crossing</title><meta property="og:url" content="https://post.example/crossing"><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="%s"></head><body><article><h1>Guards fell at the crossing</h1><p>%s</p></article></body></html>`, published, body)
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		r.t.Fatal(err)
	}
	r.afterJob(func() { r.shell.dropped(fyne.NewPos(1, 1), []fyne.URI{storage.NewFileURI(file)}) })
}

func TestVersionsOfAnArticleAreCompared(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Crossing", nil)
	r.settle()
	rest := " The road by the river was closed in both directions for the whole of the day, the ministry of transport said in the evening, and buses went by the hills. Farmers of the three villages on the other bank stayed in their houses until the last of the patrols had left."
	r.web("one.html", "2026-03-02T10:00:00Z", "At least 12 guards fell at the crossing on Monday, General Oskar Brandt said."+rest+" Brandt denied that his men had fired first.")
	r.web("two.html", "2026-03-02T18:00:00Z", "At least 21 guards fell at the crossing on Monday, General Oskar Brandt said."+rest)
	r.types("ga")
	p := r.shell.current().(*articles.Page)
	if len(p.Shown()) != 2 {
		t.Fatalf("%d articles", len(p.Shown()))
	}
	newest := r.ledgers().Articles[1]
	if newest.VersionOf == "" {
		t.Fatal("the two are no versions of one article")
	}
	p.Select(newest.Key)
	r.settle()
	words := textsOf(p.Object())
	for _, want := range []string{"Version 2 of 2", "[− 12 −]", "[+ 21 +]", "[− Brandt denied", "Gone from the newer version"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	r.everyLook("versions")
}

func TestArticlesAreFiltered(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ga")
	p := r.shell.current().(*articles.Page)
	all := len(p.Shown())
	r.everyLook("articles")
	choose := func(label string) {
		t.Helper()
		r.types("F")
		if r.shell.modal == nil {
			t.Fatal("F offers nothing")
		}
		r.pick(label)
	}
	choose("Harbour Post")
	for _, it := range p.Shown() {
		if !strings.Contains(it.Row().Detail, "Harbour Post") {
			t.Errorf("%q is not of the outlet", it.Row().Detail)
		}
	}
	of := len(p.Shown())
	if of == 0 || of == all {
		t.Fatalf("%d of %d are of one outlet", of, all)
	}
	r.types("d")
	r.types("2026-03-10")
	r.shell.modal.confirm()
	r.settle()
	if n := len(p.Shown()); n == 0 || n >= of {
		t.Errorf("from a day on there are %d of %d", n, of)
	}
	choose("Show all")
	if len(p.Shown()) != all {
		t.Errorf("with all filters off there are %d of %d", len(p.Shown()), all)
	}
	choose("reprints")
	if len(p.Shown()) != 2 {
		t.Errorf("%d reprints, want 2", len(p.Shown()))
	}
}

func TestTheDayOfManyArticlesIsSetAtOnce(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ga")
	r.shell.selectAll()
	r.settle()
	r.types("t")
	if r.shell.modal == nil {
		t.Fatal("t asks for no day")
	}
	r.typed("2026-05-01")
	r.shell.modal.confirm()
	r.settle()
	for _, a := range r.ledgers().Articles {
		if a.Published != "2026-05-01" {
			t.Errorf("%s was printed on %q", a.File, a.Published)
		}
	}
	r.types("z")
	for _, a := range r.ledgers().Articles {
		if a.Published == "2026-05-01" || a.Ruling != story.Proposed {
			t.Errorf("after one undo %s was printed on %q", a.File, a.Published)
		}
	}
}

func TestAnArticleReadIsUnreadNoMore(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ga")
	p := r.shell.current().(*articles.Page)
	badge := func() string { return p.Item().Row().Badge }
	r.types("jj")
	read := p.Selected()
	if badge() == "unread" {
		t.Error("the article at hand stands as unread")
	}
	r.types("gs")
	r.types("ga")
	for _, it := range p.Shown() {
		for _, g := range it.Groups {
			if it.Key == read && g == "unread" {
				t.Error("the article that was opened is still unread")
			}
		}
	}
}

// pick takes an option of the dialogue by its words.
func (r *rig) pick(label string) {
	r.t.Helper()
	list, ok := r.shell.window.Canvas().Focused().(*rowlist.List)
	if !ok {
		r.t.Fatal("no list has the keys")
	}
	for range list.Rows().Len() {
		if strings.HasSuffix(list.Selected().Title, "  "+label) {
			r.key(fyne.KeyReturn)
			return
		}
		r.types("j")
	}
	r.t.Fatalf("%q is not offered", label)
}

// textsOf gives all words that an object shows, a line each.
func textsOf(o fyne.CanvasObject) string {
	var out []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner)
			}
		case *widget.Label:
			out = append(out, o.Text)
		case *widget.RichText:
			out = append(out, o.String())
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				walk(inner)
			}
		case *canvas.Text:
			out = append(out, o.Text)
		}
	}
	walk(o)
	return strings.Join(out, "\n")
}

// typed replaces what stands in the line that has the keys.
func (r *rig) typed(words string) {
	if e, ok := r.shell.window.Canvas().Focused().(*entry); ok {
		e.SetText(words)
	}
}
