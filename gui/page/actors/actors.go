package actors

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// Page is the page of actors.
type Page struct {
	ledger.Ledger
	view   view
	at     int    // of the selected actor's passages, the one that is lit
	merger *merge // while another actor is chosen; nil else
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Actors"),
		Hint:    lang.L("Who acts, in which office, under which names. Enter: the next passage."),
		Empty:   lang.L("Nobody acts yet. Add articles, and every person, state and body in them is listed here under all its names."),
		Detail:  p.detail,
		OnOpen:  p.next,
		Picked:  func(ledger.Item) { p.at, p.merger = 0, nil },
		Actions: []ledger.Action{
			{Key: 'm', Label: lang.L("Join with…"), Icon: "merge", Do: p.startMerge},
			{Key: 's', Label: lang.L("Split off…"), Icon: "person", Do: p.splitOff},
			{Key: 'u', Label: lang.L("Take apart"), Icon: "undo", Do: p.takeApart},
		},
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Actors }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Actors") }

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "m", Does: lang.L("join with another actor; what would be joined is shown first")},
		{Keys: "s", Does: lang.L("split off: in the article that is lit it is somebody else")},
		{Keys: "u", Does: lang.L("take apart what you joined last")},
		{Keys: "f", Does: lang.L("rename, or fix the kind and country")},
		{Keys: "Enter", Does: lang.L("light the next passage that names it")},
	}
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.merger = nil
	p.Ledger.Show(p.view.View)
}

// next lights the next passage that names the actor.
func (p *Page) next(it ledger.Item) {
	passages := p.view.actors[it.Key].Passages
	p.at = (p.at + 1) % len(passages)
	p.Context.Open(passages[p.at])
	p.Redetail()
}

// splitOff says that the article whose passage is lit means somebody else.
func (p *Page) splitOff(it ledger.Item) {
	a := p.view.actors[it.Key]
	if len(a.Passages) < 2 {
		p.Context.Notice(lang.L("“{{.Name}}” is named in one article alone: there is nothing to split off. f renames it.", map[string]any{"Name": a.Name}))
		return
	}
	at := a.Passages[min(p.at, len(a.Passages)-1)]
	p.Context.Open(at)
	where := p.view.printedIn(at)
	p.Context.Form(
		lang.L("“{{.Words}}” in {{.Where}} is not {{.Name}} but:", map[string]any{"Words": page.Clip(page.OneLine(at.Text), 40), "Where": where, "Name": a.Name}),
		lang.L("Split off"),
		[]page.Field{{Name: "name", Label: lang.L("Name of this one"), Value: lang.L("{{.Name}} (another)", map[string]any{"Name": at.Text})}},
		func(values []string) {
			if slices.Contains(namesOf(a), values[0]) {
				p.Context.Notice(lang.L("“{{.Name}}” is a name of the one it is split off from. Give it another.", map[string]any{"Name": values[0]}))
				return
			}
			p.Context.Decide(lang.L("Split off from {{.Name}}: {{.Other}}", map[string]any{"Name": a.Name, "Other": values[0]}), decision.Decision{
				Kind: decision.KindSplit, Value: values[0],
				Target: decision.Target{Article: at.Article, Record: decision.OnActor, Selector: text.Selector{Span: at.Span, Exact: at.Text}},
			})
		})
}

// takeApart takes back the last ruling that joined another to the actor.
func (p *Page) takeApart(it ledger.Item) {
	a := p.view.actors[it.Key]
	was := p.view.joined[a.Key]
	if len(was) == 0 {
		p.Context.Notice(lang.L("You joined nobody with {{.Name}}.", map[string]any{"Name": a.Name}))
		return
	}
	last := was[len(was)-1]
	p.Context.Decide(lang.L("Taken apart: {{.Name}} and {{.Other}}", map[string]any{"Name": a.Name, "Other": nameOf(last.Target.Part)}),
		decision.Decision{Kind: decision.KindSplit, Target: decision.Target{Record: decision.OnActor, Part: last.Target.Part}, Value: a.Key})
}

// printedIn says where and when a passage was printed.
func (v *view) printedIn(at story.Passage) string {
	a := v.articles[at.Article]
	if a == nil {
		return ""
	}
	return page.PrintedIn(a)
}

// detail shows the selected actor, or while another is chosen, what would be joined.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	a := p.view.actors[it.Key]
	if p.merger != nil && p.merger.one.Key == a.Key {
		return p.merger.object
	}
	return p.about(a)
}

// canvas is the one that the page is in; nil before it is shown.
func (p *Page) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(p.Object())
}

// startMerge lets another actor be chosen to join the selected one with.
func (p *Page) startMerge(it ledger.Item) {
	p.merger = newMerge(p, p.view.actors[it.Key])
	p.Redetail()
	if c := p.canvas(); c != nil {
		c.Focus(p.merger.query)
	}
}

// endMerge goes back to the actor.
func (p *Page) endMerge() {
	p.merger = nil
	p.Redetail()
	p.Context.Refocus()
}

// join joins one actor to another, under the other's name.
func (p *Page) join(one, into *story.Actor) {
	p.merger = nil
	p.Context.Decide(lang.L("Joined: {{.Name}} is {{.Other}}", map[string]any{"Name": one.Name, "Other": into.Name}),
		decision.Decision{Kind: decision.KindMerge, Target: decision.Target{Record: decision.OnActor, Part: one.Key}, Value: into.Key})
	p.Redetail()
	p.Context.Refocus()
}

// namesOf gives the name and the aliases of actors, each once.
func namesOf(actors ...*story.Actor) []string {
	var out []string
	for _, a := range actors {
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}
