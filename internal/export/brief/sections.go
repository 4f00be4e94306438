package brief

import (
	"cmp"
	"slices"

	"github.com/readout-app/readout/internal/story"
)

// section fills a section.
func (b *builder) section(s *Section) {
	switch s.Kind {
	case New:
		b.fresh(s)
	case Expected:
		b.expectations(s, func(x *story.Expectation) bool { return !x.Status.Settled() && x.Status != story.Overdue })
	case Happened:
		b.happened(s)
	case Overdue:
		b.expectations(s, func(x *story.Expectation) bool { return x.Status == story.Overdue })
	case Said:
		b.said(s)
	case Table:
		b.table(s)
	case Disputed:
		b.disputed(s)
	case Sources:
		b.sources(s)
	}
}

// more says how many rows were left out of a section.
func (b *builder) more(s *Section, left int) {
	if left > 0 {
		s.Lead = joined(" ", s.Lead, b.count(leadMore, left))
	}
}

// add adds a paragraph on a row.
func (s *Section) add(r *story.Row, sentences ...Sentence) {
	s.Paragraphs = append(s.Paragraphs, Paragraph{Key: r.Key, Sentences: sentences, Origins: r.Origins})
}

// expectations tells the expectations of some status in the order of their windows; those
// without a day come last.
func (b *builder) expectations(s *Section, of func(*story.Expectation) bool) {
	var rows []*story.Expectation
	for _, x := range b.l.Expectations {
		if x.Ruling != story.Rejected && of(x) {
			rows = append(rows, x)
		}
	}
	slices.SortStableFunc(rows, func(x, y *story.Expectation) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.To, x.From, "~"), cmp.Or(y.To, y.From, "~")), cmp.Compare(x.From, y.From))
	})
	rows, left := chosen(rows, b.o.Most, func(x, y *story.Expectation) int {
		return cmp.Or(ruled(&x.Row, &y.Row), y.Origins-x.Origins, latest(x.AnnouncedOn, y.AnnouncedOn))
	})
	b.more(s, left)
	for _, x := range rows {
		s.add(&x.Row, b.expectation(x)...)
	}
}

// ruled orders rows that the analyst accepted before others.
func ruled(x, y *story.Row) int {
	of := func(r *story.Row) int {
		if r.Ruling == story.Accepted {
			return 0
		}
		return 1
	}
	return of(x) - of(y)
}

// happened tells what the analyst settled, then what articles tell as done on a known day.
func (b *builder) happened(s *Section) {
	b.expectations(s, func(x *story.Expectation) bool { return x.Status.Settled() })
	events, left := chosen(b.done(), b.o.Most, func(x, y deed) int {
		return cmp.Or(len(y.origins)-len(x.origins), latest(x.first.To, y.first.To))
	})
	b.more(s, left)
	for _, e := range events {
		s.Paragraphs = append(s.Paragraphs, Paragraph{Key: e.first.Key, Sentences: []Sentence{b.deed(e)}, Origins: len(e.origins)})
	}
}

// said tells the utterances, the new ones where news are told, in the order of days.
// Those within another are told with it.
func (b *builder) said(s *Section) {
	from := b.l.Statements
	if b.o.News != nil {
		from = b.o.News.Statements
		s.Lead = b.say(leadUnreported)
	}
	var rows []*story.Statement
	for _, x := range from {
		if x.Ruling != story.Rejected && x.Within == "" && oneLine(x.Content) != "" {
			rows = append(rows, x)
		}
	}
	when := func(x *story.Statement) string { return cmp.Or(x.From, x.Printed) }
	slices.SortStableFunc(rows, func(x, y *story.Statement) int { return cmp.Compare(when(x), when(y)) })
	rows, left := chosen(rows, b.o.Most, func(x, y *story.Statement) int {
		return cmp.Or(ruled(&x.Row, &y.Row), y.Origins-x.Origins, latest(when(x), when(y)))
	})
	b.more(s, left)
	for _, x := range rows {
		s.add(&x.Row, b.statement(x))
	}
}

// table tells who owes a reply, then what was done with documents in the order of days;
// what has no day comes last.
func (b *builder) table(s *Section) {
	var rows []*story.Move
	for _, m := range b.l.Moves {
		if m.Ruling == story.Rejected {
			continue
		}
		rows = append(rows, m)
		if m.ReplyOwed != "" {
			s.add(&m.Row, b.debt(m))
		}
	}
	slices.SortStableFunc(rows, func(x, y *story.Move) int { return cmp.Compare(cmp.Or(x.From, "~"), cmp.Or(y.From, "~")) })
	rows, left := chosen(rows, b.o.Most, func(x, y *story.Move) int {
		return cmp.Or(ruled(&x.Row, &y.Row), latest(x.From, y.From))
	})
	b.more(s, left)
	for _, m := range rows {
		s.add(&m.Row, b.move(m))
	}
}

// disputed tells the pairs of passages that do not agree; those that something explains
// come after the others.
func (b *builder) disputed(s *Section) {
	var rows []*story.Conflict
	for _, k := range b.l.Conflicts {
		if k.Ruling != story.Rejected {
			rows = append(rows, k)
		}
	}
	open := func(x, y *story.Conflict) int { return min(len(x.ExplainedBy), 1) - min(len(y.ExplainedBy), 1) }
	slices.SortStableFunc(rows, open)
	rows, left := chosen(rows, b.o.Most, func(x, y *story.Conflict) int { return cmp.Or(ruled(&x.Row, &y.Row), open(x, y)) })
	b.more(s, left)
	for _, k := range rows {
		s.add(&k.Row, b.conflict(k)...)
	}
}

// sources tells who printed the story and what is printed again.
func (b *builder) sources(s *Section) {
	origins := map[string]bool{}
	byOutlet := map[string][]*story.Article{}
	var outlets []string
	total := 0
	for _, a := range b.l.Articles {
		if a.Ruling == story.Rejected || len(a.Passages) == 0 {
			continue
		}
		total++
		origins[string(a.Origin)] = true
		if byOutlet[a.Outlet] == nil {
			outlets = append(outlets, a.Outlet)
		}
		byOutlet[a.Outlet] = append(byOutlet[a.Outlet], a)
	}
	s.Lead = b.say(leadSources, b.count(countArticles, total), b.count(countIndepend, len(origins)))
	slices.SortStableFunc(outlets, func(x, y string) int { return len(byOutlet[y]) - len(byOutlet[x]) })
	kept, left := chosen(outlets, b.o.Most, func(string, string) int { return 0 })
	b.more(s, left)
	for _, o := range kept {
		of := byOutlet[o]
		s.Paragraphs = append(s.Paragraphs, Paragraph{Key: of[0].Key, Sentences: b.outlet(o, of)})
	}
}
