// Package search is the page where a person asks: for articles, or for what was read in
// them, by words and by who, whom, when and where.
//
// In: the question as it is typed, answers from the desk. Out: a list of hits with the
// words that answer lit, filters by kind, outlet, actor and month, and searches that are
// kept under a name.
package search

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// firstHits is the number of hits shown at first; moreHits come with each step past the
// last one.
const (
	firstHits = 50
	moreHits  = 200
)

// facetValues is the number of values that a filter offers.
const facetValues = 30

// Page is the page of search.
type Page struct {
	ctx  *page.Context
	rows map[string]*story.Row // of the open story's ledgers, by article and record

	typing  bool // the keys go to the line of the question, not to the list
	records bool
	all     bool // look in all stories
	only    []desk.SearchChoice
	size    int
	found   desk.Found
	hits    map[string]desk.SearchHit
	at      int                // of the selected hit's lit words, the ones that were opened
	stop    context.CancelFunc // gives up the question that is being answered

	parts
}

// view is what Prepare makes.
type view map[string]*story.Row

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{ctx: ctx, typing: true, size: firstHits, rows: map[string]*story.Row{}}
	p.build()
	if ctx.Desk != nil { // what can be found now may answer what was asked before
		ctx.Desk.Indexed.Subscribe(func(int) {
			ctx.Run(func(context.Context) {}, func() {
				if p.hasKeys() {
					p.ask()
				}
			})
		})
	}
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Search }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Search") }

// Object is the page's content.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Keys are the page's own, for the sheet of keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "e", Does: lang.L("edit the question; Enter or ↓ leads back to the answers")},
		{Keys: "Enter", Does: lang.L("light the next words that answer")},
		{Keys: "t", Does: lang.L("articles, or what was read in them")},
		{Keys: "T", Does: lang.L("this story, or all stories")},
		{Keys: "s", Does: lang.L("keep the search under a name")},
		{Keys: "v", Does: lang.L("choose a kept search")},
		{Keys: "V", Does: lang.L("forget a kept search")},
	}
}

// Prepare finds the rows of the ledgers that a hit may stand for.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{}
	for _, r := range l.Rows() {
		for _, at := range r.Passages {
			if at.Record != "" {
				v[rowKey(string(at.Article), at.Record)] = r
			}
		}
	}
	for _, a := range l.Articles {
		v[rowKey(string(a.ID), "")] = &a.Row
	}
	return v
}

func rowKey(article, record string) string { return article + "/" + record }

// Show takes other ledgers over: the story may be another one, or have more to find.
func (p *Page) Show(v any) {
	p.rows = v.(view)
	p.ask()
}

// Ask puts the keys into the line of the question, as for a person who wants to search.
func (p *Page) Ask() { p.typing = true }

// Focus is the line of the question, or the list of answers.
func (p *Page) Focus() fyne.Focusable {
	if p.typing {
		return p.line
	}
	return p.list
}

// First gives the key of the first hit, or "".
func (p *Page) First() string {
	if len(p.found.Hits) == 0 {
		return ""
	}
	return keyOf(p.found.Hits[0])
}

// Select selects a hit.
func (p *Page) Select(key string) bool { return p.list.SelectKey(key) }

// Selected gives the key of the selected hit, or "".
func (p *Page) Selected() string { return p.list.Selected().Key }

func keyOf(h desk.SearchHit) string { return rowKey(string(h.Article), h.Record) }

// leave gives the keys to the list, at its first hit where none was at hand.
func (p *Page) leave() {
	p.typing = false
	p.begin()
	p.ctx.Refocus()
}

// begin selects the first hit while the keys go to the list and none is selected.
func (p *Page) begin() {
	if !p.typing && p.Selected() == "" && p.First() != "" {
		p.list.SelectKey(p.First())
	}
}

// edit gives the keys to the line of the question.
func (p *Page) edit() {
	p.typing = true
	p.ctx.Refocus()
}

// changed asks anew after the question or its scope changed.
func (p *Page) changed() {
	p.only, p.size = nil, firstHits
	p.ask()
}

// ask asks the desk: first for the newest answers, then how many there are and by what
// they can be narrowed. A question that is still being answered is given up.
func (p *Page) ask() {
	if p.stop != nil {
		p.stop()
	}
	stopped, stop := context.WithCancel(context.Background())
	p.stop = stop
	q := desk.Search{Text: p.line.Text, Records: p.records, Only: p.only, Size: p.size}
	if q.Text == "" && len(p.only) == 0 {
		p.answer(desk.Found{}, nil)
		return
	}
	if !p.all {
		q.Story = p.ctx.Story().ID
	}
	p.find(stopped, q, func(found desk.Found, err error) {
		if len(found.Hits) > 0 { // the filters stay until their counts are there
			found.Facets = p.found.Facets
		}
		if p.answer(found, err); len(found.Hits) == 0 {
			return
		}
		q.Size, q.Facets = 0, facetValues
		p.find(stopped, q, func(counted desk.Found, err error) {
			if err != nil {
				p.say(err)
				return
			}
			p.found.Total, p.found.More, p.found.Facets = counted.Total, false, counted.Facets
			p.say(nil)
			p.fillFilters()
		})
	})
}

