package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/reader"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// heading stands above the article however far it is scrolled: whose it is, of which
// day, by which agency, and its headline.
type heading struct {
	object         fyne.CanvasObject
	headline, from *widget.Label
}

func newHeading(b *beside) *heading {
	h := &heading{headline: widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), from: widget.NewLabel("")}
	h.headline.Truncation, h.from.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	h.from.Importance, h.from.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	var marks, more *widget.Button
	marks = widget.NewButtonWithIcon(lang.L("Marks"), fynetheme.VisibilityIcon(), func() { b.layerMenu(marks) })
	more = widget.NewButtonWithIcon("", fynetheme.MoreVerticalIcon(), func() {
		b.popUp(fyne.CurrentApp().Driver().AbsolutePositionForObject(more).AddXY(0, more.Size().Height))
	})
	marks.Importance, more.Importance = widget.LowImportance, widget.LowImportance
	buttons := container.NewCenter(container.NewHBox(marks, more))
	h.object = container.NewBorder(nil, widget.NewSeparator(), nil, buttons, page.Close(h.from, h.headline))
	return h
}

// show says what article is shown; nil for none.
func (h *heading) show(s *sheet) {
	if s == nil {
		h.object.Hide()
		return
	}
	h.object.Show()
	h.headline.SetText(page.OneLine(s.doc.Title))
	from := s.from
	if s.after != "" {
		from += " · " + lang.L("a newer version took its place")
	}
	h.from.SetText(from)
}

// articleCommands are what can be done with the article beside the page.
func (s *Shell) articleCommands() []command {
	b := s.beside
	adds := func(kind layout.Kind) func() {
		return s.inStory(func() {
			if b.reader.Selected().Empty() {
				s.frame.notice(lang.L("Select words in the article first."), false)
				return
			}
			b.add(kind, b.reader.Selected())
		})
	}
	return []command{
		{label: lang.L("Add a statement of the selection…"), icon: "statements", run: adds(layout.Statement)},
		{label: lang.L("Add an event of the selection…"), icon: "add", run: adds(layout.Event)},
		{label: lang.L("Add a date of the selection…"), icon: "timeline", run: adds(layout.Time)},
		{label: lang.L("Copy with its source"), icon: "copy", run: s.inStory(b.copy)},
		{label: lang.L("The passage alone"), icon: "show", letter: 'p', on: b.only, run: s.inStory(b.toggleOnly)},
		{label: lang.L("Changes since the version before"), icon: "refresh", letter: 'v', on: b.comparing, run: s.inStory(b.toggleChanges)},
		{label: lang.L("Move new articles to where they belong…"), icon: "folder", letter: 'B', run: s.inStory(s.moveToWhereBelong)},
		{label: lang.L("Print the article…"), icon: "articles", key: fyne.KeyP, mod: fyne.KeyModifierShortcutDefault, run: s.inStory(b.print)},
	}
}

// popUp offers them at a place in the window.
func (b *beside) popUp(at fyne.Position) {
	if b.sheet == nil || b.shell.modal != nil {
		return
	}
	items := withKeys(b.shell.items(b.shell.articleCommands()))
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), b.shell.window.Canvas(), at)
}

// menu answers the secondary button.
func (b *beside) menu(id string, _ text.Span, at fyne.Position) {
	if id != "" && b.sheet != nil && !b.comparing {
		b.shell.subject = b.sheet.subjects[id]
	}
	b.popUp(at)
}

// cited gives the words of a passage with where they stand.
func (b *beside) cited(sp text.Span) string {
	words := b.reader.Document().Text.Slice(sp)
	if b.sheet == nil || b.sheet.citation == "" || b.comparing {
		return words
	}
	return "“" + words + "” (" + b.sheet.citation + ")"
}

func (b *beside) copy() {
	if words := b.reader.Copy(); words != "" {
		b.shell.app.Clipboard().SetContent(words)
		b.shell.frame.notice(lang.L("Copied."), false)
	}
}

// document gives what the reader shows: the article or, where that was asked for, the
// passage that was opened with a sentence before and after it.
func (b *beside) document() reader.Document {
	doc := b.sheet.doc
	doc.Marks = b.sheet.shown(b.on)
	if b.only && b.passage.Article == b.sheet.id && !b.passage.Empty() {
		doc.Only = reader.Around(doc.Text, b.sheet.reading.Sentences, b.passage.Span)
	}
	return doc
}

func (b *beside) toggleOnly() {
	b.only = !b.only
	if b.sheet == nil {
		return
	}
	b.comparing = false
	b.reader.SetDocument(b.document())
	if b.passage.Article == b.sheet.id {
		b.reader.Reveal(b.passage.Span)
		b.reader.FocusMark(b.passage.Record)
	}
}

// toggleChanges shows what was changed since the version before, or the article again.
func (b *beside) toggleChanges() {
	s := b.shell
	switch {
	case b.sheet == nil:
		return
	case b.comparing:
		b.comparing = false
		b.reader.SetDocument(b.document())
		return
	case b.sheet.before == "":
		s.frame.notice(lang.L("No earlier version of this article is here."), false)
		return
	}
	b.asked++
	asked, story, after, before := b.asked, s.story.ID, b.sheet.doc.Text, b.sheet.before
	var doc reader.Document
	var err error
	s.run(func(ctx context.Context) {
		var a article.Article
		if a, _, err = s.desk.Article(ctx, story, before); err == nil {
			doc = reader.Compare(a.Text, after)
		}
	}, func() {
		switch {
		case asked != b.asked:
		case err != nil:
			s.failed(err)
		default:
			b.comparing = true
			doc.Title = b.sheet.doc.Title
			b.reader.SetDocument(doc)
			s.frame.notice(lang.N("{{.Count}} change since the version before: new words are underlined, those that went struck through.", len(doc.Marks), map[string]any{"Count": len(doc.Marks)}), false)
		}
	})
}

// changeTip says what a mark in a comparison of versions is.
func (b *beside) changeTip(id string) tooltip.Tip {
	for _, m := range b.reader.Document().Marks {
		switch {
		case m.ID != id:
		case m.Kind == layout.Added:
			return tooltip.Tip{Title: lang.L("Added in this version")}
		default:
			return tooltip.Tip{Title: lang.L("Gone since the version before")}
		}
	}
	return tooltip.Tip{}
}

// print hands the article with its marks to the system's browser.
func (b *beside) print() {
	s := b.shell
	if b.sheet == nil {
		s.frame.notice(lang.L("Open an article first."), false)
		return
	}
	story, id := s.story.ID, b.sheet.id
	page.ToBrowser(s.context, func(ctx context.Context) (string, error) { return s.desk.PrintArticle(ctx, story, id) },
		lang.L("The article is open in your browser; print it from there."))
}

// find lights the places of a query.
func (b *beside) find(query string) {
	b.shell.frame.bar.found.SetText("")
	if b.reader.Find(query) == 0 && query != "" {
		b.shell.frame.bar.found.SetText(lang.L("not found"))
	}
}

func (b *beside) findNext() { b.reader.FindNext() }

// hit says which place of how many is lit.
func (b *beside) hit(at, of int) {
	said := ""
	if of > 0 {
		said = lang.L("{{.At}} of {{.Of}}", map[string]any{"At": at, "Of": of})
	}
	b.shell.frame.bar.found.SetText(said)
}
