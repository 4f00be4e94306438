package timex

import (
	"time"

	"github.com/readout-app/readout/internal/reading/record"
)

// weekday is a weekday alone or with last, this, next, or "last week".
func (g *grammar) weekday(i int) (expr, int, bool) {
	e := expr{form: formWeekday, typ: record.Date, rule: "weekday"}
	j := g.skip(i, "the")
	if s, ok := g.at(j).sense("rel"); ok {
		if j == i && g.at(j).upper && g.oneOf(j, "following") {
			return expr{}, i, false // "Following Monday's debate"
		}
		n := s.n
		e.rel, e.rule = &n, "weekday-relative"
		j++
		if g.oneOf(j, "past") { // "this past Friday"
			n, j = -1, j+1
		}
		j = g.skip(j, "coming")
	} else if j > i {
		return expr{}, i, false
	}
	l := g.at(j)
	s, ok := l.sense("weekday")
	if !ok || !l.upper {
		return expr{}, i, false
	}
	if g.at(j-1).is("ordinal") && g.oneOf(j+1, "of", "in") {
		return expr{}, i, false // "the second Sunday of the month"
	}
	if next := g.at(j + 1); next.upper && next.is("title") && !capitals(next.norm) {
		return expr{}, i, false
	}
	e.weekday = s.n
	j++
	// "Monday last week", "Friday of next week"
	if e.rel == nil {
		k := g.skip(j, "of", ",")
		if r, ok := g.at(k).sense("rel"); ok && g.at(k+1).norm == "week" && !g.oneOf(k, "past") {
			return expr{form: formPeriod, typ: record.Date, rule: "weekday-of-week", unit: week, n: r.n, weekday: e.weekday}, k + 2, true
		}
	}
	return e, j, true
}

// nthWeekday is "the second Sunday of May", "the last Friday in March 2022".
func (g *grammar) nthWeekday(i int) (expr, int, bool) {
	j := g.skip(i, "the")
	n, ok := g.at(j).sense("ordinal")
	if g.oneOf(j, "last") {
		n, ok = sense{n: -1}, true
	}
	day, isDay := g.at(j + 1).sense("weekday")
	if !ok || n.n > 4 || !isDay || !g.oneOf(j+2, "of", "in") {
		return expr{}, i, false
	}
	m, k, ok := g.month(j + 3)
	if !ok {
		return expr{}, i, false
	}
	e := expr{form: formFeast, typ: record.Date, rule: "nth-weekday"}
	e.feast = &feast{kind: "nth", month: time.Month(m), weekday: day.n, day: n.n}
	return e, g.yearAfter(k, &e), true
}

// weekOfMonth is "the last week of December 2016", "the first week in May".
func (g *grammar) weekOfMonth(i int) (expr, int, bool) {
	j := g.skip(i, "the")
	n, ok := g.at(j).sense("ordinal")
	if g.oneOf(j, "last", "final") {
		n, ok = sense{n: -1}, true
	}
	if !ok || n.n > 4 || g.at(j+1).norm != "week" || !g.oneOf(j+2, "of", "in") {
		return expr{}, i, false
	}
	m, k, ok := g.month(j + 3)
	if !ok {
		return expr{}, i, false
	}
	e := expr{form: formCalendar, typ: record.Date, rule: "week-of-month", month: m, nthWeek: n.n}
	return e, g.yearAfter(k, &e), true
}

// theDay is a day of the month by its number alone: "on the 15th".
func (g *grammar) theDay(i int) (expr, int, bool) {
	if !g.oneOf(i, "the") || !g.oneOf(i-1, "on", "by", "until", "since", "before", "after", "from") {
		return expr{}, i, false
	}
	d, k, ok := g.dayNumber(i + 1)
	if !ok || k != i+3 || !g.clauseEnds(k) && !g.oneOf(k, "and", "to", "at", "in", "with", "after", "when") || g.oneOf(k, "in") && g.at(k+1).upper || g.oneOf(k, "and", "to") && g.at(k+1).word && !g.clauseEnds(k) && g.oneOf(k+1, "the") {
		return expr{}, i, false
	}
	return expr{form: formPeriod, typ: record.Date, rule: "day-of-month", unit: month, day: d}, k, true
}

// adverb is today, yesterday, tomorrow, tonight.
func (g *grammar) adverb(i int) (expr, int, bool) {
	l := g.at(i)
	if s, ok := l.sense("day"); ok {
		if l.upper && g.oneOf(i-1, "\"", "“") && g.oneOf(i+1, "\"", "”") && g.joined(i) {
			return expr{}, i, false // the show
		}
		if l.upper && !g.opening(i) && !g.trust && !g.at(i-1).is("phase") && !g.shouting(i) {
			return expr{}, i, false // "USA Today"
		}
		return expr{form: formPeriod, typ: record.Date, rule: "adverb", unit: day, n: s.n}, i + 1, true
	}
	if l.is("tonight") {
		return expr{form: formPeriod, typ: record.TimeOfDay, rule: "adverb", unit: day, tod: "NI"}, i + 1, true
	}
	if l.is("overnight") {
		return expr{form: formPeriod, typ: record.TimeOfDay, rule: ruleOvernight, unit: day, tod: "NI"}, i + 1, true
	}
	return expr{}, i, false
}

