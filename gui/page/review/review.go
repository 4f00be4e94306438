// Package review is the page on which proposals are ruled on one after another: the
// queue of questions, the one asked now with its passages side by side, and what each
// answer decides.
//
// In: the ledgers of a story, of which internal/story/review makes the queue. Out:
// rulings by key; after each the next question is selected. How many are answered of
// those that were asked since the story was opened stands above, with the last ruling
// and the way back from it.
package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/review"
)

// Page is the review.
type Page struct {
	ledger.Ledger
	view view

	story string
	asked map[string]bool // Keys of the questions asked since the story was opened
	open  map[string]bool // of them, those that are not answered

	second bool // the second passage of the question is lit, not the first

	bar    *progress
	last   *widget.Label
	object fyne.CanvasObject
}

type view struct {
	ledger.View
	story   string
	entries map[string]review.Entry
	rows    subjects
	last    string // the last ruling in force; empty for none
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{bar: newProgress(), last: page.Caption("")}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Review"),
		Hint:    lang.L("a yes · x no · f fix · o outcome · r reading · * always like this · Enter the other passage · z undo"),
		Empty:   lang.L("Nothing waits for a ruling. New articles bring new questions: press Ctrl+O to add some. g l lists what you decided."),
		Detail:  p.detail,
		Bar:     p.answers,
		OnRune:  p.rune,
		OnOpen:  p.toggle,
		Picked:  func(ledger.Item) { p.second = false },
		Count:   func(int) string { return p.Progress() },
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Review }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Review") }

// Waiting gives the number of questions.
func (p *Page) Waiting(l *story.Ledgers) int { return len(p.Context.Shared.Queue(l)) }

// Keys gives the page's own keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "1 2 3", Does: lang.L("choose a reading of the date that is asked about")},
		{Keys: "s", Does: lang.L("set what became of the expectation that is asked about")},
		{Keys: "Enter", Does: lang.L("light the other passage of the question")},
	}
}

// Object is the progress above the queue, and the last decision below it.
func (p *Page) Object() fyne.CanvasObject {
	if p.object != nil {
		return p.object
	}
	p.last.Wrapping = fyne.TextWrapOff
	p.last.Truncation = fyne.TextTruncateEllipsis
	all := widget.NewButton(lang.L("All decisions"), func() { p.Context.Go(page.Route{Page: page.Decisions}) })
	all.Importance = widget.LowImportance
	foot := container.NewBorder(nil, nil, nil, all, p.last)
	p.object = container.NewBorder(p.bar, foot, nil, nil, p.Ledger.Object())
	return p.object
}

// Prepare makes the queue.
func (p *Page) Prepare(l *story.Ledgers) any {
	queue := p.Context.Shared.Queue(l)
	v := view{story: l.Story, entries: make(map[string]review.Entry, len(queue)), rows: subjectsOf(l, p.Context.Shared.Times(l))}
	v.Grow(len(queue))
	found := map[review.Kind]bool{}
	for _, e := range queue {
		v.entries[e.Key] = e
		found[e.Kind] = true
		v.Add(ledger.Item{
			Key: e.Key,
			Row: func() rowlist.Row {
				return rowlist.Row{
					Title: title(e), Detail: question(e), Right: due(e),
					Badge: kindWord(e.Kind), Tone: tone(e.Kind), Accent: tone(e.Kind),
				}
			},
			Subject: func() *page.Subject { return v.rows.subject(e) },
			Passage: e.Passages[0],
			Groups:  []string{kindWord(e.Kind)},
		})
	}
	for _, k := range review.Kinds() {
		if found[k] {
			v.Groups = append(v.Groups, kindWord(k))
		}
	}
	if n := len(l.Rulings); n > 0 {
		v.last = page.Describe(l.Rulings[n-1])
	}
	return v
}

