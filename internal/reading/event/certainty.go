package event

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// certainty tells how certain the act of the verb group at chunk v is within its own
// sentence. It reports false for a verb that tells no act, as after "in order".
func (s *sentence) certainty(v int) (status, bool) {
	return s.certaintyWithin(v, 6)
}

func (s *sentence) certaintyWithin(v, steps int) (status, bool) {
	g := s.chunks[v].group
	out := status{certain: 'C', negated: g.Negated}
	if steps == 0 {
		out.certain = 'U'
		return out, true
	}
	switch {
	case g.Infinitive:
		out = s.governed(out, s.over(v), steps-1)
		if g.Perfect && out.tense != "future" { // is believed to have attacked
			out.tense = "past"
		}
		if over := s.over(v); g.Perfect && over.verb >= 0 && s.lemma(over.verb) == "be" && over.word < 0 && out.certain == 'C' && !out.negated { // was to have met
			out.certain, out.negated, out.tense = 'P', true, "past"
		}
		return out, true
	case !s.isFinite(v) && !(g.Passive):
		return s.gerund(v, out, steps-1), true
	}
	if s.inverted(v) { // had Chile attacked, Norway would have answered
		out.certain, out.hypothetical, out.tense = 'U', true, "past"
		return out, true
	}
	switch {
	case !s.isFinite(v): // a participle: "the crew held in Merrow"
		out.tense = "past"
		if w := s.word(v - 1); w == "nor" || w == "neither" { // has neither signed nor rejected
			out.negated = true
			return out, true
		}
		if p := s.verbBefore(v); s.at(v-1) != nounPhrase && p >= 0 && s.at(v-1) != comma {
			return s.governed(out, above{verb: p, word: -1, noun: -1}, steps-1), true
		}
		if r := s.subject(v); !r.empty() && s.none(r) {
			out.negated = !out.negated
		}
	case g.Tense == language.Future:
		out.tense = "future"
	case g.Modal != "":
		out = s.modal(v, g, out)
	case g.Perfect || g.Tense == language.Past:
		out.tense = "past"
	default:
		out.tense = "present"
		if s.headline() {
			out.tense = "past"
		}
		if g.Progressive || s.headline() {
			if t := s.timeFor(v, rng{}); t != nil && ahead(t) {
				out.tense = "future"
			}
		}
	}
	if r := s.subject(v); !r.empty() && s.isFinite(v) && s.none(r) {
		out.negated = !out.negated
	}
	for k := s.chunks[v].first - 1; k < s.chunks[v].last; k++ {
		if k < 0 {
			continue
		}
		if n := s.norm(k); n == "neither" || n == "nor" { // has neither accepted nor rejected
			out.negated = true
		}
		if gov, ok := s.words.governors["adverb "+s.norm(k)]; ok {
			out = out.under(gov, status{certain: 'C', tense: out.tense})
		}
	}
	if s.belied(v) {
		out.negated = !out.negated
	}
	if k := s.judged(v); k >= 0 {
		tense := out.tense
		out = s.governed(out, above{verb: s.copula(k), word: k, noun: -1}, steps-1)
		out.tense = tense
	}
	switch s.opening(v) {
	case "if", "unless", "provided", "providing":
		out.certain, out.hypothetical = 'U', true
	case "whether":
		out.certain = 'U'
	case "once", "when", "until", "till", "before", "as":
		if out.tense == "present" || out.tense == "future" {
			out.certain, out.hypothetical = 'U', true
		}
	}
	return out, true
}

// inverted says that the verb at chunk v is that of a condition without "if": "had Chile
// attacked".
func (s *sentence) inverted(v int) bool {
	if s.at(v-1) != nounPhrase {
		return false
	}
	k := s.leftFrom(v-1).lo - 1
	if s.at(k) != verbGroup || s.chunks[k].first+1 != s.chunks[k].last || k > 0 && s.at(k-1) != comma && s.at(k-1) != mark && s.at(k-1) != conjunction {
		return false
	}
	switch s.word(k) {
	case "had", "should", "were":
		return true
	}
	return false
}

// modal reads a modal verb other than will.
func (s *sentence) modal(v int, g language.VerbGroup, out status) status {
	out.tense = "future"
	after := s.chunks[v].head
	perfect := g.Perfect || after+1 < len(s.doc.Tokens) && s.doc.Tokens[after].Lemma == "have" && s.doc.Tokens[after+1].Tag == "VBN"
	if perfect {
		out.tense = "past"
	}
	switch g.Modal {
	case "may", "might":
		out.certain = 'S'
	case "could":
		out.certain = 'S'
		if out.negated {
			out.certain = 'C'
		}
	case "can":
		out.certain = 'S'
		out.hypothetical = true
		if out.negated {
			out.certain = 'C'
		}
	case "would":
		// Reported speech turns "will" into "would"; elsewhere it is a mere thought.
		if !s.reported(v) && !s.agreed(v) || perfect {
			out.certain, out.hypothetical = 'S', true
		}
	default: // must, should, ought
		out.certain = 'U'
	}
	return out
}

