package reader

import (
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// excerpt is the part of a document that shows. Inside the reader offsets count from its
// beginning, outside of it from that of the whole text.
type excerpt struct {
	span text.Span
}

func newExcerpt(d Document) excerpt {
	whole := text.Span{End: d.Text.Len()}
	if sp := d.Text.Snap(d.Only.Intersect(whole)); !sp.Empty() {
		return excerpt{sp}
	}
	return excerpt{whole}
}

// in gives a span of the whole text as one of the excerpt.
func (e excerpt) in(sp text.Span) text.Span {
	if sp = sp.Intersect(e.span); sp.Empty() {
		return text.Span{}
	}
	return text.Span{Start: sp.Start - e.span.Start, End: sp.End - e.span.Start}
}

// out gives a span of the excerpt as one of the whole text.
func (e excerpt) out(sp text.Span) text.Span {
	return text.Span{Start: sp.Start + e.span.Start, End: sp.End + e.span.Start}
}

// marks gives the marks that show, as those of the excerpt.
func (e excerpt) marks(all []layout.Mark) []layout.Mark {
	out := make([]layout.Mark, 0, len(all))
	for _, m := range all {
		if m.Span = e.in(m.Span); !m.Span.Empty() {
			out = append(out, m)
		}
	}
	return out
}

// Around gives a passage with the sentence before it and the one after it, for
// Document.Only; a passage that no sentence holds, with what stands around it in its
// lines.
func Around(t *text.Text, sentences []text.Span, passage text.Span) text.Span {
	out := passage
	first, last := -1, -1
	for i, s := range sentences {
		if s.Overlaps(passage) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		from, _ := t.Line(passage.Start)
		to, _ := t.Line(max(passage.Start, passage.End-1))
		return out.Cover(t.LineSpan(from)).Cover(t.LineSpan(to))
	}
	for _, s := range sentences[max(first-1, 0):min(last+2, len(sentences))] {
		out = out.Cover(s)
	}
	return out
}
