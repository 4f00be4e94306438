package attribution

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// corpus is the measuring set: PolNeAR, dev part. It is not part of the project.
const corpus = "../../../../shared/corpora/attribution/dev"

type goldArticle struct {
	Publisher    string `json:"publisher"`
	Attributions []struct {
		Source  [][2]int `json:"source"`
		Cue     [][2]int `json:"cue"`
		Content [][2]int `json:"content"`
	} `json:"attributions"`
}

type triple [3][]text.Span // source, cue, content

func spansOf(pairs [][2]int) []text.Span {
	var out []text.Span
	for _, p := range pairs {
		out = append(out, text.Span{Start: p[0], End: p[1]})
	}
	return out
}

// jaccard compares two sets of passages by code points.
func jaccard(a, b []text.Span) float64 {
	size := func(s []text.Span) (n int) {
		for _, x := range s {
			n += x.Len()
		}
		return n
	}
	common := 0
	for _, x := range a {
		for _, y := range b {
			common += x.Intersect(y).Len()
		}
	}
	all := size(a) + size(b) - common
	if all == 0 {
		return 1
	}
	return float64(common) / float64(all)
}

// tally sums what was found against what is marked.
type tally struct {
	gold, found [3]int
	exact       [3]int
	overlap     [3]float64
}

func (t *tally) f1(hit float64, k int) (p, r, f float64) {
	if t.found[k] == 0 || t.gold[k] == 0 || hit == 0 {
		return 0, 0, 0
	}
	p, r = hit/float64(t.found[k]), hit/float64(t.gold[k])
	return p, r, 2 * p * r / (p + r)
}

// score pairs found statements with marked ones, best first, by the overlap of cue
// and content, and counts. A found one inside a marked content is left out, as the
// set marks the outermost only.
func (t *tally) score(gold, found []triple) (pairs [][2]int) {
	found = slices.Clone(found)
	type pair struct {
		g, f int
		s    float64
	}
	var all []pair
	for g := range gold {
		for f := range found {
			cue, content := jaccard(gold[g][1], found[f][1]), jaccard(gold[g][2], found[f][2])
			if s := 2*cue + content + 0.5*jaccard(gold[g][0], found[f][0]); cue > 0 || content > 0.3 {
				all = append(all, pair{g, f, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int {
		switch {
		case a.s > b.s:
			return -1
		case a.s < b.s:
			return 1
		}
		return 0
	})
	usedG, usedF := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if usedG[p.g] || usedF[p.f] {
			continue
		}
		usedG[p.g], usedF[p.f] = true, true
		pairs = append(pairs, [2]int{p.g, p.f})
		for k := range 3 {
			if len(gold[p.g][k]) == 0 && len(found[p.f][k]) == 0 {
				continue
			}
			j := jaccard(gold[p.g][k], found[p.f][k])
			t.overlap[k] += j
			if j == 1 {
				t.exact[k]++
			}
		}
	}
	for g := range gold {
		for k := range 3 {
			if len(gold[g][k]) > 0 {
				t.gold[k]++
			}
		}
	}
	for f := range found {
		if !usedF[f] && insideGold(gold, found[f]) {
			continue
		}
		for k := range 3 {
			if len(found[f][k]) > 0 {
				t.found[k]++
			}
		}
	}
	return pairs
}

func insideGold(gold []triple, f triple) bool {
	for _, g := range gold {
		for _, c := range g[2] {
			if len(f[1]) > 0 && c.Contains(f[1][0]) {
				return true
			}
		}
	}
	return false
}

func tripleOf(s record.Statement) triple {
	var t triple
	if !s.Source.Empty() {
		t[0] = []text.Span{s.Source.Span}
	}
	t[1] = []text.Span{s.Cue.Span}
	for _, c := range s.Content {
		t[2] = append(t[2], c.Span)
	}
	return t
}

// TestCorpus measures on PolNeAR dev and logs the figures; where the set is not at
// hand it is skipped. With READOUT_SHOW=DIR in the environment it also writes what
// was missed and what was found beside the marks.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "*.json"))
	if len(files) == 0 {
		t.Skip("the measuring set is not here: " + corpus)
	}
	finder, analyser := mustFinder(t), mustAnalyser(t)
	var total tally
	outlets := map[string]*tally{}
	var show strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var gold goldArticle
		if err := json.Unmarshal(data, &gold); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		frozen := text.New(string(raw))
		var front article.Front
		front.Headline.Span = frozen.LineSpan(0)
		doc := analyser.Parse(frozen, nil)
		statements := finder.Find(doc, front, nil, nil, nil)
		var marked, found []triple
		for _, a := range gold.Attributions {
			marked = append(marked, triple{spansOf(a.Source), spansOf(a.Cue), spansOf(a.Content)})
		}
		for _, s := range statements {
			found = append(found, tripleOf(s))
		}
		pairs := total.score(marked, found)
		if outlets[gold.Publisher] == nil {
			outlets[gold.Publisher] = &tally{}
		}
		outlets[gold.Publisher].score(marked, found)
		showErrors(&show, filepath.Base(file), frozen, marked, found, statements, pairs)
	}
	for k, name := range []string{"source", "cue", "content"} {
		p, r, f := total.f1(float64(total.exact[k]), k)
		jp, jr, jf := total.f1(total.overlap[k], k)
		t.Logf("%-8s exact P %.3f R %.3f F %.3f   jaccard P %.3f R %.3f F %.3f  (marked %d, found %d)", name, p, r, f, jp, jr, jf, total.gold[k], total.found[k])
	}
	names := make([]string, 0, len(outlets))
	for n := range outlets {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		line := ""
		for k, name := range []string{"source", "cue", "content"} {
			_, _, jf := outlets[n].f1(outlets[n].overlap[k], k)
			line += fmt.Sprintf(" %s %.3f", name, jf)
		}
		t.Logf("%-12s jaccard F%s", n, line)
	}
	if dir := os.Getenv("READOUT_SHOW"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "attribution.txt"), []byte(show.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func showErrors(w *strings.Builder, name string, frozen *text.Text, gold, found []triple, statements []record.Statement, pairs [][2]int) {
	words := func(spans []text.Span) string {
		var parts []string
		for _, s := range spans {
			parts = append(parts, frozen.Slice(s))
		}
		return strings.Join(parts, " || ")
	}
	fmt.Fprintf(w, "== %s\n", name)
	usedG, usedF := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		usedG[p[0]], usedF[p[1]] = true, true
		for k, part := range []string{"source", "cue", "content"} {
			if jaccard(gold[p[0]][k], found[p[1]][k]) < 1 {
				fmt.Fprintf(w, "~ %s %s [%s]\n    gold  %q\n    found %q\n", part, statements[p[1]].Rule, words(gold[p[0]][1]), words(gold[p[0]][k]), words(found[p[1]][k]))
			}
		}
	}
	for g := range gold {
		if !usedG[g] {
			fmt.Fprintf(w, "- missed S %q C %q X %q\n", words(gold[g][0]), words(gold[g][1]), words(gold[g][2]))
		}
	}
	for f := range found {
		if !usedF[f] && !insideGold(gold, found[f]) {
			fmt.Fprintf(w, "+ extra %s S %q C %q X %q\n", statements[f].Rule, words(found[f][0]), words(found[f][1]), words(found[f][2]))
		}
	}
}

func mustFinder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// analyser is loaded once for all tests, as its model takes a moment.
var analyser = sync.OnceValues(language.New)

func mustAnalyser(t testing.TB) *language.Analyser {
	t.Helper()
	a, err := analyser()
	if err != nil {
		t.Fatal(err)
	}
	return a
}
