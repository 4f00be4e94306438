package story

import (
	"cmp"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// utteranceDays is the number of days within which two outlets print one utterance
// when neither says on which day it fell: the same words a month later are said anew.
const utteranceDays = 7

// statements makes one row of each utterance; what other articles print of it
// becomes its variants.
func (b *builder) statements() {
	j := b.newJoiner()
	for i, it := range b.items {
		// What repeats another statement of its article comes after all it may repeat.
		var repeats []record.Statement
		for _, s := range it.Reading.Statements {
			if s.SameAs != "" {
				repeats = append(repeats, s)
				continue
			}
			j.place(i, s)
		}
		for _, s := range repeats {
			if at, ok := b.at[b.rowOf(i, s.SameAs)]; ok {
				j.addVariant(at, i, s, b.statement(i, s))
			} else {
				j.place(i, s)
			}
		}
	}
	b.linkStatements()
	for i := range b.ledgers.Statements {
		row := &b.ledgers.Statements[i]
		row.Origins = b.countOrigins(row.Passages)
		b.apply(&row.Row, map[string]*string{
			"name": &row.Name, "from": &row.From, "to": &row.To, "content": &row.Content,
			"cue": &row.Cue, "venue": &row.Venue, "medium": &row.Medium,
		})
		if row.To < row.From || row.Fixes["from"] != "" && row.Fixes["to"] == "" {
			row.To = row.From // a day set by hand is that day
		}
		if a := b.people.actors[row.Speaker]; a != nil && row.Ruling != Rejected {
			a.Statements++
		}
	}
}

// linkStatements ties statements to those they deny and those they stand within, by
// the rows that now hold them.
func (b *builder) linkStatements() {
	for i, it := range b.items {
		for _, s := range it.Reading.Statements {
			row := get(b, b.ledgers.Statements, b.rowOf(i, s.ID))
			if row == nil {
				continue
			}
			if denied := get(b, b.ledgers.Statements, b.rowOf(i, s.Rejects)); row.Rejects == "" && denied != nil && denied != row && (row.Speaker == "" || denied.Speaker != row.Speaker) {
				row.Rejects = denied.Key // nobody denies the own words
			}
			if outer := b.rowOf(i, s.Within); row.Within == "" && outer != row.Key {
				row.Within = outer
			}
		}
	}
}

// statement makes the row of one record.
func (b *builder) statement(i int, s record.Statement) Statement {
	printed := b.items[i].Reading.Article
	row := Statement{
		Row:     b.row(i, decision.OnStatement, s.ID, s.Evidence),
		Speaker: b.people.key(ref{i, s.Source.Actor}),
		Name:    s.Source.Text, Kind: s.Kind, Cue: s.Cue.Text, Lemma: s.Lemma,
		Content: contentOf(s),
		Source:  b.passage(i, s.Source.Span, s.ID, s.Rule),
		CueAt:   b.passage(i, s.Cue.Span, s.ID, s.Rule),
		Asked:   b.passage(i, s.Asked, s.ID, s.Rule),
		From:    s.Said.From, To: s.Said.To, Printed: day(printed.Published),
		Medium: s.Medium, Venue: s.Venue, Outlet: printed.Outlet, Via: s.Via, Denies: s.Denies,
		Variants: []Variant{}, Reprinted: 1,
	}
	for _, part := range s.Content {
		row.Parts = append(row.Parts, b.passage(i, part.Span, s.ID, s.Rule))
	}
	if name := b.people.name(row.Speaker); name != "" {
		row.Name = name
	}
	return row
}

// contentOf joins the pieces of a statement's content.
func contentOf(s record.Statement) string {
	parts := make([]string, len(s.Content))
	for i, p := range s.Content {
		parts[i] = p.Text
	}
	return strings.Join(parts, " … ")
}

// joiner finds the row of an utterance that several articles print.
type joiner struct {
	*builder
	known    *alikeIndex           // of the rows, within their speaker
	wordings []wording             // of each row
	articles []map[article.ID]bool // of each row: which carry it
	printed  map[verbatim]int      // what a report prints word for word -> its row
}

// verbatim is one statement as every reprint of a report has it, however short.
type verbatim struct {
	origin          article.ID
	source, content string
}

func (b *builder) newJoiner() *joiner {
	frequency := map[string]int{}
	for _, it := range b.items {
		for _, s := range it.Reading.Statements {
			for _, w := range wordingOf(contentOf(s)).words {
				frequency[w]++
			}
		}
	}
	return &joiner{builder: b, known: newAlikeIndex(frequency), printed: map[verbatim]int{}}
}

// place puts a statement into the row of its utterance, or into a new one.
func (j *joiner) place(i int, s record.Statement) {
	row := j.statement(i, s)
	own := wordingOf(row.Content)
	best, at := 0.0, -1
	word := verbatim{j.originOf(i), cmp.Or(row.Speaker, fold(row.Name)), fold(row.Content)}
	if n, ok := j.printed[word]; ok && j.mayBeOne(n, &row) {
		at = n
	} else if row.Speaker != "" {
		for _, n := range j.known.candidates(row.Speaker, own) {
			if share, ok := alike(j.wordings[n], own); ok && share > best && j.wordings[n].negated == own.negated && j.mayBeOne(n, &row) {
				best, at = share, n
			}
		}
	}
	if at >= 0 {
		j.addVariant(at, i, s, row)
		return
	}
	n := len(j.ledgers.Statements)
	j.printed[word] = n
	keep(j.builder, &j.ledgers.Statements, row, ref{i, s.ID})
	j.known.add(n, row.Speaker, own)
	j.wordings = append(j.wordings, own)
	j.articles = append(j.articles, map[article.ID]bool{row.Target.Article: true})
}

// mayBeOne says whether nothing but the words speaks against a statement being the
// utterance of row n: it stands in another article, denies as the row does, and the
// days agree.
func (j *joiner) mayBeOne(n int, s *Statement) bool {
	row := &j.ledgers.Statements[n]
	if j.articles[n][s.Target.Article] || row.Denies != s.Denies {
		return false
	}
	if row.From != "" && s.From != "" {
		return meet(row.From, row.To, s.From, s.To)
	}
	return daysBetween(row.Printed, s.Printed) <= utteranceDays
}

// addVariant adds to row n what article i prints of its utterance.
func (j *joiner) addVariant(n, i int, s record.Statement, other Statement) {
	row := &j.ledgers.Statements[n]
	j.bind(ref{i, s.ID}, row.Key)
	p := other.Passages[0]
	if !j.articles[n][p.Article] {
		j.articles[n][p.Article] = true
		row.Reprinted++
	}
	row.Passages = append(row.Passages, p)
	row.Variants = append(row.Variants, Variant{Passage: p, Outlet: other.Outlet, Words: other.Content})
	if row.From == "" {
		row.From, row.To = other.From, other.To
	}
	if row.Venue == "" && row.Medium == "" {
		row.Venue, row.Medium = other.Venue, other.Medium
	}
}

// daysBetween gives the number of days from one ISO 8601 day to another, whichever is
// first; 0 where either is not a day.
func daysBetween(a, b string) int {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	if errX != nil || errY != nil {
		return 0
	}
	return int(x.Sub(y).Abs().Hours() / 24)
}
