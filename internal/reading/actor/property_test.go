package actor

import (
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"

	"pgregory.net/rapid"
)

// sound checks what holds for every text: ids in order, spans inside the text and in
// text order, heads inside mentions, actors that exist and are named in order.
func sound(t interface{ Fatalf(string, ...any) }, s string, ms []record.Mention, as []record.Actor) {
	tx := text.New(s)
	ids := map[string]bool{}
	for _, a := range as {
		ids[a.ID] = true
		if a.Name == "" || a.Empty() || a.End > tx.Len() || a.Rule == "" {
			t.Fatalf("actor without name or passage: %+v", a)
		}
	}
	known := map[string]bool{}
	met := 0
	for i, m := range ms {
		if m.Empty() || m.End > tx.Len() || m.Text != tx.Slice(m.Span) || !m.Contains(m.Head) || m.Head.Empty() {
			t.Fatalf("mention out of its text: %+v", m)
		}
		if i > 0 && text.Compare(ms[i-1].Span, m.Span) > 0 {
			t.Fatalf("mentions out of order: %+v, %+v", ms[i-1], m)
		}
		known[m.ID] = true
		if m.Actor == "" {
			continue
		}
		if !ids[m.Actor] {
			t.Fatalf("no actor %s", m.Actor)
		}
		if met < len(as) && as[met].ID == m.Actor {
			met++
		}
	}
	if met != len(as) {
		t.Fatalf("actors not in order of first mention")
	}
	for _, a := range as {
		for _, r := range a.Roles {
			if !known[r.Mention] || r.Title == "" {
				t.Fatalf("office without a mention: %+v", r)
			}
		}
	}
}

var pieces = []string{"Ana", "Petrov", "Foreign", "Minister", "foreign", "minister", "of", "the", "Poland", "Polish", "Moscow", "[", "]", ",", ".", "\"", "“", "”",
	"said", "he", "she", "it", "they", "I", "and", "US", "side", "'s", "(", ")", "IHC", "International", "Harbour", "Commission", "officials", "two", "ministry",
	"van", "der", "al-", "-", "Van", "Mr.", "in", "for", "to", "\n\n", "St.", "Deputy", "Secretary", "General", "Union", "J.", "Kremlin", "spokesman", "who", "é", "日本", "’s"}

func TestSound(t *testing.T) {
	analyser, finder := tools()
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "words"), " ")
		ms, as := finder.Find(analyser.Parse(text.New(s), nil), article.Front{})
		sound(t, s, ms, as)
	})
}

func FuzzFind(f *testing.F) {
	f.Add("Poland's foreign minister, Jan Zielony, said he [Zielony] would go.")
	f.Add("\"We,\" said [Foreign Minister Ana] Petrov (IHC) of the Union of")
	f.Add("US of of for the and - - ' 's Van der ")
	analyser, finder := tools()
	f.Fuzz(func(t *testing.T, s string) {
		tx := text.New(s)
		ms, as := finder.Find(analyser.Parse(tx, nil), article.Front{Outlet: article.Passage{Text: s}})
		sound(t, tx.String(), ms, as)
	})
}

const story = `HARBOURTOWN — Examplia's foreign minister, Ana Petrov, met her Bordurian counterpart, Karl van der Berg, on Tuesday. "We had a frank exchange," Petrov told reporters. She said the Bordurian side had asked for more time.

Two officials briefed on the talks said the International Harbour Commission (IHC) would send observers. The commission did not respond. Washington and Moscow welcomed the talks, Reuters reported. The government of Borduria said it would study the draft.

`

// TestSame says that the same article gives the same records, from many readers at once.
func TestSame(t *testing.T) {
	analyser, finder := tools()
	doc := analyser.Parse(text.New(strings.Repeat(story, 3)), nil)
	want := dump(finder.Find(doc, article.Front{}))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := dump(finder.Find(doc, article.Front{})); got != want {
				t.Errorf("two readings differ:\n%s\n%s", got, want)
			}
		})
	}
	wg.Wait()
}

func BenchmarkFind(b *testing.B) {
	analyser, finder := tools()
	s := strings.Repeat(story, 8)
	doc := analyser.Parse(text.New(s), nil)
	b.ReportAllocs()
	for b.Loop() {
		finder.Find(doc, article.Front{})
	}
	b.ReportMetric(float64(len(strings.Fields(s)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkFindLong reads a very long article: time must grow with its length only.
func BenchmarkFindLong(b *testing.B) {
	analyser, finder := tools()
	s := strings.Repeat(story, 400)
	doc := analyser.Parse(text.New(s), nil)
	for b.Loop() {
		finder.Find(doc, article.Front{})
	}
	b.ReportMetric(float64(len(strings.Fields(s)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkFindHard reads one long sentence of names and pronouns.
func BenchmarkFindHard(b *testing.B) {
	analyser, finder := tools()
	s := strings.Repeat("Ana Petrov and Paul Roe, the minister of the Harbour, he and she and Roe of the Union of and ", 2000)
	doc := analyser.Parse(text.New(s), nil)
	for b.Loop() {
		finder.Find(doc, article.Front{})
	}
	b.ReportMetric(float64(len(strings.Fields(s)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestSeed reads the first real article, where it is at hand, and checks who is in it.
func TestSeed(t *testing.T) {
	s := readSeed(t)
	ms, as := find(t, s)
	for _, want := range []string{
		"Antony Blinken | Secretary of State | United States", "Sergey Lavrov | Foreign Minister | Russia",
		"Victoria Nuland | Under Secretary of State for Political Affairs | United States",
		"Vladimir Putin | President | Russia", "Dmitry Peskov | spokesman | Kremlin",
		"Washington = United States", "the US side = United States", "Moscow = Russia", "Russians = Russia",
		"Kremlin : organisation", "NATO : organisation", "Ukraine : polity", "CBS : organisation", "Tass : organisation", "ARTSAKHPRESS : organisation",
		"Russian foreign ministry : organisation", "the alliance = NATO", "Western and Ukrainian media outlets : group",
		"she = Victoria Nuland", "He = Dmitry Peskov", "Blinken = Antony Blinken", "Lavrov = Sergey Lavrov", "Putin = Vladimir Putin",
	} {
		if err := check(want, ms, as); err != nil {
			t.Error(err)
		}
	}
	if t.Failed() {
		t.Log("\n" + dump(ms, as))
	}
}
