package frontmatter

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// dayFound is a day of publication as found, with how good its source is.
type dayFound struct {
	stamp
	text.Span
	rule string
	rank int // less is better
}

// Ranks of the sources of a day.
const (
	rankLabel = iota
	rankTimeLine
	rankUpdated
)

// metaParts is the number of dates that one line may begin with ("Published …
// Updated …"); more are no date line.
const metaParts = 4

// takeMeta takes labels with dates, and dates and times without a label, from the
// start of a line and gives what is left. glued says that something was taken and
// words follow. Words after a date are only cut off where the date cannot be the
// beginning of a sentence.
func (s *search) takeMeta(l line, foot bool) (rest line, glued bool) {
	rest = l
	for range metaParts {
		if rest.s == "" {
			break
		}
		field, n := s.labelAt(rest.s)
		if n > 0 && field != "published" && field != "updated" {
			return rest, rest.from > l.from
		}
		if n == 0 && foot {
			return rest, false
		}
		value := rest.after(n)
		st, dn := s.dates.at(value.s)
		after := value.after(dn)
		after = after.after(skipSeparators(after.s))
		switch {
		case dn == 0 || st.year == 0:
			return rest, rest.from > l.from
		case n == 0 && !s.standsAlone(st, value.s[:dn], after):
			return rest, rest.from > l.from
		case after.s != "" && !startsUpper(after.s):
			return rest, rest.from > l.from
		}
		found := dayFound{stamp: st, Span: s.span(value.from, value.from+dn), rule: "time-line", rank: rankTimeLine}
		switch field {
		case "published":
			found.rule, found.rank = "label-published", rankLabel
		case "updated":
			found.rule, found.rank = "label-updated", rankUpdated
		}
		s.days = append(s.days, found)
		s.mark(rest.from, value.from+dn)
		rest = after
	}
	return rest, rest.from > l.from
}

// standsAlone says whether an unlabelled date is a date line: nothing but the date,
// a time with it, or a date in digits before a headline.
func (s *search) standsAlone(st stamp, printed string, after line) bool {
	if after.s == "" || st.timed {
		return true
	}
	if _, n := s.labelAt(after.s); n > 0 {
		return true
	}
	// Nobody opens a sentence with "2024-02-05"; "5.2.2024" opens one rarely.
	iso := s.dates.iso.MatchString(printed)
	digits := strings.IndexFunc(printed, func(r rune) bool { return r >= 'A' }) < 0
	return iso || digits && headlineLike(after.s)
}

// labelAt reads a label ("Published on:") at the start of s. It needs a colon unless
// the label is one of a date.
func (s *search) labelAt(s0 string) (field string, n int) {
	for at, count := 0, 0; count < 3; count++ {
		end := strings.IndexAny(s0[at:], " \t:")
		if end < 0 {
			break
		}
		end += at
		key := strings.ToLower(s0[:end])
		rest := strings.TrimLeft(s0[end:], " \t")
		colon := strings.HasPrefix(rest, ":")
		if f, ok := s.w.labels[key]; ok && (colon || f == "published" || f == "updated") {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, ":"), " \t")
			field, n = f, len(s0)-len(rest)
			if colon {
				break
			}
		}
		if s0[end] == ':' {
			break
		}
		at = end + 1
	}
	return field, n
}

// takeLabel takes a line that is a label with its value.
func (s *search) takeLabel(l line) bool {
	field, n := s.labelAt(l.s)
	if n == 0 {
		return false
	}
	value := l.s[n:]
	if field == "published" || field == "updated" {
		// The date was not understood ("Published 2 hours ago").
		if !strings.Contains(l.s[:n], ":") && !strings.HasSuffix(value, " ago") || wordCount(value) > 6 {
			return false
		}
		s.mark(l.from, l.to)
		return true
	}
	if wordCount(value) > 30 || isProse(value) && field != "headline" {
		return false
	}
	p := s.passage(l, n, len(l.s), value, "label")
	switch field {
	case "headline":
		set(&s.front.Headline, p)
	case "byline":
		set(&s.front.Byline, p)
	case "outlet":
		set(&s.front.Outlet, p)
	case "agency":
		p.Text = s.w.mediumName(value)
		set(&s.front.Agency, p)
	case "url":
		s.takeLink(l.after(n))
	case "source":
		switch m, ok := s.w.medium(value); {
		case strings.Contains(value, "://"):
			s.takeLink(l.after(n))
		case ok && m.kind == "agency" || s.credits.likely(value):
			p.Text = s.w.mediumName(value)
			set(&s.front.Agency, p)
		case ok || s.isOutlet(value):
			p.Text = s.w.mediumName(value)
			set(&s.front.Outlet, p)
		}
	}
	s.mark(l.from, l.to)
	return true
}

var link = regexp.MustCompile(`^https?://[^\s<>"]+$`)

// takeLink takes a line that is only an address.
func (s *search) takeLink(l line) bool {
	if !link.MatchString(l.s) {
		return false
	}
	if s.front.URL == "" {
		s.front.URL = l.s
	}
	s.mark(l.from, l.to)
	return true
}

var minutesToRead = regexp.MustCompile(`(?i)^\d+\s?(?:min(?:ute)?s?)\.?(?:\s+read)?$|^(?:reading time|read time)\b.{0,20}$|^\d+ (?:comments?|shares?|views?)$|^\d+ (?:minutes?|hours?|days?) ago$`)

// tellsMinutes says whether a line tells how long it takes to read, or the like.
func tellsMinutes(s string) bool {
	// Most lines are prose, and the pattern is slow to refuse them.
	return s != "" && (s[0] >= '0' && s[0] <= '9' || s[0]|0x20 == 'r') && minutesToRead.MatchString(s)
}

