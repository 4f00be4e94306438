package timex

import (
	"fmt"

	"github.com/readout-app/readout/internal/reading/record"
)

// yearPart is a quarter, half, season, decade, century or fiscal year.
func (g *grammar) yearPart(i int) (expr, int, bool) {
	e := expr{form: formCalendar, typ: record.Date}
	j := g.skip(i, "the")
	the := j > i
	l := g.at(j)
	// "the third quarter of 2021", "the first half of this year"
	s, ok := l.sense("ordinal")
	final := g.oneOf(j, "last", "final") && g.oneOf(j+2, "of") && g.oneOf(j+1, "quarter", "half")
	if final {
		s.n, ok = map[string]int{"quarter": 4, "half": 2}[g.at(j+1).norm], true
	}
	if !ok && l.number > 0 && g.joined(j+1) && g.at(j+1).is("ordsuffix") { // 1st, 2nd, 3rd
		if k := g.skip(j+2, "-"); g.oneOf(k, "quarter", "half") {
			s.n, ok, j = l.number, true, k-1
		}
	}
	if ok {
		n := s.n
		adjective := g.at(j+1).norm == "-" && g.joined(j+1)
		if adjective && g.oneOf(j+2, "quarter", "half") {
			j++
		}
		switch {
		case g.at(j+1).norm == "quarter" && n <= 4:
			e.part, e.rule = quarter, "quarter"
		case g.at(j+1).norm == "half" && n <= 2:
			e.part, e.rule = half, "half"
		case (g.at(j+1).norm == "century" || g.at(j+1).norm == "-" && g.at(j+2).norm == "century"):
			e.part, e.rule, e.year = century, "century", (n-1)*100
			return e, g.skip(j+1, "-") + 1, e.year > 0
		}
		if e.part == noUnit {
			return expr{}, i, false
		}
		e.n = n
		k := g.yearAfter(j+2, &e)
		if k == j+2 && (final || e.part == half && !g.money(j)) { // "the second half" alone is one of a game
			return expr{}, i, false
		}
		return e, k, true
	}
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
		if !g.joined(k) && (g.at(j-1).is("prep", "month", "season") || g.at(j-1).norm == "'") {
			e.year, e.rule = y, "year"
			return e, k, true
		}
	}
	if s, ok := l.sense("decade"); ok && the {
		e.part, e.year, e.rule = decade, 1900+s.n, "decade"
		return e, j + 1, true
	}
	if l.number >= 2 && l.number <= 21 && g.at(j+1).is("ordsuffix") && g.joined(j+1) {
		k := g.skip(j+2, "-")
		if g.at(k).norm == "century" {
			e.part, e.year, e.rule = century, (l.number-1)*100, "century"
			return e, k + 1, true
		}
	}
	if e, k, ok := g.fiscal(j); ok {
		return e, k, true
	}
	return g.season(i)
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

func (u unit) name() string {
	if u == half {
		return "half"
	}
	return "quarter"
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
