package timex

import (
	"strconv"

	"github.com/readout-app/readout/internal/reading/record"
)

// set makes a SET of a value, with TIMEX3's quant and freq.
func set(value, quant, freq string) expr {
	return expr{form: formFixed, typ: record.Set, value: value, quant: quant, freq: freq, rule: "set"}
}

// repeated is a SET: "every Monday", "once a week", "daily".
func (g *grammar) repeated(i int) (expr, int, bool) {
	l := g.at(i)
	if s, ok := l.sense("set"); ok && (!l.upper || g.opening(i) && !g.at(i+1).upper) && !(g.joined(i) && g.at(i-1).norm == "-") {
		return set(s.value, "", ""), i + 1, true
	}
	if s, ok := l.sense("weekdays"); ok && l.upper {
		e, k := set("XXXX-WXX-"+s.value, "", ""), i+1
		if p, ok := g.at(k).sense("parts"); ok {
			e.value, k = e.value+"T"+p.value, k+1
		}
		return e, k, true
	}
	if l.is("every") {
		return g.every(i)
	}
	return g.rate(i)
}

// every is "every Monday", "each year", "every other week", "every five years".
func (g *grammar) every(i int) (expr, int, bool) {
	quant := "EVERY"
	if g.oneOf(i, "each") {
		quant = "EACH"
	}
	j, n := g.skip(i+1, "single"), "1"
	if g.oneOf(j, "other", "second") {
		j, n = j+1, "2"
	}
	l := g.at(j)
	if s, ok := l.sense("weekday"); ok && l.upper {
		e := set("XXXX-WXX-"+s.value, quant, "")
		if p, ok := g.at(j + 1).sense("part"); ok {
			e.value += "T" + p.value
			return e, j + 2, true
		}
		return e, j + 1, true
	}
	if s, ok := l.sense("month"); ok && l.upper {
		return set("XXXX-"+s.pad(), quant, ""), j + 1, true
	}
	if s, ok := l.sense("part"); ok {
		return set("XXXX-XX-XXT"+s.value, quant, ""), j + 1, true
	}
	if s, ok := l.sense("season"); ok {
		return set("XXXX-"+s.value, quant, ""), j + 1, true
	}
	k := j
	if a, m, ok := g.number(j); ok {
		n, k = a.text, m
	}
	if u, _, ok := g.unit(k); ok && !g.oneOf(k+1, "-") {
		return set(u.duration(n), quant, ""), k + 1, true
	}
	return expr{}, i, false
}

// rate is "once a week", "three times per year", or "a year" after a number of
// something.
func (g *grammar) rate(i int) (expr, int, bool) {
	j, freq := i, ""
	if s, ok := g.at(i).sense("times"); ok {
		j, freq = i+1, s.value+"X"
	} else if c, k, ok := g.number(i); ok && g.at(k).norm == "times" {
		j, freq = k+1, c.text+"X"
	}
	if freq == "" && !g.rated(i) || !g.oneOf(j, "a", "an", "per", "each", "every") {
		return expr{}, i, false
	}
	u, plural, ok := g.unit(j + 1)
	if !ok || plural || g.oneOf(j+2, "ago", "earlier", "later", "before", "after", "-", "old") {
		return expr{}, i, false
	}
	if e, k, ok := g.ago(j); ok && k > j+2 && e.form == formPeriod {
		return expr{}, i, false
	}
	return set(u.duration(strconv.Itoa(1)), "", freq), j + 2, true
}

// rated says that "a year" at i follows a number or an amount: "$3 billion a year",
// "24 hours a day". A speed is no time.
func (g *grammar) rated(i int) bool {
	b := g.at(i - 1)
	if g.oneOf(i, "every", "each") || g.at(i-2).norm == "/" {
		return false
	}
	if b.is("units") && g.oneOf(i, "a") {
		_, _, ok := g.number(i - 2)
		return ok
	}
	return b.number >= 0 || b.is("number", "hundred", "tens") || b.is("counted") && !b.is("distance")
}
