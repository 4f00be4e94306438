// Package timeline is the page of the story in time: the canvas above, and below it
// every mark in words.
//
// In: all ledgers. Out: marks on lanes by actor or by kind, and the same as rows; those
// that a filter, or a stretch of days picked out on the canvas, leaves.
package timeline

import (
	"context"
	"fmt"
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
	widgets "github.com/readout-app/readout/gui/widget/timeline"
	"github.com/readout-app/readout/gui/widget/timeline/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/story"
)

// Page is the timeline page.
type Page struct {
	context *page.Context
	canvas  *widgets.Timeline
	list    *rowlist.List
	object  fyne.CanvasObject

	lanes, kind, actor, ruling *page.Choice
	disputed                   *widget.Check
	count                      *widget.Label
	empty                      *widget.Label

	view    *view
	filter  filter
	initial *filterBox // the filter as Prepare may read it
	shown   chosen
	asked   int // filters asked for; an answer to an older one is dropped
	wanted  string
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{context: ctx, canvas: widgets.New(), list: rowlist.New(), view: &view{}, initial: &filterBox{}}
	p.canvas.OnSelect = func(key string) {
		if !p.list.SelectKey(key) { // outside of the days picked out
			p.tell(key)
		}
	}
	p.canvas.OnOpen = p.open
	p.canvas.OnRune, p.canvas.OnKey, p.canvas.Going = p.rune, ctx.Key, ctx.Going
	p.canvas.OnBrush = func(r layout.Range) {
		p.filter.days = r
		p.refill()
	}
	p.canvas.Describe = p.describe
	p.canvas.Async = func(work, then func()) { ctx.Run(func(context.Context) { work() }, then) }
	p.list.OnSelect = func(r rowlist.Row) {
		p.canvas.Select(r.Key)
		p.tell(r.Key)
	}
	p.list.OnOpen = func(r rowlist.Row) { p.open(r.Key) }
	p.list.OnRune, p.list.OnKey = p.rune, p.key
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Timeline }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Timeline") }

// Object is the canvas above the list.
func (p *Page) Object() fyne.CanvasObject {
	if p.object == nil {
		p.build()
	}
	return p.object
}

