package group

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/assets"
)

func frequencies(t testing.TB) *Frequencies {
	t.Helper()
	f, err := NewFrequencies(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func articlesOf(texts ...string) (out []Article) {
	for i, text := range texts {
		out = append(out, Article{ID: fmt.Sprintf("%02d", i), Profile: NewProfile(text)})
	}
	return out
}

// storiesOf gives the groups as a word of letters: articles of one story have the same.
func storiesOf(t testing.TB, articles []Article, origins []Origin) string {
	s := NewShelf(frequencies(t))
	for _, a := range articles {
		s.Add(a, "")
	}
	var out strings.Builder
	for _, g := range s.Stories(origins) {
		out.WriteByte(byte('a' + g))
	}
	return out.String()
}

// Two earthquakes are told in the same words but for where and how strong they were.
var quakes = []string{
	"A strong earthquake shook the Brell islands off Norhaven on Sunday, injuring eleven people. The tremor of magnitude 6.1 struck near the town of Selm at 17:06, the institute in Port Anselm said. Mayor Ada Brenn asked people to sleep outside.",
	"At least eleven people were hurt when a quake of magnitude 6.1 hit Norhaven's Brell islands, officials said. Walls fell in Selm, and mayor Ada Brenn opened the sports hall. Aftershocks went on through Sunday night in Port Anselm.",
	"Rescue teams reached the Brell islands on Monday after the earthquake at Selm. Ada Brenn, the mayor, said that eleven people had been treated. The institute in Port Anselm counted forty aftershocks.",
	"A strong earthquake shook the Tarn valley in Ostmark on Friday, killing four people. The tremor of magnitude 5.7 struck near the town of Halden at 04:40, the observatory in Vessel said. Governor Tore Sund asked people to stay calm.",
	"Four people died when a quake of magnitude 5.7 hit Ostmark's Tarn valley, officials said. Walls fell in Halden, and governor Tore Sund sent the army. Aftershocks went on through Friday in Vessel.",
	"Rescue teams dug through the night in the Tarn valley after the earthquake at Halden. Tore Sund, the governor, said that four people had died. The observatory in Vessel warned of further tremors.",
}

func TestStories(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"none", nil, ""},
		{"one", quakes[:1], "a"},
		{"two of one", quakes[:2], "aa"},
		{"two quakes", quakes, "aaaddd"},
		{"two quakes, mixed", []string{quakes[0], quakes[3], quakes[1], quakes[4], quakes[2], quakes[5]}, "ababab"},
		{"one report each", []string{quakes[1], quakes[5]}, "ab"},
		{"one story and one report", []string{strait, other, flood}, "aac"},
		{"without words", []string{"", "…", strait}, "abc"},
		{"the same text", []string{strait, strait}, "aa"},
		{"a language that is not known", []string{
			"La ministro de Norhavo renkontis la ambasadoron de Ostmarko en Haldeno. Ili parolis pri la markolo Selmo kaj la fiŝkaptado.",
			"En Haldeno la ambasadoro de Ostmarko kaj la ministro de Norhavo parolis pri fiŝkaptado en la markolo Selmo.",
			"La pluvo forpelis du mil homojn el la valo Tarno. Tri pontoj estis fermitaj.",
		}, "aac"},
	} {
		if got := storiesOf(t, articlesOf(c.texts...), nil); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestReprintsAreOfOneStory(t *testing.T) {
	articles := articlesOf(strait, flood)
	if got := storiesOf(t, articles, []Origin{{0, 1}, {0, 0.6}}); got != "aa" {
		t.Errorf("%s", got)
	}
	if got := storiesOf(t, articles, []Origin{{0, 1}, {1, 1}}); got != "ab" {
		t.Errorf("%s", got)
	}
}

func TestYearsApartIsAnotherStory(t *testing.T) {
	articles := articlesOf(quakes[0], "A tremor shook the Brell islands off Norhaven, hurting two people in Selm, officials in Port Anselm said. Mayor Ada Brenn asked people to stay calm.")
	articles[0].Published, articles[1].Published = "2031-03-04", "2031-03-05T09:00"
	if got := storiesOf(t, articles, nil); got != "aa" {
		t.Errorf("a day apart: %s", got)
	}
	articles[1].Published = "2039-03-05"
	if got := storiesOf(t, articles, nil); got != "ab" {
		t.Errorf("eight years apart: %s", got)
	}
}

// drawArticles draws articles of sentences from several stories.
func drawArticles(t *rapid.T) []Article {
	var sentences []string
	for _, text := range append([]string{strait, other, flood, notice}, quakes...) {
		sentences = append(sentences, strings.SplitAfter(text, ". ")...)
	}
	var out []Article
	for n := range rapid.IntRange(1, 16).Draw(t, "articles") {
		var b strings.Builder
		for _, s := range rapid.SliceOfN(rapid.IntRange(0, len(sentences)-1), 0, 4).Draw(t, "sentences") {
			b.WriteString(sentences[s])
		}
		out = append(out, Article{fmt.Sprintf("%02d", n), rapid.SampledFrom([]string{"", "2031-03-04", "2033-03-04T09:00", "no day"}).Draw(t, "day"), NewProfile(b.String())})
	}
	return out
}

// TestOrderMakesNoStory groups the same articles in two orders, and one at a time.
func TestOrderMakesNoStory(t *testing.T) {
	words := frequencies(t)
	rapid.Check(t, func(t *rapid.T) {
		articles := drawArticles(t)
		all := NewShelf(words)
		for _, a := range articles {
			all.Add(a, a.ID[:1])
		}
		want := map[string]string{}
		for i, g := range all.Stories(nil) {
			want[articles[i].ID] = articles[g].ID
		}
		mixed := rapid.Permutation(articles).Draw(t, "order")
		s := NewShelf(words)
		for i, a := range mixed {
			s.Add(a, a.ID[:1])
			if i%4 == 0 {
				s.Stories(nil) // asking changes nothing
				s.Suggest(a)
			}
		}
		for i, g := range s.Stories(nil) {
			if got := mixed[g].ID; got != want[mixed[i].ID] {
				t.Fatalf("%s is with %s, and in another order with %s", mixed[i].ID, got, want[mixed[i].ID])
			}
		}
		asked := articles[rapid.IntRange(0, len(articles)-1).Draw(t, "asked")]
		if a, b := fmt.Sprint(all.Suggest(asked)), fmt.Sprint(s.Suggest(asked)); a != b {
			t.Fatalf("suggested %s, and in another order %s", b, a)
		}
	})
}

// TestAverageLinkage compares the chain with joining the two nearest again and again.
func TestAverageLinkage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		newClusters := func() clusters {
			return clusters{sums: make([][]float64, n), size: make([]float64, n), first: make([]int, n)}
		}
		a, b := newClusters(), newClusters()
		used := map[float64]bool{}
		for i := range n {
			a.sums[i], b.sums[i] = make([]float64, n), make([]float64, n)
			a.size[i], b.size[i], a.first[i], b.first[i] = 1, 1, i, i
			for j := range i {
				x := rapid.Float64Range(0, 1).Filter(func(x float64) bool { return !used[x] }).Draw(t, "x")
				used[x] = true
				a.sums[i][j], a.sums[j][i], b.sums[i][j], b.sums[j][i] = x, x, x, x
			}
		}
		a.joinAll(0.5)
		for {
			x, y, most := -1, -1, 0.5
			for i := range n {
				for j := range i {
					if b.size[i] == 0 || b.size[j] == 0 {
						continue
					}
					if v := b.sums[i][j] / (b.size[i] * b.size[j]); v >= most {
						x, y, most = j, i, v
					}
				}
			}
			if x < 0 {
				break
			}
			b.join(x, y)
		}
		if !slices.Equal(a.first, b.first) {
			t.Fatalf("the chain gives %v, the nearest pairs give %v", a.first, b.first)
		}
	})
}

