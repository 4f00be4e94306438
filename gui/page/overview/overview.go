// Package overview is the first page of a story: what wants attention now.
//
// In: all ledgers. Out: cards of what is due and overdue, what has a proposed
// outcome, what is disputed, who owes whom a reply, and what came in last; each
// line opens its row.
package overview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// Page is the overview.
type Page struct {
	ledger.Ledger
	ctx    *page.Context
	counts *fyne.Container
	object fyne.CanvasObject
}

type view struct {
	ledger.View
	counts []figure
}

// figure is one number at the head of the page; it opens a page.
type figure struct {
	number int
	label  string
	page   string
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{ctx: ctx, counts: container.NewGridWithColumns(5)}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: "What wants attention",
		Hint:    "Enter opens the passage beside; the badge says why it is listed.",
		Empty:   "Nothing wants attention. Add articles with Ctrl+O, or look at the timeline.",
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Overview }

// Title is what the window calls it.
func (p *Page) Title() string { return "Overview" }

// Object is the figures above the list.
func (p *Page) Object() fyne.CanvasObject {
	if p.object == nil {
		p.object = container.NewBorder(p.counts, nil, nil, nil, p.Ledger.Object())
	}
	return p.object
}

// The groups of the list, in order.
const (
	answered = "outcome proposed"
	overdue  = "overdue"
	due      = "due"
	owed     = "reply owed"
	disputed = "disputed"
)

// Prepare gathers what wants attention.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{}
	names := map[string]string{}
	for _, a := range l.Actors {
		names[a.Key] = a.Name
	}
	open := 0
	for _, x := range l.Expectations {
		if x.Ruling == story.Rejected || x.Status.Settled() {
			continue
		}
		open++
		group, detail := "", x.Why
		switch {
		case len(x.Proposals) > 0:
			group = answered
			detail = fmt.Sprintf("%s? “%s”", x.Proposals[0].Status, x.Proposals[0].Passage.Text)
		case x.Status == story.Overdue:
			group = overdue
		case x.Status == story.Due:
			group = due
		default:
			continue
		}
		v.add(group, x.Row, x.Title, detail, page.Days(x.From, x.To), page.StatusColour(x.Status), page.Expectations)
	}
	for _, m := range l.Moves {
		if m.ReplyOwed != "" && m.Ruling != story.Rejected {
			title := names[m.ReplyOwed] + " owes a reply"
			v.add(owed, m.Row, title, string(m.Move)+": "+m.Title, "since "+m.From, theme.Accent, "")
		}
	}
	for _, k := range l.Conflicts {
		if k.Ruling == story.Proposed {
			v.add(disputed, k.Row, "“"+k.A.Text+"” against “"+k.B.Text+"”", k.Kind+explained(k), "", theme.Alert, "")
		}
	}
	reprints := 0
	for _, a := range l.Articles {
		if a.ReprintOf != "" {
			reprints++
		}
	}
	v.Groups = groupsOf(v.Items)
	v.counts = []figure{
		{len(l.Articles), fmt.Sprintf("articles, %d reprints", reprints), page.Articles},
		{len(l.Statements), "statements", page.Statements},
		{open, "open expectations", page.Expectations},
		{len(l.Moves), "moves", page.Timeline},
		{len(l.Conflicts), "conflicts", page.Overview},
	}
	return v
}

func explained(k story.Conflict) string {
	if k.ExplainedBy == "" {
		return " · not explained"
	}
	return " · explained by the " + k.ExplainedBy
}

func (v *view) add(group string, row story.Row, title, detail, right string, tone fyne.ThemeColorName, to string) {
	v.Items = append(v.Items, ledger.Item{
		Row: rowlist.Row{
			Key: row.Key, Title: title, Detail: detail, Right: right, Badge: group, Tone: tone, Accent: tone,
			Mark: ledger.Mark(row.Ruling),
		},
		Subject: &page.Subject{Row: row, Ledger: row.Target.Record, Title: title},
		Passage: row.Passages[0],
		Groups:  []string{group},
	})
}

func groupsOf(items []ledger.Item) []string {
	var out []string
	for _, g := range []string{answered, overdue, due, owed, disputed} {
		for _, it := range items {
			if it.Groups[0] == g {
				out = append(out, g)
				break
			}
		}
	}
	return out
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.Object()
	w := v.(view)
	p.counts.RemoveAll()
	for _, f := range w.counts {
		p.counts.Add(p.figure(f))
	}
	p.Ledger.Show(w.View)
}

func (p *Page) figure(f figure) fyne.CanvasObject {
	number := widget.NewLabelWithStyle(fmt.Sprint(f.number), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	number.SizeName = fynetheme.SizeNameHeadingText
	label := page.Caption(f.label)
	label.Alignment = fyne.TextAlignCenter
	press := widget.NewButton("", func() { p.ctx.Go(page.Route{Page: f.page}) })
	press.Importance = widget.LowImportance
	return container.NewStack(press, container.NewVBox(number, label))
}
