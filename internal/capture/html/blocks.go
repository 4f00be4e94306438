package html

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/capture/format"
)

// begins are the elements that begin a paragraph.
var begins = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true,
	atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Section: true, atom.Article: true, atom.Main: true,
	atom.Header: true, atom.Footer: true, atom.Figure: true, atom.Figcaption: true, atom.Hr: true, atom.Body: true,
	atom.Aside: true, atom.Nav: true, atom.Form: true, atom.Title: true,
}

// hidden are the elements whose words no reader sees.
var hidden = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Iframe: true,
	atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Svg: true,
}

// block is a paragraph of a page.
type block struct {
	text   string
	in     *html.Node // the element that it stands in
	linked float64    // the share of its bytes that are links
	times  []string   // what the time elements in it state
}

// gatherer collects paragraphs: white space becomes one space, a line break inside
// a paragraph stays a line break, two of them part paragraphs.
type gatherer struct {
	blocks []block
	b      strings.Builder
	in     *html.Node // whose words are being gathered
	links  int        // how many links they stand in
	linked int        // bytes of them within links
	times  []string   // what time elements before or within the words state
}

func (g *gatherer) end() {
	linked := min(1, float64(g.linked)/float64(max(g.b.Len(), 1)))
	for part := range strings.SplitSeq(g.b.String(), "\n\n") {
		var lines []string
		for line := range strings.SplitSeq(part, "\n") {
			if line = format.Squeeze(line); line != "" {
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			g.blocks = append(g.blocks, block{strings.Join(lines, "\n"), g.in, linked, g.times})
			g.times = nil
		}
	}
	g.b.Reset()
	g.linked = 0
}

// words adds character data, whose own line breaks are only white space in HTML.
func (g *gatherer) words(s string) {
	g.b.WriteString(strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\t', '\f':
			return ' '
		case '\u00ad', '\u200b', '\ufeff': // soft hyphen, zero-width space: not words
			return -1
		}
		return r
	}, s))
	if g.links > 0 {
		g.linked += len(s)
	}
}

// paragraphs gives the texts of blocks.
func paragraphs(blocks []block) []string {
	texts := make([]string, len(blocks))
	for i, b := range blocks {
		texts[i] = b.text
	}
	return texts
}

// blocksUnder gives the paragraphs under a node in document order.
func blocksUnder(root *html.Node) []block {
	var g gatherer
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			g.words(n.Data)
			return
		case n.Type == html.ElementNode && (hidden[n.DataAtom] || hasAttr(n, "hidden")):
			return
		case n.DataAtom == atom.Br:
			g.b.WriteByte('\n')
			return
		}
		if !begins[n.DataAtom] {
			if at := attr(n, "datetime"); n.DataAtom == atom.Time && at != "" {
				g.times = append(g.times, at)
			}
			if n.DataAtom == atom.A {
				g.links++
				defer func() { g.links-- }()
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
			return
		}
		g.end()
		outer := g.in
		g.in = n
		if n.DataAtom == atom.Tr && isRow(n) {
			g.row(n, walk)
			g.in = outer
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		g.end()
		g.in = outer
	}
	if root != nil {
		walk(root)
	}
	g.end()
	return g.blocks
}

// cellRunes is the length up to which a cell is one of data and no column of a page.
const cellRunes = 80

// isRow says whether a row of a table holds data: several cells, each short and in one
// piece. Pages are laid out by tables too.
func isRow(n *html.Node) bool {
	cells := 0
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		cells++
		runes := 0
		for d := range c.Descendants() {
			if d.Type == html.TextNode {
				runes += utf8.RuneCountInString(d.Data)
			}
			if begins[d.DataAtom] && d.DataAtom != atom.P && d.DataAtom != atom.Div || d.DataAtom == atom.Br || runes > cellRunes {
				return false
			}
		}
	}
	return cells > 1
}

// row gathers the cells of a row into one block, as they stand on one line.
func (g *gatherer) row(n *html.Node, walk func(*html.Node)) {
	from := len(g.blocks)
	for c := range n.ChildNodes() {
		walk(c)
		g.end()
	}
	if len(g.blocks) == from {
		return
	}
	row := block{text: strings.Join(paragraphs(g.blocks[from:]), "\t"), in: n}
	for _, b := range g.blocks[from:] {
		row.linked += b.linked / float64(len(g.blocks)-from)
		row.times = append(row.times, b.times...)
	}
	g.blocks = append(g.blocks[:from], row)
}

// rescue gives the paragraphs of a page that cannot be parsed into a tree, tag by
// tag; of these only such as read like sentences.
func rescue(s string) []string {
	var g gatherer
	z := html.NewTokenizer(strings.NewReader(s))
	skip := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			g.end()
			if z.Err() != io.EOF {
				return nil
			}
			var prose []string
			for _, b := range g.blocks {
				if hasArticle([]string{b.text}) {
					prose = append(prose, b.text)
				}
			}
			return prose
		case html.TextToken:
			if skip == 0 {
				g.words(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			raw := z.Raw()
			closing := len(raw) > 1 && raw[1] == '/'
			switch {
			case skip != 0:
				if closing && a == skip {
					skip = 0
				}
			case hidden[a] && a != atom.Head && !closing:
				skip = a
			case a == atom.Br:
				g.b.WriteByte('\n')
			case begins[a]:
				g.end()
			}
		}
	}
}
