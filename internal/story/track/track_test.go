package track_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/story/track"
	"github.com/readout-app/readout/internal/text"
)

// desk is a story written by hand: articles of two outlets, and one envoy.
func newDesk() *story.Ledgers {
	return &story.Ledgers{
		Articles: []*story.Article{{ID: "post", Outlet: "Harbour Post"}, {ID: "copy", Outlet: "Tarn Daily"}},
		Actors:   []*story.Actor{{Row: story.Row{Key: "varga"}, Name: "Ilse Varga"}},
	}
}

// expect adds what the envoy announced in the Harbour Post, for the first week of May.
func expect(l *story.Ledgers, key string, status story.Status, set ...func(*story.Expectation)) {
	x := &story.Expectation{
		Row:       story.Row{Key: key, Passages: []story.Passage{{Article: "post"}, {Article: "copy"}}},
		Announcer: "varga", By: "Ilse Varga", From: "2026-05-01", To: "2026-05-07", Status: status,
	}
	for _, f := range set {
		f(x)
	}
	l.Expectations = append(l.Expectations, x)
}

// provenOn proves it by an event of a day.
func provenOn(l *story.Ledgers, from, to string) func(*story.Expectation) {
	return func(x *story.Expectation) {
		p := story.Passage{Article: "copy", Span: text.Span{Start: len(l.Events), End: len(l.Events) + 1}}
		l.Events = append(l.Events, &story.Event{Row: story.Row{Passages: []story.Passage{p}}, From: from, To: to})
		x.Proof = &p
	}
}

func called(word string, low, high int) func(*story.Expectation) {
	return func(x *story.Expectation) { x.Likelihood = record.Likelihood{Text: word, Low: low, High: high} }
}

func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		name   string
		status story.Status
		set    func(*story.Ledgers) func(*story.Expectation)
		want   string
	}{
		{"resolved without proof", story.Happened, nil, "kept"},
		{"on a day of the window", story.Happened, func(l *story.Ledgers) func(*story.Expectation) { return provenOn(l, "2026-05-07", "") }, "kept"},
		{"begun in the window", story.Happened, func(l *story.Ledgers) func(*story.Expectation) { return provenOn(l, "2026-05-07", "2026-05-09") }, "kept"},
		{"a day late", story.Happened, func(l *story.Ledgers) func(*story.Expectation) { return provenOn(l, "2026-05-08", "2026-05-08") }, "slipped"},
		{"before its time", story.Happened, func(l *story.Ledgers) func(*story.Expectation) { return provenOn(l, "2026-04-28", "2026-04-30") }, "otherwise"},
		{"whenever, as no day was named", story.Happened, func(l *story.Ledgers) func(*story.Expectation) {
			return func(x *story.Expectation) {
				provenOn(l, "2026-12-01", "")(x)
				x.From, x.To = "", ""
			}
		}, "kept"},
		{"elsewhere", story.HappenedOtherwise, nil, "otherwise"},
		{"put off", story.Postponed, nil, "slipped"},
		{"moved", story.Rescheduled, nil, "slipped"},
		{"called off", story.Cancelled, nil, "dropped"},
		{"never meant", story.Denied, nil, "dropped"},
		{"its condition fell", story.Annulled, nil, "dropped"},
		{"who knows", story.Ambiguous, nil, "ambiguous"},
		{"to come", story.Open, nil, "open"},
		{"this week", story.Due, nil, "open"},
		{"nothing heard", story.Overdue, nil, "overdue"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newDesk()
			if c.set == nil {
				expect(l, "x", c.status)
			} else {
				expect(l, "x", c.status, c.set(l))
			}
			records := track.Of(l)
			if len(records) != 2 || records[0].Name != "Ilse Varga" || records[1].Name != "Harbour Post" {
				t.Fatalf("records: %+v", records)
			}
			for _, r := range records {
				got := map[string]track.Cases{"kept": r.Kept, "slipped": r.Slipped, "otherwise": r.Otherwise, "dropped": r.Dropped, "ambiguous": r.Ambiguous, "open": r.Open, "overdue": r.Overdue}
				if !slices.Equal(got[c.want], track.Cases{"x"}) || r.All() != 1 {
					t.Errorf("%s: not %s: %+v", r.Name, c.want, r)
				}
			}
		})
	}
}

func TestWhoIsCounted(t *testing.T) {
	l := newDesk()
	expect(l, "1", story.Happened, func(x *story.Expectation) { x.Ruling = story.Rejected })
	expect(l, "2", story.Happened, func(x *story.Expectation) { x.Announcer, x.By = "", "" })
	expect(l, "3", story.Overdue, func(x *story.Expectation) { x.Proposals = []story.Proposal{{Status: story.Happened}} })
	expect(l, "4", story.Happened, func(x *story.Expectation) { x.Proposals = []story.Proposal{{Status: story.Cancelled}} })
	expect(l, "5", story.Happened, func(x *story.Expectation) { x.Passages = []story.Passage{{Article: "unknown"}} })
	r := track.Of(l)
	if len(r) != 2 {
		t.Fatalf("%+v", r)
	}
	envoy, post := r[0], r[1]
	if envoy.Kind != track.Announcer || !slices.Equal(envoy.Kept, track.Cases{"4", "5"}) || !slices.Equal(envoy.Overdue, track.Cases{"3"}) || envoy.Settled() != 2 || envoy.All() != 3 {
		t.Errorf("announcer: %+v", envoy)
	}
	if post.Kind != track.Outlet || !slices.Equal(post.Kept, track.Cases{"2", "4"}) {
		t.Errorf("outlet: %+v", post)
	}
	if !slices.Equal(envoy.Proposed, track.Cases{"3"}) {
		t.Errorf("a proposal is shown only while it waits for a ruling: %v", envoy.Proposed)
	}
}

