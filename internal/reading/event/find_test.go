package event

import (
	"encoding/json"
	"hash/fnv"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/reading/plover"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// TestSeed asks for the events and signals of the first acceptance case.
func TestSeed(t *testing.T) {
	const file = "../../../../shared/seed/article.txt"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the seed article is not here: " + file)
	}
	w := read(t, string(raw), "")
	got := w.lines()
	for _, want := range []string{
		"CONSULT talks | Antony Blinken + Sergey Lavrov |  | PR+ future | 2022-01-31/2022-02-06 | ",
		"CONSULT contacts | Antony Blinken | Sergey Lavrov | PR+ future |  | ",
		"CONSULT consultations | The sides |  | CT+ past |  | ",
		"AGREE announced |  |  | CT- past |  | ",
		"MOBILIZE.troops moved | Vladimir Putin |  | CT+ past |  | ",
		"ASSAULT.heavy-weapons invasion | Vladimir Putin |  | PS+ future |  | hypothetical",
		"THREATEN warned | Dmitry Peskov |  | CT+ past |  | ",
	} {
		if !strings.Contains(got+"\n", want+"\n") {
			t.Errorf("missing: %s\nin\n%s", want, got)
		}
	}
	signals := map[string]string{}
	for _, g := range plover.Signals(w.events, w.Mentions, w.Actors, w.Statements) {
		for _, e := range w.events {
			if e.ID == g.Event {
				signals[e.Trigger.Text] = g.Direction
			}
		}
	}
	for trigger, want := range map[string]string{"interested in engaging": "+", "moved": "-", "invasion": "-", "warned": "-", "aggression": "", "slammed": ""} {
		if signals[trigger] != want {
			t.Errorf("signal of %q is %q, want %q", trigger, signals[trigger], want)
		}
	}
}

// TestSample reads the sample story for the turns it is made to show.
func TestSample(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"01", "CONSULT meet | Ilse Varga + Tomas Lindgren |  | PR+ future | 2026-03-02/2026-03-08 | "},
		{"01", "AGREE reached |  |  | CT- past |  | "},
		{"04", "CONSULT met | Ilse Varga + Tomas Lindgren |  | CT+ past | 2026-03-05/2026-03-05 | "},
		{"04", "RETREAT.release release | Ostravia | 14 crew members of the trawler Gannet | CT+ future | 2026-03-15/2026-03-15 | "},
		{"06", "THREATEN warned | Oskar Brandt |  | CT+ past |  | "},
		{"06", "MOBILIZE.troops sent |  |  | CT- past |  | "},
		{"07", "MOBILIZE.troops moved | Ostravia |  | CT+ past | 2026-03-11/2026-03-11 | "},
		{"08", "RETREAT.release released | Ostravia |  | CT- past |  | "},
		{"10", "CONSULT meet | Anders Holm + Marta Ilves |  | PS+ future | 2026-05-01/2026-05-31 | "},
	} {
		if got := sample(t, c.file).lines(); !strings.Contains(got+"\n", c.want+"\n") {
			t.Errorf("%s: missing %s\nin\n%s", c.file, c.want, got)
		}
	}
	// What became of a planned meeting, on the day that it was planned for.
	for _, e := range sample(t, "08").events {
		if e.Outcome == "postponed" && e.From == "2026-03-18" && e.Factuality == "CT-" {
			return
		}
	}
	t.Error("08: no meeting of 18 March is postponed")
}

func sample(t testing.TB, number string) work {
	t.Helper()
	files, err := assets.Sample.ReadDir("sample")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name(), number) {
			raw, err := assets.Sample.ReadFile("sample/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			return read(t, string(raw), "")
		}
	}
	t.Fatalf("there is no sample article %s", number)
	return work{}
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

var roots = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

// check asks for what must hold of every reading.
func check(t failer, w work, finder *Finder) {
	t.Helper()
	if again := finder.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements); !reflect.DeepEqual(w.events, again) {
		t.Fatalf("two readings differ")
	}
	all := text.Span{End: w.Doc.Text.Len()}
	known := map[string]bool{"": true}
	for _, m := range w.Mentions {
		known[m.ID] = true
	}
	for _, x := range w.Times {
		known[x.ID] = true
	}
	for _, s := range w.Statements {
		known[s.ID] = true
	}
	for i, e := range w.events {
		if e.ID != "e"+strconv.Itoa(i+1) || !all.Contains(e.Span) || !e.Contains(e.Trigger.Span) || e.Trigger.Empty() {
			t.Fatalf("event %d: %+v", i, e)
		}
		if !slices.Contains(roots, e.Type) || !slices.Contains([]string{"past", "present", "future"}, e.Tense) ||
			!slices.Contains([]string{"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"}, e.Factuality) {
			t.Fatalf("%s: %+v", e.ID, e)
		}
		for _, id := range append(append([]string{e.Time, e.AccordingTo}, e.Actors...), e.Recipients...) {
			if !known[id] {
				t.Fatalf("%s points to %q", e.ID, id)
			}
		}
	}
	for _, g := range plover.Signals(w.events, w.Mentions, w.Actors, w.Statements) {
		if g.Direction != "+" && g.Direction != "-" || (g.Score > 0) != (g.Direction == "+") || g.From != "" && g.From == g.To {
			t.Fatalf("%s: %+v", g.ID, g)
		}
	}
}

