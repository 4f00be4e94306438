package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// acrossMark stands in the Part of a conflict across articles between its kind and
// the article of its first side; a conflict within one article has none.
const acrossMark = "/"

// conflicts lists those that the Readings hold, then those across articles.
func (b *builder) conflicts() {
	for i, it := range b.items {
		for _, k := range it.Reading.Conflicts {
			row := Conflict{
				Row:  b.row(i, decision.OnConflict, k.ID, k.Evidence),
				Kind: k.Kind, ExplainedBy: k.ExplainedBy, Note: k.Note,
				A: b.passage(i, k.Span, k.A, k.Rule), B: b.passage(i, k.Other, k.B, k.Rule),
			}
			row.Passages = []Passage{row.A, row.B}
			b.bind(ref{i, k.ID}, row.Key)
			b.addConflict(row)
		}
	}
	b.reprintConflicts()
	b.denialsAcross()
	b.daysAnnounced()
	b.countsTold()
	b.wordingsQuoted()
}

func (b *builder) addConflict(row Conflict) {
	b.apply(&row.Row, map[string]*string{"verdict": &row.Verdict, "note": &row.Note})
	b.ledgers.Conflicts = append(b.ledgers.Conflicts, row)
}

// across adds a conflict of a passage with one of an earlier article. The row is
// named by the later passage, which brought the conflict up.
func (b *builder) across(kind, explained string, earlier, later Passage, note string) {
	i := b.index[later.Article]
	row := Conflict{
		Row:  b.rowOfPart(i, decision.OnConflict, later.Record, kind+acrossMark+short(earlier.Article), record.Evidence{Span: later.Span, Rule: later.Rule}),
		Kind: kind, A: earlier, B: later, ExplainedBy: explained, Note: note,
	}
	row.Passages = []Passage{later, earlier}
	row.Origins = b.countOrigins(row.Passages)
	b.decided[row.Key] = b.rulings.onConflict(row.Target, b.items[i].Article.Text)
	b.addConflict(row)
}

// plainWords is the least number of words beside the numbers of two sentences of one
// report that are otherwise equal.
const plainWords = 5

// reprintConflicts finds the sentences that reprints of one report print alike but
// for a number: one of them was changed or misread on the way.
func (b *builder) reprintConflicts() {
	type shape struct {
		origin int
		words  string
	}
	first := map[shape]numbered{}
	told := map[string]bool{} // shape and numbers already in conflict
	for i, it := range b.items {
		for _, sp := range it.Reading.Sentences {
			s := numbersOf(i, sp, it)
			if len(s.numbers) == 0 || s.plain < plainWords {
				continue
			}
			at := shape{b.origins[i], s.shape}
			known, ok := first[at]
			if !ok {
				first[at] = s
				continue
			}
			values := fmt.Sprint(at, s.values())
			if known.item == i || told[values] {
				continue
			}
			kind, note := b.compareNumbers(known, s)
			if kind != "" {
				told[values] = true
				explained := ""
				if isCorrection(it) {
					explained = "correction"
				}
				b.across(kind, explained, b.passage(known.item, known.span, "", "same-sentence-other-number"), b.passage(i, sp, "", "same-sentence-other-number"), note)
			}
		}
	}
}

// correctionHead is the number of code points at the head of an article within which it
// says that it corrects an earlier one.
const correctionHead = 200

// isCorrection says whether an article gives itself out as a correction: "CORRECTED:",
// "(Corrects number in first paragraph …)".
func isCorrection(it Item) bool {
	t := it.Article.Text
	for _, w := range plain(t.Slice(text.Span{End: min(t.Len(), correctionHead)})) {
		if w == "corrects" || w == "corrected" || w == "correction" {
			return true
		}
	}
	return false
}

// numbered is a sentence with its numbers taken out.
type numbered struct {
	item    int
	span    text.Span
	shape   string // the words, # for each number
	plain   int    // how many words are no numbers
	numbers []record.Passage
}

func (n numbered) values() []string {
	var out []string
	for _, p := range n.numbers {
		out = append(out, p.Text)
	}
	return out
}