func TestCalibration(t *testing.T) {
	l := newDesk()
	n := 0
	add := func(times int, status story.Status, set ...func(*story.Expectation)) {
		for range times {
			n++
			expect(l, fmt.Sprintf("x%03d", n), status, set...)
		}
	}
	add(7, story.Happened, called("likely", 55, 80))
	add(3, story.Cancelled, called("probable", 55, 80))
	add(2, story.Annulled, called("likely", 55, 80))
	add(2, story.Ambiguous, called("likely", 55, 80))
	add(4, story.Open, called("likely", 55, 80))
	add(2, story.Happened, called("very likely", 80, 95))
	add(1, story.Postponed, called("very likely", 80, 95))
	add(1, story.Happened, called("may", 20, 55))
	add(3, story.Happened)
	var got []string
	for _, b := range track.Of(l)[0].Calibration {
		got = append(got, b.Name+": "+b.Share().String())
	}
	want := "unlikely to roughly even chance: 1 of 1; likely: 7 of 10 (70 %); very likely: 2 of 3"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
}

// No way of printing a share gives a percentage of few cases.
func TestNoPercentageOfFew(t *testing.T) {
	for of := range 2 * track.Enough {
		b := track.Band{Name: "likely", Low: 55, High: 80, Came: make(track.Cases, of/2), Failed: make(track.Cases, of-of/2)}
		s := b.Share()
		data, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		_, ok := s.Percent()
		if enough := of >= track.Enough; ok != enough || strings.Contains(s.String(), "%") != enough || strings.Contains(string(data), "percent") != enough {
			t.Errorf("%d cases: %t, %s, %s", of, ok, s, data)
		}
	}
}

func TestJSON(t *testing.T) {
	l := newDesk()
	expect(l, "x1", story.Happened, called("likely", 55, 80))
	data, err := json.Marshal(track.Of(l)[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"kind":"announcer","key":"varga","name":"Ilse Varga","kept":{"count":1,"keys":["x1"]},"slipped":{"count":0,"keys":[]}`,
		`"calibration":[{"name":"likely","low":55,"high":80,"share":{"happened":1,"of":1},"came":{"count":1,"keys":["x1"]},"failed":{"count":0,"keys":[]}}]`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s\nlacks %s", data, want)
		}
	}
}

// Of any story with any rulings, each expectation that is not rejected stands in one
// list of its announcer and in one of its outlet, and the order of rows is nothing.
func TestAnyStory(t *testing.T) {
	statuses := []story.Status{story.Happened, story.HappenedOtherwise, story.Postponed, story.Rescheduled, story.Cancelled, story.Denied, story.Ambiguous, story.Annulled}
	rapid.Check(t, func(t *rapid.T) {
		press := storytest.NewPress(storytest.Crowded, rapid.Uint64Range(0, 40).Draw(t, "press"))
		in := story.Input{Items: press.Articles(rapid.IntRange(0, 15).Draw(t, "articles")), Today: "2026-01-20"}
		for _, x := range story.Build(in).Expectations {
			d := decision.Decision{Seq: uint64(len(in.Decisions) + 1), Kind: decision.KindResolve, Target: x.Target}
			switch rapid.IntRange(0, 3).Draw(t, "ruling") {
			case 0:
				d.Kind = decision.KindReject
			case 1:
				d.Value = string(rapid.SampledFrom(statuses).Draw(t, "status"))
				if len(x.Proposals) > 0 {
					d.Proof = &x.Proposals[0].Target
				}
			default:
				continue
			}
			in.Decisions = append(in.Decisions, d)
		}
		l := story.Build(in)
		records := track.Of(l)
		in1, settled := map[track.Kind]map[string]int{track.Announcer: {}, track.Outlet: {}}, map[string]bool{}
		for _, r := range records {
			for i, list := range []track.Cases{r.Kept, r.Slipped, r.Otherwise, r.Dropped, r.Ambiguous, r.Open, r.Overdue} {
				for _, k := range list {
					in1[r.Kind][k]++
					settled[k] = i < 5
				}
			}
			for _, k := range r.Proposed {
				if settled[k] {
					t.Fatalf("%s is settled and proposed", k)
				}
			}
		}
		for _, x := range l.Expectations {
			there, announced := 1, 1
			if x.Ruling == story.Rejected {
				there = 0
			}
			if x.Announcer == "" {
				announced = 0
			}
			if in1[track.Outlet][x.Key] != there || in1[track.Announcer][x.Key] != there*announced {
				t.Fatalf("%s stands in %d outlets, %d announcers", x.Key, in1[track.Outlet][x.Key], in1[track.Announcer][x.Key])
			}
			if there == 1 && settled[x.Key] != slices.Contains(statuses, x.Status) {
				t.Fatalf("%s is %s, settled: %t", x.Key, x.Status, settled[x.Key])
			}
		}
		m := *l
		m.Articles, m.Actors, m.Events, m.Expectations = turned(m.Articles), turned(m.Actors), turned(m.Events), turned(m.Expectations)
		if !reflect.DeepEqual(track.Of(&m), records) {
			t.Fatal("the order of rows makes a difference")
		}
	})
}

func turned[R any](rows []R) []R {
	out := slices.Clone(rows)
	slices.Reverse(out)
	return out
}

func BenchmarkOf(b *testing.B) {
	l := story.Build(story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(1000), Today: "2026-06-01"})
	records := 0
	for b.Loop() {
		records = len(track.Of(l))
	}
	b.ReportMetric(float64(len(l.Expectations))*float64(b.N)/b.Elapsed().Seconds(), "expectations/s")
	b.ReportMetric(float64(records), "records")
}
