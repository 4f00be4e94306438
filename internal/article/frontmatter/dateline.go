package frontmatter

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
)

var (
	capsPlace  = regexp.MustCompile(`^(?:\p{Lu}\.){2,3}|^\p{Lu}[\p{Lu}\p{M}'’\-]*\.?(?:[ /](?:(?:\p{Lu}\.){2,3}|\p{Lu}[\p{Lu}\p{M}'’\-]*\.?|DE|de|do|da|of|the|es))*`)
	titlePlace = regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}'’\-]+\.?(?:[ /\-](?:\p{Lu}[\p{L}\p{M}'’\-]+|de|do|da|of|the|es)){0,3}`)
	region     = regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}.'’\-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’\-]*|of|the|and)){0,3}`)
	bracketed  = regexp.MustCompile(`^(?:\(([^()\n]{2,48})\)|/\s?([^/\n]{2,48}?)\s?/|\[([^\[\]\n]{2,48})\])`)
	bareName   = regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}\d'’\-]*(?: \p{Lu}[\p{L}\p{M}\d'’\-]*){0,3}`)
	closing    = regexp.MustCompile(`^\s*(?:--+|[–—―:]|-(?:\s|$)|[.,]?\s*[–—]|\.(?:\s|$))\s*`)
)

// dateline is what a report opens with.
type dateline struct {
	place    string
	day      stamp
	hasDay   bool
	name     string // the agency or outlet that it names, as printed
	nameAt   int
	brackets bool // the name stands in brackets
	end      int  // bytes of the line, the mark that closes it included
	shut     int  // end of the words, without that mark
}

// datelineAt reads a dateline at the start of a line: a place, and a day or a name
// or both, closed by a dash, colon or full stop, with prose after it.
func (s *search) datelineAt(l line) (dateline, bool) {
	l.s = start(l.s, lineBytes)
	if d, ok := s.placeless(l.s); ok {
		return d, true
	}
	var d dateline
	caps := true
	printed := capsPlace.FindString(l.s)
	if utf8.RuneCountInString(printed) < 3 || letterAt(l.s, len(printed)) {
		caps = false
		if printed = titlePlace.FindString(l.s); printed == "" {
			return d, false
		}
	}
	printed = s.cutMonth(printed)
	at := len(printed)
	place := strings.TrimRight(printed, ".")
	if strings.Count(printed, ".") > 1 { // "WASHINGTON D.C."
		place = printed
	} else {
		at = len(place)
	}
	if place == "" || s.w.months[strings.ToLower(place)] > 0 || s.w.notPlaces[strings.ToLower(place)] {
		return d, false
	}
	regions := 0
	for at < len(l.s) {
		gap := len(l.s[at:]) - len(strings.TrimLeft(l.s[at:], " \t,"))
		dot := false
		if gap == 0 && strings.HasPrefix(l.s[at:], ".") {
			gap, dot = len(l.s[at:])-len(strings.TrimLeft(l.s[at:], ". \t")), true
		}
		rest := l.s[at+gap:]
		if st, n := s.dates.day(rest); !d.hasDay && n > 0 {
			d.day, d.hasDay = st, true
			at += gap + n
			continue
		}
		if m := bracketed.FindStringSubmatch(rest); m != nil && d.name == "" {
			inner := m[1] + m[2] + m[3]
			if st, n := s.dates.day(inner); n == len(inner) && !d.hasDay {
				d.day, d.hasDay = st, true
			} else if s.isSlot(inner) {
				d.name, d.nameAt, d.brackets = inner, at+gap+strings.Index(rest, inner), true
			} else {
				return d, false
			}
			at += gap + len(m[0])
			continue
		}
		if name := bareName.FindString(rest); d.hasDay && d.name == "" && name != "" && closing.MatchString(rest[len(name):]) && s.isBareSlot(name) {
			d.name, d.nameAt = name, at+gap
			at += gap + len(name)
			continue
		}
		if r := region.FindString(rest); !dot && regions == 0 && !d.hasDay && d.name == "" && r != "" && strings.Contains(l.s[at:at+gap], ",") {
			r = s.cutMonth(r)
			regions++
			if r != "" {
				at += gap + len(r)
				continue
			}
		}
		break
	}
	d.shut = at
	if m := closing.FindString(l.s[at:]); m != "" {
		at += len(m)
	} else if !d.brackets || !s.isMedium(d.name) || !strings.HasPrefix(l.s[at:], " ") {
		return d, false
	}
	d.end = at + len(l.s[at:]) - len(strings.TrimLeft(l.s[at:], " \t"))
	mark := strings.TrimSpace(l.s[d.shut:d.end])
	body := l.s[d.end:]
	// The report may begin on the next line ("Vienna, Nov 11 -").
	alone := body == "" && mark != "" && mark != "." && d.hasDay
	if !alone && !startsUpper(body) || !s.believable(d, place, caps, mark, regions) {
		// Newspapers also print "Vienna: Negotiators said …".
		if caps || mark != ":" || d.shut != len(place) || !s.isPlace(place) || !startsUpper(body) || !isProse(body) {
			return d, false
		}
	}
	d.place = titleCase(place)
	if known, ok := s.w.places[strings.ToUpper(place)]; ok {
		d.place = known
	}
	return d, true
}

// placeless reads a dateline that gives no place ("Dec 29 (Reuters) - …").
func (s *search) placeless(l string) (dateline, bool) {
	st, n := s.dates.day(l)
	rest := strings.TrimLeft(l[n:], " ,")
	m := bracketed.FindStringSubmatch(rest)
	if n == 0 || m == nil || m[1] == "" || !s.isMedium(m[1]) {
		return dateline{}, false
	}
	d := dateline{day: st, hasDay: true, name: m[1], nameAt: len(l) - len(rest) + 1, brackets: true}
	d.shut = len(l) - len(rest) + len(m[0])
	mark := closing.FindString(l[d.shut:])
	d.end = d.shut + len(mark)
	return d, mark != "" && startsUpper(l[d.end:])
}

// believable says whether the parts found are enough for a dateline. Words in
// capitals before a colon are more often a speaker or a kicker than a place.
func (s *search) believable(d dateline, place string, caps bool, mark string, regions int) bool {
	known := s.isPlace(place)
	_, medium := s.w.medium(place)
	switch {
	case medium && !known:
		return false
	case d.name != "" && (d.hasDay || d.brackets && (caps || known || s.isMedium(d.name))):
		return true
	case d.hasDay:
		return caps || known
	case !caps:
		return false
	case mark == ".":
		return false
	case known:
		return true
	case strings.HasPrefix(mark, ":"):
		return regions > 0
	}
	return utf8.RuneCountInString(place) >= 5 && wordCount(place) <= 3
}

// isPlace says whether a place, or each of several ("New Delhi/Mumbai"), is in the list.
func (s *search) isPlace(place string) bool {
	for part := range strings.SplitSeq(place, "/") {
		if _, ok := s.w.places[strings.ToUpper(part)]; !ok {
			return false
		}
	}
	return true
}

// isMedium says whether a name, or its first word ("CNN Business"), is in the list.
func (s *search) isMedium(name string) bool { _, ok := s.mediumOf(name); return ok }

func (s *search) mediumOf(name string) (medium, bool) {
	m, ok := s.w.medium(name)
	if !ok {
		first, _, _ := strings.Cut(name, " ")
		m, ok = s.w.medium(first)
	}
	return m, ok
}

// isSlot says whether the words in brackets can be an agency's or outlet's name.
func (s *search) isSlot(name string) bool {
	if _, ok := s.w.medium(name); ok {
		return true
	}
	return isPersonal(name) && strings.IndexFunc(name, unicode.IsDigit) < 0
}

// isBareSlot says the same of a name without brackets, where more care is due.
func (s *search) isBareSlot(name string) bool {
	if _, ok := s.w.medium(name); ok {
		return true
	}
	return isCapitals(name) && utf8.RuneCountInString(name) > 1 || s.isOutlet(name) || s.credits.likely(name)
}

// cutMonth cuts a month's name off the end of a name ("GENEVA MARCH" before "12").
func (s *search) cutMonth(name string) string {
	i := strings.LastIndexByte(name, ' ')
	if last := strings.ToLower(strings.TrimRight(name[i+1:], ".")); s.w.months[last] > 0 {
		return strings.TrimRight(name[:max(i, 0)], " ")
	}
	return name
}

func letterAt(s string, n int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(n, len(s)):])
	return unicode.IsLetter(r)
}

// takeDateline takes the dateline at the start of a line.
func (s *search) takeDateline(l line) bool {
	d, ok := s.datelineAt(l)
	if !ok {
		return false
	}
	sp := s.mark(l.from, l.from+d.end)
	sp.End = s.span(l.from, l.from+d.shut).End
	s.front.Dateline = article.Dateline{Span: sp, Place: d.place, Rule: "dateline"}
	if d.hasDay {
		s.datelineDay = &d.day
	}
	if d.name == "" {
		return true
	}
	p := s.passage(l, d.nameAt, d.nameAt+len(d.name), s.w.mediumName(d.name), "dateline")
	m, known := s.mediumOf(d.name)
	if known && m.kind == "agency" || !known && d.brackets || s.credits.likely(d.name) {
		s.datelineAgency, s.slotBrackets = p, d.brackets
	} else {
		set(&s.front.Outlet, p)
	}
	return true
}

// dateDateline gives the dateline its date. A missing year is the one that puts the
// day nearest to the day of publication; without that day none is given. A dateline
// with its year tells the day of publication when nothing else does.
func (s *search) dateDateline(known article.Published) {
	st := s.datelineDay
	if st == nil {
		return
	}
	if st.year == 0 {
		day, ok := known.Day()
		if !ok {
			day, ok = s.front.Published.Day()
		}
		if !ok {
			return
		}
		best := time.Duration(1<<63 - 1)
		for year := day.Year() - 1; year <= day.Year()+1; year++ {
			try := *st
			try.year = year
			if !try.valid() {
				continue
			}
			d := time.Date(year, time.Month(st.month), st.day, 0, 0, 0, 0, time.UTC).Sub(day).Abs()
			if d < best {
				best, st.year = d, year
			}
		}
		if st.year == 0 {
			return
		}
	}
	s.front.Dateline.Date = st.isoDay()
	if s.front.Published.Value == "" && known.Value == "" {
		s.front.Published = article.Published{Span: s.front.Dateline.Span, Value: st.isoDay(), Rule: "dateline"}
	}
}
