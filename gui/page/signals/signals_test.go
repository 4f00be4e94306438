package signals

import (
	"context"
	"image/png"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/storytest"
)

type opened struct {
	*Page
	window  fyne.Window
	subject *page.Subject
	passage story.Passage
	saved   map[string]string
}

func ledgers() *story.Ledgers {
	return story.Build(story.Input{Items: storytest.NewPress(storytest.Crowded, 5).Articles(60), Today: "2026-02-20"})
}

func open(t testing.TB, l *story.Ledgers) *opened {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	o := &opened{saved: map[string]string{}}
	o.Page = New(&page.Context{
		Save: func(name string, write func(io.Writer) error) {
			var b strings.Builder
			if err := write(&b); err != nil {
				t.Error(err)
			}
			o.saved[name] = b.String()
		},
		Subject: func(s *page.Subject) { o.subject = s },
		Open:    func(p story.Passage) { o.passage = p },
		Rune:    func(rune) {},
		Key:     func(*fyne.KeyEvent) {},
	})
	o.window = test.NewTempWindow(t, o.Object())
	o.window.Resize(fyne.NewSize(1000, 800))
	o.Show(o.Prepare(l))
	if first := o.First(); first != "" {
		o.Select(first)
	}
	return o
}

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestEveryPointOpensItsPassages(t *testing.T) {
	o := open(t, ledgers())
	if len(o.view.pairs) < 2 {
		t.Fatalf("%d pairs", len(o.view.pairs))
	}
	pair := o.current()
	press(o.chart, fyne.KeyHome)
	for i, d := range pair.Days {
		if o.shown != d.Day {
			t.Fatalf("day %d: the list is of %s, want %s", i, o.shown, d.Day)
		}
		n := 0
		for _, p := range d.Points {
			n += len(p.Passages)
		}
		if rows := o.told.Rows(); rows.Len() != n {
			t.Fatalf("%s: %d passages are listed, want %d", d.Day, rows.Len(), n)
		}
		first := d.Points[0].Passages[0]
		if o.passage != first {
			t.Fatalf("%s: the reader shows %+v, want %+v", d.Day, o.passage, first)
		}
		if o.subject == nil || o.subject.Ledger != "signal" || o.subject.Row.Key != d.Points[0].Keys[0] {
			t.Fatalf("%s: the keys are about %+v", d.Day, o.subject)
		}
		if !strings.Contains(o.day.Text, d.Day) || !strings.Contains(o.describe(i, i).Body, signed(d.Mean)) {
			t.Errorf("%s: the heading says %q, the tooltip %q", d.Day, o.day.Text, o.describe(i, i).Body)
		}
		press(o.chart, fyne.KeyRight)
	}
}

func TestKeysLeadFromPairsToDaysToPassages(t *testing.T) {
	o := open(t, ledgers())
	first := o.Selected()
	o.window.Canvas().Focus(o.pairs)
	press(o.pairs, fyne.KeyDown)
	if o.Selected() == first || o.pair != o.Selected() || !strings.Contains(o.heading.Text, title(o.current())) {
		t.Errorf("the chart is of %q, %q is selected", o.heading.Text, o.Selected())
	}
	press(o.pairs, fyne.KeyReturn)
	if o.window.Canvas().Focused() != o.chart {
		t.Error("Enter does not lead into the chart")
	}
	press(o.chart, fyne.KeyHome, fyne.KeyReturn)
	if o.window.Canvas().Focused() != o.told {
		t.Error("Enter does not lead to the passages")
	}
	press(o.told, fyne.KeyEscape)
	if o.window.Canvas().Focused() != o.pairs {
		t.Error("Escape does not lead back")
	}
	press(o.pairs, fyne.KeyEnd)
	if o.chart.Selected() != len(o.current().Days)-1 {
		t.Error("another pair does not begin with its last day")
	}
}

func TestASignalLeadsToItsPairAndDay(t *testing.T) {
	o := open(t, ledgers())
	last := o.view.pairs[len(o.view.pairs)-1]
	day := last.Days[0]
	want := day.Points[len(day.Points)-1]
	if !o.Select(want.Keys[0]) {
		t.Fatal("it is not found")
	}
	if o.Selected() != key(&last) || o.shown != day.Day || o.passage.Article != want.Passages[0].Article {
		t.Errorf("%s on %s is shown with %v", o.Selected(), o.shown, o.passage)
	}
	if o.Select("gone") {
		t.Error("a row that is not there is selected")
	}
}

