package html

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/article"
)

// addressDay finds the day that many outlets put into the address of an article:
// "/2024/03/12/", "/2024/mar/12/", "/2024-03-12-".
var addressDay = regexp.MustCompile(`(?i)[/-]((?:19|20)\d\d)[/-](\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d{1,2})(?:[/.?-]|$)`)

// dayOf gives the day in an address.
func dayOf(url string) (time.Time, bool) {
	m := addressDay.FindStringSubmatch(url)
	if m == nil {
		return time.Time{}, false
	}
	layout := "2006 1 2"
	if _, err := strconv.Atoi(m[2]); err != nil {
		layout = "2006 Jan 2"
	}
	day, err := time.Parse(layout, strings.Join(m[1:], " "))
	return day, err == nil
}

// atOutlet sets the day of publication right where the page states the time in UTC,
// and by the outlet's own clock, which its address or the line below the headline
// tells, it was the day before or the day after: "on Wednesday" in the text goes by
// that clock. Where the address or that line gives another day altogether, a note says
// so.
func (m *metadata) atOutlet(printed string) {
	stated, err := time.Parse("2006-01-02T15:04:05-07:00", m.published)
	if err != nil {
		return
	}
	var address string
	if day, ok := dayOf(m.url); ok {
		address = day.Format(time.DateOnly)
	}
	own := stated.Format(time.DateOnly)
	line := printed
	if len(printed) < len(own) || printed[:len(own)] == own {
		printed = address
	}
	if printed == "" || printed == own {
		return
	}
	// Clocks run from twelve hours behind UTC to fourteen before it.
	first, last := stated.Add(-12*time.Hour).Format(time.DateOnly), stated.Add(14*time.Hour).Format(time.DateOnly)
	switch day := printed[:len(own)]; {
	case strings.HasSuffix(m.published, "+00:00") && (first == day || last == day):
		m.notes = append(m.notes, otherZone.With(stated.Format("2006-01-02 15:04"), day))
		m.published = printed
	case address != "" && address != own:
		m.notes = append(m.notes, otherInAddress.With(own, address))
	case near(stated, line):
		m.notes = append(m.notes, otherAtHead.With(own, line[:len(own)]))
	}
}

// near says whether a printed moment is of another day than the stated one, but so near
// that it speaks of the same article.
func near(stated time.Time, printed string) bool {
	const most = 30 * 24 * time.Hour
	day, err := time.Parse(time.DateOnly, printed[:min(len(printed), len(time.DateOnly))])
	return err == nil && day.Format(time.DateOnly) != stated.Format(time.DateOnly) && day.Sub(stated).Abs() < most
}

// RulePrinted names a day that is printed around the headline.
const RulePrinted = "page-line"

const (
	// aroundHeadline is the number of blocks above and below a headline among which
	// the day of publication is printed.
	aroundHeadline = 8
	// dayLineRunes is the length up to which a line is that of a day and not a paragraph.
	dayLineRunes = 120
)

// printed is what stands around the headline, where readers look for it: when the article
// was published, when it was changed, as values of article.Published, and whether a time
// element states the first.
type printed struct {
	published, changed string
	stated             bool
}

// printed reads the lines around the headline.
func (r *Reader) printed(blocks []block, meta *metadata) (p printed) {
	at := headingAt(blocks, meta.headline)
	if at < 0 {
		return p
	}
	for _, b := range dayBlocks(blocks, at, meta.headline) {
		for line := range strings.SplitSeq(b.text, "\n") {
			if utf8.RuneCountInString(line) > dayLineRunes {
				continue
			}
			published, changed, stated := r.line(b, line, meta.language)
			p.stated = p.stated || p.published == "" && stated
			p.published, p.changed = cmp.Or(p.published, published), cmp.Or(p.changed, changed)
		}
	}
	return p
}

// dayBlocks gives the blocks around the headline that may be lines with a day: first those
// below it down to the text, since above it stands the day on which the page was shown.
func dayBlocks(blocks []block, at int, headline string) (lines []block) {
	prose := 0
	for i := range blocks[at:min(len(blocks), at+aroundHeadline)] {
		if hasArticle([]string{blocks[at+i].text}) {
			prose++
		}
		if prose > 1 { // one may be the lead
			break
		}
		lines = append(lines, blocks[at+i])
	}
	lines = append(lines, blocks[max(0, at-aroundHeadline/4):at]...)
	return slices.DeleteFunc(lines, func(b block) bool {
		return utf8.RuneCountInString(b.text) > dayLineRunes && !startsWith(b.text, headline) || b.linked >= mostlyLinked
	})
}

// line gives the moments in a line of a block. What they mean is said by its words, the
// moments best by its time elements: "5 hours ago". stated tells that publication is
// stated by one.
func (r *Reader) line(b block, line, language string) (published, changed string, isStated bool) {
	published, changed = r.days(line, language)
	if len(b.times) == 0 {
		return published, changed, false
	}
	v := stated(b.times[0], language, r.moment)
	switch {
	case published == "" && r.furniture.changed(line) >= 0:
		return "", cmp.Or(v, changed), false
	case published == "" && changed == "":
		return v, "", v != ""
	case published != "" && v != "" && days(v, published) == 0:
		return v, changed, true
	}
	return published, changed, false
}

// startsWith says whether a block begins with the headline, as in pages without elements.
func startsWith(text, headline string) bool {
	line, _, _ := strings.Cut(text, "\n")
	return headline != "" && plain(line) == plain(headline)
}

// headingAt gives the index of the block that is the headline, or -1.
func headingAt(blocks []block, headline string) int {
	at := slices.IndexFunc(blocks, func(b block) bool { return b.in != nil && b.in.DataAtom == atom.H1 && alike(b.text, headline) })
	if at < 0 {
		at = slices.IndexFunc(blocks, func(b block) bool { return b.in != nil && b.in.DataAtom == atom.H1 })
	}
	if at < 0 {
		at = slices.IndexFunc(blocks, func(b block) bool { return startsWith(b.text, headline) })
	}
	return at
}

// days gives the moments of publication and of change in a line ("Published 12 March,
// updated 14 March").
func (r *Reader) days(line, language string) (published, changed string) {
	at := r.furniture.changed(line)
	if at < 0 {
		return r.moment(language, line), ""
	}
	changed = r.moment(language, line[at:])
	if published = r.moment(language, line[:at]); published == "" {
		if again := r.furniture.printed(line[at:]); again >= 0 {
			published = r.moment(language, line[at+again:])
		}
	}
	return published, changed
}

// day completes the day of publication from what is printed around the headline, and else
// from the address.
func (r *Reader) day(blocks []block, meta *metadata) {
	p := r.printed(blocks, meta)
	if meta.modified == "" && p.changed != "" && later(p.changed, cmp.Or(meta.published, p.published)) {
		meta.modified = p.changed
	}
	address, inAddress := dayOf(meta.url)
	line := cmp.Or(p.published, p.changed)
	switch {
	case meta.published != "":
		meta.atOutlet(p.published)
	case p.stated:
		meta.published = p.published
		meta.atOutlet("")
	case line != "":
		meta.searched = article.Published{Value: line, Rule: RulePrinted}
	case inAddress:
		meta.searched = article.Published{Value: address.Format(time.DateOnly), Rule: "page-address"}
	}
}
