// Package signals is the page that shows where the story is heading: for each ordered
// pair of actors the PLOVER scores of what one did towards the other, day by day.
//
// In: the pairs of the series package. Out: a list of pairs, the chart of the one that is
// selected, and below it the passages that the selected day stands on.
package signals

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
	widgets "github.com/readout-app/readout/gui/widget/signals"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/series"
)

// Page is the page of signals.
type Page struct {
	context *page.Context
	object  fyne.CanvasObject
	pairs   *rowlist.List
	chart   *widgets.Signals
	told    *rowlist.List

	heading, day, empty *widget.Label
	body                fyne.CanvasObject

	view  *view
	words []told // of the list below
	pair  string // key of the one shown
	shown string // day shown below
	quiet bool   // while what is selected is put back
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{context: ctx, pairs: rowlist.New(), chart: widgets.New(), told: rowlist.New(), view: &view{}}
	p.pairs.OnSelect = func(r rowlist.Row) {
		if r.Key == p.pair { // drawn already
			p.tell()
			return
		}
		p.showPair(-1)
	}
	p.pairs.OnOpen = func(rowlist.Row) { p.focus(p.chart) }
	p.pairs.OnRune, p.pairs.OnKey = p.rune, p.pairsKey
	p.chart.OnSelect = p.showDay
	p.chart.OnOpen = func(int) { p.focus(p.told) }
	p.chart.OnRune, p.chart.OnKey = p.chartRune, p.chartKey
	p.chart.Describe = p.describe
	p.told.OnSelect = func(rowlist.Row) { p.tell() }
	p.told.OnOpen = func(rowlist.Row) { p.tell() }
	p.told.OnRune, p.told.OnKey = p.rune, p.toldKey
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Signals }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Signals") }

// Object is the list of pairs beside the chart, and the day's passages below.
func (p *Page) Object() fyne.CanvasObject {
	if p.object == nil {
		p.build()
	}
	return p.object
}

