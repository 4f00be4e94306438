package story

import (
	"fmt"
	"slices"
	"strings"
)

// Change is what new articles brought to a story.
type Change struct {
	Articles     int // new articles
	Reprints     int // of them, reprints of what was there
	Versions     int // of them, later texts of an article that was there
	Statements   int // new utterances
	Expectations int // newly announced events
	Answered     int // expectations with more proposals of an outcome than before
	Conflicts    int // new conflicts
	// Latest is the Key of the new article that was printed last; empty for none.
	Latest string
}

// Since counts what the ledgers now hold that they did not hold before. A row is new
// when none of its passages was in the same ledger before: an article that was
// printed earlier and comes in later gives a row another Key, not another utterance.
// Before may be nil: then everything is new.
func (l *Ledgers) Since(before *Ledgers) Change {
	if before == nil {
		before = &Ledgers{}
	}
	var c Change
	known := map[Passage]bool{}
	for _, a := range before.Articles {
		known[Passage{Article: a.ID}] = true
	}
	for _, a := range l.Articles {
		if !known[Passage{Article: a.ID}] {
			c.Articles++
			c.Latest = a.Key
			switch {
			case a.VersionOf != "":
				c.Versions++
			case a.ReprintOf != "":
				c.Reprints++
			}
		}
	}
	c.Statements = fresh(before.Statements, l.Statements)
	c.Expectations = fresh(before.Expectations, l.Expectations)
	c.Conflicts = fresh(before.Conflicts, l.Conflicts)
	proposals := map[Passage]int{}
	for _, x := range before.Expectations {
		for _, p := range x.Passages {
			proposals[p.place()] = len(x.Proposals)
		}
	}
	for _, x := range l.Expectations {
		had := 0
		for _, p := range x.Passages {
			had = max(had, proposals[p.place()])
		}
		if len(x.Proposals) > had {
			c.Answered++
		}
	}
	return c
}

// fresh counts the rows of a ledger none of whose passages stood in it before. Rows
// that are the same as before are left aside first: they are nearly all.
func fresh[R interface {
	comparable
	rowed
}](before, now []R) int {
	old := make(map[R]bool, len(before))
	for _, r := range before {
		old[r] = true
	}
	var rows []R
	known := map[Passage]bool{} // passage of a row that is not the same -> it stood here before
	for _, r := range now {
		if !old[r] {
			rows = append(rows, r)
			for _, p := range r.base().Passages {
				known[p.place()] = false
			}
		}
	}
	if len(rows) == 0 {
		return 0
	}
	for _, r := range before {
		for _, p := range r.base().Passages {
			if _, ok := known[p.place()]; ok {
				known[p.place()] = true
			}
		}
	}
	n := 0
	for _, r := range rows {
		if !slices.ContainsFunc(r.base().Passages, func(p Passage) bool { return known[p.place()] }) {
			n++
		}
	}
	return n
}

// place gives where a passage stands without what a reader makes of it.
func (p Passage) place() Passage { return Passage{Article: p.Article, Span: p.Span} }

// String says the change in one line, as a notice would: "3 new articles, 2 of them
// reprints of what you have; 4 new statements." Counts of nothing are left out.
func (c Change) String() string {
	if c == (Change{}) {
		return "Nothing new."
	}
	var parts []string
	add := func(n int, one, many, tail string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one+tail)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s%s", n, many, tail))
		}
	}
	reprints := ""
	switch {
	case c.Reprints == 0:
	case c.Articles == 1:
		reprints = ", a reprint of what you have"
	case c.Reprints == 1:
		reprints = ", 1 of them a reprint of what you have"
	default:
		reprints = fmt.Sprintf(", %d of them reprints of what you have", c.Reprints)
	}
	versions := ""
	switch {
	case c.Versions == 0:
	case c.Articles == 1:
		versions = ", a newer version of one you have"
	case c.Versions == 1:
		versions = ", 1 of them a newer version of one you have"
	default:
		versions = fmt.Sprintf(", %d of them newer versions of what you have", c.Versions)
	}
	add(c.Articles, "new article", "new articles", reprints+versions)
	add(c.Statements, "new statement", "new statements", "")
	add(c.Expectations, "new expectation", "new expectations", "")
	add(c.Answered, "expectation with a proposed outcome", "expectations with a proposed outcome", "")
	add(c.Conflicts, "new conflict", "new conflicts", "")
	return strings.Join(parts, "; ") + "."
}
