package expectation

import "slices"

// join adds a draft, or puts it together with an earlier one of the same event by the
// same source: the running text is kept rather than the headline, the earlier passage
// rather than the later, and what one of them leaves open is taken from the other.
func (r *reader) join(drafts []draft, d draft) []draft {
	for i := range drafts {
		k := &drafts[i]
		if !r.same(k, &d) {
			continue
		}
		best, other := *k, d
		if best.headline && !other.headline {
			best, other = other, best
		}
		if best.from == "" && best.to == "" {
			best.from, best.to = other.from, other.to
		}
		if best.likelihood.Empty() {
			best.likelihood = other.likelihood
		}
		if best.condition.Empty() {
			best.condition = other.condition
		}
		if best.by == "" {
			best.by = other.by
		}
		if len(other.actors) > len(best.actors) {
			best.actors = other.actors
		}
		drafts[i] = best
		return drafts
	}
	return append(drafts, d)
}

// same says that two drafts announce the same event: one kind, one source, actors and
// windows that fit. A headline may leave out its source and name the actors otherwise,
// but then the windows have to meet; without a window the actors have to agree.
func (r *reader) same(a, b *draft) bool {
	headline := a.headline != b.headline
	if a.event.Type != b.event.Type || (a.event.Factuality == "PR-") != (b.event.Factuality == "PR-") || a.by != b.by && !headline {
		return false
	}
	if !headline && (len(a.actors) == 0) != (len(b.actors) == 0) && a.event.Trigger.Text != b.event.Trigger.Text {
		return false // nobody is not part of everybody
	}
	if (a.event.Mode == "visit") != (b.event.Mode == "visit") && r.doc.SentenceAt(a.event.Trigger.Start) == r.doc.SentenceAt(b.event.Trigger.Start) {
		return false // is to travel to Oslo, where she is to meet them
	}
	if a.event.Type == "" && a.event.Trigger.Text != b.event.Trigger.Text {
		return false // two steps of one day
	}
	cast := within(a.actors, b.actors) || within(b.actors, a.actors)
	if a.to == "" || b.to == "" {
		return cast && len(a.actors) > 0 && len(a.actors) == len(b.actors)
	}
	return (cast || headline) && a.from <= b.to && b.from <= a.to
}

func within(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}
