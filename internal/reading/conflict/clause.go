package conflict

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// told is the main clause of what a source says: its subject and verb by their lemmas,
// and the only time in it.
type told struct {
	statement     *record.Statement
	subject, verb string
	time          *record.Time
	sentence      int
}

// ofClause pairs two sources that tell one thing, "the talks begin", "the explosion
// occurred", with two times.
func (w *work) ofClause() {
	byClause := map[string][]told{}
	for i := range w.statements {
		c, ok := w.told(&w.statements[i])
		if !ok {
			continue
		}
		key := c.subject + " " + c.verb
		for _, o := range byClause[key] {
			if w.oneSource(o.statement, c.statement) || o.time.ID == c.time.ID || !differ(o.time, c.time) || w.paired("time", o.time.ID, c.time.ID) {
				continue
			}
			w.add("time", "time-of-clause", side{o.time.ID, o.time.Span}, side{c.time.ID, c.time.Span}, "", twoTimes.With())
			break
		}
		byClause[key] = append(byClause[key], c)
	}
}

// paired says that a conflict of a kind with these two sides is there already.
func (w *work) paired(kind, a, b string) bool {
	for _, k := range w.out {
		if k.Kind == kind && (k.A == a && k.B == b || k.A == b && k.B == a) {
			return true
		}
	}
	return false
}

// told reads the clause of a statement: a subject with "the", a verb, and one time.
func (w *work) told(s *record.Statement) (told, bool) {
	if s.Denies || s.Source.Text == "" || len(s.Content) != 1 || w.headline.Contains(s.Cue.Span) {
		return told{}, false
	}
	first, last := w.tokens(s.Content[0].Span)
	c := told{statement: s}
	for i := first; i < last; i++ {
		t := &w.t[i]
		if !strings.HasPrefix(t.Relation, "nsubj") || t.POS != "NOUN" || t.Head < first || t.Head >= last || w.t[t.Head].POS != "VERB" {
			continue
		}
		if i == first || w.t[i-1].Norm != "the" || w.any("again", first, last) {
			return told{}, false
		}
		c.subject, c.verb, c.sentence = t.Lemma, w.t[t.Head].Lemma, t.Sentence
		break
	}
	if c.verb == "" {
		return told{}, false
	}
	for i := range w.times {
		t := &w.times[i]
		if !s.Content[0].Contains(t.Span) || t.Type != record.Date && t.Type != record.TimeOfDay || t.From == "" {
			continue
		}
		if c.time != nil {
			return told{}, false
		}
		c.time = t
	}
	return c, c.time != nil
}

// differ says that two times have no day in common, or are two times of one day.
func differ(a, b *record.Time) bool {
	if apart(a, b) {
		return true
	}
	_, x, ok := strings.Cut(a.Value, "T")
	_, y, both := strings.Cut(b.Value, "T")
	return ok && both && a.From == b.From && x != y && len(x) == len(y) && a.Mod == "" && b.Mod == ""
}

// ofHeadlineEvent pairs a headline that tells an event as sure with the body that only
// holds it possible, unlikely or denies it: A the headline's event, B the body's.
func (w *work) ofHeadlineEvent() {
	first, last := w.tokens(w.headline)
	if w.headline.Empty() || last <= first || w.t[last-1].Norm == "?" || w.any("hedge", first, last) {
		return
	}
	for i := range w.events {
		h := &w.events[i]
		if !w.headline.Contains(h.Trigger.Span) || h.Factuality != "CT+" || h.Outcome != "" {
			continue
		}
		var found *record.Event
		sure := false
		for k := range w.events {
			b := &w.events[k]
			// The type is no sign: what was signed is support, what was not is no agreement.
			if w.headline.Contains(b.Trigger.Span) || w.lemma(b.Trigger.Span) != w.lemma(h.Trigger.Span) || !w.shareActor(h, b) {
				continue
			}
			switch b.Factuality {
			case "PS+", "PR-", "CT-":
				if found == nil && b.Outcome == "" {
					found = b
				}
			default:
				sure = true
			}
		}
		if found != nil && !sure && !w.anyHeadline() {
			w.add("headline-body", "headline-event", side{h.ID, h.Span}, side{found.ID, found.Span}, "", surerHeadline.With())
			return
		}
	}
}

// anyHeadline says that a conflict of headline and body is there already.
func (w *work) anyHeadline() bool {
	for _, k := range w.out {
		if k.Kind == "headline-body" {
			return true
		}
	}
	return false
}

func (w *work) lemma(sp text.Span) string { return w.t[w.d.TokenAt(sp.Start)].Lemma }

// shareActor says that two events have an actor in common.
func (w *work) shareActor(a, b *record.Event) bool {
	actors := map[string]bool{}
	for _, id := range append(append([]string{}, a.Actors...), a.Recipients...) {
		if m := w.mention(id); m != nil && m.Actor != "" {
			actors[m.Actor] = true
		}
	}
	for _, id := range append(append([]string{}, b.Actors...), b.Recipients...) {
		if m := w.mention(id); m != nil && actors[m.Actor] {
			return true
		}
	}
	return false
}
