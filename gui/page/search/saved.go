package search

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// save asks for a name and keeps the search under it.
func (p *Page) save() {
	if p.line.Text == "" {
		p.ctx.Notice(lang.L("Type a question first, then it can be kept."))
		return
	}
	fields := []page.Field{{Name: "name", Label: lang.L("Name"), Value: p.line.Text}}
	p.ctx.Form(lang.L("Keep the search"), lang.L("Keep"), fields, func(values []string) {
		s := desk.SavedSearch{Name: values[0], Text: p.line.Text, Records: p.records}
		p.do(func(ctx context.Context) error { return p.ctx.Desk.SaveSearch(ctx, s) },
			lang.L("The search is kept as “{{.Name}}”. v lists all.", map[string]any{"Name": s.Name}))
	})
}

// choose lets a person choose a kept search.
func (p *Page) choose(title string, then func(desk.SavedSearch)) {
	var all []desk.SavedSearch
	p.ctx.Run(func(ctx context.Context) { all = p.ctx.Desk.SavedSearches(ctx) }, func() {
		if len(all) == 0 {
			p.ctx.Notice(lang.L("No search is kept yet. s keeps this one under a name."))
			return
		}
		options := make([]page.Option, len(all))
		for i, s := range all {
			options[i] = page.Option{Label: s.Name, Means: s.Text}
		}
		p.ctx.Choose(title, options, func(i int) { then(all[i]) })
	})
}

// use asks a kept search.
func (p *Page) use(s desk.SavedSearch) {
	p.only, p.size = nil, firstHits
	p.records = s.Records
	p.scope.Selected = p.scope.Options[0]
	if s.Records {
		p.scope.Selected = p.scope.Options[1]
	}
	p.scope.Refresh()
	p.line.SetText(s.Text)
	p.ask()
	p.leave()
}

// forget keeps a search no longer.
func (p *Page) forget(s desk.SavedSearch) {
	p.do(func(ctx context.Context) error { return p.ctx.Desk.DropSearch(ctx, s.Name) },
		lang.L("The search “{{.Name}}” is kept no longer.", map[string]any{"Name": s.Name}))
}

// do changes the kept searches and says so.
func (p *Page) do(work func(context.Context) error, notice string) {
	var err error
	p.ctx.Run(func(ctx context.Context) { err = work(ctx) }, func() {
		if err != nil {
			notice = page.Sentence(err)
		}
		p.ctx.Notice(notice)
	})
}
