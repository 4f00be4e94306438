package tooltip

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// wait is how long the pointer rests on a widget before its tip is shown.
const wait = 450 * time.Millisecond

// Layer shows tips over the content of a window. Its Object goes on top of that
// content; it takes no pointer events. All methods are called on the UI goroutine.
type Layer struct {
	Object *fyne.Container

	bubble *Bubble
	after  func(time.Duration, func())
	rest   int // counts where the pointer came to rest; a tip for an older place is dropped
}

// NewLayer makes an empty layer. After runs a function on the UI goroutine once a
// time has passed; it may drop it when the window closes.
func NewLayer(after func(time.Duration, func())) *Layer {
	l := &Layer{bubble: NewBubble(), after: after}
	l.Object = container.NewWithoutLayout(l.bubble)
	return l
}

// Enter is told that the pointer or the focus came to a widget with a tip. The tip
// is shown after a moment, or at once while another is shown.
func (l *Layer) Enter(over fyne.CanvasObject, tip Tip) {
	if l == nil || tip.Empty() {
		return
	}
	l.rest++
	rest := l.rest
	show := func() {
		if rest != l.rest || !over.Visible() {
			return
		}
		d := fyne.CurrentApp().Driver()
		at := d.AbsolutePositionForObject(over).Subtract(d.AbsolutePositionForObject(l.Object))
		l.bubble.ShowAt(tip, at, over.Size(), l.Object.Size())
	}
	if l.bubble.Visible() {
		show()
		return
	}
	l.after(wait, show)
}

// Leave is told that the pointer or the focus has left.
func (l *Layer) Leave() {
	if l == nil {
		return
	}
	l.rest++
	l.bubble.Hide()
}

// Tip gives the tip that is shown, or the empty one.
func (l *Layer) Tip() Tip { return l.bubble.Tip() }

// Button is the toolkit's button with a tip. One with an icon alone must have one.
type Button struct {
	widget.Button
	layer *Layer
	tip   Tip
}

// NewButton makes a button whose tip says what it does and which key does it too.
// The layer may be nil, as in a test.
func NewButton(l *Layer, label string, icon fyne.Resource, tip Tip, run func()) *Button {
	b := &Button{layer: l, tip: tip}
	b.Text, b.Icon, b.Importance = label, icon, widget.LowImportance
	b.OnTapped = func() {
		l.Leave()
		run()
	}
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is the label, or the tip where there is none.
func (b *Button) AccessibilityLabel() string {
	if b.Text != "" {
		return b.Text
	}
	return b.tip.Title
}

// MouseIn shows the tip.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	b.layer.Enter(b, b.tip)
}

// MouseOut hides the tip.
func (b *Button) MouseOut() {
	b.Button.MouseOut()
	b.layer.Leave()
}

// FocusGained shows the tip to those who came by the keyboard.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	b.layer.Enter(b, b.tip)
}

// FocusLost hides the tip.
func (b *Button) FocusLost() {
	b.Button.FocusLost()
	b.layer.Leave()
}
