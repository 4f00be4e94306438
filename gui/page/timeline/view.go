package timeline

import (
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
	"github.com/readout-app/readout/gui/widget/timeline/layout"
	"github.com/readout-app/readout/internal/story"
)

// view is what Prepare makes of the ledgers. It does not change.
type view struct {
	ledgers *story.Ledgers
	marks   []story.Mark  // in order of day
	rows    []rowlist.Row // of the marks
	drawn   []layout.Mark // of the marks, in lanes by actor
	kinds   []string      // ledgers that have marks
	actors  []string      // lanes with the most marks first
	today   float64
	first   chosen // by the filter that was in force
}

// maxLanes is the number of actors with a lane of their own, maxActors that of those
// that can be picked.
const (
	maxLanes  = 9
	maxActors = 40
)

// ruling is which marks pass by what the analyst ruled on them.
type ruling uint8

const (
	anyRuling ruling = iota
	notRuled
	ruled
)

// filter is what a mark must be to be shown.
type filter struct {
	kind, actor string // "" for all
	ruling      ruling
	disputed    bool
	days        layout.Range // the rows alone; empty for all
	byKind      bool         // lanes
}

// filterBox hands the filter from the UI goroutine to Prepare.
type filterBox struct {
	mu sync.Mutex
	f  filter
}

func (b *filterBox) set(f filter) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.f = f
}

func (b *filterBox) get() filter {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.f
}

// chosen is what a filter leaves.
type chosen struct {
	filter filter
	set    *layout.Set
	rows   rowlist.Rows
}

// Prepare makes marks and rows.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := newView(l)
	v.first = choose(v, p.initial.get())
	return v
}

func newView(l *story.Ledgers) *view {
	v := &view{ledgers: l}
	v.today, _ = timeaxis.Day(l.Today)
	speakers := page.Speakers(l)
	actors := map[string]string{}
	for _, a := range l.Actors {
		actors[a.Name] = a.Key
	}
	tones := map[string]fyne.ThemeColorName{}
	kinds, lanes := map[string]int{}, map[string]int{}
	var last struct {
		iso string
		day float64
		ok  bool
	}
	day := func(iso string) (float64, bool) { // many marks of one day follow one another
		if iso != last.iso {
			last.iso = iso
			last.day, last.ok = timeaxis.Day(iso)
		}
		return last.day, last.ok
	}
	labels := map[[2]string]string{}
	labelled := func(m *story.Mark) string {
		of := [2]string{m.Ledger, string(m.Status)}
		if _, ok := labels[of]; !ok {
			labels[of] = label(m)
		}
		return labels[of]
	}
	var printed struct{ day, words string }
	all := l.Timeline()
	v.marks = all[:0]
	v.rows = make([]rowlist.Row, 0, len(all))
	v.drawn = make([]layout.Mark, 0, len(all))
	for i := range all {
		m := all[i]
		from, ok := day(m.From)
		to, ok2 := day(m.To)
		if m.Ledger == "article" || !ok || !ok2 { // the day of printing is no part of the story
			continue
		}
		tone, known := tones[m.Lane]
		if !known {
			tone = page.SpeakerColour(speakers, actors[m.Lane])
			tones[m.Lane] = tone
		}
		if m.Ledger == "expectation" {
			tone = page.StatusColour(m.Status)
		}
		right := page.Days(m.From, m.To)
		if m.Printed {
			if printed.day != right { // to look a translation up costs more than all else here
				printed.day, printed.words = right, lang.L("printed {{.Day}}", map[string]any{"Day": right})
			}
			right = printed.words
		}
		v.marks = append(v.marks, m)
		v.rows = append(v.rows, rowlist.Row{
			Key: m.Key, Title: m.Title, Detail: m.Lane, Right: right, Badge: labelled(&m), Tone: badgeTone(&m), Accent: tone,
			Mark: ledger.Mark(m.Ruling),
		})
		v.drawn = append(v.drawn, layout.Mark{
			Key: m.Key, Title: m.Title, Lane: m.Lane, From: from, To: to + 1, Point: from == to,
			Hollow: m.Hollow, Tone: scene.Tone(tone), Ties: m.Ties,
		})
		kinds[m.Ledger]++
		lanes[m.Lane]++
	}
	delete(lanes, "")
	v.kinds = ledger.ByCount(kinds, len(kinds))
	v.actors = ledger.ByCount(lanes, maxActors)
	return v
}

