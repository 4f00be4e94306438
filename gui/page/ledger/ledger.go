package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
)

// Ledger is the frame. Set the exported fields before Object is first called.
type Ledger struct {
	Context *page.Context
	// Heading is the page's title; Hint says in a line what its rows are.
	Heading, Hint string
	// Empty is shown in place of the list when the story has no such rows.
	Empty string
	// Picked is told of the item that was selected; nil for nobody.
	Picked func(Item)
	// Filtered is told when other items are shown, before they are; nil for nobody.
	Filtered func()
	// Detail draws the selected item below the list; nil for none.
	Detail func(Item) fyne.CanvasObject
	// Bar draws the buttons above the detail of an item; nil for those of the keys a, x
	// and f.
	Bar func(Item) fyne.CanvasObject
	// Share is how much of the height the list takes above the detail; 0 for a little less
	// than half.
	Share float64
	// OnOpen answers Enter on an item; nil lights its passage.
	OnOpen func(Item)
	// Count says how many rows there are, given the number shown; nil for the number.
	Count func(shown int) string
	// Tools stand beside the filter; nil for none. Filled is told when other rows are
	// shown than before.
	Tools  fyne.CanvasObject
	Filled func()
	// OnRune and OnKey are offered each letter and key before the window, and say whether
	// they used it; nil for none.
	OnRune func(rune) bool
	OnKey  func(*fyne.KeyEvent) bool
	// Graded is set where rows are not accepted, rejected or fixed: the buttons for it are
	// left out.
	Graded bool
	// Actions are what the page's own keys do, offered as buttons above the detail too.
	// They come before the keys of the window.
	Actions []Action

	view   *View
	shown  shown
	group  string
	list   *rowlist.List
	count  *widget.Label
	filter *page.Choice
	more   filters
	empty  *widget.Label
	below  *fyne.Container
	lower  *fyne.Container  // the buttons with the detail under them
	split  *container.Split // the rows above the detail
	bar    *fyne.Container
	scroll *container.Scroll
	body   *fyne.Container // the list, or what stands in its place
	drawn  string          // key of the item the detail shows
	told   int             // counts what the window was told
	object *fyne.Container
}

// Object gives the frame's content.
func (l *Ledger) Object() fyne.CanvasObject {
	if l.object == nil {
		l.build()
	}
	return l.object
}