func numbersOf(item int, sp text.Span, it Item) numbered {
	out := numbered{item: item, span: sp}
	var shape strings.Builder
	at := sp.Start
	runes := []rune(it.Article.Text.Slice(sp))
	for i := 0; i < len(runes); {
		if !isWordRune(runes[i]) {
			i++
			continue
		}
		from, number := i, unicode.IsDigit(runes[i])
		for i < len(runes) && (isWordRune(runes[i]) || number && (runes[i] == ',' || runes[i] == '.') && i+1 < len(runes) && unicode.IsDigit(runes[i+1])) {
			i++
		}
		word := strings.ToLower(string(runes[from:i]))
		if number {
			value := strings.ReplaceAll(word, ",", "")
			out.numbers = append(out.numbers, record.Passage{Span: text.Span{Start: at + from, End: at + i}, Text: value})
			word = "#"
		} else {
			out.plain++
		}
		shape.WriteString(word)
		shape.WriteByte(' ')
	}
	out.shape = shape.String()
	return out
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// compareNumbers gives the kind and note of the conflict of two sentences of one
// shape, or none: the same numbers, or dates that mean the same days.
func (b *builder) compareNumbers(x, y numbered) (kind, note string) {
	for n := range x.numbers {
		p, q := x.numbers[n], y.numbers[n]
		if p.Text == q.Text {
			continue
		}
		if b.items[x.item].Reading.Article.Dateline.Overlaps(p.Span) || b.items[y.item].Reading.Article.Dateline.Overlaps(q.Span) {
			continue // each outlet has its own dateline
		}
		s, t := timeAt(b.items[x.item].Reading, p.Span), timeAt(b.items[y.item].Reading, q.Span)
		note = fmt.Sprintf("One prints %s, the other %s; the sentences are otherwise the same.", p.Text, q.Text)
		switch {
		case s == nil || t == nil || s.From == "" && t.From == "":
			return "number", note
		case s.From != t.From || s.To != t.To:
			return "time", note
		}
	}
	return "", ""
}

func timeAt(r record.Reading, sp text.Span) *record.Time {
	for i := range r.Times {
		if r.Times[i].Overlaps(sp) {
			return &r.Times[i]
		}
	}
	return nil
}

// denialDays is the number of days within which a denial answers what was printed.
const denialDays = 30

// denialsAcross ties a denial whose claim its own article does not give to the
// nearest earlier statement, of somebody else in another article, that makes it.
func (b *builder) denialsAcross() {
	all := b.ledgers.Statements
	wordings := make([]wording, len(all))
	frequency := map[string]int{}
	for n := range all {
		wordings[n] = wordingOf(all[n].Content)
		for _, w := range wordings[n].words {
			frequency[w]++
		}
	}
	claims := newAlikeIndex(frequency)
	for n := range all {
		if !all[n].Denies && all[n].Ruling != Rejected {
			claims.add(n, "", wordings[n])
		}
	}
	for n := range all {
		denial := &all[n]
		if !denial.Denies || denial.Rejects != "" || denial.Ruling == Rejected {
			continue
		}
		best, bestShare := -1, 0.0
		for _, c := range claims.candidates("", wordings[n]) {
			share, ok := alike(wordings[c], wordings[n])
			if !ok || !b.mayDeny(denial, &all[c]) {
				continue
			}
			if best < 0 || cmp.Or(cmp.Compare(all[c].Printed, all[best].Printed), cmp.Compare(share, bestShare)) > 0 {
				best, bestShare = c, share
			}
		}
		if best < 0 {
			continue
		}
		claim := &all[best]
		denial.Rejects = claim.Key
		b.across("claim-denial", "", claim.Passages[0], denial.Passages[0],
			fmt.Sprintf("%s denies what %s is reported to have said.", denial.Name, claim.Name))
	}
}

// mayDeny says whether a denial can answer a claim: another speaker's, first printed
// in an earlier article and not long before.
func (b *builder) mayDeny(denial, claim *Statement) bool {
	return (claim.Speaker == "" || claim.Speaker != denial.Speaker) &&
		b.index[claim.Target.Article] < b.index[denial.Target.Article] &&
		!slices.ContainsFunc(claim.Passages, func(p Passage) bool { return p.Article == denial.Target.Article }) &&
		daysBetween(claim.Printed, denial.Printed) <= denialDays
}
