package frontmatter

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// stamp is a day, perhaps with a time, as printed.
type stamp struct {
	year, month, day int // year 0: not stated
	hour, minute     int
	second           int
	timed            bool
	zone             string // "+02:00"; empty when none was stated
}

// value gives the stamp in the form of article.Published.
func (s stamp) value() string {
	switch {
	case s.year == 0:
		return ""
	case !s.timed:
		return s.isoDay()
	case s.zone == "":
		return fmt.Sprintf("%sT%02d:%02d", s.isoDay(), s.hour, s.minute)
	}
	return fmt.Sprintf("%sT%02d:%02d:%02d%s", s.isoDay(), s.hour, s.minute, s.second, s.zone)
}

func (s stamp) isoDay() string { return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day) }

// valid says whether the day is in the calendar and in the age of print news.
func (s stamp) valid() bool {
	if s.year != 0 && (s.year < 1600 || s.year > 2200) {
		return false
	}
	year := s.year
	if year == 0 {
		year = 2000 // a leap year
	}
	d := time.Date(year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC)
	return d.Day() == s.day && int(d.Month()) == s.month && s.hour < 24 && s.minute < 60 && s.second < 61
}

// dates reads days and times at the start of a string.
type dates struct {
	w                              *words
	other                          *abroad
	weekday, monthDay, dayMonth    *regexp.Regexp
	iso, ymd, numeric, clock, zone *regexp.Regexp
}

