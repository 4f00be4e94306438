package moves

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	ladder "github.com/readout-app/readout/gui/widget/ladder/scene"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/sketch"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of moves.
type Page struct {
	ledger.Ledger
	view   view
	shown  []rung // those that the filter lets through
	sides  columns
	near   stretch // of the shown, those that the sketch draws
	sketch *sketch.Sketch
	owed   *fyne.Container
	over   *fyne.Container // who owes whom, and the ladder under it
	drawn  *ledger.Drawn
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{owed: container.NewVBox()}
	p.Ledger = ledger.Ledger{
		Context:  ctx,
		Heading:  lang.L("Moves"),
		Hint:     lang.L("Dashed: a reply is owed. Thick: it was given. Hollow: not done yet."),
		Empty:    lang.L("No document is on the table yet. When an article tells that a draft, a note or a reply was handed over, studied or turned down, it is listed here, and drawn as a ladder between the parties."),
		Picked:   p.picked,
		Filtered: p.filtered,
		Detail:   p.detail,
	}
	p.Actions = p.Exports(ctx, "ladder", func(width, size float64, measure scene.Measure) *scene.Drawing {
		return p.lay(stretch{0, len(p.shown)}, width, size, measure)
	})
	p.sketch = sketch.New(func(width, size float64, measure scene.Measure) *scene.Drawing {
		return p.lay(p.near, width, size, measure)
	})
	p.sketch.Label = lang.L("Ladder of moves; the list below has every one")
	p.sketch.OnSelect = func(key string) { p.Ledger.Select(key) }
	p.sketch.OnOpen = func(key string) { ctx.Open(p.view.moves[key].Passages[0]) }
	p.sketch.Describe = p.describe
	p.sketch.OnRune, p.sketch.OnKey = p.Rune, ctx.Key
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Moves }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Moves") }

// Object is the ladder above the list.
func (p *Page) Object() fyne.CanvasObject {
	if p.drawn == nil {
		p.over = container.NewBorder(p.owed, nil, nil, nil, p.sketch)
		p.drawn = ledger.NewDrawn(p.over, p.Ledger.Object(), 0.45)
	}
	return p.drawn.Object()
}

// Show swaps in a view. A story without moves has the list alone, which says so.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
	p.debts()
	p.drawn.Draw(len(p.view.rungs) > 0)
}

// mostDebts is the number of debts named above the ladder; the filter has them all.
const mostDebts = 3

// debts says above the ladder who owes whom a reply.
func (p *Page) debts() {
	var lines []fyne.CanvasObject
	if len(p.view.debts) == 0 {
		lines = append(lines, page.Caption(lang.L("Nobody owes a reply.")))
	}
	for _, d := range p.view.debts[:min(mostDebts, len(p.view.debts))] {
		words := widget.NewLabel(d.say())
		words.Truncation = fyne.TextTruncateEllipsis
		show := widget.NewButtonWithIcon(lang.L("Show"), theme.Icon("show"), func() {
			p.Select(d.move)
			p.Context.Refocus()
		})
		show.Importance = widget.LowImportance
		lines = append(lines, container.NewBorder(nil, nil, widget.NewIcon(theme.IconIn("warning", theme.Status("overdue"))), show, words))
	}
	if more := len(p.view.debts) - mostDebts; more > 0 {
		all := widget.NewButton(lang.N("and {{.Count}} more", more, map[string]any{"Count": more}), func() { p.Filter(replyOwed()) })
		all.Importance = widget.LowImportance
		lines = append(lines, container.NewHBox(layout.NewSpacer(), all))
	}
	p.owed.Objects = lines
	p.over.Refresh() // the ladder has the room that is left
}

// filtered draws the moves that the filter lets through.
func (p *Page) filtered() {
	p.shown = p.shown[:0]
	for _, r := range p.view.rungs {
		if p.Through(r.key) {
			p.shown = append(p.shown, r)
		}
	}
	p.sides = p.parties()
	p.near = stretch{}.around(0, len(p.shown))
	p.sketch.Redraw()
}

// stretch is a part of the moves, from the first to before the last.
type stretch struct{ from, to int }

// nearby is the number of moves that the sketch draws: the ladder of ten thousand is laid
// out in a third of a second, and only a screen of it is looked at.
const nearby = 80

