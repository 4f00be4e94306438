package conflicts

import (
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

// Page is the page of conflicts.
type Page struct {
	ledger.Ledger
	view   view
	second bool // the second passage is lit, not the first
}

type view struct {
	ledger.View
	conflicts map[string]*story.Conflict
	articles  map[article.ID]*story.Article
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Conflicts"),
		Hint:    lang.L("Pairs of passages that do not agree. Both stay; you say which holds."),
		Empty:   lang.L("No two passages disagree yet. When a day, a number, a wording or a role is told in two ways, or a claim is denied, the two passages stand here side by side."),
		Detail:  p.detail,
		OnOpen:  p.toggle,
		Picked:  func(ledger.Item) { p.second = false },
		Actions: []ledger.Action{
			p.verdict('a', lang.L("First holds"), story.VerdictFirst),
			p.verdict('b', lang.L("Second holds"), story.VerdictSecond),
			p.verdict('t', lang.L("Both"), story.VerdictBoth),
			p.verdict('e', lang.L("Neither"), story.VerdictNeither),
			{Key: 'x', Label: lang.L("No conflict"), Icon: "reject", Do: func(ledger.Item) { ctx.Reject() }},
		},
	}
	return p
}

// verdict is the key that settles a conflict.
func (p *Page) verdict(key rune, label, value string) ledger.Action {
	return ledger.Action{Key: key, Label: label, Icon: "accept", Do: func(it ledger.Item) {
		k := p.view.conflicts[it.Key]
		if k.Verdict == value {
			return // it stands
		}
		if stateOf(k) != ruled() {
			p.Focus().TypedRune('j') // the settled row leaves its place; go on with the next
		}
		act := rule(k, value)
		p.Context.Decide(act.Notice, act.Rulings...)
	}}
}

// rule settles a conflict.
func rule(k *story.Conflict, value string) *page.Act {
	return &page.Act{
		Notice:  lang.L("Ruled: {{.Verdict}}", map[string]any{"Verdict": verdictWord(value)}),
		Rulings: []decision.Decision{{Kind: decision.KindRule, Target: k.Target, Value: value}},
	}
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Conflicts }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Conflicts") }

// Waiting counts the conflicts that nothing explains and nobody has ruled on.
func (p *Page) Waiting(l *story.Ledgers) int {
	n := 0
	for _, k := range l.Conflicts {
		if k.Ruling == story.Proposed && k.ExplainedBy == "" {
			n++
		}
	}
	return n
}

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "a  b", Does: lang.L("the first or the second passage holds")},
		{Keys: "t  e", Does: lang.L("both hold, neither holds")},
		{Keys: "x", Does: lang.L("they do not disagree")},
		{Keys: "Enter", Does: lang.L("light the other passage")},
	}
}

// Prepare makes the rows: what is neither explained nor ruled on first.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{conflicts: map[string]*story.Conflict{}, articles: map[article.ID]*story.Article{}}
	for _, a := range l.Articles {
		v.articles[a.ID] = a
	}
	kinds := map[string]int{}
	states := map[string]int{}
	for _, state := range []string{unruled(), explained(), ruled(), struckOff()} {
		for _, k := range l.Conflicts {
			if stateOf(k) != state {
				continue
			}
			v.conflicts[k.Key] = k
			v.Add(item(k, state))
			kinds[kindWord(k.Kind)]++
			states[state]++
		}
	}
	for _, state := range []string{unruled(), explained(), ruled(), struckOff()} {
		if states[state] > 0 {
			v.Groups = append(v.Groups, state)
		}
	}
	v.Groups = append(v.Groups, ledger.ByCount(kinds, len(kinds))...)
	return v
}

func item(k *story.Conflict, state string) ledger.Item {
	return ledger.Item{
		Key:     k.Key,
		Row:     func() rowlist.Row { return row(k, state) },
		Subject: func() *page.Subject { return Subject(k) },
		Passage: k.A,
		Groups:  []string{state, kindWord(k.Kind)},
	}
}

