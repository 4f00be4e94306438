package series_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/series"
	"github.com/readout-app/readout/internal/story/storytest"
)

// desk is a story written by hand.
type desk struct{ l story.Ledgers }

func newDesk(today string) *desk {
	d := &desk{}
	d.l.Today = today
	for _, name := range []string{"Ostravia", "Merrow", "Tarn"} {
		d.l.Actors = append(d.l.Actors, &story.Actor{Row: story.Row{Key: name}, Name: name})
	}
	return d
}

func (d *desk) article(id, origin, published string) {
	d.l.Articles = append(d.l.Articles, &story.Article{ID: article.ID(id), Origin: article.ID(origin), Published: published})
}

// signal adds what an article tells: who did what to whom, on which day; set changes
// the event and the signal.
func (d *desk) signal(in, from, kind, to, day string, score float64, set ...func(*story.Event, *story.Signal)) {
	key := fmt.Sprintf("signal:%s:%d", in, len(d.l.Signals))
	target := decision.Target{Article: article.ID(in), Record: decision.OnEvent, Part: key}
	at := []story.Passage{{Article: article.ID(in), Text: from + " " + kind + " " + to}}
	e := &story.Event{Row: story.Row{Key: "event" + key, Target: target, Passages: at}, Type: kind, From: day, Factuality: "CT+"}
	g := &story.Signal{Row: story.Row{Key: key, Target: target, Passages: at}, From: from, To: to, Score: score, Day: day}
	if day == "" {
		for _, a := range d.l.Articles {
			if a.ID == article.ID(in) {
				g.Day = a.Published[:min(10, len(a.Published))]
			}
		}
	}
	for _, f := range set {
		f(e, g)
	}
	d.l.Events, d.l.Signals = append(d.l.Events, e), append(d.l.Signals, g)
}