// choose gives what a filter leaves of a view.
func choose(v *view, f filter) chosen {
	c := chosen{filter: f}
	var drawn []layout.Mark
	var rows []rowlist.Row
	for i := range v.marks {
		m := &v.marks[i]
		if f.kind != "" && m.Ledger != f.kind || f.actor != "" && m.Lane != f.actor || f.disputed && len(m.Ties) == 0 ||
			f.ruling == notRuled && m.Ruling != story.Proposed || f.ruling == ruled && m.Ruling == story.Proposed {
			continue
		}
		d := v.drawn[i]
		if f.byKind {
			d.Lane = kindName(m.Ledger)
		} else {
			d.Title = strings.TrimPrefix(d.Title, m.Lane+": ") // the lane says whose it is
		}
		drawn = append(drawn, d)
		if f.days.Empty() || f.days.Meets(d.From, d.To) {
			rows = append(rows, v.rows[i])
		}
	}
	c.rows = rowlist.Of(rows)
	lanes := layout.Lanes(drawn, maxLanes, lang.L("others"))
	c.set = layout.NewSet(drawn, lanes)
	return c
}

// kind gives the ledger of an option of the filter by kind; "" for all.
func (v *view) kind(at int) string { return option(v.kinds, at) }

// actor gives the lane of an option of the filter by actor; "" for all.
func (v *view) actor(at int) string { return option(v.actors, at) }

func option(names []string, at int) string {
	if at < 1 || at > len(names) {
		return ""
	}
	return names[at-1]
}

func (v *view) kindNames() []string {
	out := make([]string, len(v.kinds))
	for i, k := range v.kinds {
		out[i] = kindName(k)
	}
	return out
}

// kindName calls the ledger of a mark as a person does.
func kindName(ledger string) string {
	switch ledger {
	case "statement":
		return lang.L("Statements")
	case "event":
		return lang.L("Events")
	case "expectation":
		return lang.L("Expectations")
	case "move":
		return lang.L("Moves")
	}
	return ledger
}

// badgeTone is quiet but for a status, whose colour means something.
func badgeTone(m *story.Mark) fyne.ThemeColorName {
	if m.Status != "" {
		return page.StatusColour(m.Status)
	}
	return theme.Faint
}

// label says what a mark is: the status of an expectation, or the kind of record.
func label(m *story.Mark) string {
	if m.Status != "" {
		return page.StatusWord(m.Status)
	}
	return page.RecordWord(m.Ledger)
}

func iso(day float64) string { return timeaxis.Date(day).Format(time.DateOnly) }

// subject gives what keys rule on. It looks the row up when it is asked for: to have
// ready those of a hundred thousand marks would cost more than all the rest.
func subject(l *story.Ledgers, m *story.Mark) *page.Subject {
	switch m.Ledger {
	case "statement":
		if s := find(l.Statements, m.Key, func(s *story.Statement) string { return s.Key }); s != nil {
			return statements.Subject(s)
		}
	case "expectation":
		if x := find(l.Expectations, m.Key, func(x *story.Expectation) string { return x.Key }); x != nil {
			times := map[string]*story.Time{}
			for _, t := range l.Times {
				if slices.Contains(x.Windows, t.Key) {
					times[t.Key] = t
				}
			}
			return expectations.Subject(x, page.TimesOf(x, times))
		}
	case "event":
		if e := find(l.Events, m.Key, func(e *story.Event) string { return e.Key }); e != nil {
			return &page.Subject{Row: e.Row, Ledger: "event", Title: lang.L("Event “{{.Words}}”", map[string]any{"Words": e.Passages[0].Text})}
		}
	case "move":
		if v := find(l.Moves, m.Key, func(v *story.Move) string { return v.Key }); v != nil {
			return &page.Subject{Row: v.Row, Ledger: "move", Title: m.Title}
		}
	}
	return nil
}

func find[R any](rows []*R, key string, of func(*R) string) *R {
	i := slices.IndexFunc(rows, func(r *R) bool { return of(r) == key })
	if i < 0 {
		return nil
	}
	return rows[i]
}
