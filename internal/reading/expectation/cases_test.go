package expectation

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// lines gives the expectations of a work, one a line.
func (w work) lines() string {
	var out []string
	for _, x := range w.found {
		out = append(out, w.line(x))
	}
	return strings.Join(out, "\n")
}

// TestCases reads single sentences printed on Wednesday 6 May 2026: what is announced,
// and after those what announces nothing.
func TestCases(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Norway and Chile will hold talks in Port Sorrel on May 12, Lorna Vey said.`, `CONSULT talks | Norway + Chile | 2026-05-12/2026-05-12 | will 0-0 |  | Lorna Vey 2026-05-06`},
		{`Lorna Vey and Tarik Osman are very likely to meet next week, an aide said.`, `CONSULT meet | Lorna Vey + Tarik Osman | 2026-05-11/2026-05-17 | very likely 80-95 |  | an aide 2026-05-06`},
		{`Premier Tarik Osman is unlikely to visit Norway this month, his spokeswoman said.`, `CONSULT visit | Tarik Osman + Norway | 2026-05-01/2026-05-31 | unlikely 20-45 |  | Tarik Osman's spokeswoman 2026-05-06`},
		{`Tarik Osman said he expects talks with Chile once the commission has reported.`, `CONSULT talks | Tarik Osman + Chile | / | expects 0-0 | once the commission has reported | Tarik Osman 2026-05-06`},
		{`Norway is due to release two prisoners on Friday.`, `RETREAT release | Norway + two prisoners | 2026-05-08/2026-05-08 | is due 0-0 |  |  2026-05-06`},
		{`Norway promised to release the crew by May 20.`, `RETREAT release | Norway | 2026-05-06/2026-05-20 | promised 0-0 |  | Norway 2026-05-06`},
		{`Chile plans to withdraw its troops from the island by the end of June.`, `RETREAT withdraw | Chile | 2026-05-06/2026-06-30 | plans 0-0 |  | Chile 2026-05-06`},
		{`Tarik Osman will almost certainly meet Lorna Vey in June, officials said.`, `CONSULT meet | Tarik Osman + Lorna Vey | 2026-06-01/2026-06-30 | almost certainly 95-99 |  | officials 2026-05-06`},
		{`The two ministers may hold a phone call on Thursday, Tarik Osman told reporters.`, `CONSULT call | The two ministers | 2026-05-07/2026-05-07 | may 20-55 |  | Tarik Osman 2026-05-06`},
		{`If the ceasefire holds, Norway and Chile will hold talks next week, Tarik Osman said.`, `CONSULT talks | Norway + Chile | 2026-05-11/2026-05-17 | will 0-0 | If the ceasefire holds | Tarik Osman 2026-05-06`},
		{`Norway will lift sanctions on Chile provided that the crew is freed, Tarik Osman said.`, `CONCEDE lift | Norway + Chile | / | will 0-0 | provided that the crew is freed | Tarik Osman 2026-05-06`},
		{`Lorna Vey hopes to meet Tarik Osman next week.`, `CONSULT meet | Lorna Vey + Tarik Osman | 2026-05-11/2026-05-17 | hopes 0-0 |  | Lorna Vey 2026-05-06`},
		{`Norway wants to hold talks with Chile in June.`, ``},
		{`Norway warned that an attack would have grave consequences.`, ``},
		{`Norway threatened to impose sanctions on Chile.`, ``},
		{`Norway met Chile in Port Sorrel on Monday.`, ``},
		{`Norway could attack Chile at any time, analysts fear.`, ``},
		{`Norway refused to hold talks with Chile.`, ``},
		{`Norway did not rule out talks with Chile.`, `CONSULT talks | Norway + Chile | / | not rule out 20-55 |  | Norway 2026-05-06`},
		{`Norway urged Chile to release the crew by Friday.`, ``},
		{`Norway will not send troops to Chile, Tarik Osman said.`, ``},
		{`The talks planned for Tuesday were cancelled.`, ``},
		{`Talks between Norway and Chile are scheduled for Monday.`, `CONSULT Talks | Norway + Chile | 2026-05-11/2026-05-11 | scheduled 0-0 |  |  2026-05-06`},
		{`A summit is planned for July, the Norwegian foreign ministry said.`, `CONSULT summit |  | 2026-07-01/2026-07-31 | planned 0-0 |  | Norwegian foreign ministry 2026-05-06`},
		{`Norway and Chile are set to sign the agreement on Tuesday.`, `AGREE sign | Norway + Chile | 2026-05-12/2026-05-12 | set to 0-0 |  |  2026-05-06`},
		{`Lorna Vey is to meet Tarik Osman tomorrow.`, `CONSULT meet | Lorna Vey + Tarik Osman | 2026-05-07/2026-05-07 | is to 0-0 |  |  2026-05-06`},
		{`Lorna Vey intends to visit Chile in September.`, `CONSULT visit | Lorna Vey + Chile | 2026-09-01/2026-09-30 | intends 0-0 |  | Lorna Vey 2026-05-06`},
		{`Norway has agreed to send aid to Chile next month.`, `AID send | Norway + Chile | 2026-06-01/2026-06-30 | agreed 0-0 |  | Norway 2026-05-06`},
		{`"We will meet them next week," Tarik Osman said.`, `CONSULT meet | Tarik Osman | 2026-05-11/2026-05-17 | will 0-0 |  | Tarik Osman 2026-05-06`},
		{`Tarik Osman said that Norway would impose sanctions on Chile on Monday.`, `SANCTION impose | Norway + Chile | 2026-05-11/2026-05-11 | would 0-0 |  | Tarik Osman 2026-05-06`},
		{`Norway would attack if Chile moved its troops.`, ``},
		{`Tarik Osman is expected to visit Norway on June 3.`, `CONSULT visit | Tarik Osman + Norway | 2026-06-03/2026-06-03 | expected 0-0 |  |  2026-05-06`},
		{`Tarik Osman is not expected to meet Lorna Vey this week.`, `CONSULT meet | Tarik Osman + Lorna Vey | 2026-05-04/2026-05-10 | not expected 20-45 |  |  2026-05-06`},
		{`There is a possibility of an attack on Norway.`, ``},
		{`Norway sent troops to the border to attack Chile.`, ``},
		{`Norway should hold talks with Chile, Lorna Vey said.`, ``},
		{`As soon as the court rules, Norway will release the crew, Tarik Osman said.`, `RETREAT release | Norway | / | will 0-0 | As soon as the court rules | Tarik Osman 2026-05-06`},
		{`Norway and Chile are ready to resume talks.`, ``},
		{`The mediators expect a meeting of the two ministers within two weeks.`, `CONSULT meeting | two ministers | / | expect 0-0 |  | The mediators 2026-05-06`},
		{`Lorna Vey met Tarik Osman on Monday and will visit Chile on Thursday.`, `CONSULT visit | Lorna Vey + Chile | 2026-05-07/2026-05-07 | will 0-0 |  |  2026-05-06`},
		{`Norway postponed the talks until June.`, `CONSULT talks | Norway | 2026-06-01/2026-06-30 |  |  |  2026-05-06`},
		{`Norway will deploy troops near the border next week.`, `MOBILIZE deploy | Norway | 2026-05-11/2026-05-17 | will 0-0 |  |  2026-05-06`},
		{`When Norway attacks, Chile will respond.`, ``},
		{`Norway's parliament will vote on the deal next week.`, ` | Norway's parliament | 2026-05-11/2026-05-17 | will 0-0 |  |  2026-05-06`},
		{`The next round of talks between Norway and Chile will take place in Oslo on May 20.`, `CONSULT talks | Norway + Chile | 2026-05-20/2026-05-20 | will 0-0 |  |  2026-05-06`},
		{`Norway may hold talks with Chile in June, an official said.`, `CONSULT talks | Norway + Chile | 2026-06-01/2026-06-30 | may 20-55 |  | an official 2026-05-06`},
		{`Talks between the two countries are expected to resume in September.`, `CONSULT Talks | two countries | 2026-09-01/2026-09-30 | expected 0-0 |  |  2026-05-06`},
		{`Tarik Osman has postponed a planned visit to Norway until July.`, `CONSULT visit | Tarik Osman + Norway | 2026-07-01/2026-07-31 |  |  |  2026-05-06`},
		{`The talks between Kenya and Norway were moved from May 12 to May 19, Osman said on Tuesday.`, `CONSULT talks | Kenya + Norway | 2026-05-19/2026-05-19 |  |  | Osman 2026-05-05`},
		{`The meeting between Kenya and Norway has been rescheduled and will now take place on 20 May.`, `CONSULT meeting | Kenya + Norway | 2026-05-20/2026-05-20 |  |  |  2026-05-06`},
		{`The talks between Kenya and Norway were postponed on Monday.`, ``},
		{`The talks between Kenya and Norway were brought forward to May 8.`, `CONSULT talks | Kenya + Norway | 2026-05-08/2026-05-08 |  |  |  2026-05-06`},
		{`The talks, due on Thursday, were put off for a week.`, ``},
		{`Norway promised to give its written response before the end of May.`, ` | Norway | 2026-05-06/2026-05-31 | promised 0-0 |  | Norway 2026-05-06`},
		{`Lorna Vey will answer the letter when the engineers are free, Tarik Osman said.`, ` | Lorna Vey | / | will 0-0 | when the engineers are free | Tarik Osman 2026-05-06`},
		{`Norway will lose its best excuse if they leave.`, ``},
		{`The planned meeting between Lorna Vey and Tarik Osman is likely to go ahead on Friday.`, `CONSULT meeting | Lorna Vey + Tarik Osman | 2026-05-08/2026-05-08 | likely 55-80 |  |  2026-05-06`},
	} {
		w := read(t, c.words, "2026-05-06")
		if got := w.lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}

