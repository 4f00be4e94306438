package brief

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
)

// look is how the page is drawn.
type look struct {
	page   *Page
	object fyne.CanvasObject

	text   *preview
	scroll *container.Scroll
	body   *fyne.Container // the brief
	marks  []*mark         // of the paragraphs, in order
	below  *fyne.Container // footnotes of the paragraph at hand
	notes  *container.Scroll
	since  *widget.Label
	tools  *fyne.Container
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
		{lang.L("All") + " (m)", "filter", p.toggleFull},
	} {
		button := widget.NewButtonWithIcon(b.label, theme.Icon(b.icon), func() {
			b.do()
			p.ctx.Refocus()
		})
		button.Importance = widget.LowImportance
		l.tools.Add(button)
	}
	l.body = container.NewVBox()
	l.scroll = container.NewVScroll(container.NewPadded(l.body))
	l.text = newPreview(l)
	l.below = container.NewVBox()
	l.notes = container.NewVScroll(l.below)
	split := container.NewVSplit(l.text, l.notes)
	split.SetOffset(0.72)
	l.object = container.NewBorder(page.Close(heading, l.since, l.tools), nil, nil, nil, split)
	return l.object
}

// toggleFull tells all of each section, or the weightiest only.
func (p *Page) toggleFull() {
	p.full = !p.full
	p.make()
}

// show draws the brief.
func (l *look) show() {
	p := l.page
	l.body.RemoveAll()
	l.marks = nil
	at := p.at
	l.since.SetText(l.says())
	switch {
	case p.failed != nil:
		l.body.Add(page.Body(desk.Sentence(p.failed)))
	case len(p.brief.Sections) == 0:
		l.body.Add(page.Body(lang.L("There is nothing to hand over yet. Add articles with Ctrl+O, or take sections in with b.")))
	default:
		title := page.Strong(p.brief.Title)
		title.SizeName = fynetheme.SizeNameHeadingText
		l.body.Add(page.Close(title, page.Caption(p.brief.Head())))
	}
	if p.failed == nil {
		for _, s := range p.brief.Sections {
			heading := page.Strong(s.Title)
			heading.SizeName = fynetheme.SizeNameSubHeadingText
			l.body.Add(heading)
			if s.Lead != "" {
				l.body.Add(page.Caption(s.Lead))
			}
			for _, g := range s.Paragraphs {
				m := newMark(words(g.Sentences), g.Tag(), len(l.marks), func(i int) { p.step(i); p.ctx.Refocus() })
				l.marks = append(l.marks, m)
				l.body.Add(m)
			}
		}
	}
	p.at = min(at, max(len(l.marks)-1, 0))
	p.note = 0
	l.scroll.Refresh()
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
	return what + " " + lang.L("Enter opens the footnotes, one after another.")
}

// words gives a paragraph with the numbers of its footnotes.
func words(sentences []desk.BriefSentence) string {
	var b strings.Builder
	for i, s := range sentences {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.Text)
		for _, n := range s.Notes {
			b.WriteString("\u2060[" + strconv.Itoa(n) + "]")
		}
	}
	return b.String()
}

// mark shows which paragraph is at hand, and its footnotes.
func (l *look) mark() {
	p := l.page
	for i, m := range l.marks {
		m.set(i == p.at)
	}
	l.below.RemoveAll()
	for i, n := range p.notes() {
		l.below.Add(l.footnote(i, n))
	}
	l.below.Refresh()
	l.notes.ScrollToTop()
	if p.at < len(l.marks) {
		l.reveal(l.marks[p.at])
	}
}

// footnote is one footnote of the paragraph at hand.
func (l *look) footnote(i, n int) fyne.CanvasObject {
	p := l.page
	note := p.brief.Notes[n-1]
	said := page.Body("[" + strconv.Itoa(n) + "] " + note.Said())
	if said.Importance = widget.LowImportance; i == p.note {
		said.Importance = widget.MediumImportance
	}
	show := widget.NewButtonWithIcon(lang.L("Show"), theme.Icon("show"), func() {
		p.open(i)
		p.ctx.Refocus()
	})
	show.Importance = widget.LowImportance
	return container.NewBorder(nil, nil, nil, container.NewVBox(show), said)
}

// reveal scrolls the preview until a paragraph can be seen.
func (l *look) reveal(m *mark) {
	top, height := m.Position().Y, l.scroll.Size().Height
	switch {
	case top < l.scroll.Offset.Y:
		l.scroll.ScrollToOffset(fyne.NewPos(0, max(top-fynetheme.IconInlineSize()*2, 0)))
	case top+m.Size().Height > l.scroll.Offset.Y+height:
		l.scroll.ScrollToOffset(fyne.NewPos(0, max(top+m.Size().Height-height+fynetheme.IconInlineSize(), 0)))
	}
}

// mark is a paragraph of the preview, with a bar and a tint while it is at hand.
type mark struct {
	widget.BaseWidget
	words *widget.Label
	bar   *canvas.Rectangle
	fill  *canvas.Rectangle
	i     int
	tap   func(int)
	on    bool
}

func newMark(text, tag string, i int, tap func(int)) *mark {
	if tag != "" {
		text += " (" + tag + ")"
	}
	m := &mark{words: page.Body(text), i: i, tap: tap, bar: canvas.NewRectangle(color.Transparent), fill: canvas.NewRectangle(color.Transparent)}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer puts the words over the tint, beside the bar.
func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	m.bar.SetMinSize(fyne.NewSize(3, 0))
	m.colour()
	return widget.NewSimpleRenderer(container.NewStack(m.fill, container.NewBorder(nil, nil, m.bar, nil, m.words)))
}

// Tapped takes the paragraph at hand.
func (m *mark) Tapped(*fyne.PointEvent) { m.tap(m.i) }

// Refresh follows the theme.
func (m *mark) Refresh() {
	m.colour()
	m.BaseWidget.Refresh()
}

func (m *mark) set(on bool) {
	if m.on != on {
		m.on = on
		m.Refresh()
	}
}

func (m *mark) colour() {
	m.bar.FillColor, m.fill.FillColor = color.Transparent, color.Transparent
	if m.on {
		m.bar.FillColor, m.fill.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary), fynetheme.Color(fynetheme.ColorNameSelection)
	}
	m.bar.Refresh()
	m.fill.Refresh()
}

// preview takes the keys of the page.
type preview struct {
	widget.BaseWidget
	look *look
}

func newPreview(l *look) *preview {
	t := &preview{look: l}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer shows the brief, which scrolls.
func (t *preview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(t.look.scroll)
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
		p.step(len(p.paragraphs()) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if n := len(p.notes()); n > 0 {
			p.open((p.note + 1) % n)
		}
	default:
		p.ctx.Key(ev)
	}
}