func row(k *story.Conflict, state string) rowlist.Row {
	tone := theme.Alert
	detail := page.Say(k.Note)
	switch state {
	case explained():
		tone, detail = theme.Faint, explanation(k)
	case ruled():
		tone, detail = theme.Status("happened"), verdictWord(k.Verdict)
	case struckOff():
		tone = theme.Faint
	}
	mark := ledger.Mark(k.Ruling)
	return rowlist.Row{
		Mark: mark, Dim: k.Ruling == story.Rejected,
		Title:  "“" + page.OneLine(k.A.Text) + "”",
		Detail: strings.TrimSuffix("“"+page.OneLine(k.B.Text)+"” · "+detail, " · "), Right: kindWord(k.Kind), Badge: state, Tone: tone, Accent: tone,
	}
}

// Subject is what keys rule on when a conflict is selected.
func Subject(k *story.Conflict) *page.Subject {
	return &page.Subject{
		Row: k.Row, Ledger: decision.OnConflict, Title: lang.L("Conflict “{{.A}}” – “{{.B}}”", map[string]any{"A": page.Clip(page.OneLine(k.A.Text), 40), "B": page.Clip(page.OneLine(k.B.Text), 40)}),
		Accepts: rule(k, story.VerdictFirst),
		Fields:  []page.Field{{Name: "verdict", Label: lang.L("What holds, in your words"), Value: k.Verdict}, {Name: "note", Label: lang.L("What they differ in"), Value: page.Say(k.Note)}},
	}
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
}

// toggle lights the other passage.
func (p *Page) toggle(it ledger.Item) {
	k := p.view.conflicts[it.Key]
	p.second = !p.second
	if p.second {
		p.Context.Open(k.B)
		return
	}
	p.Context.Open(k.A)
}

// detail shows the two passages side by side, with what explains them or was ruled.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	k := p.view.conflicts[it.Key]
	about := []fyne.CanvasObject{page.Strong(kindSentence(k.Kind))}
	if k.ExplainedBy != "" {
		about = append(about, page.Body(explanation(k)))
	} else if !k.Note.IsZero() {
		about = append(about, page.Body(page.Say(k.Note)))
	}
	if k.Verdict != "" {
		about = append(about, page.Body(lang.L("Your ruling: {{.Verdict}}.", map[string]any{"Verdict": verdictWord(k.Verdict)})))
	}
	inA, inB := page.Differences(k.A.Text, k.B.Text)
	pair := container.NewGridWithColumns(2,
		p.card(lang.L("First"), 'a', k.A, page.Lit("“"+k.A.Text+"”", shifted(inA)), k.Verdict == story.VerdictFirst || k.Verdict == story.VerdictBoth),
		p.card(lang.L("Second"), 'b', k.B, page.Lit("“"+k.B.Text+"”", shifted(inB)), k.Verdict == story.VerdictSecond || k.Verdict == story.VerdictBoth),
	)
	return container.NewVBox(page.Close(about...), pair, page.Caption(page.Found(decision.OnConflict, k.A.Rule)))
}

// card shows one passage with where it stands, and whether it holds.
func (p *Page) card(which string, key rune, at story.Passage, words fyne.CanvasObject, holds bool) fyne.CanvasObject {
	title := which + " (" + string(key) + ")"
	if holds {
		title = "✓ " + title + " · " + lang.L("holds")
	}
	show := page.Quiet(lang.L("Show"), func() { p.Context.Open(at) })
	return container.NewVBox(
		page.Close(container.NewBorder(nil, nil, nil, show, page.Strong(title)), page.Caption(p.view.printedIn(at))),
		words,
	)
}

// printedIn says where and when a passage was printed.
func (v *view) printedIn(at story.Passage) string {
	a := v.articles[at.Article]
	if a == nil {
		return ""
	}
	out := page.PrintedIn(a)
	if a.ReprintOf != "" {
		out += " · " + lang.L("a reprint")
	}
	return out
}