func TestPairAndDayStay(t *testing.T) {
	l := ledgers()
	o := open(t, l)
	press(o.pairs, fyne.KeyDown)
	press(o.chart, fyne.KeyHome)
	pair, day := o.Selected(), o.shown
	o.passage = story.Passage{}
	o.Show(o.Prepare(l))
	if o.Selected() != pair || o.shown != day || o.passage.Text != "" {
		t.Errorf("after new ledgers %s on %s is shown, want %s on %s; opened %q", o.Selected(), o.shown, pair, day, o.passage.Text)
	}
}

func TestPictures(t *testing.T) {
	o := open(t, ledgers())
	o.pairs.TypedRune('p')
	o.chart.TypedRune('v')
	im, err := png.DecodeConfig(strings.NewReader(o.saved["signals.png"]))
	if err != nil || im.Width != 2*pictureWidth || im.Height != 2*pictureHeight {
		t.Errorf("the picture is %+v, %v", im, err)
	}
	if svg := o.saved["signals.svg"]; !strings.Contains(svg, "<title>"+title(o.current())+"</title>") {
		t.Errorf("the drawing is %.200s", svg)
	}
}

func TestThePageShownAgainKeepsItsDay(t *testing.T) {
	l := ledgers()
	o := open(t, l)
	press(o.chart, fyne.KeyHome)
	day := o.shown
	o.Show(o.view)
	o.Select(o.Selected()) // as the window does on the way back
	if o.shown != day {
		t.Errorf("%s is shown, want %s", o.shown, day)
	}
}

func TestAnEmptyStorySaysWhatToDo(t *testing.T) {
	o := open(t, &story.Ledgers{Today: "2026-02-20"})
	if !o.empty.Visible() || o.First() != "" || o.body.Visible() {
		t.Error("nothing is said of a story without signals")
	}
}

func TestSigned(t *testing.T) {
	for x, want := range map[float64]string{2.5: "+2.50", -3: "−3.00", 0: "+0.00"} {
		if got := signed(x); got != want {
			t.Errorf("signed(%g) = %s, want %s", x, got, want)
		}
	}
}

// TestLook writes what the page shows into the folder named by READOUT_SHOTS, for a
// person to look at.
func TestLook(t *testing.T) {
	dir := os.Getenv("READOUT_SHOTS")
	if dir == "" {
		t.Skip("READOUT_SHOTS names no folder")
	}
	for variant, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		world := storytest.World{States: 5, People: 9, Outlets: 6, Words: 900, Quotes: 9, PerDay: 1, Statements: 1, Events: 3, Fillers: 2}
		o := open(t, story.Build(story.Input{Items: storytest.NewPress(world, 3).Articles(120), Today: "2026-05-20"}))
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Options{Variant: v}))
		press(o.chart, fyne.KeyLeft, fyne.KeyLeft)
		f, err := os.Create(filepath.Join(dir, "signals-"+variant+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, o.window.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// P prints the chart of the pair with every report that it stands on.
func TestTheChartIsPrintedWithItsReports(t *testing.T) {
	o := open(t, ledgers())
	b := &browser{App: fyne.CurrentApp()}
	fyne.SetCurrentApp(b)
	o.context.Story = func() desk.Story { return desk.Story{Name: "Strait"} }
	o.context.Run = func(work func(context.Context), then func()) { work(t.Context()); then() }
	o.context.Notice = func(string) {}
	for _, where := range []fyne.Focusable{o.pairs, o.chart, o.told} {
		b.opened = nil
		where.TypedRune('P')
		if b.opened == nil {
			t.Fatalf("P in %T prints nothing", where)
		}
	}
	html, err := os.ReadFile(b.opened.Path)
	if err != nil {
		t.Fatal(err)
	}
	pair, rows := o.current(), 0
	for _, d := range pair.Days {
		for _, p := range d.Points {
			rows += len(p.Passages)
		}
	}
	for _, p := range pair.Undated {
		rows += len(p.Passages)
	}
	if got := strings.Count(string(html), "<tr>"); got != rows || !strings.Contains(string(html), "<svg") || !strings.Contains(string(html), title(pair)) {
		t.Errorf("%d reports are printed, want %d, of %s", got, rows, title(pair))
	}
}

// browser keeps what is opened in it.
type browser struct {
	fyne.App
	opened *url.URL
}

func (b *browser) OpenURL(u *url.URL) error {
	b.opened = u
	return nil
}
