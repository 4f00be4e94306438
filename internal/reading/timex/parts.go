package timex

import (
	"fmt"
	"strconv"

	"github.com/readout-app/readout/internal/reading/record"
)

// yearPart is a quarter, half, season, decade, century or fiscal year.
func (g *grammar) yearPart(i int) (expr, int, bool) {
	if e, k, ok := g.yearBefore(i); ok {
		return e, k, true
	}
	e := expr{form: formCalendar, typ: record.Date}
	j := g.skip(i, "the")
	the := j > i
	if part, n, k, ok := g.ordinalPart(j); ok {
		e.part, e.n, e.rule = part, n, part.name()
		if part == century {
			e.year = (n - 1) * 100
			return e, k, e.year > 0
		}
		if f, end, ok := g.fiscal(g.skip(k, "of")); ok { // its days differ by firm
			f.value += "-" + part.letter() + strconv.Itoa(n)
			return f, end, true
		}
		end := g.yearAfter(k, &e)
		if end == k && (g.oneOf(j, "last", "final") || part == half && !g.money(j)) { // "the second half" alone is one of a game
			return expr{}, i, false
		}
		return e, end, true
	}
	l := g.at(j)
	// Q3 2021, H1
	if (l.norm == "q" || l.norm == "h") && g.joined(j+1) && g.at(j+1).number >= 1 && l.upper {
		n, part := g.at(j+1).number, quarter
		if l.norm == "h" {
			part = half
		}
		if part == quarter && n > 4 || part == half && n > 2 || g.joined(j) {
			return expr{}, i, false
		}
		e.part, e.n, e.rule = part, n, part.name()
		k := g.yearAfter(j+2, &e)
		return e, k, part == quarter || k > j+2
	}
	// 1990s, '90s, the nineties, the 20th century
	if l.number >= firstYear && l.number <= lastYear && l.number%10 == 0 && len(l.norm) == 4 {
		k := g.skip(j+1, "'")
		if g.joined(j+1) && g.at(k).norm == "s" && g.joined(k) {
			e.part, e.year, e.rule = decade, l.number, "decade"
			return e, k + 1, true
		}
	}
	if l.norm == "'" && g.joined(j+1) && len(g.at(j+1).norm) == 2 && g.at(j+1).number >= 0 && !g.joined(j) {
		n := g.at(j + 1).number
		y := 1900 + n
		k := j + 2
		if n < 30 {
			y += 100
		}
		if a := g.skip(k, "'"); n%10 == 0 && g.joined(k) && g.at(a).norm == "s" && g.joined(a) { // the '60s
			e.part, e.year, e.rule = decade, y, "decade"
			return e, a + 1, true
		}
		if !(g.joined(k) && (g.at(k).word || g.at(k).number >= 0)) && (g.at(j-1).is("prep", "month", "season") || g.at(j-1).norm == "'") {
			e.year, e.rule = y, "year"
			return e, k, true
		}
	}
	if s, ok := l.sense("decade"); ok && (the || g.at(j-1).is("phase") && g.oneOf(j-2, "the") || g.oneOf(j-1, "-") && g.at(j-2).is("phase") && g.oneOf(j-3, "the")) {
		e.part, e.year, e.rule = decade, 1900+s.n, "decade"
		return e, j + 1, true
	}
	if e, k, ok := g.fiscal(j); ok {
		return e, k, true
	}
	return g.season(i)
}

// ordinalPart is a numbered part without its year: "third quarter", "first-half",
// "2nd quarter", "20th century".
func (g *grammar) ordinalPart(i int) (part unit, n, end int, ok bool) {
	s, ok := g.at(i).sense("ordinal")
	n, j := s.n, i+1
	if l := g.at(i); !ok && l.number > 0 && g.joined(j) && g.at(j).is("ordsuffix") {
		n, j, ok = l.number, j+1, true
	}
	last := g.oneOf(i, "last", "final") && (g.oneOf(j, "quarter", "half") && g.oneOf(j+1, "of"))
	if !ok && !last {
		return noUnit, 0, i, false
	}
	j = g.skip(j, "-", "fiscal")
	u, plural, isUnit := g.unit(j)
	if g.oneOf(j, "half") {
		u, isUnit = half, true
	}
	if last {
		n = map[unit]int{quarter: 4, half: 2}[u]
	}
	limit := map[unit]int{quarter: 4, half: 2, century: 22}[u]
	if !isUnit || plural || n < 1 || n > limit {
		return noUnit, 0, i, false
	}
	return u, n, j + 1, true
}

