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
		lead, end := par <= first+1, par == last
		switch {
		case p.kind == "platform":
		case w.front.Dateline.Contains(p.span) && !w.front.Dateline.Empty():
			if p.kind == "agency" {
				w.credit(st)
			}
		case w.bracketed(p):
			if p.kind == "agency" && (lead || end) {
				w.credit(st)
			}
		case w.closing(p) && end:
			if p.kind == "agency" || p.kind == "outlet" {
				w.credit(st)
			}
		case w.credited(p):
			if p.kind == "agency" && lead && w.trailing(p) {
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

// bracketed says whether an outlet stands alone in brackets: "(AP)".
func (w *work) bracketed(p *place) bool {
	open, shut := w.norm(p.first-1), w.norm(p.last)
	return (open == "(" || open == "[") && (shut == ")" || shut == "]")
}

// closing says whether an outlet closes its paragraph as a credit: "— AFP",
// "Source: AFP", "with reporting by AFP".
func (w *work) closing(p *place) bool {
	n := w.norm(p.last)
	if n != "" && n != "." && n != "/" && w.doc.Sentences[w.doc.Tokens[p.last].Sentence].Paragraph == w.doc.Sentences[w.doc.Tokens[p.first].Sentence].Paragraph {
		return false
	}
	b := w.norm(p.first - 1)
	if b == "the" {
		b = w.norm(p.first - 2)
	}
	switch b {
	case "—", "–", "--", "-", "/":
		return true
	case ":", "by", "from", "and", "via":
		for j := p.first - 1; j >= max(0, p.first-8); j-- {
			switch w.norm(j) {
			case "source", "credit", "contribution", "contributions", "reporting", "contributed", "agency", "agencies":
				return true
			}
		}
	}
	return false
}

// credited says whether an outlet is credited by a verb: "the agency AFP reports",
// "reports AFP".
func (w *work) credited(p *place) bool {
	for _, i := range []int{p.last, p.last + 1, p.first - 1} {
		if i < 0 || i >= len(w.doc.Tokens) {
			continue
		}
		t := &w.doc.Tokens[i]
		if i == p.last+1 && !strings.HasPrefix(w.doc.Tokens[p.last].Tag, "RB") && w.norm(p.last) != "has" {
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
