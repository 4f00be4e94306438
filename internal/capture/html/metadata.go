package html

import (
	"cmp"
	nurl "net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// metadata is what a page states of its article.
type metadata struct {
	headline, published, modified, outlet, url, language string
	title                                                string // of the page, which may say more
	authors                                              []string
	named                                                bool              // the authors are stated for programs
	searched                                             article.Published // not stated, found by search
	body                                                 string            // the text that the page states beside its markup, or ""
	gated                                                bool              // the page says that its text is for subscribers
	notes                                                message.Text
}

// Names of meta elements, the best first. Sources: The Open Graph protocol,
// schema.org, Dublin Core, parse.ly and citation tags as found on news sites.
var (
	metaHeadline  = []string{"og:title", "headline", "parsely-title", "dc.title", "dcterms.title", "twitter:title", "title"}
	metaPublished = []string{"article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
		"article.published", "published_at", "published_time", "publish-date", "publish_date", "publishdate", "publication_date", "publicationdate", "published-date", "publisheddate", "pubdate", "og:pubdate",
		"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_online_date", "article_date_original",
		"cxenseparse:recs:publishtime", "weibo:article:create_at", "weibo: article:create_at", "displaydate", "date"}
	metaModified = []string{"article:modified_time", "og:modified_time", "article:modified", "datemodified", "og:updated_time", "dcterms.modified", "dc.date.modified", "article.updated", "updated_at", "last-modified", "lastmod", "revised", "weibo:article:update_at", "weibo: article:update_at"}
	metaOutlet   = []string{"og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_journal_title"}
	metaAuthor   = []string{"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author"}
	metaURL      = []string{"og:url"}
)

// readMetadata reads JSON-LD first, then meta elements, microdata and time elements. The
// function moment reads a date as it is printed in a language.
func readMetadata(doc *html.Node, moment func(language, line string) string) metadata {
	named := map[string][]string{}
	var data linked
	var micro microdata
	canonical, language, title := "", "", ""
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			language = cmp.Or(language, attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Title:
			if title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				title = format.Squeeze(words(n))
				if utf8.RuneCountInString(title) > maxHeadline { // never closed
					title = ""
				}
			}
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				if k := strings.ToLower(attr(n, key)); k != "" && attr(n, "content") != "" {
					named[k] = append(named[k], format.Squeeze(attr(n, "content")))
				}
			}
		case atom.Script:
			if isLinkedData(n) && n.FirstChild != nil {
				data.add(n.FirstChild.Data)
			}
		case atom.Link:
			if attr(n, "rel") == "canonical" && canonical == "" {
				canonical = attr(n, "href")
			}
		}
		micro.read(n)
	}
	m := metadata{title: title, language: cmp.Or(language, first(named["og:locale"]), first(named["content-language"]))}
	m.language = strings.ReplaceAll(m.language, "_", "-")
	if len(m.language) > 3 && m.language[2] != '-' && m.language[3] != '-' {
		m.language = "" // no tag of a language
	}
	read := func(v string) string { return stated(v, m.language, moment) }

	var headlines, published, modified, outlets, urls claims
	var authors []claims
	if a := data.article(first(named["og:title"]), canonical); a != nil {
		headlines.add(text(a["headline"]))
		published.add(read(str(a["datePublished"])))
		modified.add(read(str(a["dateModified"])))
		outlets.add(first(data.names(a["publisher"])))
		urls.add(str(a["url"]))
		authors = append(authors, people(data.names(a["author"])))
		m.body = html.UnescapeString(str(a["articleBody"]))
		m.gated = no(a["isAccessibleForFree"])
	}
	each := func(to *claims, names []string, read func(string) string) {
		for _, name := range names {
			to.add(read(first(named[name])))
		}
	}
	same := func(s string) string { return s }
	each(&headlines, metaHeadline, same)
	each(&published, metaPublished, read)
	each(&modified, metaModified, read)
	each(&outlets, metaOutlet, func(s string) string {
		if strings.Contains(s, "://") {
			return "" // an address, no name
		}
		return s
	})
	each(&urls, metaURL, same)
	urls.add(canonical)
	for _, name := range metaAuthor {
		authors = append(authors, people(named[name]))
	}
	headlines.add(micro.headline)
	outlets.add(micro.publisher)
	urls.add(micro.url)
	authors = append(authors, people(micro.authors))
	for _, v := range micro.published {
		published.add(read(v))
	}
	for _, v := range micro.modified {
		modified.add(read(v))
	}
	for _, d := range data.dated {
		published.add(read(str(d["datePublished"])))
	}
	urls.add(savedURL(doc))

	m.choose(headlines, published, modified, outlets, urls, authors)
	if m.published == "" {
		found, err := htmldate.FromDocument(doc, htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true})
		if err == nil && !found.DateTime.IsZero() {
			m.searched = article.Published{Value: found.DateTime.Format("2006-01-02"), Rule: "page-search"}
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
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// complete fills in what the extractor found and we did not.
func (m *metadata) complete(found trafilatura.Metadata) {
	m.headline = cmp.Or(m.headline, format.Squeeze(found.Title))
	if m.outlet == "" && !strings.HasPrefix(found.Sitename, "@") {
		m.outlet = format.Squeeze(found.Sitename)
	}
	m.url = cmp.Or(m.url, found.URL)
	if len(m.authors) == 0 && found.Author != "" {
		m.authors = people(strings.Split(found.Author, "; "))
	}
	m.outlet = strings.TrimPrefix(m.outlet, "@")
	m.headline = cutOutlet(m.headline, m.outlet)
	if utf8.RuneCountInString(m.headline) > maxHeadline {
		m.headline = "" // a title element that was never closed
	}
}

// maxHeadline is the length in characters from which a title is no headline.
const maxHeadline = 400

// titleMarks stand between a headline and the name of its outlet in the title of a page.
var titleMarks = []string{" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", "｜", "_"}

// cutOutlet cuts the outlet's name off the end of a page title ("Talks resume | The
// Meridian Post").
func cutOutlet(headline, outlet string) string {
	if outlet == "" {
		return headline
	}
	for _, mark := range titleMarks {
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
	if m.modified != "" {
		f.Modified = article.Published{Value: m.modified, Rule: format.RuleMetadata}
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
