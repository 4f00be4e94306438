package story

import (
	"fmt"
	"strings"
)

// Change is what new articles brought to a story.
type Change struct {
	Articles     int // new articles
	Reprints     int // of them, reprints of what was there
	Statements   int // new utterances
	Expectations int // newly announced events
	Answered     int // expectations with a new proposal of an outcome
	Conflicts    int // new conflicts
}

// Since counts what the ledgers now hold that they did not hold before. Before may
// be nil: then everything is new.
func (l *Ledgers) Since(before *Ledgers) Change {
	var c Change
	known := map[string]bool{}
	proposals := map[string]int{}
	if before != nil {
		for _, a := range before.Articles {
			known[a.Key] = true
		}
		for _, s := range before.Statements {
			known[s.Key] = true
		}
		for _, k := range before.Conflicts {
			known[k.Key] = true
		}
		for _, x := range before.Expectations {
			known[x.Key] = true
			proposals[x.Key] = len(x.Proposals)
		}
	}
	for _, a := range l.Articles {
		if !known[a.Key] {
			c.Articles++
			if a.ReprintOf != "" {
				c.Reprints++
			}
		}
	}
	for _, s := range l.Statements {
		if !known[s.Key] {
			c.Statements++
		}
	}
	for _, k := range l.Conflicts {
		if !known[k.Key] {
			c.Conflicts++
		}
	}
	for _, x := range l.Expectations {
		if !known[x.Key] {
			c.Expectations++
		}
		if len(x.Proposals) > proposals[x.Key] {
			c.Answered++
		}
	}
	return c
}

// String says the change in one line, as a notice would: "3 articles, 2 of them
// reprints; 4 statements; 1 expectation answered". Counts of nothing are left out.
func (c Change) String() string {
	if c.Articles == 0 {
		return "Nothing new."
	}
	first := count(c.Articles, "new article", "new articles")
	switch {
	case c.Reprints == 1 && c.Articles == 1:
		first += ", a reprint of what you have"
	case c.Reprints > 0:
		first += fmt.Sprintf(", %d of them reprints of what you have", c.Reprints)
	}
	parts := []string{first}
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{c.Statements, "new statement", "new statements"},
		{c.Expectations, "new expectation", "new expectations"},
		{c.Answered, "expectation with a proposed outcome", "expectations with a proposed outcome"},
		{c.Conflicts, "new conflict", "new conflicts"},
	} {
		if p.n > 0 {
			parts = append(parts, count(p.n, p.one, p.many))
		}
	}
	return strings.Join(parts, "; ") + "."
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