// find asks one question, and shows the answer unless it was stopped before.
func (p *Page) find(stopped context.Context, q desk.Search, show func(desk.Found, error)) {
	var found desk.Found
	var err error
	p.ctx.Run(func(ctx context.Context) {
		ctx, end := context.WithCancel(ctx)
		defer end()
		defer context.AfterFunc(stopped, end)()
		found, err = p.ctx.Desk.Search(ctx, q)
	}, func() {
		if stopped.Err() == nil {
			show(found, err)
		}
	})
}

// answer shows what was found.
func (p *Page) answer(found desk.Found, err error) {
	p.found, p.hits = found, make(map[string]desk.SearchHit, len(found.Hits))
	rows := make([]rowlist.Row, len(found.Hits))
	for i, h := range found.Hits {
		rows[i] = p.row(h)
		p.hits[rows[i].Key] = h
	}
	p.list.SetRows(rows)
	if len(found.Hits) > 0 { // a question for kinds is for records, whatever was chosen
		p.scope.Selected = p.scope.Options[0]
		if found.Hits[0].Record != "" {
			p.scope.Selected = p.scope.Options[1]
		}
		p.scope.Refresh()
	}
	p.say(err)
	if len(found.Hits) == 0 {
		p.fillFilters()
	}
	p.draw()
	p.begin()
	if p.hasKeys() { // another page may have been opened meanwhile
		p.tell()
	}
}

// hasKeys says whether the keys go to this page.
func (p *Page) hasKeys() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.list)
	return c != nil && (c.Focused() == p.list || c.Focused() == p.line)
}

// selected opens the passage of the hit that is at hand now, and fetches more behind the
// last one.
func (p *Page) selected(r rowlist.Row) {
	p.at = 0
	p.draw()
	p.tell()
	h, ok := p.hits[r.Key]
	if !ok {
		return
	}
	p.ctx.Open(passage(h, 0))
	if n := len(p.found.Hits); (p.found.More || n < p.found.Total) && keyOf(p.found.Hits[n-1]) == r.Key {
		p.size = n + moreHits
		p.ask()
	}
}

// next lights the next words of the hit that answer.
func (p *Page) next(r rowlist.Row) {
	if h, ok := p.hits[r.Key]; ok {
		p.at++
		p.ctx.Open(passage(h, p.at))
	}
}

// passage gives the words of a hit to open: of an article those that answer, the n-th of
// them round and round, of a record its own.
func passage(h desk.SearchHit, n int) story.Passage {
	out := story.Passage{Article: h.Article, Span: h.Span, Record: h.Record}
	if len(h.Lit) > 0 && (h.Record == "" || n > 0) {
		out.Span = h.Lit[n%len(h.Lit)]
	} else if h.Record == "" {
		out.Span = h.Snippet
	}
	return out
}

// draw draws the hit below the list.
func (p *Page) draw() {
	p.below.RemoveAll()
	if h, ok := p.hits[p.Selected()]; ok {
		p.below.Add(detail(h))
	}
	p.below.Refresh()
}

// tell tells the window what its keys are about: the row that the hit stands for in the
// ledgers.
func (p *Page) tell() {
	h, ok := p.hits[p.Selected()]
	row := p.rows[p.Selected()]
	if !ok || row == nil {
		p.ctx.Subject(nil)
		return
	}
	p.ctx.Subject(&page.Subject{
		Row: *row, Ledger: row.Target.Record,
		Title: kindWord(h.Kind) + " “" + page.Clip(page.OneLine(h.Text), 60) + "”",
	})
}

// rune answers the page's own letters.
func (p *Page) rune(r rune) {
	if p.ctx.Going() {
		p.ctx.Rune(r)
		return
	}
	switch r {
	case 'e':
		p.edit()
	case 't':
		p.scope.SetSelectedIndex(1 - p.scope.SelectedIndex())
	case 'T':
		p.where.SetSelectedIndex(1 - p.where.SelectedIndex())
	case 's':
		p.save()
	case 'v':
		p.choose(lang.L("Kept searches"), p.use)
	case 'V':
		p.choose(lang.L("Forget which search?"), p.forget)
	default:
		p.ctx.Rune(r)
	}
}

// line is the line in which the question is typed.
type line struct {
	widget.Entry
	page *Page
}

// TypedKey leads to the answers and out of the page; all else edits the line.
func (l *line) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		if l.page.answered() {
			l.page.leave()
		}
	case fyne.KeyEscape:
		l.page.leave()
	case fyne.KeyF6, fyne.KeyF1:
		l.page.ctx.Key(e)
	default:
		l.Entry.TypedKey(e)
	}
}
