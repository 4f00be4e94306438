package expectation

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// fixed makes an event of what verb group n puts on a day to come without a verb of what
// is to be done: "a reply is expected on Thursday", "expects replies by Friday", "the
// treaty expires on 5 February", "has until Friday to reply". An event that the words
// tell speaks for itself.
func (r *reader) fixed(events []record.Event, groups []language.VerbGroup, n int, sentence language.Sentence) (record.Event, bool) {
	g := &groups[n]
	switch {
	case g.Negated || g.Modal != "":
		return record.Event{}, false
	case g.Infinitive:
		return r.given(groups, n, sentence)
	case r.subordinate(g):
		return record.Event{}, false
	}
	// The promise is an event of its own, what is promised another.
	if object := r.awaited(g, sentence); object >= 0 {
		e, ok := r.onDay(events, g, object, object, object+1, sentence)
		if lemma := r.doc.Tokens[g.Head].Lemma; ok && (lemma == "promise" || lemma == "pledge") {
			e.Actors = append(r.named(r.subject(g, sentence)), e.Actors...) // who expects an answer is not the one to give it
		}
		return e, ok
	}
	if r.toldBy(events, g) || g.Perfect && !g.Passive {
		return record.Event{}, false
	}
	if from := r.setsDay(g, sentence.Last); from > 0 && !r.cameToNothing(g, sentence.Last) {
		return r.onDay(events, g, g.Head, r.subject(g, sentence), from, sentence)
	}
	if r.timetabled(g, sentence.Last) {
		e, ok := r.onDay(events, g, g.Head, r.subject(g, sentence), g.Last, sentence)
		return e, ok && !r.daily(&e)
	}
	return record.Event{}, false
}

// setsDay gives the token after the words of verb group g that stand before a day: "is
// expected", "was due", "has been scheduled", and "is" behind a deadline; 0 when there are none.
func (r *reader) setsDay(g *language.VerbGroup, last int) int {
	t := &r.doc.Tokens[g.Head]
	switch {
	case g.Passive && g.Last > g.First+1 && r.words.sets[t.Lemma]:
		return g.Last
	case t.Lemma != "be" || g.Last >= last:
	case r.words.sets[r.doc.Tokens[g.Last].Norm]:
		return g.Last + 1
	case g.First > 0 && r.timeAt(r.doc.Tokens[g.Last].Start) != nil && r.isDeadline(g):
		return g.Last
	}
	return 0
}

// cameToNothing says that the sentence goes on to tell what became of a plan of the past:
// "was expected on Monday but did not come".
func (r *reader) cameToNothing(g *language.VerbGroup, last int) bool {
	return g.Tense == language.Past && slices.ContainsFunc(r.doc.Tokens[g.Last:last], func(t language.Token) bool { return t.Norm == "but" || t.Norm == "until" })
}

// isDeadline says that the subject before verb group g is a deadline.
func (r *reader) isDeadline(g *language.VerbGroup) bool {
	s := r.doc.Sentences[r.doc.Tokens[g.Head].Sentence]
	for i := g.First - 1; i >= s.First; i-- {
		switch t := &r.doc.Tokens[i]; {
		case t.Lemma == "deadline":
			return true
		case t.POS == "PUNCT" || strings.HasPrefix(t.Tag, "VB"):
			return false
		}
	}
	return false
}

// timetabled says that verb group g tells in the present tense what comes on a day as a
// timetable has it.
func (r *reader) timetabled(g *language.VerbGroup, last int) bool {
	t := &r.doc.Tokens[g.Head]
	if g.Passive || g.Progressive || t.Tag != "VBZ" && t.Tag != "VBP" {
		return false
	}
	return slices.ContainsFunc(r.words.falls[t.Lemma], func(next string) bool {
		return next == "" || g.Last < last && r.doc.Tokens[g.Last].Norm == next
	})
}

// daily says that an event is told by its hour alone, as what happens each day is: "the
// shift starts at 6 a.m.".
func (r *reader) daily(e *record.Event) bool {
	day := slices.IndexFunc(r.times, func(t record.Time) bool { return t.ID == e.Time })
	return r.times[day].Type == record.TimeOfDay && e.From == r.published
}

// awaited gives the head of the object of verb group g where that is a paper or ruling
// which the verb expects, promises or fixes; -1 when it is none.
func (r *reader) awaited(g *language.VerbGroup, sentence language.Sentence) int {
	if g.Passive || !r.announces(g.Head, g.First) && !r.words.sets[r.doc.Tokens[g.Head].Lemma] {
		return -1
	}
	for i := g.Last; i < sentence.Last; i++ {
		switch t := &r.doc.Tokens[i]; {
		case t.Norm == "no":
			return -1
		case strings.HasPrefix(t.Tag, "N") && i+1 < sentence.Last && strings.HasPrefix(r.doc.Tokens[i+1].Tag, "N"):
		case r.words.things[t.Lemma] && strings.HasPrefix(t.Tag, "N"):
			return i
		case t.Tag == "DT", strings.HasPrefix(t.Tag, "JJ"), t.Tag == "PRP$", t.Tag == "CD", t.Tag == "POS", t.Tag == "NNP", t.Tag == "VBN", t.Tag == "PDT":
		default:
			return -1
		}
	}
	return -1
}

