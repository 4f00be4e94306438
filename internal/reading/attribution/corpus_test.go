package attribution

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// corpus is the measuring set: PolNeAR. It is not part of the project.
const corpus = "../../../../shared/corpora/attribution"

type goldArticle struct {
	Publisher    string `json:"publisher"`
	Attributions []struct {
		Source  [][2]int `json:"source"`
		Cue     [][2]int `json:"cue"`
		Content [][2]int `json:"content"`
	} `json:"attributions"`
}

// partOf deals the articles of the measuring set to two parts: errors are read in
// "read", "held" is only measured.
func partOf(n int) string {
	if n%3 == 2 {
		return "held"
	}
	return "read"
}

// TestCorpus measures on PolNeAR and logs the figures; where the set is not at hand
// it is skipped. With READOUT_MEASURE it also measures the train part and gives the
// figures by outlet, by kind and by rule. With READOUT_SHOW=DIR in the environment it
// writes what was missed and what was found beside the marks.
func TestCorpus(t *testing.T) {
	splits := []string{"dev"}
	if os.Getenv("READOUT_MEASURE") != "" {
		splits = append(splits, "train")
	}
	for _, split := range splits {
		files, _ := filepath.Glob(filepath.Join(corpus, split, "*.json"))
		if len(files) == 0 {
			t.Skip("the measuring set is not here: " + corpus)
		}
		m := newMeasure()
		for n, file := range files {
			m.article(t, file, partOf(n))
		}
		t.Logf("%s\n%s", split, m.report(os.Getenv("READOUT_MEASURE") != ""))
		if dir := os.Getenv("READOUT_SHOW"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, "attribution-"+split+".txt"), []byte(m.show.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// measure is what the articles of one split add up to.
type measure struct {
	total   tally
	parts   map[string]*tally // read and held
	outlets map[string]*tally
	kinds   map[string]*tally
	rules   map[string]*[4]int // found, paired, content right by half, linked
	show    strings.Builder
}

func newMeasure() *measure {
	return &measure{parts: map[string]*tally{}, outlets: map[string]*tally{}, kinds: map[string]*tally{}, rules: map[string]*[4]int{}}
}

func (m *measure) article(t *testing.T, file, part string) {
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
	statements, _ := read(t, string(raw), article.Front{})
	var marked, found []triple
	for _, a := range gold.Attributions {
		marked = append(marked, triple{spansOf(a.Source), spansOf(a.Cue), spansOf(a.Content)})
	}
	for _, s := range statements {
		found = append(found, tripleOf(s))
	}
	pairs := m.total.score(marked, found)
	of(m.parts, part).score(marked, found)
	of(m.outlets, gold.Publisher).score(marked, found)
	paired := map[int]int{}
	for _, p := range pairs {
		paired[p[1]] = p[0] + 1
	}
	for i, s := range statements {
		if paired[i] == 0 && insideGold(marked, found[i]) {
			continue
		}
		n := m.rules[s.Rule]
		if n == nil {
			n = &[4]int{}
			m.rules[s.Rule] = n
		}
		n[0]++
		if g := paired[i]; g > 0 {
			n[1]++
			if jaccard(marked[g-1][2], found[i][2]) >= 0.5 {
				n[2]++
			}
			if linked(marked[g-1], found[i]) {
				n[3]++
			}
		}
	}
	m.byKind(frozen, marked, found, pairs)
	if part == "read" {
		showErrors(&m.show, filepath.Base(file), frozen, marked, found, statements, pairs)
	}
}

// byKind counts by kind: each mark, with what it is paired with, stands under its own
// kinds; what pairs with nothing stands under the kinds of its own.
func (m *measure) byKind(frozen *text.Text, marked, found []triple, pairs [][2]int) {
	pair := map[int]int{}
	used := map[int]bool{}
	for _, p := range pairs {
		pair[p[0]] = p[1]
		used[p[1]] = true
	}
	for g, a := range marked {
		for _, kind := range kindsOf(frozen, a) {
			var with []triple
			if f, ok := pair[g]; ok {
				with = []triple{found[f]}
			}
			of(m.kinds, kind).score([]triple{a}, with)
		}
	}
	for f, a := range found {
		if !used[f] && !insideGold(marked, a) {
			for _, kind := range kindsOf(frozen, a) {
				of(m.kinds, kind).score(nil, []triple{a})
			}
		}
	}
}

// kindsOf tells how the words of an attribution are given, and what its cue is.
func kindsOf(frozen *text.Text, a triple) []string {
	var kinds []string
	letters, quoted := 0, 0
	for _, c := range a[2] {
		in := false
		for _, ch := range frozen.Slice(c) {
			switch ch {
			case '“':
				in = true
			case '”':
				in = false
			case '"':
				in = !in
			}
			if unicode.IsLetter(ch) {
				letters++
				if in {
					quoted++
				}
			}
		}
	}
	switch {
	case quoted == 0:
		kinds = append(kinds, "indirect")
	case quoted*100 >= letters*95:
		kinds = append(kinds, "direct")
	default:
		kinds = append(kinds, "mixed")
	}
	if len(a[0]) == 0 {
		kinds = append(kinds, "no source")
	}
	if len(a[1]) > 0 {
		cue := strings.ToLower(frozen.Slice(a[1][0]))
		switch {
		case strings.Trim(cue, " :—–-.") == "":
			kinds = append(kinds, "mark as cue")
		case strings.HasPrefix(cue, "accord") || strings.HasPrefix(cue, "in ") || cue == "for" || cue == "from" || cue == "in" || cue == "to":
			kinds = append(kinds, "preposition cue")
		case strings.HasPrefix(cue, "’s") || strings.HasPrefix(cue, "'s"):
			kinds = append(kinds, "noun cue ('s)")
		}
		if frozen.LineSpan(0).Overlaps(a[1][0]) {
			kinds = append(kinds, "headline")
		}
	}
	return kinds
}

// linked says whether a found attribution gives the words of a marked one to its source.
func linked(gold, found triple) bool {
	return jaccard(gold[2], found[2]) >= 0.5 && (len(gold[0])+len(found[0]) == 0 || jaccard(gold[0], found[0]) >= 0.5)
}

func of(m map[string]*tally, name string) *tally {
	if m[name] == nil {
		m[name] = &tally{}
	}
	return m[name]
}

func (m *measure) report(full bool) string {
	var w strings.Builder
	line := func(name string, t *tally) {
		fmt.Fprintf(&w, "%-16s", name)
		for k, part := range []string{"src", "cue", "con"} {
			p, r, f := t.f1(float64(t.exact[k]), k)
			jp, jr, jf := t.f1(t.overlap[k], k)
			fmt.Fprintf(&w, "  %s %.3f/%.3f %.3f  j %.3f/%.3f %.3f", part, p, r, f, jp, jr, jf)
		}
		_, r, f := t.f1(float64(t.linked), 1)
		fmt.Fprintf(&w, "  linked R %.3f F %.3f  (marked %d, found %d)\n", r, f, t.gold[1], t.found[1])
	}
	line("all", &m.total)
	if !full {
		return w.String()
	}
	for _, group := range []map[string]*tally{m.parts, m.outlets, m.kinds} {
		for _, name := range slices.Sorted(maps.Keys(group)) {
			line(name, group[name])
		}
	}
	fmt.Fprintf(&w, "%-26s found paired content>=.5 linked\n", "rule")
	for _, name := range slices.Sorted(maps.Keys(m.rules)) {
		n := m.rules[name]
		fmt.Fprintf(&w, "%-26s %5d %5d %5d %5d\n", name, n[0], n[1], n[2], n[3])
	}
	return w.String()
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
