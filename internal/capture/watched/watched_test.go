package watched

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLook(t *testing.T) {
	f := New(Files{"old.txt": {5, 1}, "edited.txt": {5, 1}, "gone.txt": {5, 1}})
	for i, look := range []struct {
		now    Files
		ready  []string
		unrest int
	}{
		{Files{"old.txt": {5, 1}, "edited.txt": {5, 2}, "b.txt": {3, 4}, "a.html.crdownload": {3, 4}}, nil, 2},
		{Files{"old.txt": {5, 1}, "edited.txt": {5, 2}, "b.txt": {9, 4}, "a.html": {3, 4}, "empty.txt": {0, 1}}, []string{"edited.txt"}, 2},
		{Files{"old.txt": {5, 1}, "edited.txt": {5, 2}, "b.txt": {9, 4}, "a.html": {3, 4}, "~$b.docx": {3, 4}}, []string{"a.html", "b.txt"}, 0},
		{Files{"old.txt": {5, 1}, "edited.txt": {5, 2}, "b.txt": {9, 5}, "~$b.docx": {3, 4}}, nil, 1},
		{Files{"b.txt": {9, 5}}, []string{"b.txt"}, 0},
	} {
		ready, unrest := f.Look(look.now)
		if !slices.Equal(ready, look.ready) || unrest != look.unrest {
			t.Errorf("look %d: %q and %d, want %q and %d", i+1, ready, unrest, look.ready, look.unrest)
		}
		f.Take(ready)
	}
	if got := f.Take(nil); !maps.Equal(got, Files{"b.txt": {9, 5}}) {
		t.Errorf("remembered %v", got)
	}
}

// However files come, grow and go: none is taken in one state twice, and each that stays
// as it is for two looks is taken.
func TestEachStateIsTakenOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := New(nil)
		taken := map[string]int{}
		now := Files{}
		for range rapid.IntRange(1, 12).Draw(rt, "looks") {
			for range rapid.IntRange(0, 4).Draw(rt, "changes") {
				name := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "name")
				// A state never comes back, as with a clock that goes on.
				now[name] = State{1, int64(len(taken)*100 + len(now) + rapid.IntRange(0, 1_000_000).Draw(rt, "time"))}
			}
			ready, _ := f.Look(now)
			for _, name := range ready {
				key := fmt.Sprint(name, now[name])
				if taken[key]++; taken[key] > 1 {
					rt.Fatalf("%s was taken twice", key)
				}
			}
			remembered := f.Take(ready)
			f = New(remembered) // the program is started again: what was seen is forgotten
			f.Look(now)
		}
		ready, unrest := f.Look(now)
		f.Take(ready)
		if again, _ := f.Look(now); unrest > 0 || len(again) > 0 {
			rt.Fatalf("%d are not taken, %q twice", unrest, again)
		}
	})
}
