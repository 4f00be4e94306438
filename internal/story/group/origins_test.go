package group

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The reports of the tests are of invented states.
const (
	strait = "The government of Norhaven said on Monday that it would reopen the Selm Strait to fishing boats from Ostmark after a closure of six weeks. " +
		"Officials in both capitals had exchanged drafts of an agreement since the middle of February without much being said in public. " +
		"Under the terms seen by reporters, up to forty vessels a day may pass the two lighthouses between dawn and dusk. " +
		"Fishing crews in Port Anselm greeted the decision with relief, though some complained that the season was nearly over. " +
		"The harbour master expects the first boats on Thursday if the weather allows it. " +
		"A joint commission is to meet every second week and will hear complaints about nets, fines and lost gear."
	other = "Ostmark's fleet can sail through the Selm Strait again from this week, ending a stand-off that began in January. " +
		"Ministers agreed on a daily limit of forty boats and on patrols by both coast guards. " +
		"Captains in the northern villages doubted that the catch would pay for the fuel this late in spring. " +
		"The opposition in Norhaven called the paper a gift to a neighbour who had broken the last one within a year."
	flood = "Heavy rain over the Tarn valley has driven some two thousand people from their homes, the rescue service reported. " +
		"Three bridges were closed and the railway between Halden and Brell stood still until the evening. " +
		"The river is expected to fall from Wednesday onwards, and schools in the valley will open again next week."
	speech = "“We came to this table with an open mind and we shall leave it with one. Nobody should doubt that my government wants an agreement, and nobody should doubt that it will not sign a bad one. The people of both shores have waited for eleven years, and they can wait eleven more days for a paper that is worth its ink,”"
	notice = "The Harbour Post is read in more than forty countries. Subscribe today for full access to our reports, our archive and our evening letter. All rights reserved; no part of this page may be copied without written leave of the publisher."
)

// firstWords cuts a text after so many words.
func firstWords(s string, n int) string { return strings.Join(strings.Fields(s)[:n], " ") }

// swapped changes every nth word.
func swapped(s string, nth int) string {
	words := strings.Fields(s)
	for i := nth - 1; i < len(words); i += nth {
		words[i] = "altogether"
	}
	return strings.Join(words, " ")
}

func reordered(s string) string {
	parts := strings.Split(s, ". ")
	slices.Reverse(parts)
	return strings.Join(parts, ". ")
}

// brief makes the nth short report of an outlet, about something of its own.
func brief(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	var b strings.Builder
	for range 30 {
		fmt.Fprintf(&b, "word%d ", r.IntN(5000))
	}
	return b.String()
}

func reportsOf(texts ...string) (out []Report) {
	for _, t := range texts {
		out = append(out, Report{ID: t, Sketch: NewSketch(t)})
	}
	return out
}

func originsOf(reports []Report) []Origin {
	var x Index
	for _, r := range reports {
		x.Add(r)
	}
	return x.Origins()
}

