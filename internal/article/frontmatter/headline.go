package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAlone is the number of words up to which a first line without full stop is taken
// for a headline when nothing else marks it as one; longer ones are mostly leads.
const maxAlone = 22

// headlineLike says whether a line could be a headline: some words, the first one
// with a capital, and no full stop at the end.
func headlineLike(s string) bool {
	n := wordCount(s)
	if n < 2 || n > 30 || utf8.RuneCountInString(s) > 220 || !startsUpper(s) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(".:;,…։。।-–—", r)
}

// pointed says whether a line is a headline that ends with a full stop, as some
// archives print them: short, one sentence, and either most of its words have
// capitals or the report begins right below it.
func pointed(s string, opens bool) bool {
	body, ok := strings.CutSuffix(strings.TrimRight(s, "'\"’”"), ".")
	if !ok || !headlineLike(body) || wordCount(body) > 16 || strings.Contains(body, ". ") {
		return false
	}
	if opens {
		return true
	}
	long, capital := 0, 0
	for _, w := range strings.Fields(body) {
		if w = strings.Trim(w, "'\"‘’“”,:;"); utf8.RuneCountInString(w) >= 4 {
			long++
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
				capital++
			}
		}
	}
	return long >= 4 && capital*10 >= long*8
}

// headlineAt says whether line i, of which rest is left after its date, is the
// headline. prose is the number of paragraphs of prose before it.
func (s *search) headlineAt(i int, rest line, glued bool, prose int) bool {
	if i+1 >= len(s.lines) {
		return false
	}
	next := s.lines[i+1]
	opens := s.opensBody(next)
	if prose == 0 && !glued && pointed(rest.s, opens) {
		return true
	}
	if !headlineLike(rest.s) {
		return false
	}
	if glued && !s.isOutlet(rest.s) {
		return true
	}
	if prose > 0 {
		// After prose a line without full stop is a cross head, unless the report
		// begins right below it.
		return opens
	}
	if s.isOutlet(rest.s) && wordCount(rest.s) <= 5 && headlineLike(next.s) && !opens {
		set(&s.front.Outlet, s.passage(rest, 0, len(rest.s), s.w.mediumName(rest.s), "name-line"))
		s.mark(rest.from, rest.to)
		return false
	}
	if opens {
		return true
	}
	if n := wordCount(rest.s); n < 3 || n > maxAlone || !rest.gap && s.wrapped(i) {
		return false
	}
	for _, l := range s.lines[i+1:] {
		if isProse(l.s) {
			return true
		}
	}
	return false
}

// opensBody says whether a line begins with what stands between a headline and its
// report: a byline, a date line, a dateline.
func (s *search) opensBody(l line) bool {
	if _, ok := s.datelineAt(l); ok || s.bylineOf(l, false) {
		return true
	}
	if _, _, ok := s.nameDayAt(l); ok {
		return true
	}
	field, n := s.labelAt(l.s)
	st, dn := s.dates.at(l.s[n:])
	return s.dateOnly(l) || dn > 0 && st.year != 0 && (field == "published" || field == "updated")
}

// nameBeforeDate says whether line i is a name of up to five words with the day of
// publication right below it: the outlet, between its headline and its date line.
func (s *search) nameBeforeDate(i int) bool {
	if i == 0 || i+1 >= len(s.lines) {
		return false
	}
	fields := strings.Fields(s.lines[i].s)
	if len(fields) == 0 || len(fields) > 5 || endsSentence(s.lines[i].s) {
		return false
	}
	for _, w := range fields {
		if r, _ := utf8.DecodeRuneInString(w); !startsUpper(w) && !isParticle(w) || unicode.IsDigit(r) {
			return false
		}
	}
	return s.dateOnly(s.lines[i+1])
}

// wrapLines is the number of lines in which a paragraph broken into lines shows.
const wrapLines = 5

// wrapped says whether the lines from i on are one paragraph broken into lines, so
// that the first is no headline: a line goes on in small letters, or none ends a
// sentence.
func (s *search) wrapped(i int) bool {
	lines, ended := 0, false
	for j := i; j < min(len(s.lines), i+wrapLines); j++ {
		l := s.lines[j]
		if j > i && (s.opensBody(l) || s.nameBeforeDate(j)) {
			return false
		}
		if j > i && !startsUpper(l.s) && !endsSentence(s.lines[j-1].s) {
			return true
		}
		if l.gap {
			break
		}
		lines++
		ended = ended || endsSentence(l.s)
	}
	return lines > 1 && !ended
}

// takeHeadline takes a headline; an outlet's name after a dash at its end is cut off
// ("Talks resume in Vienna – The Meridian Post").
func (s *search) takeHeadline(l line) {
	for _, dash := range []string{" - ", " – ", " — ", " | "} {
		i := strings.LastIndex(l.s, dash)
		if i < 0 || !headlineLike(l.s[:i]) || wordCount(l.s[:i]) < 3 {
			continue
		}
		name := l.s[i+len(dash):]
		if s.isOutlet(name) {
			p := l.after(i + len(dash))
			set(&s.front.Outlet, s.passage(p, 0, len(p.s), s.w.mediumName(p.s), "headline-end"))
			s.mark(p.from, p.to)
			l = line{from: l.from, to: l.from + i, s: l.s[:i]}
			break
		}
	}
	s.front.Headline = s.passage(l, 0, len(l.s), l.s, "headline-line")
	s.mark(l.from, l.to)
}
