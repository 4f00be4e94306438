package desk

import (
	"reflect"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
)

// TestStoriesAreDroppedFromMemory rules in three stories by turns where memory is for
// one, and wants the ledgers that a desk gives which keeps all.
func TestStoriesAreDroppedFromMemory(t *testing.T) {
	small, large := open(t, Options{}), open(t, Options{})
	small.keep = 12
	var ids []StoryID
	for seed := range uint64(3) {
		press := storytest.NewPress(storytest.Crowded, seed)
		ids = append(ids, storyOf(t, small, press, 8))
		if id := storyOf(t, large, press, 8); id != ids[seed] {
			t.Fatalf("the stories are %s and %s", ids[seed], id)
		}
	}
	for round := range 4 {
		for _, id := range ids {
			want := ledgers(t, large, id)
			ruling := decision.Decision{Kind: decision.KindReject, Target: want.Statements[round].Target}
			for _, d := range []*Desk{small, large} {
				if err := d.Decide(t.Context(), id, ruling); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := ledgers(t, small, id), ledgers(t, large, id); !reflect.DeepEqual(got, want) {
				t.Fatalf("round %d: other ledgers of a story that was dropped", round)
			}
			if n := len(small.cache); n != 1 {
				t.Fatalf("round %d: %d stories are in memory", round, n)
			}
		}
	}
	if n := len(large.cache); n != 3 {
		t.Errorf("%d stories of a few articles are in memory, want all", n)
	}
}

// TestDroppingLosesNoRuling rules in two stories at once, each of which drops the other.
func TestDroppingLosesNoRuling(t *testing.T) {
	d := open(t, Options{})
	d.keep = 1
	const rulings = 20
	ids := []StoryID{storyOf(t, d, storytest.NewPress(storytest.Crowded, 1), 3), storyOf(t, d, storytest.NewPress(storytest.Crowded, 2), 3)}
	var all sync.WaitGroup
	for range 2 {
		for _, id := range ids {
			target := ledgers(t, d, id).Statements[0].Target
			all.Go(func() {
				for range rulings {
					if err := d.Decide(t.Context(), id, decision.Decision{Kind: decision.KindAccept, Target: target}); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	all.Wait()
	for _, id := range ids {
		log, err := d.History(t.Context(), id)
		if err != nil || len(log) != 2*rulings {
			t.Errorf("%d rulings are kept, want %d: %v", len(log), 2*rulings, err)
		}
		for i, r := range log {
			if r.Seq != uint64(i+1) {
				t.Errorf("ruling %d has the number %d", i+1, r.Seq)
			}
		}
	}
}
