// Package decisions is the page of all that was decided: who ruled what and when, what
// was taken back, and the rules on all rows of one shape, which are switched off here.
//
// In: the whole log of decisions, undone ones included, and the ledgers. Out: rows, the
// newest first; x takes back the selected decision, whichever it is, and a puts one
// taken back in force again.
package decisions

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/audit"
	"github.com/readout-app/readout/internal/story/decision"
)

// Page is the page of decisions.
type Page struct {
	ledger.Ledger
	view view
}

type view struct {
	ledger.View
	byKey map[string]entry
	err   error
}

// entry is one decision with what became of it.
type entry struct {
	audit.Entry
	back  *decision.Decision // the undo in force that took it back; nil while it holds
	lost  bool               // its words are found no more
	holds []*story.Row       // the rows that it treats, of a rule on all of one shape
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Decisions"),
		Hint:    lang.L("All that you ruled, the newest first. x takes back the selected one, a puts it in force again."),
		Empty:   lang.L("Nothing is decided yet. Open the review with g w and rule with a, x and f; each ruling is listed here and can be taken back at any time."),
		Detail:  p.detail,
		Bar:     p.buttons,
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Decisions }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Decisions") }

// Prepare makes the rows of the log.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{byKey: map[string]entry{}}
	log, err := p.Context.Desk.Audit(context.Background(), desk.StoryID(l.Story))
	if err != nil {
		v.err = err
		return v
	}
	lost := map[uint64]bool{}
	for _, d := range l.Unanchored {
		lost[d.Seq] = true
	}
	treated := map[uint64][]*story.Row{}
	if slices.ContainsFunc(log, func(d audit.Entry) bool { return d.Kind == decision.KindAlways }) {
		for _, r := range l.Rows() {
			if r.Always != 0 {
				treated[r.Always] = append(treated[r.Always], r)
			}
		}
	}
	undos := map[uint64]*decision.Decision{}
	for i := range log {
		undos[log[i].Seq] = &log[i].Decision
	}
	rules, gone, words := false, false, false
	for i := len(log) - 1; i >= 0; i-- {
		d := log[i]
		if d.Kind == decision.KindUndo {
			continue
		}
		e := entry{Entry: d, back: undos[d.UndoneBy], lost: lost[d.Seq], holds: treated[d.Seq]}
		it := item(e)
		v.Add(it)
		v.byKey[it.Key] = e
		rules, gone, words = rules || d.Kind == decision.KindAlways, gone || e.back != nil, words || e.lost
	}
	for _, g := range []struct {
		name string
		any  bool
	}{{localRules(), rules}, {takenBack(), gone}, {wordsLost(), words}} {
		if g.any {
			v.Groups = append(v.Groups, g.name)
		}
	}
	return v
}

func localRules() string { return lang.L("local rules") }
func takenBack() string  { return lang.L("taken back") }
func wordsLost() string  { return lang.L("words lost") }

// Key names the row of a decision on this page.
func Key(seq uint64) string { return fmt.Sprintf("decision %d", seq) }

func item(e entry) ledger.Item {
	title := page.DescribeAs(e.Decision, e.About, e.With)
	row := rowlist.Row{Title: title, Detail: by(e.Decision), Right: moment(e.At), Dim: e.back != nil, Mark: "✓"}
	out := ledger.Item{
		Key:     Key(e.Seq),
		Subject: func() *page.Subject { return subject(e, title) },
		Passage: story.Passage{Article: e.Target.Article, Span: e.Target.Selector.Span, Text: e.Target.Selector.Exact},
	}
	badge := func(word string, tone fyne.ThemeColorName) {
		row.Badge, row.Tone, out.Groups = word, tone, append(out.Groups, word)
	}
	if e.Kind == decision.KindAlways {
		badge(localRules(), theme.Accent)
		row.Badge = lang.L("local rule")
	}
	if e.lost {
		badge(wordsLost(), theme.Faint)
	}
	if e.back != nil {
		badge(takenBack(), theme.Faint)
		row.Mark = "✗"
	}
	out.Row = func() rowlist.Row { return row }
	return out
}