// shouting says whether the words around i all begin with a capital, as in a
// headline set so: then a capital tells nothing.
func (g *grammar) shouting(i int) bool {
	seen := 0
	for j := i - 4; j < i; j++ {
		if l := g.at(j); l.word && len(l.norm) > 3 {
			if !l.upper {
				return false
			}
			seen++
		}
	}
	return seen > 2
}

// counted is last, this, next or the same unit: "next week", "this month", "the
// following day", "the weekend".
func (g *grammar) counted(i int) (expr, int, bool) {
	e := expr{form: formPeriod, typ: record.Date, rule: "period"}
	j := g.skip(i, "the")
	the := j > i
	if k, ok := g.words(i, "that", "same"); ok {
		j = k - 1
	}
	l := g.at(j)
	if e, k, ok := g.yearAgo(j); ok {
		return e, k, true
	}
	if e, k, ok := g.sameLastYear(j); ok && the {
		return e, k, true
	}
	if u, plural, ok := g.unit(j); the && ok && !plural && u >= day {
		if k, ok := g.words(j+1, "after", "next"); ok {
			e.unit, e.n = u, 2
			return e, k, true
		}
		if k, ok := g.words(j+1, "before", "last"); ok {
			e.unit, e.n = u, -2
			return e, k, true
		}
	}
	if the && g.at(j).norm == "weekend" {
		e.unit = weekend
		return e, j + 1, true
	}
	if n, ok := g.words(j, "day", "before", "yesterday"); the && ok {
		e.unit, e.n = day, -2
		return e, n, true
	}
	if n, ok := g.words(j, "day", "after", "tomorrow"); the && ok {
		e.unit, e.n = day, 2
		return e, n, true
	}
	if k, ok := g.words(j, "week", "of"); ok {
		if day, n, ok := g.monthDay(k); ok && day.form == formCalendar {
			day.weekOf, day.rule = true, "week-of"
			return day, n, true
		}
	}
	if s, ok := l.sense("midunit"); ok {
		return expr{form: formPeriod, typ: record.Date, rule: "period", unit: unitOf(s.value), mod: "MID"}, j + 1, true
	}
	if u, plural, ok := g.unit(j); ok && !plural && !the && u >= week && u <= year && u != weekend && g.oneOf(j-1, "-") && g.oneOf(j-2, "mid") {
		e.unit = u
		return e, j + 1, true
	}
	if k, u, ok := g.unitsEnd(j); ok {
		return expr{form: formPeriod, typ: record.Date, rule: "period", unit: u, mod: "END"}, k, true
	}
	if u, plural, ok := g.unit(j); ok && !plural && !the && u >= week && u != weekend && g.at(j-1).norm == "of" && g.at(j-2).is("edge") {
		e.unit = u // "end of year"
		return e, j + 1, true
	}
	if u, plural, ok := g.unit(j); the && ok && !plural && u >= day && u != weekend {
		if g.oneOf(j+1, "before", "after") && (g.clauseEnds(j+2) || g.oneOf(j+2, "that") && u == day) {
			e.unit, e.n, e.narrative, e.rule = u, 1, true, "narrative"
			if g.oneOf(j+1, "before") {
				e.n = -1
			}
			return e, j + 2, true
		}
		if g.afterEdge(i) && u != century {
			e.unit = u // "the end of the year"
			return e, j + 1, true
		}
		if (u == day || u == week) && g.at(i-1).is("dayverb") && !g.oneOf(j+1, "of", "that", "when", "before", "after", "-", "by", "with") || u == day && g.oneOf(i-1, "for") && g.oneOf(j+1, ",", ".") {
			e.unit, e.rule = u, ruleThe // "ended the day higher"
			return e, j + 1, true
		}
		if u >= week && u <= year && g.oneOf(i-1, "for", "in", "during", "throughout", "within") && g.theUnit(j+1) {
			e.unit, e.rule = u, ruleThe
			return e, j + 1, true
		}
		if u == day && g.oneOf(i-1, "in", "during", "on", "for", "throughout") && !g.oneOf(j+1, "of", "that", "when", "before", "after", "it", "he", "she", "they") && !g.at(j+1).is("day") {
			e.unit, e.narrative, e.rule = day, true, ruleTheDay
			return e, j + 1, true
		}
		return expr{}, i, false
	}
	that := g.oneOf(j, "that")
	s, rel := l.sense("rel")
	nar, narrative := l.sense("narrative")
	if !rel && !narrative && !that {
		return expr{}, i, false
	}
	k := j + 1
	if turn, ok := g.at(k).sense("rel"); ok && l.norm == "this" && !g.oneOf(k, "this") { // "this past week"
		s, k = turn, k+1
	}
	fy := k
	k = g.skip(k, "fiscal", "financial")
	u, plural, ok := g.unit(k)
	if !ok || plural || u < day || u >= decade && s.n != 0 { // "the past decade" is a length
		return expr{}, i, false
	}
	if l.upper && g.at(k).upper && g.oneOf(i-1, "\"", "“") && g.oneOf(k+1, "\"", "”", ".", ",") && !capitals(l.norm) {
		return expr{}, i, false // ABC's "This Week"
	}
	e.unit, e.n = u, s.n
	switch {
	case k > fy && u == year:
		return expr{form: formFixed, typ: record.Date, value: "FYXXXX", rule: "fiscal"}, k + 1, true
	case that, narrative && !(rel && u >= week && !g.oneOf(j, "following")):
		e.n, e.narrative, e.rule = nar.n, true, "narrative"
	case u == day && s.n == 0:
		e.rule = "period"
	case u == day: // "the next day" is a day of the story, "the last day" is one of a row
		if s.n < 0 || !the {
			return expr{}, i, false
		}
		e.narrative, e.rule = true, "narrative"
	}
	if wd, ok := g.at(k + 2).sense("weekday"); ok && u == week && rel && !e.narrative && g.oneOf(k+1, "on") && g.at(k+2).upper {
		e.weekday, e.rule = wd.n, "weekday-of-week" // "next week on Tuesday"
		return e, k + 3, true
	}
	return e, k + 1, true
}

