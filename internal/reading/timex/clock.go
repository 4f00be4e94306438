package timex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// withClock adds the part of the day or the clock that follows a date: "Monday
// night local time", "January 31, 2022, 10:32".
func (g *grammar) withClock(e expr, end int) (expr, int, bool) {
	if e.typ != record.Date || e.mod != "" && e.form != formWeekday && e.form != formCalendar && e.form != formPeriod {
		return e, end, true
	}
	if !e.oneDay() {
		return e, end, true
	}
	j := end
	if s, ok := g.at(j).sense("part"); ok && g.at(j).norm == g.partSingular(j) {
		e.tod, e.typ, j = s.value, record.TimeOfDay, j+1
		return e, g.local(j), true
	}
	if p, ok := g.at(j).sense("phase"); ok && len(p.value) > 1 && g.at(j+1).is("part") && e.mod == "" { // "Monday late evening"
		s, _ := g.at(j + 1).sense("part")
		e.mod, e.tod, e.typ = p.value, s.value, record.TimeOfDay
		return e, g.local(j + 2), true
	}
	if g.at(j).norm == "t" && g.joined(j) {
		if tod, zone, k, ok := g.clock(j + 1); ok {
			e.tod, e.zone, e.typ = tod, zone, record.TimeOfDay
			return e, k, true
		}
	}
	k := g.skip(g.skip(j, ",", "-", "|"), "at", "around", "about")
	if tod, zone, k2, ok := g.clock(k); ok && (k > j || g.at(j).space) {
		e.tod, e.zone, e.typ = tod, zone, record.TimeOfDay
		return e, k2, true
	}
	return e, end, true
}

// partSingular gives the word of a part of the day if it is one that may follow a day.
func (g *grammar) partSingular(i int) string {
	switch w := g.at(i).norm; w {
	case "morning", "afternoon", "evening", "night", "midday":
		return w
	}
	return ""
}

// oneDay says whether the expression names one day, so that a clock can follow.
func (e *expr) oneDay() bool {
	switch e.form {
	case formCalendar:
		return e.day > 0
	case formPeriod:
		return e.unit == day || e.weekday > 0
	case formFeast:
		return e.feast.length == 1
	case formWeekday, formNumeric:
		return true
	}
	return false
}

// local steps over "local time".
func (g *grammar) local(i int) int {
	if k, ok := g.words(i, "local", "time"); ok {
		return k
	}
	return i
}

// clock reads a time of the clock: "10:32", "10:32 a.m. GMT", "1400 GMT", "noon".
func (g *grammar) clock(i int) (tod, zone string, end int, ok bool) {
	if s, ok := g.at(i).sense("clockword"); ok {
		return s.value, "", g.local(i + 1), true
	}
	l := g.at(i)
	h, m, s, k := l.number, -1, -1, i+1
	if h < 0 {
		return "", "", i, false
	}
	switch {
	case len(l.norm) == 4 && h%100 < 60 && h <= 2400 && g.at(k).is("zone"):
		h, m = h/100, h%100
	case len(l.norm) > 2:
		return "", "", i, false
	case g.oneOf(k, ":", ".", "h") && g.joined(k) && g.joined(k+1) && len(g.at(k+1).norm) == 2 && g.at(k+1).number >= 0 && g.at(k+1).number < 60:
		dot := g.at(k).norm != ":"
		m, k = g.at(k+1).number, k+2
		if g.at(k).norm == ":" && g.joined(k) && g.joined(k+1) && len(g.at(k+1).norm) == 2 && g.at(k+1).number >= 0 && g.at(k+1).number < 60 {
			s, k = g.at(k+1).number, k+2
		}
		if _, _, isMeridiem := g.meridiem(k); dot && !isMeridiem && !g.at(k).is("zone") && !g.trust {
			return "", "", i, false
		}
	}
	half, k2, meridiem := g.meridiem(k)
	if meridiem {
		if h < 1 || h > 12 {
			return "", "", i, false
		}
		h, k = h%12, k2
		if half == "pm" {
			h += 12
		}
	}
	oclock := false
	if n, ok := g.words(k, "o", "'", "clock"); ok {
		k, oclock = n, true
	}
	if h > 24 || m > 59 || m < 0 && !meridiem && !oclock {
		return "", "", i, false
	}
	tod = fmt.Sprintf("%02d:%02d", h, max(m, 0)) // the full hour too is told with minutes, as TempEval-3 has it
	if s >= 0 {
		tod += fmt.Sprintf(":%02d", s)
	}
	zone, k = g.zone(k)
	return tod, zone, k, true
}