// subject gives the head token of the subject of verb group g, -1 for none.
func (r *reader) subject(g *language.VerbGroup, sentence language.Sentence) int {
	verb := g.Head
	if t := &r.doc.Tokens[verb]; t.Relation == "cop" && t.Head >= sentence.First {
		verb = t.Head
	}
	for i := g.First - 1; i >= sentence.First; i-- {
		t := &r.doc.Tokens[i]
		switch {
		case t.Head != verb || !strings.HasPrefix(t.Relation, "nsubj"):
		case t.Tag == "WDT" || t.Tag == "WP" || t.Norm == "that": // the primary, which is due next week
			if of := r.doc.Tokens[verb].Head; of >= sentence.First && of < i {
				return of
			}
			return -1
		default:
			return i
		}
	}
	return -1
}

// named gives the mention of an actor at token i, if there is one.
func (r *reader) named(i int) []string {
	if i < 0 {
		return nil
	}
	if m := r.mentionAt(i); m != nil && m.Actor != "" {
		return []string{m.ID}
	}
	return nil
}

// near is how many tokens may stand between the words that fix a day and the day.
const near = 8

// onDay makes an event of the thing at token of, which verb group g puts on the day that
// is named from token from on; trigger is the token of what is told.
func (r *reader) onDay(events []record.Event, g *language.VerbGroup, trigger, of, from int, sentence language.Sentence) (record.Event, bool) {
	if of < 0 || slices.ContainsFunc(events, func(e record.Event) bool { return e.Trigger.Holds(r.doc.Tokens[of].Start) }) {
		return record.Event{}, false
	}
	st := r.said(r.doc.Tokens[trigger].Span)
	if st != nil && st.Denies {
		return record.Event{}, false
	}
	on := r.toldOn(st)
	for i := from; i < sentence.Last && i <= from+near; i++ {
		t := &r.doc.Tokens[i]
		if x := r.timeAt(t.Start); x != nil && x.Start == t.Start {
			if !r.fixedTo(x, i, st, on) {
				return record.Event{}, false
			}
			first := r.left(of, sentence.First)
			for r.doc.Tokens[first].POS == "ADP" && first < of {
				first++ // for the vote, which is due next week
			}
			return r.stepOn(x, trigger, r.doc.Span(first, max(r.doc.TokenAt(x.End), g.Last)), st), true
		}
		if t.Tag == "TO" && i == from || t.POS == "PUNCT" || t.Tag == "MD" || t.Tag == "CC" && trigger != of || strings.HasPrefix(t.Tag, "VB") && t.Tag != "VBN" {
			break
		}
	}
	return record.Event{}, false
}

// fixedTo says that a time, which begins at token i, is a day to come to which the words
// before it put something.
func (r *reader) fixedTo(x *record.Time, i int, st *record.Statement, on string) bool {
	if x.To == "" || x.To < on || x.Value == "PRESENT_REF" || x.Type == record.Set || x.Type == record.Duration && !strings.HasPrefix(strings.ToLower(x.Text), "within") && r.doc.Tokens[i-1].Norm != "within" {
		return false
	}
	if st != nil && st.Said.Time == x.ID {
		return false
	}
	switch r.doc.Tokens[i-1].Norm {
	case "of", "since", "from", "until", "till", "to", "between", "than", "after", "a", "an", "every", "each":
		return false // a Sunday show
	}
	return true
}

// given makes an event of infinitive group n behind a day by which it is to be done: "has
// until Friday to reply", "was given until May to withdraw".
func (r *reader) given(groups []language.VerbGroup, n int, sentence language.Sentence) (record.Event, bool) {
	g := &groups[n]
	if n == 0 || g.First-1 <= sentence.First {
		return record.Event{}, false
	}
	x := r.timeAt(r.doc.Tokens[g.First-1].Start)
	if x == nil || x.To == "" {
		return record.Event{}, false
	}
	lead := r.doc.TokenAt(x.Start) - 1
	over := &groups[n-1]
	if lead <= sentence.First || r.doc.Tokens[lead].Norm != "until" && r.doc.Tokens[lead].Norm != "till" || over.Negated || over.Last > lead {
		return record.Event{}, false
	}
	who, first := -1, over.First // gave Kestria until Friday to reply
	switch lemma := r.doc.Tokens[over.Head].Lemma; {
	case lemma == "have" && over.Last == lead, lemma == "give" && over.Passive && over.Last == lead:
		if who = r.subject(over, sentence); who >= 0 {
			first = r.left(who, sentence.First)
		}
	case lemma == "give" && !over.Passive:
		who = lead - 1
	}
	st := r.said(r.doc.Tokens[g.Head].Span)
	if who < 0 || st != nil && st.Denies || r.published != "" && x.To < r.published {
		return record.Event{}, false
	}
	end := r.clauseEnd(g.Last, sentence.Last)
	return r.stepOn(x, g.Head, r.doc.Span(first, end), st), true
}

// stepOn makes the event of a step on a day, with all who are named in its words.
func (r *reader) stepOn(day *record.Time, trigger int, sp text.Span, st *record.Statement) record.Event {
	if st != nil {
		for _, c := range st.Content {
			if c.Overlaps(r.doc.Tokens[trigger].Span) {
				sp = sp.Intersect(c.Span)
			}
		}
	}
	e := record.NewEvent(0, sp, "step")
	e.ID, e.Tense, e.Factuality = "", "future", "PR+"
	e.Trigger = record.PassageOf(r.doc.Text, r.doc.Tokens[trigger].Span)
	e.Time, e.From, e.To = day.ID, day.From, day.To
	if st != nil {
		e.AccordingTo = st.ID
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Actor != "" && m.Type != record.Place && sp.Contains(m.Span) {
			e.Actors = append(e.Actors, m.ID)
		}
	}
	return e
}
