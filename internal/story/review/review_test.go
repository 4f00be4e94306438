package review_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/review"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/text"
)

// row makes a row of a ledger on one passage.
func row(record, key string, origins int) story.Row {
	return story.Row{
		Key: key, Origins: origins, Passages: []story.Passage{{Article: "a", Text: key}},
		Target: decision.Target{Article: "a", Record: record, Selector: text.Selector{Span: text.Span{End: 1}, Exact: "x"}, Part: key},
	}
}

func person(key, name, country string, mentions int) *story.Actor {
	return &story.Actor{Row: row(decision.OnActor, key, 1), Name: name, Type: record.Person, Country: country, Mentions: mentions}
}

// asked gives the queue as "kind key" lines, without what tells two questions on a row apart.
func asked(l *story.Ledgers) []string {
	out := []string{}
	for _, e := range review.Queue(l) {
		out = append(out, strings.Join(strings.Fields(e.Key)[:2], " "))
	}
	return out
}

func TestQueueAsks(t *testing.T) {
	proposal := story.Proposal{Status: story.Happened, Passage: story.Passage{Article: "b", Text: "met"}}
	expect := func(set func(*story.Expectation)) *story.Ledgers {
		x := &story.Expectation{Row: row(decision.OnExpectation, "x", 1), Title: "They will meet", Status: story.Open}
		set(x)
		return &story.Ledgers{Expectations: []*story.Expectation{x}}
	}
	date := func(readings ...record.TimeReading) *story.Ledgers {
		l := expect(func(x *story.Expectation) { x.Windows = []string{"t", "u"} })
		for _, key := range []string{"t", "u"} {
			l.Times = append(l.Times, &story.Time{Row: row(decision.OnTime, key, 1), Text: "next week", Readings: readings})
		}
		return l
	}
	actors := func(a ...*story.Actor) *story.Ledgers { return &story.Ledgers{Actors: a} }
	says := func(set func(*story.Statement)) *story.Ledgers {
		s := &story.Statement{Row: row(decision.OnStatement, "s", 1), Speaker: "varga", Name: "Varga"}
		set(s)
		return &story.Ledgers{Statements: []*story.Statement{s}}
	}
	for _, c := range []struct {
		name string
		l    *story.Ledgers
		want []string
	}{
		{"nothing", &story.Ledgers{}, nil},
		{"what is merely expected", expect(func(*story.Expectation) {}), nil},
		{"a proposed outcome", expect(func(x *story.Expectation) { x.Proposals = []story.Proposal{proposal} }), []string{"outcome x"}},
		{"of one accepted as a row", expect(func(x *story.Expectation) { x.Proposals, x.Ruling = []story.Proposal{proposal}, story.Accepted }), []string{"outcome x"}},
		{"of one that is settled", expect(func(x *story.Expectation) { x.Proposals, x.Status = []story.Proposal{proposal}, story.Happened }), nil},
		{"of one resolved as postponed with a proof", expect(func(x *story.Expectation) {
			x.Proposals, x.Status, x.Proof, x.Ruling = []story.Proposal{proposal}, story.Postponed, &proposal.Passage, story.Accepted
		}), nil},
		{"of one rejected", expect(func(x *story.Expectation) { x.Proposals, x.Ruling = []story.Proposal{proposal}, story.Rejected }), nil},
		{"overdue", expect(func(x *story.Expectation) { x.Status = story.Overdue }), []string{"overdue x"}},
		{"overdue and still awaited", expect(func(x *story.Expectation) { x.Status, x.Ruling = story.Overdue, story.Accepted }), nil},
		{"dropped by a newer version", expect(func(x *story.Expectation) { x.Status, x.DroppedIn = story.Overdue, "b" }), []string{"dropped x"}},
		{"a date of two days", date(record.TimeReading{From: "2026-03-02", To: "2026-03-08"}, record.TimeReading{From: "2026-03-09", To: "2026-03-15"}), []string{"reading t"}},
		{"a date of one day", date(record.TimeReading{From: "2026-03-02"}, record.TimeReading{From: "2026-03-02", Week: record.ISOWeek}), nil},
		{"an article without a day", &story.Ledgers{Articles: []*story.Article{{Row: row(decision.OnArticle, "a", 1)}}}, []string{"undated a"}},
		{"an article with one", &story.Ledgers{Articles: []*story.Article{{Row: row(decision.OnArticle, "a", 1), Published: "2026-03-02"}}}, nil},
		{"a conflict", &story.Ledgers{Conflicts: []*story.Conflict{{Row: row(decision.OnConflict, "k", 1)}}}, []string{"conflict k"}},
		{"an explained one", &story.Ledgers{Conflicts: []*story.Conflict{{Row: row(decision.OnConflict, "k", 1), ExplainedBy: "anchor"}}}, nil},
		{"a name and a longer one", actors(person("v", "Varga", "", 9), person("iv", "Ilse Varga", "MRW", 2)), []string{"double v"}},
		{"of two countries", actors(person("v", "Varga", "SLM", 9), person("iv", "Ilse Varga", "MRW", 2)), nil},
		{"two who share a surname", actors(person("pv", "Petra Varga", "", 9), person("iv", "Ilse Varga", "", 2)), nil},
		{"a name that many may bear", actors(person("v", "Varga", "", 9), person("a", "A Varga", "", 1), person("b", "B Varga", "", 1), person("c", "C Varga", "", 1), person("d", "D Varga", "", 1)), nil},
		{"one name twice", actors(person("v", "Ilse Varga", "", 9), person("v2", "Ilse Varga", "", 2)), []string{"double v"}},
		{"nobody is known to have said it", says(func(s *story.Statement) { s.Speaker = "" }), []string{"unnamed s"}},
		{"a speaker is", says(func(*story.Statement) {}), nil},
		{"a statement dropped", says(func(s *story.Statement) { s.DroppedIn = "b" }), []string{"dropped s"}},
		{"a ruling that is lost", &story.Ledgers{Unanchored: []decision.Decision{{Seq: 7, Kind: decision.KindAccept}}}, []string{"lost 7"}},
	} {
		if got := asked(c.l); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s: asked %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheMostMentionedNamesakeIsAskedAboutFirst(t *testing.T) {
	l := &story.Ledgers{Actors: []*story.Actor{person("v", "Varga", "", 1), person("pv", "Petra Varga", "", 2), person("iv", "Ilse Varga", "", 5)}}
	for _, want := range []string{"Ilse Varga", "Petra Varga"} {
		e := review.Queue(l)
		if len(e) != 1 || e[0].About != "Varga" || e[0].With != want {
			t.Fatalf("asked %+v, want whether Varga is %s", e, want)
		}
		l.Rulings = append(l.Rulings, e[0].Reject...)
	}
	if e := review.Queue(l); len(e) > 0 {
		t.Errorf("after both are told apart it is asked %+v", e)
	}
}

func TestWhatMattersComesFirst(t *testing.T) {
	conflict := func(key string, origins int) *story.Conflict {
		return &story.Conflict{Row: row(decision.OnConflict, key, origins)}
	}
	late := func(key, to string) *story.Expectation {
		return &story.Expectation{Row: row(decision.OnExpectation, key, 1), To: to, Status: story.Overdue}
	}
	l := &story.Ledgers{
		Conflicts:    []*story.Conflict{conflict("k1", 1), conflict("k2", 3), conflict("k3", 1)},
		Expectations: []*story.Expectation{late("x1", ""), late("x2", "2026-03-09"), late("x3", "2026-03-02")},
		Articles:     []*story.Article{{Row: row(decision.OnArticle, "a", 1)}},
	}
	want := []string{"undated a", "conflict k2", "conflict k1", "conflict k3", "overdue x3", "overdue x2", "overdue x1"}
	if got := asked(l); !slices.Equal(got, want) {
		t.Errorf("the order is %q, want %q", got, want)
	}
}

// Answering whatever is asked first, with yes or no, comes to an end; each answer is a
// valid ruling, takes its question off the queue and leaves the others in their order.
func TestAnsweringEmptiesTheQueue(t *testing.T) {
	items := storytest.NewPress(storytest.Crowded, 3).Articles(24)
	rapid.Check(t, func(t *rapid.T) {
		s := story.New("talks", "2026-01-20", story.Lists{})
		for _, it := range items {
			s.Put(it)
		}
		var log []decision.Decision
		queue := review.Queue(s.Ledgers())
		if len(queue) < 10 {
			t.Fatalf("only %d questions", len(queue))
		}
		for n := 0; len(queue) > 0; n++ {
			if n > 2000 {
				t.Fatalf("after %d answers there are still %d questions", n, len(queue))
			}
			e := queue[rapid.IntRange(0, len(queue)-1).Draw(t, "which")]
			answer := e.Accept
			if len(e.Reject) > 0 && rapid.Bool().Draw(t, "no") {
				answer = e.Reject
			}
			for _, d := range answer {
				d.Seq = uint64(len(log) + 1)
				if err := decision.Validate(d); err != nil {
					t.Fatalf("%s: %v", e.Key, err)
				}
				log = append(log, d)
			}
			s.Decide(log)
			queue = review.Queue(s.Ledgers())
			if slices.ContainsFunc(queue, func(o review.Entry) bool { return o.Key == e.Key }) {
				t.Fatalf("%s is still asked after %+v", e.Key, answer)
			}
		}
	})
}

func TestQueueIsAFunctionOfTheStory(t *testing.T) {
	items := storytest.NewPress(storytest.Crowded, 5).Articles(30)
	first := review.Queue(story.Build(story.Input{Items: items, Today: "2026-02-01"}))
	slices.Reverse(items)
	if second := review.Queue(story.Build(story.Input{Items: items, Today: "2026-02-01"})); !reflect.DeepEqual(first, second) {
		t.Error("other questions of the same articles in another order")
	}
	seen := map[string]bool{}
	for _, e := range first {
		if seen[e.Key] || len(e.Passages) == 0 || e.About == "" && e.With == "" {
			t.Errorf("the entry %+v", e)
		}
		seen[e.Key] = true
	}
}

func BenchmarkQueue(b *testing.B) {
	for _, n := range []int{100, 2000} {
		l := story.Build(story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(n), Today: "2026-03-01"})
		b.Run(fmt.Sprintf("%d articles", n), func(b *testing.B) {
			entries := 0
			for b.Loop() {
				entries = len(review.Queue(l))
			}
			b.ReportMetric(float64(entries), "questions")
		})
	}
}
