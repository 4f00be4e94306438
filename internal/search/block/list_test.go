package block

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// some gives a list of the articles below n of which each is one in so many, in bursts.
func some(dice *rand.Rand, n uint32, oneIn int, burst int) []uint32 {
	var out []uint32
	for d := uint32(0); d < n; d++ {
		if dice.IntN(oneIn) == 0 {
			for end := min(n, d+uint32(burst)); d < end; d++ {
				out = append(out, d)
			}
		}
	}
	return out
}

func TestListsComeBack(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	lists := [][]uint32{{}, {0}, {99999}, {0, 99999}, some(dice, 100000, 1, 1)}
	for _, oneIn := range []int{2, 3, 20, 1000, 30000} {
		for _, burst := range []int{1, 2, 50} {
			lists = append(lists, some(dice, 100000, oneIn, burst))
		}
	}
	for _, docs := range lists {
		const n = 100000
		data := appendList(nil, docs, n)
		got, but, err := readList(append(data, 0xff, 0xff), n, nil)
		if but {
			got = others(got, n)
		}
		if err != nil || !slices.Equal(got, docs) {
			t.Fatalf("%d of %d come back as %d, %v", len(docs), n, len(got), err)
		}
		if most := 16 + n/8 + n/64; len(data) > most {
			t.Errorf("%d of %d need %d bytes, a bit for each would be %d", len(docs), n, len(data), n/8)
		}
	}
}

// TestListsAreShort holds lists to what they must need: for articles strewn at random one
// in twenty, 5.7 bits each.
func TestListsAreShort(t *testing.T) {
	docs := some(rand.New(rand.NewPCG(1, 2)), 100000, 20, 1)
	if per := 8 * float64(len(appendList(nil, docs, 100000))) / float64(len(docs)); per > 6 {
		t.Errorf("%.2f bits for each article", per)
	}
}

func FuzzList(f *testing.F) {
	dice := rand.New(rand.NewPCG(1, 2))
	f.Add(appendList(nil, some(dice, 500, 20, 1), 500), uint32(500))
	f.Add(appendList(nil, some(dice, 500, 1, 1), 500), uint32(500))
	f.Add([]byte{4, 1, 3}, uint32(9))
	f.Fuzz(func(t *testing.T, data []byte, n uint32) {
		docs, _, err := readList(data, n%10000, nil)
		if err != nil {
			return
		}
		for i, d := range docs {
			if d >= n%10000 || i > 0 && d <= docs[i-1] {
				t.Fatalf("article %d of %d after %v", d, n%10000, docs[:i])
			}
		}
	})
}
