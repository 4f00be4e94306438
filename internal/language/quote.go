package language

import (
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
)

// maxNesting is how deep quotations are followed inside each other; deeper marks
// are taken for closing ones.
const maxNesting = 4

// quotesOf finds the quotations among the tokens from first on, which are those of
// the paragraph par, and gives every token its innermost one.
func quotesOf(d *Document, rs []rune, first int, par text.Span) {
	var open []int // indexes into d.Quotes
	var marks []rune
	for i := first; i < len(d.Tokens); i++ {
		t := &d.Tokens[i]
		mark, ok := quoteMark(t.Text)
		if !ok {
			if len(open) > 0 {
				t.Quote = open[len(open)-1]
			}
			continue
		}
		before := t.Start > par.Start && !isSpace(rs[t.Start-1]) && !opensWord(rs[t.Start-1])
		after := t.End < par.End && !isSpace(rs[t.End])
		last := rune(0)
		if len(marks) > 0 {
			last = marks[len(marks)-1]
		}
		if opens(mark, last, before, after) && len(open) < maxNesting {
			t.Quote = len(d.Quotes)
			open = append(open, len(d.Quotes))
			marks = append(marks, mark)
			d.Quotes = append(d.Quotes, Quote{Span: text.Span{Start: t.Start, End: par.End}, Inner: text.Span{Start: t.End, End: par.End}, Open: true})
			continue
		}
		if len(open) > 0 {
			q := open[len(open)-1]
			t.Quote = q
			d.Quotes[q].End, d.Quotes[q].Inner.End, d.Quotes[q].Open = t.End, t.Start, false
			open, marks = open[:len(open)-1], marks[:len(marks)-1]
		}
	}
}

// quoteMark gives the mark a token is, '“' and '”' for the two typewriter forms.
func quoteMark(s string) (rune, bool) {
	switch s {
	case "``":
		return '“', true
	case "''":
		return '”', true
	}
	r, n := utf8.DecodeRuneInString(s)
	return r, isDoubleMark(r) && n == len(s)
}

// opensWord says that a quotation may open right after r.
func opensWord(r rune) bool {
	switch r {
	case '(', '[', '{', '-', '–', '—', '/', '‘', ':', ',', ';', '=', '>':
		return true
	}
	return isDoubleMark(r)
}

// opens says whether a mark opens a quotation. last is the mark of the innermost
// open one or 0; before and after say whether text touches the mark on either side.
func opens(mark, last rune, before, after bool) bool {
	switch mark {
	case '„', '‟':
		return true
	case '“':
		return last != '„' || !before
	case '”':
		return last == 0 && !before && after // as in Swedish
	case '«':
		return last != '»'
	case '»':
		return last == 0 && !before && after
	}
	if last == '"' || last != 0 && before {
		return !before && after
	}
	return !before && after
}

// joinQuotes settles which of the quotations that reach the end of their paragraph
// go on in the next: those where the next paragraph starts with a mark.
func joinQuotes(d *Document) {
	starts := make(map[int]int, len(d.Quotes)) // start of quotation → index
	for i := range d.Quotes {
		starts[d.Quotes[i].Start] = i
	}
	open := -1 // the outermost open quotation of the paragraph before
	q := 0
	for _, par := range d.Paragraphs {
		if open >= 0 {
			if next, ok := starts[par.Start]; ok {
				d.Quotes[next].Continues = true
			} else {
				d.Quotes[open].Open = false
			}
		}
		open = -1
		for ; q < len(d.Quotes) && d.Quotes[q].Start < par.End; q++ {
			if d.Quotes[q].Open && open < 0 {
				open = q
			} else {
				d.Quotes[q].Open = false
			}
		}
	}
	if open >= 0 {
		d.Quotes[open].Open = false
	}
}

// markScare marks the quotations that are a word or two for distance or a title:
// no stop or comma of speech before the closing mark, no verb of speech around.
func (g *Segmenter) markScare(d *Document) {
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Open || q.Continues {
			continue
		}
		first, last := d.TokenAt(q.Inner.Start), d.TokenAt(q.Inner.End)
		if last-first > 8 {
			continue
		}
		words, asks, ends := 0, false, false
		for _, t := range d.Tokens[first:last] {
			r, _ := utf8.DecodeRuneInString(t.Text)
			switch {
			case isWord(r):
				words++
				ends = false
			case r == '!' || r == '?':
				asks = true
			case isStop(r) || r == ',':
				ends = true
			}
		}
		q.Scare = words >= 1 && words <= 2 && !asks && !g.speechAround(d, first-1, last, ends)
	}
}

// speechAround says whether a verb of speech stands near the quotation between the
// marks at tokens open and end, or whether the quotation is a sentence of its own.
func (g *Segmenter) speechAround(d *Document, open, end int, stopped bool) bool {
	for k := open - 1; k >= 0 && k >= open-3; k-- {
		t := &d.Tokens[k]
		r, _ := utf8.DecodeRuneInString(t.Text)
		if isStop(r) && !t.Quoted() {
			if stopped && k == open-1 {
				return true
			}
			break
		}
		socalled := k > 0 && isHyphen([]rune(d.Tokens[k-1].Text)[0]) && !d.Tokens[k-1].SpaceAfter
		if g.words.speech[Norm(t.Text)] != "" && !socalled {
			return true
		}
	}
	if stopped && open == 0 {
		return true
	}
	for k := end + 1; k < len(d.Tokens) && k <= end+4; k++ {
		t := &d.Tokens[k]
		r, _ := utf8.DecodeRuneInString(t.Text)
		if isStop(r) {
			break
		}
		if (stopped || k <= end+2) && g.words.speech[Norm(t.Text)] != "" {
			return true
		}
	}
	return false
}
