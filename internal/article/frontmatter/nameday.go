package frontmatter

import (
	"strings"
	"unicode/utf8"
)

// nameDayWords is the number of words up to which the words before a day on one line
// are a name and no headline.
const nameDayWords = 5

// takeNameDay takes a line that is a name and the day of publication ("Eastern Mail,
// Tuesday 18 February 2025", "World Desk - 27/08/2024 16:45"). The name is the outlet
// where it is known or formed as one; a desk or a section stays unnamed.
func (s *search) takeNameDay(l line) bool {
	name, found, ok := s.nameDayAt(l)
	if !ok {
		return false
	}
	s.days = append(s.days, found)
	if s.isOutlet(name.s) {
		set(&s.front.Outlet, s.passage(name, 0, len(name.s), s.w.mediumName(name.s), "name-day"))
	}
	s.mark(l.from, l.to)
	return true
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
