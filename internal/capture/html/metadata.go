package html

import (
	"encoding/json"
	"github.com/readout-app/readout/internal/capture/format"
	nurl "net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/article"
)

// metadata is what a page states of its article.
type metadata struct {
	headline, published, outlet, url string
	authors                          []string
	searched                         article.Published // not stated, found by search
	body                             string            // the text that the page states beside its markup, or ""
	notes                            []string          // plain sentences for people
}

// Names of meta elements, the best first. Sources: The Open Graph protocol,
// schema.org, Dublin Core, parse.ly and citation tags as found on news sites.
var (
	metaHeadline  = []string{"og:title", "headline", "parsely-title", "dc.title", "dcterms.title", "twitter:title", "title"}
	metaPublished = []string{"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"article.published", "published_at", "publish-date", "publish_date", "publication_date", "pubdate", "dc.date.issued", "dcterms.issued",
		"dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "article_date_original", "cxenseparse:recs:publishtime", "date"}
	metaOutlet = []string{"og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher"}
	metaAuthor = []string{"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"}
	metaURL    = []string{"og:url"}
)

// readMetadata reads JSON-LD first, then meta elements and time elements.
func readMetadata(doc *html.Node) metadata {
	var m metadata
	named := map[string]string{}
	var times []string
	canonical := ""
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				if k := strings.ToLower(attr(n, key)); k != "" && named[k] == "" {
					named[k] = format.Squeeze(attr(n, "content"))
				}
			}
		case atom.Script:
			if isLinkedData(n) && n.FirstChild != nil {
				m.readJSON(n.FirstChild.Data)
			}
		case atom.Link:
			if attr(n, "rel") == "canonical" && canonical == "" {
				canonical = attr(n, "href")
			}
		default:
			prop := strings.ToLower(attr(n, "itemprop"))
			if strings.Contains(prop, "datepublished") || n.DataAtom == atom.Time && (hasAttr(n, "pubdate") || strings.Contains(attr(n, "class"), "publish")) {
				for _, v := range []string{attr(n, "datetime"), attr(n, "content")} {
					if v != "" {
						times = append(times, v)
					}
				}
			}
		}
	}
	first := func(field *string, names []string) {
		for _, name := range names {
			if *field == "" {
				*field = named[name]
			}
		}
	}
	first(&m.headline, metaHeadline)
	first(&m.outlet, metaOutlet)
	first(&m.url, metaURL)
	if m.url == "" {
		m.url = canonical
	}
	if m.url == "" {
		m.url = savedURL(doc)
	}
	for _, name := range metaPublished {
		m.setPublished(named[name])
	}
	for _, v := range times {
		m.setPublished(v)
	}
	for _, name := range metaAuthor {
		if v := named[name]; len(m.authors) == 0 && v != "" && !strings.Contains(v, "://") {
			m.authors = []string{v}
		}
	}
	if m.published == "" {
		found, err := htmldate.FromDocument(doc, htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true})
		if err == nil && !found.DateTime.IsZero() {
			m.searched = article.Published{Value: found.DateTime.Format(time.DateOnly), Rule: "page-search"}
		}
	}
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// isLinkedData says whether a script is JSON-LD.
func isLinkedData(n *html.Node) bool {
	return strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json")
}

// readJSON reads a JSON-LD script. Broken JSON says nothing.
func (m *metadata) readJSON(s string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(s)), &v) == nil {
		m.readValue(v, 0)
	}
}

// jsonDepth bounds how deep articles are looked for: a graph in a list in a page.
const jsonDepth = 6

// readValue looks for an article among nested values and reads the first one.
func (m *metadata) readValue(v any, depth int) {
	if depth > jsonDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			m.readValue(item, depth+1)
		}
	case map[string]any:
		if !isArticle(v["@type"]) {
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
				m.readValue(v[key], depth+1)
			}
			return
		}
		if m.headline == "" {
			m.headline = format.Squeeze(html.UnescapeString(str(v["headline"])))
		}
		m.setPublished(str(v["datePublished"]))
		if m.body == "" {
			m.body = html.UnescapeString(str(v["articleBody"]))
		}
		if m.outlet == "" {
			m.outlet = format.Squeeze(html.UnescapeString(name(v["publisher"])))
		}
		if m.url == "" {
			m.url = str(v["url"])
		}
		if len(m.authors) == 0 {
			m.authors = names(v["author"])
		}
	}
}

