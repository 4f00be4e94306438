package timex

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

const (
	firstYear = 1500 // a bare number below is no year
	lastYear  = 2100
	maxYears  = 30 // of a span such as "1990-91"
)

// The rules of dates in figures whose order cannot be mistaken.
const (
	ruleDayFirst   = "figures-day-first"
	ruleMonthFirst = "figures-month-first"
)

// figures is a date all in figures: 2022-01-31, 12/17/2021, 31.01.2022.
func (g *grammar) figures(i int) (expr, int, bool) {
	a, b, c := g.at(i), g.at(i+2), g.at(i+4)
	sep := g.at(i + 1).norm
	if a.number < 0 || b.number < 0 || len(sep) != 1 || !strings.Contains("-/.", sep) ||
		!g.joined(i+1) || !g.joined(i+2) || g.joined(i) && g.oneOf(i-1, "-", "/", ".", ",") {
		return expr{}, i, false
	}
	e := expr{form: formCalendar, typ: record.Date, rule: "figures"}
	whole := g.at(i+3).norm == sep && g.joined(i+3) && g.joined(i+4) && c.number >= 0
	switch {
	case whole && len(a.norm) == 4 && sep != "." && validDate(a.number, b.number, c.number):
		e.year, e.month, e.day = a.number, b.number, c.number
		return e, i + 5, true
	case whole && sep != "-" && len(a.norm) <= 2 && len(b.norm) <= 2 && (len(c.norm) == 4 || len(c.norm) == 2 && sep == "/"):
		y := c.number
		if len(c.norm) == 2 {
			y += 2000
			if y > 2050 {
				y -= 100
			}
		}
		if y < firstYear || y > lastYear {
			return expr{}, i, false
		}
		e.year, e.month, e.day = y, a.number, b.number
		if sep == "." || !validDate(y, a.number, b.number) {
			e.month, e.day = b.number, a.number
		}
		if !validDate(y, e.month, e.day) {
			return expr{}, i, false
		}
		switch {
		case sep == "/" && validDate(y, e.day, e.month) && e.day != e.month:
			e.form, e.rule = formNumeric, "figures-swappable"
		case sep == "/" && e.day == a.number && e.day != e.month:
			e.rule = ruleDayFirst
		case sep == "/" && e.day != e.month:
			e.rule = ruleMonthFirst
		}
		return e, i + 5, true
	case !whole && sep == "-" && len(a.norm) == 4 && len(b.norm) == 2 && b.number >= 1 && b.number <= 12 && a.number >= firstYear && a.number <= lastYear &&
		!g.joined(i+3) && b.number != (a.number+1)%100: // "2011-12" in prose is a season or a budget
		e.year, e.month = a.number, b.number
		return e, i + 3, true
	}
	return expr{}, i, false
}

// dayNumber reads a day of the month: 3, 3rd, third.
func (g *grammar) dayNumber(i int) (int, int, bool) {
	l := g.at(i)
	if l.number >= 1 && l.number <= 31 && len(l.norm) <= 2 {
		if g.joined(i + 1) {
			if g.at(i + 1).is("ordsuffix") {
				return l.number, i + 2, true
			}
			if g.at(i+1).word || g.oneOf(i+1, "%") || g.oneOf(i+1, ".", ",", ":") && g.joined(i+2) && g.at(i+2).number >= 0 {
				return 0, i, false
			}
		}
		return l.number, i + 1, true
	}
	return 0, i, false
}

// month reads the name of a month or its short form with or without the point.
func (g *grammar) month(i int) (int, int, bool) {
	l := g.at(i)
	if s, ok := l.sense("month"); ok && l.upper {
		return s.n, i + 1, true
	}
	if s, ok := l.sense("monthabbr"); ok && l.upper {
		if g.at(i+1).norm == "." && g.joined(i+1) {
			return s.n, i + 2, true
		}
		return s.n, i + 1, true
	}
	return 0, i, false
}

// plainYear reads a year in four figures that nothing around it speaks against.
func (g *grammar) plainYear(i int) (int, int, bool) {
	l := g.at(i)
	if len(l.norm) != 4 || l.number < firstYear || l.number > lastYear {
		return 0, i, false
	}
	if g.joined(i+1) && (g.at(i+1).word || g.oneOf(i+1, "%") || g.oneOf(i+1, ".", ",", ":") && g.joined(i+2) && g.at(i+2).number >= 0) {
		return 0, i, false
	}
	return l.number, i + 1, true
}

