package feed

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	htm "golang.org/x/net/html"
)

// element is one element of a document that was read leniently.
type element struct {
	name     string // in small letters, with the prefix that is usual for its namespace
	attrs    []htm.Attribute
	parent   *element
	children []*element // of character data: name is "" and text is set
	text     string
	// prefixes are the namespaces that the element declares, by prefix.
	prefixes map[string]string
}

// The usual prefixes of namespaces. Elements of RSS, RDF's RSS 1.0 and Atom have none.
var usual = map[string]string{
	"http://www.w3.org/2005/atom":                    "",
	"http://purl.org/atom/ns#":                       "",
	"http://purl.org/rss/1.0/":                       "",
	"http://my.netscape.com/rdf/simple/0.9/":         "",
	"http://example.com/necho":                       "",
	"http://example.com/newformat#":                  "",
	"http://purl.org/net/rss1.1#":                    "",
	"http://backend.userland.com/rss":                "",
	"http://blogs.law.harvard.edu/tech/rss":          "",
	"http://backend.userland.com/rss2":               "",
	"http://backend.userland.com/blogchannelmodule":  "blogchannel",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":    "rdf",
	"http://purl.org/dc/elements/1.1/":               "dc",
	"http://purl.org/dc/elements/1.0/":               "dc",
	"http://purl.org/dc/terms/":                      "dcterms",
	"http://purl.org/rss/1.0/modules/content/":       "content",
	"http://search.yahoo.com/mrss":                   "media",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":     "itunes",
	"http://rssnamespace.org/feedburner/ext/1.0":     "feedburner",
	"http://www.w3.org/1999/xhtml":                   "xhtml",
	"http://www.w3.org/xml/1998/namespace":           "xml",
	"http://www.sitemaps.org/schemas/sitemap/0.9":    "",
	"http://www.google.com/schemas/sitemap-news/0.9": "news",
}

// Bounds of a tree: no feed nests deeper, and none of use has more elements.
const (
	maxDepth    = 200
	maxElements = 500_000
)

// opens are the elements of which none stands within another of its kind: one that is
// not closed ends where the next begins.
var opens = map[string]bool{"item": true, "entry": true, "url": true}

// leaves are the elements of a feed that hold words only, and fields those that may
// follow one of them: such a leaf ends there even if it is not closed.
var (
	leaves = map[string]bool{"title": true, "link": true, "guid": true, "id": true, "pubdate": true, "published": true, "updated": true}
	fields = map[string]bool{
		"title": true, "link": true, "guid": true, "id": true, "pubdate": true, "published": true, "updated": true, "description": true,
		"author": true, "category": true, "summary": true, "content": true, "content:encoded": true, "dc:creator": true, "dc:date": true,
	}
)

// parse makes a tree of markup. It never fails: what is no markup is text.
func parse(markup string) *element {
	root := &element{}
	entities := declared(markup)
	z := htm.NewTokenizer(strings.NewReader(markup))
	z.AllowCDATA(true)
	z.SetMaxBuf(0)
	at, depth := root, 0
	for n := 0; n < maxElements; n++ {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case htm.ErrorToken:
			// The end, or what is left after it: a tag that was cut short.
			return root
		case htm.TextToken:
			at.children = append(at.children, &element{parent: at, text: words(raw, entities)})
		case htm.StartTagToken, htm.SelfClosingTagToken:
			e := start(z, raw, at, entities)
			z.NextIsNotRawText()
			if leaves[at.name] && fields[e.name] {
				at, depth = at.parent, depth-1
				e.parent = at
			}
			if opens[e.name] {
				for up := at; up != nil; up = up.parent {
					if up.name == e.name {
						for at != up.parent {
							at, depth = at.parent, depth-1
						}
						e.parent = at
						break
					}
				}
			}
			at.children = append(at.children, e)
			if kind == htm.StartTagToken && depth < maxDepth {
				at, depth = e, depth+1
			}
		case htm.EndTagToken:
			name := at.canonical(tagName(raw))
			for up := at; up != root; up = up.parent {
				if up.name == name {
					for at != up.parent {
						at, depth = at.parent, depth-1
					}
					break
				}
			}
		}
	}
	return root
}

// tagName gives the name of a tag from its markup; the tokenizer's own lowers it and
// would end it at the same places.
func tagName(raw []byte) string {
	raw = bytes.TrimLeft(raw, "</")
	if end := bytes.IndexAny(raw, " \t\r\n\f/>"); end >= 0 {
		raw = raw[:end]
	}
	return strings.ToLower(string(raw))
}

// start makes the element of a start tag below at.
func start(z *htm.Tokenizer, raw []byte, at *element, entities *entities) *element {
	e := &element{parent: at}
	name := tagName(raw)
	for {
		key, value, more := z.TagAttr()
		if k := string(key); k != "" {
			v := resolve(string(value), entities)
			e.attrs = append(e.attrs, htm.Attribute{Key: k, Val: v})
			if prefix, ok := strings.CutPrefix(k, "xmlns"); ok && (prefix == "" || prefix[0] == ':') {
				if e.prefixes == nil {
					e.prefixes = map[string]string{}
				}
				e.prefixes[strings.TrimPrefix(prefix, ":")] = strings.ToLower(strings.TrimSpace(v))
			}
		}
		if !more {
			break
		}
	}
	e.name = e.canonical(name)
	return e
}

