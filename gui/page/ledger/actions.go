package ledger

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	ours "github.com/readout-app/readout/gui/theme"
)

// Action is something that a page does with the selected item.
type Action struct {
	Key   rune
	Label string
	Icon  string // of theme.Icon
	Do    func(Item)
	// Quiet leaves its button out: the key and the row's menu do it.
	Quiet bool
}

// under puts the second object under the first, which may wrap: its height is asked for
// once it has its width.
type under struct{}

// Layout gives the first object the height it takes in the width there is.
func (under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, rest := objects[0], objects[1]
	height := float32(0)
	if top.Visible() {
		top.Resize(fyne.NewSize(size.Width, top.MinSize().Height))
		height = top.MinSize().Height
		top.Resize(fyne.NewSize(size.Width, height))
	}
	top.Move(fyne.Position{})
	rest.Move(fyne.NewPos(0, height))
	rest.Resize(fyne.NewSize(size.Width, max(size.Height-height, 0)))
}

// MinSize is that of a bar of one row and a little under it.
func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(0, theme.IconInlineSize()*2)
}

// headline puts a heading, a count right after it and the tools at the end in one line.
// Where there is no room for all of the heading, it is the heading that is cut.
type headline struct{ heading *widget.Label }

// Beside puts a count that may be cut behind a heading, on its line.
func Beside(heading, count *widget.Label) fyne.CanvasObject {
	return container.NewBorder(nil, nil, heading, nil, container.New(onLine{heading}, count))
}

// onLine sets a smaller label on the line that a heading stands on.
type onLine struct{ heading *widget.Label }

// below is how much lower the smaller label stands.
func (l onLine) below(o fyne.CanvasObject) float32 {
	return max(l.heading.MinSize().Height-o.MinSize().Height, 0) * 0.8
}

// Layout gives the label the width there is.
func (l onLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, l.below(objects[0])))
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-l.below(objects[0])))
}

// MinSize is that of the label where it stands.
func (l onLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, l.below(objects[0]))
}

// Layout gives the heading the width of its words, or what the others leave.
func (h headline) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	count, tools := objects[1], objects[2]
	left := size.Width - count.MinSize().Width - tools.MinSize().Width
	words := fyne.MeasureText(h.heading.Text, theme.Size(h.heading.SizeName), h.heading.TextStyle).Width + 2*theme.InnerPadding() + theme.Padding()
	x := max(min(words, left), 0)
	h.heading.Resize(fyne.NewSize(x, size.Height))
	// The count is the smaller: it stands on the line that the heading stands on.
	count.Move(fyne.NewPos(x, onLine(h).below(count)))
	count.Resize(fyne.NewSize(count.MinSize().Width, size.Height))
	tools.Move(fyne.NewPos(size.Width-tools.MinSize().Width, 0))
	tools.Resize(fyne.NewSize(tools.MinSize().Width, size.Height))
}

// MinSize is that of the parts side by side, the heading cut.
func (h headline) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var out fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		out = fyne.NewSize(out.Width+m.Width, max(out.Height, m.Height))
	}
	return out
}

// Rune does what a key of the page does, or hands it on to the window.
func (l *Ledger) Rune(r rune) {
	if l.Context.Going() { // the letter names a page
		l.Context.Rune(r)
		return
	}
	if l.OnRune != nil && l.OnRune(r) {
		return
	}
	for _, a := range l.Actions {
		if a.Key == r {
			l.do(a)
			return
		}
	}
	if !l.typed(r) {
		l.Context.Rune(r)
	}
}

// key offers a key to the page before the window.
func (l *Ledger) key(ev *fyne.KeyEvent) {
	if l.OnKey == nil || !l.OnKey(ev) {
		l.Context.Key(ev)
	}
}

func (l *Ledger) do(a Action) {
	if it := l.Item(); it != nil {
		a.Do(*it)
	}
}

// rulings are the buttons that do what the keys of the page and the keys a, x and f do.
func (l *Ledger) rulings() fyne.CanvasObject {
	row := container.New(layout.NewRowWrapLayoutWithCustomPadding(0, 0))
	button := func(key rune, label string, icon fyne.Resource, do func()) {
		b := widget.NewButtonWithIcon(fmt.Sprintf("%s (%c)", label, key), icon, func() {
			do()
			l.Context.Refocus()
		})
		b.Importance = widget.LowImportance
		row.Add(b)
	}
	own := map[rune]bool{}
	for _, a := range l.Actions {
		own[a.Key] = true
		if a.Quiet {
			continue
		}
		button(a.Key, a.Label, ours.Icon(a.Icon), func() { l.do(a) })
	}
	for _, b := range []struct {
		key   rune
		label string
		icon  fyne.Resource
		do    func()
	}{
		{'a', lang.L("Accept"), theme.ConfirmIcon(), l.Context.Accept},
		{'x', lang.L("Reject"), theme.CancelIcon(), l.Context.Reject},
		{'f', lang.L("Fix"), theme.DocumentCreateIcon(), l.Context.Fix},
	} {
		if !own[b.key] && !l.Graded {
			button(b.key, b.label, b.icon, b.do)
		}
	}
	return row
}
