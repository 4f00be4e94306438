package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// Mapping names the column that gives each field; "" for none.
type Mapping struct {
	Text, Headline, Published, Outlet, Agency, Byline, URL string
}

// Fields are the names of the fields, in the order in which a person is asked for them.
func Fields() []string {
	return []string{"text", "headline", "published", "outlet", "agency", "byline", "url"}
}

// Field gives a field by its name, to be read or set; nil for a name that is none.
func (m *Mapping) Field(name string) *string {
	switch name {
	case "text":
		return &m.Text
	case "headline":
		return &m.Headline
	case "published":
		return &m.Published
	case "outlet":
		return &m.Outlet
	case "agency":
		return &m.Agency
	case "byline":
		return &m.Byline
	case "url":
		return &m.URL
	}
	return nil
}

// Suits says whether a mapping may be of a table with some columns: all that it names are
// among them.
func (m Mapping) Suits(columns []string) bool {
	for _, f := range Fields() {
		if c := *m.Field(f); c != "" && !slices.Contains(columns, c) {
			return false
		}
	}
	return m.Text != ""
}

// names are the column names by which each field is known, the best first, in small
// letters and without signs.
var names = struct{ text, headline, published, outlet, agency, byline, url []string }{
	text:     []string{"text", "fulltext", "body", "bodytext", "articletext", "articlebody", "content", "contents", "maintext", "article", "story", "storytext", "texte", "inhalt", "volltext", "текст"},
	headline: []string{"headline", "title", "articletitle", "heading", "head", "titel", "überschrift", "titre", "заголовок"},
	published: []string{"published", "publishedat", "publisheddate", "publicationdate", "pubdate", "datepublished", "publishdate", "versioncreated", "firstcreated",
		"date", "datetime", "timestamp", "day", "datum", "дата"},
	outlet: []string{"outlet", "source", "sourcename", "publication", "publicationname", "newspaper", "medium", "media", "publisher", "site", "sitename", "quelle", "источник"},
	agency: []string{"agency", "newsagency", "wire", "agentur"},
	byline: []string{"byline", "author", "authors", "creator", "autor", "auteur", "автор"},
	url:    []string{"url", "link", "permalink", "uri", "articleurl", "webpage", "canonicalurl"},
}

// Guess gives the mapping that the names of columns tell. Text is "" where no column
// has a name for it.
func Guess(columns []string) Mapping {
	known := map[string]string{}
	for _, c := range columns {
		if k := plain(c); known[k] == "" {
			known[k] = c
		}
	}
	first := func(names []string) string {
		for _, n := range names {
			if c := known[n]; c != "" {
				return c
			}
		}
		return ""
	}
	return Mapping{
		Text: first(names.text), Headline: first(names.headline), Published: first(names.published), Outlet: first(names.outlet),
		Agency: first(names.agency), Byline: first(names.byline), URL: first(names.url),
	}
}

// Certain says whether the names of the columns tell a table of articles: one holds
// their text and another something else of them.
func (m Mapping) Certain() bool {
	return m.Text != "" && (m.Headline != "" || m.Published != "" || m.Outlet != "" || m.URL != "")
}

// plain is a column's name by its letters and digits alone.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.:\ufeff\t", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// NoText says that no column is known to hold the text of articles.
type NoText struct{ Columns []string }

// Error names the columns there are, and says how to tell which one it is.
func (e *NoText) Error() string {
	return e.Unwrap().Error()
}

// Unwrap gives the sentence.
func (e *NoText) Unwrap() error {
	return noText.With(strings.Join(e.Columns[:min(len(e.Columns), 12)], ", "))
}

// dateUnclear is a note on a row.
const dateUnclear message.Kind = "The date “{{.Words}}” of the table is not understood."

const noText message.Kind = "no column is named as the text of articles (text, body or content); there are: {{.Names}}. Say which it is: in the window by adding this file alone, on a command line by readoutctl import --map text=COLUMN"

// ErrNoRows says that there is nothing in the table.
const ErrNoRows message.Kind = "the table has no rows"

// Reader turns rows into pages; make it with New.
type Reader struct {
	known  func(columns []string) (Mapping, bool)
	moment func(string) string
}

// New makes a Reader. known gives the mapping that a person chose for a table with some
// columns; where there is none, or known is nil, it is guessed. moment gives the first full
// date in a line as a value of article.Published, or "".
func New(known func(columns []string) (Mapping, bool), moment func(string) string) *Reader {
	if known == nil {
		known = func([]string) (Mapping, bool) { return Mapping{}, false }
	}
	return &Reader{known: known, moment: moment}
}

// mapping gives the mapping of a table with some columns.
func (r *Reader) mapping(columns []string) Mapping {
	if m, ok := r.known(columns); ok {
		return m
	}
	return Guess(columns)
}

// page makes a page of a row, given as values by column.
func (r *Reader) page(m Mapping, value func(column string) string) format.Page {
	get := func(column string) string {
		if column == "" {
			return ""
		}
		return strings.TrimSpace(value(column))
	}
	passage := func(s string) article.Passage {
		if s = format.Squeeze(s); s == "" {
			return article.Passage{}
		}
		return article.Passage{Text: s, Rule: format.RuleMetadata}
	}
	text := strings.ReplaceAll(get(m.Text), "\r\n", "\n")
	p := format.New(get(m.Headline), strings.Split(text, "\n\n"))
	p.Front.Outlet, p.Front.Agency, p.Front.Byline = passage(get(m.Outlet)), passage(get(m.Agency)), passage(get(m.Byline))
	if u := get(m.URL); strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://") {
		p.Front.URL = u
	}
	if s := get(m.Published); s != "" {
		if v := r.moment(s); v != "" {
			p.Front.Published = article.Published{Value: v, Rule: format.RuleMetadata}
		} else {
			p.Notes = append(p.Notes, dateUnclear.With(fmt.Sprintf("%.40s", s)))
		}
	}
	return p
}
