package group

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestComingAndGoingChangesNothing lets reports come, go and be told otherwise, some with
// a notice that many have, and asks for the origins that an Index filled at once gives.
func TestComingAndGoingChangesNothing(t *testing.T) {
	var first []Report
	for i, s := range []string{strait, other, flood, speech + " " + strait, strait[:400], flood + " " + other} {
		for j := range 7 {
			words := strings.Fields(s)
			text := strings.Join(slices.Concat(words[j*3:], words[:j*2]), " ")
			if j%2 == 0 {
				text = swapped(text, 9+j)
			}
			if j != 3 {
				text += " " + notice
			}
			first = append(first, Report{ID: string(rune('a'+i)) + string(rune('0'+j)), Published: "2026-03-0" + string(rune('1'+j)), Sketch: NewSketch(text)})
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		all := slices.Clone(first)
		most := int32(rapid.SampledFrom([]int{0, 4, 9}).Draw(t, "most"))
		x := Index{most: most}
		here := map[int]int{} // of all -> its number
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			i := rapid.IntRange(0, len(all)-1).Draw(t, "report")
			n, ok := here[i]
			switch what := rapid.IntRange(0, 3).Draw(t, "what"); {
			case !ok:
				here[i] = x.Add(all[i])
			case what == 0:
				x.Remove(n)
				delete(here, i)
			case what == 1:
				r := &all[i]
				r.Published = rapid.SampledFrom([]string{"", "2026-03-02", "2026-03-05"}).Draw(t, "published")
				r.Agency = rapid.SampledFrom([]string{"", "Wire"}).Draw(t, "agency")
				x.Amend(n, r.Published, r.Outlet, r.Agency)
			}
			if rapid.IntRange(0, 3).Draw(t, "asked") == 0 {
				before := slices.Clone(x.of)
				moved := x.Settle()
				for n := range before {
					if (before[n] != x.Of(n)) != slices.Contains(moved, n) {
						t.Fatalf("the origin of %d was %d and is %d, those said to have moved are %v", n, before[n], x.Of(n), moved)
					}
				}
			}
		}
		fresh := Index{most: most}
		number := map[int]int{}
		for i := range all {
			if _, ok := here[i]; ok {
				number[i] = fresh.Add(all[i])
			}
		}
		got, want := x.Origins(), fresh.Origins()
		for i, n := range here {
			if g, w := x.reports[got[n].Of].ID, fresh.reports[want[number[i]].Of].ID; g != w {
				t.Fatalf("the origin of %s is %s, want %s", all[i].ID, g, w)
			}
		}
	})
}
