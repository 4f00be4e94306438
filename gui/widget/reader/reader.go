package reader

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/text"
)

// Document is what the reader shows. It is not changed after SetDocument.
type Document struct {
	Text     *text.Text
	Title    string      // for assistive technology
	Headline text.Span   // set large
	Dim      []text.Span // front matter: set small
	Marks    []layout.Mark
	// Only is the part of the text that shows; empty for all of it. All other spans, and
	// those that the reader gives and takes, are of the whole text.
	Only text.Span
}

// Reader shows a Document. Make it with New.
type Reader struct {
	widget.BaseWidget

	// Describe gives what the tooltip of a record says: the record and its rule.
	Describe func(id string) tooltip.Tip
	// OnMark is called when a mark is pressed, or reached by Tab.
	OnMark func(id string)
	// OnOpen is called on Enter or a double click with the mark in focus.
	OnOpen func(id string)
	// OnSelect is called when the selection changes; the span may be empty.
	OnSelect func(text.Span)
	// OnCopy gives what to put on the clipboard for a passage, as the words with a
	// citation; without it the words alone are copied.
	OnCopy func(text.Span) string
	// OnMake is called on s, e and t with a selection: make a layout.Statement, an
	// Event or a Time of it.
	OnMake func(layout.Kind, text.Span)
	// OnMenu is called on the secondary button, with the record under the pointer if any.
	OnMenu func(id string, selected text.Span, at fyne.Position)
	// OnHit is called when the search in the text changes: the number of the hit that is
	// lit, counted from 1, and that of all hits; 0, 0 when there is none.
	OnHit func(at, of int)
	// OnKey and OnRune get what the reader does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	// What comes from outside, replaced in tests.
	now       func() time.Time
	modifiers func() fyne.KeyModifier

	doc     Document
	part    excerpt // of doc, that shows
	content *layout.Content
	page    *layout.Layout
	ruler   *layout.Ruler
	marks   *layout.Marks
	look    look
	origin  fyne.Position // of the page's corner when the scroll is 0

	scroll   float32
	focused  bool
	current  int       // index of the mark in focus, -1 for none
	lit      text.Span // what Reveal showed
	hover    string    // record under the pointer
	hoverAt  int       // the code point under the pointer
	find     search
	selected layout.Selection
	column   float32 // that going up and down with Shift keeps to; negative for none
	press    press

	tip   *tooltip.Bubble
	sheet *sheet
}

var (
	_ fyne.Focusable     = (*Reader)(nil)
	_ fyne.Tabbable      = (*Reader)(nil)
	_ fyne.Scrollable    = (*Reader)(nil)
	_ fyne.Draggable     = (*Reader)(nil)
	_ fyne.Shortcutable  = (*Reader)(nil)
	_ fyne.Accessible    = (*Reader)(nil)
	_ desktop.Hoverable  = (*Reader)(nil)
	_ desktop.Mouseable  = (*Reader)(nil)
	_ desktop.Cursorable = (*Reader)(nil)
)

// New makes an empty reader.
func New() *Reader {
	r := &Reader{now: time.Now, modifiers: modifiers, current: -1, hoverAt: -1, tip: tooltip.NewBubble(), sheet: newSheet()}
	r.ExtendBaseWidget(r)
	r.SetDocument(Document{Text: text.New("")})
	return r
}

// modifiers gives the keys that are held, as the toolkit tells Tab no more.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// SetDocument shows another document from its top.
func (r *Reader) SetDocument(d Document) {
	if d.Text == nil {
		d.Text = text.New("")
	}
	r.part = newExcerpt(d)
	shown := d.Text
	if r.part.span.Len() < d.Text.Len() {
		shown = text.New(d.Text.Slice(r.part.span))
	}
	styled := []layout.Styled{{Span: r.part.in(d.Headline), Style: layout.Headline}}
	for _, sp := range d.Dim {
		styled = append(styled, layout.Styled{Span: r.part.in(sp), Style: layout.Dim})
	}
	r.doc, r.content, r.page = d, layout.Parse(shown, styled), nil
	r.scroll, r.find, r.column = 0, search{}, -1
	r.selected, r.lit, r.press = layout.Selection{}, text.Span{}, press{}
	r.setMarks(d.Marks)
	r.arrange()
	r.update()
}

// SetMarks changes the marks and keeps the place, the selection and, where its
// record is still there, the mark in focus.
func (r *Reader) SetMarks(marks []layout.Mark) {
	id := r.Focus()
	r.doc.Marks = marks
	r.setMarks(marks)
	if i := r.indexOf(id); i >= 0 {
		r.current = i
	}
	r.update()
}

func (r *Reader) setMarks(marks []layout.Mark) {
	r.marks, r.current = layout.NewMarks(r.part.marks(marks)), -1
	r.unhover()
}

// Document gives what is shown.
func (r *Reader) Document() Document { return r.doc }