func (p *Page) build() {
	choice := func(options []string, set func(at int)) *page.Choice {
		s := page.NewChoice(p.context, options, nil)
		s.Selected = options[0]
		s.OnChanged = func(string) {
			set(s.SelectedIndex())
			p.refill()
			p.context.Refocus()
		}
		return s
	}
	p.lanes = choice([]string{lang.L("By actor"), lang.L("By kind")}, func(at int) { p.filter.byKind = at == 1 })
	p.kind = choice([]string{lang.L("All kinds")}, func(at int) { p.filter.kind = p.view.kind(at) })
	p.actor = choice([]string{lang.L("All actors")}, func(at int) { p.filter.actor = p.view.actor(at) })
	p.ruling = choice([]string{lang.L("Ruled or not"), lang.L("Not ruled on"), lang.L("Ruled on")}, func(at int) { p.filter.ruling = ruling(at) })
	p.disputed = widget.NewCheck(lang.L("Conflicts only"), func(on bool) {
		p.filter.disputed = on
		p.refill()
		p.context.Refocus()
	})
	all := widget.NewButton(lang.L("Show all"), p.canvas.Fit)
	in := widget.NewButton("+", func() { p.canvas.TypedRune('+') })
	out := widget.NewButton("−", func() { p.canvas.TypedRune('-') })
	picture := widget.NewButton(lang.L("Picture (p)"), func() { p.rune('p') })
	for _, b := range []*widget.Button{all, in, out, picture} {
		b.Importance = widget.LowImportance
	}
	bar := container.NewVBox(
		container.NewBorder(nil, nil, nil, container.NewHBox(out, in, all, picture), container.NewGridWithColumns(2, p.lanes, p.disputed)),
		container.NewGridWithColumns(3, p.kind, p.actor, p.ruling),
	)
	heading := widget.NewLabelWithStyle(lang.L("Every mark in words"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	p.count = widget.NewLabel("")
	p.count.Importance = widget.LowImportance
	p.count.Truncation = fyne.TextTruncateEllipsis
	hint := page.Caption(lang.L("Filled: said or happened. Hollow: expected. Red: they disagree. Shift and drag picks out days."))
	p.empty = widget.NewLabel("")
	p.empty.Wrapping, p.empty.Alignment, p.empty.Importance = fyne.TextWrapWord, fyne.TextAlignCenter, widget.LowImportance
	top := container.NewVBox(ledger.Beside(heading, p.count), hint)
	words := container.NewBorder(top, nil, nil, nil,
		container.NewStack(p.list, container.NewVBox(fynelayout.NewSpacer(), p.empty, fynelayout.NewSpacer())))
	split := container.NewVSplit(container.NewBorder(bar, nil, nil, nil, p.canvas), words)
	split.SetOffset(0.62)
	p.object = split
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(*view)
	p.kind.Options = append(p.kind.Options[:1:1], p.view.kindNames()...)
	p.actor.Options = append(p.actor.Options[:1:1], p.view.actors...)
	if p.view.first.filter != p.filter {
		p.refill()
		return
	}
	p.asked++
	p.put(p.view.first)
}

// refill filters off the UI goroutine.
func (p *Page) refill() {
	p.initial.set(p.filter)
	p.asked++
	asked, v, f := p.asked, p.view, p.filter
	var c chosen
	p.context.Run(func(context.Context) { c = choose(v, f) }, func() {
		if asked == p.asked {
			p.put(c)
		}
	})
}

// put shows what a filter left.
func (p *Page) put(c chosen) {
	before := p.list.Selected().Key
	p.shown = c
	p.canvas.SetMarks(c.set, p.view.today)
	p.list.Set(c.rows)
	p.count.SetText(p.counted())
	switch {
	case len(p.view.marks) == 0:
		p.empty.SetText(lang.L("Nothing is dated yet. Add articles, and what they tell of stands here in time."))
	case c.rows.Len() == 0:
		p.empty.SetText(lang.L("No mark passes these filters. Escape shows all days; the choices above show all kinds."))
	}
	p.empty.Hidden = c.rows.Len() > 0
	p.empty.Refresh()
	if wanted := p.wanted; wanted != "" {
		p.wanted = ""
		p.list.SelectKey(wanted)
	} else if now := p.list.Selected().Key; now != "" && before != "" {
		p.canvas.Select(now)
		p.tell(now)
	}
}

// counted says how many rows there are, and of which days.
func (p *Page) counted() string {
	n := p.shown.rows.Len()
	if r := p.filter.days; !r.Empty() {
		return lang.N("{{.Count}} mark, {{.Days}}", n, map[string]any{"Count": n, "Days": page.Days(iso(r.From), iso(r.To-1))})
	}
	return fmt.Sprint(n)
}

// rune does what the page's own keys do and hands every other on.
func (p *Page) rune(r rune) {
	if p.context.Going != nil && p.context.Going() {
		p.context.Rune(r)
		return
	}
	next := func(s *page.Choice, by int) {
		if n := len(s.Options); n > 1 {
			s.SetSelectedIndex((s.SelectedIndex() + by + n) % n)
		}
	}
	switch r {
	case 'l':
		next(p.lanes, 1)
	case 'y':
		next(p.kind, 1)
	case 'h':
		next(p.actor, 1)
	case 'H':
		next(p.actor, -1)
	case 'u':
		next(p.ruling, 1)
	case 'c':
		p.disputed.SetChecked(!p.disputed.Checked)
	case '[', ']', 'b', '+', '-', '0':
		p.canvas.TypedRune(r)
	case 'p':
		p.picture("timeline.png", stage.PNG)
	case 'v':
		p.picture("timeline.svg", stage.SVG)
	case 'P':
		p.print()
	default:
		p.context.Rune(r)
	}
}

// The size of a picture that is handed on, and of its words.
const (
	pictureWidth = 1400
	pictureText  = 13
)

// picture writes the stretch of time in sight, with all its lanes, as a picture.
func (p *Page) picture(name string, write func(io.Writer, *scene.Drawing) error) {
	d := p.canvas.Drawing(pictureWidth, pictureText, lang.L("Timeline"))
	p.context.Save(name, func(w io.Writer) error { return write(w, d) })
}

// print hands the stretch of time in sight, and every mark in words, to the browser.
func (p *Page) print() {
	d := p.canvas.Drawing(pictureWidth, pictureText, lang.L("Timeline"))
	page.PrintDrawing(p.context, lang.L("Timeline"), func(w io.Writer) error { return stage.SVG(w, d) }, p.list.Rows())
}

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "←  →  +  −  0", Does: lang.L("earlier, later, closer, further, all")},
		{Keys: "[  ]  b  Shift+←  Shift+→", Does: lang.L("pick out days from here, to here, those in sight, one by one")},
		{Keys: "l", Does: lang.L("lanes by actor or by kind")},
		{Keys: "y  h  H  u  c", Does: lang.L("only a kind, an actor, what was ruled on or not, what disagrees")},
		{Keys: "p  v", Does: lang.L("write the timeline as a picture (PNG) or a drawing (SVG)")},
		{Keys: "P", Does: lang.L("print the timeline with its marks in words")},
	}
}

