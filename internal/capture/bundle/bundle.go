package bundle

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
)

// Splitter splits bundles; make it with New.
type Splitter struct {
	moment func(string) string
}

// New makes a Splitter. moment gives the first full date in a line as a value of
// article.Published, or "".
func New(moment func(string) string) *Splitter { return &Splitter{moment} }

// Split gives the articles of a bundle, and false for lines that are none.
func (s *Splitter) Split(lines []string) ([]format.Page, bool) {
	for i, l := range lines {
		lines[i] = strings.TrimSpace(strings.ReplaceAll(l, "\u00a0", " "))
	}
	for _, split := range []func([]string) []record{s.nexisUni, s.nexis, s.factivaCodes, s.factiva} {
		records := split(lines)
		var pages []format.Page
		for _, r := range records {
			if p, ok := r.page(); ok {
				pages = append(pages, p)
			}
		}
		if len(pages) > 0 {
			return pages, true
		}
	}
	return nil, false
}

// InHTML says whether a page may be a bundle: it has what ends an article in one.
func InHTML(page []byte) bool {
	return bytes.Contains(page, []byte("End of Document")) || bytes.Contains(page, []byte(" DOCUMENTS")) ||
		htmlDocument.Match(page)
}

var htmlDocument = regexp.MustCompile(`Document [A-Z]{2,}[A-Za-z0-9]{14,}`)

// record is one article of a bundle.
type record struct {
	headline, outlet, byline, published string
	body                                []string // lines; an empty one ends a paragraph
	piece                               []string // all its lines, as the database gave them
}

// page makes a page of a record that has words.
func (r record) page() (format.Page, bool) {
	paragraphs := paragraphs(r.body)
	if len(paragraphs) == 0 {
		return format.Page{}, false
	}
	p := format.New(r.headline, paragraphs)
	passage := func(s string) article.Passage {
		if s = format.Squeeze(s); s == "" {
			return article.Passage{}
		}
		return article.Passage{Text: s, Rule: format.RuleMetadata}
	}
	p.Front.Outlet, p.Front.Byline = passage(r.outlet), passage(byline(r.byline))
	if r.published != "" {
		p.Front.Published = article.Published{Value: r.published, Rule: format.RuleMetadata}
	}
	p.Original = []byte(strings.Join(r.piece, "\n"))
	return p, true
}

var by = regexp.MustCompile(`(?i)^by:?\s+`)

// byline gives the names of a byline, without "By".
func byline(s string) string { return strings.TrimRight(by.ReplaceAllString(s, ""), ".;, ") }

// paragraphs joins lines that were wrapped. Where each ends with a sentence, each is a
// paragraph of its own.
func paragraphs(lines []string) []string {
	wrapped := false
	for i := 1; i < len(lines); i++ {
		before := strings.TrimRight(lines[i-1], "\"'”’)")
		wrapped = wrapped || lines[i] != "" && before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:")
	}
	var out []string
	var open []string
	end := func() {
		if len(open) > 0 {
			out = append(out, strings.Join(open, " "))
			open = nil
		}
	}
	for _, l := range lines {
		if l == "" || !wrapped {
			end()
		}
		if l != "" {
			open = append(open, l)
		}
	}
	end()
	return out
}

// labelled reads a line "LABEL: value" and gives the label in small letters.
func labelled(line string) (label, value string, ok bool) {
	label, value, ok = strings.Cut(line, ":")
	if !ok || label == "" || len(label) > 24 || strings.ContainsAny(label, ".,;“\"") {
		return "", "", false
	}
	return strings.ToLower(label), strings.TrimSpace(value), true
}
