package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// What extractors leave at the edges of an article is mended here: links before, after and
// between its paragraphs, the headings of lists of them, lines that say what the page
// states, addresses of its authors.

const (
	// linkRunes is the length up to which a block of links is no paragraph.
	linkRunes = 160
	// allLinked is the share of a block from which it is nothing but a link.
	allLinked = 0.9
)

// trim leaves out the blocks of links before the first paragraph and after the last one,
// and the headings of lists of links that were left out.
func trim(blocks []block, taken []bool) {
	prose := func(i int) bool { return hasArticle([]string{blocks[i].text}) }
	links := func(i int) bool {
		return blocks[i].linked >= mostlyLinked && utf8.RuneCountInString(blocks[i].text) <= linkRunes && !prose(i)
	}
	for i := range blocks {
		if taken[i] && prose(i) {
			break
		}
		taken[i] = taken[i] && (!links(i) || !outside(blocks[i]))
	}
	last := 0 // the last block but links, or behind it a heading of them
	for i := len(blocks) - 1; i >= 0; i-- {
		switch {
		case !taken[i]:
		case links(i) && outside(blocks[i]):
			taken[i], last = false, i
		case last > 0 && heads(blocks[i]) || isContact(blocks[i].text):
			taken[i] = false
		default:
			i = 0
		}
	}
	for i := range blocks {
		if taken[i] && heads(blocks[i]) && headsLinks(blocks, taken, i) {
			taken[i] = false
		}
	}
}

// isSpare says whether a block within an article is no part of it: nothing but a link to
// another page, or signs without words.
func isSpare(b block) bool {
	if strings.IndexFunc(b.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return true
	}
	return b.linked >= allLinked && utf8.RuneCountInString(b.text) <= linkRunes && !hasArticle([]string{b.text}) && !heads(b) &&
		b.in != nil && b.in.DataAtom != atom.Li && b.in.DataAtom != atom.Tr && b.in.DataAtom != atom.Td
}

// repeats says whether a line above the text says no more than what the page states: the
// day or the names of its authors.
func (r *Reader) repeats(text string, meta *metadata) bool {
	if utf8.RuneCountInString(text) > dayLineRunes || strings.Contains(text, "\n") {
		return false
	}
	if by := r.furniture.byline(text); by != "" && meta.named && plain(by) == plain(joinNames(meta.authors)) {
		return true
	}
	day := r.moment(meta.language, text)
	if day == "" || days(day, meta.published) > 1 && (meta.modified == "" || days(day, meta.modified) > 1) {
		return false
	}
	return meta.published != "" && len(strings.Fields(text)) <= stampWords
}

// stampWords is the number of words up to which a line with a day holds nothing else.
const stampWords = 9

// isContact says whether a line gives an address at which to reach somebody.
func isContact(text string) bool {
	words := strings.Fields(text)
	at := slices.IndexFunc(words, func(w string) bool {
		return strings.ContainsRune(w, '@') || strings.Contains(w, ".com/") || strings.Contains(w, "://")
	})
	return at >= 0 && len(words) <= 4
}

// outside says whether a block of links stands in no paragraph: those of a list may be what
// an article is about.
func outside(b block) bool { return b.in != nil && b.in.DataAtom != atom.P }

// heads says whether a block is a heading.
func heads(b block) bool {
	if b.in == nil {
		return false
	}
	switch b.in.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// headsLinks says whether what stands below a heading was left out, and is a list of links.
func headsLinks(blocks []block, taken []bool, i int) bool {
	n := 0
	for k := i + 1; k < len(blocks) && !taken[k]; k++ {
		if blocks[k].linked < mostlyLinked {
			return false
		}
		n++
	}
	return n > 0
}

const (
	// sameText is the share of the first paragraph shown that must stand in the text that
	// a page states, for the two to be one text.
	sameText = 0.8
	// wholeMore is how many times as long the stated text must be.
	wholeMore = 1.5
)

// told gives the paragraphs of the text that the page states beside its markup.
func (m *metadata) told() []string {
	if m.body == "" {
		return nil
	}
	return Shown([]byte("\ufeff" + strings.ReplaceAll(m.body, "\n", "<p>")))
}

// whole gives the text that the page states where it shows only the beginning of it, as
// pages for subscribers do; nil elsewhere.
func (m *metadata) whole(found []string) []string {
	stated := letters(m.body)
	at := slices.IndexFunc(found, func(p string) bool { return hasArticle([]string{p}) })
	if len(stated) < fewRunes/2 || at < 0 || float64(len(stated)) < wholeMore*float64(len(letters(strings.Join(found, "")))) || share(letters(found[at]), grams(stated)) < sameText {
		return nil
	}
	all := m.told()
	if !hasArticle(all) {
		return nil
	}
	m.notes = append(m.notes, wholeStated.With())
	return all
}
