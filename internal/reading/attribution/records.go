package attribution

import (
	"strconv"
	"unicode"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// records turns the settled drafts into records.
func (r *reader) records() []record.Statement {
	out := make([]record.Statement, 0, len(r.drafts))
	ref := func(i int) string {
		if i < 0 {
			return ""
		}
		return "s" + strconv.Itoa(i+1)
	}
	for i := range r.drafts {
		d := &r.drafts[i]
		s := record.NewStatement(i+1, d.span(), d.rule)
		p := record.PassageOf(r.doc.Text, d.source)
		s.Source = record.Source{Span: p.Span, Text: p.Text, Actor: d.actor}
		s.Cue = record.PassageOf(r.doc.Text, d.cue)
		for _, c := range d.content {
			s.Content = append(s.Content, record.PassageOf(r.doc.Text, c))
		}
		s.Kind = r.kind(d.content)
		if d.rule == "transcript" {
			s.Kind = record.Direct // a transcript gives the words as they were spoken, without marks
		}
		s.Said, s.Medium, s.Venue = d.said, d.medium, d.venueName
		s.Asked = d.asked
		s.Addressee = record.PassageOf(r.doc.Text, d.addressee)
		s.Lemma, s.Denies = d.word.lemma, d.denies
		s.Within, s.Rejects, s.SameAs = ref(d.within), ref(d.rejects), ref(d.same)
		out = append(out, s)
	}
	return out
}

// kind tells direct speech from indirect and mixed: direct when at least 95 of 100
// letters stand in double quotation marks, indirect when none does (PolNeAR).
func (r *reader) kind(content []text.Span) record.SpeechKind {
	letters, quoted := 0, 0
	for _, c := range content {
		at := c.Start
		for _, ch := range r.doc.Text.Slice(c) {
			if unicode.IsLetter(ch) {
				letters++
				if q := r.outer[min(r.doc.TokenAt(at), len(r.outer)-1)]; q >= 0 && r.doc.Quotes[q].Holds(at) {
					quoted++
				}
			}
			at++
		}
	}
	switch {
	case quoted == 0:
		return record.Indirect
	case quoted*100 >= letters*95:
		return record.Direct
	}
	return record.Mixed
}
