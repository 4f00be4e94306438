// Package timeline is the page of the story in time: the canvas above, and beside
// every mark its words in a list below.
//
// In: all ledgers. Out: marks on lanes by actor or by kind, and the same as rows.
package timeline

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	widgets "github.com/readout-app/readout/gui/widget/timeline"
	"github.com/readout-app/readout/gui/widget/timeline/scene"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/story"
)

// Page is the timeline page.
type Page struct {
	ledger.Ledger
	canvas *widgets.Timeline
	lanes  *widget.RadioGroup
	object fyne.CanvasObject
	view   view
	byKind bool
}

type view struct {
	ledger.View
	marks []story.Mark
	tones map[string]fyne.ThemeColorName
	today float64
}

// maxLanes is the number of actors with a lane of their own.
const maxLanes = 9

// The two ways to sort marks into lanes.
const (
	byActor = "By actor"
	byKind  = "By kind"
)

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{canvas: widgets.New()}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: "Every mark in words",
		Hint:    "Filled: it was said or happened. Hollow: it is expected. A line across: today.",
		Empty:   "Nothing is dated yet. Add articles, and what they tell of stands here in time.",
	}
	p.Ledger.Picked = func(it ledger.Item) { p.canvas.Select(it.Row.Key) }
	p.canvas.OnSelect = func(key string) { p.Ledger.Select(key) }
	p.canvas.OnOpen = func(key string) { p.Ledger.Select(key) }
	p.canvas.OnRune, p.canvas.OnKey = ctx.Rune, ctx.Key
	p.canvas.Describe = p.describe
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Timeline }

// Title is what the window calls it.
func (p *Page) Title() string { return "Timeline" }

// Object is the canvas above the list.
func (p *Page) Object() fyne.CanvasObject {
	if p.object == nil {
		p.lanes = widget.NewRadioGroup([]string{byActor, byKind}, func(s string) {
			p.byKind = s == byKind
			p.draw()
			p.Context.Refocus()
		})
		p.lanes.Horizontal = true
		p.lanes.Selected = byActor
		all := widget.NewButton("Show all", p.canvas.Fit)
		all.Importance = widget.LowImportance
		in := widget.NewButton("+", func() { p.canvas.TypedRune('+') })
		out := widget.NewButton("−", func() { p.canvas.TypedRune('-') })
		bar := container.NewHBox(p.lanes, layout.NewSpacer(), out, in, all)
		split := container.NewVSplit(container.NewBorder(bar, nil, nil, nil, p.canvas), p.Ledger.Object())
		split.SetOffset(0.62)
		p.object = split
	}
	return p.object
}

// Prepare makes marks and rows.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{tones: map[string]fyne.ThemeColorName{}}
	v.today, _ = scene.Day(l.Today)
	said, expected := subjects(l)
	speakers := page.Speakers(l)
	actors := map[string]string{}
	for _, a := range l.Actors {
		actors[a.Name] = a.Key
	}
	kinds := map[string]int{}
	for _, m := range l.Timeline() {
		if m.Ledger == "article" {
			continue // the day of printing is no part of the story
		}
		tone := page.SpeakerColour(speakers, actors[m.Lane])
		if m.Ledger == "expectation" {
			tone = page.StatusColour(m.Status)
		}
		v.marks = append(v.marks, m)
		v.tones[m.Key] = tone
		subject := &page.Subject{Row: story.Row{Key: m.Key}, Ledger: m.Ledger, Title: m.Title}
		if s, ok := said[m.Key]; ok {
			subject = s
		} else if x, ok := expected[m.Key]; ok {
			subject = x
		}
		right := page.Days(m.From, m.To)
		if m.Printed {
			right = "printed " + right
		}
		v.Items = append(v.Items, ledger.Item{
			Row: rowlist.Row{
				Key: m.Key, Title: m.Title, Detail: m.Lane, Right: right, Badge: label(m), Tone: badgeTone(m), Accent: tone,
				Mark: ledger.Mark(subject.Row.Ruling),
			},
			Subject: subject,
			Passage: m.Passage,
			Groups:  []string{m.Ledger},
		})
		kinds[m.Ledger]++
	}
	v.Groups = ledger.ByCount(kinds, 6)
	return v
}

// badgeTone is quiet but for a status, whose colour means something.
func badgeTone(m story.Mark) fyne.ThemeColorName {
	if m.Status != "" {
		return page.StatusColour(m.Status)
	}
	return theme.Faint
}

func label(m story.Mark) string {
	if m.Status != "" {
		return string(m.Status)
	}
	return m.Ledger
}

// subjects gives what keys rule on, by row key.
func subjects(l *story.Ledgers) (said, expected map[string]*page.Subject) {
	said, expected = map[string]*page.Subject{}, map[string]*page.Subject{}
	times := page.Times(l)
	for _, s := range l.Statements {
		said[s.Key] = statements.Subject(s)
	}
	for _, x := range l.Expectations {
		expected[x.Key] = expectations.Subject(x, page.TimesOf(x, times))
	}
	for _, e := range l.Events {
		said[e.Key] = &page.Subject{Row: e.Row, Ledger: "event", Title: "Event “" + e.Passages[0].Text + "”"}
	}
	for _, m := range l.Moves {
		said[m.Key] = &page.Subject{Row: m.Row, Ledger: "move", Title: "Move: " + string(m.Move)}
	}
	return said, expected
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
	p.draw()
}

// draw hands the marks to the canvas in the chosen lanes.
func (p *Page) draw() {
	marks := make([]scene.Mark, 0, len(p.view.marks))
	for _, m := range p.view.marks {
		from, ok := scene.Day(m.From)
		to, ok2 := scene.Day(m.To)
		if !ok || !ok2 {
			continue
		}
		lane, title := m.Lane, strings.TrimPrefix(m.Title, m.Lane+": ") // the lane says whose it is
		if p.byKind {
			lane, title = m.Ledger, m.Title
		}
		marks = append(marks, scene.Mark{
			Key: m.Key, Title: title, Lane: lane, From: from, To: to + 1, Point: from == to,
			Hollow: m.Hollow, Tone: string(p.view.tones[m.Key]), Ties: m.Ties,
		})
	}
	lanes := widgets.Lanes(marks, maxLanes, "others")
	p.canvas.SetMarks(marks, lanes, p.view.today)
}

// Select selects a row and its mark.
func (p *Page) Select(key string) bool {
	return p.Ledger.Select(key)
}

func (p *Page) describe(key string) tooltip.Tip {
	for _, m := range p.view.marks {
		if m.Key == key {
			return tooltip.Tip{Title: m.Title, Body: page.Days(m.From, m.To) + " · " + label(m) + " · rule " + m.Passage.Rule + "."}
		}
	}
	return tooltip.Tip{}
}

// Focus is the canvas.
func (p *Page) Focus() fyne.Focusable { return p.canvas }