// takeFurniture takes navigation and share lines: every part between marks is a
// known word of page furniture, or the line is a copyright notice.
func (s *search) takeFurniture(l line) bool {
	if strings.HasPrefix(l.s, "©") || strings.HasPrefix(strings.ToLower(l.s), "copyright ") || tellsMinutes(l.s) {
		if wordCount(l.s) > 25 {
			return false
		}
		s.mark(l.from, l.to)
		return true
	}
	if utf8.RuneCountInString(l.s) > 200 {
		return false
	}
	parts := strings.FieldsFunc(l.s, func(r rune) bool { return strings.ContainsRune(">»›|/·•,:", r) })
	for _, part := range parts {
		if !s.isFurniture(strings.ToLower(strings.TrimSpace(part))) {
			return false
		}
	}
	if len(parts) == 0 {
		return false
	}
	s.mark(l.from, l.to)
	return true
}

// isFurniture says whether s is furniture, or a run of such words ("facebook
// twitter print").
func (s *search) isFurniture(part string) bool {
	part = strings.TrimRight(part, ". ")
	if part == "" || s.w.furniture[part] || tellsMinutes(part) {
		return true
	}
	words := strings.Fields(part)
	for _, word := range words {
		if !s.w.furniture[word] {
			return false
		}
	}
	return len(words) > 1
}

// takeBars takes a line whose parts stand between bars: outlet, section, byline,
// date, and perhaps the headline as the first part.
func (s *search) takeBars(l line, head bool) bool {
	if len(l.s) > lineBytes || !strings.Contains(l.s, "|") {
		return false
	}
	var unknown, known []line
	at := 0
	for part := range strings.SplitSeq(l.s, "|") {
		trimmed := strings.TrimSpace(part)
		from := l.from + at + strings.Index(part, trimmed)
		at += len(part) + 1
		p := line{from: from, to: from + len(trimmed), s: trimmed, gap: l.gap}
		if trimmed == "" {
			continue
		}
		if s.dateOnly(p) || s.isFurniture(strings.ToLower(trimmed)) || s.bylineOf(p, false) || s.isOutlet(trimmed) {
			known = append(known, p)
		} else {
			unknown = append(unknown, p)
		}
	}
	bounded := strings.HasPrefix(l.s, "|") || strings.HasSuffix(l.s, "|")
	headline := head && len(unknown) == 1 && headlineLike(unknown[0].s) && s.front.Headline.Text == "" && unknown[0].from == l.from
	short := true
	for _, p := range unknown {
		short = short && wordCount(p.s) <= 5 && !endsSentence(p.s)
	}
	switch {
	case headline && (len(known) > 0) && wordCount(unknown[0].s) > 3:
	case short && (len(known) > 0 || bounded && len(unknown) == 1):
		headline = false
	default:
		return false
	}
	for _, p := range known {
		s.dateOnlyTake(p)
		s.bylineOf(p, true)
		if s.isOutlet(p.s) {
			set(&s.front.Outlet, s.passage(p, 0, len(p.s), s.w.mediumName(p.s), "bars"))
		}
	}
	switch {
	case headline:
		s.takeHeadline(unknown[0])
		for _, p := range known {
			s.mark(p.from, p.to)
		}
		return true
	case bounded && len(unknown) == 1 && startsUpper(unknown[0].s):
		set(&s.front.Outlet, s.passage(unknown[0], 0, len(unknown[0].s), s.w.mediumName(unknown[0].s), "bars"))
	}
	s.mark(l.from, l.to)
	return true
}

// dateOnly says whether a part is a date, with or without its label, and no more.
func (s *search) dateOnly(p line) bool { _, _, ok := s.dateIn(p); return ok }

func (s *search) dateIn(p line) (dayFound, int, bool) {
	field, n := s.labelAt(p.s)
	st, dn := s.dates.at(p.s[n:])
	if dn == 0 || st.year == 0 || n+dn != len(p.s) {
		return dayFound{}, 0, false
	}
	found := dayFound{stamp: st, Span: s.span(p.from+n, p.to), rule: "time-line", rank: rankTimeLine}
	if field == "updated" {
		found.rule, found.rank = "label-updated", rankUpdated
	}
	return found, n, true
}

func (s *search) dateOnlyTake(p line) {
	if found, _, ok := s.dateIn(p); ok {
		s.days = append(s.days, found)
	}
}

// isOutlet says whether s is a name of the list, or a short name in capitals whose
// last word is one that outlets bear ("The Meridian Post").
func (s *search) isOutlet(name string) bool {
	if m, ok := s.w.medium(name); ok {
		return m.kind != "platform"
	}
	fields := strings.Fields(name)
	if len(fields) < 2 || len(fields) > 5 {
		return false
	}
	for _, w := range fields {
		if !startsUpper(w) && !isParticle(w) {
			return false
		}
	}
	return s.w.outletWords[strings.ToLower(fields[len(fields)-1])]
}

// publish chooses the day of publication among those found, and gives the dateline
// its year. known is what is known from elsewhere.
func (s *search) publish(known article.Published) {
	var best *dayFound
	for i := range s.days {
		if d := &s.days[i]; best == nil || d.rank < best.rank {
			best = d
		}
	}
	if best != nil {
		for i := range s.days {
			// A time line of the same day makes the label's day more precise.
			if d := &s.days[i]; !best.timed && d.timed && d.rank < rankUpdated && d.isoDay() == best.isoDay() {
				best = d
			}
		}
		s.front.Published = article.Published{Span: best.Span, Value: best.value(), Rule: best.rule}
	}
	s.dateDateline(known)
}
