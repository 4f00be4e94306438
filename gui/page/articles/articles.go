// Package articles is the page of what the press wrote: the articles of the story
// with their front matter, reprints marked.
//
// In: the ledger of articles. Out: rows, and below them the front matter and the
// chains of the selected article.
package articles

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of articles.
type Page struct {
	ledger.Ledger
	view view
}

type view struct {
	ledger.View
	byKey  map[string]*story.Article
	titles map[article.ID]string
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: "Articles",
		Hint:    "What the press wrote. The text is frozen when it comes in.",
		Empty:   "No articles yet. Press Ctrl+O to choose files, Ctrl+Shift+V to paste a text, or drop files or folders onto the window.",
		Detail:  p.detail,
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Articles }

// Title is what the window calls it.
func (p *Page) Title() string { return "Articles" }

// Prepare makes the rows, the newest first.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{byKey: map[string]*story.Article{}, titles: map[article.ID]string{}}
	outlets := map[string]int{}
	for i := len(l.Articles) - 1; i >= 0; i-- {
		a := l.Articles[i]
		v.byKey[a.Key], v.titles[a.ID] = a, a.Headline
		badge := ""
		if a.ReprintOf != "" {
			badge = "reprint"
		}
		v.Items = append(v.Items, ledger.Item{
			Row: rowlist.Row{
				Key: a.Key, Title: a.Headline, Detail: source(a), Right: moment(a.Published),
				Badge: badge, Tone: theme.Faint, Mark: ledger.Mark(a.Ruling), Dim: a.Ruling == story.Rejected,
			},
			Subject: Subject(a),
			Passage: a.Passages[0],
			Groups:  []string{a.Outlet},
		})
		if a.Outlet != "" {
			outlets[a.Outlet]++
		}
	}
	v.Groups = ledger.ByCount(outlets, 12)
	return v
}

// Subject is what keys rule on when an article is selected.
func Subject(a *story.Article) *page.Subject {
	return &page.Subject{
		Row: a.Row, Ledger: decision.OnArticle, Title: "Article “" + a.Headline + "”",
		Fields: []page.Field{
			{Name: "headline", Label: "Headline", Value: a.Headline},
			{Name: "outlet", Label: "Outlet", Value: a.Outlet},
			{Name: "agency", Label: "Agency", Value: a.Agency},
			{Name: "published", Label: "Published (YYYY-MM-DD)", Value: a.Published, Day: true},
		},
	}
}

func source(a *story.Article) string {
	parts := []string{}
	if a.Outlet != "" {
		parts = append(parts, a.Outlet)
	}
	if a.Agency != "" {
		parts = append(parts, "from "+a.Agency)
	}
	parts = append(parts, desk.Count(a.Statements, "statement", "statements"))
	return strings.Join(parts, " · ")
}

// moment shows a published value without the letter between day and time.
func moment(published string) string {
	if len(published) >= len("2006-01-02T15:04") {
		return published[:10] + " " + published[11:16]
	}
	return published
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
}

func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	a := p.view.byKey[it.Row.Key]
	box := container.NewVBox(page.Strong(a.Headline))
	facts := []string{}
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, label+" "+value)
		}
	}
	add("Outlet", a.Outlet)
	add("Agency", a.Agency)
	add("Published", moment(a.Published))
	add("Language", a.Language)
	add("File", a.File)
	box.Add(page.Caption(strings.Join(facts, " · ")))
	if a.ReprintOf != "" {
		box.Add(page.Body("A reprint: it shares most of its text with “" + p.view.titles[a.ReprintOf] + "”. The two count as one origin."))
	}
	for _, c := range a.Chains {
		names := make([]string, len(c.Links))
		for i, link := range c.Links {
			names[i] = link.Name
		}
		box.Add(page.Caption(strings.Join(names, " ← ") + "  (" + desk.Count(len(c.Statements), "statement", "statements") + ")"))
	}
	for _, n := range a.Notes {
		box.Add(page.Body(n))
	}
	return box
}