func (l *Ledger) build() {
	l.group, l.view = all(), &View{}
	l.list = rowlist.New()
	l.list.OnSelect = l.selected
	l.list.OnOpen = func(r rowlist.Row) {
		switch it := l.Item(); {
		case it == nil:
		case l.OnOpen != nil:
			l.OnOpen(*it)
		case l.Context.Open != nil:
			l.Context.Open(it.Passage)
		}
	}
	l.list.OnMenu = l.Context.Menu
	l.list.OnRune = l.Rune
	l.list.OnKey = l.key
	heading := widget.NewLabelWithStyle(l.Heading, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	heading.Truncation = fyne.TextTruncateEllipsis
	l.count = widget.NewLabel("")
	l.count.Importance = widget.LowImportance
	l.filter = page.NewChoice(l.Context, []string{all()}, func(s string) {
		l.group = s
		l.refill()
		l.Context.Refocus()
	})
	l.filter.Selected = all()
	hint := page.Caption(l.Hint) // it wraps: keys stand at its end
	l.empty = widget.NewLabel(l.Empty)
	l.empty.Wrapping = fyne.TextWrapWord
	l.empty.Alignment = fyne.TextAlignCenter
	l.empty.Importance = widget.LowImportance
	l.empty.Hide()
	right := container.NewHBox()
	if l.Tools != nil {
		right.Add(l.Tools)
	}
	right.Add(l.filter)
	top := container.NewVBox(container.New(headline{heading}, heading, l.count, right), hint, l.buildFilters())
	l.body = container.NewStack(l.list, container.NewPadded(l.empty))
	var body fyne.CanvasObject = l.body
	if l.Detail != nil {
		l.below = container.NewStack()
		l.scroll = container.NewScroll(l.below) // both ways: wide buttons must not widen the window
		l.bar = container.NewStack()
		if l.Bar == nil {
			l.bar.Add(l.rulings())
		}
		l.lower = container.New(under{}, l.bar, l.scroll)
		l.split = container.NewVSplit(body, l.lower)
		l.split.SetOffset(cmp.Or(l.Share, 0.45))
		body = l.split
	}
	l.object = container.NewBorder(top, nil, nil, nil, body)
}

// Show swaps in a view and keeps filter and selection.
func (l *Ledger) Show(v View) {
	l.Object()
	l.view = &v
	options := append([]string{all()}, v.Groups...)
	if !slices.Contains(options, l.group) {
		l.group = all()
	}
	l.filter.Options = options
	l.filter.Selected = l.group
	l.filter.Refresh()
	l.offer(v)
	l.refill()
}

func (l *Ledger) refill() {
	before := l.Selected()
	l.shown = l.view.through(l.filtering())
	n := l.shown.Len()
	if l.Count == nil {
		l.count.SetText(fmt.Sprint(n))
	} else {
		l.count.SetText(l.Count(n))
	}
	if l.Filtered != nil {
		l.Filtered()
	}
	l.list.Set(l.shown)
	if l.Filled != nil {
		defer l.Filled()
	}
	switch {
	case len(l.view.Items) == 0:
		l.empty.SetText(l.Empty)
		l.empty.Show()
	case n == 0:
		l.empty.SetText(lang.L("No row passes the filters. F changes them or takes them off."))
		l.empty.Show()
	default:
		l.empty.Hide()
	}
	l.body.Refresh() // what was hidden was not laid out
	if bare := n == 0; l.lower != nil && l.lower.Hidden != bare {
		l.lower.Hidden = bare // an empty page has nothing to part
		l.split.Refresh()
	}
	if now := l.Selected(); before != "" && now != "" && now != before {
		l.selected(rowlist.Row{}) // another row took its place: show its words
		return
	}
	l.tell()
}

// selected answers a new selection: keys are about it, its passage lights up.
func (l *Ledger) selected(rowlist.Row) {
	l.tell()
	it := l.Item()
	if it == nil {
		return
	}
	if l.Picked != nil {
		l.Picked(*it)
	}
	if l.Context.Open != nil {
		l.Context.Open(it.Passage)
	}
}

// Redetail draws the detail of the selected item anew, after the page changed what it
// shows there.
func (l *Ledger) Redetail() {
	l.tell()
	l.draw()
}

// tell tells the window what its keys are about. The detail follows once the key is
// answered: of rows that one only passes by it is not drawn.
func (l *Ledger) tell() {
	it := l.Item()
	var subject *page.Subject
	if it != nil {
		subject = it.Subject()
		l.join(subject, it.Key)
	}
	if l.Context.Subject != nil {
		l.Context.Subject(subject)
	}
	if l.below == nil {
		return
	}
	l.told++
	told := l.told
	l.Context.Run(func(context.Context) {}, func() {
		if told == l.told {
			l.draw()
		}
	})
}

// draw draws the detail of the selected item. It is new, so that its parts need their
// places only: widths first, which say where words wrap, and by them the heights.
func (l *Ledger) draw() {
	it := l.Item()
	l.below.RemoveAll()
	l.bar.Hidden = it == nil
	if l.Bar != nil {
		l.bar.RemoveAll()
	}
	detail := container.NewVBox()
	if it != nil {
		detail.Objects = []fyne.CanvasObject{l.Detail(*it), page.Standing(it.Subject().Row)}
		if l.Bar != nil {
			l.bar.Add(l.Bar(*it))
		}
	}
	l.below.Add(detail)
	page.Lay(l.lower)
	l.scroll.Refresh() // the toolkit may have forgotten what it was drawn with, out of sight for a minute
	at := l.scroll.Offset
	if key := l.Selected(); key != l.drawn {
		l.drawn, at = key, fyne.Position{}
	}
	for range 2 { // what does not wrap makes all wider than the pane
		page.Lay(detail)
		l.scroll.Offset = fyne.NewPos(-1, -1) // or the scroll, set to where it stands, does nothing
		l.scroll.ScrollToOffset(at)
	}
}

// join adds to the subject of the item at hand those of the other rows selected, and what
// the page's own keys do.
func (l *Ledger) join(subject *page.Subject, key string) {
	for _, a := range l.Actions {
		subject.Actions = append(subject.Actions, page.Action{Label: a.Label, Icon: a.Icon, Key: string(a.Key), Do: func() { l.do(a) }})
	}
	if !l.list.Several() {
		return
	}
	chosen := l.Chosen()
	subject.Also = func() []*page.Subject {
		var out []*page.Subject
		for _, other := range chosen {
			if other.Key != key {
				out = append(out, other.Subject())
			}
		}
		return out
	}
}

// Instead shows another view of the rows in place of the list, which keeps the
// selection; nil shows the list again.
func (l *Ledger) Instead(o fyne.CanvasObject) {
	l.Object()
	l.body.Objects[0] = l.list
	if o != nil {
		l.body.Objects[0] = o
	}
	l.body.Refresh()
}

// Filter shows one group only.
func (l *Ledger) Filter(group string) {
	l.Object()
	if slices.Contains(l.filter.Options, group) {
		l.filter.SetSelected(group)
	}
}

// Redraw draws the row with a key anew, where something about it changed that is no part
// of the ledgers.
func (l *Ledger) Redraw(key string) {
	l.Object()
	l.list.Redraw(key)
}

// Item gives the selected item, or nil.
func (l *Ledger) Item() *Item {
	l.Object()
	at := l.list.At()
	if at < 0 {
		return nil
	}
	return l.shown.item(at)
}

// Chosen gives the selected items in order: the one at hand, or several.
func (l *Ledger) Chosen() []*Item {
	var out []*Item
	for _, i := range l.list.All() {
		out = append(out, l.shown.item(i))
	}
	return out
}

// Shown gives the items that the filter lets through, in order.
func (l *Ledger) Shown() []*Item {
	out := make([]*Item, l.shown.Len())
	for i := range out {
		out[i] = l.shown.item(i)
	}
	return out
}

// Through says whether the filter lets the item with a key through.
func (l *Ledger) Through(key string) bool { return l.shown.Index(key) >= 0 }

// Select selects the item with a key; a filter that hides it is dropped.
func (l *Ledger) Select(key string) bool {
	l.Object()
	if l.list.SelectKey(key) {
		return true
	}
	if _, here := l.view.at[key]; !here {
		return false
	}
	l.showAll() // a filter hides it
	return l.list.SelectKey(key)
}

// Selected gives the key of the selected row, or "".
func (l *Ledger) Selected() string {
	l.Object()
	return l.list.SelectedKey()
}

// First gives the key of the first row, or "".
func (l *Ledger) First() string {
	if l.shown.Len() == 0 {
		return ""
	}
	return l.shown.Key(0)
}

// Focus is the list.
func (l *Ledger) Focus() fyne.Focusable {
	l.Object()
	return l.list
}
