package timex

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// grammar matches time expressions over lexemes. Its methods take the index of a
// lexeme and give the meaning with the index after the last lexeme, or false.
type grammar struct {
	lists
	lex    []lexeme
	lo, hi int // the stretch between two breaks that is being matched
	// trust says that the text is known to be a time expression, so that no witness
	// around a word is asked for.
	trust bool
	none  lexeme // stands outside the text
}

// at gives the lexeme at i, or an empty one outside the stretch.
func (g *grammar) at(i int) *lexeme {
	if i < g.lo || i >= g.hi {
		return &g.none
	}
	return &g.lex[i]
}

// joined says that lexeme i follows the one before it without a space.
func (g *grammar) joined(i int) bool { return i > g.lo && i < g.hi && !g.lex[i].space }

// words says whether these words stand at i; it gives the index after them.
func (g *grammar) words(i int, words ...string) (int, bool) {
	for k, w := range words {
		if g.at(i+k).norm != w {
			return i, false
		}
	}
	return i + len(words), true
}

// oneOf says whether the word at i is one of words.
func (g *grammar) oneOf(i int, words ...string) bool {
	for _, w := range words {
		if g.at(i).norm == w {
			return true
		}
	}
	return false
}

// skip steps over one of the words, if it is there.
func (g *grammar) skip(i int, words ...string) int {
	if g.oneOf(i, words...) {
		return i + 1
	}
	return i
}

// match finds the longest expression that begins at i. Without one it gives nil,
// and the end of the words that are known to tell no time.
func (g *grammar) match(i int) (e *expr, end int) {
	l := g.at(i)
	if l.number < 0 && (len(l.senses) == 0 || !l.senses[0].leads) && !g.opens(l.norm) {
		return nil, i
	}
	if g.inside(i) {
		return nil, i
	}
	var best expr // one of all rules: an expression is large, and most words begin none
	hit := false
	for _, rule := range []func(int) (expr, int, bool){
		g.dated, g.clocked, g.partOf, g.amount, g.repeated, g.reference, g.thatTime,
	} {
		if found, k, ok := rule(i); ok && k > end {
			best, end, hit = found, k, true
		}
	}
	if hit {
		e = new(expr)
		*e = best
	}
	if p, k := g.phrase(i); p != nil && k >= end {
		if p.none {
			return nil, k
		}
		meaning := p.expr
		return &meaning, k
	}
	return e, end
}

// inside says that lexeme i is a piece of something longer that is no prose: an
// address, a code, a number.
func (g *grammar) inside(i int) bool {
	if !g.joined(i) {
		return false
	}
	l, b := g.at(i), g.at(i-1)
	switch {
	case b.word || b.number >= 0:
		return true
	case b.norm == "/" || b.norm == "\\":
		return l.number >= 0 || g.joined(i-1) && !g.at(i-2).upper
	case b.norm == ".":
		return g.joined(i-1) && (l.number >= 0 || !l.upper)
	case b.norm == "-" && l.number >= 0:
		return g.at(i-2).number >= 0 && g.joined(i-1)
	}
	return strings.ContainsAny(b.norm, "@#&=+*~_%$€£")
}

// opens says whether a word without a sense of time may begin an expression.
func (g *grammar) opens(w string) bool {
	switch w {
	case "the", "a", "an", "that", "half", "fiscal", "financial", "fy", "h", "q", "'", "in", "at", "as", "more", "less", "no", "not", "½", "these", "those", "another":
		return true
	}
	return len(g.phrases[w]) > 0
}

// phrase finds the longest fixed phrase at i.
func (g *grammar) phrase(i int) (*phrase, int) {
	list := g.phrases[g.at(i).norm]
	for k := range list {
		if end, ok := g.words(i, list[k].words...); ok && list[k].expr.form != formFeast && list[k].mod == "" {
			if last := g.at(end - 1); last.is("attribute") && g.at(end).word && !g.trust && !g.at(end).is("nounend") {
				continue // "the past century", "the present envoy"
			}
			return &list[k], end
		}
	}
	return nil, i
}

// feast finds a named day at i, printed with a capital, with last, this or next
// before it and a year after.
func (g *grammar) feast(i int) (expr, int, bool) {
	j := i
	var rel *int
	if s, ok := g.at(i).sense("rel"); ok && g.oneOf(i, "last", "this", "next") {
		rel, j = &s.n, i+1
	}
	if l := g.at(j); !l.upper && l.number < 0 {
		return expr{}, i, false
	}
	list := g.phrases[g.at(j).norm]
	for k := range list {
		end, ok := g.words(j, list[k].words...)
		if !ok || list[k].expr.form != formFeast {
			continue
		}
		e := list[k].expr
		e.rel, e.mod = rel, e.feast.mod()
		if e.feast.kind == "once" && (g.oneOf(end, "/", "-") || rel != nil) {
			return expr{}, i, false
		}
		if n := g.at(end); n.upper && n.is("title") {
			return expr{}, i, false
		}
		end = g.yearAfter(end, &e)
		return e, end, true
	}
	return expr{}, i, false
}

