// Package overview is the first page of a story: what wants attention now.
//
// In: all ledgers, and what was there when one last looked. Out: rows of what new
// articles brought, what has a proposed outcome, what is overdue and due in the next
// days, who owes whom a reply and what is disputed; Enter opens the place of a row.
package overview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
)

// Page is the overview.
type Page struct {
	ledger.Ledger
	counts *fyne.Container
	since  *widget.Label
	head   *fyne.Container
	object fyne.CanvasObject
	view
}

// figure is one number at the head of the page; it opens a page.
type figure struct {
	number int
	label  string
	press  func()
}

// New makes the page.
func New(ctx *page.Context) *Page {
	decided := widget.NewButton(lang.L("Decisions"), func() { ctx.Go(page.Route{Page: page.Decisions}) })
	decided.Importance = widget.LowImportance
	p := &Page{counts: container.New(&evenly{}), since: page.Caption("")}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Wants attention"),
		Hint:    lang.L("Enter opens the place of a row · m marks all as seen · g w reviews · g l lists decisions"),
		Empty:   lang.L("Nothing wants attention. Add articles with Ctrl+O, or look at the timeline."),
		Detail:  p.detail,
		Share:   0.62,
		Tools:   decided,
		OnOpen:  func(it ledger.Item) { ctx.Go(p.routes[it.Key]) },
		OnRune: func(r rune) bool {
			if r == 'm' {
				p.markSeen()
			}
			return r == 'm'
		},
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Overview }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Overview") }

// Object is the figures above the list.
func (p *Page) Object() fyne.CanvasObject {
	if p.object == nil {
		p.since.Wrapping = fyne.TextWrapOff
		p.since.Truncation = fyne.TextTruncateEllipsis
		p.head = container.NewVBox(p.counts, p.since)
		p.object = container.NewBorder(p.head, nil, nil, nil, p.Ledger.Object())
	}
	return p.object
}

// Since says what is new since the last look, as the page does.
func (p *Page) Since() string { return p.since.Text }

// Keys gives the page's own keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "Enter", Does: lang.L("open the place of a row")},
		{Keys: "m", Does: lang.L("mark all articles as seen")},
	}
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(view)
	p.counts.RemoveAll()
	for _, f := range p.figures() {
		p.counts.Add(drawn(f))
	}
	p.since.SetText(p.sinceWords)
	p.head.Refresh()
	p.object.Refresh() // the figures are new, and give the head its height
	p.Ledger.Show(p.View)
}

func (p *Page) figures() []figure {
	to := func(name string) func() { return func() { p.Context.Go(page.Route{Page: name}) } }
	return []figure{
		{p.numbers.articles, lang.N("articles", p.numbers.articles), to(page.Articles)},
		{p.numbers.reprints, lang.N("reprints", p.numbers.reprints), to(page.Articles)},
		{p.numbers.statements, lang.N("statements", p.numbers.statements), to(page.Statements)},
		{p.numbers.expected, lang.L("expected"), to(page.Expectations)},
		{p.numbers.questions, lang.L("to review"), to(page.Review)},
	}
}

func drawn(f figure) fyne.CanvasObject {
	number := widget.NewLabelWithStyle(fmt.Sprint(f.number), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	number.SizeName = fynetheme.SizeNameHeadingText
	label := page.Caption(f.label)
	label.Alignment, label.Wrapping = fyne.TextAlignCenter, fyne.TextWrapOff
	press := widget.NewButton("", f.press)
	press.Importance = widget.LowImportance
	return container.NewStack(press, page.Close(number, label))
}

// heading is the title of a row, with a button that settles the outcome proposed for it.
func (p *Page) heading(title string, outcome *page.Act, status string) fyne.CanvasObject {
	words := page.Strong(title)
	if outcome == nil || status == "" {
		return words
	}
	so := widget.NewButton(lang.L("It is so: {{.Status}} (o)", map[string]any{"Status": status}), func() { p.Context.Decide(outcome.Notice, outcome.Rulings...) })
	so.Importance = widget.HighImportance
	return container.NewBorder(nil, nil, nil, so, words)
}

// detail shows the two passages that a row is about side by side.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	row := it.Row()
	if of, ok := p.details[it.Key]; ok {
		d := of()
		box := container.NewVBox(p.heading(row.Title, it.Subject().Outcome, d.status))
		box.Add(page.Pair(d.a, d.aTitle, d.b, d.bTitle, p.Context.Open))
		box.Add(page.Caption(d.note))
		return box
	}
	box := container.NewVBox(page.Strong(row.Title))
	if it.Passage.Text != row.Title {
		box.Add(page.Body("“" + it.Passage.Text + "”"))
	}
	box.Add(page.Caption(row.Detail))
	return box
}
