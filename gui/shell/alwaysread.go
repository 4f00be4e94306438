package shell

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// dateRule is a rule on dates that is offered: what it would do for the outlet of the date
// it is taken from, and for every outlet. Where it makes no sense for one of them there is
// no rule for it.
type dateRule struct {
	answer       string // story.Answer
	target       decision.Target
	outlet       string // "" where the article names none
	here, all    []story.Reread
	onlyOfOutlet bool // one outlet's dates tell nothing about another's
	rows         []rowlist.Row
}

// alwaysRead offers to read all dates like the selected one as it is read. It first shows
// which they are and what would change.
func (s *Shell) alwaysRead() {
	if s.subject == nil {
		return
	}
	if times := s.subject.Times; len(times) == 0 || times[0].Shape == "" {
		s.frame.notice(lang.L("There is no other way to read a date here."), false)
		return
	}
	id, key := s.story.ID, s.subject.Times[0].Key
	var rule *dateRule
	var err error
	s.run(func(ctx context.Context) {
		var l *story.Ledgers
		if l, err = s.desk.Ledgers(ctx, id); err == nil {
			rule = dateRuleOf(l, key)
		}
	}, func() {
		switch {
		case err != nil:
			s.failed(err)
		case rule == nil:
		case rule.onlyOfOutlet && rule.outlet == "":
			s.frame.notice(lang.L("The article names no outlet for which this could be a rule. Fix its outlet on the page of articles first."), false)
		default:
			s.previewDates(rule)
		}
	})
}

// dateRuleOf gives the rule to read dates as the one with a key is read; nil where it is gone.
func dateRuleOf(l *story.Ledgers, key string) *dateRule {
	i := slices.IndexFunc(l.Times, func(t *story.Time) bool { return t.Key == key })
	if i < 0 {
		return nil
	}
	t := l.Times[i]
	out := &dateRule{
		answer: story.Answer(t.Readings[t.Chosen]), target: t.Target,
		onlyOfOutlet: t.Shape == string(story.DayOrMonthFirst),
	}
	for _, a := range l.Articles {
		if a.ID == t.Target.Article {
			out.outlet = a.Outlet
		}
	}
	if out.outlet != "" {
		out.here = l.Rereads(t, out.outlet)
	}
	shown := out.here
	if !out.onlyOfOutlet {
		out.all = l.Rereads(t, "")
		shown = out.all
	}
	for _, changes := range []bool{true, false} {
		for _, r := range shown {
			if r.Changes == changes {
				out.rows = append(out.rows, rereadRow(r))
			}
		}
	}
	return out
}

// rereadRow shows a date as it is read now and as a rule would have it read.
func rereadRow(r story.Reread) rowlist.Row {
	t := r.Time
	out := rowlist.Row{Key: t.Key, Title: "“" + page.OneLine(t.Text) + "”", Right: page.Days(t.From, t.To), Detail: r.Article.Headline, Dim: !r.Changes}
	if r.Article.Outlet != "" {
		out.Detail = r.Article.Outlet + " · " + out.Detail
	}
	if r.Changes {
		out.Right += "  →  " + page.Days(r.To.From, r.To.To)
		out.Badge, out.Tone = lang.L("changes"), theme.Accent
	}
	return out
}

// changed counts the dates that would be read otherwise.
func changed(all []story.Reread) int {
	n := 0
	for _, r := range all {
		if r.Changes {
			n++
		}
	}
	return n
}

// previewDates shows the dates that a rule would rule on and takes the choice.
func (s *Shell) previewDates(rule *dateRule) {
	what := page.DateRule(rule.answer)
	choose := func(outlet, whose string) {
		s.modal.hide()
		s.decide(lang.L("Always read: {{.Dates}} · {{.Outlet}}", map[string]any{"Dates": what, "Outlet": whose}), decision.Decision{
			Kind: decision.KindAlways, Field: string(decision.KindRead), Target: rule.target, Value: rule.answer, Outlet: outlet,
		})
	}
	keys := map[rune]func(){}
	foot := container.NewHBox(layout.NewSpacer())
	offer := func(key rune, label string, dates []story.Reread, do func()) {
		keys[key] = do
		n := changed(dates)
		foot.Add(widget.NewButton(label+" · "+lang.N("{{.Count}} change", n, map[string]any{"Count": n}), do))
	}
	if rule.outlet != "" {
		offer('a', lang.L("Always in {{.Outlet}} (a)", map[string]any{"Outlet": page.Clip(rule.outlet, 30)}), rule.here, func() { choose(rule.outlet, rule.outlet) })
	}
	if !rule.onlyOfOutlet {
		offer('e', lang.L("Always everywhere (e)"), rule.all, func() { choose("", lang.L("every outlet")) })
	}
	foot.Add(widget.NewButton(lang.L("Cancel (Esc)"), func() { s.modal.hide() }))
	foot.Add(layout.NewSpacer())

	list := rowlist.New()
	list.SetRows(rule.rows)
	list.OnKey = s.typedKey
	list.OnRune = func(r rune) {
		if do := keys[r]; do != nil {
			do()
		}
	}
	said := lang.N("It would rule on {{.Count}} dates, those that change first.", len(rule.rows), map[string]any{"Count": len(rule.rows)})
	if len(rule.rows) == 0 {
		said = lang.L("No date of now would change: the rule is for those that come.")
	}
	head := page.Close(
		page.Strong(lang.L("Read {{.Dates}}", map[string]any{"Dates": what})),
		page.Caption(said+" "+lang.L("New articles follow it, and a date that you read otherwise by itself stays as it is. The rule can be switched off under Decisions (g l).")),
	)
	d := dialog.NewCustomWithoutButtons(lang.L("Always read such dates so"), container.NewBorder(head, foot, nil, nil, list), s.window)
	s.present(d, fyne.NewSize(760, 480), nil)
	s.window.Canvas().Focus(list)
}
