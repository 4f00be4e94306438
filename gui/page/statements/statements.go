// Package statements is the page of who said what: one row an utterance, with its
// source, cue and content, when and where it was said, and how many independent
// origins carry it.
//
// In: the ledger of statements. Out: rows, and below them the whole statement with
// its wording elsewhere.
package statements

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of statements.
type Page struct {
	ledger.Ledger
	byKey map[string]*story.Statement
}

// view is what Prepare makes.
type view struct {
	ledger.View
	byKey map[string]*story.Statement
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: "Statements",
		Hint:    "Who said what, when, and through whom it reached us.",
		Empty:   "No statements yet. Add articles, and everything anyone said in them is listed here with its exact words.",
		Detail:  p.detail,
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Statements }

// Title is what the window calls it.
func (p *Page) Title() string { return "Statements" }

// Prepare makes the rows.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{byKey: map[string]*story.Statement{}}
	speakers := page.Speakers(l)
	groups := map[string]int{}
	for _, s := range l.Statements {
		v.byKey[s.Key] = s
		v.Items = append(v.Items, ledger.Item{
			Row: rowlist.Row{
				Key: s.Key, Mark: ledger.Mark(s.Ruling), Dim: s.Ruling == story.Rejected,
				Title:  Title(s),
				Detail: oneLine(s.Content),
				Right:  When(s),
				Badge:  badge(s), Tone: theme.Faint,
				Accent: page.SpeakerColour(speakers, s.Speaker),
			},
			Subject: Subject(s),
			Passage: s.Passages[0],
			Groups:  []string{s.Name},
		})
		groups[s.Name]++
	}
	v.Groups = ledger.ByCount(groups, 12)
	return v
}

// Title names a statement by its source and cue, in the order one would say them.
func Title(s *story.Statement) string {
	cue := strings.TrimRight(s.Cue, " :.–—-")
	switch {
	case cue == "":
		return s.Name
	case strings.HasPrefix(strings.ToLower(cue), "according"):
		return "According to " + s.Name
	}
	return s.Name + " " + cue
}

// Subject is what keys rule on when a statement is selected.
func Subject(s *story.Statement) *page.Subject {
	return &page.Subject{
		Row: s.Row, Ledger: decision.OnStatement, Title: "Statement of " + s.Name,
		Fields: []page.Field{
			{Name: "name", Label: "Source", Value: s.Name},
			{Name: "cue", Label: "Cue", Value: s.Cue},
			{Name: "content", Label: "Content", Value: s.Content},
			{Name: "from", Label: "Said on (YYYY-MM-DD)", Value: s.From, Day: true},
			{Name: "venue", Label: "Venue", Value: s.Venue},
		},
	}
}

// When says when a statement was made, or that only its printing is known.
func When(s *story.Statement) string {
	switch {
	case s.From == "" && s.Printed == "":
		return ""
	case s.From == "":
		return "printed " + s.Printed
	}
	return page.Days(s.From, s.To)
}

func badge(s *story.Statement) string {
	switch {
	case s.Denies:
		return "denial"
	case s.Origins > 1:
		return fmt.Sprintf("%d origins", s.Origins)
	case s.Reprinted > 1:
		return fmt.Sprintf("1 origin, %d prints", s.Reprinted)
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Show swaps in a view.
func (p *Page) Show(v any) {
	w := v.(view)
	p.byKey = w.byKey
	p.Ledger.Show(w.View)
}

// detail shows the whole statement and its variants.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	s := p.byKey[it.Row.Key]
	content := widget.NewLabel(s.Content)
	content.Wrapping = fyne.TextWrapWord
	box := container.NewVBox(page.Caption(facts(s)), content)
	if s.Asked.Text != "" {
		box.Add(page.Caption("Asked: " + oneLine(s.Asked.Text)))
	}
	for _, v := range s.Variants {
		box.Add(page.PassageCard("Also in "+orUnknown(v.Outlet), v.Passage, p.Context.Open))
	}
	box.Add(page.Caption("Found by the rule " + s.Passages[0].Rule + "."))
	return box
}

// facts gives what is known about a statement in one line.
func facts(s *story.Statement) string {
	parts := []string{s.Name + " · " + s.Cue, string(s.Kind)}
	if s.Medium != "" {
		medium := s.Medium
		if s.Venue != "" {
			medium += " (" + s.Venue + ")"
		}
		parts = append(parts, medium)
	}
	chain := s.Outlet
	for _, via := range s.Via {
		chain += " ← " + via
	}
	if chain != "" {
		parts = append(parts, chain)
	}
	if s.Denies {
		parts = append(parts, "a denial")
	}
	return strings.Join(parts, " · ")
}

func orUnknown(outlet string) string {
	if outlet == "" {
		return "an unnamed outlet"
	}
	return outlet
}