// dated is a day, month, year or other period of the calendar, with all that may
// stand before and after: "early next month", "Monday night", "3 to 5 May".
func (g *grammar) dated(i int) (expr, int, bool) {
	j := i
	mod, clip := "", int8(0)
	if g.oneOf(i, "the") && g.at(i+1).is("phase") { // "the early 1980s"
		if e, end, ok := g.dated(i + 1); ok && (e.part == decade || e.part == century) {
			return e, end, true
		}
	}
	if p, ok := g.at(j).sense("phase"); ok {
		j = g.skip(j+1, "-", "in", "on")
		switch p.value {
		case "<":
			clip = -1
		case ">":
			clip = 1
		default:
			mod = p.value
		}
	} else if m, k, ok := g.edge(j); ok {
		mod, j = m, k
	}
	e, end, ok := g.core(j)
	if !ok {
		return expr{}, i, false
	}
	if mod != "" {
		e.mod = mod
	}
	e.clip = clip
	if r, k, ok := g.rangeAfter(i, e, end); ok {
		return r, k, true
	}
	if mod != "" && g.at(i).is("phase") && e.form == formCalendar && e.day == 0 && e.month == 0 && e.year > 0 && e.part == noUnit && g.at(j).upper {
		return expr{}, i, false
	}
	return g.withClock(e, end)
}

// edge is "the end of", "the very beginning of" and the like.
func (g *grammar) edge(i int) (mod string, end int, ok bool) {
	j := g.skip(g.skip(i, "the"), "very")
	s, found := g.at(j).sense("edge")
	if !found || g.at(j+1).norm != "of" {
		return "", i, false
	}
	return s.value, j + 2, true
}

// core is a period without what may stand around it.
func (g *grammar) core(i int) (expr, int, bool) {
	best, end := expr{}, i
	for _, rule := range []func(int) (expr, int, bool){
		g.figures, g.monthDay, g.weekday, g.adverb, g.counted, g.ago, g.yearPart, g.nthWeekday, g.weekOfMonth, g.theDay, g.monthAlone, g.yearAlone, g.feast,
	} {
		if e, k, ok := rule(i); ok && k > end {
			best, end = e, k
		}
	}
	return best, end, end > i
}

// rangeAfter finds the second half of a range whose first is e.
func (g *grammar) rangeAfter(i int, e expr, end int) (expr, int, bool) {
	j := end
	switch before := g.at(i - 1).norm; {
	case g.oneOf(j, "-") || g.oneOf(j, "/") && e.form == formCalendar && e.day == 0:
		if e.form == formFixed || e.form == formPeriod {
			return expr{}, i, false
		}
	case g.oneOf(j, "to", "until", "till", "through"):
		bareYear := e.form == formCalendar && e.month == 0 && e.part == noUnit && g.at(j).norm == "to"
		if before != "from" && !(e.form == formCalendar && e.day > 0) && !bareYear && !g.trust {
			return expr{}, i, false
		}
	case g.oneOf(j, "and", "or") && e.form == formCalendar && e.day > 0 && before != "between" && !g.trust:
		return g.otherDay(i, e, end)
	case g.oneOf(j, "and"):
		if before != "between" && !g.trust {
			return expr{}, i, false
		}
	default:
		return expr{}, i, false
	}
	second, k, ok := g.core(j + 1)
	whole := ok && sameKind(e, second) // both ends could stand alone
	switch {
	case whole:
		if g.oneOf(k, "-") && g.joined(k) && g.joined(k+1) && g.at(k+1).number >= 0 {
			return expr{}, i, false // a telephone number, a code
		}
	case !ok && e.year > 0 && e.month == 0 && e.part == noUnit && g.joined(j) && g.joined(j+1) && len(g.at(j+1).norm) == 2 && g.at(j+1).number >= 0: // "1990-91"
		second, k = e, j+2
		if second.year += (g.at(j+1).number - e.year%100 + 100) % 100; second.year == e.year {
			return expr{}, i, false
		}
	case e.form == formCalendar && e.day > 0: // "May 3-5", "May 3-5, 2022"
		d, n, isDay := g.dayNumber(j + 1)
		if !isDay || d <= e.day || g.joined(n) && g.at(n).norm == ":" {
			return expr{}, i, false
		}
		second, k = e, n
		second.day, second.weekday = d, 0
		if y, n, ok := g.plainYear(g.skip(k, ",")); ok && e.year == 0 {
			second.year, k = y, n
		}
	default:
		return expr{}, i, false
	}
	if e.form == formCalendar && e.year == 0 && second.year > 0 {
		e.year = second.year
		if e.month > second.month {
			e.year--
		}
	}
	if e.year > 0 && second.form == formCalendar && second.year == 0 {
		second.year = e.year
		if second.month < e.month {
			second.year++
		}
	}
	r := expr{form: formRange, typ: record.Date, rule: "range", begin: &e, end: &second}
	if g.at(j).word && whole {
		r.cut, r.rest = end, j+1
	}
	return r, k, true
}