// isArticle says whether a JSON-LD type is an article's (schema.org Article and what
// derives from it).
func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "LiveBlogPosting" || v == "Report"
	case []any:
		for _, item := range v {
			if isArticle(item) {
				return true
			}
		}
	}
	return false
}

func str(v any) string { s, _ := v.(string); return strings.TrimSpace(s) }

// name gives the name of a person or body, which is a string or an object.
func name(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return str(v["name"])
	case []any:
		if len(v) > 0 {
			return name(v[0])
		}
	}
	return ""
}

func names(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, item := range list {
		if n := format.Squeeze(html.UnescapeString(name(item))); n != "" && !strings.Contains(n, "://") {
			out = append(out, n)
		}
	}
	return out
}

// layouts are the forms in which pages state a time, each with the form that keeps
// its precision.
var layouts = []struct{ in, out string }{
	{time.RFC3339, "2006-01-02T15:04:05-07:00"},
	{"2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05-07:00"},
	{"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-07:00"},
	{"2006-01-02T15:04Z0700", "2006-01-02T15:04:05-07:00"},
	{"2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05-07:00"},
	{"2006-01-02 15:04:05 Z0700", "2006-01-02T15:04:05-07:00"},
	{"2006-01-02 15:04:05 Z07:00", "2006-01-02T15:04:05-07:00"},
	{time.RFC1123Z, "2006-01-02T15:04:05-07:00"},
	{"2006-01-02T15:04:05", "2006-01-02T15:04"},
	{"2006-01-02 15:04:05", "2006-01-02T15:04"},
	{"2006-01-02T15:04", "2006-01-02T15:04"},
	{"2006-01-02 15:04", "2006-01-02T15:04"},
	{time.DateOnly, time.DateOnly},
	{"2006/01/02", time.DateOnly},
	{"20060102", time.DateOnly},
	{"January 2, 2006", time.DateOnly},
	{"Jan 2, 2006", time.DateOnly},
	{"2 January 2006", time.DateOnly},
}

// setPublished keeps the first time that can be read.
func (m *metadata) setPublished(v string) {
	if m.published != "" || v == "" {
		return
	}
	for _, l := range layouts {
		if t, err := time.Parse(l.in, v); err == nil && t.Year() > 1600 && t.Year() < 2200 {
			m.published = t.Format(l.out)
			return
		}
	}
}

// complete fills in what the extractor found and we did not.
func (m *metadata) complete(found trafilatura.Metadata) {
	if m.headline == "" {
		m.headline = format.Squeeze(found.Title)
	}
	if m.outlet == "" && !strings.HasPrefix(found.Sitename, "@") {
		m.outlet = format.Squeeze(found.Sitename)
	}
	if m.url == "" {
		m.url = found.URL
	}
	if len(m.authors) == 0 && found.Author != "" {
		m.authors = strings.Split(found.Author, "; ")
	}
	m.outlet = strings.TrimPrefix(m.outlet, "@")
	m.headline = cutOutlet(m.headline, m.outlet)
	if utf8.RuneCountInString(m.headline) > maxHeadline {
		m.headline = "" // a title element that was never closed
	}
}

// maxHeadline is the length in characters from which a title is no headline.
const maxHeadline = 400

// cutOutlet cuts the outlet's name off the end of a page title ("Talks resume | The
// Meridian Post").
func cutOutlet(headline, outlet string) string {
	if outlet == "" {
		return headline
	}
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " « ", " · "} {
		i := strings.LastIndex(headline, mark)
		if i <= 0 {
			continue
		}
		end := strings.ToLower(strings.TrimSpace(headline[i+len(mark):]))
		if site := strings.ToLower(outlet); end == site || strings.Contains(site, end) && len(end) > 3 || strings.Contains(end, site) {
			return strings.TrimSpace(headline[:i])
		}
	}
	return headline
}

// front gives the metadata as front matter without spans.
func (m *metadata) front() article.Front {
	var f article.Front
	if m.published != "" {
		f.Published = article.Published{Value: m.published, Rule: format.RuleMetadata}
	}
	if u, err := nurl.Parse(m.url); err == nil && u.IsAbs() && u.Host != "" {
		f.URL = m.url
	}
	if m.outlet != "" {
		f.Outlet = article.Passage{Text: m.outlet, Rule: format.RuleMetadata}
	}
	if by := joinNames(m.authors); by != "" && !strings.EqualFold(by, m.outlet) {
		f.Byline = article.Passage{Text: by, Rule: format.RuleMetadata}
	}
	return f
}

// joinNames writes names as a byline does: "A", "A and B", "A, B and C".
func joinNames(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
