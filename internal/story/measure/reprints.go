package main

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/story/group"
)

// printed is a copy or an original, with the number of its original.
type printed struct {
	original  int
	operation string
	report    group.Report
}

// reprints measures how well edited copies of openly licensed texts are found among
// all of them: pairs of articles of one origin. Some of these texts are themselves
// edited from one another (daily releases, background that is used again); they are
// measured with the others and once more without.
func reprints(b bench) error {
	originals, err := b.originals()
	if err != nil {
		return err
	}
	b.copiesOf(distinct(originals), "no two of which share much text")
	b.copiesOf(originals, "some of which are edited from one another")
	return nil
}

func (b bench) copiesOf(originals []report, what string) {
	all := copies(originals)
	var x group.Index
	for _, p := range all {
		x.Add(p.report)
	}
	origins := x.Origins()
	gold, found, both := map[int]int{}, map[int]int{}, map[[2]int]int{}
	for i, p := range all {
		gold[p.original]++
		found[origins[i].Of]++
		both[[2]int{p.original, origins[i].Of}]++
	}
	pairs := figure{gold: pairsOf(gold), found: pairsOf(found), right: pairsOf(both)}
	b.Say("\nReprints: %d originals of TRAIN texts, %s, and %d copies", len(originals), what, len(all)-len(originals))
	b.Say("pairs of one origin: P R F1 %s of %d", pairs, pairs.gold)
	of := map[int]int{} // original -> where it is
	for i, p := range all {
		if p.operation == "" {
			of[p.original] = i
		}
	}
	for _, op := range operations() {
		n, right := 0, 0
		for i, p := range all {
			if p.operation == op.name {
				n++
				if origins[i].Of == origins[of[p.original]].Of {
					right++
				} else {
					b.Note("not found: %s | %s", p.report.ID, all[of[p.original]].report.ID)
				}
			}
		}
		b.Say("  %-20s %6.1f %% of %d copies found", op.name, share(right, n), n)
	}
	for i, p := range all {
		if o := origins[i].Of; all[o].original != p.original {
			b.Note("one origin by mistake: overlap %.2f, %s | %s", origins[i].Overlap, all[o].report.ID, p.report.ID)
		}
	}
}

// distinct leaves out every report that has a tenth of its words in runs of four in
// common with an earlier one, or the earlier with it; all are compared with all.
func distinct(all []report) []report {
	var out []report
	var kept []map[string]bool
	for _, r := range all {
		runs := map[string]bool{}
		words := strings.Fields(r.text())
		for i := range len(words) - 3 {
			runs[strings.Join(words[i:i+4], " ")] = true
		}
		if slices.ContainsFunc(kept, func(k map[string]bool) bool {
			common := 0
			for s := range runs {
				if k[s] {
					common++
				}
			}
			return 10*common > min(len(k), len(runs))
		}) {
			continue
		}
		out, kept = append(out, r), append(kept, runs)
	}
	return out
}

func pairsOf[K comparable](sizes map[K]int) (n int) {
	for _, s := range sizes {
		n += s * (s - 1) / 2
	}
	return n
}

// copies makes the copies of every original. Some originals share what is no reprint:
// a notice of their outlet and a long quotation.
func copies(originals []report) []printed {
	r := rand.New(rand.NewPCG(seed, 0))
	var out []printed
	for n, o := range originals {
		o.credit = credits[r.IntN(len(credits))]
		if n%3 == 0 {
			o.tail = notices[n%len(notices)]
		}
		if n%7 == 0 {
			p := append([]string(nil), o.paragraphs...)
			at := (len(p) + 1) / 2
			o.paragraphs = append(append(p[:at:at], quotes[n%len(quotes)]), p[at:]...)
		}
		put := func(op string, c report) {
			id := fmt.Sprintf("%s %d %s", op, n, strings.ReplaceAll(c.text()[:min(60, len(c.text()))], "\n", " "))
			out = append(out, printed{n, op, group.Report{ID: id, Sketch: group.NewSketch(c.text())}})
		}
		put("", o)
		for _, op := range operations() {
			put(op.name, op.edit(r, o))
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// The generated archive: so many articles, one in copied of them an edited copy.
const (
	archived = 100_000
	copied   = 5
)

// speed measures how fast articles are looked up and kept, and the memory they take.
func speed(b bench) error {
	originals, err := b.originals()
	if err != nil {
		return err
	}
	var pool []string
	for _, o := range originals {
		pool = append(pool, o.paragraphs...)
	}
	r := rand.New(rand.NewPCG(seed, 1))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var x group.Index
	var took time.Duration
	words := 0
	var last report
	for n := range archived {
		c := last
		if n%copied != 1 {
			c = report{tail: notices[r.IntN(len(notices))]}
			for size := 0; size < 350; {
				p := pool[r.IntN(len(pool))]
				c.paragraphs = append(c.paragraphs, p)
				size += count(p)
			}
			c = edit(r, c, 0.5) // the sentences of a few hundred texts must not make all of them alike
			last = c
		} else {
			c = edit(r, c, 0.1)
		}
		text := c.text()
		from := time.Now()
		s := group.NewSketch(text)
		x.Add(group.Report{ID: fmt.Sprint(n), Sketch: s})
		took += time.Since(from)
		words += s.Words()
	}
	from := time.Now()
	origins := x.Origins()
	all := time.Since(from)
	runtime.GC()
	runtime.ReadMemStats(&after)
	one := 0
	for n, o := range origins {
		if n%copied == 1 && o.Of != n || n%copied == 0 && o.Of != n {
			one++
		}
	}
	b.Say("\nIndex of %d generated articles of %d words: %.0f articles a second on one core, all origins in %s, %.0f MB; of %d copies %.1f %% found",
		archived, words/archived, archived/took.Seconds(), all.Round(time.Millisecond), float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), archived/copied, 100*float64(one)/(archived/copied))
	runtime.KeepAlive(&x)
	return nil
}
