package html

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/capture/format"
)

// microdata is what the elements of a page are marked as.
type microdata struct {
	headline, publisher, url     string
	authors, published, modified []string
}

// read takes in one element.
func (m *microdata) read(n *html.Node) {
	if n.DataAtom == atom.Time {
		m.time(n)
	}
	for prop := range strings.FieldsSeq(strings.ToLower(attr(n, "itemprop"))) {
		switch prop {
		case "datepublished":
			m.published = append(m.published, when(n))
		case "datemodified":
			m.modified = append(m.modified, when(n))
		case "headline":
			if n.DataAtom != atom.Meta && m.headline == "" {
				m.headline = format.Squeeze(words(n))
			}
		case "mainentityofpage":
			m.url = cmp.Or(m.url, attr(n, "href"), attr(n, "itemid"), attr(n, "content"))
		case "publisher":
			m.publisher = cmp.Or(m.publisher, nameIn(n))
		case "author":
			if !ofComment(n) {
				m.authors = append(m.authors, nameIn(n))
			}
		}
	}
}

// time takes in a time element that says what it is the time of.
func (m *microdata) time(n *html.Node) {
	class := strings.ToLower(attr(n, "class"))
	switch {
	case strings.Contains(class, "updated") || strings.Contains(class, "modified"):
		if !strings.Contains(class, "published") { // WordPress gives both for what was never changed
			m.modified = append(m.modified, when(n))
			return
		}
		fallthrough
	case hasAttr(n, "pubdate"), strings.Contains(class, "publish"), strings.Contains(class, "entry-date"), strings.Contains(class, "post-date"):
		m.published = append(m.published, when(n))
	}
}

// when gives the time that an element states for programs.
func when(n *html.Node) string { return cmp.Or(attr(n, "datetime"), attr(n, "content")) }

// nameIn gives the name that an element is marked to hold, or else its words.
func nameIn(n *html.Node) string {
	for d := range n.Descendants() {
		if strings.EqualFold(attr(d, "itemprop"), "name") {
			return format.Squeeze(cmp.Or(attr(d, "content"), words(d)))
		}
	}
	return format.Squeeze(cmp.Or(attr(n, "content"), words(n)))
}

// ofComment says whether an element stands in what a reader says.
func ofComment(n *html.Node) bool {
	for a := range n.Ancestors() {
		if strings.Contains(strings.ToLower(attr(a, "itemprop")), "comment") || strings.HasSuffix(attr(a, "itemtype"), "/Comment") {
			return true
		}
	}
	return false
}
