package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/table"
	"github.com/readout-app/readout/internal/message"
)

// Mapping names the column of a table that gives each field of its articles.
type Mapping = table.Mapping

// MappingFields are the names of a mapping's fields.
func MappingFields() []string { return table.Fields() }

// Preview is what a person is asked about a file that holds many articles: which of them
// are to be taken, or what the columns of a table hold. It is empty of any other file.
type Preview struct {
	Articles []PreviewArticle
	// Columns and Rows are the beginning of a table, and Mapping what would be made of it.
	Columns []string
	Rows    [][]string
	Mapping Mapping
}

// PreviewArticle is an article that a document holds.
type PreviewArticle struct {
	ID                          article.ID
	Headline, Outlet, Published string
	Words                       int
}

// previewRows is the number of rows that are shown of a table.
const previewRows = 4

// Preview looks into a file. The error is one that importing it would give too.
func (d *Desk) Preview(ctx context.Context, path string) (Preview, error) {
	if isAddress(path) {
		return Preview{}, nil
	}
	look, err := d.capture.Look(ctx, capture.File(path), previewRows)
	d.capture.Release()
	if err != nil {
		return Preview{}, err
	}
	if t := look.Table; t != nil {
		return Preview{Columns: t.Columns, Rows: t.Rows, Mapping: t.Mapping}, nil
	}
	var p Preview
	for _, c := range look.Articles {
		a := c.Article
		head := a.Front.Headline.Text
		if head == "" {
			head, _, _ = strings.Cut(strings.TrimSpace(a.Text.String()), "\n")
		}
		p.Articles = append(p.Articles, PreviewArticle{
			ID: a.ID, Headline: head, Outlet: a.Front.Outlet.Text, Published: a.Front.Published.Value, Words: len(strings.Fields(a.Text.String())),
		})
	}
	return p, nil
}

// ImportSome takes some of the articles of a document into a story, as Import does.
func (d *Desk) ImportSome(id StoryID, path string, articles []article.ID) int {
	title := addingArticles.With(strconv.Itoa(len(articles)), filepath.Base(path))
	return d.begin(id, title, entry{Units: []string{path}, Pick: map[string][]article.ID{path: articles}, Listed: true}).id
}

// columnsKey is the setting that holds what the columns of tables mean.
const columnsKey = "columns"

// mostColumns bounds the tables that are remembered; those chosen first are forgotten first.
const mostColumns = 200

// chosenColumns is what a person said of the columns of a table.
type chosenColumns struct {
	Columns []string `json:"columns"`
	Mapping Mapping  `json:"mapping"`
}

// columns holds what was said of tables.
type columns struct {
	given Mapping // for every table that it suits, before all others
	mu    sync.Mutex
	all   []chosenColumns
}

// of gives the mapping that was chosen for a table with some columns.
func (c *columns) of(heads []string) (Mapping, bool) {
	if c.given.Suits(heads) {
		return c.given, true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, one := range c.all {
		if slices.Equal(one.Columns, heads) {
			return one.Mapping, true
		}
	}
	return Mapping{}, false
}

// load reads what was said before.
func (c *columns) load(kept *archive.Archive) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, err := kept.Setting(columnsKey, &c.all); err != nil {
		return fmt.Errorf("reading what the columns of tables mean: %w", err)
	}
	return nil
}

// ErrMapping says that a mapping cannot be one of a table.
const ErrMapping message.Kind = "say which column holds the text of the articles"

// ChooseColumns remembers what the columns of a table hold, for it and for each later one
// with the same heads. It fails with ErrMapping where no column is the text, or one is not
// there.
func (d *Desk) ChooseColumns(_ context.Context, heads []string, m Mapping) error {
	if !m.Suits(heads) || !utf8.ValidString(strings.Join(heads, "")) {
		return ErrMapping
	}
	c := d.columns
	c.mu.Lock()
	defer c.mu.Unlock()
	all := slices.DeleteFunc(slices.Clone(c.all), func(o chosenColumns) bool { return slices.Equal(o.Columns, heads) })
	all = append(all, chosenColumns{slices.Clone(heads), m})
	all = all[max(0, len(all)-mostColumns):]
	if err := d.archive.SetSetting(columnsKey, all); err != nil {
		return fmt.Errorf("remembering the columns: %w", err)
	}
	c.all = all
	return nil
}