func TestReprints(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same words", strait, strait, true},
		{"other marks and case", strait, strings.ToUpper(strings.ReplaceAll(strait, ",", " –")), true},
		{"cut to the first sentences", strait, firstWords(strait, 60), true},
		{"cut to one sentence", strait, firstWords(strait, 25), true},
		{"a later part", strait, strings.Join(strings.Fields(strait)[50:], " "), true},
		{"another headline", "Strait opens\n\n" + strait, "Relief among fishing crews as a long stand-off ends\n\n" + firstWords(strait, 70), true},
		{"credit removed", "NORHAVEN, March 4 (Larch News) - " + strait, strait, true},
		{"other order", strait, reordered(strait), true},
		{"every fifth word changed", strait, swapped(strait, 5), true},
		{"every fifth word changed and cut", strait, swapped(firstWords(strait, 70), 5), true},
		{"two notices", strait + "\n\n" + notice, strait, true},
		{"a report that takes the whole of another", strait, flood + " " + strait, true},
		{"written apart", strait, other, false},
		{"about something else", strait, flood, false},
		{"a speech that both quote", strait + "\n" + speech + " the minister said.", other + "\n" + speech + " said the minister.", false},
		{"the speech and nothing else", speech, speech + " the minister said.", true},
		{"a phrase of the trade", "The ministry said in a statement on Monday that it had no comment on the reports from the border.",
			"The bank said in a statement on Monday that profits had risen by a third since last spring.", false},
		{"short and the same", "Talks end without result.", "TALKS END WITHOUT RESULT", true},
		{"short and nearly the same", "Talks end without result.", "Talks end without any result.", false},
		{"one word", "Talks", "Talks", true},
		{"no word", "—", "…", false},
		{"no blanks between words", "外務省は月曜日、両国の代表が来週ノルハーフェンで会談すると発表した。", "速報:外務省は月曜日、両国の代表が来週ノルハーフェンで会談すると発表した。", true},
	} {
		o := originsOf(reportsOf(c.a, c.b))
		if got := o[0].Of == o[1].Of; got != c.want {
			t.Errorf("%s: one origin %v, want %v (overlap %.2f)", c.name, got, c.want, o[1].Overlap)
		}
	}
}

func TestNoticesOfAnOutletAreNoReprints(t *testing.T) {
	var texts []string
	for n := range 40 {
		texts = append(texts, brief(n)+"\n"+notice)
	}
	texts = append(texts, brief(7)+"\nSeen elsewhere.") // a copy without the notice
	origins := originsOf(reportsOf(texts...))
	for n, o := range origins[:40] {
		if o.Of != n && n != 7 {
			t.Errorf("the brief %d is taken from %d by its notice", n, o.Of)
		}
	}
	if origins[40].Of != origins[7].Of {
		t.Error("the copy of a brief is lost")
	}
}

func TestManyCopiesAreNoNotice(t *testing.T) {
	texts := []string{strait}
	for n := range 60 {
		r := rand.New(rand.NewPCG(uint64(n), 1))
		words := strings.Fields(strait)
		for i := range words {
			if r.IntN(5) == 0 {
				words[i] = "altogether"
			}
		}
		texts = append(texts, fmt.Sprintf("Headline %d of many. %s", n, strings.Join(words, " ")))
	}
	for n, o := range originsOf(reportsOf(texts...)) {
		if o.Of != originsOf(reportsOf(texts...))[0].Of {
			t.Errorf("copy %d is lost", n)
		}
	}
}

func TestWhichIsTheOrigin(t *testing.T) {
	at := func(published, outlet, agency, text string) Report {
		return Report{ID: outlet, Published: published, Outlet: outlet, Agency: agency, Sketch: NewSketch(text)}
	}
	for _, c := range []struct {
		name    string
		reports []Report
		want    string
	}{
		{"the earliest", []Report{at("2031-03-05", "Post", "", strait), at("2031-03-04", "Herald", "", strait)}, "Herald"},
		{"days apart", []Report{at("2031-03-25", "Post", "", strait), at("2031-03-04", "Herald", "", strait)}, "Herald"},
		{"the hour", []Report{at("2031-03-04T09:00", "Post", "", strait), at("2031-03-04T08:00", "Herald", "", strait)}, "Herald"},
		{"not the one without a date", []Report{at("", "Post", "", strait), at("2031-03-04", "Herald", "", strait)}, "Herald"},
		{"the agency that is credited, be it later", []Report{at("2031-03-04", "Post", "Larch News", strait), at("2031-03-05", "Larch News", "", strait)}, "Larch News"},
		{"no agency that nobody credits", []Report{at("2031-03-04", "Post", "", strait), at("2031-03-05", "Larch News", "Larch News", strait)}, "Post"},
		{"the longest where none has a date", []Report{at("", "Post", "", firstWords(strait, 50)), at("", "Tern", "", strait), at("", "Herald", "", firstWords(strait, 70))}, "Tern"},
	} {
		for _, o := range originsOf(c.reports) {
			if got := c.reports[o.Of].ID; got != c.want {
				t.Errorf("%s: taken from %s, want %s", c.name, got, c.want)
			}
		}
	}
}

