package feed

import (
	"strings"

	"github.com/readout-app/readout/internal/capture/charset"
)

// SiteMap is a list of the pages of a site (sitemaps.org, and Google's for news).
type SiteMap struct {
	Pages []string // addresses of pages
	Maps  []string // addresses of further site maps
}

// ReadSiteMap reads a site map or a list of them. It reports false for what is none.
func ReadSiteMap(data []byte) (SiteMap, bool) {
	s, _ := charset.Decode(data, encoding(data, ""))
	root := parse(s).find("urlset", "sitemapindex")
	if root == nil {
		return SiteMap{}, false
	}
	var m SiteMap
	for _, c := range root.children {
		at := c.first("loc")
		if at == nil || !isAddress(at.inner()) {
			continue
		}
		switch c.name {
		case "url":
			m.Pages = append(m.Pages, at.inner())
		case "sitemap":
			m.Maps = append(m.Maps, at.inner())
		}
	}
	return m, true
}

// Addresses gives the addresses of a plain list, one a line. It reports false where a
// line that is not empty holds anything else; what begins with "#" is a comment.
func Addresses(list string) ([]string, bool) {
	var all []string
	for line := range strings.Lines(list) {
		switch line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")); {
		case line == "" || line[0] == '#':
		case isAddress(line) && !strings.ContainsAny(line, " \t"):
			all = append(all, line)
		default:
			return nil, false
		}
	}
	return all, len(all) > 0
}

// Offered gives the addresses of the feeds that a web page names as its own, in full,
// in the page's order.
func Offered(page []byte, base string) []string {
	s, _ := charset.Decode(page, encoding(page, ""))
	var all []string
	var walk func(e *element)
	walk = func(e *element) {
		for _, c := range e.children {
			kind := strings.ToLower(c.attr("type"))
			if c.name == "link" && strings.Contains(strings.ToLower(c.attr("rel")), "alternate") &&
				(strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json")) {
				if at := absolute(base, c.attr("href")); isAddress(at) {
					all = append(all, at)
				}
			}
			walk(c)
		}
	}
	walk(parse(s))
	return all
}