// yearAfter reads the year that may end a date: "2022", ", 2022", "last year", "of next year".
func (g *grammar) yearAfter(i int, e *expr) int {
	if y, k, ok := g.plainYear(i); ok {
		e.year = y
		return k
	}
	if g.oneOf(i, ",", "of") {
		if y, k, ok := g.plainYear(i + 1); ok {
			e.year = y
			return k
		}
	}
	if k, ok := g.words(i, "of", "the", "year"); ok {
		e.yearRel = new(int)
		return k
	}
	j := g.skip(g.skip(i, "of", ","), "the")
	if s, ok := g.at(j).sense("rel"); ok && g.at(j+1).norm == "year" && !g.oneOf(j, "past") {
		n := s.n
		e.yearRel = &n
		return j + 2
	}
	return i
}

// monthDay is a day and month in either order, with weekday and year or without.
func (g *grammar) monthDay(i int) (expr, int, bool) {
	e := expr{form: formCalendar, typ: record.Date, rule: "day"}
	j := i
	if s, ok := g.at(i).sense("weekday"); ok && g.at(i).upper {
		e.weekday, j = s.n, i+1
	} else if s, ok := g.at(i).sense("weekdayabbr"); ok && g.at(i).upper {
		e.weekday, j = s.n, g.skip(i+1, ".")
	}
	open := false
	if e.weekday > 0 {
		open = g.at(j).norm == "("
		j = g.skip(g.skip(j, ",", "("), "the")
	} else if g.at(i).norm == "the" {
		j = i + 1
	}
	if m, k, ok := g.month(j); ok && g.at(i).norm != "the" {
		d, k2, ok := g.dayNumber(g.skip(k, "the"))
		if s, isOrd := g.at(k).sense("ordinal"); !ok && isOrd && g.at(k).upper { // July Fourth
			d, k2, ok = s.n, k+1, true
		}
		if !ok || g.at(k2).is("counted") {
			return expr{}, i, false
		}
		e.month, e.day, k = m, d, k2
		return g.monthDayEnd(i, e, k, open)
	}
	d, k, ok := g.dayNumber(j)
	if !ok {
		if s, isOrd := g.at(j).sense("ordinal"); isOrd && g.at(j+1).norm == "of" {
			d, k, ok = s.n, j+1, true
		}
	}
	if !ok {
		return expr{}, i, false
	}
	sep := k
	k = g.skip(g.skip(k, "day"), "of")
	if k == sep {
		k = g.skip(k, "-")
	}
	// "3 to 5 May", "3-5 May", "3 and 4 May": the first day shares the month of the second.
	if g.oneOf(sep, "-", "to", "and", "until", "through") {
		if d2, n, ok := g.dayNumber(sep + 1); ok && d2 > d {
			if m, n2, ok := g.month(g.skip(n, "of")); ok {
				e.month, e.day = m, d2
				last, end, ok := g.monthDayEnd(i, e, n2, open)
				if !ok {
					return expr{}, i, false
				}
				first := last
				first.day = d
				last.weekday = 0
				return expr{form: formRange, typ: record.Date, rule: "range", begin: &first, end: &last}, end, true
			}
		}
	}
	m, k, ok := g.month(k)
	if !ok || g.joined(i) && g.oneOf(i-1, ".", ",", "$", "€", "£") {
		return expr{}, i, false
	}
	e.month, e.day = m, d
	return g.monthDayEnd(i, e, k, open)
}

func (g *grammar) monthDayEnd(i int, e expr, k int, open bool) (expr, int, bool) {
	if e.day > 31 || !validDate(2000, e.month, e.day) {
		return expr{}, i, false
	}
	before := k
	if k = g.yearAfter(k, &e); k == before && g.at(k).norm == "-" && g.joined(k) { // 17-Dec-2021
		if y, n, ok := g.plainYear(k + 1); ok {
			e.year, k = y, n
		}
	}
	if open {
		if g.at(k).norm != ")" {
			return expr{}, i, false
		}
		k++
	}
	return e, k, true
}

