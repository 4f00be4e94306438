package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// body gives the paragraphs of the article in a page and completes what is known of
// it. Two extractors are asked where it stands; what the page itself states of its
// text decides between them.
func (r *Reader) body(doc *html.Node, source string, meta *metadata) []string {
	blocks := blocksUnder(doc)
	large := textBytes(blocks) > maxCompared
	if !large {
		r.furniture.prune(doc)
		blocks = blocksUnder(doc)
	}
	meta.settle(blocks)
	r.day(blocks, meta)
	r.byline(blocks, meta)
	options := trafilatura.Options{
		ExcludeComments: true,
		// The date is read from what the page states (metadata.go). The library's own
		// search of the whole page is left out: it takes dates of other articles.
		HtmlDateMode: trafilatura.Disabled,
	}
	taken := make([]bool, len(blocks))
	if result, err := trafilatura.ExtractDocument(doc, options); err == nil {
		meta.complete(result.Metadata)
		if large {
			return paragraphs(blocksUnder(result.ContentNode))
		}
		taken = extent(blocks, result.ContentNode)
	}
	if large {
		return paragraphs(blocks)
	}
	if second, err := readability.FromDocument(doc, nil); err == nil && second.Node != nil {
		if other := extent(blocks, second.Node); r.better(blocks, other, taken, meta.body) {
			taken = other
		}
	}
	trim(blocks, taken)
	found := r.tidy(blocks, taken, meta)
	if whole := meta.whole(found); whole != nil {
		return whole
	}
	if hasArticle(found) {
		if meta.gated {
			meta.notes = append(meta.notes, forSubscribers.With())
		}
		return found
	}
	if found = meta.told(); hasArticle(found) {
		return found
	}
	if found = inState(scripts(source), meta.headline); hasArticle(found) {
		meta.notes = append(meta.notes, byScript.With())
		return found
	}
	options.EnableFallback = true // to whatever reads like text
	if result, err := trafilatura.ExtractDocument(doc, options); err == nil {
		meta.complete(result.Metadata)
		found = paragraphs(blocksUnder(result.ContentNode))
	}
	return found
}

// maxCompared is the size in bytes of a page's text up to which answers are laid over
// it: no article is longer, and comparing takes memory many times that size.
const maxCompared = 2 << 20

// textBytes is the size of the text of blocks.
func textBytes(blocks []block) (n int) {
	for _, b := range blocks {
		n += len(b.text)
	}
	return n
}

const (
	// muchLonger is how many times as long a second answer must be to be the better.
	muchLonger = 2
	// fewRunes is the length of prose below which an answer may have missed the article.
	fewRunes = 500
)

// better says whether a second answer is better than the first: it agrees more with
// the text that the page states, or else the first has missed the article.
func (r *Reader) better(blocks []block, second, first []bool, stated string) bool {
	if known := letters(stated); len(known) > fewRunes {
		return agreement(blocks, second, known) > agreement(blocks, first, known)
	}
	n, m := runes(blocks, first), runes(blocks, second)
	return m > muchLonger*n && (n < fewRunes || !r.isList(blocks, second))
}

// isList says whether the taken blocks are entries of a list, of articles or of what
// readers say, because the same line stands between many of them.
func (r *Reader) isList(blocks []block, taken []bool) bool {
	const many = 4
	from := max(0, slices.Index(taken, true))
	seen := map[string]int{}
	for i, b := range blocks[from:] {
		if hasArticle([]string{b.text}) || r.furniture.isLine(b) {
			continue
		}
		if seen[b.text]++; seen[b.text] == many && slices.Contains(taken[from+i:], true) {
			return true
		}
	}
	return false
}

// runes counts the runes of the taken blocks.
func runes(blocks []block, taken []bool) (n int) {
	for i, b := range blocks {
		if taken[i] {
			n += utf8.RuneCountInString(b.text)
		}
	}
	return n
}

// agreement is F1 over runs of letters between the taken blocks and a text.
func agreement(blocks []block, taken []bool, known []rune) float64 {
	has := grams(known)
	right, all := 0, 0
	got := map[uint64]bool{}
	for i, b := range blocks {
		if !taken[i] {
			continue
		}
		for g := range runs(letters(b.text)) {
			if all++; has[g] > 0 {
				right++
				got[g] = true
			}
		}
	}
	if all == 0 || len(has) == 0 {
		return 0
	}
	p, q := float64(right)/float64(all), float64(len(got))/float64(len(has))
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

// tidy gives the texts of the taken blocks without lines of furniture and without the
// headline, which stands above them.
func (r *Reader) tidy(blocks []block, taken []bool, meta *metadata) []string {
	var texts []string
	prose := false
	headline := plain(meta.headline)
	for i, b := range blocks {
		if !taken[i] || r.furniture.isLine(b) || isSpare(b) || !prose && r.repeats(b.text, meta) {
			continue
		}
		said := plain(b.text)
		if rest, ok := strings.CutPrefix(b.text, meta.headline+"\n"); ok && !prose && meta.headline != "" {
			b.text = rest // a page without elements for its lines
		}
		if !prose && (b.in != nil && b.in.DataAtom == atom.H1 && headline != "" || said == headline) {
			continue
		}
		prose = prose || hasArticle([]string{b.text})
		texts = append(texts, b.text)
	}
	return texts
}
