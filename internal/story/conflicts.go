package story

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// acrossMark stands in the Part of a conflict across articles between its kind and
// the article of its first side; a conflict within one article has none.
const acrossMark = "/"

// conflictRows makes the rows of the conflicts that the Reading holds.
func (s *Story) conflictRows(it *item) {
	it.rows.conflicts = make([]*Conflict, 0, len(it.reading.Conflicts))
	for _, k := range it.reading.Conflicts {
		row := &Conflict{
			Row:  it.row(decision.OnConflict, k.ID, k.Evidence),
			Kind: k.Kind, ExplainedBy: k.ExplainedBy, Note: k.Note,
			A: it.passage(k.Span, k.A, k.Rule), B: it.passage(k.Other, k.B, k.Rule),
		}
		row.Passages = []Passage{row.A, row.B}
		row.rule(s.always(&row.Row, k.Rule, it.at[k.ID]))
		it.rows.conflicts = append(it.rows.conflicts, row)
	}
}

func (k *Conflict) rule(rulings []decision.Decision) {
	note := ""
	k.apply(rulings, map[string]*string{"verdict": &k.Verdict, "note": &note, "explained_by": &k.ExplainedBy})
	if note != "" {
		k.Note = message.Words(note)
	}
}

// clash is a conflict of a passage with one of an earlier article.
type clash struct {
	kind           string
	item           *item // of the later passage
	earlier, later Passage
	with           *item // of the earlier passage
	note           message.Message
	explained      string
}

// row makes the row of a clash. It is named by the later passage, which brought the
// conflict up.
func (c clash) row() *Conflict {
	row := &Conflict{
		Row:  c.item.rowOfPart(decision.OnConflict, c.later.Record, c.kind+acrossMark+short(c.earlier.Article), record.Evidence{Span: c.later.Span, Rule: c.later.Rule}),
		Kind: c.kind, A: c.earlier, B: c.later, ExplainedBy: c.explained, Note: c.note,
	}
	row.Passages = []Passage{c.later, c.earlier}
	row.Origins = countOrigins([]*item{c.item, c.with})
	row.rule(c.item.onConflict(row.Target))
	return row
}

// settleConflicts makes the rows of conflicts within the touched articles, and those
// of the items that clash with earlier ones otherwise than before.
func (s *Story) settleConflicts() {
	for it, anew := range s.touched {
		if anew {
			s.conflicting[it] = true
		}
	}
	items := sorted(s.conflicting)
	s.spread.Over(len(items), func(i int) { s.findConflicts(items[i]) })
	for _, it := range items {
		s.out.conflicts[it] = true
	}
	clear(s.conflicting)
}

// findConflicts makes the rows of the conflicts within an item and with earlier ones.
func (s *Story) findConflicts(it *item) {
	it.untied = slices.Clone(it.across)
	s.conflictRows(it)
	it.rows.numbers, it.rows.denials = nil, nil
	for _, c := range it.clashes {
		it.rows.numbers = append(it.rows.numbers, c.row())
	}
	for _, n := range it.utterances {
		if r := n.row; r.first() == n && r.denial.claim != nil {
			it.rows.denials = append(it.rows.denials, r.clash().row())
		}
	}
	it.rows.between = s.between(it)
}

// plainWords is the least number of words beside the numbers of two sentences of one
// report that are otherwise equal.
const plainWords = 5

// groups are the items of each origin: only reprints of one report are compared
// sentence by sentence.
type groups struct {
	of    map[*item][]*item // first item of an origin -> all its items in order
	dirty map[*item]bool
}

func (g *groups) init() { g.of, g.dirty = map[*item][]*item{}, map[*item]bool{} }

func (g *groups) enter(it *item) {
	g.of[it.origin] = insert(g.of[it.origin], it, inOrder)
	g.dirty[it.origin] = true
}

func (g *groups) leave(it *item) {
	if it.origin == nil {
		return
	}
	if g.of[it.origin] = remove(g.of[it.origin], it, inOrder); len(g.of[it.origin]) == 0 {
		delete(g.of, it.origin)
	}
	g.dirty[it.origin] = true
	it.origin = nil
}

