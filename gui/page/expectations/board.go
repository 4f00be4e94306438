package expectations

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// board shows the rows in columns by where they stand, those that have any. j and k
// move within a column, h and l between them.
type board struct {
	object  *fyne.Container
	layout  *columnsLayout
	all     []*column
	columns []*column // of them, those that have rows
	at      int       // index of the column with the selected row

	// picked is told of the row that was selected, opened of Enter; focus gives a
	// column the keys.
	picked func(key string)
	opened func()
	focus  func(fyne.Focusable)
}

// column is one column: the statuses it holds, and their rows.
type column struct {
	title    string
	statuses []story.Status
	head     *widget.Label
	list     *rowlist.List
	object   fyne.CanvasObject
}

func newBoard(onRune func(rune), onKey func(*fyne.KeyEvent)) *board {
	b := &board{all: []*column{
		{title: lang.L("Overdue"), statuses: []story.Status{story.Overdue}},
		{title: lang.L("Due"), statuses: []story.Status{story.Due}},
		{title: lang.L("Open"), statuses: []story.Status{story.Open}},
		{title: lang.L("Moved"), statuses: []story.Status{story.Postponed, story.Rescheduled}},
		{title: lang.L("Happened"), statuses: []story.Status{story.Happened, story.HappenedOtherwise}},
		{title: lang.L("Fell through"), statuses: []story.Status{story.Cancelled, story.Denied, story.Ambiguous, story.Annulled}},
	}}
	for _, c := range b.all {
		c.head, c.list = page.Strong(c.title), rowlist.New()
		c.list.OnSelect = func(r rowlist.Row) {
			b.leave(slices.Index(b.columns, c))
			b.picked(r.Key)
		}
		c.list.OnOpen = func(rowlist.Row) { b.opened() }
		c.list.OnRune = onRune
		c.list.OnKey = func(ev *fyne.KeyEvent) {
			switch ev.Name {
			case fyne.KeyLeft:
				b.step(-1)
			case fyne.KeyRight:
				b.step(1)
			default:
				onKey(ev)
			}
		}
		c.object = container.NewBorder(c.head, nil, nil, nil, c.list)
	}
	b.layout = &columnsLayout{shown: b.name}
	b.object = container.New(b.layout)
	return b
}

// show swaps in the rows; the one with the key stays selected.
func (b *board) show(items []*ledger.Item, byKey map[string]*story.Expectation, key string) {
	b.columns = nil
	b.object.Objects = nil
	for _, c := range b.all {
		var rows []rowlist.Row
		for _, it := range items {
			if x := byKey[it.Key]; slices.Contains(c.statuses, x.Status) {
				row := it.Row()
				row.Key, row.Detail, row.Right, row.Badge = it.Key, row.Right, "", ""
				if len(x.Proposals) > 0 && !x.Status.Settled() {
					row.Badge = lang.L("{{.Status}}?", map[string]any{"Status": page.StatusWord(x.Proposals[0].Status)})
				}
				rows = append(rows, row)
			}
		}
		c.list.SetRows(nil)
		c.list.SetRows(rows)
		if len(rows) > 0 {
			b.columns = append(b.columns, c)
			b.object.Objects = append(b.object.Objects, c.object)
		}
	}
	b.at = min(b.at, max(len(b.columns)-1, 0))
	b.reveal(b.at)
	b.choose(key)
}

// name writes the heads of the columns shown; a sign at the edge says that there are
// more beside.
func (b *board) name(from, n int) {
	for i, c := range b.columns {
		head := fmt.Sprintf("%s  %d", c.title, c.list.Rows().Len())
		if i == from && from > 0 {
			head = "‹ " + head
		}
		if i == from+n-1 && from+n < len(b.columns) {
			head += " ›"
		}
		if c.head.Text != head {
			c.head.SetText(head)
		}
	}
}

// choose selects the row with a key, without telling of it.
func (b *board) choose(key string) {
	for i, c := range b.columns {
		if c.list.Rows().Index(key) >= 0 {
			b.leave(i)
			b.reveal(i)
			if c.list.SelectedKey() != key {
				told := c.list.OnSelect
				c.list.OnSelect = nil
				c.list.SelectKey(key)
				c.list.OnSelect = told
			}
		}
	}
}

// leave goes to a column: no other has a selected row.
func (b *board) leave(to int) {
	for i, c := range b.columns {
		if rows := c.list.Rows(); i != to && c.list.SelectedKey() != "" {
			c.list.SetRows(nil)
			c.list.Set(rows)
		}
	}
	b.at = to
}

// step goes to the column beside.
func (b *board) step(by int) {
	if i := b.at + by; i >= 0 && i < len(b.columns) {
		b.reveal(i)
		b.columns[i].list.SelectKey(b.columns[i].list.Rows().Key(0))
		b.focus(b.columns[i].list)
	}
}

// reveal brings a column into view.
func (b *board) reveal(i int) {
	b.layout.at = i
	b.object.Refresh()
}

// list is the column that has the keys; without rows the first of all.
func (b *board) list() *rowlist.List {
	if len(b.columns) == 0 {
		return b.all[0].list
	}
	return b.columns[b.at].list
}

// columnsLayout puts columns of one width side by side, as many as there is room for:
// none is narrower than so many times the size of the text. The one at hand is among
// them, and the others are hidden.
type columnsLayout struct {
	at   int // index of the column at hand
	from int // index of the first shown
	// shown is told of the columns shown: the index of the first and their number.
	shown func(from, n int)
}

const narrowest = 13

// MinSize is that of one column.
func (*columnsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(narrowest*fynetheme.TextSize(), 80)
}

// Layout shares the room among the columns shown.
func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := min(max(int(size.Width/(narrowest*fynetheme.TextSize())), 1), len(objects))
	l.from = min(max(l.from, l.at-n+1), l.at, len(objects)-n)
	l.shown(l.from, n)
	width := size.Width / float32(n)
	for i, o := range objects {
		if i < l.from || i >= l.from+n {
			o.Hide()
			continue
		}
		o.Show()
		o.Move(fyne.NewPos(width*float32(i-l.from), 0))
		o.Resize(fyne.NewSize(width-fynetheme.Padding(), size.Height))
	}
}
