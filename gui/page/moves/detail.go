package moves

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// detail shows a move with the reply it waits for or was given, or a document with all
// that was done with it.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	if d := p.view.documents[it.Key]; d != nil {
		return p.documentDetail(d)
	}
	m := p.view.moves[it.Key]
	box := container.NewVBox(page.Strong(p.view.sentence(m)))
	if title := p.view.title(m); title != "" {
		box.Add(page.Body(title))
	}
	for _, d := range p.view.debts {
		if d.move == m.Key {
			box.Add(page.Body(d.say()))
		}
	}
	box.Add(p.who(m))
	reply := p.view.moves[m.AnsweredBy]
	switch {
	case reply != nil:
		box.Add(page.Pair(m.Passages[0], lang.L("It was handed over"), reply.Passages[0], lang.L("It was answered"), p.Context.Open))
	default:
		box.Add(page.PassageCard(lang.L("The article says"), m.Passages[0], p.Context.Open))
	}
	for _, other := range m.Passages[1:] {
		box.Add(page.PassageCard(lang.L("Also told"), other, p.Context.Open))
	}
	for _, r := range p.view.rungs {
		if r.answeredBy == m.Key {
			asked := p.view.moves[r.key]
			box.Add(page.PassageCard(lang.L("It answers: {{.Move}}", map[string]any{"Move": p.view.sentence(asked)}), asked.Passages[0], p.Context.Open))
		}
	}
	box.Add(page.Caption(page.Found(decision.OnMove, m.Passages[0].Rule)))
	return box
}

// who leads to those who take part in a move, where two columns of the ladder that are one
// party are joined.
func (p *Page) who(m *story.Move) fyne.CanvasObject {
	row := container.New(layout.NewRowWrapLayoutWithCustomPadding(0, 0))
	for _, key := range append(slices.Clone(m.By), m.To...) {
		if name := p.view.names[key]; name != "" {
			b := widget.NewButtonWithIcon(name, theme.Icon("actors"), func() { p.Context.Go(page.Route{Page: page.Actors, Row: key}) })
			b.Importance = widget.LowImportance
			row.Add(b)
		}
	}
	return row
}

func (p *Page) documentDetail(d *story.Document) fyne.CanvasObject {
	facts := []string{d.Kind}
	if parties := p.view.called(d.Parties); parties != "" {
		facts = append(facts, parties)
	}
	if d.Date != "" {
		facts = append(facts, d.Date)
	}
	box := container.NewVBox(page.Strong(cmp.Or(d.Title, d.Kind)), page.Caption(strings.Join(facts, " · ")))
	box.Add(page.PassageCard(lang.L("It is named"), d.Passages[0], p.Context.Open))
	for _, r := range p.view.rungs {
		if m := p.view.moves[r.key]; m.Document == d.Key {
			box.Add(page.PassageCard(r.day+"  "+p.view.sentence(m), m.Passages[0], p.Context.Open))
		}
	}
	return box
}
