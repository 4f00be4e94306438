package search

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	ours "github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// parts are what stands on the page.
type parts struct {
	line         *line
	scope, where *page.Choice
	filters      []*filter
	filterRow    *fyne.Container
	count        *widget.Label
	note         *widget.Label // what is wrong with the question, or what it cannot find yet
	list         *rowlist.List
	below        *fyne.Container
	answers      *container.Split
	help         fyne.CanvasObject
	body         *fyne.Container // the answers, or the help over an empty list, which has the keys
	object       fyne.CanvasObject
}

// filter narrows the hits to one value of a facet.
type filter struct {
	facet, all string
	choose     *page.Choice
	values     []string // of the options but the first, which is all
}

func (p *Page) build() {
	heading := widget.NewLabelWithStyle(lang.L("Search"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	p.count = widget.NewLabel("")
	p.count.Importance = widget.LowImportance
	p.scope = p.either([]string{lang.L("Articles"), lang.L("Records")}, &p.records)
	p.where = p.either([]string{lang.L("This story"), lang.L("All stories")}, &p.all)

	p.line = &line{page: p}
	p.line.ExtendBaseWidget(p.line)
	p.line.SetPlaceHolder(lang.L("Words, “phrases”, by: about: said: …"))
	p.line.OnChanged = func(string) { p.changed() }
	keep := tooltip.NewButton(p.ctx.Tips, "", ours.Icon("star"), tooltip.Tip{Title: lang.L("Keep the search under a name"), Body: "s"}, p.save)
	kept := tooltip.NewButton(p.ctx.Tips, "", ours.Icon("list"), tooltip.Tip{Title: lang.L("Kept searches"), Body: "v"}, func() { p.choose(lang.L("Kept searches"), p.use) })

	p.filterRow = container.NewGridWithColumns(4)
	for _, f := range []filter{
		{facet: "kind", all: lang.L("All kinds")}, {facet: "outlet", all: lang.L("All outlets")},
		{facet: "actor", all: lang.L("All actors")}, {facet: "month", all: lang.L("All months")},
	} {
		f := &f
		f.choose = page.NewChoice(p.ctx, []string{f.all}, func(string) { p.narrow(f) })
		f.choose.Selected = f.all
		p.filters = append(p.filters, f)
		p.filterRow.Add(f.choose)
	}
	p.note = page.Caption("")
	p.note.Hide()

	p.list = rowlist.New()
	p.list.OnSelect, p.list.OnOpen = p.selected, p.next
	p.list.OnMenu, p.list.OnKey, p.list.OnRune = p.ctx.Menu, p.ctx.Key, p.rune
	p.below = container.NewVBox()
	p.answers = container.NewVSplit(p.list, container.NewVScroll(p.below))
	p.answers.SetOffset(0.6)
	p.help = container.NewVScroll(help())

	top := container.NewVBox(
		container.NewHBox(heading, p.count, layout.NewSpacer(), p.scope, p.where),
		container.NewBorder(nil, nil, nil, container.NewHBox(keep, kept), p.line),
		p.filterRow, p.note,
	)
	p.body = container.NewStack(p.list, p.help)
	p.object = container.NewBorder(top, nil, nil, nil, p.body)
	p.say(nil)
	p.fillFilters()
}

// either is a choice of two, which says whether the second is chosen.
func (p *Page) either(options []string, second *bool) *page.Choice {
	s := page.NewChoice(p.ctx, options, nil)
	s.SetSelectedIndex(0)
	s.OnChanged = func(string) {
		*second = s.SelectedIndex() == 1
		p.changed()
		p.ctx.Refocus()
	}
	return s
}

// narrow shows only the hits that have the values chosen in the filters.
func (p *Page) narrow(changed *filter) {
	p.only = slices.DeleteFunc(p.only, func(c desk.SearchChoice) bool { return string(c.Facet) == changed.facet })
	if i := changed.choose.SelectedIndex(); i > 0 {
		for _, c := range p.found.Facets {
			if string(c.Facet) == changed.facet && c.Value == changed.values[i-1] {
				p.only = append(p.only, c.Choice)
			}
		}
	}
	p.size = firstHits
	p.ask()
	p.ctx.Refocus()
}

// fillFilters offers the values that the hits have.
func (p *Page) fillFilters() {
	for _, f := range p.filters {
		options, selected := []string{f.all}, f.all
		f.values = nil
		for _, c := range p.found.Facets {
			if string(c.Facet) != f.facet {
				continue
			}
			word := c.Value
			if f.facet == "kind" {
				word = kindWord(c.Value)
			}
			word = fmt.Sprintf("%s (%d)", word, c.Hits)
			options, f.values = append(options, word), append(f.values, c.Value)
			if slices.Contains(p.only, c.Choice) {
				selected = word
			}
		}
		f.choose.Options, f.choose.Selected = options, selected
		f.choose.Refresh()
	}
	if len(p.found.Facets) > 0 || len(p.only) > 0 {
		p.filterRow.Show()
	} else {
		p.filterRow.Hide()
	}
}

// say says how many answers there are, or why there are none.
func (p *Page) say(err error) {
	asked := p.line.Text != "" || len(p.only) > 0
	p.count.SetText("")
	note := ""
	switch {
	case !asked:
	case err != nil:
		note = page.Sentence(err)
	case p.found.Total == 0:
		note = lang.L("Nothing answers. Fewer words, talk* or Marenko~ find more; Esc, then T looks in all stories.")
	case p.found.More:
		p.count.SetText(lang.L("{{.Shown}} of more than {{.Count}}, the newest first", map[string]any{"Shown": len(p.found.Hits), "Count": p.found.Total}))
	case p.found.Total > len(p.found.Hits):
		p.count.SetText(lang.L("{{.Shown}} of {{.Count}}, the newest first", map[string]any{"Shown": len(p.found.Hits), "Count": p.found.Total}))
	default:
		p.count.SetText(fmt.Sprint(p.found.Total))
	}
	if asked && err == nil && p.found.Indexed < p.found.Articles {
		note = lang.L("The search is being prepared: {{.Done}} of {{.Count}} articles can be found so far.", map[string]any{"Done": p.found.Indexed, "Count": p.found.Articles})
	}
	p.note.SetText(note)
	p.note.Hidden = note == ""
	p.note.Refresh()
	p.body.Objects = []fyne.CanvasObject{p.list, p.help}
	if p.answered() {
		p.body.Objects = []fyne.CanvasObject{p.answers}
	}
	p.body.Refresh()
	p.answers.Refresh()
}

// answered says whether there is something to list.
func (p *Page) answered() bool { return p.found.Total > 0 }

// row is a hit in the list.
func (p *Page) row(h desk.SearchHit) rowlist.Row {
	out := rowlist.Row{Key: keyOf(h), Title: h.Headline, Detail: around(h), Right: page.Day(h.Day), Badge: h.Outlet, Tone: ours.Faint}
	if h.Record != "" {
		out.Title, out.Badge = h.Who, kindWord(h.Kind)
		if h.Who == "" {
			out.Title = h.Headline
		}
	}
	if out.Title == "" {
		out.Title = page.Clip(page.OneLine(h.Text), 80)
	}
	if r := p.rows[out.Key]; r != nil {
		out.Mark, out.Dim = mark(r.Ruling), r.Ruling == story.Rejected
	}
	return out
}

func mark(r story.Ruling) string {
	return map[story.Ruling]string{story.Accepted: "✓", story.Rejected: "✗"}[r]
}

// lead is the number of code points shown before the first words that answer.
const lead = 24

// around gives the snippet from a little before the first words that answer.
func around(h desk.SearchHit) string {
	runes := []rune(h.Text)
	for _, sp := range h.Lit {
		from := sp.Start - h.Snippet.Start
		if from < 0 || from >= len(runes) {
			continue
		}
		if from -= lead; from <= 0 {
			break
		}
		for from < len(runes) && runes[from-1] != ' ' && runes[from-1] != '\n' {
			from++
		}
		return "… " + page.OneLine(string(runes[from:]))
	}
	return page.OneLine(h.Text)
}

// detail shows a hit with the words that answer lit.
func detail(h desk.SearchHit) fyne.CanvasObject {
	var lit []text.Span
	for _, sp := range h.Lit {
		if in := sp.Intersect(h.Snippet); !in.Empty() {
			lit = append(lit, text.Span{Start: in.Start - h.Snippet.Start, End: in.End - h.Snippet.Start})
		}
	}
	facts := kindWord(h.Kind)
	for _, fact := range []string{h.Who, h.Outlet, page.Day(h.Day)} {
		if fact != "" {
			facts += " · " + fact
		}
	}
	out := container.NewVBox(page.Close(page.Caption(facts), page.Lit(h.Text, lit)))
	if n := len(h.Lit); h.Record == "" && n > 1 {
		out.Add(page.Caption(lang.N("{{.Count}} places in the article answer. Enter: the next one.", n, map[string]any{"Count": n})))
	}
	if h.Record != "" && h.Headline != "" {
		out.Add(page.Caption(lang.L("In “{{.Headline}}”", map[string]any{"Headline": h.Headline})))
	}
	return out
}

// kindWord says a kind of hit.
func kindWord(kind string) string { return page.RecordWord(kind) }
