package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/story/decision"
)

// joined are the decisions that two statements are one utterance, or two announcements
// one event, and that one is no part of the row it stands in. A merge puts the two rows
// together that its records stand in; a split takes a record out of its row, and takes
// back what merged it before.
type joined struct {
	pairs  map[recordAt][]recordAt // both ways, in order
	parted map[recordAt]bool
	loose  []decision.Decision // merges of which the other side is found no more
	again  bool                // the log or the articles are other than before
}

// isJoin says whether a decision puts records of a ledger together or apart.
func isJoin(d decision.Decision) bool {
	return joins(d) && (d.Target.Record == decision.OnStatement || d.Target.Record == decision.OnExpectation)
}

// settleJoined ties the merges and splits to their records, and lets the items enter anew
// of whose records other ones are in force.
func (s *Story) settleJoined() {
	j := &s.joined
	if !j.again {
		return
	}
	j.again, j.loose = false, nil
	pairs, parted := map[recordAt][]recordAt{}, map[recordAt]bool{}
	for _, d := range s.log {
		if !isJoin(d) {
			continue
		}
		a, ok := s.recordOf(d.Target)
		if !ok {
			continue // it is unanchored with the others of its article
		}
		if d.Kind == decision.KindSplit {
			for _, b := range pairs[a] {
				pairs[b] = slices.DeleteFunc(pairs[b], func(r recordAt) bool { return r == a })
			}
			delete(pairs, a)
			parted[a] = true
			continue
		}
		b, ok := s.mergedWith(d)
		if !ok {
			j.loose = append(j.loose, d)
			continue
		}
		if a != b && !slices.Contains(pairs[a], b) {
			pairs[a] = insert(pairs[a], b, recordAt.compare)
			pairs[b] = insert(pairs[b], a, recordAt.compare)
		}
	}
	other := func(r recordAt) {
		if !slices.Equal(pairs[r], j.pairs[r]) || parted[r] != j.parted[r] {
			s.rejoin(r)
		}
	}
	for _, all := range []map[recordAt][]recordAt{pairs, j.pairs} {
		for r := range all {
			other(r)
		}
	}
	for _, all := range []map[recordAt]bool{parted, j.parted} {
		for r := range all {
			other(r)
		}
	}
	j.pairs, j.parted = pairs, parted
}

// rejoin lets a record be joined anew that is put together with others than before.
func (s *Story) rejoin(r recordAt) {
	s.touched[r.item] = true
	if n := r.item.saying[r.id]; n != nil && n.row != nil {
		s.utterances.drop(n.row)
	}
	for _, n := range r.item.promises {
		if n.rec.ID == r.id {
			s.announced.blocks.dirty[n.block] = true
		}
	}
}

func (r recordAt) compare(o recordAt) int {
	return cmp.Or(inOrder(r.item, o.item), cmp.Compare(r.id, o.id))
}

// recordOf gives the record that a target means.
func (s *Story) recordOf(t decision.Target) (recordAt, bool) {
	it := s.items[t.Article]
	if it == nil {
		return recordAt{}, false
	}
	id, ok := anchor(t, it.Article.Text, places(it.full))
	return recordAt{it, id}, ok
}

// mergedWith gives the record that a merge says its target is one with: its proof or, as
// a person may write it, the one whose row has the Key that its value is.
func (s *Story) mergedWith(d decision.Decision) (recordAt, bool) {
	if d.Proof != nil {
		if d.Proof.Record != d.Target.Record {
			return recordAt{}, false
		}
		return s.recordOf(*d.Proof)
	}
	kind, rest, _ := strings.Cut(d.Value, ":")
	if kind != d.Target.Record {
		return recordAt{}, false
	}
	for _, it := range s.order {
		if !strings.HasPrefix(rest, short(it.Article.ID)+":") {
			continue
		}
		for _, p := range places(it.full) {
			if p.kind == kind && rowKey(kind, it.Article.ID, p.span, p.part) == d.Value {
				return recordAt{it, p.id}, true
			}
		}
	}
	return recordAt{}, false
}

// TargetOf gives what a decision names to be about the record that a passage of a row is
// the evidence of. Kind is one of decision's On constants. It reports false where the
// article or the record is not there.
func (s *Story) TargetOf(kind string, p Passage) (decision.Target, bool) {
	it := s.items[p.Article]
	if it == nil {
		return decision.Target{}, false
	}
	for _, at := range places(it.full) {
		if at.kind == kind && at.id == p.Record {
			return decision.Target{Article: p.Article, Record: kind, Selector: it.Article.Text.Select(at.span), Part: at.part}, true
		}
	}
	return decision.Target{}, false
}

// mergedUtterances gives the statements that the analyst says are one utterance with n.
func (s *Story) mergedUtterances(n *utterance) []*utterance {
	var out []*utterance
	for _, r := range s.joined.pairs[recordAt{n.item, n.rec.ID}] {
		if o := r.item.saying[r.id]; o != nil && !r.item.gone {
			out = append(out, o)
		}
	}
	return out
}

// mergedPromises gives the announcements that the analyst says are of one event with n.
func (s *Story) mergedPromises(n *promise) []*promise {
	var out []*promise
	for _, r := range s.joined.pairs[recordAt{n.item, n.rec.ID}] {
		if i := slices.IndexFunc(r.item.promises, func(p *promise) bool { return p.rec.ID == r.id }); i >= 0 {
			out = append(out, r.item.promises[i])
		}
	}
	return out
}

// tieBlocks puts the announcements that may be one with announcements which the analyst
// says are one into one block, where they are joined by the rules and then merged.
func (s *Story) tieBlocks() {
	x := &s.announced
	root := map[string]string{}
	rootOf := func(kind string) string {
		for root[kind] != "" {
			kind = root[kind]
		}
		return kind
	}
	for r := range s.joined.pairs {
		for _, n := range r.item.promises {
			if n.rec.ID != r.id {
				continue
			}
			for _, o := range s.mergedPromises(n) {
				if a, b := rootOf(n.kind), rootOf(o.kind); a != b {
					root[max(a, b)] = min(a, b)
				}
			}
		}
	}
	for kind := range root {
		root[kind] = rootOf(kind)
	}
	for _, all := range []map[string]string{root, x.root} {
		for kind := range all {
			before, now := cmp.Or(x.root[kind], kind), cmp.Or(root[kind], kind)
			if before == now {
				continue
			}
			for _, n := range slices.Clone(x.blocks.of[before]) {
				if n.kind != kind {
					continue
				}
				if n.row != nil {
					x.drop(n.row)
				}
				x.blocks.leave(before, n)
				n.block = now
				x.blocks.enter(now, n)
			}
		}
	}
	x.root = root
}