// agreed says that the verb at v tells what a plan without a source puts into the future:
// "it was agreed that the ministers would meet".
func (s *sentence) agreed(v int) bool {
	for k := v - 1; k > 0 && k > v-12; k-- {
		if s.at(k) == opener || s.at(k) == verbGroup {
			return s.word(k) == "that" && s.at(k-1) == verbGroup && s.chunks[k-1].group.Passive && s.words.governors["verb "+s.lemma(k-1)].tense == "future"
		}
	}
	return false
}

// reported says that the verb at v stands in words reported of a source and not quoted.
func (s *sentence) reported(v int) bool {
	sp := s.doc.Span(s.chunks[v].first, s.chunks[v].last)
	if st := s.statementOf(sp); st != nil {
		return !s.doc.Tokens[s.chunks[v].head].Quoted()
	}
	return false
}

// none says that a phrase is of none: "no agreement", "neither side".
func (s *sentence) none(r rng) bool {
	switch s.norm(s.chunks[r.lo].first) {
	case "no", "neither", "nobody", "none":
		return true
	}
	return false
}

// opening gives the word that opens the clause of the verb at v, or "".
func (s *sentence) opening(v int) string {
	for k := v - 1; k >= 0 && k > v-30; k-- {
		switch s.at(k) {
		case opener:
			if s.word(k) == "when" && s.at(k-1) == comma && s.isDay(k-2) {
				return "" // on May 3, when they will meet
			}
			return s.word(k)
		case preposition:
			if w := s.word(k); (w == "until" || w == "before" || w == "after") && s.at(k+1) == verbGroup {
				return w
			}
		case verbGroup:
			if s.isFinite(k) && s.at(v-1) != conjunction {
				return ""
			}
		case comma:
			if s.at(k-1) != nounPhrase {
				return ""
			}
			if s.at(k+1) == nounPhrase && s.finite(s.complexEnd(k+1)) {
				return "" // if X comes, Y will go
			}
		case mark:
			if s.word(k) == "provided" || s.word(k) == "providing" {
				return s.word(k)
			}
		}
	}
	return ""
}

// governed gives the status of an act under what stands over it.
func (s *sentence) governed(own status, over above, steps int) status {
	top := status{certain: 'C', tense: "present"}
	if over.verb >= 0 {
		s.ruling = append(s.ruling, over.verb)
		top, _ = s.certaintyWithin(over.verb, steps)
	}
	key := ""
	switch {
	case over.word >= 0 && s.at(over.word) == adjective:
		key = "adjective " + s.lemma(over.word)
	case over.word >= 0:
		key = "noun " + s.lemma(over.word)
		if s.none(rng{over.word, over.word + 1}) {
			top.negated = !top.negated
		}
	case over.verb >= 0:
		key = "verb " + s.lemma(over.verb)
	default:
		if s.headline() { // "Ministers to meet in May"
			own.tense = "future"
			return own
		}
		own.certain = 'U'
		return own
	}
	gov, ok := s.words.governors[key]
	if !ok {
		gov = governor{certain: status{certain: 'U'}}
	}
	if over.verb >= 0 && over.word < 0 && s.word(over.verb+1) == "yet" { // has yet to sign
		gov = governor{certain: status{certain: 'C', negated: true}, tense: "past"}
	}
	if gov.tense == "future" && over.word < 0 && top.negated && !gov.certain.negated {
		gov.certain.certain = weaker(gov.certain.certain, 'P') // does not plan to
	}
	if top.negated && gov.certain.certain == 'C' && gov.certain.negated && s.lemma(over.verb) == "rule" {
		gov.certain = status{certain: 'S', hypothetical: true} // did not rule out
		top.negated = false
	}
	if gov.tense == "future" && over.verb >= 0 && (s.dropped(over.verb) || s.wasPlanned(over.verb)) {
		gov.certain.certain = 'U'
	}
	return own.under(gov, top)
}

func weaker(a, b byte) byte {
	if rank(a) < rank(b) {
		return a
	}
	return b
}

