package brief

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/prose"
)

// look is how the page is drawn.
type look struct {
	page   *Page
	object fyne.CanvasObject

	text   *preview
	notes  *prose.Prose // footnotes of the paragraph at hand
	since  *widget.Label
	tools  *fyne.Container
	length *widget.Button // tells all, or the weightiest
}

// build makes the page's content, once.
func (l *look) build() fyne.CanvasObject {
	if l.object != nil {
		return l.object
	}
	p := l.page
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = fynetheme.SizeNameSubHeadingText
	l.since = page.Caption("")
	l.tools = container.New(layout.NewRowWrapLayoutWithCustomPadding(0, 0))
	for _, b := range []struct {
		label, icon string
		do          func()
	}{
		{lang.L("Write to a file") + " (e)", "export", p.export},
		{lang.L("Print") + " (p)", "show", p.print},
		{lang.L("Since…") + " (i)", "clock", p.chooseSince},
		{lang.L("Sections…") + " (b)", "list", p.chooseSections},
		{lengthWord(p.full), "filter", p.toggleFull},
	} {
		button := widget.NewButtonWithIcon(b.label, theme.Icon(b.icon), func() {
			b.do()
			p.ctx.Refocus()
		})
		button.Importance = widget.LowImportance
		l.tools.Add(button)
		l.length = button // the last
	}
	l.text = newPreview(l)
	l.notes = prose.New()
	l.notes.Shows = true
	l.notes.OnTapped = func(i int) {
		p.open(i)
		p.ctx.Refocus()
	}
	split := container.NewVSplit(l.text, l.notes)
	split.SetOffset(0.72)
	l.object = container.NewBorder(page.Close(heading, l.since, l.tools), nil, nil, nil, split)
	return l.object
}

// lengthWord says what changes how much is told.
func lengthWord(full bool) string {
	if full {
		return lang.L("Weightiest only") + " (m)"
	}
	return lang.L("All") + " (m)"
}

// toggleFull tells all of each section, or the weightiest only.
func (p *Page) toggleFull() {
	p.full = !p.full
	p.make()
}

// show draws the brief.
func (l *look) show() {
	p := l.page
	l.since.SetText(l.says())
	l.length.SetText(lengthWord(p.full))
	l.tools.Refresh() // its parts have other widths now
	words := p.words
	switch {
	case p.failed != nil:
		words = []prose.Paragraph{{Words: page.Sentence(p.failed)}}
	case len(words) == 0:
		words = []prose.Paragraph{{Words: lang.L("There is nothing to hand over yet. Add articles with Ctrl+O, or take sections in with b.")}}
	}
	l.text.Set(words)
	p.at = min(p.at, max(len(p.all)-1, 0))
	p.note = -1 // the reader shows what it showed before
	l.mark()
}

// says tells what the preview is of.
func (l *look) says() string {
	p := l.page
	what := lang.L("All of the story.")
	if p.since != nil {
		what = lang.L("What is new since {{.Day}} comes first.", map[string]any{"Day": when(p.since.At)})
	}
	if !p.full {
		what += " " + lang.L("Of each section the {{.Count}} weightiest.", map[string]any{"Count": short})
	}
	return what + " " + lang.L("Enter opens the footnotes.")
}

// mark shows which paragraph is at hand, and its footnotes.
func (l *look) mark() {
	p := l.page
	if p.at >= len(p.all) {
		l.notes.Set(nil)
		return
	}
	l.text.Light(p.place[p.at])
	var said []prose.Paragraph
	for _, n := range p.notes() {
		said = append(said, prose.Paragraph{Words: "[" + strconv.Itoa(n) + "] " + p.brief.Notes[n-1].Said()})
	}
	l.notes.Set(said)
	l.notes.Light(p.note)
}

// preview shows the brief and takes the keys of the page.
type preview struct {
	prose.Prose
	look *look
}

func newPreview(l *look) *preview {
	t := &preview{look: l}
	t.ExtendBaseWidget(t)
	t.OnTapped = func(i int) {
		if at := l.page.back[i]; at >= 0 {
			l.page.step(at)
		}
		l.page.ctx.Refocus()
	}
	return t
}

// FocusGained has nothing to show: the paragraph at hand is marked all the time.
func (t *preview) FocusGained() {}

// FocusLost has nothing to show either.
func (t *preview) FocusLost() {}

// TypedRune goes through the paragraphs and does what the keys of the page do.
func (t *preview) TypedRune(r rune) {
	p := t.look.page
	if p.ctx.Going() {
		p.ctx.Rune(r)
		return
	}
	switch r {
	case 'j':
		p.step(p.at + 1)
	case 'k':
		p.step(p.at - 1)
	case 'J':
		p.leap(1)
	case 'K':
		p.leap(-1)
	case 'e':
		p.export()
	case 'p':
		p.print()
	case 'i':
		p.chooseSince()
	case 'b':
		p.chooseSections()
	case 'm':
		p.toggleFull()
	default:
		p.ctx.Rune(r)
	}
}

// TypedKey goes through the paragraphs and their footnotes.
func (t *preview) TypedKey(ev *fyne.KeyEvent) {
	p := t.look.page
	const far = 8
	switch ev.Name {
	case fyne.KeyDown:
		p.step(p.at + 1)
	case fyne.KeyUp:
		p.step(p.at - 1)
	case fyne.KeyPageDown:
		p.step(p.at + far)
	case fyne.KeyPageUp:
		p.step(p.at - far)
	case fyne.KeyHome:
		p.step(0)
	case fyne.KeyEnd:
		p.step(len(p.all) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if n := len(p.notes()); n > 0 {
			p.open((p.note + 1) % n)
		}
	default:
		p.ctx.Key(ev)
	}
}