// yearBefore is a part of a year whose year stands first: "last year's third quarter",
// "the 1989 fourth quarter", "fiscal 1990's first quarter".
func (g *grammar) yearBefore(i int) (expr, int, bool) {
	e := expr{form: formCalendar, typ: record.Date}
	j := g.skip(i, "the")
	f, k, isFiscal := g.fiscal(j)
	if !isFiscal {
		if s, ok := g.at(j).sense("rel"); ok && g.at(j+1).norm == "year" && !g.oneOf(j, "past") {
			n := s.n
			e.yearRel, k = &n, j+2
		} else if e.year, k, ok = g.plainYear(j); !ok {
			return expr{}, i, false
		}
	}
	if n, ok := g.words(k, "'", "s"); ok {
		k = n
	} else if e.yearRel != nil {
		return expr{}, i, false
	}
	part, n, end, ok := g.ordinalPart(k)
	if !ok || part == century {
		return expr{}, i, false
	}
	if isFiscal {
		f.value += "-" + part.letter() + strconv.Itoa(n)
		return f, end, true
	}
	e.part, e.n, e.rule = part, n, part.name()
	return e, end, true
}

// money says that the words around i speak of business, where quarters and halves
// are those of the year.
func (g *grammar) money(i int) bool {
	for j := i - moneyReach; j <= i+moneyReach; j++ {
		if g.at(j).is("money") || g.oneOf(j, "$", "%", "£", "€") {
			return true
		}
	}
	return g.trust
}

const moneyReach = 15

// name is the rule of a part of the year, letter its sign in a TIMEX3 value.
func (u unit) name() string {
	switch u {
	case half:
		return "half"
	case century:
		return "century"
	}
	return "quarter"
}

func (u unit) letter() string {
	if u == half {
		return "H"
	}
	return "Q"
}

// fiscal is a fiscal year with its number. Its days differ by country and firm, so
// it gets none.
func (g *grammar) fiscal(i int) (expr, int, bool) {
	j := i
	switch {
	case g.oneOf(i, "fy"):
		j++
	case g.oneOf(i, "fiscal", "financial"):
		j = g.skip(i+1, "year")
	default:
		return expr{}, i, false
	}
	if y, k, ok := g.plainYear(j); ok {
		return expr{form: formFixed, typ: record.Date, value: fmt.Sprintf("FY%04d", y), rule: "fiscal"}, k, true
	}
	return expr{}, i, false
}

// season is a season that a year, a relation or a preposition shows to be one.
func (g *grammar) season(i int) (expr, int, bool) {
	e := expr{form: formCalendar, typ: record.Date, part: season, rule: "season"}
	j := g.skip(i, "the")
	if s, ok := g.at(j).sense("rel"); ok {
		n := s.n
		e.rel, j = &n, j+1
	}
	s, ok := g.at(j).sense("season")
	if !ok {
		return expr{}, i, false
	}
	for n, value := range seasons {
		if s.value == value {
			e.n = n
		}
	}
	k := g.yearAfter(j+1, &e)
	if k == j+1 && e.rel == nil && !g.trust &&
		!(g.oneOf(i-1, "in", "by", "since", "until", "during") && (j > i || !g.oneOf(j, "fall")) || g.oneOf(i-1, "before", "after") && j > i && !g.oneOf(j, "fall") || g.at(i-1).is("phase") || g.afterEdge(i)) {
		return expr{}, i, false
	}
	if k == j+1 && g.at(k).upper && g.at(k).word { // "the Winter Olympics"
		return expr{}, i, false
	}
	return e, k, true
}
