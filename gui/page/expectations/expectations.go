// Package expectations is the page of what was announced and what became of it.
//
// In: the ledger of expectations. Out: rows by status, and below them the
// announcement with its window, and every proposed outcome beside it.
package expectations

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/track"
)

// Page is the page of expectations.
type Page struct {
	ledger.Ledger
	view    view
	board   *board
	boarded bool // the board stands in place of the list
	asked   bool // whether the board or the list was chosen last is known
	toggle  *widget.Button
}

type view struct {
	ledger.View
	byKey     map[string]*story.Expectation
	times     map[string]*story.Time
	histories *story.Histories
	records   map[string]track.Record // by the Key of the announcer
	boarded   bool                    // whether the board was chosen when the app last ran
}

// settingBoard remembers whether the board was chosen.
const settingBoard = "expectations.board"

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.toggle = widget.NewButton("", p.switchView)
	p.toggle.Importance = widget.LowImportance
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Expectations"),
		Hint:    lang.L("What was announced, and what came of it · o takes the outcome proposed, s sets one"),
		Empty:   lang.L("Nothing is expected yet. When an article announces a meeting, a signing, a reply or a release, it is listed here until it happens or lapses."),
		Detail:  p.detail,
		Tools:   p.toggle,
		OnRune:  p.rune,
		Filled:  p.filled,
	}
	p.board = newBoard(p.boardRune, ctx.Key)
	p.board.picked = func(key string) { p.Ledger.Select(key) }
	p.board.opened = func() {
		if it := p.Item(); it != nil {
			ctx.Open(it.Passage)
		}
	}
	p.board.focus = func(fyne.Focusable) { ctx.Refocus() }
	p.label()
	return p
}

// Keys gives the page's own keys.
func (p *Page) Keys() []page.Key {
	return append(ledger.Keys(), []page.Key{
		{Keys: "b", Does: lang.L("board or list")},
		{Keys: "h l", Does: lang.L("on the board, the column beside")},
		{Keys: "s", Does: lang.L("set what became of it")},
	}...)
}

// Focus is the list, or the column of the board with the selected row.
func (p *Page) Focus() fyne.Focusable {
	if p.boarded {
		return p.board.list()
	}
	return p.Ledger.Focus()
}

// Select selects the row with a key.
func (p *Page) Select(key string) bool {
	ok := p.Ledger.Select(key)
	if p.boarded {
		p.board.choose(key)
	}
	return ok
}

// rune answers the page's own letters: b changes between list and board, s sets the
// status of the selected row.
func (p *Page) rune(r rune) bool {
	switch r {
	case 'b':
		p.switchView()
	case 's':
		p.settle()
	default:
		return false
	}
	return true
}

// boardRune answers letters on the board: h and l go to the column beside.
func (p *Page) boardRune(r rune) {
	switch {
	case p.Context.Going():
		p.Context.Rune(r)
	case r == 'h':
		p.board.step(-1)
	case r == 'l':
		p.board.step(1)
	case !p.rune(r):
		p.Context.Rune(r)
	}
}

// switchView changes between list and board, and remembers which it is.
func (p *Page) switchView() {
	p.asked = true
	p.put(!p.boarded)
	p.Context.Refocus()
	if p.Context.Desk == nil {
		return
	}
	now := p.boarded
	p.Context.Run(func(ctx context.Context) {
		if err := p.Context.Desk.SetSetting(ctx, settingBoard, now); err != nil {
			fyne.LogError("remembering the board", err)
		}
	}, func() {})
}

// put shows the board or the list.
func (p *Page) put(board bool) {
	p.boarded = board
	if p.boarded {
		p.filled()
		p.Instead(p.board.object)
	} else {
		p.Instead(nil)
	}
	p.label()
}

func (p *Page) label() {
	if p.boarded {
		p.toggle.SetText(lang.L("List (b)"))
	} else {
		p.toggle.SetText(lang.L("Board (b)"))
	}
}

// filled brings the board into line with the list.
func (p *Page) filled() {
	if p.boarded {
		p.board.show(p.Shown(), p.view.byKey, p.Selected())
	}
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Expectations }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Expectations") }

