package story

import (
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// sameWords is the share of the shorter content's words that two reports of one
// utterance have in common at least.
const sameWords = 0.6

// statements makes one row of each utterance; what other articles print of it
// becomes its variants.
func (b *builder) statements() {
	bySpeaker := map[string][]int{}
	words := [][]string{}
	for i, it := range b.items {
		for _, s := range it.Reading.Statements {
			row := b.statement(i, s)
			own := contentWords(row.Content)
			at := -1
			if same := b.rows[ref{i, s.SameAs}]; same != "" {
				at = b.statementAt(same)
			}
			for _, j := range bySpeaker[row.Speaker] {
				if at < 0 && row.Speaker != "" && sameUtterance(&b.ledgers.Statements[j], &row, words[j], own) {
					at = j
				}
			}
			if at < 0 {
				at = len(b.ledgers.Statements)
				b.ledgers.Statements = append(b.ledgers.Statements, row)
				words = append(words, own)
				bySpeaker[row.Speaker] = append(bySpeaker[row.Speaker], at)
				continue
			}
			b.addVariant(&b.ledgers.Statements[at], i, s, row)
		}
	}
	for i, it := range b.items {
		for _, s := range it.Reading.Statements {
			if row := find(b.ledgers.Statements, b.rows[ref{i, s.ID}]); row != nil {
				if row.Rejects == "" {
					row.Rejects = b.rows[ref{i, s.Rejects}]
				}
				if within := b.rows[ref{i, s.Within}]; row.Within == "" && within != row.Key {
					row.Within = within
				}
			}
		}
	}
	for i := range b.ledgers.Statements {
		row := &b.ledgers.Statements[i]
		row.Origins = b.countOrigins(row.Passages)
		b.rulings.apply(&row.Row, map[string]*string{
			"name": &row.Name, "from": &row.From, "to": &row.To, "content": &row.Content,
			"cue": &row.Cue, "venue": &row.Venue, "medium": &row.Medium,
		})
	}
}

func (b *builder) statementAt(key string) int {
	for i := range b.ledgers.Statements {
		if b.ledgers.Statements[i].Key == key {
			return i
		}
	}
	return -1
}

func (b *builder) statement(i int, s record.Statement) Statement {
	article := b.items[i].Reading.Article
	row := Statement{
		Row:     b.row(i, "statement", s.ID, s.Cue.Text, s.Evidence),
		Speaker: b.people.key(ref{i, s.Source.Actor}),
		Name:    s.Source.Text, Kind: s.Kind, Cue: s.Cue.Text, Lemma: s.Lemma,
		Content: contentOf(s), Source: b.passage(i, s.Source.Span, s.ID, s.Rule), CueAt: b.passage(i, s.Cue.Span, s.ID, s.Rule),
		Asked: b.passage(i, s.Asked, s.ID, s.Rule),
		From:  s.Said.From, To: s.Said.To, Printed: day(article.Published),
		Medium: s.Medium, Venue: s.Venue, Outlet: article.Outlet, Via: s.Via, Denies: s.Denies,
		Variants: []Variant{}, Reprinted: 1,
	}
	for _, part := range s.Content {
		row.Parts = append(row.Parts, b.passage(i, part.Span, s.ID, s.Rule))
	}
	if name := b.people.names[row.Speaker]; name != "" {
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

func (b *builder) addVariant(row *Statement, i int, s record.Statement, other Statement) {
	b.rows[ref{i, s.ID}] = row.Key
	p := other.Passages[0]
	if row.Passages[0].Article != p.Article && !hasArticle(row.Passages, p) {
		row.Reprinted++
	}
	row.Passages = append(row.Passages, p)
	row.Variants = append(row.Variants, Variant{Passage: p, Outlet: other.Outlet, Words: other.Content})
	if row.From == "" {
		row.From, row.To = other.From, other.To
	}
	if row.Venue == "" {
		row.Venue, row.Medium = other.Venue, other.Medium
	}
}

func hasArticle(passages []Passage, p Passage) bool {
	for _, q := range passages {
		if q.Article == p.Article {
			return true
		}
	}
	return false
}

// sameUtterance says whether two reports in different articles are of one
// utterance: most words in common and no contradiction about the day.
func sameUtterance(a, b *Statement, aWords, bWords []string) bool {
	if hasArticle(a.Passages, b.Passages[0]) || a.Denies != b.Denies {
		return false
	}
	if a.From != "" && b.From != "" && (a.To < b.From || b.To < a.From) {
		return false
	}
	short := min(len(aWords), len(bWords))
	if short < 3 {
		return false
	}
	in := map[string]bool{}
	for _, w := range aWords {
		in[w] = true
	}
	both := 0
	for _, w := range bWords {
		if in[w] {
			both++
		}
	}
	return float64(both) >= sameWords*float64(short)
}

// contentWords gives the distinct words of three letters or more, in lower case:
// what two wordings of one thought share.
func contentWords(s string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len([]rune(w)) > 2 && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// day cuts a date or moment to its calendar day.
func day(s string) string {
	if len(s) > len("2006-01-02") {
		return s[:len("2006-01-02")]
	}
	return s
}

// spanIn gives the span of the first of passages that stands in the article of p.
func spanIn(passages []Passage, p Passage) (text.Span, bool) {
	for _, q := range passages {
		if q.Article == p.Article {
			return q.Span, true
		}
	}
	return text.Span{}, false
}
