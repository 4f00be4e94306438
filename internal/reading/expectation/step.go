package expectation

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// steps gives what is announced with a day or deadline by verbs that tell no event:
// "will give our answer within 48 hours", "is to brief the Council on Thursday". An
// event that such a verb tells or carries speaks for itself.
func (r *reader) steps(events []record.Event) []record.Event {
	var out []record.Event
	at := 0
	for s := range r.doc.Sentences {
		sentence := r.doc.Sentences[s]
		if sentence.FrontMatter || r.doc.Tokens[sentence.Last-1].Text == "?" {
			continue
		}
		for at < len(events) && events[at].Trigger.Start < sentence.Start {
			at++
		}
		end := at
		for end < len(events) && events[end].Trigger.Start < sentence.End {
			end++
		}
		groups := r.doc.VerbGroups(sentence.First, sentence.Last)
		for n := range groups {
			g := &groups[n]
			if e, ok := r.fixed(events[at:end], groups, n, sentence); ok {
				out = append(out, e)
				continue
			}
			value := r.promised(groups, n, sentence.First)
			if value == "" || r.toldBy(events[at:end], g) {
				continue
			}
			if e, ok := r.step(events[at:end], groups, n, sentence); ok {
				e.Factuality = value
				out = append(out, e)
			}
		}
	}
	return out
}

// toldBy says that an event is what verb group g tells, or a noun that it carries. A
// request tells no step, so one still to be made is a step itself.
func (r *reader) toldBy(events []record.Event, g *language.VerbGroup) bool {
	sp, head := r.doc.Span(g.First, g.Last), r.doc.Tokens[g.Head].Span
	return slices.ContainsFunc(events, func(e record.Event) bool {
		if e.Trigger.Overlaps(sp) {
			return e.Type != "REQUEST" || g.Modal == ""
		}
		return e.Rule != "verb" && e.Contains(head)
	})
}

// promised gives FactBank's value of what verb group n announces, "" when it announces
// nothing: will and shall, would in reported words, may and might, and an infinitive
// after "is" or a word of announcing.
func (r *reader) promised(groups []language.VerbGroup, n, first int) string {
	g := &groups[n]
	if g.Negated || g.Perfect || g.First == first || r.subordinate(g) {
		return ""
	}
	switch g.Modal {
	case "will", "shall", "'ll":
		return "CT+"
	case "would":
		st := r.said(r.doc.Tokens[g.Head].Span)
		if before := r.doc.Tokens[g.First-1]; before.Tag == "WDT" || before.Tag == "WP" {
			return "" // a box that would hold it
		}
		if st == nil || st.Denies || r.words.stances[r.doc.Tokens[g.Head].Lemma] || r.supposed(g, st) {
			return ""
		}
		return "PR+"
	case "may", "might":
		return "PS+"
	case "":
	default:
		return ""
	}
	if !g.Infinitive {
		return ""
	}
	over := r.governor(g.First, first)
	if over < 0 {
		return ""
	}
	for k := range groups[:n] {
		if v := &groups[k]; v.First <= over && over < v.Last && v.Negated || v.Last == over && v.Negated {
			return "" // is not expected to
		}
	}
	if over > first && (r.doc.Tokens[over-1].Norm == "no" || r.doc.Tokens[over-1].Norm == "any" || r.doc.Tokens[over-1].Norm == "not") {
		return "" // there are no plans to
	}
	return "PR+"
}

// subordinate says that verb group g stands in a condition, an open question or a
// clause of time: what is to happen is told by the verb over it.
func (r *reader) subordinate(g *language.VerbGroup) bool {
	s := r.doc.Sentences[r.doc.Tokens[g.Head].Sentence]
	for i := g.First - 1; i >= s.First; i-- {
		switch t := &r.doc.Tokens[i]; {
		case t.Norm == "if" || t.Norm == "whether" || t.Norm == "unless" || t.Norm == "until" || t.Norm == "when" || t.Norm == "once" || t.Norm == "how" || t.Norm == "what":
			return r.doc.Tokens[i].Relation != "punct"
		case t.Text == "," || t.Norm == "that" || t.Norm == "which" || t.Norm == "who" || strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD":
			return false
		}
	}
	return false
}

// supposed says that the sentence of verb group g makes it a mere thought: "would leave
// if the talks failed". After "said" that only puts "will leave if the talks fail" back.
func (r *reader) supposed(g *language.VerbGroup, st *record.Statement) bool {
	if cue := &r.doc.Tokens[r.doc.TokenAt(st.Cue.Start)]; cue.Tag == "VBD" && st.Kind == record.Indirect {
		return false
	}
	s := r.doc.Sentences[r.doc.Tokens[g.Head].Sentence]
	for i := s.First; i < s.Last; i++ {
		if r.doc.Tokens[i].Norm != "if" {
			continue
		}
		for k := i + 1; k < s.Last && r.doc.Tokens[k].Text != ","; k++ {
			if t := &r.doc.Tokens[k]; t.Tag == "VBD" && (k < g.First || k >= g.Last) {
				return true
			}
			if k == g.First {
				break
			}
		}
	}
	return false
}

