package feed

import (
	"encoding/base64"
	"regexp"
	"strings"

	htm "golang.org/x/net/html"

	"github.com/readout-app/readout/internal/capture/date"
)

// parseXML reads RSS, RDF and Atom. It reports false for what is none of them.
func parseXML(markup string, sent Sent) (Feed, bool) {
	root := parse(markup).find("rss", "rdf:rdf", "rdf", "feed", "channel")
	if root == nil {
		return Feed{}, false
	}
	r := reader{sent: sent}
	channel := root
	if c := root.first("channel"); c != nil {
		channel = c
	}
	f := Feed{
		Title:    r.plain(channel.first("title", "dc:title")),
		About:    r.markup(channel.first("description", "subtitle", "tagline", "dc:description", "itunes:subtitle", "itunes:summary")),
		Link:     r.link(channel),
		Language: r.language(channel),
	}
	holders := []*element{channel}
	if channel != root {
		holders = append(holders, root) // RSS 1.0 has the items beside the channel
	}
	for _, holder := range holders {
		for _, c := range holder.children {
			if c.name == "item" || c.name == "entry" {
				f.Entries = append(f.Entries, r.entry(c, f))
			}
		}
	}
	return f, true
}

// reader reads the elements of one feed.
type reader struct{ sent Sent }

// The elements that an entry's fields stand in, the best first. Sources: RSS 2.0, the
// Atom Syndication Format (RFC 4287) and its draft 0.3, Dublin Core, the content module
// of RSS 1.0, Media RSS, iTunes and FeedBurner.
var (
	inTitle     = []string{"title", "dc:title", "media:title", "itunes:title"}
	inSummary   = []string{"description", "summary", "dc:description", "abstract", "media:description", "itunes:summary", "itunes:subtitle"}
	inContent   = []string{"content:encoded", "content", "body", "xhtml:body", "fullitem", "xhtml:div"}
	inID        = []string{"guid", "id", "dc:identifier"}
	inPublished = []string{"pubdate", "published", "issued", "dcterms:issued", "dc:date", "created", "dcterms:created", "date"}
	inUpdated   = []string{"updated", "modified", "dcterms:modified", "dc:date", "lastbuilddate"}
	inAuthor    = []string{"author", "dc:creator", "dc:author", "itunes:author", "media:credit"}
	inTags      = []string{"category", "dc:subject", "keywords", "media:category", "itunes:category"}
)

// entry reads one entry of f.
func (r reader) entry(e *element, f Feed) Entry {
	en := Entry{
		Title:   r.plain(e.first(inTitle...)),
		Link:    r.link(e),
		Authors: r.authors(e),
		Tags:    r.tags(e),
		Updated: r.moment(e, inUpdated),
	}
	en.Published = r.moment(e, inPublished)
	summary, content := e.first(inSummary...), e.first(inContent...)
	if group := e.first("media:group"); group != nil && summary == nil {
		summary = group.first(inSummary...)
	}
	if summary != nil && summary.name == "description" && content == nil {
		content = e.first("summary") // RSS with both: the longer one is the text
	}
	en.Summary, en.Content = r.markup(summary), r.markup(content)
	if id := e.first(inID...); id != nil {
		en.ID = id.inner()
		if id.name == "id" {
			en.ID = absolute(r.base(id), en.ID)
		}
		if id.name == "guid" && en.Link == "" && id.attr("ispermalink") != "false" && isAddress(en.ID) {
			en.Link = en.ID
		}
	}
	if en.ID == "" {
		en.ID = e.attr("rdf:about")
	}
	if en.Link == "" && isAddress(e.attr("rdf:about")) {
		en.Link = e.attr("rdf:about")
	}
	if en.ID == "" {
		en.ID = en.Link
	}
	if source := e.first("source"); source != nil {
		en.Source = r.plain(source.first("title"))
		if en.Source == "" && !source.isMarkup() {
			en.Source = r.plain(source)
		}
	}
	en.Language = f.Language
	for _, holder := range []*element{content, summary, e} {
		if holder == nil {
			continue
		}
		if l, ok := holder.inherited("xml:lang"); ok {
			en.Language = tag(l)
			break
		}
	}
	if l := e.first("dc:language", "language"); l != nil {
		en.Language = tag(l.inner())
	}
	return en
}

// tag gives the tag of a language as BCP 47 writes it: some join its parts by "_".
func tag(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), "_", "-") }

func (r reader) language(channel *element) string {
	if l := channel.first("language", "dc:language"); l != nil && l.inner() != "" {
		return tag(l.inner())
	}
	if l, _ := channel.inherited("xml:lang"); l != "" {
		return tag(l)
	}
	first, _, _ := strings.Cut(r.sent.Language, ",")
	return tag(first)
}

// link gives the address of what an element tells of: of Atom's links the one to the
// page itself, of RSS the text of its link.
func (r reader) link(e *element) string {
	best, rank := "", 0
	for _, c := range e.children {
		var ref string
		var n int
		switch {
		case c.name == "feedburner:origlink" || c.name == "pheedo:origlink":
			ref, n = c.inner(), 5
		case c.name == "link" && c.attr("href") != "":
			ref = c.attr("href")
			switch rel := strings.ToLower(c.attr("rel")); {
			case rel == "" || rel == "alternate":
				n = 3
				if t := c.attr("type"); t == "" || strings.Contains(t, "html") {
					n = 4
				}
			case rel == "self" || rel == "replies" || rel == "enclosure" || rel == "hub" || rel == "next":
			default:
				n = 1
			}
		case c.name == "link":
			ref, n = c.inner(), 4
		}
		if ref != "" && n > rank {
			best, rank = absolute(r.base(c), ref), n
		}
	}
	return best
}