// meridiem reads am, pm, a.m., p.m.
func (g *grammar) meridiem(i int) (string, int, bool) {
	if s, ok := g.at(i).sense("meridiem"); ok {
		return s.value, i + 1, true
	}
	if g.oneOf(i, "a", "p") && g.at(i+1).norm == "." && g.at(i+2).norm == "m" && g.joined(i+1) && (g.joined(i+2) || g.at(i+3).norm == ".") {
		k := i + 3
		if g.at(k).norm == "." && g.joined(k) {
			k++
		}
		return g.at(i).norm + "m", k, true
	}
	return "", i, false
}

// zone reads a zone: "GMT", "(GMT +8)", "+04:00", "Moscow time", "local time".
func (g *grammar) zone(i int) (string, int) {
	if k := g.local(i); k > i {
		return "", k
	}
	open := g.at(i).norm == "("
	j := g.skip(i, "(")
	s, ok := g.at(j).sense("zone")
	if ok && (g.at(j).norm != "z" || g.joined(j)) {
		k := j + 1
		zone := s.value
		if z, n, ok := g.offset(k); ok && zone == "Z" {
			zone, k = z, n
		}
		if open {
			if g.at(k).norm != ")" {
				return "", i
			}
			k++
		}
		return zone, k
	}
	if z, n, ok := g.offset(i); ok && g.joined(i) {
		return z, n
	}
	if g.at(j).upper && g.at(j+1).norm == "time" && !open && !g.at(j).is("weekday") {
		return "", j + 2 // "Moscow time": kept in the words, not guessed at
	}
	return "", i
}

// offset reads "+8", "+04:00", "-0500".
func (g *grammar) offset(i int) (string, int, bool) {
	l := g.at(i + 1)
	if !g.oneOf(i, "+", "-") || !g.joined(i+1) || l.number < 0 {
		return "", i, false
	}
	h, m, k := l.number, 0, i+2
	switch {
	case len(l.norm) == 4:
		h, m = l.number/100, l.number%100
	case len(l.norm) > 2:
		return "", i, false
	case g.at(k).norm == ":" && g.joined(k) && g.joined(k+1) && len(g.at(k+1).norm) == 2 && g.at(k+1).number >= 0:
		m, k = g.at(k+1).number, k+2
	}
	if h > 14 || m > 59 {
		return "", i, false
	}
	return fmt.Sprintf("%s%02d:%02d", g.at(i).norm, h, m), k, true
}

