package language

import (
	"fmt"
	"strings"

	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/text"
)

// Keys of the column MISC, beside those of Universal Dependencies.
const (
	// RangeKey gives the place of a word in the text, in code points: 4:9.
	RangeKey = "TokenRange"
	// NameKey says that a word begins a name (B-person) or goes on with it (I-person).
	NameKey = "Name"
)

// CoNLLU gives the document in the form of a treebank: its sentences, each with the
// comments "newpar", where it begins a paragraph, and "text". Words have their place
// (TokenRange=start:end in code points), SpaceAfter=No and the name they are part of
// in MISC; words printed as one stand under a range. Heads are left out where the
// document has none.
func (d *Document) CoNLLU() []conllu.Sentence {
	out := make([]conllu.Sentence, 0, len(d.Sentences))
	name := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := name
		for name < len(d.Names) && d.Names[name].First < s.Last {
			name++
		}
		c := treebankSentence(d.Tokens[s.First:s.Last], d.Names[first:name], s.First)
		if i == 0 || d.Sentences[i-1].Paragraph != s.Paragraph {
			c.Comments = append(c.Comments, "# newpar")
		}
		printed, _ := c.Printed()
		c.Comments = append(c.Comments, "# text = "+printed)
		out = append(out, c)
	}
	return out
}

// treebankSentence gives tokens of one sentence in the form of a treebank; heads and
// names count tokens from base.
func treebankSentence(tokens []Token, names []Name, base int) conllu.Sentence {
	var c conllu.Sentence
	for i := range tokens {
		t := &tokens[i]
		w := conllu.Word{Form: t.Text, Lemma: t.Lemma, UPOS: t.POS, XPOS: t.Tag, Feats: "_", Head: -1, Relation: "_", Deps: "_", Misc: "_"}
		if t.Relation != "" {
			w.Head, w.Relation = 0, t.Relation
			if t.Head >= 0 {
				w.Head = t.Head - base + 1
			}
		}
		for len(names) > 0 && base+i >= names[0].Last {
			names = names[1:]
		}
		if len(names) > 0 && base+i >= names[0].First {
			part := "I-"
			if base+i == names[0].First {
				part = "B-"
			}
			w.Misc = conllu.AddAttribute(w.Misc, NameKey, part+names[0].Type)
		}
		c.Words = append(c.Words, w)
	}
	for i := 0; i < len(tokens); {
		last := i + 1
		for last < len(tokens) && tokens[last].Glued {
			last++
		}
		printed := &c.Words[i].Misc
		if last > i+1 {
			r := conllu.Range{First: i, Last: last, Misc: "_"}
			for _, t := range tokens[i:last] {
				r.Form += t.Text
			}
			c.Ranges = append(c.Ranges, r)
			printed = &c.Ranges[len(c.Ranges)-1].Misc
		}
		if !tokens[last-1].SpaceAfter {
			*printed = conllu.AddAttribute(*printed, "SpaceAfter", "No")
		}
		i = last
	}
	spans := make([]text.Span, len(tokens))
	for i := range tokens {
		spans[i] = tokens[i].Span
	}
	AddPlaces(&c, spans)
	return c
}

// AddPlaces puts the places of the words of a sentence into MISC, where none stands
// there yet.
func AddPlaces(s *conllu.Sentence, places []text.Span) {
	add := func(misc *string, p text.Span) {
		if !p.Empty() && conllu.Attribute(*misc, RangeKey) == "" {
			*misc = conllu.AddAttribute(*misc, RangeKey, fmt.Sprintf("%d:%d", p.Start, p.End))
		}
	}
	for i := range s.Words {
		add(&s.Words[i].Misc, places[i])
	}
	for i := range s.Ranges {
		r := &s.Ranges[i]
		add(&r.Misc, places[r.First].Cover(places[r.Last-1]))
	}
}

// Annotate gives a sentence of a treebank with the tags, lemmas and the tree that the
// analyser makes of its words. The words, what is printed as one, the comments and
// what MISC says of spaces and places are kept; features and the rest of MISC are
// left out, since they are not the analyser's.
func (a *Analyser) Annotate(given conllu.Sentence) conllu.Sentence {
	tokens := make([]Token, len(given.Words))
	for i, w := range given.Words {
		tokens[i] = Token{Text: w.Form, Quote: -1, SpaceAfter: conllu.Attribute(w.Misc, "SpaceAfter") != "No"}
	}
	for _, r := range given.Ranges {
		for i := r.First; i < r.Last; i++ {
			tokens[i].Glued = i > r.First
			tokens[i].SpaceAfter = i == r.Last-1 && conllu.Attribute(r.Misc, "SpaceAfter") != "No"
		}
	}
	names := a.Tag(tokens)
	out := treebankSentence(tokens, names, 0)
	out.Comments, out.Ranges = given.Comments, nil
	for i := range out.Words {
		out.Words[i].Misc = layoutOf(given.Words[i].Misc, conllu.Attribute(out.Words[i].Misc, NameKey))
	}
	for _, r := range given.Ranges {
		r.Misc = layoutOf(r.Misc, "")
		out.Ranges = append(out.Ranges, r)
	}
	return out
}

// layoutOf gives what MISC says of spaces and places, with the name before it.
func layoutOf(misc, name string) string {
	out := "_"
	if name != "" {
		out = conllu.AddAttribute(out, NameKey, name)
	}
	for part := range strings.SplitSeq(misc, "|") {
		switch key, value, _ := strings.Cut(part, "="); key {
		case "SpaceAfter", "SpacesAfter", "SpacesBefore", "NewPar", RangeKey:
			out = conllu.AddAttribute(out, key, value)
		}
	}
	return out
}
