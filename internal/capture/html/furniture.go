package html

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
)

// furniture knows what stands in a page beside its article: the names of the parts
// that hold none of it, and the lines that no article says.
type furniture struct {
	// Words, or two with a space between them, in the names of elements: true for
	// those of comments, which may be longer than what they comment on.
	parts map[string]bool
	links []string // how a line begins that leads to another page
	lines []string // how a line begins that is furniture in itself
	// Words before the moment at which an article was changed, or was published.
	changes, prints []string
	bylines         []string // words before the names of authors; some with their colon
}

func loadFurniture() (*furniture, error) {
	rows, err := lexicon.Rows(assets.Words, "words/page-furniture.tsv", 2)
	if err != nil {
		return nil, err
	}
	f := &furniture{parts: map[string]bool{}}
	for _, row := range rows {
		switch kind, entry := row[0], row[1]; kind {
		case "part":
			f.parts[entry] = false
		case "comments":
			f.parts[entry] = true
		case "link":
			f.links = append(f.links, entry)
		case "line":
			f.lines = append(f.lines, entry)
		case "changed":
			f.changes = append(f.changes, entry)
		case "printed":
			f.prints = append(f.prints, entry)
		case "byline":
			f.bylines = append(f.bylines, entry)
		default:
			return nil, fmt.Errorf("word list page-furniture.tsv: unknown kind %q", kind)
		}
	}
	return f, nil
}

// mostProse is the share of a page's running text from which a part is no furniture,
// whatever its name.
const mostProse = 0.3

// prune takes the parts that hold none of the article out of a page. A part that
// holds much of the page's running text stays, unless it is of comments, and any that
// holds all of it.
func (f *furniture) prune(doc *html.Node) {
	all := proseRunes(doc)
	var drop func(n *html.Node)
	drop = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if is, comments := f.isPart(c); is && !holdsArticle(c) {
				prose := float64(proseRunes(c)) / float64(max(all, 1))
				if prose <= mostProse || comments && prose < 1 {
					n.RemoveChild(c)
				} else {
					drop(c)
				}
			} else {
				drop(c)
			}
			c = next
		}
	}
	drop(doc)
}

// proseRunes counts the characters of the paragraphs under a node that read like
// running text.
func proseRunes(n *html.Node) (count int) {
	for _, b := range blocksUnder(n) {
		if hasArticle([]string{b.text}) {
			count += utf8.RuneCountInString(b.text)
		}
	}
	return count
}

// isPart says whether an element is named as a part that holds none of the article,
// and whether as one of comments.
func (f *furniture) isPart(n *html.Node) (is, comments bool) {
	switch n.DataAtom {
	case atom.Figcaption, atom.Dialog:
		return true, false
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article, atom.A, atom.Meta, atom.Script, atom.Link:
		return false, false
	}
	if role := attr(n, "role"); role == "dialog" || role == "alertdialog" {
		return true, false
	}
	for name := range strings.FieldsSeq(attr(n, "id") + " " + attr(n, "class")) {
		words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == ':' })
		for i, word := range words {
			for _, entry := range []string{word, words[max(0, i-1)] + " " + word} {
				if of, ok := f.parts[entry]; ok {
					is, comments = true, comments || of
				}
			}
		}
	}
	return is, comments
}

// holdsArticle says whether an element holds the article after all: its first heading,
// or what is marked as its text.
func holdsArticle(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.H1 || strings.EqualFold(attr(d, "itemprop"), "articleBody") {
			return true
		}
	}
	return false
}

const (
	// mostlyLinked is the share of a block's letters from which it leads elsewhere.
	mostlyLinked = 0.5
	// furnitureRunes is the length to which a line can be furniture.
	furnitureRunes = 160
)

// isLine says whether a block is a line of furniture and no paragraph of the article.
func (f *furniture) isLine(b block) bool {
	line := strings.ToLower(strings.TrimLeftFunc(b.text, func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '>' || r == '»' || r == '•' }))
	begins := func(entries []string) bool {
		for _, entry := range entries {
			if rest, ok := strings.CutPrefix(line, entry); ok {
				next, _ := utf8.DecodeRuneInString(rest)
				last, _ := utf8.DecodeLastRuneInString(entry)
				if rest == "" || !unicode.IsLetter(next) || !unicode.IsLetter(last) {
					return true
				}
			}
		}
		return false
	}
	return b.linked >= mostlyLinked && begins(f.links) || utf8.RuneCountInString(line) <= furnitureRunes && begins(f.lines)
}

// changed gives the place in a line of a word that says an article was changed, or -1.
func (f *furniture) changed(line string) int { return wordAt(line, f.changes) }

// printed gives the place of a word that says it was published, or -1.
func (f *furniture) printed(line string) int { return wordAt(line, f.prints) }

// wordAt gives the first place in a line at which a word begins with one of the entries.
func wordAt(line string, entries []string) int {
	small := strings.ToLower(line)
	if len(small) != len(line) {
		small = line // letters whose small form is longer: the places would not hold
	}
	first := -1
	for _, entry := range entries {
		for from := 0; ; {
			i := strings.Index(small[from:], entry)
			if i < 0 {
				break
			}
			i += from
			before, _ := utf8.DecodeLastRuneInString(small[:i])
			if i == 0 || !unicode.IsLetter(before) || unicode.In(before, unicode.Han, unicode.Hangul, unicode.Hiragana) {
				if first < 0 || i < first {
					first = i
				}
				break
			}
			from = i + len(entry)
		}
	}
	return first
}