// clocked is a time of the clock, with the date that may follow: "10 a.m. on Monday".
func (g *grammar) clocked(i int) (expr, int, bool) {
	if g.joined(i) && g.oneOf(i-1, ":", "/", ".", "-", ",", "$", "€", "£") {
		return expr{}, i, false
	}
	tod, zone, k, ok := g.clock(i)
	if !ok {
		return expr{}, i, false
	}
	if g.at(k).norm == "(" { // "noon (0900 GMT) on Saturday": told twice, the second time elsewhere
		if _, z, n, ok := g.clock(k + 1); ok && g.at(n).norm == ")" && (z != "" || g.at(n-1).norm == "gmt") {
			k = n + 1
		}
	}
	j := g.skip(g.skip(k, ","), "on", "in")
	if e, n, ok := g.partOf(j); ok && e.unit == day && (e.rule == "part-of-day" && !e.narrative || g.oneOf(j-1, "in")) && e.mod == "" { // "6 o'clock this afternoon"
		if h, err := strconv.Atoi(tod[:2]); err == nil && e.tod != "MO" && h < 12 {
			tod = strconv.Itoa(h+12) + tod[2:]
		}
		e.tod, e.zone = tod, zone
		return e, n, true
	}
	j = g.skip(g.skip(k, ","), "on")
	if e, n, ok := g.core(j); ok && e.oneDay() && e.typ == record.Date && !e.narrative {
		e.tod, e.zone, e.typ = tod, zone, record.TimeOfDay
		return e, n, true
	}
	bare := strings.Count(tod, ":") == 1 && k == i+3
	if bare && !g.trust && !g.oneOf(i-1, "at", "from", "until", "till", "by", "around", "about", "since", "between", "before", "after", ",", "|") && !g.opening(i) {
		return expr{}, i, false
	}
	return expr{form: formClock, typ: record.TimeOfDay, rule: "clock", tod: tod, zone: zone}, k, true
}

// partOf is a part of a day: "this morning", "last night", "the morning of January
// 31", "Monday's evening".
func (g *grammar) partOf(i int) (expr, int, bool) {
	j := i
	mod := ""
	if p, ok := g.at(i).sense("phase"); ok {
		j = g.skip(g.skip(i+1, "-"), "in", "on")
		if len(p.value) > 1 {
			mod = p.value
		}
	}
	j = g.skip(j, "the")
	rel, isRel := g.at(j).sense("rel")
	nar, isNar := g.at(j).sense("narrative")
	if (isNar || g.oneOf(j, "that")) && g.partSingular(j+1) != "" && !g.oneOf(j, "following") {
		s, _ := g.at(j + 1).sense("part")
		return expr{form: formPeriod, typ: record.TimeOfDay, rule: "part-of-day", unit: day, n: nar.n, tod: s.value, mod: mod, narrative: true}, j + 2, true
	}
	if g.partSingular(j) != "" && j > i && g.oneOf(j+1, "before") && g.clauseEnds(j+2) { // "the night before"
		s, _ := g.at(j).sense("part")
		return expr{form: formPeriod, typ: record.TimeOfDay, rule: "part-of-day", unit: day, n: -1, tod: s.value, mod: mod, narrative: true}, j + 2, true
	}
	if isRel && g.partSingular(j+1) != "" && !g.oneOf(j, "past") {
		s, _ := g.at(j + 1).sense("part")
		e := expr{form: formPeriod, typ: record.TimeOfDay, rule: "part-of-day", unit: day, n: rel.n, tod: s.value, mod: mod}
		if rel.n > 0 {
			e.narrative = true
		}
		return e, j + 2, true
	}
	if g.partSingular(j) == "" {
		return expr{}, i, false
	}
	s, _ := g.at(j).sense("part")
	k := g.skip(j+1, "of", "on")
	if k == j+1 {
		// "in the morning", "by late afternoon": of the day that is told of
		led := j > i && !g.at(i).is("phase") && g.oneOf(i-1, "in", "during", "through", "throughout", "into") || j > i && mod != ""
		if !led || g.at(k).norm == "-" || mod == "" && g.at(k).word && !g.at(k).is("nounend", "prep") {
			return expr{}, i, false
		}
		return expr{form: formPeriod, typ: record.TimeOfDay, rule: ruleThe, unit: day, tod: s.value, mod: mod}, k, true
	}
	if e, n, ok := g.core(k); ok && e.oneDay() && e.typ == record.Date && e.form != formPeriod {
		e.tod, e.typ, e.mod = s.value, record.TimeOfDay, mod
		return e, n, true
	}
	return expr{}, i, false
}
