package timex

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// ago is a day, week, month or year counted from the anchor by number: "two weeks
// ago", "in three days", "three days later".
func (g *grammar) ago(i int) (expr, int, bool) {
	j, mod := g.approximation(i)
	c, u, k, ok := g.quantity(j)
	if !ok {
		return expr{}, i, false
	}
	length := u.duration(c.text)
	switch u { // a decade ago is a year, not the whole of some decade
	case decade:
		u, c.n = year, c.n*10
	case century:
		u, c.n = year, c.n*100
	}
	e := expr{form: formPeriod, typ: record.Date, unit: u, rule: "shift", mod: pointMod(mod)}
	sign := 0
	switch {
	case g.oneOf(k, "ago", "back"):
		sign, k = -1, k+1
	case g.oneOf(k, "from"):
		n, isNow := g.words(k, "from", "now")
		if wd, ok := g.at(k + 1).sense("weekday"); ok && g.at(k+1).upper && u == week && c.n > 0 && !g.oneOf(k+2, "to", "until", "through", "-") {
			e.weekday, e.n, e.rule = wd.n, c.n, ruleShiftFrom // "a week from Monday"
			return e, k + 2, true
		}
		if from, ok := g.at(k + 1).sense("day"); ok && !isNow && c.n > 0 && u >= day && (from.n == 0 || u == day || u == week) {
			days := map[unit]int{day: 1, week: 7}[u]
			if days > 0 {
				e.unit, c.n = day, c.n*days+from.n // "three weeks from tomorrow" is one day
			}
			n, isNow = k+2, true
		}
		if !isNow {
			return expr{}, i, false
		}
		sign, k = 1, n
	case g.oneOf(k, "earlier", "before", "previously"):
		if g.at(k).norm == "before" && !g.clauseEnds(k+1) {
			return expr{}, i, false
		}
		sign, k, e.narrative = -1, k+1, true
	case g.oneOf(k, "later", "after", "afterwards"):
		if g.at(k).norm == "after" && !g.clauseEnds(k+1) {
			return expr{}, i, false
		}
		sign, k, e.narrative = 1, k+1, true
	case g.oneOf(i-1, "in") && c.n > 0 && !g.oneOf(j, "one"):
		return expr{form: formPeriod, typ: record.Date, unit: u, n: c.n, value: length, mod: mod, rule: ruleShiftIn}, k, true
	default:
		return expr{}, i, false
	}
	if c.n == 0 {
		value := "PAST_REF"
		if sign > 0 {
			value = "FUTURE_REF"
		}
		if e.narrative {
			value = "XXXX-XX-XX"
		}
		return expr{form: formFixed, typ: record.Date, value: value, mod: e.mod, rule: "reference"}, k, true
	}
	e.n = sign * c.n
	if e.narrative {
		e.rule = "narrative"
	}
	return e, k, true
}

// ruleShiftFrom is for what is counted from a weekday to come.
const ruleShiftFrom = "shift-from"

// clauseEnds says whether a mark or the end stands at i, so that a word before it
// has no object.
func (g *grammar) clauseEnds(i int) bool {
	l := g.at(i)
	return !l.word && l.number < 0 && !strings.ContainsAny(l.norm, "-(")
}

// pointMod turns the mod of a length into that of the point it leads to: more than
// a year ago lies before the point a year ago.
func pointMod(mod string) string {
	switch mod {
	case "MORE_THAN":
		return "BEFORE"
	case "LESS_THAN":
		return "AFTER"
	case "EQUAL_OR_MORE":
		return "ON_OR_BEFORE"
	case "EQUAL_OR_LESS":
		return "ON_OR_AFTER"
	}
	return mod
}
