package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// standing gives the rules that are in force, the latest first.
func standing(l *story.Ledgers) []decision.Decision {
	var out []decision.Decision
	for i := len(l.Rulings) - 1; i >= 0; i-- {
		if d := l.Rulings[i]; d.Kind == decision.KindAlways {
			out = append(out, d)
		}
	}
	return out
}

// showRules lists the rules, each with a button that switches it off.
func (p *Page) showRules(rules []decision.Decision) {
	p.rules.RemoveAll()
	if len(rules) == 0 {
		p.rules.Add(page.Caption(lang.L("None stands. In a list * rules on all rows like the selected one; on a date R has all such dates read so.")))
		return
	}
	var lines []fyne.CanvasObject
	for _, d := range rules {
		what := page.Describe(d)
		lines = append(lines, page.Line(what, lang.L("Switch off"), func() {
			p.ctx.Decide(lang.L("Switched off: {{.Rule}}", map[string]any{"Rule": what}), decision.Decision{Kind: decision.KindUndo, Undoes: d.Seq})
		}))
	}
	p.rules.Add(container.NewVBox(lines...))
	p.rules.Add(page.Caption(lang.L("They hold for what new articles bring too. Decisions (g l) shows what each rules on, and switches one on again.")))
}