// settleGroups finds the sentences that reprints of one report print alike but for a
// number: one of them was changed or misread on the way.
func (s *Story) settleGroups() {
	g := &s.groups
	for it, anew := range s.touched {
		if anew && !it.gone {
			g.dirty[it.origin] = true
		}
	}
	origins := slices.Collect(maps.Keys(g.dirty))
	clashed := func() {
		for _, origin := range origins {
			for _, it := range g.of[origin] {
				if len(it.clashes) > 0 {
					s.conflicting[it] = true
				}
			}
		}
	}
	clashed()
	s.spread.Over(len(origins), func(i int) { compareReprints(g.of[origins[i]]) })
	clashed()
	clear(g.dirty)
}

// compareReprints puts the clashes of numbers between items of one origin to the later
// of each two, in place of those that they had.
func compareReprints(items []*item) {
	for _, it := range items {
		it.clashes = nil
	}
	if len(items) < 2 {
		return
	}
	first := map[string]numbered{}
	told := map[string]bool{} // shape and numbers already in conflict
	for _, it := range items {
		if it.numbers == nil {
			it.numbers = numbersIn(it)
		}
		for _, n := range it.numbers {
			known, ok := first[n.shape]
			if !ok {
				first[n.shape] = n
				continue
			}
			values := fmt.Sprint(n.shape, n.values())
			if known.item == it || told[values] {
				continue
			}
			if kind, note := compareNumbers(known, n); kind != "" {
				told[values] = true
				explained := ""
				if isCorrection(it) {
					explained = "correction"
				}
				it.clashes = append(it.clashes, clash{
					kind: kind, item: it, with: known.item, note: note, explained: explained,
					earlier: known.item.passage(known.span, "", "same-sentence-other-number"),
					later:   it.passage(n.span, "", "same-sentence-other-number"),
				})
			}
		}
	}
}

// correctionHead is the number of code points at the head of an article within which it
// says that it corrects an earlier one.
const correctionHead = 200

// isCorrection says whether an article gives itself out as a correction: "CORRECTED:",
// "(Corrects number in first paragraph …)".
func isCorrection(it *item) bool {
	t := it.Article.Text
	for _, w := range plain(t.Slice(text.Span{End: min(t.Len(), correctionHead)})) {
		if w == "corrects" || w == "corrected" || w == "correction" {
			return true
		}
	}
	return false
}

// numbersIn gives the sentences of an item that can be compared by their numbers.
func numbersIn(it *item) []numbered {
	out := []numbered{}
	for _, sp := range it.Reading.Sentences {
		if n := numbersOf(it, sp); len(n.numbers) > 0 && n.plain >= plainWords {
			out = append(out, n)
		}
	}
	return out
}

// numbered is a sentence with its numbers taken out.
type numbered struct {
	item    *item
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

func numbersOf(it *item, sp text.Span) numbered {
	out := numbered{item: it, span: sp}
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
func compareNumbers(x, y numbered) (kind string, note message.Message) {
	for n := range x.numbers {
		p, q := x.numbers[n], y.numbers[n]
		if p.Text == q.Text {
			continue
		}
		if x.item.Reading.Article.Dateline.Overlaps(p.Span) || y.item.Reading.Article.Dateline.Overlaps(q.Span) {
			continue // each outlet has its own dateline
		}
		s, t := timeAt(x.item.reading, p.Span), timeAt(y.item.reading, q.Span)
		note = otherNumber.With(p.Text, q.Text)
		switch {
		case s == nil || t == nil || s.From == "" && t.From == "":
			return "number", note
		case s.From != t.From || s.To != t.To:
			return "time", note
		}
	}
	return "", message.Message{}
}

func timeAt(r record.Reading, sp text.Span) *record.Time {
	for i := range r.Times {
		if r.Times[i].Overlaps(sp) {
			return &r.Times[i]
		}
	}
	return nil
}
