package punct

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/readout-app/readout/internal/language/conllu"
)

func load(t *testing.T, pattern string) []conllu.Sentence {
	t.Helper()
	names, _ := filepath.Glob(pattern)
	if len(names) == 0 {
		t.Skipf("no treebank %s beside the project", pattern)
	}
	var out []conllu.Sentence
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := conllu.Read(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s...)
	}
	return out
}

func wordsOf(s *conllu.Sentence) []Word {
	out := make([]Word, len(s.Words))
	for i, w := range s.Words {
		out[i] = Word{w.Form, w.XPOS, w.Head - 1, w.Relation}
	}
	return out
}

// TestTreebanks measures how often the rules agree with the treebanks, given the trees
// of the other words.
func TestTreebanks(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	for _, c := range []struct {
		files string
		floor float64
	}{
		{"ewt/train-*.conllu", 97}, {"ewt/dev.conllu", 97}, {"gum/train-*.conllu", 96}, {"gum/dev-*.conllu", 96}, {"gum/test-*.conllu", 96}, {"pud/pud.conllu", 60},
	} {
		all, right := 0, 0
		marks, wrong := map[string]int{}, map[string]int{}
		for _, s := range load(t, filepath.Join("../../../../shared/corpora/treebanks", c.files)) {
			words := wordsOf(&s)
			heads := Heads(blind(words)) // the heads of the treebank must not help
			for i, w := range words {
				if !isMark(w.Relation) {
					continue
				}
				all++
				marks[w.Form]++
				if heads[i] == w.Head {
					right++
				} else {
					wrong[w.Form]++
				}
			}
		}
		share := 100 * float64(right) / float64(all)
		t.Logf("%s: %d marks, %.2f %% as in the treebank;%s", c.files, all, share, commonest(wrong, marks))
		if share < c.floor {
			t.Errorf("%s: below the floor %v", c.files, c.floor)
		}
	}
}

// commonest lists the marks that are most often wrong, with how many there are.
func commonest(wrong, all map[string]int) string {
	var names []string
	for name := range wrong {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		return wrong[names[i]] > wrong[names[j]] || wrong[names[i]] == wrong[names[j]] && names[i] < names[j]
	})
	out := ""
	for _, name := range names[:min(12, len(names))] {
		out += fmt.Sprintf(" %s %d of %d", name, wrong[name], all[name])
	}
	return out
}