func TestSuggest(t *testing.T) {
	s := NewShelf(frequencies(t))
	for i, a := range articlesOf(append([]string{strait, other}, quakes[1:]...)...) {
		s.Add(a, []string{"Strait", "Strait", "Brell", "Brell", "Tarn", "Tarn", "Tarn"}[i])
	}
	s.Add(Article{ID: "loose", Profile: NewProfile(quakes[0])}, "")
	got := s.Suggest(Article{ID: "new", Profile: NewProfile(quakes[0])})
	if len(got) == 0 || got[0].Story != "Brell" || got[0].Score <= 0.2 || got[0].Score > 1 {
		t.Fatalf("suggested %+v", got)
	}
	if !slices.Contains(got[0].Names, "Port Anselm") || !slices.Contains(got[0].Words, "aftershocks") && !slices.Contains(got[0].Words, "eleven") || len(got[0].Names) > reasonsOfAKind {
		t.Errorf("the reasons are %q %q %q", got[0].Names, got[0].Numbers, got[0].Words)
	}
	if len(got) > 1 && got[1].Score > 0.8*got[0].Score {
		t.Errorf("the other quake is as likely: %+v", got)
	}
	if got := s.Suggest(Article{Profile: NewProfile(notice)}); len(got) != 0 {
		t.Errorf("for something else: %+v", got)
	}
	if got := NewShelf(frequencies(t)).Suggest(Article{Profile: NewProfile(flood)}); got != nil {
		t.Errorf("from nothing: %+v", got)
	}
}