// TestSteps reads what is announced with a day by verbs that tell no event, and after
// those what announces nothing. Printed on Wednesday 6 May 2026.
func TestSteps(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Norway will brief the council on Friday if the talks fail.`, ` | Norway | 2026-05-08/2026-05-08 | will 0-0 | if the talks fail |  2026-05-06`},
		{`"We shall hand in our comments within ten days," Tarik Osman said.`, ` | Tarik Osman | 2026-05-06/2026-05-16 | shall 0-0 |  | Tarik Osman 2026-05-06`},
		{`The mediators took note of the plan of Norway to reply by the end of the month.`, ` | Norway | 2026-05-06/2026-05-31 | plan 0-0 |  |  2026-05-06`},
		{`Norway and Chile agreed to resume the work of the commission no later than 1 June.`, ` | Norway + Chile | 2026-05-06/2026-06-01 | agreed 0-0 |  | Norway 2026-05-06`},
		{`Lorna Vey rejected the terms of the truce talks, which are to go on in Oslo on 20 May.`, ` |  | 2026-05-20/2026-05-20 | are to 0-0 |  |  2026-05-06`},
		{`Lorna Vey said she would put the question to the mediators when they come on Monday.`, ` | Lorna Vey | 2026-05-11/2026-05-11 | would 0-0 |  | Lorna Vey 2026-05-06`},
		{`Norway's cabinet said it would answer "in due course".`, ` | Norway's cabinet | / | would 0-0 |  | Norway's cabinet 2026-05-06`},
		{`Next week the commission will publish its report.`, ` | commission | 2026-05-11/2026-05-17 | will 0-0 |  |  2026-05-06`},
		{`Registration will run from October 26 to November 20.`, ` |  | 2026-10-26/2026-11-20 | will 0-0 |  |  2026-05-06`},
		{`Tarik Osman will go to Chile on Friday, where he is expected to meet Lorna Vey.`, ` | Tarik Osman | 2026-05-08/2026-05-08 | will 0-0 |  |  2026-05-06
CONSULT meet | Tarik Osman + Lorna Vey | 2026-05-08/2026-05-08 | expected 0-0 |  |  2026-05-06`},
		{`Tarik Osman will visit Norway on Friday, where he is expected to meet Lorna Vey.`, `CONSULT visit | Tarik Osman + Norway | 2026-05-08/2026-05-08 | will 0-0 |  |  2026-05-06
CONSULT meet | Tarik Osman + Lorna Vey | 2026-05-08/2026-05-08 | expected 0-0 |  |  2026-05-06`},
		{`Tarik Osman came to Chile on Monday, where he is expected to meet Lorna Vey.`, `CONSULT meet | Tarik Osman + Lorna Vey | / | expected 0-0 |  |  2026-05-06`},
		{`The pact will be signed by Norway and Chile at the conference planned for 10 October in Oslo.`, `AGREE signed | Norway + Chile | 2026-10-10/2026-10-10 | will 0-0 |  |  2026-05-06`},
		{`Lorna Vey is not expected to brief the council on Friday.`, ``},
		{`There are no plans to brief the council on Friday, Lorna Vey said.`, ``},
		{`Norway has no intention to reply by Friday.`, ``},
		{`Lorna Vey said Norway would brief the council on Friday if the talks failed.`, ` | Norway | 2026-05-08/2026-05-08 | would 0-0 | if the talks failed | Lorna Vey 2026-05-06`},
		{`Lorna Vey says Norway would brief the council on Friday if the talks failed.`, ``},
		{`Police said they found a box that would hold a shotgun on Friday.`, ``},
		{`Lorna Vey said she would like to rest on Friday.`, ``},
		{`The commission briefed the council on Monday and will publish its report.`, ``},
		{`Lorna Vey said on Monday that the council would study the matter.`, ``},
		{`Will Norway brief the council on Friday?`, ``},
		{`If the council is briefed on Friday, Norway will be content.`, ``},
		{`The ban will stay in force until Friday.`, ``},
		{`Norway urged the council to publish its report by Friday.`, ``},
	} {
		w := read(t, c.words, "2026-05-06")
		if got := w.lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}