func TestACreditJoinsWhatIsMoreEdited(t *testing.T) {
	edited := swapped(swapped(strait, 5), 9)
	a, b := Report{ID: "a", Outlet: "Larch News", Sketch: NewSketch(strait)}, Report{ID: "b", Outlet: "Post", Sketch: NewSketch(edited)}
	if o := originsOf([]Report{a, b}); o[0].Of == o[1].Of {
		t.Fatalf("without a credit too it is one origin: overlap %.2f", o[1].Overlap)
	}
	b.Agency = "larch news"
	if o := originsOf([]Report{a, b}); o[1].Of != 0 {
		t.Errorf("with the credit it is another origin: %v", o)
	}
}

// A digest is like each of the reports it holds, and these stay apart.
func TestADigestJoinsNoOthers(t *testing.T) {
	reports := reportsOf(strait, flood, strait+"\n\n"+flood)
	for i, day := range []string{"2031-03-04", "2031-03-04", "2031-03-05"} {
		reports[i].Published = day
	}
	if o := originsOf(reports); o[0].Of != 0 || o[1].Of != 1 || o[2].Of == 2 {
		t.Errorf("origins %v", o)
	}
}

// TestOrderMakesNoDifference adds one set of reports in two orders.
func TestOrderMakesNoDifference(t *testing.T) {
	sentences := strings.Split(strait+" "+other+" "+flood+" "+notice, ". ")
	rapid.Check(t, func(t *rapid.T) {
		var reports []Report
		for n := range rapid.IntRange(1, 14).Draw(t, "reports") {
			var b strings.Builder
			for _, s := range rapid.SliceOfN(rapid.IntRange(0, len(sentences)-1), 1, 5).Draw(t, "sentences") {
				b.WriteString(sentences[s] + ". ")
			}
			reports = append(reports, Report{
				ID: fmt.Sprint(n), Published: rapid.SampledFrom([]string{"", "2031-03-04", "2031-03-04T09:00", "2031-03-05"}).Draw(t, "day"),
				Outlet: rapid.SampledFrom([]string{"", "Post", "Larch News"}).Draw(t, "outlet"), Agency: rapid.SampledFrom([]string{"", "Larch News"}).Draw(t, "agency"),
				Sketch: NewSketch(b.String()),
			})
		}
		want := map[string]Origin{}
		for i, o := range originsOf(reports) {
			want[reports[i].ID] = o
			if first := originsOf(reports)[o.Of]; first.Of != o.Of {
				t.Fatalf("the origin of %d is taken from %d", i, first.Of)
			}
		}
		mixed := rapid.Permutation(reports).Draw(t, "order")
		for i, o := range originsOf(mixed) {
			if w := want[mixed[i].ID]; reports[w.Of].ID != mixed[o.Of].ID || w.Overlap != o.Overlap {
				t.Fatalf("%s: from %s by %v, and in another order from %s by %v", mixed[i].ID, reports[w.Of].ID, w.Overlap, mixed[o.Of].ID, o.Overlap)
			}
		}
	})
}

