package story

import (
	"slices"
	"strconv"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// passage gives the evidence of a record of item i; an empty span has none.
func (b *builder) passage(i int, sp text.Span, id, rule string) Passage {
	if sp.Empty() {
		return Passage{}
	}
	a := b.items[i].Article
	return Passage{Article: a.ID, Span: sp, Text: a.Text.Slice(sp), Record: id, Rule: rule}
}

// row starts the row of a record of item i.
func (b *builder) row(i int, kind, id string, ev record.Evidence) Row {
	return b.rowOfPart(i, kind, id, b.parts[ref{i, id}], ev)
}

func (b *builder) rowOfPart(i int, kind, id, part string, ev record.Evidence) Row {
	a := b.items[i].Article
	return Row{
		Key:      rowKey(kind, a.ID, ev.Span, part),
		Target:   decision.Target{Article: a.ID, Record: kind, Selector: a.Text.Select(ev.Span), Part: part},
		Passages: []Passage{b.passage(i, ev.Span, id, ev.Rule)},
		Origins:  1,
	}
}

// rowKey names a row by what it stands on, so that it keeps its name when the
// archive is read again.
func rowKey(kind string, id article.ID, sp text.Span, part string) string {
	key := kind + ":" + short(id) + ":" + strconv.Itoa(sp.Start) + "-" + strconv.Itoa(sp.End)
	if part != "" {
		key += ":" + part
	}
	return key
}

// short gives enough of an article's ID to tell the articles of a story apart.
func short(id article.ID) string { return string(id[:min(len(id), 12)]) }

// rowed is any row of a ledger.
type rowed[T any] interface {
	*T
	base() *Row
}

func (r *Row) base() *Row { return r }

// keep appends the row of record r to its ledger.
func keep[T any, P rowed[T]](b *builder, ledger *[]T, row T, r ref) {
	key := P(&row).base().Key
	b.at[key] = len(*ledger)
	b.bind(r, key)
	*ledger = append(*ledger, row)
}

// get gives the row with a key, or nil where the ledger has none.
func get[T any, P rowed[T]](b *builder, ledger []T, key string) *T {
	i, ok := b.at[key]
	if !ok || i >= len(ledger) || P(&ledger[i]).base().Key != key {
		return nil
	}
	return &ledger[i]
}

// bind puts a record into a row; what was decided about it is decided about the row.
func (b *builder) bind(r ref, key string) {
	b.rows[r] = key
	b.decided[key] = append(b.decided[key], b.rulings.at[r]...)
}

// rowOf gives the Key of the row that holds a record; empty for no record.
func (b *builder) rowOf(i int, id string) string { return b.rows[ref{i, id}] }

// countOrigins gives the number of independent origins among passages.
func (b *builder) countOrigins(passages []Passage) int {
	seen := map[int]bool{}
	for _, p := range passages {
		if i, ok := b.index[p.Article]; ok {
			seen[b.origins[i]] = true
		}
	}
	return max(len(seen), 1)
}

// originOf gives the ID of the article that the origin group of item i is taken from.
func (b *builder) originOf(i int) article.ID { return b.items[b.origins[i]].Article.ID }

// apply rules on a row: its Ruling and the fields that were fixed. Fields maps the
// names a fix may use to where the row holds them.
func (b *builder) apply(row *Row, fields map[string]*string) {
	for _, d := range b.decisionsOn(row) {
		switch d.Kind {
		case decision.KindAccept, decision.KindRead, decision.KindResolve:
			row.Ruling = Accepted
		case decision.KindReject:
			row.Ruling = Rejected
		case decision.KindRule:
			row.fix(fields, "verdict", d.Value)
		case decision.KindFix:
			row.fix(fields, d.Field, d.Value)
		}
	}
}

// decisionsOn gives the decisions about a row in the order they were taken.
func (b *builder) decisionsOn(row *Row) []decision.Decision {
	out := b.decided[row.Key]
	slices.SortStableFunc(out, bySeq)
	return out
}

func (r *Row) fix(fields map[string]*string, field, value string) {
	r.Ruling = Accepted
	if r.Fixes == nil {
		r.Fixes = map[string]string{}
	}
	r.Fixes[field] = value
	if p := fields[field]; p != nil {
		*p = value
	}
}

// day cuts a date or moment to its calendar day.
func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

// meet says whether two spans of days share a day. An empty end is open; a span with
// a start alone or an end alone reaches on from there.
func meet(aFrom, aTo, bFrom, bTo string) bool {
	return (aTo == "" || bFrom == "" || bFrom <= aTo) && (bTo == "" || aFrom == "" || aFrom <= bTo)
}

// clip shortens s to at most n code points at a word's end.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := n
	for cut > n/2 && runes[cut] != ' ' {
		cut--
	}
	return string(runes[:cut]) + "…"
}
