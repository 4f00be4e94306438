package story_test

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
)

// benchArticles is the number of articles of the story that is measured; another is
// taken from READOUT_ARTICLES.
func benchArticles() int {
	if n, err := strconv.Atoi(os.Getenv("READOUT_ARTICLES")); err == nil {
		return n
	}
	return 10_000
}

// BenchmarkBuild builds a story of many articles at once and gives the memory that the
// story keeps beside its articles.
func BenchmarkBuild(b *testing.B) {
	n := benchArticles()
	in := story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(n), Today: "2026-06-01"}
	for b.Loop() {
		before := heap()
		s := story.New("s", in.Today, in.Lists)
		s.SpreadBy(perProcessor)
		for _, it := range in.Items {
			s.Put(it)
		}
		l := s.Ledgers()
		b.ReportMetric(float64(heap()-before)/1e6, "MB")
		b.ReportMetric(float64(len(l.Statements)), "statements")
		b.ReportMetric(float64(len(l.Events)), "events")
		b.ReportMetric(float64(len(l.Expectations)), "expectations")
		b.ReportMetric(float64(len(l.Actors)), "actors")
		runtime.KeepAlive(s)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// perProcessor does as many things at once as there are processors, as the desk does.
func perProcessor(n int, f func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkChange makes one change after another to a story of many articles and gives
// how long it takes until the ledgers are there: on the average and at worst.
func BenchmarkChange(b *testing.B) {
	n := benchArticles()
	const spare = 400
	press := storytest.NewPress(storytest.Wide, 1)
	s := story.New("s", "2026-06-01", story.Lists{})
	var log []decision.Decision
	decide := func(d decision.Decision) {
		d.Seq = uint64(len(log) + 1)
		log = append(log, d)
		s.Decide(log)
	}
	for i := range n + spare {
		if i%(n/spare) != 0 {
			s.Put(press.Article(i))
		}
	}
	l := s.Ledgers()
	step := func(name string, prepare func(i int) func()) {
		b.Run(name, func(b *testing.B) {
			var worst time.Duration
			i := 0
			for b.Loop() {
				b.StopTimer()
				change := prepare(i)
				i++
				b.StartTimer()
				start := time.Now()
				change()
				l = s.Ledgers()
				worst = max(worst, time.Since(start))
			}
			b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/change")
		})
	}
	next := 0
	step("article of the middle", func(int) func() {
		it := press.Article(next % spare * (n / spare))
		next++
		return func() { s.Put(it) }
	})
	last := n + spare
	step("article at the end", func(int) func() {
		it := press.Article(last)
		last++
		return func() { s.Put(it) }
	})
	step("article read anew", func(i int) func() {
		it := press.Again(i*37%n, 1)
		return func() { s.Put(it) }
	})
	const elsewhere = 5000
	ruling := func(name string, of func(i int) decision.Decision) {
		step(name, func(i int) func() {
			d := of(i)
			return func() { decide(d) }
		})
		step(name+", undone", func(i int) func() {
			decide(of(elsewhere + i)) // not what the step before has ruled on already
			s.Ledgers()
			return func() {
				if d, ok := decision.Undo(log); ok {
					decide(d)
				}
			}
		})
	}
	ruling("reject statement", func(i int) decision.Decision {
		return decision.Decision{Kind: decision.KindReject, Target: l.Statements[i*97%len(l.Statements)].Target}
	})
	ruling("reject event", func(i int) decision.Decision {
		return decision.Decision{Kind: decision.KindReject, Target: l.Events[i*97%len(l.Events)].Target}
	})
	ruling("resolve expectation", func(i int) decision.Decision {
		return decision.Decision{Kind: decision.KindResolve, Value: string(story.Happened), Target: l.Expectations[i*97%len(l.Expectations)].Target}
	})
	ruling("name of an actor", func(i int) decision.Decision {
		return decision.Decision{Kind: decision.KindFix, Field: "name", Value: fmt.Sprint("Somebody ", i), Target: l.Actors[i%40].Target}
	})
	ruling("merge persons", func(i int) decision.Decision {
		people := slices.DeleteFunc(slices.Clone(l.Actors), func(a *story.Actor) bool { return a.Type != record.Person })
		return decision.Decision{Kind: decision.KindMerge, Target: people[i%40].Target, Value: people[(i+500)%len(people)].Key}
	})
	ruling("reject article", func(i int) decision.Decision {
		return decision.Decision{Kind: decision.KindReject, Target: l.Articles[i*97%len(l.Articles)].Target}
	})
	step("next day", func(i int) func() {
		return func() { s.SetToday(fmt.Sprintf("2026-06-%02d", 1+i%28)) }
	})
}
