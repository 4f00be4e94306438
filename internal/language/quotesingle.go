package language

import (
	"slices"
	"unicode"

	"github.com/readout-app/readout/internal/text"
)

// singleQuotesOf finds the quotations in single marks (as British papers print them)
// among the tokens from first on, which are those of the paragraph par. In a paragraph
// whose first mark is a double one, single marks stand within quotations and make none.
func singleQuotesOf(d *Document, rs []rune, first int, par text.Span) {
	for i := first; i < len(d.Tokens); i++ {
		if _, double := quoteMark(d.Tokens[i].Text); double {
			return
		}
		if !opensSingle(d, rs, i, par) {
			continue
		}
		end := closingSingle(d, rs, i, par)
		if end < 0 {
			continue
		}
		q := Quote{Span: text.Span{Start: d.Tokens[i].Start, End: par.End}, Inner: text.Span{Start: d.Tokens[i].End, End: par.End}, Open: true}
		last := len(d.Tokens) - 1
		if end < len(d.Tokens) {
			last = end
			q.End, q.Inner.End, q.Open = d.Tokens[end].End, d.Tokens[end].Start, false
		}
		for k := i; k <= last; k++ {
			d.Tokens[k].Quote = len(d.Quotes)
		}
		d.Quotes = append(d.Quotes, q)
		i = last
	}
}

// singleMark says whether s is a single mark: '‘' always opens or stands for an
// apostrophe, '’' and the typewriter's may be anything.
func singleMark(s string) bool { return s == "‘" || s == "’" || s == "'" }

// opensSingle says whether token i opens a quotation in single marks. A typewriter's
// mark has to stand before a capital letter, as in other places it shortens a word
// ('tis, the '90s).
func opensSingle(d *Document, rs []rune, i int, par text.Span) bool {
	t := &d.Tokens[i]
	if !singleMark(t.Text) || t.Text == "’" || t.End >= par.End {
		return false
	}
	if t.Start > par.Start && !isSpace(rs[t.Start-1]) && !opensWord(rs[t.Start-1]) {
		return false
	}
	next := rs[t.End]
	if t.Text == "'" {
		return unicode.IsUpper(next)
	}
	return !isSpace(next) && !unicode.IsDigit(next)
}

// closingSingle gives the token that closes the quotation that token i opens: the first
// mark behind a stop or comma, or else the last one before the next opening mark, since
// a mark behind an s may only show whose a thing is. It gives len(d.Tokens) when the
// quotation opens the paragraph and runs to its end, -1 when nothing closes it.
func closingSingle(d *Document, rs []rune, i int, par text.Span) int {
	best := -1
	for k := i + 2; k < len(d.Tokens); k++ {
		t := &d.Tokens[k]
		if opensSingle(d, rs, k, par) {
			break
		}
		if !singleMark(t.Text) || t.Text == "‘" || isSpace(rs[t.Start-1]) || t.End < par.End && (unicode.IsLetter(rs[t.End]) || unicode.IsDigit(rs[t.End])) {
			continue
		}
		before := rs[t.Start-1]
		if isStop(before) || before == ',' {
			return k
		}
		if best < 0 || rs[d.Tokens[best].Start-1] == 's' {
			best = k
		}
		if before != 's' {
			break
		}
	}
	if best < 0 && d.Tokens[i].Text == "‘" && d.Tokens[i].Start == par.Start {
		return len(d.Tokens)
	}
	if best >= 0 && d.Tokens[i].Text == "'" && rs[d.Tokens[best].Start-1] == 's' {
		return -1 // 'Norland and the lords' making
	}
	return best
}

// sortQuotes puts the quotations from from on, which are those of the tokens from first
// on, in the order of their opening marks.
func sortQuotes(d *Document, from, first int) {
	qs := d.Quotes[from:]
	if slices.IsSortedFunc(qs, func(a, b Quote) int { return a.Start - b.Start }) {
		return
	}
	starts := make([]int, len(qs))
	for k, q := range qs {
		starts[k] = q.Start
	}
	slices.SortFunc(qs, func(a, b Quote) int { return a.Start - b.Start })
	for i := first; i < len(d.Tokens); i++ {
		if t := &d.Tokens[i]; t.Quote >= from {
			start := starts[t.Quote-from]
			n, _ := slices.BinarySearchFunc(qs, start, func(q Quote, at int) int { return q.Start - at })
			t.Quote = from + n
		}
	}
}
