// Package articles is the page of what the press wrote: the articles of the story
// with their front matter, reprints and older versions marked.
//
// In: the ledger of articles, and which were read. Out: rows, and below them the front
// matter and the chains of the selected article, and what its versions changed. The day
// of printing is set for all selected articles at once.
package articles

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of articles.
type Page struct {
	ledger.Ledger
	view    view
	changes map[[2]article.ID]change // what was compared since the view was shown
	opened  map[article.ID]bool      // in the reader, since the app began
}

type view struct {
	ledger.View
	ledgers *story.Ledgers
	byKey   map[string]*story.Article
	byID    map[article.ID]*story.Article
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{opened: map[article.ID]bool{}}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Articles"),
		Hint:    lang.L("F filters · d days · t sets the day of all selected · x leaves out · a restores"),
		Empty:   lang.L("No articles yet. Press Ctrl+O to choose files, Ctrl+L for an address or a path, Ctrl+Shift+V to paste a text, or drop files or folders onto the window."),
		Detail:  p.detail,
		OnRune: func(r rune) bool {
			if r == 't' {
				p.setDay()
			}
			return r == 't'
		},
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Articles }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Articles") }

// Keys gives the page's own keys.
func (p *Page) Keys() []page.Key {
	return append(ledger.Keys(), page.Key{Keys: "t", Does: lang.L("set the day of printing of all selected articles")})
}

// The filters by what an article is, in order.
func unread() string    { return lang.L("unread") }
func reprints() string  { return lang.L("reprints") }
func withNotes() string { return lang.L("with notes") }
func noDay() string     { return lang.L("no day") }
func older() string     { return lang.L("older versions") }
func leftOut() string   { return lang.L("left out") }

// Prepare makes the rows, the newest first.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{ledgers: l, byKey: map[string]*story.Article{}, byID: map[article.ID]*story.Article{}}
	v.Days = true
	v.Grow(len(l.Articles))
	read := page.Read(context.Background(), p.Context.Desk, l.Story)
	outlets, languages, groups := map[string]int{}, map[string]int{}, map[string]int{}
	for i := len(l.Articles) - 1; i >= 0; i-- {
		a := l.Articles[i]
		v.byKey[a.Key], v.byID[a.ID] = a, a
		it := p.item(a, read[page.ShortID(a.ID)])
		v.Add(it)
		outlets[a.Outlet]++
		languages[page.LanguageName(a.Language)]++
		for _, g := range it.Groups {
			groups[g]++
		}
	}
	for _, g := range []string{unread(), reprints(), withNotes(), noDay(), older(), leftOut()} {
		if groups[g] > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	delete(outlets, "")
	delete(languages, "")
	v.Facets = []ledger.Facet{
		{All: lang.L("All outlets"), Values: ledger.ByCount(outlets, len(outlets))},
		{All: lang.L("All languages"), Values: ledger.ByCount(languages, len(languages))},
	}
	return v
}

func (p *Page) item(a *story.Article, read bool) ledger.Item {
	badge := ""
	out := ledger.Item{
		Key: a.Key,
		Row: func() rowlist.Row {
			if badge == unread() && p.opened[a.ID] {
				badge = ""
			}
			return rowlist.Row{
				Title: a.Headline, Detail: source(a), Right: page.Moment(a.Published), Badge: badge,
				Tone: theme.Faint, Mark: ledger.Mark(a.Ruling), Dim: a.Ruling == story.Rejected,
			}
		},
		Subject: func() *page.Subject { return Subject(a) },
		Passage: a.Passages[0],
		Values:  [][]string{{a.Outlet}, {page.LanguageName(a.Language)}},
		Day:     a.Published[:min(len(a.Published), len("2006-01-02"))],
	}
	is := func(group string, yes, badged bool) {
		if yes {
			out.Groups = append(out.Groups, group)
			if badged {
				badge = group
			}
		}
	}
	is(unread(), !read, true)
	is(withNotes(), len(a.Remarks) > 0, true)
	is(noDay(), a.Published == "", true)
	if is(reprints(), a.ReprintOf != "" && a.VersionOf == "", false); a.VersionOf != "" {
		badge = lang.L("newer version")
	} else if a.ReprintOf != "" {
		badge = lang.L("reprint")
	}
	if is(older(), a.SupersededBy != "", false); a.SupersededBy != "" {
		badge = lang.L("older version")
	}
	is(leftOut(), a.Ruling == story.Rejected, true)
	return out
}

