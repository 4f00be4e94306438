package provenance

import (
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// credits finds the carriers that the article names: of the whole of it (front
// matter, dateline, a credit in the lead or in the closing line), and of single sentences.
func (w *work) credits() {
	w.local = map[int][]station{}
	if st, ok := w.media.named(w.front.Agency.Text, false); ok {
		if st.role == "outlet" {
			st.role = "agency"
		}
		st.span = w.front.Agency.Span
		w.credit(st)
	}
	w.fromPassage(w.front.Byline)
	first, last := w.proseEdges()
	for i := range w.places {
		p := &w.places[i]
		st := station{p.name, p.kind, p.span}
		s := w.doc.Tokens[p.first].Sentence
		par := w.doc.Sentences[s].Paragraph
		lead, end := par <= first+1, par >= last
		switch {
		case p.kind == "platform":
		case w.front.Dateline.Contains(p.span) && !w.front.Dateline.Empty():
			if p.kind == "agency" {
				w.credit(st)
			}
		case w.bracketed(i):
			if p.kind == "agency" && (lead || end) {
				w.credit(st)
			}
		case w.closing(i) && end:
			if p.kind == "agency" || p.kind == "outlet" {
				w.credit(st)
			}
		case w.credited(p):
			if p.kind == "agency" && lead && w.trailing(p) && w.norm(p.last) != "is" { // what an agency "is reporting" is one item of news
				w.credit(st)
			} else {
				w.local[s] = append(w.local[s], st)
			}
		case p.first > 0 && w.media.in("citing", w.doc.Tokens[p.first-1].Norm):
			w.local[s] = append(w.local[s], st)
		}
	}
}

// credit adds a carrier of the whole article. The outlet itself is none.
func (w *work) credit(st station) {
	out := w.front.Outlet.Text
	if strings.EqualFold(st.name, out) {
		return
	}
	if o, ok := w.media.named(out, true); ok && o.name == st.name {
		return
	}
	w.whole = add(w.whole, st)
}

// fromPassage takes an agency out of a byline ("Jane Doe, Reuters").
func (w *work) fromPassage(p article.Passage) {
	for _, part := range strings.FieldsFunc(p.Text, func(r rune) bool { return r == ',' || r == '/' || r == '(' || r == ')' || r == '|' }) {
		if md, ok := w.media.byName[strings.TrimSpace(part)]; ok && md.kind == "agency" {
			w.credit(station{md.name, md.kind, p.Span})
		}
	}
}

// proseEdges gives the first and last paragraph that hold prose.
func (w *work) proseEdges() (first, last int) {
	first, last = -1, -1
	for _, s := range w.doc.Sentences {
		if s.FrontMatter {
			continue
		}
		if first < 0 {
			first = s.Paragraph
		}
		last = s.Paragraph
	}
	return first, last
}

func (w *work) norm(i int) string {
	if i < 0 || i >= len(w.doc.Tokens) {
		return ""
	}
	return w.doc.Tokens[i].Norm
}

// bracketed says whether an outlet stands in brackets, alone or in a list: "(AP)",
// "(dpa/AFP)".
func (w *work) bracketed(n int) bool {
	first, last := w.list(n)
	open, shut := w.norm(first-1), w.norm(last)
	return (open == "(" || open == "[") && (shut == ")" || shut == "]")
}

// list gives the tokens of the list of agencies that place n stands in: "AFP, AP and dpa".
func (w *work) list(n int) (first, last int) {
	a, b := n, n
	for a > 0 && w.listed(a-1) {
		a--
	}
	for b+1 < len(w.places) && w.listed(b) {
		b++
	}
	return w.places[a].first, w.places[b].last
}

// listed says that only a slash, comma or "and" parts place n from the next one.
func (w *work) listed(n int) bool {
	a, b := &w.places[n], &w.places[n+1]
	if b.first-a.last > 2 || b.first == a.last || w.doc.Tokens[a.first].Sentence != w.doc.Tokens[b.first].Sentence {
		return false
	}
	for i := a.last; i < b.first; i++ {
		switch w.norm(i) {
		case "/", ",", "and", "-", "–", "&":
		default:
			return false
		}
	}
	return true
}

// closing says whether an outlet closes its paragraph as a credit: "— AFP", "Source:
// AFP", "with reporting by AFP", "© AFP", or "AFP ab/cd" with its writers' marks.
func (w *work) closing(n int) bool {
	first, last := w.list(n)
	s := w.doc.Sentences[w.doc.Tokens[first].Sentence]
	if first == s.First && s.Last-last <= 4 && s.Last > s.First && w.marks(last, s.Last) {
		return true
	}
	if n := w.norm(last); n != "" && n != "." && n != "/" && w.doc.Sentences[w.doc.Tokens[last].Sentence].Paragraph == s.Paragraph {
		return false
	}
	b := w.norm(first - 1)
	if b == "the" {
		b = w.norm(first - 2)
	}
	switch b {
	case "—", "–", "--", "-", "/", "©":
		return true
	case ":", "by", "from", "and", "via", "copyright":
		for j := first - 1; j >= max(0, first-8); j-- {
			if w.media.in("closing", w.norm(j)) {
				return true
			}
		}
	}
	if d := w.doc.Tokens[max(first-1, 0)]; d.Tag == "CD" && (w.norm(first-2) == "©" || w.norm(first-2) == "copyright") {
		return true
	}
	return false
}

// marks says that the tokens [i, end) are the initials of writers: "lv/tk".
func (w *work) marks(i, end int) bool {
	if i == end {
		return true
	}
	for ; i < end; i++ {
		if t := &w.doc.Tokens[i]; len(t.Text) > 3 || t.Norm != t.Text {
			return false
		}
	}
	return true
}

// credited says whether an outlet is credited by a verb: "the agency AFP reports",
// "reports AFP".
func (w *work) credited(p *place) bool {
	for _, i := range []int{p.last, p.last + 1, p.first - 1} {
		if i < 0 || i >= len(w.doc.Tokens) {
			continue
		}
		t := &w.doc.Tokens[i]
		if i == p.last+1 && !strings.HasPrefix(w.doc.Tokens[p.last].Tag, "RB") && w.norm(p.last) != "has" && w.norm(p.last) != "is" {
			continue
		}
		if strings.HasPrefix(t.Tag, "VB") && w.media.in("credit", t.Lemma) && t.Tag != "VB" || i == p.last && (t.Norm == "informs" || t.Norm == "reports" || t.Norm == "reported") {
			return i >= p.last || w.norm(i-1) == "," || strings.HasSuffix(w.norm(i-1), `"`)
		}
	}
	return false
}

// trailing says whether a credit stands behind what it carries and so credits the
// report and not one claim ("…, Tass informs").
func (w *work) trailing(p *place) bool {
	s := w.doc.Sentences[w.doc.Tokens[p.first].Sentence]
	before := text.Span{Start: s.Start, End: p.span.Start}
	return before.Len() > 20
}
