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
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// Page is the overview.
type Page struct {
	ledger.Ledger
	counts  *fyne.Container
	object  *fyne.Container
	details map[string]pairing
}

// pairing is the two passages that a row is about, with a line on them.
type pairing struct {
	a, b           story.Passage
	aTitle, bTitle string
	note           string
}

type view struct {
	ledger.View
	counts  []figure
	details map[string]pairing
}

// figure is one number at the head of the page; it opens a page.
type figure struct {
	number int
	label  string
	press  func()
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{counts: container.NewGridWithColumns(5)}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: "What wants attention",
		Hint:    "Enter opens the passage beside; the badge says why it is listed.",
		Empty:   "Nothing wants attention. Add articles with Ctrl+O, or look at the timeline.",
		Detail:  p.detail,
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
	v := view{details: map[string]pairing{}}
	times := page.Times(l)
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
			best := x.Proposals[0]
			detail = fmt.Sprintf("%s? “%s”", best.Status, best.Passage.Text)
			v.details[x.Key] = pairing{x.Passages[0], best.Passage, "It was announced", "A later article says", "Proposed: " + string(best.Status) + ". Key o settles it."}
		case x.Status == story.Overdue:
			group = overdue
		case x.Status == story.Due:
			group = due
		default:
			continue
		}
		v.add(group, x.Row, x.Title, detail, page.Days(x.From, x.To), page.StatusColour(x.Status), expectations.Subject(x, page.TimesOf(x, times)))
	}
	for _, m := range l.Moves {
		if m.ReplyOwed != "" && m.Ruling != story.Rejected {
			title := names[m.ReplyOwed] + " owes a reply"
			v.add(owed, m.Row, title, string(m.Move)+": "+m.Title, lang.L("since {{.Day}}", map[string]any{"Day": page.Day(m.From)}), theme.Accent, nil)
		}
	}
	for _, k := range l.Conflicts {
		if k.Ruling == story.Proposed {
			v.add(disputed, k.Row, kindOf(k.Kind)+": “"+k.A.Text+"” – “"+k.B.Text+"”", explained(k), "", theme.Alert, nil)
			v.details[k.Key] = pairing{k.A, k.B, "One passage", "The other", explained(k)}
		}
	}
	reprints := 0
	for _, a := range l.Articles {
		if a.ReprintOf != "" {
			reprints++
		}
	}
	v.Groups = groupsOf(v.Items)
	to := func(name string) func() { return func() { p.Context.Go(page.Route{Page: name}) } }
	v.counts = []figure{
		{len(l.Articles), "articles", to(page.Articles)},
		{reprints, "reprints", to(page.Articles)},
		{len(l.Statements), "statements", to(page.Statements)},
		{open, "expected", to(page.Expectations)},
		{len(l.Conflicts), "disputed", func() { p.Filter(disputed) }},
	}
	return v
}

// kindOf says a kind of conflict in plain words.
func kindOf(kind string) string {
	switch kind {
	case "time":
		return "Dates differ"
	case "claim-denial":
		return "Claim and denial"
	case "number":
		return "Numbers differ"
	case "headline-body":
		return "Headline and text differ"
	case "role":
		return "Offices differ"
	}
	return "Wording differs"
}

func explained(k *story.Conflict) string {
	why := map[string]string{
		"anchor": "Explained: they count from different days.", "reprint": "Explained: one is a reprint.", "correction": "Explained: one was corrected.",
	}[k.ExplainedBy]
	if why == "" {
		why = "Nothing in the articles explains it."
	}
	if k.Note != "" {
		why += " " + k.Note
	}
	return why
}

func (v *view) add(group string, row story.Row, title, detail, right string, tone fyne.ThemeColorName, subject *page.Subject) {
	if subject == nil {
		subject = &page.Subject{Row: row, Ledger: row.Target.Record, Title: title}
	}
	v.Items = append(v.Items, ledger.Item{
		Row: rowlist.Row{
			Key: row.Key, Title: title, Detail: detail, Right: right, Badge: group, Tone: tone, Accent: tone,
			Mark: ledger.Mark(row.Ruling),
		},
		Subject: subject,
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
	p.details = w.details
	p.counts.RemoveAll()
	for _, f := range w.counts {
		p.counts.Add(p.figure(f))
	}
	p.object.Refresh() // the figures are higher than none
	p.Ledger.Show(w.View)
}

func (p *Page) figure(f figure) fyne.CanvasObject {
	number := widget.NewLabelWithStyle(fmt.Sprint(f.number), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	number.SizeName = fynetheme.SizeNameHeadingText
	label := page.Caption(f.label)
	label.Alignment = fyne.TextAlignCenter
	press := widget.NewButton("", f.press)
	press.Importance = widget.LowImportance
	return container.NewStack(press, page.Close(number, label))
}

// detail shows the two passages that a row is about side by side.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	box := container.NewVBox(page.Strong(it.Row.Title))
	if d, ok := p.details[it.Row.Key]; ok {
		box.Add(page.Pair(d.a, d.aTitle, d.b, d.bTitle, p.Context.Open))
		box.Add(page.Caption(d.note))
		return box
	}
	box.Add(page.Body("“" + it.Passage.Text + "”"))
	box.Add(page.Caption(it.Row.Detail))
	return box
}