// Waiting counts the expectations that are overdue.
func (p *Page) Waiting(l *story.Ledgers) int {
	n := 0
	for _, x := range l.Expectations {
		if x.Status == story.Overdue && x.Ruling != story.Rejected {
			n++
		}
	}
	return n
}

// outcomeProposed is the filter of those that wait for a ruling on their outcome.
func outcomeProposed() string { return lang.L("outcome proposed") }

// order is the order of the statuses: what wants attention first.
var order = []story.Status{
	story.Overdue, story.Due, story.Open, story.Postponed, story.Rescheduled, story.Happened,
	story.HappenedOtherwise, story.Cancelled, story.Denied, story.Ambiguous, story.Annulled,
}

// Prepare makes the rows, grouped by status.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{byKey: make(map[string]*story.Expectation, len(l.Expectations)), times: p.Context.Shared.Times(l), histories: l.Histories(), records: map[string]track.Record{}}
	for _, r := range track.Of(l) {
		if r.Kind == track.Announcer {
			v.records[r.Key] = r
		}
	}
	v.Days = true
	v.Grow(len(l.Expectations))
	if p.Context.Desk != nil {
		p.Context.Desk.Setting(context.Background(), settingBoard, &v.boarded)
	}
	announcers := map[string]int{}
	proposed := false
	for _, status := range order {
		found := false
		for _, x := range l.Expectations {
			if x.Status != status {
				continue
			}
			found = true
			v.byKey[x.Key] = x
			it := item(x, v.times, l.Today)
			if len(x.Proposals) > 0 && !x.Status.Settled() {
				it.Groups = append(it.Groups, outcomeProposed())
				proposed = true
			}
			v.Add(it)
			announcers[orSomeone(x.By)]++
		}
		if found {
			v.Groups = append(v.Groups, page.StatusWord(status))
		}
	}
	if proposed {
		v.Groups = append([]string{outcomeProposed()}, v.Groups...)
	}
	v.Facets = []ledger.Facet{{All: lang.L("All announcers"), Values: ledger.ByCount(announcers, len(announcers))}}
	return v
}

func item(x *story.Expectation, times map[string]*story.Time, today string) ledger.Item {
	return ledger.Item{
		Key:     x.Key,
		Row:     func() rowlist.Row { return row(x, today) },
		Subject: func() *page.Subject { return Subject(x, page.TimesOf(x, times)) },
		Passage: x.Passages[0],
		Groups:  []string{page.StatusWord(x.Status)},
		Values:  [][]string{{orSomeone(x.By)}},
		Day:     cmp.Or(x.From, x.To),
	}
}

func row(x *story.Expectation, today string) rowlist.Row {
	var parts []string
	if n := len(x.Proposals); n > 0 && !x.Status.Settled() {
		parts = append(parts, lang.L("proposed: {{.Status}}", map[string]any{"Status": page.StatusWord(x.Proposals[0].Status)}))
	}
	if words := late(x, today); words != "" {
		parts = append(parts, words)
	}
	by := lang.L("announced by {{.Name}}", map[string]any{"Name": orSomeone(x.By)})
	if x.AnnouncedOn != "" {
		by += ", " + page.Day(x.AnnouncedOn)
	}
	parts = append(parts, by)
	if x.Likelihood.Text != "" {
		parts = append(parts, "“"+x.Likelihood.Text+"”"+band(x.Likelihood.Low, x.Likelihood.High))
	}
	window := lang.L("no day named")
	if x.From != "" || x.To != "" {
		window = page.Days(x.From, x.To)
	}
	return rowlist.Row{
		Title: x.Title, Detail: strings.Join(parts, " · "), Right: window,
		Mark: ledger.Mark(x.Ruling), Dim: x.Ruling == story.Rejected,
		Badge: page.StatusWord(x.Status), Tone: page.StatusColour(x.Status), Accent: page.StatusColour(x.Status),
	}
}