// sketch words pairs in short: who, each day with its mean, smoothed value and
// number of tellings of each point, each gap.
func sketch(pairs []series.Pair) string {
	var out []string
	for _, p := range pairs {
		s := p.FromName + ">" + p.ToName
		for _, d := range p.Days {
			s += fmt.Sprintf(" %s=%g~%g+%d-%d", d.Day[5:], d.Mean, d.Smoothed, d.Positive, d.Negative)
			for _, x := range d.Points {
				s += fmt.Sprintf("/%d", len(x.Keys))
			}
		}
		for _, g := range p.Gaps {
			s += fmt.Sprintf(" gap %s..%s", g.From[5:], g.To[5:])
		}
		for range p.Undated {
			s += " undated"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestOf(t *testing.T) {
	reject := func(_ *story.Event, g *story.Signal) { g.Ruling = story.Rejected }
	fixed := func(value string) func(*story.Event, *story.Signal) {
		return func(e *story.Event, _ *story.Signal) { e.Factuality = value }
	}
	for _, c := range []struct {
		name, today string
		tell        func(d *desk)
		want        string
	}{
		{"five reprints of one report", "2026-05-04", func(d *desk) {
			d.article("wire", "wire", "2026-05-04T08:00")
			for i := range 5 {
				id := fmt.Sprint("copy", i)
				d.article(id, "wire", "2026-05-04T1"+fmt.Sprint(i)+":00")
				d.signal(id, "Ostravia", "THREATEN", "Merrow", "2026-05-04", -3.5)
			}
			d.signal("wire", "Ostravia", "THREATEN", "Merrow", "2026-05-04", -3.5)
		}, "Ostravia>Merrow 05-04=-3.5~-3.5+0-1/6"},
		{"headline and body of one report", "2026-05-04", func(d *desk) {
			d.article("a", "a", "2026-05-04")
			d.signal("a", "Ostravia", "CONSULT", "Merrow", "2026-05-04", 4)
			d.signal("a", "Ostravia", "CONSULT", "Merrow", "2026-05-04", 2.5)
		}, "Ostravia>Merrow 05-04=4~4+1-0/2"},
		{"two papers that saw it for themselves", "2026-05-04", func(d *desk) {
			d.article("a", "a", "2026-05-04")
			d.article("b", "b", "2026-05-04")
			d.signal("a", "Ostravia", "THREATEN", "Merrow", "2026-05-04", -4)
			d.signal("b", "Ostravia", "THREATEN", "Merrow", "2026-05-04", -2)
		}, "Ostravia>Merrow 05-04=-3~-3+0-2/1/1"},
		{"a handshake and a slap", "2026-05-04", func(d *desk) {
			d.article("a", "a", "2026-05-04")
			d.signal("a", "Ostravia", "AGREE", "Merrow", "2026-05-04", 2.5)
			d.signal("a", "Ostravia", "ACCUSE", "Merrow", "2026-05-04", -3)
			d.signal("a", "Merrow", "ACCUSE", "Ostravia", "2026-05-04", -3)
		}, "Ostravia>Merrow 05-04=-0.25~-0.25+1-1/1/1; Merrow>Ostravia 05-04=-3~-3+0-1/1"},
		{"a reprint two days later of an act without a day", "2026-05-04", func(d *desk) {
			d.article("wire", "wire", "2026-05-02")
			d.article("late", "wire", "2026-05-04")
			d.signal("wire", "Ostravia", "AID", "Tarn", "", 10)
			d.signal("late", "Ostravia", "AID", "Tarn", "", 10)
		}, "Ostravia>Tarn 05-02=10~10+1-0/2 gap 05-03..05-04"},
		{"a week of silence weighs half", "2026-05-20", func(d *desk) {
			d.article("a", "a", "2026-05-01")
			d.signal("a", "Ostravia", "SANCTION", "Merrow", "2026-05-01", -6)
			d.article("b", "b", "2026-05-09")
			d.signal("b", "Ostravia", "CONSULT", "Merrow", "2026-05-08", 3)
		}, "Ostravia>Merrow 05-01=-6~-6+0-1/1 05-08=3~0+1-0/1 gap 05-02..05-07 gap 05-09..05-20"},
		{"what is rejected, denied, thought of or of one alone", "2026-05-04", func(d *desk) {
			d.article("a", "a", "2026-05-04")
			d.signal("a", "Ostravia", "ASSAULT", "Merrow", "2026-05-04", -9, reject)
			d.signal("a", "Ostravia", "COERCE", "Merrow", "2026-05-04", -7, fixed("CT-"))
			d.signal("a", "Ostravia", "SANCTION", "Merrow", "2026-05-04", -6, fixed("CTu"))
			d.signal("a", "Ostravia", "PROTEST", "", "2026-05-04", -5)
			d.signal("a", "Ostravia", "PROTEST", "Ostravia", "2026-05-04", -5)
		}, ""},
		{"no day at all", "2026-05-04", func(d *desk) {
			d.article("a", "a", "")
			d.signal("a", "Ostravia", "AID", "Tarn", "", 10)
		}, "Ostravia>Tarn undated"},
		{"an act still to come counts on the day it is announced", "2026-05-05", func(d *desk) {
			d.article("a", "a", "2026-05-04")
			d.signal("a", "Ostravia", "AGREE", "Tarn", "2026-05-09", 2.5, fixed("PR+"))
		}, "Ostravia>Tarn 05-04=2.5~2.5+1-0/1 gap 05-05..05-05"},
		{"a day after today leaves no silence after it", "2026-05-04", func(d *desk) {
			d.article("a", "a", "2026-05-06")
			d.signal("a", "Ostravia", "AID", "Tarn", "2026-05-06", 10)
		}, "Ostravia>Tarn 05-06=10~10+1-0/1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(c.today)
			c.tell(d)
			if got := sketch(series.Of(&d.l)); got != c.want {
				t.Errorf("\n%s, want\n%s", got, c.want)
			}
		})
	}
}

func TestOverview(t *testing.T) {
	d := newDesk("2026-05-20")
	d.article("a", "a", "2026-05-01")
	d.signal("a", "Ostravia", "SANCTION", "Merrow", "2026-05-01", -6)
	if o := series.Of(&d.l)[0].Overview; o.Trend != nil || o.Points != 1 || o.Mean != -6 || o.Last != "2026-05-01" {
		t.Errorf("one day: %+v", o)
	}
	d.article("b", "b", "2026-05-09")
	d.signal("b", "Ostravia", "CONSULT", "Merrow", "2026-05-08", 3)
	o := series.Of(&d.l)[0].Overview
	if o.Trend == nil || *o.Trend != 1.5 || o.Points != 2 || o.Mean != -1.5 || o.Last != "2026-05-08" {
		t.Errorf("two days: %+v", o)
	}
}

// What the numbers say holds together for any story: each signal that counts stands in
// one point, days and gaps tile the time up to today, and the order of rows is nothing.
func TestAnyStory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		press := storytest.NewPress(storytest.Crowded, rapid.Uint64Range(0, 40).Draw(t, "press"))
		l := story.Build(story.Input{Items: press.Articles(rapid.IntRange(0, 15).Draw(t, "articles")), Today: "2026-02-01"})
		for _, g := range l.Signals {
			if rapid.IntRange(0, 9).Draw(t, "ruling") == 0 {
				g.Ruling = story.Rejected
			}
		}
		pairs := series.Of(l)
		in, counted := map[string]int{}, 0
		for _, p := range pairs {
			for _, x := range p.Undated {
				counted += len(x.Keys)
			}
			points, sum := 0, 0.0
			for _, d := range p.Days {
				seen := map[string]bool{}
				if d.Positive+d.Negative > len(d.Points) {
					t.Fatalf("%s: %d and %d of %d points", d.Day, d.Positive, d.Negative, len(d.Points))
				}
				for _, x := range d.Points {
					once := string(x.Origin) + x.Type
					if seen[once] {
						t.Fatalf("%s: an origin counts twice", d.Day)
					}
					seen[once] = true
					points, sum = points+1, sum+x.Score
					counted += len(x.Keys)
					if len(x.Keys) != len(x.Passages) {
						t.Fatalf("%d keys, %d passages", len(x.Keys), len(x.Passages))
					}
					for _, k := range x.Keys {
						in[k]++
					}
				}
			}
			if o := p.Overview; o.Points != points || points > 0 && (o.Mean-sum/float64(points) > 0.001 || sum/float64(points)-o.Mean > 0.001) {
				t.Fatalf("%d points of %g in sum: %+v", points, sum, o)
			}
			checkTiled(t, p, l.Today)
		}
		want := 0
		for _, g := range l.Signals {
			if g.Ruling != story.Rejected && g.From != "" && g.To != "" && g.From != g.To {
				want++
			}
		}
		for _, e := range l.Events {
			if e.Factuality != "CT+" {
				for _, g := range l.Signals {
					if g.Target == e.Target && g.Ruling != story.Rejected && g.From != "" && g.To != "" && g.From != g.To {
						want--
					}
				}
			}
		}
		if counted != want {
			t.Fatalf("%d signals count, want %d", counted, want)
		}
		for k, n := range in {
			if n != 1 {
				t.Fatalf("%s counts %d times", k, n)
			}
		}
		m := *l
		m.Signals, m.Events, m.Articles, m.Actors = turned(m.Signals), turned(m.Events), turned(m.Articles), turned(m.Actors)
		if again := series.Of(&m); !reflect.DeepEqual(again, pairs) {
			t.Fatalf("the order of rows makes a difference:\n%s\n%s", sketch(again), sketch(pairs))
		}
	})
}