// Subject is what keys rule on when an article is selected.
func Subject(a *story.Article) *page.Subject {
	return &page.Subject{
		Row: a.Row, Ledger: decision.OnArticle, Title: lang.L("Article “{{.Headline}}”", map[string]any{"Headline": a.Headline}),
		Fields: []page.Field{
			{Name: "headline", Label: lang.L("Headline"), Value: a.Headline},
			{Name: "outlet", Label: lang.L("Outlet"), Value: a.Outlet},
			{Name: "agency", Label: lang.L("Agency"), Value: a.Agency},
			{Name: "published", Label: lang.L("Published (YYYY-MM-DD)"), Value: a.Published, Day: true},
		},
	}
}

func source(a *story.Article) string {
	parts := []string{}
	if a.Outlet != "" {
		parts = append(parts, a.Outlet)
	}
	if a.Agency != "" {
		parts = append(parts, lang.L("from {{.Agency}}", map[string]any{"Agency": a.Agency}))
	}
	parts = append(parts, lang.N("{{.Count}} statements", a.Statements, map[string]any{"Count": a.Statements}))
	if a.Reliability != "" {
		parts = append(parts, lang.L("source graded {{.Grade}}", map[string]any{"Grade": a.Reliability}))
	}
	return strings.Join(parts, " · ")
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.changes = map[[2]article.ID]change{}
	p.Ledger.Show(p.view.View)
}

// Opened tells the page that an article was opened in the reader: it is unread no more.
func (p *Page) Opened(id article.ID) {
	p.opened[id] = true
	if a := p.view.byID[id]; a != nil {
		p.Redraw(a.Key)
	}
}

// setDay asks for the day of printing of all selected articles.
func (p *Page) setDay() {
	chosen := p.Chosen()
	if len(chosen) == 0 {
		return
	}
	first := p.view.byKey[chosen[0].Key]
	count := map[string]any{"Count": len(chosen), "Headline": page.Clip(first.Headline, 60)}
	title := lang.L("Set the day of “{{.Headline}}”", count)
	if len(chosen) > 1 {
		title = lang.N("Set the day of {{.Count}} articles", len(chosen), count)
	}
	fields := []page.Field{{Name: "published", Label: lang.L("Published (YYYY-MM-DD)"), Value: first.Published, Day: true}}
	p.Context.Form(title, lang.L("Set"), fields, func(values []string) {
		var rulings []decision.Decision
		for _, it := range chosen {
			if a := p.view.byKey[it.Key]; a != nil && a.Published != values[0] {
				rulings = append(rulings, decision.Decision{Kind: decision.KindFix, Target: a.Target, Field: "published", Value: values[0]})
			}
		}
		if len(rulings) > 0 {
			p.Context.Decide(lang.N("Day set to {{.Day}}: {{.Count}} articles", len(rulings), map[string]any{"Day": values[0], "Count": len(rulings)}), rulings...)
		}
	})
}

func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	a := p.view.byKey[it.Key]
	facts := []string{}
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, label+" "+value)
		}
	}
	add(lang.L("Outlet"), a.Outlet)
	add(lang.L("Agency"), a.Agency)
	add(lang.L("Published"), page.Moment(a.Published))
	add(lang.L("Changed"), page.Moment(a.Modified))
	add(lang.L("Language"), page.LanguageName(a.Language))
	add(lang.L("File"), file(a.File))
	box := container.NewVBox(page.Close(page.Strong(a.Headline), page.Caption(strings.Join(facts, " · "))))
	if of := p.view.byID[a.ReprintOf]; of != nil && a.VersionOf == "" {
		box.Add(page.Body(lang.L("A reprint: it shares most of its text with “{{.Headline}}”. The two count as one origin.", map[string]any{"Headline": of.Headline})))
	}
	box.Add(p.versions(a))
	var chains []fyne.CanvasObject
	for _, c := range a.Chains {
		names := make([]string, len(c.Links))
		for i, link := range c.Links {
			names[i] = link.Name
		}
		n := len(c.Statements)
		chains = append(chains, page.Caption(strings.Join(names, " ← ")+"  ("+page.StatementCount(n)+")"))
	}
	if len(chains) > 0 {
		box.Add(page.Close(append([]fyne.CanvasObject{page.Strong(lang.L("Through whom it came"))}, chains...)...))
	}
	for _, n := range a.Notes {
		box.Add(page.Body(page.Say(n)))
	}
	if a.Published == "" {
		box.Add(page.Body(lang.L("Press f to set the day it was printed; then it is read anew.")))
	}
	return box
}

// file is what a person calls the file an article came from; a row of a table, which is
// no file itself, is named with its table. What was pasted has none.
func file(path string) string {
	if path == "" {
		return ""
	}
	name, in := filepath.Base(path), filepath.Base(filepath.Dir(path))
	if filepath.Ext(name) == "" && len(filepath.Ext(in)) > 1 {
		return in + ", " + name
	}
	return name
}