func newDates(w *words, other *abroad) *dates {
	re := regexp.MustCompile
	return &dates{
		w:        w,
		other:    other,
		weekday:  re(`^(?i)(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?,?\s+`),
		monthDay: re(`^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?`),
		dayMonth: re(`^(\d{1,2})(?:st|nd|rd|th)?[\s-](?:of\s+)?(\p{L}{3,9})\b\.?(?:,?[\s-]+(\d{4})\b)?`),
		iso:      re(`^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?`),
		ymd:      re(`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b`),
		numeric:  re(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})\b`),
		clock:    re(`^(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\s?([AaPp])\.?[Mm]\b\.?)?(?:\s?(?:hrs|hours|h)\b)?`),
		zone:     re(`^\s?\(?(?:(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2}):?(\d{2})|(\p{Lu}{2,4}|Z)\b)\)?`),
	}
}

// separators stand between a date and its time, or after both.
const separators = " \t\u00a0,|–—-·•/"

func skipSeparators(s string) int { return len(s) - len(strings.TrimLeft(s, separators)) }

// at reads a day, with its time if one is printed, at the start of s, and gives the
// number of bytes read. n is 0 when there is none. Days in other languages than English
// are read with their year only.
func (d *dates) at(s string) (st stamp, n int) {
	st, n = d.english(s)
	if n > 0 && st.year != 0 && st.timed {
		return st, n
	}
	if other, on := d.abroad(s); on > n {
		return other, on
	}
	if n > 0 && st.year != 0 {
		all := tokens(s) // "14/06/2031 alle 08:30"
		for i, t := range all {
			if t.to == n {
				return d.withTime(s, st, all, i+1)
			}
		}
	}
	return st, n
}

// english reads a day in English or in numbers.
func (d *dates) english(s string) (st stamp, n int) {
	if m := d.iso.FindStringSubmatch(s); m != nil && !digitAt(s, len(m[0])) {
		st = stamp{year: num(m[1]), month: num(m[2]), day: num(m[3])}
		n = len(m[0])
		if m[4] != "" {
			st.hour, st.minute, st.second, st.timed = num(m[4]), num(m[5]), num(m[6]), true
			st.zone = isoZone(m[7])
			if st.zone == "" {
				z, zn := d.zoneAt(s[n:])
				st.zone, n = z, n+zn
			}
		}
		if !st.valid() {
			return stamp{}, 0
		}
	} else if st, n = d.clockFirst(s); n > 0 {
		return st, n
	} else if st, n = d.day(s); n == 0 {
		return stamp{}, 0
	}
	if !st.timed {
		gap := skipSeparators(s[n:])
		if rest := s[n+gap:]; len(rest) > 3 && strings.EqualFold(rest[:3], "at ") {
			gap += 3
		}
		if c, cn := d.clockAt(s[n+gap:]); cn > 0 && gap > 0 {
			c.year, c.month, c.day = st.year, st.month, st.day
			st, n = c, n+gap+cn
		}
	}
	return st, n
}

// clockFirst reads a time that stands before its day ("10:32, 31 January 2022").
func (d *dates) clockFirst(s string) (stamp, int) {
	c, n := d.clockAt(s)
	if n == 0 {
		return stamp{}, 0
	}
	gap := skipSeparators(s[n:])
	if rest := s[n+gap:]; len(rest) > 3 && strings.EqualFold(rest[:3], "on ") {
		gap += 3
	}
	day, dn := d.day(s[n+gap:])
	if dn == 0 || day.year == 0 || gap == 0 {
		return stamp{}, 0
	}
	c.year, c.month, c.day = day.year, day.month, day.day
	return c, n + gap + dn
}

// day reads a day without time. The year may be missing.
func (d *dates) day(s string) (stamp, int) {
	skip := len(d.weekday.FindString(s))
	r := s[skip:]
	var st stamp
	n := 0
	if m := d.monthDay.FindStringSubmatch(r); m != nil && d.w.months[strings.ToLower(m[1])] > 0 {
		st, n = stamp{year: num(m[3]), month: d.w.months[strings.ToLower(m[1])], day: num(m[2])}, len(m[0])
	} else if m := d.dayMonth.FindStringSubmatch(r); m != nil && d.w.months[strings.ToLower(m[2])] > 0 {
		st, n = stamp{year: num(m[3]), month: d.w.months[strings.ToLower(m[2])], day: num(m[1])}, len(m[0])
	} else if m := d.iso.FindStringSubmatch(r); m != nil {
		st, n = stamp{year: num(m[1]), month: num(m[2]), day: num(m[3])}, len("2006-01-02")
	} else if m := d.ymd.FindStringSubmatch(r); m != nil {
		st, n = stamp{year: num(m[1]), month: num(m[2]), day: num(m[3])}, len(m[0])
	} else if m := d.numeric.FindStringSubmatch(r); m != nil {
		a, b, year := num(m[1]), num(m[3]), num(m[4])
		if len(m[4]) == 2 {
			if m[2] != "/" {
				return stamp{}, 0
			}
			year += 2000
		}
		// Dots put the day first. With slashes and dashes the order is told only when
		// one number cannot be a month; else nothing is guessed.
		switch {
		case m[2] == "." || a > 12 || a == b:
			st = stamp{year: year, month: b, day: a}
		case b > 12:
			st = stamp{year: year, month: a, day: b}
		default:
			return stamp{}, 0
		}
		n = len(m[0])
	}
	if n == 0 || !st.valid() || st.day == 0 || st.month == 0 || digitAt(r, n) {
		return stamp{}, 0
	}
	return st, skip + n
}

// clockAt reads a time of day with its zone.
func (d *dates) clockAt(s string) (stamp, int) {
	m := d.clock.FindStringSubmatch(s)
	if m == nil || digitAt(s, len(m[0])) {
		return stamp{}, 0
	}
	st := stamp{hour: num(m[1]), minute: num(m[2]), second: num(m[3]), timed: true}
	switch {
	case m[4] == "":
	case st.hour < 1 || st.hour > 12:
		return stamp{}, 0
	case strings.EqualFold(m[4], "p"):
		st.hour = st.hour%12 + 12
	default:
		st.hour %= 12
	}
	if st.hour > 23 || st.minute > 59 || st.second > 60 {
		return stamp{}, 0
	}
	z, n := d.zoneAt(s[len(m[0]):])
	st.zone = z
	return st, len(m[0]) + n
}

// zoneAt reads a zone whose offset is certain.
func (d *dates) zoneAt(s string) (string, int) {
	m := d.zone.FindStringSubmatch(s)
	switch {
	case m == nil:
		return "", 0
	case m[1] != "":
		return offset(m[1], m[2], m[3]), len(m[0])
	case m[4] != "":
		return offset(m[4], m[5], m[6]), len(m[0])
	}
	if z, ok := d.w.zones[strings.ToLower(m[7])]; ok {
		return z, len(m[0])
	}
	return "", 0
}

func offset(sign, hours, minutes string) string {
	if h, m := num(hours), num(minutes); h <= 14 && m < 60 {
		return fmt.Sprintf("%s%02d:%02d", sign, h, m)
	}
	return ""
}

func isoZone(s string) string {
	if s == "Z" {
		return "+00:00"
	}
	if len(s) == 5 {
		return s[:3] + ":" + s[3:]
	}
	return s
}

// num reads digits; empty is 0.
func num(s string) int { n, _ := strconv.Atoi(s); return n }

func digitAt(s string, n int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(n, len(s)):])
	return r >= '0' && r <= '9'
}
