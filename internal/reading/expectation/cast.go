package expectation

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// doers gives the head tokens of those that do what verb group g tells, the joined ones
// included; nil when the words name no subject.
func (r *reader) doers(g *language.VerbGroup, sentence language.Sentence, st *record.Statement) []int {
	if over := r.governor(g.First, sentence.First); g.Infinitive && over >= 0 && over+1 < g.First-1 && strings.HasPrefix(r.doc.Tokens[over].Tag, "N") {
		return []int{g.First - 1} // the intention of Norway to reply
	}
	verb := g.Head
	const climb = 4
	for range climb {
		agent := -1
		for i := sentence.First; i < sentence.Last; i++ {
			t := &r.doc.Tokens[i]
			switch {
			case t.Head != verb:
			case t.Relation == "obl:agent":
				agent = i
			case t.Relation == "expl":
				return nil
			case strings.HasPrefix(t.Relation, "nsubj") && i < verb:
				if t.Tag == "WDT" || t.Tag == "WP" {
					i = r.doc.Tokens[verb].Head
					if i < sentence.First || i >= sentence.Last {
						return nil
					}
				}
				who := r.joined(i, sentence)
				if agent >= 0 {
					who = append(who, agent)
				}
				return who
			}
		}
		up := r.doc.Tokens[verb].Head
		switch r.doc.Tokens[verb].Relation {
		case "xcomp", "conj", "advcl", "acl":
		default:
			return nil
		}
		if up < sentence.First || up >= sentence.Last {
			return nil
		}
		verb = up
	}
	return nil
}

// joined gives token i and those joined with it by "and".
func (r *reader) joined(i int, sentence language.Sentence) []int {
	out := []int{i}
	for k := i + 1; k < sentence.Last; k++ {
		if t := &r.doc.Tokens[k]; t.Head == i && t.Relation == "conj" {
			out = append(out, k)
		}
	}
	return out
}

// others gives the head tokens of the objects of verb group g, and of whom it is done
// with, up to token end.
func (r *reader) others(g *language.VerbGroup, end int) []int {
	var out []int
	for i := g.Last; i < end; i++ {
		t := &r.doc.Tokens[i]
		object := t.Head == g.Head && (t.Relation == "obj" || t.Relation == "iobj" || t.Relation == "obl:agent")
		if object || t.Norm == "with" && t.Head > i && t.Head < end {
			if !object {
				i = t.Head
			}
			out = append(out, i)
		}
	}
	return out
}

// left gives the first token of the phrase whose head is token i.
func (r *reader) left(i, first int) int {
	out := i
	for k := i - 1; k >= first && k >= i-12; k-- {
		if h := r.doc.Tokens[k].Head; h >= out && h <= i && r.doc.Tokens[k].POS != "PUNCT" && r.doc.Tokens[k].Tag != "CC" {
			out = k
		}
	}
	return out
}

// mentionAt gives the mention whose head holds token i, one of an actor before others.
func (r *reader) mentionAt(i int) *record.Mention {
	var best *record.Mention
	at := r.doc.Tokens[i].Start
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.Start > at {
			break
		}
		if (m.Head.Holds(at) || m.Holds(at) && best == nil) && (best == nil || best.Actor == "" || m.Actor != "" && m.Head.Holds(at)) {
			best = m
		}
	}
	return best
}