// theUnit says that nothing at i tells which unit is meant: "for the year", but not
// "for the year to June" or "in the week after the vote".
func (g *grammar) theUnit(i int) bool {
	l := g.at(i)
	return !l.word && l.number < 0 && !g.oneOf(i, "-", "'", "’", "(") || g.oneOf(i, "and", "but", "as", "because", "while", "rose", "fell", "was", "were", "is", "will", "would", "it", "its", "at", "on")
}

// sameLastYear is "same month last year", "same period a year earlier": the period
// that the text speaks of, a year before.
func (g *grammar) sameLastYear(i int) (expr, int, bool) {
	if !g.oneOf(i, "same") || !g.oneOf(i+1, "period", "time", "point", "month", "quarter") {
		return expr{}, i, false
	}
	j := g.skip(i+2, "of", "in")
	var e expr
	end, ok := g.words(g.skip(j, "the"), "last", "year")
	if ok {
		e = expr{form: formPeriod, typ: record.Date, rule: "period", unit: year, n: -1}
	} else if e, end, ok = g.ago(j); !ok || e.unit != year || e.n != -1 {
		return expr{}, i, false
	}
	if g.oneOf(i+1, "month", "quarter") { // a year before the one that is told
		u, _, _ := g.unit(i + 1)
		e = expr{form: formPeriod, typ: record.Date, rule: "narrative", unit: u, n: -12, narrative: true}
		if u == quarter {
			e.n = -4
		}
	}
	return e, end, true
}

// yearAgo is "year-earlier" or "year-ago", with the period it stands before.
func (g *grammar) yearAgo(i int) (expr, int, bool) {
	u, plural, ok := g.unit(i)
	if !ok || plural || u < month || !g.oneOf(i+1, "-") || !g.oneOf(i+2, "ago", "earlier", "before") || !g.joined(i+1) || !g.joined(i+2) {
		return expr{}, i, false
	}
	e := expr{form: formPeriod, typ: record.Date, rule: ruleYearAgo, unit: u, n: -1}
	k := i + 3
	if g.oneOf(k, "quarter", "period", "month", "half") {
		if part, _, ok := g.unit(k); ok && part == quarter && u == year {
			e.unit, e.n = quarter, -4
		}
		k++
	}
	return e, k, true
}

// unitsEnd is "year-end", "year's end", "month end".
func (g *grammar) unitsEnd(i int) (int, unit, bool) {
	u, plural, ok := g.unit(i)
	if !ok || plural || u < week || u == weekend {
		return i, noUnit, false
	}
	k := i + 1
	if n, ok := g.words(k, "'", "s"); ok {
		k = n
	} else {
		k = g.skip(k, "-")
	}
	if !g.oneOf(k, "end") || k == i+1 && !g.oneOf(i-1, "by", "before", "until", "the", "at", "since") {
		return i, noUnit, false
	}
	return k + 1, u, true
}

// afterEdge says whether "the end of", "late in" and the like stands before i, which
// makes "the year" one certain year.
func (g *grammar) afterEdge(i int) bool {
	return g.at(i-1).norm == "of" && g.at(i-2).is("edge") || g.oneOf(i-1, "in", "-") && g.at(i-2).is("phase") || g.at(i-1).is("phase")
}
