// Package expectations is the page of what was announced and what became of it.
//
// In: the ledger of expectations. Out: rows by status, and below them the
// announcement with its window, and every proposed outcome beside it.
package expectations

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of expectations.
type Page struct {
	ledger.Ledger
	view view
}

type view struct {
	ledger.View
	byKey map[string]*story.Expectation
	times map[string]*story.Time
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: "Expectations",
		Hint:    "What was announced, for when, how surely, and whether it happened.",
		Empty:   "Nothing is expected yet. When an article announces a meeting, a signing, a reply or a release, it is listed here until it happens or lapses.",
		Detail:  p.detail,
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Expectations }

// Title is what the window calls it.
func (p *Page) Title() string { return "Expectations" }

// Waiting counts the expectations that are overdue.
func (p *Page) Waiting(l *story.Ledgers) int {
	n := 0
	for _, x := range l.Expectations {
		if x.Status == story.Overdue && x.Ruling != story.Rejected {
			n++
		}
	}
	return n
}

// outcomeProposed is the filter of those that wait for a ruling on their outcome.
const outcomeProposed = "outcome proposed"

// order is the order of the statuses: what wants attention first.
var order = []story.Status{
	story.Overdue, story.Due, story.Open, story.Postponed, story.Rescheduled, story.Happened,
	story.HappenedOtherwise, story.Cancelled, story.Denied, story.Ambiguous, story.Annulled,
}

// Prepare makes the rows, grouped by status.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{byKey: map[string]*story.Expectation{}, times: page.Times(l)}
	proposed := false
	for _, status := range order {
		found := false
		for _, x := range l.Expectations {
			if x.Status != status {
				continue
			}
			found = true
			v.byKey[x.Key] = x
			it := item(x, page.TimesOf(x, v.times))
			if len(x.Proposals) > 0 && !x.Status.Settled() {
				it.Groups = append(it.Groups, outcomeProposed)
				proposed = true
			}
			v.Items = append(v.Items, it)
		}
		if found {
			v.Groups = append(v.Groups, string(status))
		}
	}
	if proposed {
		v.Groups = append([]string{outcomeProposed}, v.Groups...)
	}
	return v
}

func item(x *story.Expectation, windows []*story.Time) ledger.Item {
	detail := "announced by " + orSomeone(x.By)
	if x.AnnouncedOn != "" {
		detail += ", " + x.AnnouncedOn
	}
	if x.Likelihood.Text != "" {
		detail += " · “" + x.Likelihood.Text + "”" + band(x.Likelihood.Low, x.Likelihood.High)
	}
	if n := len(x.Proposals); n > 0 && !x.Status.Settled() {
		detail = fmt.Sprintf("proposed: %s · ", x.Proposals[0].Status) + detail
	}
	window2 := "no day named"
	if x.From != "" || x.To != "" {
		window2 = page.Days(x.From, x.To)
	}
	return ledger.Item{
		Row: rowlist.Row{
			Key: x.Key, Title: x.Title, Detail: detail, Right: window2,
			Mark: ledger.Mark(x.Ruling), Dim: x.Ruling == story.Rejected,
			Badge: string(x.Status), Tone: page.StatusColour(x.Status), Accent: page.StatusColour(x.Status),
		},
		Subject: Subject(x, windows),
		Passage: x.Passages[0],
		Groups:  []string{string(x.Status)},
	}
}

// Subject is what keys rule on when an expectation is selected.
func Subject(x *story.Expectation, windows []*story.Time) *page.Subject {
	var best *page.Act
	if len(x.Proposals) > 0 && x.Proof == nil {
		best = outcome(x, x.Proposals[0])
	}
	return &page.Subject{
		Row: x.Row, Ledger: decision.OnExpectation, Title: "Expectation “" + x.Title + "”", Times: windows, Outcome: best,
		Fields: []page.Field{
			{Name: "title", Label: "What is expected", Value: x.Title},
			{Name: "from", Label: "Window from (YYYY-MM-DD)", Value: x.From, Day: true},
			{Name: "to", Label: "Window to (YYYY-MM-DD)", Value: x.To, Day: true},
		},
	}
}

func band(low, high int) string {
	if high == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d–%d %%)", low, high)
}

func orSomeone(name string) string {
	if name == "" {
		return "the article"
	}
	return name
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
}

func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	x := p.view.byKey[it.Row.Key]
	box := container.NewVBox(page.Strong(x.Title), page.Caption(x.Why))
	if x.Proof != nil {
		box.Add(page.Pair(x.Passages[0], "It was announced", *x.Proof, "What became of it", p.Context.Open))
	}
	for i, proposal := range x.Proposals {
		if x.Proof == nil && i < shownProposals {
			box.Add(p.proposal(x, proposal, i == 0))
		}
	}
	if x.Condition.Text != "" {
		box.Add(page.PassageCard("On condition", x.Condition, p.Context.Open))
	}
	box.Add(page.Readings(page.TimesOf(x, p.view.times), p.Context.Decide))
	for _, a := range x.Announcements {
		box.Add(page.PassageCard("Also announced", a, p.Context.Open))
	}
	box.Add(p.resolver(x))
	return box
}

// shownProposals is the number of proposed outcomes shown; the best come first.
const shownProposals = 3

func (p *Page) proposal(x *story.Expectation, o story.Proposal, first bool) fyne.CanvasObject {
	label := "It is so: " + string(o.Status)
	if first {
		label += "  (key o)"
	}
	accept := widget.NewButton(label, func() {
		settle := outcome(x, o)
		p.Context.Decide(settle.Notice, settle.Rulings...)
	})
	if first {
		accept.Importance = widget.HighImportance
	}
	title := fmt.Sprintf("Proposed: %s", o.Status)
	if o.Day != "" {
		title += " on " + o.Day
	}
	return widget.NewCard("", "", container.NewVBox(
		container.NewHBox(page.Strong(title), layout.NewSpacer(), accept),
		page.Pair(x.Passages[0], "It was announced", o.Passage, "A later article says", p.Context.Open),
		page.Caption(strings.Join(o.Reasons, " ")),
	))
}

// outcome settles an expectation by a proposal.
func outcome(x *story.Expectation, o story.Proposal) *page.Act {
	proof := o.Target
	return &page.Act{
		Notice:  fmt.Sprintf("“%s”: %s", x.Title, o.Status),
		Rulings: []decision.Decision{{Kind: decision.KindResolve, Target: x.Target, Value: string(o.Status), Proof: &proof}},
	}
}

// resolver sets a status by hand, without a passage.
func (p *Page) resolver(x *story.Expectation) fyne.CanvasObject {
	options := make([]string, 0, len(order))
	for _, s := range order {
		if s != story.Open && s != story.Due && s != story.Overdue {
			options = append(options, string(s))
		}
	}
	choice := widget.NewSelect(options, func(s string) {
		p.Context.Decide(fmt.Sprintf("“%s”: %s", x.Title, s), decision.Decision{Kind: decision.KindResolve, Target: x.Target, Value: s})
	})
	choice.PlaceHolder = "Set its outcome yourself…"
	return container.NewHBox(choice)
}
