// Package statements is the page of who said what: one row an utterance, with its
// source, cue and content, when and where it was said, and how many independent
// origins carry it.
//
// In: the ledger of statements. Out: rows, and below them the whole statement, its
// wordings side by side, what it denies and what denies it. Several that are one are
// put together, and a print that was put with another is taken out.
package statements

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of statements.
type Page struct {
	ledger.Ledger
	view view
}

// view is what Prepare makes.
type view struct {
	ledger.View
	byKey    map[string]*story.Statement
	denials  map[string][]*story.Statement // by the Key of what they deny
	articles map[string]string             // article ID -> its outlet and day
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Statements"),
		Hint:    lang.L("Who said what, and through whom · F filters · d days · M puts selected ones together"),
		Empty:   lang.L("No statements yet. Add articles, and everything anyone said in them is listed here with its exact words."),
		Detail:  p.detail,
		OnRune: func(r rune) bool {
			if r == 'M' {
				p.merge()
			}
			return r == 'M'
		},
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Statements }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Statements") }

// Keys gives the page's own keys.
func (p *Page) Keys() []page.Key {
	return append(ledger.Keys(), page.Key{Keys: "M", Does: lang.L("make one statement of all that are selected")})
}

func claimWanted() string { return lang.L("claim wanted") }

// Prepare makes the rows.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{
		byKey: make(map[string]*story.Statement, len(l.Statements)), denials: map[string][]*story.Statement{},
		articles: make(map[string]string, len(l.Articles)),
	}
	v.Grow(len(l.Statements))
	v.Days = true
	for _, a := range l.Articles {
		v.articles[string(a.ID)] = strings.TrimSpace(orUnknown(a.Outlet) + " " + a.Published[:min(len(a.Published), len("2006-01-02"))])
	}
	speakers, kinds := page.Speakers(l), filters()
	actors, groups, outlets := map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range l.Statements {
		v.byKey[s.Key] = s
		if claim := claimOf(s); claim != "" {
			v.denials[claim] = append(v.denials[claim], s)
		}
		it := ledger.Item{
			Key: s.Key,
			Row: func() rowlist.Row {
				return rowlist.Row{
					Mark: ledger.Mark(s.Ruling), Dim: s.Ruling == story.Rejected,
					Title:  Title(s),
					Detail: page.OneLine(s.Content),
					Right:  When(s),
					Badge:  badge(s), Tone: theme.Faint,
					Accent: page.SpeakerColour(speakers, s.Speaker),
				}
			},
			Subject: func() *page.Subject { return Subject(s) },
			Passage: s.Passages[0],
			Values:  [][]string{{s.Name}, {s.Outlet}},
			Day:     day(s),
		}
		for _, k := range kinds {
			if k.is(s) {
				it.Groups = append(it.Groups, k.name)
				groups[k.name]++
			}
		}
		v.Add(it)
		actors[s.Name]++
		outlets[s.Outlet]++
	}
	for _, k := range kinds {
		if groups[k.name] > 0 {
			v.Groups = append(v.Groups, k.name)
		}
	}
	delete(outlets, "")
	v.Facets = []ledger.Facet{
		{All: lang.L("All speakers"), Values: ledger.ByCount(actors, mostSpeakers)},
		{All: lang.L("All outlets"), Values: ledger.ByCount(outlets, len(outlets))},
	}
	return v
}

// mostSpeakers is the number of speakers that the filter offers, those who speak most.
const mostSpeakers = 60

// filter is one of the filters by what a statement is: its name in the window's language
// and whether a statement falls under it.
type filter struct {
	name string
	is   func(*story.Statement) bool
}

// filters gives them in order. The names are looked up once for all rows.
func filters() []filter {
	return []filter{
		{lang.L("direct"), func(s *story.Statement) bool { return s.Kind == record.Direct }},
		{lang.L("indirect"), func(s *story.Statement) bool { return s.Kind == record.Indirect }},
		{lang.L("mixed"), func(s *story.Statement) bool { return s.Kind == record.Mixed }},
		{lang.L("denials"), func(s *story.Statement) bool { return s.Denies }},
		{claimWanted(), func(s *story.Statement) bool { return s.Denies && claimOf(s) == "" }},
		{lang.L("answers to a question"), func(s *story.Statement) bool { return s.Asked.Text != "" }},
		{lang.L("several origins"), func(s *story.Statement) bool { return s.Origins > 1 }},
		{lang.L("several wordings"), func(s *story.Statement) bool { return len(s.Variants) > 0 }},
		{lang.L("nobody named"), func(s *story.Statement) bool { return s.Speaker == "" }},
	}
}

// claimOf gives the Key of the statement that a denial denies; "" where it is in no
// article. The one that tells the denial is not the claim.
func claimOf(s *story.Statement) string {
	if s.Rejects == s.Within {
		return ""
	}
	return s.Rejects
}

// day gives the day by which a statement is filtered: when it was said, or printed.
func day(s *story.Statement) string {
	if s.From != "" {
		return s.From
	}
	return s.Printed[:min(len(s.Printed), len("2006-01-02"))]
}

// Title names a statement by its source and cue, in the order one would say them.
func Title(s *story.Statement) string {
	cue := strings.TrimRight(s.Cue, " :.–—-")
	switch {
	case cue == "":
		return s.Name
	case strings.HasPrefix(strings.ToLower(cue), "according"):
		return lang.L("According to {{.Name}}", map[string]any{"Name": s.Name})
	}
	return s.Name + " " + cue
}

// Subject is what keys rule on when a statement is selected.
func Subject(s *story.Statement) *page.Subject {
	return &page.Subject{
		Row: s.Row, Ledger: decision.OnStatement, Title: lang.L("Statement of {{.Name}}", map[string]any{"Name": s.Name}),
		Fields: []page.Field{
			{Name: "name", Label: lang.L("Source"), Value: s.Name},
			{Name: "cue", Label: lang.L("Cue"), Value: s.Cue},
			{Name: "content", Label: lang.L("Content"), Value: s.Content},
			{Name: "from", Label: lang.L("Said on (YYYY-MM-DD)"), Value: s.From, Day: true},
			{Name: "venue", Label: lang.L("Venue"), Value: s.Venue},
		},
	}
}

// When says when a statement was made, or that only its printing is known.
func When(s *story.Statement) string {
	switch {
	case s.From == "" && s.Printed == "":
		return ""
	case s.From == "":
		return lang.L("printed {{.Day}}", map[string]any{"Day": page.Day(s.Printed)})
	}
	return page.Days(s.From, s.To)
}

func badge(s *story.Statement) string {
	count := func(n int) map[string]any { return map[string]any{"Count": n} }
	switch {
	case s.Denies && claimOf(s) == "":
		return claimWanted()
	case s.Denies:
		return lang.L("denial")
	case s.Origins > 1:
		return lang.N("{{.Count}} origins", s.Origins, count(s.Origins))
	case s.Reprinted > 1:
		return lang.N("1 origin, {{.Count}} prints", s.Reprinted, count(s.Reprinted))
	}
	return ""
}

// KindWord says how words were passed on: as they were said, in other words, or in part.
func KindWord(k record.SpeechKind) string {
	switch k {
	case record.Direct:
		return lang.L("direct")
	case record.Indirect:
		return lang.L("indirect")
	case record.Mixed:
		return lang.L("mixed")
	}
	return string(k)
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
}
