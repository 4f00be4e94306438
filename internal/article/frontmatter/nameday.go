package frontmatter

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
)

// nameDayWords is the number of words up to which the words before a day on one line
// are a name and no headline.
const nameDayWords = 5

// takeNameDay takes a line that is a name and the day of publication ("Eastern Mail,
// Tuesday 18 February 2025", "World Desk - 27/08/2024 16:45"). The name is the outlet
// where it is known or formed as one, the title where it is that of an official text
// ("Press Briefing – June 5, 2024"), the place of the dateline below such a title
// ("Geneva, 12 September 2024"); a desk or a section stays unnamed.
func (s *search) takeNameDay(l line) bool {
	name, found, ok := s.nameDayAt(l)
	if !ok {
		return false
	}
	s.days = append(s.days, found)
	switch comma := strings.HasPrefix(s.t.String()[name.to:], ","); {
	case s.isOutlet(name.s):
		set(&s.front.Outlet, s.passage(name, 0, len(name.s), s.w.mediumName(name.s), "name-day"))
	case s.front.Headline.Text == "" && s.ofPaper(name.s):
		s.takeHeadline(l)
		return true
	case comma && s.front.Dateline.Place == "" && (s.isPlace(name.s) || s.ofPaper(s.front.Headline.Text)):
		s.front.Dateline = article.Dateline{Span: s.span(l.from, l.to), Place: titleCase(name.s), Date: found.isoDay(), Rule: "name-day"}
	}
	s.mark(l.from, l.to)
	return true
}

// ofPaper says whether a title is that of an official text: a statement, a communiqué.
func (s *search) ofPaper(title string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(title)), func(w string) bool { return s.w.papers[strings.Trim(w, ",:;.")] })
}

// nameDayAt parts a line into a name and a day with its year.
func (s *search) nameDayAt(l line) (name line, found dayFound, ok bool) {
	if len(l.s) > lineBytes || !startsUpper(l.s) {
		return line{}, dayFound{}, false
	}
	for i, mark := range l.s {
		if i == 0 || !strings.ContainsRune(",|-–—·•", mark) {
			continue
		}
		head := strings.TrimRight(l.s[:i], separators)
		value := l.after(i + utf8.RuneLen(mark))
		value = value.after(skipSeparators(value.s))
		st, n := s.dates.at(value.s)
		if n == 0 || st.year == 0 || n != len(value.s) {
			continue
		}
		if head == "" || wordCount(head) > nameDayWords || !isPersonal(head) {
			return line{}, dayFound{}, false
		}
		name = line{from: l.from, to: l.from + len(head), s: head}
		return name, dayFound{stamp: st, Span: s.span(value.from, value.to), rule: "name-day", rank: rankTimeLine}, true
	}
	return line{}, dayFound{}, false
}
