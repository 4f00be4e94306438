package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/capture/format"
)

const (
	// headingRunes is the least length of a heading that can be a headline by itself.
	headingRunes = 8
	// outletRunes is the greatest length of the name of an outlet in a title.
	outletRunes = 60
)

// settle completes the headline and the outlet from what a reader sees: the first heading
// that says what the page states is the headline as printed, and what the title of the
// page has beside it is the outlet.
func (m *metadata) settle(blocks []block) {
	if utf8.RuneCountInString(m.headline) > maxHeadline {
		m.headline = ""
	}
	m.headline = cutOutlet(m.headline, m.outlet)
	if at := headingAt(blocks, m.headline); at >= 0 && blocks[at].in != nil && blocks[at].in.DataAtom == atom.H1 {
		m.head(format.Squeeze(blocks[at].text), m.title)
	}
	if m.headline == "" {
		m.headline = printedTitle(m.title, blocks)
	}
	if m.outlet == "" && m.headline != "" {
		m.outlet = outletIn(m.title, m.headline)
	}
}

// titleRunes is the least length of a line that is known for the headline by the title of
// its page alone.
const titleRunes = 15

// printedTitle gives the line that the title of a page begins with, where the page marks
// no heading; "" for none.
func printedTitle(title string, blocks []block) string {
	title = plain(title)
	for _, b := range blocks {
		line, _, _ := strings.Cut(b.text, "\n")
		if n := utf8.RuneCountInString(line); n >= titleRunes && n <= maxHeadline && strings.HasPrefix(title, plain(line)) {
			return line
		}
	}
	return ""
}

// head takes a heading for the headline where it says what is stated, or where nothing is
// stated and the title of the page says the same. Another wording is noted.
func (m *metadata) head(heading, title string) {
	n := utf8.RuneCountInString(heading)
	switch {
	case n > maxHeadline || n < headingRunes:
		return
	case m.headline == "":
		if alike(heading, title) {
			m.headline = heading
		}
		return
	case !alike(heading, m.headline):
		return
	}
	a, b := plain(heading), plain(m.headline)
	if !strings.Contains(a, b) && !strings.Contains(b, a) {
		m.notes = append(m.notes, twoHeadlines.With(heading, m.headline))
	}
	m.headline = heading
}

// outletIn gives the name of the outlet that stands behind the headline in the title of a
// page, or "".
func outletIn(title, headline string) string {
	for _, mark := range titleMarks {
		for at := 0; ; {
			i := strings.Index(title[at:], mark)
			if i < 0 {
				break
			}
			at += i
			if rest := title[at+len(mark):]; plain(title[:at]) == plain(headline) {
				for _, mark := range titleMarks {
					if i := strings.LastIndex(rest, mark); i >= 0 {
						rest = rest[i+len(mark):]
					}
				}
				if rest = strings.Trim(rest, " |-–—:«»·•_｜"); rest != "" && utf8.RuneCountInString(rest) <= outletRunes {
					return rest
				}
			}
			at += len(mark)
		}
	}
	return ""
}