func TestProfile(t *testing.T) {
	got := map[string]uint8{}
	for _, t := range NewProfile("Talks Begin Today\n\nAda Brell met the envoys of Ostmark. Talks begin today, Brell said. Ostmark's 14 crew left at 9:30.").terms {
		got[t.key] = t.kind
	}
	for key, kind := range map[string]uint8{
		"brell": nameTerm, "ostmark": nameTerm, "14": numberTerm, "9:30": numberTerm, "talks": plainTerm, "begin": plainTerm, "met": plainTerm,
	} {
		if k, ok := got[key]; !ok || k != kind {
			t.Errorf("%q is %d, %v; want %d", key, k, ok, kind)
		}
	}
	if _, ok := got["s"]; ok {
		t.Error("the s of the genitive is a term")
	}
}

func TestFrequencies(t *testing.T) {
	f := frequencies(t)
	if f.texts < 300 || f.of["the"] < f.texts/2 || f.of["the"] > f.texts || f.of["minister"] == 0 {
		t.Errorf("%d texts, %d with the, %d with minister", f.texts, f.of["the"], f.of["minister"])
	}
	if got := Count([]string{"The talks ended. The talks failed in 2031.", "the end"}); got["talks"] != 1 || got["the"] != 2 || got[allTexts] != 2 || got["2031"] != 0 {
		t.Errorf("counted %v", got)
	}
}

func FuzzProfile(f *testing.F) {
	for _, s := range []string{"", "A", strait, "\xff\xfe", "外務省は", "Ada Brell. İstanbul ﬁ ǅ", strings.Repeat("A b ", 300)} {
		f.Add(s)
	}
	words := frequencies(f)
	f.Fuzz(func(t *testing.T, text string) {
		s := NewShelf(words)
		a := Article{ID: "a", Profile: NewProfile(text)}
		s.Add(a, "one")
		s.Add(Article{ID: "b", Profile: NewProfile(strait)}, "two")
		s.Add(a, "one")
		if g := s.Stories(nil); len(a.Profile.terms) > 3 && g[0] != g[2] {
			t.Errorf("the same text is of another story: %v", g)
		}
		for _, got := range s.Suggest(a) {
			if got.Score < 0 || got.Score > 1.0001 {
				t.Errorf("a score of %v", got.Score)
			}
		}
	})
}

func BenchmarkProfile(b *testing.B) {
	text := strings.Repeat(strait+"\n"+flood+"\n", 3)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		NewProfile(text)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkStories(b *testing.B) {
	words := frequencies(b)
	var articles []Article
	for n := range 1000 {
		articles = append(articles, Article{ID: fmt.Sprint(n), Profile: NewProfile(quakes[n%len(quakes)] + brief(n) + brief(n/10+5000))})
	}
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		s := NewShelf(words)
		for _, a := range articles {
			s.Add(a, "")
		}
		s.Stories(nil)
		n += len(articles)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}