// TestOneRecord: headline, lead and quotation announce one event.
func TestOneRecord(t *testing.T) {
	w := read(t, "Vey, Osman likely to meet next week. Norwegian official\n\n"+
		"Norwegian envoy Lorna Vey and Chilean envoy Tarik Osman are likely to meet next week, Norwegian official Ruth Abel said on Tuesday.\n\n"+
		"\"I think Lorna Vey and Tarik Osman will likely meet next week,\" she said.\n", "2026-05-06")
	want := "CONSULT meet | Lorna Vey + Tarik Osman | 2026-05-11/2026-05-17 | likely 55-80 |  | Ruth Abel 2026-05-05"
	if got := w.lines(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if len(w.found) == 1 && !strings.HasPrefix(w.Doc.Text.Slice(w.found[0].Span), "Norwegian envoy") {
		t.Errorf("the passage is %q", w.Doc.Text.Slice(w.found[0].Span))
	}
}

// TestSeed asks for the expectations of the first acceptance case, exactly.
func TestSeed(t *testing.T) {
	const file = "../../../../shared/seed/article.txt"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the seed article is not here: " + file)
	}
	w := read(t, string(raw), "")
	if len(w.found) != 2 {
		t.Fatalf("%d expectations, want 2:\n%s", len(w.found), w.lines())
	}
	for i, want := range []struct {
		cast, window, chance, condition, by string
		low, high                           int
	}{
		{"Antony Blinken + Sergey Lavrov", "2022-01-31/2022-02-06", "likely", "", "Victoria Nuland 2022-01-30", 55, 80},
		{"Antony Blinken + Sergey Lavrov", "/", "expects", "as soon as", "Antony Blinken 2022-01-26", 0, 0},
	} {
		x := w.found[i]
		var cast []string
		for _, a := range x.Actors {
			cast = append(cast, w.name(a))
		}
		if got := strings.Join(cast, " + "); got != want.cast {
			t.Errorf("%d: actors %q", i, got)
		}
		if got := x.From + "/" + x.To; got != want.window {
			t.Errorf("%d: window %q", i, got)
		}
		if x.Likelihood.Text != want.chance || x.Likelihood.Low != want.low || x.Likelihood.High != want.high {
			t.Errorf("%d: likelihood %+v", i, x.Likelihood)
		}
		if !strings.HasPrefix(x.Condition.Text, want.condition) || (want.condition == "") != x.Condition.Empty() {
			t.Errorf("%d: condition %q", i, x.Condition.Text)
		}
		if got := w.name(x.AnnouncedBy) + " " + x.AnnouncedOn; got != want.by {
			t.Errorf("%d: announced by %q", i, got)
		}
	}
}

