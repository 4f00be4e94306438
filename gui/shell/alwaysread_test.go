package shell

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// reprinted adds an article of an outlet that dates a paper in figures, day and month of
// which may be swapped.
func (r *rig) reprinted(outlet, words string) {
	r.t.Helper()
	r.adds(outlet+".html", `<html><head><title>Envoys hand over `+words+`</title><meta property="og:site_name" content="`+outlet+`"><meta property="article:published_time" content="2026-03-20T08:00:00Z"></head><body><article><h1>Envoys hand over `+words+`</h1><p>The envoys of Norland handed over the draft of the `+words+` that is dated 3/4/2026, the ministry in Lomar said on Thursday. Nobody would tell what the `+words+` holds.</p></article></body></html>`)
	r.ends()
}

// reads opens a passage in the reader and goes by Tab to the mark of its record.
func (r *rig) reads(p story.Passage) {
	r.t.Helper()
	r.shell.open(p)
	r.settle()
	reader := r.shell.beside.reader
	r.shell.window.Canvas().Focus(reader)
	reader.FocusMark("")
	for range reader.Document().Marks {
		r.key(fyne.KeyTab)
		if at := r.shell.subject; at != nil && at.Row.Passages[0] == p {
			return
		}
	}
	r.t.Fatalf("Tab never reaches “%s”", p.Text)
}

// figures gives the days of the dates in figures by outlet, with a star where a rule rules.
func (r *rig) figures() string {
	r.t.Helper()
	l := r.ledgers()
	var out []string
	for _, a := range l.Articles {
		for _, t := range l.Times {
			if t.Target.Article == a.ID && t.Text == "3/4/2026" {
				day := a.Outlet + " " + t.From
				if t.Always != 0 {
					day += "*"
				}
				out = append(out, day)
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// The order of day and month is switched on one date by r, and by R in all of the outlet:
// what changes is shown before, later articles follow, z takes it back, and Settings lists it.
func TestTheDatesOfAnOutletAreReadByARule(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Papers", nil)
	r.settle()
	r.reprinted("Harbour Post", "fisheries memorandum")
	r.reprinted("Inland Courier", "railway timetable")
	if got := r.figures(); got != "Harbour Post 2026-04-03, Inland Courier 2026-04-03" {
		t.Fatalf("read as %s", got)
	}
	onDate := func(outlet string) {
		t.Helper()
		l := r.ledgers()
		for _, a := range l.Articles {
			for _, tm := range l.Times {
				if a.Outlet == outlet && tm.Target.Article == a.ID && tm.Text == "3/4/2026" {
					r.reads(tm.Passages[0])
					return
				}
			}
		}
		t.Fatalf("no date of %s", outlet)
	}
	onDate("Inland Courier")
	r.types("r")
	if got := r.figures(); got != "Harbour Post 2026-04-03, Inland Courier 2026-03-04" {
		t.Fatalf("switched to %s; %s", got, r.shell.frame.said.Text)
	}
	r.types("z")
	onDate("Harbour Post")
	r.types("r") // by itself, which prevails over rules
	onDate("Harbour Post")
	r.types("R")
	if r.shell.modal == nil || len(r.log()) != 3 {
		t.Fatalf("no preview, %d decisions; %s", len(r.log()), r.shell.frame.said.Text)
	}
	r.everyLook("always-read")
	list := r.shell.window.Canvas().Focused().(*rowlist.List)
	if list.Rows().Len() != 0 {
		t.Errorf("%d dates of the outlet would be ruled on, want none but the one ruled on", list.Rows().Len())
	}
	r.types("e") // a rule for every outlet is none for figures
	if r.shell.modal == nil {
		t.Fatal("figures are read one way everywhere")
	}
	r.types("a")
	r.reprinted("Harbour Post", "lighthouse inventory")
	if got := r.figures(); got != "Harbour Post 2026-03-04, Harbour Post 2026-03-04*, Inland Courier 2026-04-03" {
		t.Errorf("a later article: %s", got)
	}
	r.shell.goTo(page.Route{Page: page.Settings})
	r.settle()
	r.everyLook("settings-rules")
	shown := r.texts(r.shell.current().Object())
	if !strings.Contains(shown, "Always read: dates in figures, with the month first · Harbour Post") {
		t.Errorf("Settings shows %s", shown)
	}
	r.shell.goTo(page.Route{Page: page.Articles})
	r.settle()
	r.types("z")
	if got := r.figures(); got != "Harbour Post 2026-03-04, Harbour Post 2026-04-03, Inland Courier 2026-04-03" {
		t.Errorf("taken back: %s", got)
	}
}

// texts gives the words of all labels of an object.
func (r *rig) texts(o fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		if l, ok := o.(*widget.Label); ok {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "\n")
}

// The week rule of “next week” can be one for every outlet; the preview shows the dates
// that change before those that do not.
func TestTheFirstDayOfTheWeekIsARuleForAll(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	var first *story.Time
	n := 0
	for _, tm := range r.ledgers().Times {
		if tm.Shape == string(story.FirstDayOfWeek) {
			n++
			if first == nil {
				first = tm
			}
		}
	}
	if n < 2 {
		t.Fatalf("%d dates of the sample count weeks", n)
	}
	r.reads(first.Passages[0])
	for tries := 0; first.Readings[first.Chosen].Week != "sunday"; tries++ {
		if tries > len(first.Readings) {
			t.Fatalf("r never counts from Sunday; %s", r.shell.frame.said.Text)
		}
		r.types("r")
		for _, tm := range r.ledgers().Times {
			if tm.Key == first.Key {
				first = tm
			}
		}
	}
	r.types("*") // on a date as on a row
	if r.shell.modal == nil {
		t.Fatalf("no preview: %s", r.shell.frame.said.Text)
	}
	list := r.shell.window.Canvas().Focused().(*rowlist.List)
	if list.Rows().Len() != n-1 || list.Rows().Row(0).Badge == "" {
		t.Errorf("%d dates are shown, want %d; the first is %+v", list.Rows().Len(), n-1, list.Rows().Row(0))
	}
	r.everyLook("always-week")
	r.types("e")
	for _, tm := range r.ledgers().Times {
		if tm.Shape == string(story.FirstDayOfWeek) && tm.Readings[tm.Chosen].Week != "sunday" {
			t.Errorf("“%s” counts from %s", tm.Text, tm.Readings[tm.Chosen].Week)
		}
	}
}
