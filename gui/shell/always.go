package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// always offers to treat all rows of the selected one's shape alike. It first shows
// which they are.
func (s *Shell) always() {
	if s.subject == nil {
		return
	}
	row := s.subject.Row
	if row.Target.Record == decision.OnTime {
		s.alwaysRead()
		return
	}
	if row.Shape == "" {
		s.frame.notice(lang.L("No other row is like this one, so there is nothing to treat always alike."), false)
		return
	}
	id := s.story.ID
	var like []*story.Row
	var rows []rowlist.Row
	var err error
	s.run(func(ctx context.Context) {
		var l *story.Ledgers
		if l, err = s.desk.Ledgers(ctx, id); err == nil {
			like = l.Like(&row)
			rows = previewed(l, like)
		}
	}, func() {
		switch {
		case err != nil:
			s.failed(err)
		case len(like) == 0:
			s.frame.notice(lang.L("You ruled on every row like this one by itself; a rule would change none."), false)
		default:
			s.preview(row, like, rows)
		}
	})
}

// previewed gives the rows that a rule would change, as the list before it shows them.
func previewed(l *story.Ledgers, like []*story.Row) []rowlist.Row {
	articles := make(map[article.ID]*story.Article, len(l.Articles))
	for _, a := range l.Articles {
		articles[a.ID] = a
	}
	out := make([]rowlist.Row, len(like))
	for i, r := range like {
		out[i] = rowlist.Row{Key: r.Key, Title: page.OneLine(r.Passages[0].Text), Mark: ledger.Mark(r.Ruling)}
		if a := articles[r.Passages[0].Article]; a != nil {
			out[i].Detail = a.Headline
		}
	}
	return out
}

// preview shows the rows that a rule would change and takes the choice.
func (s *Shell) preview(row story.Row, like []*story.Row, rows []rowlist.Row) {
	choose := func(kind decision.Kind, done string) {
		s.modal.hide()
		s.decide(done, decision.Decision{Kind: decision.KindAlways, Target: row.Target, Field: string(kind), Value: row.Shape})
	}
	what := map[string]any{"Record": page.RecordWord(row.Target.Record), "Shape": page.ShapeWord(row.Shape), "Count": len(like)}
	accept := func() {
		choose(decision.KindAccept, lang.N("Always accept: {{.Record}} {{.Shape}}, {{.Count}} rows", len(like), what))
	}
	reject := func() {
		choose(decision.KindReject, lang.N("Always reject: {{.Record}} {{.Shape}}, {{.Count}} rows", len(like), what))
	}
	list := rowlist.New()
	list.SetRows(rows)
	list.OnKey = s.typedKey
	list.OnRune = func(r rune) {
		switch r {
		case 'a':
			accept()
		case 'x':
			reject()
		}
	}
	head := page.Close(
		page.Strong(lang.N("{{.Count}} rows would be ruled on: each {{.Record}} {{.Shape}}", len(like), what)),
		page.Caption(lang.L("Also what new articles bring. What you ruled on by itself stays as it is. The rule can be switched off under Decisions (g l).")),
	)
	button := func(label string, change story.Ruling, do func()) *widget.Button {
		n := 0
		for _, r := range like {
			if r.Ruling != change {
				n++
			}
		}
		return widget.NewButton(label+" · "+lang.N("{{.Count}} change", n, map[string]any{"Count": n}), do)
	}
	foot := container.NewHBox(
		button(lang.L("Always accept (a)"), story.Accepted, accept),
		button(lang.L("Always reject (x)"), story.Rejected, reject),
		widget.NewButton(lang.L("Cancel (Esc)"), func() { s.modal.hide() }),
	)
	d := dialog.NewCustomWithoutButtons(lang.L("Always treat like this"), container.NewBorder(head, container.NewCenter(foot), nil, nil, list), s.window)
	s.present(d, fyne.NewSize(680, 480), nil)
	s.window.Canvas().Focus(list)
}