// Selected gives the selected passage; it may be empty.
func (r *Reader) Selected() text.Span { return r.part.out(r.selected.Span()) }

// Focus gives the record whose mark is in focus, or "".
func (r *Reader) Focus() string {
	if r.current < 0 {
		return ""
	}
	return r.marks.All()[r.current].ID
}

// FocusMark brings the first mark of a record into focus and into view. It does not
// call OnMark.
func (r *Reader) FocusMark(id string) {
	r.current = r.indexOf(id)
	if r.current >= 0 {
		r.show(r.marks.All()[r.current].Span)
	}
	r.update()
}

func (r *Reader) indexOf(id string) int {
	for i, m := range r.marks.All() {
		if m.ID == id && id != "" {
			return i
		}
	}
	return -1
}

// Reveal lights a passage and brings it into view. An empty span puts the light out.
func (r *Reader) Reveal(sp text.Span) {
	r.unhover() // other words may come under the pointer
	r.lit = r.part.in(sp)
	if !r.lit.Empty() {
		r.show(r.lit)
	}
	r.update()
}

// Top gives the code point at the top of the window, to come back to with ShowTop.
func (r *Reader) Top() int { return r.top() + r.part.span.Start }

func (r *Reader) top() int {
	i, _ := r.page.Visible(r.scroll-r.origin.Y, r.scroll-r.origin.Y+1)
	lines := r.page.Lines()
	return lines[min(i, len(lines)-1)].Span.Start
}

// ShowTop scrolls so that the line of that code point is at the top of the window.
func (r *Reader) ShowTop(offset int) {
	offset = max(offset-r.part.span.Start, 0)
	line := r.page.Lines()[r.page.LineAt(offset)]
	y := line.Y + r.origin.Y
	if offset == 0 {
		y = 0
	}
	r.scrollTo(y)
}

// show scrolls as little as needed to have sp in view with some lines around it.
func (r *Reader) show(sp text.Span) {
	lines := r.page.Lines()
	first, last := lines[r.page.LineAt(sp.Start)], lines[r.page.LineAt(max(sp.Start, sp.End-1))]
	top, bottom := first.Y+r.origin.Y, last.Y+last.H+r.origin.Y
	h := r.Size().Height
	around := min(2*first.H, h/4)
	if top-around < r.scroll || bottom+around > r.scroll+h {
		// A third down is where the eye falls.
		r.scroll = r.clampScroll(min(top-h/3, max(bottom+around-h, top-h/3)))
	}
}

func (r *Reader) clampScroll(y float32) float32 {
	return max(0, min(y, r.origin.Y+r.page.Height()+r.look.bottom-r.Size().Height))
}

// scrollTo moves the page and draws it when it moved.
func (r *Reader) scrollTo(y float32) {
	if y = r.clampScroll(y); y != r.scroll {
		r.scroll = y
		r.unhover()
		r.update()
	}
}

// arrange takes the look from the theme and breaks the page to the widget's width.
func (r *Reader) arrange() {
	look := currentLook(r)
	if r.ruler == nil || look.sizes != r.look.sizes {
		r.ruler, r.page = layout.NewRuler(look.measure), nil
	}
	r.look = look
	free := r.Size().Width - look.gutter - look.right
	width := max(min(look.column, free), 60)
	r.origin = fyne.NewPos(look.gutter+max(0, (free-width)/2), look.top)
	if r.page == nil {
		r.page = layout.New(r.content, r.ruler, look.metrics, width)
	} else if r.page.Width() != width {
		top := r.top()
		atTop := r.scroll == 0
		r.page.Wrap(width)
		if !atTop {
			r.scroll = r.page.Lines()[r.page.LineAt(top)].Y + r.origin.Y
		}
	}
	r.scroll = r.clampScroll(r.scroll)
}

// update draws what shows now.
func (r *Reader) update() { r.sheet.draw(r) }

// Resize is part of fyne.CanvasObject.
func (r *Reader) Resize(s fyne.Size) {
	if s == r.Size() {
		return
	}
	r.BaseWidget.Resize(s)
	if s.Width == 0 || s.Height == 0 { // out of sight: in no width every word would be cut into letters
		return
	}
	r.arrange()
	r.update()
}

// Refresh takes a changed theme over.
func (r *Reader) Refresh() {
	r.arrange()
	r.update()
	r.BaseWidget.Refresh()
}

// MinSize is part of fyne.CanvasObject.
func (r *Reader) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(240, 120)
}

// AccessibilityLabel says what is read, and the mark in focus.
func (r *Reader) AccessibilityLabel() string {
	label := r.doc.Title
	if label == "" {
		label = r.doc.Text.Slice(r.doc.Headline)
	}
	if r.current >= 0 && r.Describe != nil {
		m := r.marks.All()[r.current]
		label = r.Describe(m.ID).Title + ": " + r.content.Text().Slice(m.Span) + ". " + label
	}
	return label
}

// AccessibilityRole is text.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