// gerund gives the status of a verb in -ing without an auxiliary.
func (s *sentence) gerund(v int, own status, steps int) status {
	p := s.priorVerb(v)
	switch {
	case s.at(v-1) == conjunction && s.doc.Tokens[s.chunks[v].head].Tag == "VB" && s.verbBefore(v) >= 0: // did not sign or ratify
		own, _ = s.certaintyWithin(s.verbBefore(v), steps)
	case s.at(v-1) == preposition && s.word(v-1) == "after":
		own.tense = "past"
	case s.at(v-1) == preposition && s.preceding(v) != nil:
		own = own.under(*s.preceding(v), s.ruler(p, steps))
	case s.at(v-1) == preposition && (s.at(v-2) == adjective || s.at(v-2) == nounPhrase):
		own = s.governed(own, above{verb: p, word: v - 2, noun: -1}, steps)
	case s.at(v-1) == opener && p >= 0 && (s.word(v-1) == "when" || s.word(v-1) == "while"): // spoke when holding talks
		top, _ := s.certaintyWithin(p, steps)
		own.tense, own.certain, own.hypothetical = top.tense, top.certain, top.hypothetical
	case s.at(v-1) == verbGroup:
		own = s.governed(own, above{verb: v - 1, word: -1, noun: -1}, steps)
	case s.at(v-1) == comma && p >= 0: // attacked the town, killing two
		top, _ := s.certaintyWithin(p, steps)
		own.tense, own.certain, own.hypothetical = top.tense, top.certain, top.hypothetical
		own.negated = own.negated || top.negated
	case s.at(v-1) == nounPhrase && p < 0 && s.headline():
		own.tense = "past"
	default:
		own.certain = 'U'
	}
	return own
}

// preceding gives what the preposition before the gerund at chunk v makes of it, with the
// verb that it goes with: "without meeting", "prevented from attacking", "decided
// against sending"; nil when it tells nothing.
func (s *sentence) preceding(v int) *governor {
	prep := s.word(v - 1)
	for k := v - 2; k >= 0 && k > v-8; k-- {
		if s.at(k) != verbGroup {
			continue
		}
		if gov, ok := s.words.governors["gerund "+s.lemma(k)+" "+prep]; ok {
			return &gov
		}
		break
	}
	if prep == "of" && (s.word(v-2) == "short" || s.word(v-2) == "instead") {
		prep = s.word(v-2) + " of"
	}
	if gov, ok := s.words.governors["gerund "+prep]; ok {
		return &gov
	}
	return nil
}

// ruler gives the status of the verb at chunk v, which may be none.
func (s *sentence) ruler(v, steps int) status {
	if v < 0 || steps <= 0 {
		return status{certain: 'C', tense: "past"}
	}
	st, _ := s.certaintyWithin(v, steps)
	if prep := st.negated; prep {
		st.negated = false // what is not done without meeting
	}
	return st
}

// statementOf gives the innermost statement whose content holds sp, or nil.
func (r *reader) statementOf(sp text.Span) *record.Statement {
	var best *record.Statement
	size := 0
	for i := range r.statements {
		st := &r.statements[i]
		if st.Start > sp.End {
			break
		}
		for _, c := range st.Content {
			if c.Contains(sp) && (best == nil || c.Len() <= size) {
				best, size = st, c.Len()
			}
		}
	}
	return best
}

// ruled says that the cue of a statement is a verb that has told already how certain
// the event at hand is.
func (s *sentence) ruled(st *record.Statement) bool {
	for _, v := range s.ruling {
		if st.Cue.Overlaps(s.doc.Span(s.chunks[v].first, s.chunks[v].last)) {
			return true
		}
	}
	return false
}

// said puts what the words of saying make of their content over a status.
func (r *reader) said(own status, st *record.Statement) status {
	lemma := st.Lemma
	gov, ok := r.words.governors["cue "+lemma]
	if !ok && !st.Denies || lemma == "say" || lemma == "tell" || lemma == "add" {
		return own // where these deny, the words said do so by themselves: "no such deal was made"
	}
	if !ok {
		gov = governor{certain: status{certain: 'C', negated: true}}
	}
	words := " " + strings.ToLower(st.Cue.Text) + " "
	not := strings.Contains(words, " not ") || strings.Contains(words, "n't ") || strings.Contains(words, "n’t ") || strings.Contains(words, " never ")
	if st.Denies && lemma != "deny" && lemma != "doubt" && lemma != "rule out" {
		if st.Kind != record.Indirect {
			return own
		}
		not = false
	}
	if not && lemma == "rule out" {
		gov = governor{certain: status{certain: 'S', hypothetical: true}}
		not = false
	}
	if not && lemma == "deny" {
		return own
	}
	if not {
		gov.certain.negated = !gov.certain.negated
	}
	return own.under(gov, status{certain: 'C', tense: own.tense})
}
