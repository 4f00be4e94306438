package timeline

import (
	"context"
	"image/png"
	"io"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/storytest"
)

// opened is a page in a window, with what it told the window last.
type opened struct {
	*Page
	subject *page.Subject
	passage story.Passage
	runes   string
	keys    []fyne.KeyName
	going   bool
	saved   map[string]string
}

func ledgers(n int) *story.Ledgers {
	return story.Build(story.Input{Items: storytest.NewPress(storytest.Crowded, 3).Articles(n), Today: "2026-02-20"})
}

func open(t testing.TB, l *story.Ledgers) *opened {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	o := &opened{saved: map[string]string{}}
	o.Page = New(&page.Context{
		Going: func() bool { return o.going },
		Save: func(name string, write func(io.Writer) error) {
			var b strings.Builder
			if err := write(&b); err != nil {
				t.Error(err)
			}
			o.saved[name] = b.String()
		},
		Subject: func(s *page.Subject) { o.subject = s },
		Open:    func(p story.Passage) { o.passage = p },
		Rune:    func(r rune) { o.runes += string(r) },
		Key:     func(e *fyne.KeyEvent) { o.keys = append(o.keys, e.Name) },
		Refocus: func() {},
		Run:     func(work func(context.Context), then func()) { work(context.Background()); then() },
	})
	w := test.NewTempWindow(t, o.Object())
	w.Resize(fyne.NewSize(900, 800))
	o.Show(o.Prepare(l))
	return o
}

func (o *opened) rows() []rowlist.Row {
	all := o.list.Rows()
	out := make([]rowlist.Row, all.Len())
	for i := range out {
		out[i] = all.Row(i)
	}
	return out
}

func TestEveryMarkIsInTheList(t *testing.T) {
	l := ledgers(30)
	o := open(t, l)
	want := 0
	for _, m := range l.Timeline() {
		if m.Ledger != "article" {
			want++
		}
	}
	if want == 0 || len(o.rows()) != want {
		t.Errorf("%d rows, want %d", len(o.rows()), want)
	}
}

func TestKeysFilter(t *testing.T) {
	l := ledgers(30)
	o := open(t, l)
	all := len(o.rows())
	o.canvas.TypedRune('y')
	kind := o.view.kinds[0]
	for _, r := range o.rows() {
		if m := o.view.mark(r.Key); m.Ledger != kind {
			t.Fatalf("a %s is among the %ss", m.Ledger, kind)
		}
	}
	if n := len(o.rows()); n == 0 || n == all {
		t.Errorf("y leaves %d of %d rows", n, all)
	}
	for range o.view.kinds {
		o.canvas.TypedRune('y')
	}
	if len(o.rows()) != all {
		t.Errorf("past the last kind come not all again, but %d of %d", len(o.rows()), all)
	}
	o.canvas.TypedRune('h')
	for _, r := range o.rows() {
		if m := o.view.mark(r.Key); m.Lane != o.view.actors[0] {
			t.Fatalf("a mark of %q is among those of %q", m.Lane, o.view.actors[0])
		}
	}
	o.canvas.TypedRune('H')
	o.canvas.TypedRune('c')
	if n := len(o.rows()); n == 0 || n == all {
		t.Errorf("c leaves %d of %d rows", n, all)
	}
	for _, r := range o.rows() {
		if m := o.view.mark(r.Key); len(m.Ties) == 0 {
			t.Fatalf("%s disagrees with nothing", m.Title)
		}
	}
	o.canvas.TypedRune('c')
	o.canvas.TypedRune('l')
	if got := o.shown.set.Lanes(); len(got) != len(o.view.kinds) {
		t.Errorf("lanes by kind are %v", got)
	}
	o.canvas.TypedRune('a')
	if o.runes != "a" {
		t.Errorf("handed on %q, want a alone", o.runes)
	}
}

func TestLettersAfterGAreTheWindows(t *testing.T) {
	o := open(t, ledgers(10))
	all := len(o.rows())
	o.going = true
	for _, r := range "clbjy" {
		o.canvas.TypedRune(r)
	}
	if o.runes != "clbjy" || len(o.rows()) != all || !o.canvas.Brush().Empty() {
		t.Errorf("the window got %q", o.runes)
	}
}