// key drops the days picked out by Escape and hands every other key on.
func (p *Page) key(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && !p.filter.days.Empty() {
		p.canvas.SetBrush(layout.Range{})
		return
	}
	p.context.Key(e)
}

// tell tells the window what its keys are about, and opens the words.
func (p *Page) tell(key string) {
	m := p.view.mark(key)
	if m == nil {
		p.context.Subject(nil)
		return
	}
	p.context.Subject(subject(p.view.ledgers, m))
	p.context.Open(m.Passage)
}

func (p *Page) open(key string) {
	if m := p.view.mark(key); m != nil {
		p.context.Open(m.Passage)
	}
}

func (p *Page) describe(key string) tooltip.Tip {
	m := p.view.mark(key)
	if m == nil {
		return tooltip.Tip{}
	}
	body := page.Days(m.From, m.To) + " · " + label(m) + "\n" + page.Found(m.Ledger, m.Passage.Rule)
	if n := len(m.Ties); n > 0 {
		body += "\n" + lang.N("{{.Count}} other disagrees", n, map[string]any{"Count": n})
	}
	return tooltip.Tip{Title: m.Title, Body: body}
}

// Select selects a row and its mark; filters that hide it are dropped.
func (p *Page) Select(key string) bool {
	p.Object()
	if p.list.SelectKey(key) {
		return true
	}
	if p.view.mark(key) == nil {
		return false
	}
	p.wanted = key
	p.filter = filter{byKind: p.filter.byKind}
	for _, s := range []*page.Choice{p.kind, p.actor, p.ruling} {
		s.Selected = s.Options[0]
		s.Refresh()
	}
	p.disputed.Checked = false
	p.disputed.Refresh()
	p.canvas.SetBrush(layout.Range{})
	return true
}

// Selected gives the key of the selected row, or "".
func (p *Page) Selected() string { return p.list.Selected().Key }

// First gives the key of the first row, or "".
func (p *Page) First() string {
	if rows := p.list.Rows(); rows.Len() > 0 {
		return rows.Key(0)
	}
	return ""
}

// Focus is the canvas.
func (p *Page) Focus() fyne.Focusable { return p.canvas }

// mark gives the mark with a key, or nil.
func (v *view) mark(key string) *story.Mark {
	i := slices.IndexFunc(v.marks, func(m story.Mark) bool { return m.Key == key })
	if i < 0 || key == "" {
		return nil
	}
	return &v.marks[i]
}
