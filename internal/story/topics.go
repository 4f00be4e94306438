package story

import (
	"cmp"
	"slices"
	"strings"
)

// topic is what an event and an expectation it may be the outcome of have in common:
// the kind, and
//   - two of the sides that take part, where several actors are expected; or
//   - one side that alone takes part (with is alone), since the others may be missing; or
//   - one of the sides, where one actor is expected, or very many; or
//   - a word of the passage, where no actor is told.
type topic struct {
	kind, of, with int32 // as a vocabulary numbers them; with is 0 for none
}

const alone = -1

// topics gives what an event can be found by; nothing where it is no outcome.
func (h *happening) topics() []topic {
	if h.status == "" {
		return nil
	}
	var out []topic
	if len(h.present) == 0 {
		for _, word := range h.words {
			out = append(out, topic{kind: h.kind, of: word})
		}
		return out
	}
	sides := h.sides // for those of an actor may change
	for i, s := range sides {
		out = append(out, topic{kind: h.kind, of: s})
		for _, t := range sides[i:] {
			out = append(out, pairTopic(h.kind, s, t))
		}
	}
	if of := h.cast[0]; !slices.ContainsFunc(h.cast, func(r role) bool { return r.who != of.who && (r.country == "" || r.country != of.country) }) {
		for _, s := range sides {
			out = append(out, topic{kind: h.kind, of: s, with: alone})
		}
	}
	return out
}

// promisedAs gives the kind by which an act is promised: what is signed is support in
// PLOVER, what is to be signed is agreeing.
func promisedAs(kind, cameo string) string {
	const formalAgreement = "057"
	if kind == "SUPPORT" && strings.HasPrefix(cameo, formalAgreement) {
		return "AGREE"
	}
	return kind
}

func pairTopic(kind, s, t int32) topic { return topic{kind, min(s, t), max(s, t)} }

// lead is a topic with the greatest share of the cast that an event of it can have which
// is in none of the topics before.
type lead struct {
	topic topic
	share float64
}

// looksFor gives the topics of the events that may be the outcome of an expectation.
func (o *outcomes) looksFor(r *promiseRow, v *vocabulary) []lead {
	var out []lead
	kind := v.number(promisedAs(r.base.Type, r.base.CAMEO))
	add := func(t topic, share float64) {
		if !slices.ContainsFunc(out, func(l lead) bool { return l.topic == t }) {
			out = append(out, lead{t, share})
		}
	}
	stands := func(a *actor, side string) int {
		if side == a.key {
			return sameActor
		}
		return forCountry
	}
	actors := r.first().actors
	n := len(actors)
	others := castShare((n-1)*sameActor, max(n, 1)) // where one is missing
	switch {
	case n == 0:
		// Enough words are shared only with events that share one of the rarest of these.
		words := slices.Clone(r.outcome.words)
		slices.SortStableFunc(words, func(s, t int32) int {
			return cmp.Compare(o.events[topic{kind: kind, of: s}].len(), o.events[topic{kind: kind, of: t}].len())
		})
		for _, word := range words[:max(0, len(words)-matterWords+1)] {
			add(topic{kind: kind, of: word}, 1)
		}
	case n == 1 || n > manyActors:
		for _, a := range actors {
			for _, s := range a.sides {
				add(topic{kind: kind, of: v.number(s)}, max(castShare(stands(a, s), 1), others))
			}
		}
	default:
		for i, a := range actors {
			for _, s := range a.sides {
				for _, b := range actors[:i] {
					for _, t := range b.sides {
						add(pairTopic(kind, v.number(s), v.number(t)), castShare(stands(a, s)+stands(b, t)+(n-2)*sameActor, n))
					}
				}
			}
		}
		for _, a := range actors {
			for _, s := range a.sides {
				add(topic{kind: kind, of: v.number(s), with: alone}, others)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b lead) int { return cmp.Compare(b.share, a.share) })
	return out
}

// manyActors is the number of expected actors from which events are not looked for by
// pairs of them.
const manyActors = 6