// TestAnyWords puts words of events together at random.
func TestAnyWords(t *testing.T) {
	words := []string{"Norway", "Chile", "and", "the", "ministers", "of", "who", "will", "may", "hold", "talks", "meet", "met", ",", "if", "said", "that",
		"\"", ".", "[", "]", "likely", "to", "is", "agreed", "warned", "option", "attack", "invasion", "troops", "moved", "postponed", "called", "off", "no",
		"not", "denied", "on Monday", "next week", "with", "between", "its", "’s", "\n\n"}
	rapid.Check(t, func(rt *rapid.T) {
		picked := rapid.SliceOfN(rapid.SampledFrom(words), 1, 60).Draw(rt, "words")
		w := read(t, strings.Join(picked, " "), "2026-05-06")
		r, _ := made()
		check(rt, w, r)
	})
}

// TestLongSentence: a sentence without an end must not take time beyond its length.
func TestLongSentence(t *testing.T) {
	for _, part := range []string{"Norway and Chile met and agreed to ", "talks of talks with the ministers, ", "who said that he may attack ", "( [ Norway ] ) , "} {
		w := read(t, strings.Repeat(part, 3000), "2026-05-06")
		r, _ := made()
		check(t, w, r)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Norway moved troops; Chile denied that talks were called off until May.", "2026-05-06")
	f.Add("“No agreement, he [Osman] will likely meet them,” she said", "")
	f.Fuzz(func(t *testing.T, words, published string) {
		if len(words) > 2000 {
			t.Skip()
		}
		r, err := made()
		if err != nil {
			t.Fatal(err)
		}
		check(t, read(t, words, published), r)
	})
}

func BenchmarkFind(b *testing.B) {
	raw, err := assets.Sample.ReadFile("sample/08-harbour-post-2026-03-17.txt")
	if err != nil {
		b.Fatal(err)
	}
	w := read(b, strings.Repeat(string(raw)+"\n\n", 20), "2026-03-17")
	r, _ := made()
	b.ResetTimer()
	for b.Loop() {
		r.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements)
	}
	b.ReportMetric(float64(len(w.Doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestPairs measures the roots on given pairs of source and target: the event whose
// trigger lies nearest to both decides. One pair in six, chosen by its id, was never
// looked at while the rules were written. It logs; the numbers are for the notes.
func TestPairs(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("set READOUT_MEASURE to measure")
	}
	const file = "../../../../shared/corpora/events/plv-train.jsonl"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the pairs are not here: " + file)
	}
	all, unseen := newTally(), newTally()
	for line := range strings.Lines(string(raw)) {
		var p struct {
			ID, Text, Root string
			Source, Target []int
		}
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		if len(p.Source) != 2 || len(p.Target) != 2 {
			continue
		}
		const head = "News.\n\n" // a sentence is seldom the first of its article
		for _, sp := range [][]int{p.Source, p.Target} {
			sp[0], sp[1] = sp[0]+len(head), sp[1]+len(head)
		}
		root := nearest(read(t, head+p.Text, ""), p.Source, p.Target)
		if root == "CONCEDE" || root == "RETREAT" {
			root = "YIELD"
		}
		all.count(p.Root, root)
		id := fnv.New32a()
		id.Write([]byte(p.ID))
		if id.Sum32()%6 == 3 {
			unseen.count(p.Root, root)
		} else if os.Getenv("SHOW") != "" && root != p.Root {
			t.Logf("%s for %s: %s", root, p.Root, p.Text)
		}
	}
	all.log(t, "all")
	unseen.log(t, "unseen")
}

// tally counts by root what was right, found and there.
type tally struct{ right, found, all map[string]int }

func newTally() tally {
	return tally{map[string]int{}, map[string]int{}, map[string]int{}}
}

func (c tally) count(want, got string) {
	c.all[want]++
	if got != "" {
		c.found[got]++
	}
	if got == want {
		c.right[want]++
	}
}

func (c tally) log(t *testing.T, part string) {
	sum, hit, told, total := 0.0, 0, 0, 0
	for _, root := range slices.Sorted(keys(c.all)) {
		f := 2 * float64(c.right[root]) / float64(max(c.all[root]+c.found[root], 1))
		sum, hit, told, total = sum+f, hit+c.right[root], told+c.found[root], total+c.all[root]
		t.Logf("%-6s %-10s %3d of %3d, %3d found, F1 %.2f", part, root, c.right[root], c.all[root], c.found[root], f)
	}
	t.Logf("%-6s accuracy %.3f, precision where told %.3f (%d of %d told), macro-F1 %.3f", part, float64(hit)/float64(max(total, 1)), float64(hit)/float64(max(told, 1)), told, total, sum/float64(max(len(c.all), 1)))
}

func keys(m map[string]int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// nearest gives the root of the event between source and target.
func nearest(w work, source, target []int) string {
	best, distance := "", 1<<30
	for _, e := range w.events {
		d := abs(e.Trigger.Start-source[1]) + abs(e.Trigger.Start-target[0])
		if holds(w.Mentions, e.Actors, source) {
			d -= 100
		}
		if holds(w.Mentions, e.Recipients, target) {
			d -= 200
		}
		if d < distance {
			best, distance = e.Type, d
			// PLOVER codes what is announced by the announcing.
			if e.Tense == "future" && strings.HasSuffix(e.Factuality, "+") && e.Score > 0 {
				best = "AGREE"
			} else if e.Tense == "future" && strings.HasSuffix(e.Factuality, "+") && e.Score < 0 {
				best = "THREATEN"
			}
		}
	}
	return best
}

func holds(mentions []record.Mention, ids []string, span []int) bool {
	return slices.ContainsFunc(mentions, func(m record.Mention) bool {
		return slices.Contains(ids, m.ID) && m.Start < span[1] && span[0] < m.End
	})
}

func abs(n int) int { return max(n, -n) }
