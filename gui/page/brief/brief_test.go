package brief

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/desk"
)

// open opens the sample story on a page that is driven by keys; take answers what is
// asked for with the index of an option.
func open(t *testing.T, take func(title string, options []page.Option) int) (*pagetest.Rig, *Page, *desk.Desk) {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Open(desk.Options{InMemory: true, Clock: func() time.Time { return time.Date(2026, 4, 12, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	st, job, err := d.OpenSample(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Wait(ctx, job); err != nil {
		t.Fatal(err)
	}
	var p *Page
	r := pagetest.New(t, func(c *page.Context) page.Page {
		p = New(c)
		return p
	})
	r.Context.Desk, r.Context.Story = d, func() desk.Story { return st }
	r.Context.Choose = func(title string, options []page.Option, done func(int)) { done(take(title, options)) }
	r.Show(nil)
	return r, p, d
}

func none(string, []page.Option) int { return 0 }

func (p *Page) said() string {
	var out []string
	for _, w := range p.words {
		out = append(out, w.Words)
	}
	return strings.Join(out, "\n")
}

func TestFootnotesOpenTheirPassages(t *testing.T) {
	r, p, _ := open(t, none)
	if !strings.Contains(p.said(), "could meet in May”, announced on 2026-03-30 by Tomas Lindgren.\u2060[") {
		t.Fatalf("the preview says\n%s", p.said())
	}
	for i, g := range p.all {
		if len(p.brief.Sections[g.section].Paragraphs[g.row].Sentences) > 2 {
			p.step(i)
			break
		}
	}
	notes := p.notes()
	if len(notes) < 2 {
		t.Fatal("no paragraph has several footnotes")
	}
	r.Opened = nil
	for range notes {
		p.look.text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	for i := range notes { // Enter goes on from the first, which moving there opened
		want := p.brief.Notes[notes[(i+1)%len(notes)]-1].Passage
		if r.Opened[i] != want {
			t.Errorf("Enter number %d opened %q, want %q", i+1, r.Opened[i].Text, want.Text)
		}
	}
}

func TestKeysGoThroughTheBrief(t *testing.T) {
	r, p, _ := open(t, none)
	first := p.Selected()
	r.Types("j")
	second := p.Selected()
	r.Types("k")
	if first == second || p.Selected() != first || p.First() != first {
		t.Errorf("j and k went from %s to %s and to %s", first, second, p.Selected())
	}
	r.Types("J")
	if got := p.Selected(); !strings.HasPrefix(got, "happened/") {
		t.Errorf("J went to %s", got)
	}
	r.Types("K")
	if p.Selected() != first {
		t.Errorf("K went to %s", p.Selected())
	}
	if !p.Select(second) || p.Selected() != second || p.Select("nothing") {
		t.Error("a paragraph is not found by its key")
	}
	r.Window().Canvas().Capture() // all of it can be drawn
	if r.Types("x"); r.Handed != "x" {
		t.Errorf("the window was handed %q", r.Handed)
	}
}

func TestTheNextBriefTellsWhatIsNew(t *testing.T) {
	r, p, d := open(t, func(title string, options []page.Option) int {
		if strings.HasPrefix(title, "Tell") {
			return len(options) - 1
		}
		return 2 // HTML
	})
	r.Types("i")
	if p.since != nil {
		t.Fatal("there is an earlier brief")
	}
	r.Types("e")
	if len(r.Saved) != 1 || !strings.Contains(string(r.Saved["The Selm Strait talks (sample, fiction) 2026-04-12.html"]), "<h2 id=\"said\">Who said what</h2>") {
		t.Fatalf("written: %d files", len(r.Saved))
	}
	if got := d.Briefs(t.Context(), p.of); len(got) != 1 {
		t.Fatalf("%d briefs are remembered", len(got))
	}
	r.Types("i")
	if p.since == nil || len(p.brief.Sections) == 0 || p.brief.Sections[0].Lead != "Nothing is new." {
		t.Errorf("since the last brief: %+v", p.brief.Sections)
	}
}

func TestSectionsAreLeftOutAndTakenBack(t *testing.T) {
	r, p, _ := open(t, func(title string, _ []page.Option) int { return 4 })
	has := func() bool { return strings.Contains(p.said(), "Petra Halloran said") }
	if !has() {
		t.Fatal("statements are not told")
	}
	if r.Types("b"); has() {
		t.Error("the section is still told")
	}
	if r.Types("b"); !has() {
		t.Error("the section is not taken back")
	}
	before := len(p.words)
	if r.Types("m"); len(p.words) <= before {
		t.Error("all is not more than the weightiest")
	}
}