// Subject is what keys rule on when an expectation is selected.
func Subject(x *story.Expectation, windows []*story.Time) *page.Subject {
	var best *page.Act
	if len(x.Proposals) > 0 && x.Proof == nil {
		best = outcome(x, x.Proposals[0])
	}
	return &page.Subject{
		Row: x.Row, Ledger: decision.OnExpectation, Title: lang.L("Expectation “{{.Title}}”", map[string]any{"Title": x.Title}), Times: windows, Outcome: best,
		Fields: []page.Field{
			{Name: "title", Label: lang.L("What is expected"), Value: x.Title},
			{Name: "from", Label: lang.L("Window from (YYYY-MM-DD)"), Value: x.From, Day: true},
			{Name: "to", Label: lang.L("Window to (YYYY-MM-DD)"), Value: x.To, Day: true},
		},
	}
}

func band(low, high int) string {
	if high == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d–%d %%)", low, high)
}

func orSomeone(name string) string {
	if name == "" {
		return lang.L("the article")
	}
	return name
}

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	p.Ledger.Show(p.view.View)
	if !p.asked {
		p.asked = true
		if p.view.boarded != p.boarded {
			p.put(p.view.boarded)
		}
	}
}

func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	x := p.view.byKey[it.Key]
	box := container.NewVBox(page.Close(page.Strong(x.Title), page.Caption(page.Say(x.Why))))
	if x.Proof != nil {
		box.Add(page.Pair(x.Passages[0], lang.L("It was announced"), *x.Proof, lang.L("What became of it"), p.Context.Open))
	}
	for i, proposal := range x.Proposals {
		if x.Proof == nil && i < shownProposals {
			box.Add(p.proposal(x, proposal, i == 0))
		}
	}
	if x.Condition.Text != "" {
		box.Add(page.PassageCard(lang.L("On condition"), x.Condition, p.Context.Open))
	}
	box.Add(page.Readings(page.TimesOf(x, p.view.times), p.Context.Decide))
	box.Add(p.history(p.view.histories.Of(x)))
	if r, ok := p.view.records[x.Announcer]; ok {
		box.Add(page.Close(page.Strong(lang.L("Track record")), page.Caption(recordWords(r))))
	}
	settle := widget.NewButton(lang.L("Set its outcome (s)"), p.settle)
	settle.Importance = widget.LowImportance
	box.Add(container.NewHBox(settle))
	return box
}

// shownProposals is the number of proposed outcomes shown; the best come first.
const shownProposals = 3

func (p *Page) proposal(x *story.Expectation, o story.Proposal, first bool) fyne.CanvasObject {
	status := map[string]any{"Status": page.StatusWord(o.Status), "Day": page.Day(o.Day)}
	label := lang.L("It is so: {{.Status}}", status)
	if first {
		label = lang.L("It is so: {{.Status}} (o)", status)
	}
	accept := widget.NewButton(label, func() {
		settle := outcome(x, o)
		p.Context.Decide(settle.Notice, settle.Rulings...)
	})
	if first {
		accept.Importance = widget.HighImportance
	}
	title := lang.L("Proposed: {{.Status}}", status)
	if o.Day != "" {
		title = lang.L("Proposed: {{.Status}} on {{.Day}}", status)
	}
	refuse := widget.NewButton(lang.L("It is not"), func() {
		p.Context.Decide(lang.L("Not its outcome: {{.Title}}", map[string]any{"Title": x.Title}), decision.Decision{Kind: decision.KindReject, Target: x.Target, Proof: &o.Target})
	})
	refuse.Importance = widget.LowImportance
	return container.NewVBox(
		page.Strong(title),
		page.Pair(x.Passages[0], lang.L("It was announced"), o.Passage, lang.L("A later article says"), p.Context.Open),
		page.Caption(page.SayAll(o.Reasons)),
		container.NewHBox(accept, refuse),
	)
}

// outcome settles an expectation by a proposal.
func outcome(x *story.Expectation, o story.Proposal) *page.Act {
	proof := o.Target
	return &page.Act{
		Notice:  settled(x, o.Status),
		Rulings: []decision.Decision{{Kind: decision.KindResolve, Target: x.Target, Value: string(o.Status), Proof: &proof}},
	}
}

func settled(x *story.Expectation, s story.Status) string {
	return lang.L("Settled as {{.Status}}: {{.Title}}", map[string]any{"Status": page.StatusWord(s), "Title": x.Title})
}