// base gives the address that relative ones in e are taken from.
func (r reader) base(e *element) string {
	var chain []string
	for up := e; up != nil; up = up.parent {
		if b := up.attr("xml:base"); b != "" {
			chain = append(chain, b)
		}
	}
	base := r.sent.Base
	for i := len(chain) - 1; i >= 0; i-- {
		base = absolute(base, chain[i])
	}
	return base
}

var (
	inBrackets = regexp.MustCompile(`^\s*\S+@\S+\s*\((.+)\)\s*$`)
	anAddress  = regexp.MustCompile(`\s*[<(]?\s*(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+\s*[>)]?\s*`)
)

// name takes the name out of "me@example.com (A Name)" and its like. An address alone
// stays one.
func name(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if m := inBrackets.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1])
	}
	if rest := strings.TrimSpace(anAddress.ReplaceAllString(s, " ")); rest != "" {
		return rest
	}
	return s
}

func (r reader) authors(e *element) []string {
	var all []string
	for _, in := range inAuthor {
		for _, c := range e.children {
			if c.name != in || in == "media:credit" && c.attr("role") != "author" {
				continue
			}
			who := r.plain(c)
			if n := c.first("name"); n != nil {
				who = r.plain(n)
			} else if m := c.first("email"); m != nil {
				who = r.plain(m)
			}
			if who = name(who); who != "" {
				all = append(all, who)
			}
		}
		if len(all) > 0 {
			return all // the same people under two names are told once
		}
	}
	return all
}

func (r reader) tags(e *element) []string {
	var all []string
	seen := map[string]bool{}
	for _, in := range inTags {
		for _, c := range e.children {
			if c.name != in {
				continue
			}
			tag := c.attr("term")
			if tag == "" {
				tag = c.attr("text")
			}
			if tag == "" {
				tag = r.plain(c)
			}
			if tag != "" && !seen[tag] {
				seen[tag] = true
				all = append(all, tag)
			}
		}
	}
	return all
}

// moment gives the first moment that can be read of the elements of these names.
func (r reader) moment(e *element, names []string) string {
	for _, n := range names {
		for _, c := range e.children {
			if c.name != n {
				continue
			}
			if m := date.Moment(c.inner()); m != "" {
				return m
			}
		}
	}
	return ""
}

// isPlain says whether the text of an element of Atom is words and not markup.
func isPlain(e *element) bool {
	switch t := strings.ToLower(strings.TrimSpace(e.attr("type"))); {
	case e.isMarkup() || e.attr("mode") == "escaped" && t != "text/plain":
		return false
	case t == "text" || t == "text/plain" || t == "plain":
		return true
	}
	return false
}

// markup gives the markup of an element of text.
func (r reader) markup(e *element) string {
	if e == nil {
		return ""
	}
	s := e.inner()
	if wrap := e.first("div", "xhtml:div"); wrap != nil { // Atom wraps XHTML in one element
		switch {
		case strings.Contains(e.attr("type"), "xhtml"):
			return frameless(wrap.markup())
		case !wrap.isMarkup() && e.attr("type") == "html":
			s = wrap.inner() // escaped though it is wrapped
		}
	}
	if isBase64(e) {
		if decoded, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), "")); err == nil {
			s = strings.TrimSpace(string(decoded))
		}
	}
	if isPlain(e) {
		return htm.EscapeString(s)
	}
	return frameless(s)
}

var frame = regexp.MustCompile(`(?i)</?iframe[^>]*>`)

// frameless leaves the tags of frames out. Feeds write them as XML does, closed in
// themselves, and HTML would take all that follows for their content.
func frameless(markup string) string { return frame.ReplaceAllString(markup, "") }

// isBase64 says whether the text of an element is packed: it says so or, in Atom 1.0,
// is neither text nor XML.
func isBase64(e *element) bool {
	if e.attr("mode") == "base64" {
		return true
	}
	t := strings.ToLower(e.attr("type"))
	media := strings.Contains(t, "/") && !strings.HasPrefix(t, "text/") && !strings.HasSuffix(t, "+xml") && !strings.HasSuffix(t, "/xml")
	return media && e.attr("mode") == ""
}

// plain gives the words of an element of text.
func (r reader) plain(e *element) string {
	if e == nil {
		return ""
	}
	return Words(r.markup(e))
}

// Words gives the words of a short piece of markup on one line.
func Words(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return strings.Join(strings.Fields(markup), " ")
	}
	var b strings.Builder
	z := htm.NewTokenizer(strings.NewReader(markup))
	unshown := ""
	for {
		switch z.Next() {
		case htm.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case htm.TextToken:
			if unshown == "" {
				b.Write(z.Text())
			}
		case htm.StartTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "script", "style":
				unshown = string(name)
			case "br", "p", "div", "li":
				b.WriteByte(' ')
			}
		case htm.EndTagToken:
			if name, _ := z.TagName(); string(name) == unshown {
				unshown = ""
			}
		}
	}
}