func (p *Page) build() {
	strong := func() *widget.Label {
		l := widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}
	title := widget.NewLabelWithStyle(lang.L("Where it is heading"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.SizeName = theme.SizeNameSubHeadingText
	hint := page.Caption(lang.L("A dot is a day: how far the reports of it lean to cooperation (up to +10) or to escalation (down to −10), on the PLOVER scale, each origin counted once. The dashed line is the trend; a report counts half after {{.Days}} days. Hatched: no report.", map[string]any{"Days": series.HalfLife}))
	p.heading, p.day = strong(), strong()
	p.empty = widget.NewLabel(lang.L("No article tells yet of what one actor did towards another. Add articles, and each pair of actors stands here with its days."))
	p.empty.Wrapping, p.empty.Alignment, p.empty.Importance = fyne.TextWrapWord, fyne.TextAlignCenter, widget.LowImportance

	charted := container.NewBorder(p.heading, nil, nil, nil, p.chart)
	above := container.NewHSplit(p.pairs, charted)
	above.SetOffset(0.41)
	below := container.NewBorder(p.day, nil, nil, nil, p.told)
	split := container.NewVSplit(above, below)
	split.SetOffset(0.6)
	p.body = split
	p.object = container.NewBorder(container.NewVBox(title, hint), nil, nil, nil,
		container.NewStack(split, container.NewVBox(fynelayout.NewSpacer(), p.empty, fynelayout.NewSpacer())))
}

// Prepare counts the signals.
func (p *Page) Prepare(l *story.Ledgers) any { return newView(l, p.context.Shared.Pairs(l)) }

// Show swaps in a view; pair and day stay selected.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(*view)
	day := p.shown
	p.quiet = true
	p.pairs.SetRows(p.view.rows)
	p.empty.Hidden = len(p.view.rows) > 0
	p.body.(*container.Split).Hidden = len(p.view.rows) == 0
	p.object.Refresh()
	at := -1
	if pair := p.current(); pair != nil && key(pair) == p.pair {
		for i, d := range pair.Days {
			if d.Day == day {
				at = i
			}
		}
	}
	if p.current() != nil {
		p.showPair(at)
	}
	p.quiet = false
}

// current gives the selected pair, or nil.
func (p *Page) current() *series.Pair {
	k := p.pairs.Selected().Key
	for i := range p.view.pairs {
		if k != "" && key(&p.view.pairs[i]) == k {
			return &p.view.pairs[i]
		}
	}
	return nil
}

// showPair draws the chart of the selected pair with one of its days selected; -1 is the
// last.
func (p *Page) showPair(day int) {
	pair := p.current()
	if pair == nil {
		return
	}
	p.chart.SetChart(p.view.chart(pair))
	p.pair = key(pair)
	p.heading.SetText(title(pair) + "  ·  " + lang.N("{{.Count}} report", pair.Overview.Points, map[string]any{"Count": pair.Overview.Points}) +
		"  ·  " + lang.N("{{.Count}} days", len(pair.Days), map[string]any{"Count": len(pair.Days)}))
	if day < 0 {
		day = len(pair.Days) - 1
	}
	p.chart.Select(day)
	p.showDay(day)
}

// showDay lists the passages that a day stands on; -1 lists those without a day.
func (p *Page) showDay(day int) {
	pair := p.current()
	if pair == nil {
		return
	}
	points := pair.Undated
	p.shown = ""
	p.day.SetText(lang.L("Without a day: they count in no number"))
	if day >= 0 && day < len(pair.Days) {
		d := pair.Days[day]
		points, p.shown = d.Points, d.Day
		p.day.SetText(lang.L("{{.Day}}  ·  on average {{.Mean}}, trend {{.Smoothed}}  ·  {{.Up}} towards cooperation, {{.Down}} towards escalation", map[string]any{
			"Day": d.Day, "Mean": signed(d.Mean), "Smoothed": signed(d.Smoothed), "Up": d.Positive, "Down": d.Negative}))
	}
	p.words = p.view.points(points)
	rows := make([]rowlist.Row, len(p.words))
	for i, t := range p.words {
		rows[i] = t.row
	}
	before := p.told.Selected().Key
	p.told.SetRows(rows)
	if len(rows) > 0 && (!p.quiet || before == "") {
		p.told.SelectKey(rows[0].Key)
	}
	if p.quiet {
		p.aim()
	}
}

// aim tells the window what its keys are about.
func (p *Page) aim() *told {
	k := p.told.Selected().Key
	for i := range p.words {
		if p.words[i].row.Key == k {
			p.context.Subject(p.view.subject(p.words[i].signal))
			return &p.words[i]
		}
	}
	p.context.Subject(nil)
	return nil
}

// tell does so and opens the words.
func (p *Page) tell() {
	if t := p.aim(); t != nil && !p.quiet {
		p.context.Open(t.passage)
	}
}

func (p *Page) focus(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.object); c != nil {
		c.Focus(o)
	}
}

// The arrows go to the left and right between the list of pairs and the dots of the
// chart, and Escape goes back from where Enter led.

func (p *Page) pairsKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyRight || e.Name == fyne.KeyLeft {
		p.chart.TypedKey(e)
		return
	}
	p.context.Key(e)
}

func (p *Page) chartKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown:
		p.pairs.TypedKey(e)
	case fyne.KeyEscape:
		p.focus(p.pairs)
	default:
		p.context.Key(e)
	}
}

func (p *Page) chartRune(r rune) {
	switch r {
	case 'j', 'k':
		p.told.TypedRune(r)
	default:
		p.rune(r)
	}
}