// canonical gives a name with the usual prefix of its namespace. A prefix that nothing
// declares stands for what it usually does.
func (e *element) canonical(name string) string {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	for up := e; up != nil; up = up.parent {
		space, declared := up.prefixes[prefix]
		if !declared {
			continue
		}
		if known, ok := usual[space]; ok {
			prefix = known
		} else if known, ok := usual[strings.TrimRight(space, "/#")]; ok {
			prefix = known
		} else if known, ok := usual[space+"/"]; ok {
			prefix = known
		}
		break
	}
	if prefix == "atom" || prefix == "atom10" || prefix == "atom03" || prefix == "rss" {
		prefix = ""
	}
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}

// words gives the text of a piece of character data or of a CDATA section.
func words(raw []byte, entities *entities) string {
	if inner, ok := bytes.CutPrefix(raw, []byte("<![CDATA[")); ok {
		return string(bytes.TrimSuffix(inner, []byte("]]>")))
	}
	return resolve(string(raw), entities)
}

var entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,40});`)

// resolve resolves references that are whole. HTML's own rules take "&copy=2" in an
// address for a sign, too.
func resolve(s string, entities *entities) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return entity.ReplaceAllStringFunc(s, func(ref string) string {
		if own, ok := entities.own[ref[1:len(ref)-1]]; ok && entities.left >= len(own) {
			entities.left -= len(own)
			return own
		}
		return html.UnescapeString(ref)
	})
}

var entityDeclaration = regexp.MustCompile(`<!ENTITY\s+([A-Za-z][A-Za-z0-9_.-]{0,40})\s+(?:"([^"]{0,1000})"|'([^']{0,1000})')\s*>`)

// entities are those that a document declares in its head. They are taken as they stand,
// none within another, and no more than so many bytes are put in for them: a short name that
// stands a million times for a long text would grow without bound.
type entities struct {
	own  map[string]string
	left int
}

// declared gives the entities of a document.
func declared(markup string) *entities {
	const head = 16 << 10
	e := &entities{own: map[string]string{}, left: 1 << 20}
	markup = markup[:min(len(markup), head)]
	if !strings.Contains(markup, "<!ENTITY") {
		return e
	}
	for _, m := range entityDeclaration.FindAllStringSubmatch(markup, 100) {
		e.own[m[1]] = html.UnescapeString(m[2] + m[3])
	}
	return e
}

// attr gives an attribute, or "".
func (e *element) attr(key string) string {
	for _, a := range e.attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// first gives the first child of one of the names, the names in order of preference.
func (e *element) first(names ...string) *element {
	for _, name := range names {
		for _, c := range e.children {
			if c.name == name {
				return c
			}
		}
	}
	return nil
}

// find gives the first element of one of the names below e, the nearest to the root.
func (e *element) find(names ...string) *element {
	level := []*element{e}
	for len(level) > 0 {
		var next []*element
		for _, up := range level {
			if found := up.first(names...); found != nil {
				return found
			}
			next = append(next, up.children...)
		}
		level = next
	}
	return nil
}

// inherited gives an attribute of e or of the nearest element above it that has it,
// and whether there is one.
func (e *element) inherited(key string) (string, bool) {
	for up := e; up != nil; up = up.parent {
		for _, a := range up.attrs {
			if a.Key == key {
				return a.Val, true
			}
		}
	}
	return "", false
}

// isMarkup says whether e holds elements.
func (e *element) isMarkup() bool {
	for _, c := range e.children {
		if c.name != "" {
			return true
		}
	}
	return false
}

// inner gives what e holds: its text or, where it holds elements, markup.
func (e *element) inner() string {
	if e.isMarkup() {
		return e.markup()
	}
	var b strings.Builder
	for _, c := range e.children {
		b.WriteString(c.text)
	}
	return strings.TrimSpace(b.String())
}

// markup gives what e holds as HTML.
func (e *element) markup() string {
	var b strings.Builder
	for _, c := range e.children {
		c.write(&b)
	}
	return strings.TrimSpace(b.String())
}

// write writes e as HTML.
func (e *element) write(b *strings.Builder) {
	if e.name == "" {
		b.WriteString(htm.EscapeString(e.text))
		return
	}
	name := strings.TrimPrefix(e.name, "xhtml:")
	b.WriteString("<" + name)
	for _, a := range e.attrs {
		if !strings.HasPrefix(a.Key, "xmlns") {
			b.WriteString(" " + a.Key + `="` + htm.EscapeString(a.Val) + `"`)
		}
	}
	b.WriteString(">")
	for _, c := range e.children {
		c.write(b)
	}
	if len(e.children) > 0 || !void[name] {
		b.WriteString("</" + name + ">")
	}
}

// void are the elements of HTML that hold nothing.
var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "meta": true, "link": true, "area": true, "col": true, "wbr": true, "source": true}
