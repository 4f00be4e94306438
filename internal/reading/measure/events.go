package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// coded is a sentence with a source and a target and what the one does to the other.
type coded struct {
	ID, Text, Root string
	Source, Target []int
	Quad           int
}

// quads are the quad classes of the roots: verbal and material cooperation, verbal and
// material conflict (PLOVER manual).
var quads = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2,
	"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// events measures the roots of events on the pairs of source and target of PLV, and
// certainty on the events of MEANTIME.
func events(b *bench) error {
	roots, quad := map[string]figure{}, map[string]figure{}
	confused := map[string]int{}
	total, right, answered, rightQuad := 0, 0, 0, 0
	err := corpora.EachLine(b.Bench, "events/plv-train.jsonl", func(p coded) error {
		if len(p.Source) != 2 || len(p.Target) != 2 {
			return nil // a pair without its marks cannot be asked for
		}
		r, err := b.read(p.Text, "")
		if err != nil {
			return err
		}
		root := between(r, text.Span{Start: p.Source[0], End: p.Source[1]}, text.Span{Start: p.Target[0], End: p.Target[1]})
		total++
		count(roots, p.Root, root)
		count(quad, quadName(p.Root), quadName(root))
		if root != "" {
			answered++
		}
		if root == p.Root {
			right++
		} else {
			confused[p.Root+" read as "+cmp.Or(root, "nothing")]++
			b.Note("%s read as %s: %s", p.Root, cmp.Or(root, "nothing"), p.Text)
		}
		if quadName(root) == quadName(p.Root) {
			rightQuad++
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.Say("\nEvents, PLV pairs: precision, recall, F1 of the root in per cent; YIELD is CONCEDE and RETREAT")
	for _, root := range slices.Sorted(maps.Keys(roots)) {
		if f := roots[root]; f.gold > 0 {
			b.Say("%-22s %s  %6d marked %6d found", root, f, f.gold, f.found)
		}
	}
	b.Say("%-22s macro-F1 %.1f; right in %s; precision where one was found %s", "root", macro(roots), share(right, total), share(right, answered))
	b.Say("%-22s macro-F1 %.1f; right in %s", "quad class", macro(quad), share(rightQuad, total))
	for _, name := range most(confused, 20) {
		b.Note("%4d %s", confused[name], name)
	}
	return certainty(b)
}

func quadName(root string) string { return string("?1234"[quads[root]]) }

// count counts one case whose class is gold and which was read as found.
func count(of map[string]figure, gold, found string) {
	of[gold] = of[gold].plus(figure{gold: 1})
	if found != "" {
		of[found] = of[found].plus(figure{found: 1})
	}
	if gold == found {
		of[gold] = of[gold].plus(figure{right: 1})
	}
}

// macro is the mean of the F1 of the classes that are marked.
func macro(of map[string]figure) float64 {
	sum, n := 0.0, 0
	for _, f := range of {
		if f.gold > 0 {
			sum, n = sum+f.f1(), n+1
		}
	}
	return sum / float64(max(n, 1))
}

// most gives the n commonest, the commonest first.
func most(counts map[string]int, n int) []string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return names[:min(n, len(names))]
}

// between gives the root of the event between a source and a target: the one whose
// trigger is nearest to both, those before the others that name them as actor and
// recipient. PLOVER codes what is announced by the announcing: a meeting to come is an
// AGREE, a strike to come a THREATEN.
func between(r record.Reading, source, target text.Span) string {
	best, distance := "", 1<<30
	for _, e := range r.Events {
		d := abs(e.Trigger.Start-source.End) + abs(e.Trigger.End-target.Start)
		if names(r, e.Actors, source) {
			d -= 100
		}
		if names(r, e.Recipients, target) {
			d -= 200
		}
		if d < distance {
			best, distance = exported(e), d
		}
	}
	return best
}

func exported(e record.Event) string {
	switch announced := e.Tense == "future" && strings.HasSuffix(e.Factuality, "+"); {
	case announced && e.Score > 0:
		return "AGREE"
	case announced && e.Score < 0:
		return "THREATEN"
	case e.Type == "CONCEDE", e.Type == "RETREAT":
		return "YIELD"
	}
	return e.Type
}

// names says whether one of the mentions meets the passage.
func names(r record.Reading, ids []string, sp text.Span) bool {
	return slices.ContainsFunc(r.Mentions, func(m record.Mention) bool { return m.Overlaps(sp) && slices.Contains(ids, m.ID) })
}

func abs(n int) int { return max(n, -n) }

// certainty measures the factuality of the events of MEANTIME that were found. Events
// of the sort that PLOVER has no root for are not to be found, so only those found count.
func certainty(b *bench) error {
	all, met, right := 0, 0, 0
	certain, other, otherRight := 0, 0, 0
	for _, part := range []string{"airbus", "apple", "stock"} {
		err := corpora.EachLine(b.Bench, "meantime/"+part+".jsonl", func(d struct {
			Text, DCT string
			Events    []struct {
				text.Span
				Text       string
				Factuality string
				InScope    bool `json:"in_scope"`
			}
		}) error {
			r, err := b.read(d.Text, d.DCT)
			if err != nil {
				return err
			}
			for _, g := range d.Events {
				if !g.InScope || g.Factuality == "" {
					continue
				}
				all++
				i := slices.IndexFunc(r.Events, func(e record.Event) bool { return e.Trigger.Overlaps(g.Span) })
				if i < 0 {
					continue
				}
				met++
				if g.Factuality == "CT+" {
					certain++
				} else {
					other++
				}
				if r.Events[i].Factuality == g.Factuality {
					right++
					if g.Factuality != "CT+" {
						otherRight++
					}
				} else {
					b.Note("certainty %s read as %s: %q", g.Factuality, r.Events[i].Factuality, r.Events[i].Trigger.Text)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	b.Say("\nCertainty of events, MEANTIME: %d events marked, %d found; value right in %s; of the uncertain and denied ones in %s", all, met, share(right, met), share(otherRight, other))
	return nil
}
