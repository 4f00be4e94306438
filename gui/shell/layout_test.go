package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
)

// What a page says stands within it, in an empty story too, where the words that say
// what to do next come up late; and no two of its parts lie over one another.
func TestWordsStandWithinTheirPage(t *testing.T) {
	for _, story := range []string{"empty", "sample"} {
		r := newRig(t, t.TempDir())
		if story == "sample" {
			r.sample()
		} else {
			r.shell.createStory("Strait talks", nil)
			r.settle()
		}
		for _, name := range r.shell.Views() {
			r.shell.goTo(page.Route{Page: name})
			r.settle()
			o := r.shell.current().Object()
			if name == page.Overview || name == page.Review || name == page.Decisions || name == page.Expectations || name == page.Statements || name == page.Articles {
				r.within(story+" "+name, o)
			}
		}
	}
}

// within checks the labels of an object that no scroll holds.
func (r *rig) within(name string, page fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	at, size := driver.AbsolutePositionForObject(page), page.Size()
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner)
			}
			r.apart(name, o)
		case *container.Split:
			walk(o.Leading)
			walk(o.Trailing)
		case *widget.Label:
			p := driver.AbsolutePositionForObject(o)
			if p.X < at.X-1 || p.X+o.Size().Width > at.X+size.Width+1 {
				r.t.Errorf("%s: %q stands from %v, %v wide, the page from %v, %v wide", name, o.Text, p.X, o.Size().Width, at.X, size.Width)
			}
			if o.Wrapping == fyne.TextWrapWord && o.Size().Height+1 < o.MinSize().Height {
				r.t.Errorf("%s: %q has the height %v and needs %v", name, o.Text, o.Size().Height, o.MinSize().Height)
			}
		}
	}
	walk(page)
}

// apart checks that the texts in a column do not lie over what comes next.
func (r *rig) apart(name string, c *fyne.Container) {
	for i, a := range c.Objects {
		if i+1 == len(c.Objects) || !a.Visible() || !c.Objects[i+1].Visible() {
			continue
		}
		b := c.Objects[i+1]
		if a.Position().X == b.Position().X && a.Position().Y < b.Position().Y && a.Size().Height < a.MinSize().Height-1 {
			r.t.Errorf("%s: a part %v high needs %v", name, a.Size().Height, a.MinSize().Height)
		}
	}
}
