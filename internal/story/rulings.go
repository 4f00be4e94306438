package story

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// rulings are the decisions in force, tied to the records they are about.
type rulings struct {
	at     map[ref][]decision.Decision
	actors []decision.Decision            // on an actor by name, tied by nameActors
	across map[string][]decision.Decision // on a conflict across articles: its Part -> decisions
	loose  []decision.Decision            // what they are about is found no more
}

// newRulings anchors decisions. A passage is looked for by its selector, so that a
// ruling survives a changed text; the record on it is the one with the same span, or
// else the one that shares most of it, so that it survives a changed reader.
func newRulings(effective []decision.Decision, items []Item, index map[article.ID]int) *rulings {
	r := &rulings{at: map[ref][]decision.Decision{}, across: map[string][]decision.Decision{}}
	known := map[int][]place{}
	for _, d := range effective {
		i, ok := index[d.Target.Article]
		switch {
		case d.Target.Record == decision.OnActor && d.Target.Part != "":
			r.actors = append(r.actors, d)
		case !ok:
			r.loose = append(r.loose, d)
		case d.Target.Record == decision.OnArticle:
			r.at[ref{i, wholeArticle}] = append(r.at[ref{i, wholeArticle}], d)
		case d.Target.Record == decision.OnConflict && strings.Contains(d.Target.Part, acrossMark):
			r.across[d.Target.Part] = append(r.across[d.Target.Part], d)
		default:
			if known[i] == nil {
				known[i] = places(items[i].Reading)
			}
			id, ok := anchor(d.Target, items[i].Article.Text, known[i])
			if !ok {
				r.loose = append(r.loose, d)
				continue
			}
			r.at[ref{i, id}] = append(r.at[ref{i, id}], d)
		}
	}
	return r
}

// anchor gives the id of the record that a target means.
func anchor(t decision.Target, frozen *text.Text, among []place) (id string, ok bool) {
	sp, ok := frozen.Find(t.Selector)
	if !ok {
		return "", false
	}
	best := 0.0
	for _, p := range among {
		share := shared(p.span, sp)
		if p.kind != t.Record || share < enoughShared {
			continue
		}
		if p.part == t.Part {
			share++ // the same part beats any other record of the kind
		}
		if share > best {
			id, best = p.id, share
		}
	}
	return id, best > 0
}

// enoughShared is the share of two passages, intersection over union, from which one
// is the other as a changed reader cuts it.
const enoughShared = 0.5

func shared(a, b text.Span) float64 {
	both := a.Intersect(b).Len()
	if both == 0 {
		return 0
	}
	return float64(both) / float64(a.Len()+b.Len()-both)
}

// place is where a record of a Reading stands.
type place struct {
	kind, id string
	span     text.Span
	part     string // tells apart the records of one kind on one passage
}

// places lists the records of a Reading that a decision can be about.
func places(r record.Reading) []place {
	var out []place
	type spot struct {
		kind string
		span text.Span
		part string
	}
	seen := map[spot]int{}
	add := func(kind, id string, sp text.Span, part string) {
		s := spot{kind, sp, part}
		if seen[s]++; seen[s] > 1 {
			part += "#" + strconv.Itoa(seen[s])
		}
		out = append(out, place{kind, id, sp, part})
	}
	triggers := map[string]string{}
	for _, e := range r.Events {
		triggers[e.ID] = e.Trigger.Text
		add(decision.OnEvent, e.ID, e.Span, e.Trigger.Text)
	}
	for _, x := range r.Expectations {
		add(decision.OnExpectation, x.ID, x.Span, triggers[x.Event])
	}
	for _, a := range r.Actors {
		add(decision.OnActor, a.ID, a.Span, "")
	}
	for _, s := range r.Statements {
		add(decision.OnStatement, s.ID, s.Span, s.Cue.Text)
	}
	for _, t := range r.Times {
		add(decision.OnTime, t.ID, t.Span, "")
	}
	for _, d := range r.Documents {
		add(decision.OnDocument, d.ID, d.Span, "")
	}
	for _, m := range r.Moves {
		add(decision.OnMove, m.ID, m.Span, string(m.Move))
	}
	for _, k := range r.Conflicts {
		add(decision.OnConflict, k.ID, k.Span, k.Kind)
	}
	for _, g := range r.Signals {
		add("signal", g.ID, g.Span, "")
	}
	return out
}

// nameActors ties the decisions on actors to their rows: by Key, by a name that only
// one actor has, or else by the passage.
func (r *rulings) nameActors(b *builder) {
	if len(r.actors) == 0 {
		return
	}
	byName := map[string]string{} // folded name -> Key, "" when several have it
	for _, a := range b.ledgers.Actors {
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			if key, ok := byName[fold(name)]; ok && key != a.Key {
				byName[fold(name)] = ""
				continue
			}
			byName[fold(name)] = a.Key
		}
	}
	for _, d := range r.actors {
		key := d.Target.Part
		if get(b, b.ledgers.Actors, key) == nil {
			// The Key of an actor that a fuller name has since joined is its name.
			name, _, _ := strings.Cut(strings.TrimPrefix(key, "actor:"), ":")
			key = byName[fold(name)]
		}
		if i, ok := b.index[d.Target.Article]; key == "" && ok {
			t := d.Target
			t.Part = ""
			if id, ok := anchor(t, b.items[i].Article.Text, places(b.items[i].Reading)); ok {
				key = b.rowOf(i, id)
			}
		}
		if key == "" {
			r.loose = append(r.loose, d)
			continue
		}
		b.decided[key] = append(b.decided[key], d)
	}
}

// onConflict takes the decisions about a conflict across articles: those on its part
// whose passage is that of the row.
func (r *rulings) onConflict(t decision.Target, frozen *text.Text) []decision.Decision {
	var mine, rest []decision.Decision
	for _, d := range r.across[t.Part] {
		sp, ok := frozen.Find(d.Target.Selector)
		if ok && d.Target.Article == t.Article && shared(sp, t.Selector.Span) >= enoughShared {
			mine = append(mine, d)
		} else {
			rest = append(rest, d)
		}
	}
	r.across[t.Part] = rest
	return mine
}

// reject says whether the whole article of an item is rejected; the last ruling counts.
func (r *rulings) reject(item int) bool {
	rejected := false
	for _, d := range r.at[ref{item, wholeArticle}] {
		switch d.Kind {
		case decision.KindReject:
			rejected = true
		case decision.KindAccept, decision.KindFix:
			rejected = false
		}
	}
	return rejected
}

// unanchored gives the decisions that were tied to nothing, in the order they were
// taken.
func (r *rulings) unanchored() []decision.Decision {
	out := slices.Clone(r.loose)
	for _, rest := range r.across {
		out = append(out, rest...)
	}
	slices.SortFunc(out, bySeq)
	return out
}

func bySeq(a, b decision.Decision) int { return cmp.Compare(a.Seq, b.Seq) }