// monthAlone is a month with or without a year, or with last, this, next.
func (g *grammar) monthAlone(i int) (expr, int, bool) {
	e := expr{form: formCalendar, typ: record.Date, rule: "month"}
	j := g.skip(i, "the", "month")
	if j > i && g.at(i).norm == "the" {
		return expr{}, i, false
	}
	j = g.skip(j, "of")
	if j > i && g.at(i).norm != "month" {
		return expr{}, i, false
	}
	if s, ok := g.at(j).sense("rel"); ok {
		n := s.n
		e.rel, j = &n, j+1
	}
	at := j
	m, k, ok := g.month(j)
	if !ok {
		return expr{}, i, false
	}
	e.month = m
	named := g.at(at).is("month")
	if g.oneOf(k, "and", "or", "to", "through", "-") { // "May and June 2011"
		if _, n, ok := g.month(k + 1); ok && g.at(n).number >= 0 {
			if y, _, ok := g.plainYear(n); ok && e.rel == nil {
				e.year = y
				return e, k, true
			}
		}
	}
	if before := k; true {
		if k = g.yearAfter(k, &e); k == before && e.rel == nil && !g.trust && !g.monthWitness(at, named) {
			return expr{}, i, false
		}
		if before == k && g.oneOf(k-1, ".") && !named && e.rel == nil {
			k-- // the point of "in Dec." may end the sentence; it is no part of the value
		}
	}
	return e, k, true
}

// monthWitness says whether what stands around a bare month name shows that it is
// one, and not a verb, a modal or a person.
func (g *grammar) monthWitness(i int, named bool) bool {
	before, after := g.at(i-1), g.at(i+1)
	if before.is("monthprep") || before.is("phase") || g.afterEdge(i) || before.norm == "-" && g.at(i-2).is("phase") {
		return true
	}
	if !named || g.at(i).is("monthdoubt") {
		return named && after.is("money") && !after.upper // "March sales"
	}
	// "President August Meyer", "June Carter": a name goes on with capitals.
	if after.upper && after.word && len(after.senses) == 0 || before.upper && before.word && len(before.senses) == 0 {
		return false
	}
	return true
}

// yearAlone is a bare year.
func (g *grammar) yearAlone(i int) (expr, int, bool) {
	if k, ok := g.words(i, "the", "year"); ok {
		if y, end, ok := g.plainYear(k); ok {
			return expr{form: formCalendar, typ: record.Date, rule: "year", year: y}, end, true
		}
	}
	y, k, ok := g.plainYear(i)
	if !ok {
		return expr{}, i, false
	}
	e := expr{form: formCalendar, typ: record.Date, rule: "year", year: y}
	if g.trust {
		return e, k, true
	}
	b, a := g.at(i-1), g.at(i+1)
	if a.is("counted") || a.norm == "%" || a.is("units") || b.is("label") || strings.ContainsAny(b.norm, "$€£#@&=+*") {
		return expr{}, i, false
	}
	if g.joined(i) && !g.oneOf(i-1, "(", "[", "\"", "“", "'", "-") {
		return expr{}, i, false
	}
	if g.joined(i) && b.norm == "-" && !g.at(i-2).is("phase") && g.at(i-2).number < 0 {
		return expr{}, i, false // "UR-2010"
	}
	if g.oneOf(i+1, "-", "/") && g.joined(i+1) && g.joined(i+2) && g.at(i+2).number >= 0 {
		if n := g.at(i + 2); !(len(n.norm) == 4 && n.number > y && n.number <= lastYear) && !(len(n.norm) == 2 && n.number > y%100 && n.number-y%100 < maxYears || n.norm == "00" && y%100 == 99) ||
			g.oneOf(i+3, "-", "/") && g.joined(i+3) {
			return expr{}, i, false // a code, not the years "2014-2016" or "2019/20"
		}
	}
	if a.is("zone") || b.is("units") || b.norm == "'" && g.joined(i) {
		return expr{}, i, false
	}
	witness := b.is("prep") || g.oneOf(i-1, "(", "[", ",") || b.is("month", "monthabbr", "season") || b.number >= 0
	if y < 1900 && !b.is("prep") && b.norm != "(" {
		return expr{}, i, false
	}
	if !witness && b.word && b.upper && i-1 > g.lo && !g.opening(i-1) {
		return expr{}, i, false // "Expo 2020", "Vision 2030"
	}
	// "of 2000 troops": a plural noun is counted, but "the 2015 talks" is a year's.
	if a.word && strings.HasSuffix(a.norm, "s") && y%100 == 0 && !g.oneOf(i-1, "the") {
		return expr{}, i, false
	}
	return e, k, true
}