// rune does what the page's own keys do and hands every other on.
func (p *Page) rune(r rune) {
	if p.context.Going != nil && p.context.Going() {
		p.context.Rune(r)
		return
	}
	switch r {
	case 'p':
		p.picture("signals.png", stage.PNG)
	case 'v':
		p.picture("signals.svg", stage.SVG)
	case 'P':
		p.print()
	case '+', '-', '0', '<', '>':
		p.chart.TypedRune(r)
	default:
		p.context.Rune(r)
	}
}

// The size of a picture that is handed on, and of its words.
const (
	pictureWidth, pictureHeight = 1100, 460
	pictureText                 = 13
)

// picture writes the chart, so much of it as is in sight, as a picture.
func (p *Page) picture(name string, write func(io.Writer, *scene.Drawing) error) {
	d := p.chart.Drawing(pictureWidth, pictureHeight, pictureText)
	p.context.Save(name, func(w io.Writer) error { return write(w, d) })
}

// print hands the chart of the selected pair to the browser, with all that it stands on.
func (p *Page) print() {
	pair := p.current()
	if pair == nil {
		return
	}
	d := p.chart.Drawing(pictureWidth, pictureHeight, pictureText)
	page.PrintDrawing(p.context, title(pair), func(w io.Writer) error { return stage.SVG(w, d) }, rowlist.Of(p.view.printed(pair)))
}

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "←  →", Does: lang.L("the day before and after, of the pair's reports")},
		{Keys: "Enter  Esc", Does: lang.L("from the pairs into the chart and its passages, and back")},
		{Keys: "+  −  0  <  >", Does: lang.L("closer, further, all, earlier, later")},
		{Keys: "p  v", Does: lang.L("write the chart as a picture (PNG) or a drawing (SVG)")},
		{Keys: "P", Does: lang.L("print the chart with what it stands on")},
	}
}

func (p *Page) toldKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		p.chart.TypedKey(e)
	case fyne.KeyEscape:
		p.focus(p.pairs)
	default:
		p.context.Key(e)
	}
}

func (p *Page) describe(first, last int) tooltip.Tip {
	pair := p.current()
	if pair == nil || first < 0 || last >= len(pair.Days) {
		return tooltip.Tip{}
	}
	n := 0
	for _, d := range pair.Days[first : last+1] {
		n += len(d.Points)
	}
	tip := tooltip.Tip{Title: page.Days(pair.Days[first].Day, pair.Days[last].Day), Body: lang.N("{{.Count}} report", n, map[string]any{"Count": n})}
	if first != last {
		tip.Body += " · " + lang.L("Press to look closer.")
		return tip
	}
	d := pair.Days[first]
	tip.Body += " · " + lang.L("on average {{.Mean}}, trend {{.Smoothed}}", map[string]any{"Mean": signed(d.Mean), "Smoothed": signed(d.Smoothed)})
	for i, point := range d.Points {
		if i == 4 {
			tip.Body += "\n…"
			break
		}
		tip.Body += fmt.Sprintf("\n%s %s  “%s”", point.Type, signed(point.Score), point.Passages[0].Text)
	}
	return tip
}

// Select selects a pair by its row, or the pair and day of a signal.
func (p *Page) Select(k string) bool {
	p.Object()
	if p.pairs.SelectKey(k) {
		return true
	}
	pair, day := p.view.find(k)
	if pair < 0 {
		return false
	}
	p.pairs.SelectKey(key(&p.view.pairs[pair]))
	p.chart.Select(day)
	p.showDay(day)
	for _, t := range p.words {
		if t.signal == k {
			return p.told.SelectKey(t.row.Key)
		}
	}
	return true
}

// Selected gives the key of the selected pair, or "".
func (p *Page) Selected() string { return p.pairs.Selected().Key }

// First gives the key of the first pair, or "".
func (p *Page) First() string {
	if len(p.view.rows) == 0 {
		return ""
	}
	return p.view.rows[0].Key
}

// Focus is the list of pairs; the arrows to the left and right go through its days.
func (p *Page) Focus() fyne.Focusable { return p.pairs }
