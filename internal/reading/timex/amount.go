package timex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// pad gives the value of a month or day with two digits.
func (s sense) pad() string { return fmt.Sprintf("%02d", s.n) }

// amount of units: text is its TIMEX3 form ("2", "2.5", "X"), n the whole number
// or 0 when it is none.
type count struct {
	text string
	n    int
}

// maxCount bounds a number of units; what is more is no length that news speaks of.
const maxCount = 9999

func whole(n int) count { return count{strconv.Itoa(n), n} }

// number reads a number in figures or words, "a", or a vague one such as "several".
func (g *grammar) number(i int) (count, int, bool) {
	l := g.at(i)
	if l.number >= 0 && l.number <= maxCount && !(g.joined(i) && g.oneOf(i-1, ".", ",", ":", "/", "-")) {
		if g.at(i+1).norm == "." && g.joined(i+1) && g.joined(i+2) && g.at(i+2).number >= 0 {
			return count{text: l.norm + "." + g.at(i+2).norm}, i + 3, true
		}
		return whole(l.number), i + 1, true
	}
	if s, ok := l.sense("tens"); ok {
		j := g.skip(i+1, "-")
		if u, ok := g.at(j).sense("number"); ok && u.n < 10 {
			return whole(s.n + u.n), j + 1, true
		}
		return whole(s.n), i + 1, true
	}
	if s, ok := l.sense("number"); ok {
		j := i + 1
		if g.at(j).is("hundred") {
			return whole(s.n * 100), j + 1, true
		}
		if k, ok := g.words(j, "and", "a", "half"); ok {
			return count{text: strconv.Itoa(s.n) + ".5"}, k, true
		}
		return whole(s.n), j, true
	}
	switch l.norm {
	case "a", "an":
		switch {
		case g.at(i+1).norm == "couple", g.at(i+1).norm == "few", g.at(i+1).norm == "dozen":
			if g.at(i+1).norm == "dozen" {
				return whole(12), i + 2, true
			}
			return count{text: "X"}, g.skip(i+2, "of"), true
		case g.at(i + 1).is("hundred"):
			return whole(100), i + 2, true
		}
		return whole(1), i + 1, true
	case "half":
		if g.oneOf(i+1, "a", "an") {
			return count{text: "0.5"}, i + 2, true
		}
		return count{}, i, false
	}
	if l.is("vague") {
		return count{text: "X"}, g.skip(i+1, "of", "more"), true
	}
	return count{}, i, false
}

// unit reads the name of a unit at i, single or plural.
func (g *grammar) unit(i int) (u unit, plural bool, ok bool) {
	l := g.at(i)
	if s, ok := l.sense("unit"); ok {
		return unitOf(s.value), false, true
	}
	if s, ok := l.sense("units"); ok {
		return unitOf(s.value), true, true
	}
	return noUnit, false, false
}

// quantity reads a number of units: "two weeks", "48 hours",
// the "two-week" of "a two-week truce".
func (g *grammar) quantity(i int) (c count, u unit, end int, ok bool) {
	c, j, ok := g.number(i)
	if !ok {
		return count{}, noUnit, i, false
	}
	article := g.oneOf(i, "a", "an") && j == i+1
	if !article {
		j = g.skip(j, "more", "further", "straight", "consecutive", "full", "whole", "long", "additional", "trading", "working", "-")
	} else {
		j = g.skip(j, "full", "whole", "further")
	}
	u, plural, ok := g.unit(j)
	if !ok && c.n == 1 && g.at(j).is("unit1") && !article && g.at(j+1).norm != "-" {
		u, ok = second, false
	}
	if !ok || article && plural || c.text == "X" && !plural || u == noUnit {
		return count{}, noUnit, i, false
	}
	end = j + 1
	if k, ok := g.words(end, "and", "a", "half"); ok && c.n > 0 { // "an hour and a half"
		c, end = count{text: strconv.Itoa(c.n) + ".5"}, k
	}
	return c, u, end, true
}

// amount is a DURATION: "two weeks", "more than a decade", "the past two weeks",
// "a 27-year", "for years".
func (g *grammar) amount(i int) (expr, int, bool) {
	if e, k, ok := g.stretch(i); ok {
		return e, k, true
	}
	j, mod := g.approximation(i)
	if c, u, k, ok := g.quantity(j); ok {
		if g.noLength(i, k, c, u) {
			return expr{}, i, false
		}
		return expr{form: formFixed, typ: record.Duration, value: u.duration(c.text), mod: mod, unit: u, n: c.n, rule: "duration"}, k, true
	}
	// "for years", "within hours": an unknown number of them.
	if u, plural, ok := g.unit(i); ok && plural && u != weekend && (g.trust || g.oneOf(i-1, "for", "within", "after", "in", "of", "over", "about", "just")) {
		if g.at(i-1).norm == "of" && !g.trust || g.oneOf(i+1, "-") {
			return expr{}, i, false
		}
		return expr{form: formFixed, typ: record.Duration, value: u.duration("X"), rule: "duration"}, i + 1, true
	}
	if u, plural, ok := g.unit(i); ok && plural && g.at(i+1).norm == "-" && g.at(i+2).norm == "long" {
		return expr{form: formFixed, typ: record.Duration, value: u.duration("X"), rule: "duration"}, i + 3, true
	}
	return expr{}, i, false
}

// noLength says that a number of units is no length of time: an age, or the article before a unit used as a noun.
func (g *grammar) noLength(i, end int, c count, u unit) bool {
	if k, ok := g.words(end, "-", "old"); ok && k > end {
		return true
	}
	if g.oneOf(end, "old", "olds", "older", "younger") {
		return true
	}
	if g.oneOf(i, "a", "an") && end == i+2 {
		// "a day", "a week" alone are lengths only where something says so.
		switch {
		case g.trust, g.oneOf(i-1, "for", "within", "in", "over", "than", "nearly", "almost", "about", "lasted", "lasts", "last", "after", "half", "to", "take", "took", "takes", "spent"):
		default:
			return true
		}
		if g.oneOf(end, "when", "-", "in") {
			return true
		}
	}
	if u == weekend && c.text == "1" || c.n >= firstYear && c.n <= lastYear && g.at(i+1).is("unit") {
		return true
	}
	return g.joined(i) && i > g.lo && g.oneOf(i-1, "$", "€", "£", "#")
}

// approximation reads "about", "more than", "at least" before a length.
func (g *grammar) approximation(i int) (int, string) {
	l := g.at(i)
	if s, ok := l.sense("approx"); ok {
		return i + 1, s.value
	}
	if l.is("over") {
		return i + 1, "MORE_THAN"
	}
	for _, p := range []struct {
		mod   string
		words []string
	}{
		{"MORE_THAN", []string{"more", "than"}},
		{"LESS_THAN", []string{"less", "than"}},
		{"LESS_THAN", []string{"fewer", "than"}},
		{"EQUAL_OR_MORE", []string{"at", "least"}},
		{"EQUAL_OR_LESS", []string{"at", "most"}},
		{"EQUAL_OR_LESS", []string{"up", "to"}},
	} {
		if k, ok := g.words(i, p.words...); ok {
			return k, p.mod
		}
	}
	return i, ""
}

// stretch is a length that touches the anchor: "the past two weeks", "the next
// few days", "the last decade". One unit alone ("the last week") is a period; see counted.
func (g *grammar) stretch(i int) (expr, int, bool) {
	j := g.skip(i, "the", "these", "its", "his", "her", "their", "our")
	s, ok := g.at(j).sense("rel")
	if !ok || s.n == 0 {
		return expr{}, i, false
	}
	c, k, ok := g.number(j + 1)
	if !ok {
		if u, plural, isUnit := g.unit(j + 1); isUnit && (plural || j > i && u == decade) && u != weekend {
			c, k = whole(1), j+1
			if plural {
				c = count{text: "X"}
			}
			ok = true
		}
	}
	if !ok || g.oneOf(j+1, "a", "an") {
		return expr{}, i, false
	}
	k = g.skip(k, "more", "full", "trading", "working", "consecutive")
	u, _, isUnit := g.unit(k)
	if !isUnit {
		return expr{}, i, false
	}
	return expr{
		form: formSpan, typ: record.Duration, value: u.duration(c.text), unit: u, n: s.n * c.n,
		dir: direction(s.n), rule: "stretch",
	}, k + 1, true
}

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
	case g.oneOf(i-1, "in") && c.n > 0:
		return expr{form: formPeriod, typ: record.Date, unit: u, n: c.n, value: length, rule: ruleShiftIn}, k, true
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
