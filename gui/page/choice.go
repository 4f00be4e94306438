package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Choice is a drop-down list that hands on every letter and key it does not use. The
// toolkit's own keeps the focus after a press and swallows them, so that no key of the
// window answered any more.
type Choice struct {
	widget.Select
	ctx *Context
}

// NewChoice makes a list of options; chosen, which may be nil, is told the new one.
func NewChoice(ctx *Context, options []string, chosen func(string)) *Choice {
	c := &Choice{ctx: ctx}
	c.Options, c.OnChanged = options, chosen
	c.ExtendBaseWidget(c)
	return c
}

// TypedRune hands the letter to the window and the keys after it to the page.
func (c *Choice) TypedRune(r rune) {
	c.ctx.Rune(r)
	c.ctx.Refocus()
}

// TypedKey opens the list and steps through it; Escape and every other key is the
// window's.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		c.Select.TypedKey(ev)
	default:
		c.ctx.Key(ev)
	}
}