// governor gives the token of the word of announcing that governs the infinitive at
// token i: "agreed to", "are to", "the intention of Norway to"; -1 for none.
func (r *reader) governor(i, first int) int {
	at := i - 1
	if at < first {
		return -1
	}
	if t := &r.doc.Tokens[at]; t.Tag == "VBZ" || t.Tag == "VBP" {
		if t.Lemma == "be" {
			return at
		}
	}
	if r.announces(at, first) {
		return at
	}
	const far = 6 // words in the name between
	for k := at - 1; k >= max(first, at-far); k-- {
		switch t := &r.doc.Tokens[k]; {
		case t.Norm == "of":
			if k > first && r.announces(k-1, first) && strings.HasPrefix(r.doc.Tokens[k-1].Tag, "N") {
				return k - 1
			}
		case strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD" || t.POS == "PUNCT" && t.Tag != "HYPH":
			return -1
		}
	}
	return -1
}

// announces says that a word of chance, hope or announcing ends at token at.
func (r *reader) announces(at, first int) bool {
	for k := at; k >= max(first, at-2); k-- {
		for _, c := range r.words.chances[r.doc.Tokens[k].Norm] {
			if k+len(c.words) == at+1 && (c.band == (band{}) || c.band.high > unlikely) && r.phraseAt(k, at+1, c.words) {
				return true
			}
		}
	}
	return false
}

// unlikely is the upper edge of the bands in which nothing is announced.
const unlikely = 45

// step makes an event of verb group n when its clause has a day still to come.
func (r *reader) step(events []record.Event, groups []language.VerbGroup, n int, sentence language.Sentence) (record.Event, bool) {
	g := &groups[n]
	head := r.doc.Tokens[g.Head]
	st := r.said(head.Span)
	on := r.toldOn(st)
	conditional := false
	day, end := r.dayAfter(g, sentence, st, on)
	if day == nil {
		day = r.dayBefore(g, sentence, st, on)
	}
	if day == nil {
		if end = r.vaguely(g.Last, sentence.Last); end == 0 && !r.awaitsCondition(g, st, sentence) {
			return record.Event{}, false
		}
		conditional = end == 0
	}
	if end == 0 {
		end = r.clauseEnd(g.Last, sentence.Last)
	}
	who := r.doers(g, sentence, st)
	if who == nil || r.awaits(events, who[0]) {
		return record.Event{}, false
	}
	first := g.First
	for _, t := range who {
		if t >= sentence.First && t < first {
			first = t
		}
	}
	sp := r.doc.Span(r.left(first, sentence.First), max(end, g.Last))
	if st != nil {
		for _, c := range st.Content {
			if c.Contains(head.Span) {
				sp = sp.Intersect(c.Span)
			}
		}
	}
	e := record.NewEvent(0, sp, "step")
	e.ID, e.Tense = "", "future"
	e.Trigger = record.PassageOf(r.doc.Text, head.Span)
	if st != nil {
		e.AccordingTo = st.ID
	}
	for _, t := range append(who, r.others(g, end)...) {
		if m := r.mentionAt(t); m != nil && !slices.Contains(e.Actors, m.ID) {
			e.Actors = append(e.Actors, m.ID)
		}
	}
	if conditional && len(e.Actors) == 0 {
		return record.Event{}, false
	}
	if len(e.Actors) == 0 && st != nil && r.doc.Tokens[who[0]].Norm == "they" {
		for i := range r.mentions {
			if m := &r.mentions[i]; st.Source.Contains(m.Span) && m.Actor != "" {
				e.Actors = append(e.Actors, m.ID)
			}
		}
	}
	if day != nil {
		e.Time, e.From, e.To = day.ID, day.From, day.To
	}
	return e, true
}

// awaitsCondition says that somebody announces what verb group g tells for when a
// condition is met: "will return when the engineers are free".
func (r *reader) awaitsCondition(g *language.VerbGroup, st *record.Statement, sentence language.Sentence) bool {
	if st == nil || st.Denies || g.Modal == "may" || g.Modal == "might" || g.Modal == "" {
		return false
	}
	head := r.doc.Tokens[g.Head].Span
	e := record.NewEvent(0, head, "step")
	e.Trigger, e.AccordingTo = record.PassageOf(r.doc.Text, head), st.ID
	return !r.condition(&e, sentence.First, sentence.Last).Empty()
}

// awaits says that token i tells an event still to come: "talks are expected to resume".
func (r *reader) awaits(events []record.Event, i int) bool {
	return slices.ContainsFunc(events, func(e record.Event) bool {
		return e.Trigger.Holds(r.doc.Tokens[i].Start) && ahead(&e)
	})
}

// toldOn gives the day on which words were said: that of their statement, where there is
// one and it has a day, else that of printing.
func (r *reader) toldOn(st *record.Statement) string {
	if st != nil && st.Said.From != "" {
		return st.Said.From
	}
	return r.published
}

// said gives the innermost statement whose content holds sp, or nil.
func (r *reader) said(sp text.Span) *record.Statement {
	var best *record.Statement
	size := 0
	for i := range r.statements {
		st := &r.statements[i]
		if st.Start > sp.End {
			break // they are in order
		}
		for _, c := range st.Content {
			if c.Contains(sp) && (best == nil || c.Len() <= size) {
				best, size = st, c.Len()
			}
		}
	}
	return best
}