// Show swaps in a view. A question that an undo brings back is selected.
func (p *Page) Show(v any) {
	p.Object()
	p.view = v.(view)
	if p.view.story != p.story {
		p.story, p.asked, p.open = p.view.story, map[string]bool{}, map[string]bool{}
	}
	back := ""
	open := make(map[string]bool, len(p.view.Items))
	for _, it := range p.view.Items {
		key := it.Key
		if p.asked[key] && !p.open[key] && back == "" {
			back = key
		}
		p.asked[key], open[key] = true, true
	}
	p.open = open
	p.Ledger.Show(p.view.View)
	if back != "" {
		p.Select(back)
	}
	p.bar.set(len(p.asked)-len(p.open), len(p.asked))
	if p.view.last == "" {
		p.last.SetText(lang.L("Nothing is decided yet."))
	} else {
		p.last.SetText(lang.L("Last decision, which z undoes: {{.What}}", map[string]any{"What": p.view.last}))
	}
}

// Progress says how many of the questions asked are answered.
func (p *Page) Progress() string {
	all, left := len(p.asked), len(p.open)
	if all == 0 {
		return ""
	}
	return lang.L("{{.Done}} of {{.All}} answered", map[string]any{"Done": all - left, "All": all})
}

// toggle lights the other passage of the question.
func (p *Page) toggle(it ledger.Item) {
	e := p.view.entries[it.Key]
	p.second = !p.second && len(e.Passages) > 1
	at := 0
	if p.second {
		at = 1
	}
	p.Context.Open(e.Passages[at])
}

// rune lets a digit choose a reading of the date that is asked about, and s set what
// became of an expectation.
func (p *Page) rune(r rune) bool {
	it := p.Item()
	if it == nil {
		return false
	}
	e := p.view.entries[it.Key]
	if n := int(r - '1'); e.Kind == review.Reading && n >= 0 && n < len(e.Times[0].Readings) {
		rulings, notice := page.ChooseReading(e.Times, e.Times[0].Readings[n])
		p.Context.Decide(notice, rulings...)
		return true
	}
	if r == 's' && e.Row != nil && p.view.rows.expectations[e.Row.Key] != nil {
		expectations.Settle(p.Context, p.view.rows.expectations[e.Row.Key])
		return true
	}
	return false
}

// answers are the buttons that do what the keys do, in the words of the question.
func (p *Page) answers(it ledger.Item) fyne.CanvasObject {
	e := p.view.entries[it.Key]
	yes, no, fix := answerWords(e.Kind)
	box := container.NewHBox()
	button := func(label, key string, do func()) {
		if label == "" {
			return
		}
		b := widget.NewButton(label+" ("+key+")", func() {
			do()
			p.Context.Refocus()
		})
		b.Importance = widget.LowImportance
		box.Add(b)
	}
	button(yes, "a", p.Context.Accept)
	button(no, "x", p.Context.Reject)
	if len(it.Subject().Fields) > 0 {
		button(fix, "f", p.Context.Fix)
	}
	return box
}

// detail asks the question with its passages.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	e := p.view.entries[it.Key]
	box := container.NewVBox(page.Close(page.Strong(question(e)), page.Caption(consequence(e))))
	first, second := passageWords(e.Kind)
	switch {
	case len(e.Passages) > 1:
		box.Add(page.Pair(e.Passages[0], first, e.Passages[1], second, p.Context.Open))
	case e.Passages[0].Text != "":
		box.Add(page.PassageCard(first, e.Passages[0], p.Context.Open))
	}
	switch e.Kind {
	case review.Reading:
		box.Add(page.Readings(e.Times, p.Context.Decide))
	case review.Outcome:
		box.Add(page.Caption(page.SayAll(e.Proposal.Reasons)))
	case review.Lost:
		box.Add(page.Body(page.Describe(*e.Ruling)))
	}
	return box
}

func tone(k review.Kind) fyne.ThemeColorName {
	switch k {
	case review.Outcome:
		return theme.Accent
	case review.Conflict, review.Overdue:
		return theme.Alert
	}
	return theme.Faint
}

// due gives the day by which a question is due, as a row shows it.
func due(e review.Entry) string {
	if len(e.Passages) > 1 && e.Proposal != nil {
		return page.Day(e.Proposal.Day)
	}
	return ""
}