// TestOneAtATimeIsAllAtOnce asks for the origins after every report and wants what an
// Index made anew would say.
func TestOneAtATimeIsAllAtOnce(t *testing.T) {
	sentences := strings.Split(strait+" "+flood+" "+notice, ". ")
	rapid.Check(t, func(t *rapid.T) {
		var reports []Report
		x := Index{most: int32(rapid.SampledFrom([]int{0, 3, 8}).Draw(t, "most"))}
		for n := range rapid.IntRange(1, 10).Draw(t, "reports") {
			var b strings.Builder
			for _, s := range rapid.SliceOfN(rapid.IntRange(0, len(sentences)-1), 1, 4).Draw(t, "sentences") {
				b.WriteString(sentences[s] + ". ")
			}
			reports = append(reports, Report{ID: fmt.Sprint(n), Sketch: NewSketch(b.String())})
			x.Add(reports[n])
			anew := Index{most: x.most}
			for _, r := range rapid.Permutation(reports).Draw(t, "order") {
				anew.Add(r)
			}
			want := make([]Origin, len(reports))
			for i, o := range anew.Origins() {
				n, _ := strconv.Atoi(anew.reports[i].ID)
				of, _ := strconv.Atoi(anew.reports[o.Of].ID)
				want[n] = Origin{of, o.Overlap}
			}
			if got := x.Origins(); !slices.Equal(got, want) {
				t.Fatalf("after %d: %v, anew %v", n, got, want)
			}
		}
	})
}

// TestCandidatesMissNoReprint looks up parts of reports from any place with some words
// changed.
func TestCandidatesMissNoReprint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share := rapid.IntRange(8, 20).Draw(t, "nth")
		text := rapid.SampledFrom([]string{strait, other, flood}).Draw(t, "text")
		words := strings.Fields(text)
		from := rapid.IntRange(0, len(words)-40).Draw(t, "from")
		copied := swapped(strings.Join(words[from:min(len(words), from+rapid.IntRange(40, 90).Draw(t, "words"))], " "), share)
		var x Index
		x.Add(Report{Sketch: NewSketch(text)})
		if len(x.Candidates(NewSketch(copied))) == 0 {
			t.Fatalf("no candidate for %q", copied)
		}
	})
}

func FuzzSketch(f *testing.F) {
	for _, s := range []string{"", "a", strait, speech, "\xff\xfe\"“", "外務省は", "\"\"\"\n\"", strings.Repeat("a b ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sketch := NewSketch(s)
		var x Index
		x.Add(Report{Sketch: sketch})
		x.Add(Report{Sketch: NewSketch(s + " " + s)})
		x.Add(Report{Sketch: sketch})
		if o := x.Origins(); sketch.Words() > 0 && o[2].Of != o[0].Of {
			t.Errorf("the same text is of another origin: %v", o)
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	var reports []Report
	sentences := strings.Split(strait+" "+other+" "+flood, ". ")
	for n := range 2000 {
		r := rand.New(rand.NewPCG(uint64(n), 2))
		text := sentences[r.IntN(len(sentences))]
		for range 12 {
			text += ". " + brief(r.IntN(2000))
		}
		reports = append(reports, Report{ID: fmt.Sprint(n), Sketch: NewSketch(text)})
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		originsOf(reports)
		n += len(reports)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkSketch(b *testing.B) {
	text := strings.Repeat(strait+"\n"+flood+"\n", 3)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		NewSketch(text)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// TestMoreThanCanBeLookedUp has more articles with one notice, and more of the same
// words, than are looked up by a shingle.
func TestMoreThanCanBeLookedUp(t *testing.T) {
	x := Index{most: 40}
	add := func(id, text string) int { return x.Add(Report{ID: id, Sketch: NewSketch(text)}) }
	copied := add("a copy", brief(7)+"\nSeen elsewhere.")
	var same, briefs []int
	for n := range 70 {
		briefs = append(briefs, add(fmt.Sprintf("brief %04d", n), brief(n)+"\n"+notice))
		same = append(same, add(fmt.Sprintf("same %04d", n), strait))
	}
	o := x.Origins()
	for n := range briefs {
		if n != 7 && o[briefs[n]].Of != briefs[n] {
			t.Fatalf("brief %d is taken from %d", n, o[briefs[n]].Of)
		}
		if o[same[n]].Of != same[0] {
			t.Fatalf("the same words are of another origin the %dth time", n)
		}
	}
	if o[copied].Of != o[briefs[7]].Of {
		t.Error("the copy of a brief is lost")
	}
}