// around gives the stretch of n moves with the one at i in it, and not at an edge behind
// which there are more: the same, where that is so already.
func (s stretch) around(i, n int) stretch {
	const edge = nearby / 8
	if s.to == min(s.from+nearby, n) && (s.from == 0 || i >= s.from+edge) && (s.to == n || i < s.to-edge) {
		return s
	}
	s.from = max(min(i-nearby/2, n-nearby), 0)
	s.to = min(s.from+nearby, n)
	return s
}

// picked lights the rung of a row: that of a document is its first.
func (p *Page) picked(it ledger.Item) {
	key := it.Key
	if _, ok := p.view.documents[key]; ok {
		for _, r := range p.shown {
			if p.view.moves[r.key].Document == key {
				key = r.key
				break
			}
		}
	}
	i := slices.IndexFunc(p.shown, func(r rung) bool { return r.key == key })
	if now := p.near.around(max(i, 0), len(p.shown)); i >= 0 && now != p.near {
		p.near = now
		p.sketch.Redraw()
	}
	p.sketch.Select(key)
}

// mostParties is the number of columns; the moves of further parties share the last.
const mostParties = 8

// lay lays a stretch of the ladder out.
func (p *Page) lay(part stretch, width, size float64, measure scene.Measure) *scene.Drawing {
	names, columns, shown := p.sides.names, p.sides.of, p.shown[part.from:part.to]
	at := make(map[string]int, len(shown))
	for i, r := range shown {
		at[r.key] = i
	}
	of := func(sides []string) []int {
		var out []int
		for _, s := range sides {
			out = append(out, columns[s])
		}
		return out
	}
	moves := make([]ladder.Move, len(shown))
	for i, r := range shown {
		m := ladder.Move{Key: r.key, Day: r.when, Label: r.label, From: of(r.from), To: of(r.to), Hollow: r.hollow, Against: r.against, Waited: r.waited}
		answer, ok := at[r.answeredBy]
		switch {
		case r.owed != "":
			m.Reply, m.By = ladder.Owed, columns[r.owed]
		case ok && r.answerer != "":
			m.Reply, m.By, m.AnsweredBy = ladder.Given, columns[r.answerer], answer
		}
		moves[i] = m
	}
	foot := lang.L("today, {{.Day}}", map[string]any{"Day": p.view.today})
	if len(shown) < len(p.shown) {
		foot = lang.L("{{.Before}} earlier and {{.After}} later moves are drawn once one of them is selected", map[string]any{"Before": part.from, "After": len(p.shown) - part.to})
	}
	return ladder.Lay(p.Context.Story().Name, names, moves, foot, width, look(size), measure)
}

// look is the ladder's in the colours of the theme.
func look(size float64) ladder.Style {
	return ladder.Style{
		Size: size, Ink: scene.Tone(theme.Ink), Faint: scene.Tone(theme.Faint), Hairline: scene.Tone(theme.Hairline), Against: scene.Tone(theme.Alert),
		Given: scene.Tone(theme.Status("happened")), Owed: scene.Tone(theme.Status("overdue")), Paper: scene.Tone(theme.Paper), Arrow: scene.Tone(theme.Accent),
	}
}

// columns are those of the ladder.
type columns struct {
	names []string
	of    map[string]int // of sides
}

// parties gives the columns: those with the most moves first, whoever is not named last.
func (p *Page) parties() columns {
	var names []string
	counts := map[string]int{}
	for _, r := range p.shown {
		for _, s := range append(append([]string{r.owed}, r.from...), r.to...) {
			if s != "" {
				counts[s]++
			}
		}
	}
	of := map[string]int{}
	for _, s := range ledger.ByCount(counts, len(counts)) {
		if len(names) == mostParties-1 && len(counts) > mostParties {
			names = append(names, lang.L("others"))
		}
		if len(names) < mostParties {
			names = append(names, p.view.names[s])
		}
		of[s] = len(names) - 1
	}
	if slices.ContainsFunc(p.shown, func(r rung) bool { return slices.Contains(r.from, unnamed) }) {
		of[unnamed] = len(names)
		names = append(names, lang.L("not named"))
	}
	return columns{names, of}
}

func (p *Page) describe(key string) tooltip.Tip {
	m := p.view.moves[key]
	if m == nil {
		return tooltip.Tip{}
	}
	return tooltip.Tip{Title: p.view.sentence(m), Body: p.view.title(m) + "\n“" + m.Passages[0].Text + "”\n" + page.Found(decision.OnMove, m.Passages[0].Rule)}
}

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key { return ledger.ExportKeys() }