func TestPictures(t *testing.T) {
	o := open(t, ledgers(10))
	o.canvas.TypedRune('p')
	o.canvas.TypedRune('v')
	im, err := png.DecodeConfig(strings.NewReader(o.saved["timeline.png"]))
	if err != nil || im.Width != 2*pictureWidth {
		t.Errorf("the picture is %+v, %v", im, err)
	}
	svg := o.saved["timeline.svg"]
	if !strings.HasPrefix(svg, "<svg") || !strings.Contains(svg, "<circle") && !strings.Contains(svg, "<rect") || !strings.Contains(svg, o.shown.set.Lanes()[0]) {
		t.Errorf("the drawing is %.200s", svg)
	}
}

func TestRulingFilter(t *testing.T) {
	l := ledgers(30)
	for _, s := range l.Statements {
		s.Ruling = story.Accepted
	}
	o := open(t, l)
	all := len(o.rows())
	o.canvas.TypedRune('u')
	open := len(o.rows())
	o.canvas.TypedRune('u')
	for _, r := range o.rows() {
		if o.view.mark(r.Key).Ledger != "statement" {
			t.Fatal("what was not ruled on is shown as ruled on")
		}
	}
	if n := len(o.rows()); n == 0 || n+open != all {
		t.Errorf("%d ruled on and %d not, of %d", n, open, all)
	}
}

func TestTheListShowsTheDaysPickedOut(t *testing.T) {
	o := open(t, ledgers(30))
	all := len(o.rows())
	mark := o.view.marks[len(o.view.marks)/2]
	o.Select(mark.Key)
	o.canvas.TypedRune('[')
	o.canvas.TypedRune(']')
	if n := len(o.rows()); n == 0 || n == all {
		t.Fatalf("%d of %d rows are of one day", n, all)
	}
	for _, r := range o.rows() {
		if m := o.view.mark(r.Key); m.To < mark.From || m.From > mark.From {
			t.Fatalf("%s to %s is shown for the day %s", m.From, m.To, mark.From)
		}
	}
	o.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(o.rows()) != all || o.keys != nil {
		t.Errorf("Escape leaves %d of %d rows", len(o.rows()), all)
	}
	if o.Selected() != mark.Key {
		t.Errorf("the selection went to %q", o.Selected())
	}
}

func TestKeysAreAboutTheSelectedMark(t *testing.T) {
	o := open(t, ledgers(30))
	seen := map[string]bool{}
	for _, m := range o.view.marks {
		if seen[m.Ledger] {
			continue
		}
		seen[m.Ledger] = true
		if !o.Select(m.Key) || o.canvas.Selected() != m.Key {
			t.Fatalf("%s is not selected in list and canvas", m.Key)
		}
		if o.subject == nil || o.subject.Row.Key != m.Key || o.subject.Row.Target.Article == "" || o.passage.Article != m.Passage.Article {
			t.Errorf("%s: the keys are about %+v, the reader shows %+v", m.Ledger, o.subject, o.passage)
		}
		if tip := o.describe(m.Key); tip.Title != m.Title || tip.Body == "" {
			t.Errorf("%s: tooltip %+v", m.Ledger, tip)
		}
	}
	if len(seen) != 4 {
		t.Errorf("kinds of marks: %v", seen)
	}
	if o.Select("gone") {
		t.Error("a mark that is not there is selected")
	}
}

func TestSelectDropsTheFiltersThatHideAMark(t *testing.T) {
	o := open(t, ledgers(30))
	o.canvas.TypedRune('y')
	for _, m := range o.view.marks {
		if m.Ledger != o.filter.kind {
			if !o.Select(m.Key) || o.Selected() != m.Key {
				t.Errorf("%q is selected, want %q", o.Selected(), m.Key)
			}
			return
		}
	}
}

func TestAnEmptyStorySaysWhatToDo(t *testing.T) {
	o := open(t, &story.Ledgers{Today: "2026-02-20"})
	if !o.empty.Visible() || o.empty.Text == "" || o.First() != "" {
		t.Error("nothing is said of a story without marks")
	}
	o.Show(o.Prepare(ledgers(5)))
	if o.empty.Visible() {
		t.Error("it is said still when there are marks")
	}
}

// BenchmarkPrepare makes the page's view of a story of ten thousand articles, and filters
// it anew.
func BenchmarkPrepare(b *testing.B) {
	l := story.Build(story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(10_000), Today: "2026-06-01"})
	b.Run("prepare", func(b *testing.B) {
		for b.Loop() {
			newView(l)
		}
		b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/view")
	})
	v := newView(l)
	b.Run("filter", func(b *testing.B) {
		for b.Loop() {
			choose(v, filter{})
		}
		b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/filter")
	})
}
