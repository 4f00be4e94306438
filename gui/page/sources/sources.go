package sources

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	chain "github.com/readout-app/readout/gui/widget/chain/scene"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/sketch"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// Page is the page of sources.
type Page struct {
	ledger.Ledger
	view   view
	sketch *sketch.Sketch
	drawn  *ledger.Drawn
	lit    string // key of the source whose ways are lit

	// texts gives the text of an article of the story, off the UI goroutine.
	texts    func(context.Context, article.ID) (*text.Text, error)
	compared map[article.ID]*comparison // of reprints with their origin
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{compared: map[article.ID]*comparison{}}
	p.texts = func(c context.Context, id article.ID) (*text.Text, error) {
		a, _, err := ctx.Desk.Article(c, ctx.Story().ID, id)
		return a.Text, err
	}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Sources"),
		Hint:    lang.L("Through whom it reached us. Shift+A … F grades who prints; 1 … 6 grades what is told."),
		Empty:   lang.L("No sources yet. Add articles, and who prints, who relays and who speaks stands here, with reprints of one report told from independent origins."),
		Picked:  p.picked,
		Detail:  p.detail,
		OnRune:  p.grade,
		Graded:  true,
	}
	p.Actions = p.Exports(ctx, "sources", p.lay)
	p.sketch = sketch.New(p.lay)
	p.sketch.Label = lang.L("Chains of sources; the list below has every one")
	p.sketch.OnSelect = func(key string) { p.Ledger.Select(key) }
	p.sketch.OnOpen = func(string) {
		if it := p.Item(); it != nil {
			ctx.Open(it.Passage)
		}
	}
	p.sketch.Describe = p.describe
	p.sketch.OnRune, p.sketch.OnKey = p.Rune, ctx.Key
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Sources }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Sources") }

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key {
	return append([]page.Key{
		{Keys: "Shift+A … F", Does: lang.L("grade the reliability of an outlet")},
		{Keys: "1 … 6", Does: lang.L("grade the credibility of a statement that is told in other words")},
	}, ledger.ExportKeys()...)
}

// Object is the drawing above the list.
func (p *Page) Object() fyne.CanvasObject {
	if p.drawn == nil {
		p.drawn = ledger.NewDrawn(p.sketch, p.Ledger.Object(), 0.42)
	}
	return p.drawn.Object()
}

// Show swaps in a view. A story without sources has the list alone, which says so.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
	p.drawn.Draw(len(p.view.network.nodes) > 0)
	p.sketch.Redraw()
}

// picked lights the ways through the source of a row.
func (p *Page) picked(it ledger.Item) {
	p.lit = ""
	if p.view.network.byKey[it.Key] != nil {
		p.lit = it.Key
	}
	p.sketch.Redraw()
	p.sketch.Select(p.lit)
}

// mostNodes is the number of sources drawn in a column; those with the most statements are,
// and the one that is lit.
const mostNodes = 12

// lay lays the chains out.
func (p *Page) lay(width, size float64, measure scene.Measure) *scene.Drawing {
	net := &p.view.network
	reach := map[link]bool{}
	if p.lit != "" {
		reach = net.reach(p.lit)
	}
	on := map[string]bool{p.lit: true}
	for l := range reach {
		on[l.from], on[l.to] = true, true
	}
	var drawn []*node
	var nodes []chain.Node
	counts := map[role]int{}
	columns := p.columns()
	for _, n := range net.nodes {
		if counts[n.role] >= mostNodes && !on[n.key] {
			continue
		}
		counts[n.role]++
		drawn = append(drawn, n)
		nodes = append(nodes, chain.Node{Key: n.key, Name: n.name, Note: count(n.statements), Column: columns[n.role], Lit: p.lit != "" && on[n.key]})
	}
	var edges []chain.Edge
	for i, n := range drawn {
		for k, m := range drawn {
			l := link{n.key, m.key}
			if weight, ok := net.links[l]; ok {
				edges = append(edges, chain.Edge{From: i, To: k, Weight: weight, Lit: reach[l]})
			}
		}
	}
	return chain.Lay(p.Context.Story().Name, p.titles(columns), nodes, edges, width, look(size), measure)
}

// columns gives the column of each role that the story has.
func (p *Page) columns() map[role]int {
	out := map[role]int{}
	for _, n := range p.view.network.nodes { // in the order of roles
		if _, ok := out[n.role]; !ok {
			out[n.role] = len(out)
		}
	}
	return out
}

func (p *Page) titles(columns map[role]int) []string {
	out := make([]string, len(columns))
	for r, i := range columns {
		switch r {
		case roleOutlet:
			out[i] = lang.L("Printed by")
		case roleAgency:
			out[i] = lang.L("Agency")
		case roleMedium:
			out[i] = lang.L("Heard on or read in")
		case roleSpeaker:
			out[i] = lang.L("Said by")
		}
	}
	return out
}

// look is the drawing's in the colours of the theme.
func look(size float64) chain.Style {
	return chain.Style{
		Size: size, Ink: scene.Tone(theme.Ink), Faint: scene.Tone(theme.Faint), Hairline: scene.Tone(theme.Boxed),
		Arrow: scene.Tone(theme.Accent), Paper: scene.Tone(theme.Paper), Panel: scene.Tone(theme.Panel),
	}
}

func (p *Page) describe(key string) tooltip.Tip {
	n := p.view.network.byKey[key]
	if n == nil {
		return tooltip.Tip{}
	}
	tip := tooltip.Tip{Title: n.name, Body: page.StatementCount(n.statements)}
	if via := p.view.network.via(n); via != "" {
		tip.Body += "\n" + via
	}
	if r := p.view.tracks[key]; r != nil {
		tip.Body += "\n" + trackText(r)
	}
	return tip
}

// grade takes the letters A to F for the outlet of the row and the digits 1 to 6 for its
// statement.
func (p *Page) grade(r rune) bool {
	it := p.Item()
	if it == nil {
		return false
	}
	grade := string(r)
	if o := p.view.outlets[it.Key]; o != nil && r >= 'A' && r <= 'F' {
		p.decideGrade(o.name, grade, o.grade, o.articles[0].Target)
		return true
	}
	if s := p.view.quotes[it.Key]; s != nil && r >= '1' && r <= '6' {
		p.decideGrade(statementTitle(s), grade, s.Credibility, s.Target)
		return true
	}
	return false
}

func statementTitle(s *story.Statement) string {
	return lang.L("what {{.Name}} said", map[string]any{"Name": s.Name})
}

// decideGrade gives a grade that does not stand yet.
func (p *Page) decideGrade(what, grade, stands string, on decision.Target) {
	if grade == stands {
		return
	}
	p.Context.Decide(lang.L("Graded {{.Grade}}: {{.What}}", map[string]any{"Grade": grade + " · " + reliability(grade) + credibility(grade), "What": what}),
		decision.Decision{Kind: decision.KindGrade, Target: on, Value: grade})
}