func turned[R any](rows []R) []R {
	out := slices.Clone(rows)
	slices.Reverse(out)
	return out
}

func checkTiled(t *rapid.T, p series.Pair, today string) {
	covered := map[string]bool{}
	silent := 0
	for _, d := range p.Days {
		covered[d.Day] = true
	}
	for _, g := range p.Gaps {
		if g.Days < 1 || g.From > g.To || covered[g.From] || covered[g.To] || g.To > max(today, p.Overview.Last) {
			t.Fatalf("gap %+v of %s", g, sketch([]series.Pair{p}))
		}
		silent += g.Days
	}
	if len(p.Days) == 0 {
		return
	}
	from, err := time.Parse(time.DateOnly, p.Days[0].Day)
	if err != nil {
		t.Fatal(err)
	}
	to, err := time.Parse(time.DateOnly, max(today, p.Overview.Last))
	if err != nil {
		t.Fatal(err)
	}
	if span := int(to.Sub(from).Hours()/24) + 1; span != silent+len(p.Days) {
		t.Fatalf("%d days, %d told of, %d silent", span, len(p.Days), silent)
	}
}

func BenchmarkOf(b *testing.B) {
	l := story.Build(story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(1000), Today: "2026-06-01"})
	points := 0
	for b.Loop() {
		points = 0
		for _, p := range series.Of(l) {
			points += p.Overview.Points
		}
	}
	b.ReportMetric(float64(len(l.Signals))*float64(b.N)/b.Elapsed().Seconds(), "signals/s")
	b.ReportMetric(float64(points), "points")
}