// otherDay is a second day of the same month, "May 3 and 5", where nothing follows it
// that it could count.
func (g *grammar) otherDay(i int, e expr, end int) (expr, int, bool) {
	second := e
	d, k, ok := g.dayNumber(end + 1)
	if !ok || d == e.day || e.year > 0 {
		return expr{}, i, false
	}
	second.day, second.weekday = d, 0
	if y, n, ok := g.plainYear(g.skip(k, ",")); ok {
		e.year, second.year, k = y, y, n
	} else if !g.clauseEnds(k) && !g.oneOf(k, "in", "at", "to", "when", "with", "for", "as", "by") {
		return expr{}, i, false
	}
	return expr{form: formRange, typ: record.Date, rule: "range", begin: &e, end: &second, cut: end, rest: end + 1}, k, true
}

// sameKind says whether two expressions can be the ends of one range.
func sameKind(a, b expr) bool {
	return a.form == b.form && a.tod == "" && b.tod == "" &&
		(a.form == formWeekday && a.rel == nil && b.rel == nil || a.form == formNumeric ||
			a.form == formCalendar && (a.day > 0) == (b.day > 0) && (a.month > 0) == (b.month > 0) && a.part == b.part)
}

// opening says whether lexeme i opens a sentence, as far as marks tell.
func (g *grammar) opening(i int) bool {
	return i == g.lo || g.oneOf(i-1, ".", "!", "?", "\"", "“", ":")
}

// thatTime is "that time" or "the time" after a preposition: the day the text has told.
func (g *grammar) thatTime(i int) (expr, int, bool) {
	if !g.oneOf(i+1, "time") || g.oneOf(i+2, "of", "when", "that", "to", "for", "being", "-", "it", "he", "she", "they", "the") ||
		!(g.oneOf(i, "that") && g.oneOf(i-1, "at", "by", "since", "until", "from", "before", "during") || g.oneOf(i, "the") && g.oneOf(i-1, "at")) {
		return expr{}, i, false
	}
	return expr{form: formFixed, typ: record.Date, value: "PAST_REF", rule: "reference"}, i + 2, true
}

// reference is an adverb that tells past, present or future and no day.
func (g *grammar) reference(i int) (expr, int, bool) {
	s, ok := g.at(i).sense("ref")
	if !ok {
		return expr{}, i, false
	}
	switch g.at(i).norm {
	case "earlier":
		// "an earlier draft", "earlier than", "two days earlier" tell something else.
		if g.oneOf(i-1, "an", "the", "its", "his", "their", "her", "no", "than", "or", "much") || g.oneOf(i+1, "than") || g.at(i-1).is("units", "unit") {
			return expr{}, i, false
		}
		return expr{form: formFixed, typ: record.Date, value: s.value, rule: ruleEarlier}, i + 1, true
	case "now":
		if g.oneOf(i+1, "that") || g.oneOf(i-1, "until", "till", "-") || g.oneOf(i+1, "-") {
			return expr{}, i, false
		}
	case "soon":
		if g.oneOf(i-1, "as", "so", "how", "no", "too", "sooner") || g.oneOf(i+1, "after", "before", "as") {
			return expr{}, i, false
		}
	case "recently":
		if g.oneOf(i-1, "as") { // "as recently as last year"
			return expr{}, i, false
		}
	case "recent", "current":
		if g.at(i).upper && !g.opening(i) || g.oneOf(i+1, "-", ",") || g.joined(i) {
			return expr{}, i, false
		}
	case "once":
		// "once a week", "once more", "at once": only a tag tells the rest.
		if g.at(i).upper || g.oneOf(i-1, "at", "than", "all", "for", "only", "just", "even", "and") || g.oneOf(i+1, "a", "an", "the", "again", "more", "per", "every", "in", "-", ",", ".") || g.joined(i) {
			return expr{}, i, false
		}
		return expr{form: formFixed, typ: record.Date, value: s.value, rule: ruleOnce}, i + 1, true
	case "shortly":
		if g.oneOf(i+1, "after", "before") {
			return expr{}, i, false
		}
	}
	return expr{form: formFixed, typ: record.Date, value: s.value, rule: "reference"}, i + 1, true
}
