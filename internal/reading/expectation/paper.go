package expectation

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// awaitsPaper says that verb group g promises or expects an answer or the like: "promised
// a reply by the end of January", "a decision is expected on Friday".
func (r *reader) awaitsPaper(g *language.VerbGroup, sentence language.Sentence) bool {
	if g.Negated || g.Infinitive || g.Modal != "" && g.Modal != "can" && g.Modal != "could" {
		return false
	}
	relation := "obj"
	if g.Passive {
		relation = "nsubj"
	}
	switch r.doc.Tokens[g.Head].Lemma {
	case "promise", "pledge", "expect":
	default:
		return false
	}
	for i := sentence.First; i < sentence.Last; i++ {
		t := &r.doc.Tokens[i]
		if t.Head == g.Head && strings.HasPrefix(t.Relation, relation) && r.words.papers[strings.ToLower(t.Lemma)] {
			return i == sentence.First || r.doc.Tokens[i-1].Norm != "no"
		}
	}
	return false
}

// paper makes of a step what verb group g promises or expects. Who expects an answer is
// not the one to give it.
func (r *reader) paper(e record.Event, g *language.VerbGroup) record.Event {
	e.Factuality = "PR+"
	if e.AccordingTo == "" {
		for i := range r.statements {
			if st := &r.statements[i]; st.Cue.Overlaps(r.doc.Span(g.First, g.Last)) {
				e.AccordingTo = st.ID
			}
		}
	}
	if r.doc.Tokens[g.Head].Lemma == "expect" {
		e.Actors = []string{}
	}
	return e
}