// subject is what keys rule on when a decision is selected: x takes it back, and a puts it
// in force again.
func subject(e entry, title string) *page.Subject {
	out := &page.Subject{
		Ledger: e.Target.Record, Title: title,
		Accepts: &page.Act{Notice: lang.L("It is in force already.")},
		Rejects: &page.Act{Notice: lang.L("It is taken back already.")},
	}
	if e.back != nil {
		out.Accepts = takeBack(lang.L("In force again: {{.What}}", map[string]any{"What": title}), e.back.Seq)
	} else {
		out.Rejects = takeBack(lang.L("Taken back: {{.What}}", map[string]any{"What": title}), e.Seq)
	}
	return out
}

func takeBack(notice string, seq uint64) *page.Act {
	return &page.Act{Notice: notice, Rulings: []decision.Decision{{Kind: decision.KindUndo, Undoes: seq}}}
}

// by says who decided.
func by(d decision.Decision) string {
	if d.By == "" {
		return lang.L("no name given")
	}
	return lang.L("by {{.Name}}", map[string]any{"Name": d.By})
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	if p.view.err != nil {
		p.Context.Notice(page.Sentence(p.view.err))
	}
	p.Ledger.Show(p.view.View)
}

// buttons take the selected decision back, or put it in force again.
func (p *Page) buttons(it ledger.Item) fyne.CanvasObject {
	label, do := lang.L("Take back (x)"), p.Context.Reject
	switch e := p.view.byKey[it.Key]; {
	case e.back != nil:
		label, do = lang.L("In force again (a)"), p.Context.Accept
	case e.Kind == decision.KindAlways:
		label = lang.L("Switch off (x)")
	}
	b := widget.NewButton(label, func() {
		do()
		p.Context.Refocus()
	})
	b.Importance = widget.LowImportance
	return container.NewHBox(b)
}

// shownRows is the number of rows of a rule that are listed.
const shownRows = 20

func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	e := p.view.byKey[it.Key]
	box := container.NewVBox(page.Close(page.Strong(it.Row().Title), page.Caption(by(e.Decision)+" · "+moment(e.At))))
	if e.back != nil {
		box.Add(page.Caption(lang.L("Taken back {{.When}}.", map[string]any{"When": moment(e.back.At)})))
	}
	if e.lost {
		box.Add(page.Caption(lang.L("Its words are found no more. It is kept, and holds again when they come back.")))
	}
	if e.Target.Selector.Exact != "" && e.Kind != decision.KindAlways {
		box.Add(page.PassageCard(lang.L("The words"), it.Passage, p.Context.Open))
	}
	if e.Note != "" {
		box.Add(page.Body(e.Note))
	}
	if to := page.PageOf(e.Target.Record); e.Row != "" && to != "" {
		open := widget.NewButton(lang.L("Open its row"), func() { p.Context.Go(page.Route{Page: to, Row: e.Row}) })
		open.Importance = widget.LowImportance
		box.Add(container.NewHBox(open))
	}
	if e.Proof != nil {
		proof := story.Passage{Article: e.Proof.Article, Span: e.Proof.Selector.Span, Text: e.Proof.Selector.Exact}
		box.Add(page.PassageCard(lang.L("The passage named with it"), proof, p.Context.Open))
	}
	if e.Kind == decision.KindAlways && e.back == nil {
		box.Add(page.Caption(lang.N("It rules on {{.Count}} rows now.", len(e.holds), map[string]any{"Count": len(e.holds)})))
		for i, r := range e.holds {
			if i < shownRows {
				box.Add(page.Body("· " + page.Clip(page.OneLine(r.Passages[0].Text), 160)))
			}
		}
		if more := len(e.holds) - shownRows; more > 0 {
			box.Add(page.Caption(lang.N("and {{.Count}} more", more, map[string]any{"Count": more})))
		}
	}
	return box
}

// moment says a moment on the clock of the wall.
func moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }
