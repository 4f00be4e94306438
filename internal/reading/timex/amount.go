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
		if g.at(i+1).norm == "," && g.joined(i+1) && g.joined(i+2) && len(g.at(i+2).norm) == 3 && l.number > 0 && l.number < 10 && g.at(i+2).number >= 0 { // 2,000
			return whole(l.number*1000 + g.at(i+2).number), i + 3, true
		}
		if k, ok := g.andHalf(i + 1); ok {
			return count{text: l.norm + ".5"}, k, true
		}
		return whole(l.number), i + 1, true
	}
	if l.norm == "½" {
		return count{text: "0.5"}, i + 1, true
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
		if k, ok := g.andHalf(j); ok {
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
	if l.is("heaps") && g.oneOf(i+1, "of") { // "hundreds of years"
		return count{text: "X"}, i + 2, true
	}
	if l.is("vague") && !g.oneOf(i-1, "as") { // "the second in as many weeks"
		return count{text: "X"}, g.skip(i+1, "of", "more"), true
	}
	return count{}, i, false
}

// andHalf is the half that follows a whole number: "and a half", "-and-a-half", "1/2", "½".
func (g *grammar) andHalf(i int) (int, bool) {
	if k, ok := g.words(i, "and", "a", "half"); ok {
		return k, true
	}
	if k, ok := g.words(i, "-", "and", "-", "a", "-", "half"); ok {
		return k, true
	}
	if k, ok := g.words(i, "1", "/", "2"); ok && !g.joined(i) {
		return k, true
	}
	return i + 1, g.at(i).norm == "½"
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
	at := g.skip(i, "another")
	c, j, ok := g.number(at)
	if !ok && at > i { // "another week"
		c, j, ok = whole(1), at, true
	}
	if !ok {
		return count{}, noUnit, i, false
	}
	if g.oneOf(i, "a", "an") && j == i+1 && g.oneOf(j, "further", "additional", "mere", "full", "estimated") { // "a further two weeks"
		if n, k, ok := g.number(j + 1); ok && g.at(k).is("units") {
			c, j = n, k
		}
	}
	article := g.oneOf(i, "a", "an") && j == i+1
	if !article {
		j = g.skip(j, "more", "further", "straight", "consecutive", "full", "whole", "long", "additional", "trading", "working", "business", "calendar", "single", "solid", "short", "-")
	} else {
		j = g.skip(j, "full", "whole", "further", "single", "solid")
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
	if c.text == "0.5" && u == hour {
		c, u = whole(30), minute
	}
	return c, u, end, true
}

// amount is a DURATION: "two weeks", "more than a decade", "the past two weeks",
// "a 27-year", "for years", "yearlong".
func (g *grammar) amount(i int) (expr, int, bool) {
	if e, k, ok := g.stretch(i); ok {
		return e, k, true
	}
	length := func(value, mod string, u unit, n, end int) (expr, int, bool) {
		return expr{form: formFixed, typ: record.Duration, value: value, mod: mod, unit: u, n: n, rule: "duration"}, end, true
	}
	if s, ok := g.at(i).sense("long"); ok {
		return length(s.value, "", noUnit, 0, i+1)
	}
	j, mod := g.approximation(i)
	if c, u, k, ok := g.part(j); ok {
		return length(u.duration(c.text), mod, noUnit, 0, k)
	}
	j = g.determined(j)
	if c, u, k, ok := g.quantity(j); ok {
		if g.noLength(j, k, c, u) {
			return expr{}, i, false
		}
		if more, n, ok := g.smaller(k, u); ok { // "one hour and 20 minutes"
			return length(u.duration(c.text)+more, mod, noUnit, 0, n)
		}
		if g.at(k-2).norm == "-" && g.oneOf(k, "period", "term", "span", "stretch") {
			k++ // "a two-year period" is itself the length
		}
		return length(u.duration(c.text), mod, u, c.n, k)
	}
	u, plural, ok := g.unit(i)
	switch {
	case !ok || u == weekend:
	case g.at(i+1).norm == "-" && g.at(i+2).norm == "long" && g.joined(i+1):
		if plural {
			return length(u.duration("X"), "", noUnit, 0, i+3)
		}
		return length(u.duration("1"), "", u, 1, i+3)
	case plural && g.manyUnits(i):
		return length(u.duration("X"), "", noUnit, 0, i+1)
	}
	return expr{}, i, false
}

// manyUnits says that a bare plural at i is an unknown number of units: "for years",
// "within hours", "weeks of talks".
func (g *grammar) manyUnits(i int) bool {
	if g.trust {
		return true
	}
	if g.at(i).upper && !g.opening(i) || g.oneOf(i+1, "-", "old") || g.joined(i) {
		return false
	}
	return g.at(i-1).is("lengthprep") || g.oneOf(i+1, "after", "before", "later", "earlier", "of") && !g.at(i-1).is("ordinal") &&
		(g.opening(i) || g.oneOf(i-1, ",", "(", "and", "came", "come", "comes", "just", "only", "but", "spent"))
}

// determined steps over the article or the word before a number that belongs to the
// length: "the two weeks", "those three days", "the first nine months".
func (g *grammar) determined(i int) int {
	if !g.oneOf(i, "the", "these", "those", "a", "an") {
		return i
	}
	j := i + 1
	if _, _, k, ok := g.quantity(j); ok && g.at(k-2).norm == "-" && g.oneOf(k, "period", "term", "span", "stretch") {
		return j
	}
	if g.oneOf(i, "a", "an") {
		return i
	}
	if _, k, ok := g.number(g.skip(j, "first", "final", "full", "entire")); ok && (g.at(k).is("units") && g.at(k-1).norm != "-" || g.oneOf(k, "full") && g.at(k+1).is("units")) && !g.oneOf(k+1, "ago") {
		return g.skip(j, "first", "final", "full", "entire")
	}
	return i
}

// part is a part of one long unit: "a quarter century", "three-quarters of a century".
func (g *grammar) part(i int) (c count, u unit, end int, ok bool) {
	j := g.skip(i, "a", "the")
	switch k := i + 1; {
	case g.oneOf(j, "quarter", "half") && j > i:
		c, end = count{text: map[string]string{"quarter": "0.25", "half": "0.5"}[g.at(j).norm]}, j+1
		if k = g.skip(g.skip(end, "of"), "a", "-"); k == end && g.oneOf(j, "quarter") && g.joined(end) {
			return count{}, noUnit, i, false
		}
		end = k
	case g.oneOf(i, "half") && g.oneOf(k, "-", "century", "decade"):
		c, end = count{text: "0.5"}, g.skip(k, "-")
	case g.oneOf(i, "three") && g.oneOf(g.skip(k, "-"), "quarters"):
		c.text = "0.75"
		end, ok = g.words(g.skip(k, "-")+1, "of", "a")
		if !ok {
			return count{}, noUnit, i, false
		}
	default:
		return count{}, noUnit, i, false
	}
	u, plural, ok := g.unit(end)
	switch {
	case !ok || plural || u < hour:
		return count{}, noUnit, i, false
	case u == hour:
		minutes := map[string]int{"0.25": 15, "0.5": 30, "0.75": 45}[c.text]
		c, u = whole(minutes), minute
	case u < decade && c.text != "0.5" || u == quarter:
		return count{}, noUnit, i, false
	}
	return c, u, end + 1, true
}

// smaller is the rest of a length in a smaller unit, as it stands in the value:
// "and 20 minutes" gives T20M behind hours.
func (g *grammar) smaller(i int, u unit) (string, int, bool) {
	j := g.skip(g.skip(i, ","), "and")
	c, v, k, ok := g.quantity(j)
	if !ok || v >= u || v == noUnit || c.n == 0 || g.oneOf(j, "a") || u > year || u == fortnight || u == weekend || g.oneOf(k, "ago", "later", "earlier", "before", "after") {
		return "", i, false
	}
	value := strings.TrimPrefix(v.duration(c.text), "P")
	if u <= hour {
		value = strings.TrimPrefix(value, "T")
	}
	return value, k, true
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
	if u == quarter && c.n == 3 && g.oneOf(end, "of") { // "three quarters of voters"
		return true
	}
	if g.oneOf(i, "one") && u == day && end == i+2 && !g.trust && !g.at(i-1).is("lengthprep") { // "one day he left"
		return true
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
	if l.is("over") && (g.trust || g.opening(i) || g.at(i-1).is("prep", "lengthprep") || g.oneOf(i-1, ",", "is", "was", "be", "been", "well", "just", "waited", "took")) {
		return i + 1, "MORE_THAN"
	}
	for _, p := range g.phrases[l.norm] {
		if k, ok := g.words(i, p.words...); ok && p.mod != "" {
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
	if !ok || s.n == 0 || j == i && g.oneOf(j, "last") && !g.trust && !g.opening(i) && (g.oneOf(i-1, "to", "and", "or") || !g.at(i-1).is("prep", "lengthprep")) { // "will last two days"
		return expr{}, i, false
	}
	c, k, ok := g.number(j + 1)
	if !ok {
		if u, plural, isUnit := g.unit(j + 1); isUnit && (plural || j > i && u >= decade && s.n != 0) && u != weekend {
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
	if g.oneOf(k+1, "of") && (g.at(k+2).number >= 0 || g.oneOf(k+2, "the", "this", "last", "next") || g.at(k+2).is("month")) { // "the last six months of 1988"
		return expr{form: formFixed, typ: record.Duration, value: u.duration(c.text), rule: "duration"}, k + 1, true
	}
	return expr{
		form: formSpan, typ: record.Duration, value: u.duration(c.text), unit: u, n: s.n * c.n,
		dir: direction(s.n), rule: "stretch",
	}, k + 1, true
}
