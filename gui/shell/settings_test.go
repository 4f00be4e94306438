package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/story"
)

func TestSettingsAreInForceAtOnceAndComeBack(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, dir)
	r.sample()
	r.types("gs")
	r.types("jj")
	row := r.shell.current().Selected()
	c := r.shell.chosen
	c.Variant, c.Scale, c.LongDays, c.By = theme.Contrast, 1.5, true, "A. Mar"
	r.shell.prefer(c)
	r.settle()
	if r.shell.current().Name() != page.Statements || r.shell.current().Selected() != row {
		t.Errorf("the window went to %s at %q", r.shell.current().Name(), r.shell.current().Selected())
	}
	look := theme.Of(r.shell.app.Settings().Theme()).Options()
	if look.Variant != theme.Contrast || look.Scale != 1.5 {
		t.Errorf("the look is %+v", look)
	}
	for iso, want := range map[string]string{"2026-03-31": "31 Mar 2026", "2026-04-01T10:32": "1 Apr 2026 10:32", "": "", "2026": "2026"} {
		if got := page.Day(iso); got != want {
			t.Errorf("the day %q is written %q, want %q", iso, got, want)
		}
	}
	r.types("a")
	log := r.log()
	if len(log) == 0 || log[len(log)-1].By != "A. Mar" {
		t.Errorf("the decision carries %+v", log)
	}
	r.picture("contrast")
	r.types("g,")
	r.picture("settings")
	r.shell.Close()
	again := newRig(t, dir)
	if again.shell.chosen != r.shell.chosen || page.Days("2026-03-02", "2026-03-08") != "2 Mar 2026 – 8 Mar 2026" {
		t.Errorf("after a restart the settings are %+v, %s", again.shell.chosen, page.Days("2026-03-02", "2026-03-08"))
	}
	c.LongDays = false
	again.shell.prefer(c)
	again.settle()
	if got := page.Days("2026-03-02", "2026-03-08"); got != "2026-03-02 – 08" {
		t.Errorf("back to ISO: %s", got)
	}
}

func TestTheTourShowsRealPartsAndEnds(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.opts.Tour = true
	r.sample()
	tour := r.shell.frame.tour
	if r.shell.modal == nil || !tour.object.Visible() {
		t.Fatal("the first opening of the sample shows no tour")
	}
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.shell.frame.rail.object); tour.ring.Position() != at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(tour.object)) {
		t.Errorf("the first ring is at %v, the rail at %v", tour.ring.Position(), at)
	}
	for i := range tour.stops {
		part := tour.stops[i].at()
		if part.Size().IsZero() || tour.ring.Size() != part.Size() {
			t.Errorf("step %d points at nothing: %v, ring %v", i+1, part.Size(), tour.ring.Size())
		}
		window := r.shell.window.Canvas().Size()
		at, size := tour.card.Position(), tour.card.Size()
		if at.X < 0 || at.Y < 0 || at.X+size.Width > window.Width || at.Y+size.Height > window.Height {
			t.Errorf("step %d stands outside the window: %v %v", i+1, at, size)
		}
		r.picture("tour-" + string(rune('1'+i)))
		r.types("a") // does nothing now
		r.key(fyne.KeyReturn)
	}
	if r.shell.modal != nil || tour.object.Visible() {
		t.Error("the tour does not end")
	}
	for _, s := range r.ledgers().Statements {
		if s.Ruling != story.Proposed {
			t.Error("a key ruled during the tour")
		}
	}
	r.shell.openSample()
	r.settle()
	if r.shell.modal != nil {
		t.Error("the tour comes again unasked")
	}
	r.shell.startTour()
	r.key(fyne.KeyEscape)
	if r.shell.modal != nil {
		t.Error("Escape does not end the tour")
	}
}

// taker is a page that takes files.
type taker struct {
	page.Page
	got *[]string
}

func (p taker) Drop(paths []string) bool {
	*p.got = append(*p.got, paths...)
	return true
}

func TestADropGoesToThePageItIsDroppedOn(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	var got []string
	last := len(r.shell.frame.rail.items) - 1
	it := r.shell.frame.rail.items[last]
	for i := range r.shell.places {
		if r.shell.places[i].page.Name() == it.name {
			r.shell.places[i].page = taker{r.shell.places[i].page, &got}
		}
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(it).AddXY(5, 5)
	r.shell.dropped(at, []fyne.URI{storage.NewFileURI("/feeds.opml")})
	r.settle()
	if len(got) != 1 || r.shell.current().Name() != it.name {
		t.Errorf("%v was taken; the window shows %s", got, r.shell.current().Name())
	}
	jobs := len(r.desk.Jobs())
	r.shell.goTo(page.Route{Page: page.Statements})
	r.settle()
	r.shell.dropped(fyne.NewPos(600, 400), []fyne.URI{storage.NewFileURI("/none.txt")})
	r.settle()
	if len(got) != 1 || len(r.desk.Jobs()) != jobs+1 {
		t.Error("a drop elsewhere adds no articles")
	}
}

func TestDeleteRejectsAnArticle(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ga")
	r.types("j")
	key := r.shell.current().Selected()
	r.key(fyne.KeyDelete)
	for _, a := range r.ledgers().Articles {
		if a.Key == key && a.Ruling != story.Rejected {
			t.Errorf("the article is %q", a.Ruling)
		}
	}
	r.types("z")
	for _, a := range r.ledgers().Articles {
		if a.Ruling != story.Proposed {
			t.Errorf("after undo an article is %q", a.Ruling)
		}
	}
}
