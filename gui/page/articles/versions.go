package articles

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/version"
	"github.com/readout-app/readout/internal/text"
	"github.com/readout-app/readout/internal/text/worddiff"
)

// wordsAround is the number of words shown beside a change.
const wordsAround = 8

// change is what lies between two versions, ready to be shown.
type change struct {
	excerpts [][]worddiff.Piece
	revision story.Revision
	err      error
}

// versions says which version of its address an article is, and what changed from the
// one before it; of the first, what the next one changed.
func (p *Page) versions(a *story.Article) fyne.CanvasObject {
	box := container.NewVBox()
	older, newer := p.view.byID[a.VersionOf], p.view.byID[a.SupersededBy]
	if older == nil && newer == nil {
		return box
	}
	box.Add(page.Strong(p.versionWords(a)))
	steps := container.NewHBox()
	step := func(label string, to *story.Article) {
		if to != nil {
			b := widget.NewButton(label, func() { p.Context.Go(page.Route{Page: page.Articles, Row: to.Key}) })
			b.Importance = widget.LowImportance
			steps.Add(b)
		}
	}
	step(lang.L("Older version"), older)
	step(lang.L("Newer version"), newer)
	box.Add(steps)
	from, to := older, a
	if from == nil {
		from, to = a, newer
	}
	changes := container.NewVBox(page.Caption(lang.L("Comparing …")))
	box.Add(changes)
	p.compare(from, to, func(c change) {
		changes.RemoveAll()
		changes.Add(p.changed(from, to, c))
	})
	return box
}

// versionWords counts the versions of an address up to an article.
func (p *Page) versionWords(a *story.Article) string {
	n, all := 1, 1
	for b := p.view.byID[a.VersionOf]; b != nil; b = p.view.byID[b.VersionOf] {
		n, all = n+1, all+1
	}
	for b := p.view.byID[a.SupersededBy]; b != nil; b = p.view.byID[b.SupersededBy] {
		all++
	}
	return lang.L("Version {{.Number}} of {{.All}} under this address", map[string]any{"Number": n, "All": all})
}

// compare compares two versions off the UI goroutine, once while a view stands.
func (p *Page) compare(from, to *story.Article, then func(change)) {
	key := [2]article.ID{from.ID, to.ID}
	if c, ok := p.changes[key]; ok {
		then(c)
		return
	}
	ledgers, changes := p.view.ledgers, p.changes
	var c change
	p.Context.Run(func(ctx context.Context) { c = compared(ctx, p.Context.Desk, ledgers, key) }, func() {
		changes[key] = c
		then(c)
	})
}

func compared(ctx context.Context, d *desk.Desk, l *story.Ledgers, key [2]article.ID) change {
	texts := map[article.ID]*text.Text{}
	for _, id := range key {
		a, _, err := d.Article(ctx, desk.StoryID(l.Story), id)
		if err != nil {
			return change{err: err}
		}
		texts[id] = a.Text
	}
	c := change{excerpts: worddiff.Excerpts(texts[key[0]], texts[key[1]], wordsAround)}
	for _, r := range l.Revisions(func(id article.ID) *text.Text { return texts[id] }) {
		if r.Older == key[0] && r.Newer == key[1] {
			c.revision = r
		}
	}
	return c
}

// changed shows what changed: the words, then the records that lost their support.
func (p *Page) changed(from, to *story.Article, c change) fyne.CanvasObject {
	if c.err != nil {
		return page.Caption(page.Sentence(c.err))
	}
	box := container.NewVBox(page.Caption(lang.L("From {{.Older}} to {{.Newer}}. [− gone −] [+ new +]", map[string]any{"Older": page.Moment(from.Published), "Newer": page.Moment(to.Published)})))
	if len(c.excerpts) == 0 {
		box.Add(page.Body(lang.L("No word was changed.")))
	}
	for _, e := range c.excerpts {
		box.Add(excerpt(e))
	}
	if len(c.revision.Records) > 0 {
		box.Add(page.Strong(lang.L("Records that stood on words that were changed")))
	}
	for _, r := range c.revision.Records {
		title := lang.L("Gone from the newer version")
		if r.Fate == version.Changed {
			title = lang.L("Now reads: {{.Words}}", map[string]any{"Words": page.Clip(page.OneLine(r.Reads), 160)})
		}
		box.Add(page.PassageCard(title, r.Was, p.Context.Open))
	}
	if n := c.revision.Kept; n > 0 {
		box.Add(page.Caption(lang.N("{{.Count}} other passages stand as they were.", n, map[string]any{"Count": n})))
	}
	return box
}

// excerpt shows words with what is gone and what is new marked by signs, by a line and
// by colour.
func excerpt(pieces []worddiff.Piece) fyne.CanvasObject {
	out := widget.NewRichText()
	out.Wrapping = fyne.TextWrapWord
	for _, piece := range pieces {
		style := widget.RichTextStyle{Inline: true}
		words := piece.Text
		switch piece.Op {
		case worddiff.Gone:
			words = "[− " + words + " −]"
			style.ColorName, style.TextStyle.Strikethrough = theme.Alert, true
		case worddiff.New:
			words = "[+ " + words + " +]"
			style.ColorName, style.TextStyle.Bold = theme.Accent, true
		}
		out.Segments = append(out.Segments, &widget.TextSegment{Text: words + " ", Style: style})
	}
	return out
}
