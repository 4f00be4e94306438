package shell

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
)

// addFile takes a file into the story. Where it holds many articles, it is asked first
// which are meant, or what the columns of a table hold.
func (s *Shell) addFile(path string) {
	var p desk.Preview
	s.run(func(ctx context.Context) {
		p, _ = s.desk.Preview(ctx, path) // the import says what is wrong
	}, func() {
		switch {
		case s.modal != nil:
			s.desk.Import(s.story.ID, []string{path}) // nothing can be asked now
		case len(p.Articles) > 1:
			s.askArticles(path, p.Articles)
		case len(p.Columns) > 0:
			s.askColumns(path, p)
		default:
			s.desk.Import(s.story.ID, []string{path})
		}
	})
}

// ticking is the list of the articles of a document, of which some are to be taken.
type ticking struct {
	list     *rowlist.List
	articles []desk.PreviewArticle
	left     map[int]bool // left out
}

// askArticles asks which articles of a document are to be taken.
func (s *Shell) askArticles(path string, articles []desk.PreviewArticle) {
	t := &ticking{list: rowlist.New(), articles: articles, left: map[int]bool{}}
	id := s.story.ID
	take := func() {
		var ids []article.ID
		for i, a := range articles {
			if !t.left[i] {
				ids = append(ids, a.ID)
			}
		}
		s.modal.hide()
		switch {
		case len(ids) == len(articles):
			s.desk.Import(id, []string{path})
		case len(ids) > 0:
			s.desk.ImportSome(id, path, ids)
		}
	}
	t.list.OnOpen = func(rowlist.Row) { take() }
	t.list.OnKey = s.typedKey
	t.list.OnRune = t.typed
	t.show()
	hint := page.Caption(lang.L("Space leaves an article out or takes it again · a all or none · Enter takes what is chosen"))
	d := dialog.NewCustomConfirm(lang.N("{{.File}} holds {{.Count}} articles", len(articles), map[string]any{"File": filepath.Base(path), "Count": len(articles)}),
		lang.L("Take them"), lang.L("Cancel"), container.NewBorder(hint, nil, nil, nil, t.list), func(ok bool) {
			if ok {
				take()
			}
		}, s.window)
	s.present(d, fyne.NewSize(720, 560), take)
	t.list.SelectKey("0")
	s.window.Canvas().Focus(t.list)
}

// typed ticks and unticks.
func (t *ticking) typed(r rune) {
	switch r {
	case ' ':
		if at := t.list.At(); at >= 0 {
			t.left[at] = !t.left[at]
		}
	case 'a':
		all := true
		for i := range t.articles {
			all = all && !t.left[i]
		}
		for i := range t.articles {
			t.left[i] = all
		}
	default:
		return
	}
	t.show()
}

// show makes the rows.
func (t *ticking) show() {
	rows := make([]rowlist.Row, len(t.articles))
	for i, a := range t.articles {
		detail := lang.N("{{.Count}} words", a.Words, map[string]any{"Count": a.Words})
		if a.Outlet != "" {
			detail = a.Outlet + " · " + detail
		}
		rows[i] = rowlist.Row{Key: strconv.Itoa(i), Title: a.Headline, Detail: detail, Accent: theme.Accent}
		if len(a.Published) >= len("2006-01-02") {
			rows[i].Right = page.Day(a.Published[:len("2006-01-02")])
		}
		if t.left[i] {
			rows[i].Badge, rows[i].Tone, rows[i].Accent = lang.L("left out"), theme.Alert, ""
		}
	}
	at := t.list.SelectedKey()
	t.list.SetRows(rows)
	t.list.SelectKey(at)
}

// fieldWord says what a field of articles is called in the window.
func fieldWord(field string) string {
	switch field {
	case "text":
		return lang.L("Text")
	case "headline":
		return lang.L("Headline")
	case "published":
		return lang.L("Published")
	case "outlet":
		return lang.L("Outlet")
	case "agency":
		return lang.L("Agency")
	case "byline":
		return lang.L("Byline")
	case "url":
		return lang.L("Address")
	}
	return field
}

// mapper is the form that asks which column of a table holds what.
type mapper struct {
	columns []string
	choices map[string]*page.Choice // by field
}

// mapping gives what is chosen.
func (m *mapper) mapping() (out desk.Mapping) {
	for field, c := range m.choices {
		if i := c.SelectedIndex(); i > 0 {
			*out.Field(field) = m.columns[i-1]
		}
	}
	return out
}

// askColumns asks what the columns of a table hold, with its first rows to see, and
// remembers it for the next table with the same heads.
func (s *Shell) askColumns(path string, p desk.Preview) {
	m := &mapper{columns: p.Columns, choices: map[string]*page.Choice{}}
	options := []string{"—"}
	for i, c := range p.Columns {
		if c == "" {
			c = fmt.Sprintf("%d", i+1)
		}
		options = append(options, page.Clip(page.OneLine(c), 40))
	}
	var items []*widget.FormItem
	for _, field := range desk.MappingFields() {
		c := page.NewChoice(s.context, options, nil)
		c.SetSelectedIndex(0)
		for i, column := range p.Columns {
			if column != "" && column == *p.Mapping.Field(field) {
				c.SetSelectedIndex(i + 1)
			}
		}
		m.choices[field] = c
		items = append(items, widget.NewFormItem(fieldWord(field), c))
	}
	id := s.story.ID
	take := func() { s.takeTable(id, path, m) }
	content := container.NewVBox(
		page.Caption(lang.L("Which column holds what? It is remembered for the next table with the same heads.")),
		widget.NewForm(items...),
		page.Caption(lang.L("The first rows")),
		firstRows(p),
	)
	d := dialog.NewCustomWithoutButtons(lang.L("The table {{.File}}", map[string]any{"File": filepath.Base(path)}), container.NewVScroll(content), s.window)
	d.SetButtons([]fyne.CanvasObject{
		widget.NewButton(lang.L("Cancel"), func() { s.modal.hide() }),
		&widget.Button{Text: lang.L("Take its articles"), Importance: widget.HighImportance, OnTapped: take},
	})
	s.present(d, fyne.NewSize(720, 620), take)
	s.window.Canvas().Focus(m.choices["text"])
}

// takeTable remembers what was chosen and takes the table in; without a column of text it
// says so, and the form stays.
func (s *Shell) takeTable(id desk.StoryID, path string, m *mapper) {
	chosen := m.mapping()
	if chosen.Text == "" {
		s.frame.notice(page.Sentence(desk.ErrMapping), false)
		return
	}
	s.modal.hide()
	var err error
	s.run(func(ctx context.Context) { err = s.desk.ChooseColumns(ctx, m.columns, chosen) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		s.desk.Import(id, []string{path})
	})
}

// firstRows shows what stands in each column at the beginning of a table.
func firstRows(p desk.Preview) fyne.CanvasObject {
	box := container.NewVBox()
	for i, c := range p.Columns {
		var values []string
		for _, row := range p.Rows {
			if i < len(row) && strings.TrimSpace(row[i]) != "" {
				values = append(values, page.Clip(page.OneLine(row[i]), 60))
			}
		}
		line := widget.NewLabel(page.Clip(page.OneLine(c), 40) + ":  " + strings.Join(values, "  |  "))
		line.Truncation = fyne.TextTruncateEllipsis
		box.Add(line)
	}
	return box
}