// TestSample reads the sample story: what it announces, article by article.
func TestSample(t *testing.T) {
	want := map[string][]string{
		"01": {"2026-03-02/2026-03-08 likely"},
		"02": {"2026-03-02/2026-03-08 likely"},
		"03": {"/ expects"},
		"04": {"2026-03-18/2026-03-18 will", "2026-03-06/2026-03-15 would"},
		"05": {"2026-03-06/2026-03-15 would"},
		"06": nil, "07": nil, "08": {"2026-04-01/2026-04-30 "},
		"09": {"2026-03-22/2026-03-28 expect"},
		"10": {"/ ", "2026-04-07/2026-04-07 will", "2026-05-01/2026-05-31 could", "2026-05-01/2026-05-31 unlikely"},
		"11": {"/ agreed", "/ would"},
		"12": {"2026-04-13/2026-04-19 will"},
	}
	files, err := assets.Sample.ReadDir("sample")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := assets.Sample.ReadFile("sample/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		w := read(t, string(raw), "")
		var got []string
		for _, x := range w.found {
			got = append(got, x.From+"/"+x.To+" "+x.Likelihood.Text)
		}
		if !reflect.DeepEqual(got, want[f.Name()[:2]]) {
			t.Errorf("%s: got %q, want %q\n%s", f.Name(), got, want[f.Name()[:2]], w.lines())
		}
	}
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// check asks for what must hold of every reading.
func check(t failer, w work, finder *Finder) {
	t.Helper()
	again := finder.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements, w.events)
	if !reflect.DeepEqual(w.found, again) {
		t.Fatalf("two readings differ")
	}
	all := text.Span{End: w.Doc.Text.Len()}
	for i, x := range w.found {
		if x.ID != "x"+strconv.Itoa(i+1) || (x.Event == "") != (x.Rule == "step") || x.Empty() {
			t.Fatalf("expectation %d: %+v", i, x)
		}
		for _, sp := range []text.Span{x.Span, x.Likelihood.Span, x.Condition.Span} {
			if !all.Contains(sp) {
				t.Fatalf("%s: %v lies outside the text", x.ID, sp)
			}
		}
		if x.Likelihood.Low > x.Likelihood.High || x.From != "" && x.To != "" && x.From > x.To {
			t.Fatalf("%s: %+v", x.ID, x)
		}
	}
}

