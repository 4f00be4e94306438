package html

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// ErrNoArticle says that a page has links and labels but no running text.
const ErrNoArticle message.Kind = "the page holds no article, only navigation"

// Reader takes articles out of web pages. It is safe for concurrent use; make it with
// NewReader.
type Reader struct {
	furniture *furniture
	moment    func(language, line string) string
}

// NewReader makes a Reader. The function moment gives the first date in a line of a
// language (a tag of BCP 47, or "") as a value of article.Published, or "". It fails only
// when its word list is broken.
func NewReader(moment func(language, line string) string) (*Reader, error) {
	f, err := loadFurniture()
	if err != nil {
		return nil, fmt.Errorf("making the reader of pages: %w", err)
	}
	return &Reader{f, moment}, nil
}

// Read takes the article out of a page. It fails with ErrNoArticle, or with the
// context's error when that is done. Libraries below it may panic on hostile
// markup; the caller guards.
func (r *Reader) Read(ctx context.Context, data []byte) (format.Page, error) {
	s, notes := charset.Decode(data, declared(data))
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		// Markup nested beyond all bounds: the words are still there.
		return page(rescue(s), metadata{}, append(notes, brokenMarkup.With()))
	}
	if err := ctx.Err(); err != nil {
		return format.Page{}, fmt.Errorf("reading a page: %w", err)
	}
	meta := readMetadata(doc, r.moment)
	found := r.body(doc, s, &meta)
	if ctx.Err() != nil {
		return format.Page{}, fmt.Errorf("reading a page: %w", ctx.Err())
	}
	return page(found, meta, append(notes, meta.notes...))
}

// page puts the frozen text together and notes where its headline stands.
func page(paragraphs []string, meta metadata, notes message.Text) (format.Page, error) {
	if !hasArticle(paragraphs) {
		return format.Page{}, ErrNoArticle
	}
	p := format.New(meta.headline, paragraphs)
	headline := p.Front.Headline
	p.Front = meta.front()
	p.Front.Headline = headline
	// A day found by searching the whole page is right in about three pages of four.
	p.Searched, p.Language, p.Notes = meta.searched, meta.language, notes
	return p, nil
}

// Limits from which a paragraph counts as running text: a sentence of some length
// with its end, or a long one that holds one.
const (
	sentenceRunes = 40
	longRunes     = 160
	sentenceMarks = ".!?…։。！？؟।:;"
)

// hasArticle says whether at least one paragraph is running text, and running text
// makes up a fair part of the whole.
func hasArticle(paragraphs []string) bool {
	prose, all := 0, 0
	for _, p := range paragraphs {
		n := utf8.RuneCountInString(p)
		all += n
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p, "\"'”’»)] "))
		if n >= sentenceRunes && strings.ContainsRune(sentenceMarks, last) ||
			n >= longRunes && (strings.ContainsAny(p, sentenceMarks) || strings.IndexFunc(p, endless) >= 0) {
			prose += n
		}
	}
	return prose > 0 && prose*4 >= all
}

// endless says whether r is of a script that ends sentences with a space or nothing.
func endless(r rune) bool { return unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer) }

var charsetPattern = regexp.MustCompile(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.\-]{2,40})|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-z0-9_:.\-]{2,40})`)

// declared gives the encoding that a page says it is in, or "".
func declared(data []byte) string {
	const head = 4 << 10
	m := charsetPattern.FindSubmatch(bytes.TrimSpace(data[:min(len(data), head)]))
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}

// Whole takes all that a page shows for the article: for pages without navigation,
// such as the chapters of a book or the body of a mail. Its headline is its first
// heading, or its title. It fails with ErrNoArticle where there is no running text.
func Whole(data []byte) (format.Page, error) {
	s, notes := charset.Decode(data, declared(data))
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return page(rescue(s), metadata{}, notes)
	}
	var title, heading string
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Title:
			if title == "" {
				title = format.Squeeze(words(n))
			}
		case atom.H1, atom.H2:
			if heading == "" {
				heading = format.Squeeze(words(n))
			}
		}
	}
	all := paragraphs(blocksUnder(doc))
	if !hasArticle(all) {
		return format.Page{}, ErrNoArticle
	}
	at := slices.IndexFunc(all, func(p string) bool { return heading != "" && format.Squeeze(p) == heading })
	p := format.Headed(all, at)
	if at < 0 {
		p = format.New(title, all)
	}
	p.Notes = notes
	return p, nil
}

// Shown gives the paragraphs of all that a page shows, running text or not.
func Shown(data []byte) []string {
	s, _ := charset.Decode(data, declared(data))
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return rescue(s)
	}
	return paragraphs(blocksUnder(doc))
}

// words gives the text under a node.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
