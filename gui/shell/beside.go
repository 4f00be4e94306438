package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/reader"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// beside is the pane with the reader: the article of the passage that was opened
// last, with everything read in it lit.
type beside struct {
	shell  *Shell
	object fyne.CanvasObject
	reader *reader.Reader
	head   *heading
	empty  *widget.Label
	on     map[string]bool
	sheet  *sheet
	rows   *byArticle // of the ledgers that the sheet was made of; nil before
	asked  int

	passage   story.Passage // that was opened last
	only      bool          // the passage shows with the sentences around it and no more
	comparing bool          // the changes since the version before show
}

func newBeside(s *Shell) *beside {
	b := &beside{shell: s, reader: reader.New(), on: map[string]bool{}}
	for _, l := range layers() {
		b.on[l.name] = l.on
	}
	b.reader.Describe = func(id string) tooltip.Tip {
		if b.sheet == nil {
			return tooltip.Tip{}
		}
		if b.comparing {
			return b.changeTip(id)
		}
		return b.sheet.tips[id]
	}
	b.reader.OnMark = func(id string) {
		if b.sheet == nil {
			return
		}
		s.subject = b.sheet.subjects[id]
		s.frame.refreshBar()
		if tip := b.sheet.tips[id]; !tip.Empty() {
			s.frame.notice(tip.Title+" – "+tip.Body, false)
		}
	}
	b.reader.OnOpen = func(id string) {
		if b.sheet == nil {
			return
		}
		if r, ok := b.sheet.routes[id]; ok {
			s.goTo(r)
		}
	}
	b.reader.OnCopy = b.cited
	b.reader.OnMake = b.add
	b.reader.OnMenu = b.menu
	b.reader.OnHit = b.hit
	b.reader.OnRune, b.reader.OnKey = s.typedRune, s.typedKey

	b.head = newHeading(b)
	b.empty = widget.NewLabelWithStyle(lang.L("Select a row, and its words light up here."), fyne.TextAlignCenter, fyne.TextStyle{})
	b.empty.Importance = widget.LowImportance
	b.object = container.NewBorder(b.head.object, nil, nil, nil, container.NewStack(b.reader, container.NewCenter(b.empty)))
	return b
}

// layerMenu offers the kinds of marks to show and hide.
func (b *beside) layerMenu(under fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, l := range layers() {
		item := fyne.NewMenuItem(l.name, func() {
			b.on[l.name] = !b.on[l.name]
			if b.sheet != nil && !b.comparing {
				b.reader.SetMarks(b.sheet.shown(b.on))
			}
		})
		item.Checked = b.on[l.name]
		items = append(items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), b.shell.window.Canvas(), at)
}

// open shows a passage.
func (s *Shell) open(p story.Passage) {
	if p.Article == "" {
		return
	}
	s.beside.comparing = false
	if s.beside.sheet != nil && s.beside.sheet.id == p.Article {
		s.beside.reveal(p)
		return
	}
	s.beside.load(p.Article, func() { s.beside.reveal(p) })
}

func (b *beside) reveal(p story.Passage) {
	b.passage = p
	if b.only || b.reader.Document().Text != b.sheet.doc.Text {
		b.reader.SetDocument(b.document())
	}
	b.reader.Select(text.Span{})
	b.reader.Reveal(p.Span)
	b.reader.FocusMark(p.Record)
}

// load fetches an article, prepares it off the UI goroutine and shows it.
func (b *beside) load(id article.ID, then func()) {
	s := b.shell
	b.asked++
	asked, story, rows := b.asked, s.story.ID, b.rows
	var ready *sheet
	var err error
	unread := false
	s.run(func(ctx context.Context) {
		a, r, e := s.desk.Article(ctx, story, id)
		if err = e; err != nil {
			return
		}
		ledgers, e := s.desk.Ledgers(ctx, story)
		if err = e; err == nil {
			if rows == nil || rows.ledgers != ledgers {
				rows = sortByArticle(ledgers, s.context.Shared.Times(ledgers))
			}
			ready = prepare(a, r, rows)
		}
		if unread, e = page.MarkRead(ctx, s.desk, string(story), id); e != nil {
			fyne.LogError("remembering that an article was read", e)
		}
	}, func() {
		if unread {
			delete(s.views, page.Articles) // which lists it as unread
			if p, ok := s.current().(interface{ Opened(article.ID) }); ok {
				p.Opened(id)
			}
		}
		if asked != b.asked {
			return
		}
		if err != nil {
			s.failed(err)
			return
		}
		b.rows = rows
		b.show(ready)
		then()
	})
}

func (b *beside) show(ready *sheet) {
	same := b.sheet != nil && b.sheet.id == ready.id
	b.sheet = ready
	b.head.show(ready)
	b.empty.Hide()
	switch {
	case same && b.comparing:
	case same:
		on := b.shell.onMark()
		b.reader.SetMarks(ready.shown(b.on))
		if now := ready.subjects[b.reader.Focus()]; on && now != nil {
			b.shell.subject = now // as it was ruled on meanwhile
			b.shell.frame.refreshBar()
		}
	default:
		b.comparing = false
		b.reader.SetDocument(b.document())
	}
}

// reload shows the article again after its records changed; place and selection stay.
func (b *beside) reload() {
	if b.sheet != nil {
		b.load(b.sheet.id, func() {})
	}
}

func (b *beside) clear() {
	b.asked++
	b.sheet, b.rows, b.comparing, b.passage = nil, nil, false, story.Passage{}
	b.head.show(nil)
	b.empty.Show()
	b.reader.SetDocument(reader.Document{})
}