// TestAnyWords puts words of announcing together at random.
func TestAnyWords(t *testing.T) {
	words := []string{"Norway", "Chile", "and", "the", "ministers", "will", "may", "hold", "talks", "meet", ",", "if", "when", "as soon as", "said",
		"\"", ".", "likely", "unlikely", "to", "is", "agreed", "by", "May 15", "next week", "release", "prisoners", "not", "expects", "he", "that", "\n\n"}
	rapid.Check(t, func(rt *rapid.T) {
		picked := rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(rt, "words")
		w := read(t, strings.Join(picked, " "), "2026-05-06")
		r, _ := made()
		check(rt, w, r)
	})
}

func FuzzFind(f *testing.F) {
	f.Add("Norway will meet Chile by May 15 if the court rules, Lorna Vey said.", "2026-05-06")
	f.Add("“As soon as they come, we expect talks”", "")
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
	raw, err := assets.Sample.ReadFile("sample/10-port-anselm-herald-2026-03-30.txt")
	if err != nil {
		b.Fatal(err)
	}
	w := read(b, strings.Repeat(string(raw)+"\n\n", 20), "2026-03-30")
	r, _ := made()
	var got []record.Expectation
	b.ResetTimer()
	for b.Loop() {
		got = r.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements, w.events)
	}
	if len(got) == 0 {
		b.Fatal("nothing found")
	}
	b.ReportMetric(float64(len(w.Doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestLists: the embedded lists load; every band of a word of chance is one of ICD 203, or
// spans the two in its middle; what only announces or hopes has none.
func TestLists(t *testing.T) {
	w, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	bands := map[band]bool{{20, 55}: true, {1, 5}: true, {5, 20}: true, {20, 45}: true, {45, 55}: true, {55, 80}: true, {80, 95}: true, {95, 99}: true}
	for first, list := range w.chances {
		for _, c := range list {
			if none := c.band == (band{}); none && c.class == "chance" && !strings.HasPrefix(first, "expect") && !strings.HasPrefix(first, "anticipat") || !none && (c.class != "chance" || !bands[c.band]) {
				t.Errorf("%s …: no band of ICD 203: %v", first, c.band)
			}
		}
	}
}
