package statements

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// detail shows the whole statement, what it answers, denies and is denied by, and each
// other wording beside the first.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	s := p.view.byKey[it.Key]
	box := container.NewVBox(page.Close(page.Caption(facts(s)), page.Body(s.Content)))
	if s.Asked.Text != "" {
		box.Add(page.PassageCard(lang.L("Asked"), s.Asked, p.Context.Open))
	}
	if outer := p.view.byKey[s.Within]; outer != nil {
		box.Add(p.link(lang.L("Told by"), outer))
	}
	switch claim := p.view.byKey[claimOf(s)]; {
	case claim != nil:
		box.Add(page.Pair(claim.Passages[0], lang.L("The claim"), s.Passages[0], lang.L("The denial"), p.Context.Open))
		box.Add(p.link(lang.L("Open the claim"), claim))
	case s.Denies:
		box.Add(page.Caption(lang.L("Claim wanted: what it denies stands in no article of the story yet.")))
	}
	for _, d := range p.view.denials[s.Key] {
		box.Add(page.Pair(s.Passages[0], lang.L("The claim"), d.Passages[0], lang.L("Denied by {{.Name}}", map[string]any{"Name": d.Name}), p.Context.Open))
	}
	for i, v := range s.Variants {
		box.Add(page.Pair(s.Passages[0], p.print(s.Passages[0]), v.Passage, p.print(v.Passage), p.Context.Open))
		if i == 0 && s.Passages[0].Text == v.Text {
			box.Add(page.Caption(lang.L("Word for word the same.")))
		}
		apart := widget.NewButton(lang.L("It is another statement"), func() { p.split(s, v.Passage) })
		apart.Importance = widget.LowImportance
		box.Add(container.NewHBox(apart))
	}
	box.Add(page.Caption(page.Found(decision.OnStatement, s.Passages[0].Rule)))
	return box
}

// print says where a passage was printed.
func (p *Page) print(at story.Passage) string { return p.view.articles[string(at.Article)] }

// link leads to another statement.
func (p *Page) link(label string, to *story.Statement) fyne.CanvasObject {
	b := widget.NewButton(label+": "+page.Clip(Title(to)+" – "+page.OneLine(to.Content), 70), func() {
		p.Context.Go(page.Route{Page: page.Statements, Row: to.Key})
	})
	b.Importance = widget.LowImportance
	b.Alignment = widget.ButtonAlignLeading
	return b
}

// facts gives what is known about a statement in one line.
func facts(s *story.Statement) string {
	parts := []string{s.Name + " · " + s.Cue, KindWord(s.Kind)}
	if s.Medium != "" {
		medium := s.Medium
		if s.Venue != "" {
			medium += " (" + s.Venue + ")"
		}
		parts = append(parts, medium)
	}
	chain := s.Outlet
	for _, via := range s.Via {
		chain += " ← " + via
	}
	if chain != "" {
		parts = append(parts, chain+" ← "+s.Name)
	}
	if s.Denies {
		parts = append(parts, lang.L("a denial"))
	}
	return strings.Join(parts, " · ")
}

func orUnknown(outlet string) string {
	if outlet == "" {
		return lang.L("an unnamed outlet")
	}
	return outlet
}

// merge makes one statement of all that are selected, in one step: the others go into the
// one at hand.
func (p *Page) merge() {
	at, chosen := p.Item(), p.Chosen()
	if at == nil || len(chosen) < 2 {
		p.Context.Notice(lang.L("Select the statements that are one with Shift or Ctrl, then press M."))
		return
	}
	into := p.view.byKey[at.Key]
	var rulings []decision.Decision
	for _, it := range chosen {
		if it.Key != into.Key {
			rulings = append(rulings, decision.Decision{Kind: decision.KindMerge, Target: p.view.byKey[it.Key].Target, Value: into.Key, Proof: &into.Target})
		}
	}
	p.Context.Decide(lang.N("{{.Count}} statements made one", len(chosen), map[string]any{"Count": len(chosen)}), rulings...)
}

// split takes a passage out of a statement.
func (p *Page) split(s *story.Statement, at story.Passage) {
	of := p.Context.Story().ID
	var err error
	p.Context.Run(func(ctx context.Context) {
		for n, q := range s.Passages {
			if q.Article == at.Article && q.Span == at.Span {
				err = p.Context.Desk.Split(ctx, of, s.Key, n, "")
				return
			}
		}
	}, func() {
		if err != nil {
			p.Context.Notice(page.Sentence(err))
			return
		}
		p.Context.Notice(lang.L("Taken apart: {{.What}}", map[string]any{"What": Title(s)}))
	})
}
