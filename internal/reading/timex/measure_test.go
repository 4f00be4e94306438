package timex

import (
	"bufio"
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

type teiText struct {
	Genre, Created, Text string
	Dates                []struct {
		Start, End int
		Text       string
		Tei        struct{ When, From, To string }
	}
}

type daysText struct {
	Text, Reference string
	Expected        []struct {
		Start, End int
		Text, Kind string
		Timex      []string
		Days       []struct{ From, To string }
	}
}

func eachLine(t *testing.T, name string, do func([]byte)) {
	t.Helper()
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	data, err := os.ReadFile(corpora + name)
	if err != nil {
		t.Skip("no corpus of times beside the project")
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		do(lines.Bytes())
	}
}

// TestGUM measures the days of dates on GUM's news and interviews, whose day of
// publication is known.
func TestGUM(t *testing.T) {
	f, a := parts()
	gold, hit, right, dated := 0, 0, 0, 0
	eachLine(t, "gum-dates.jsonl", func(line []byte) {
		var g teiText
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		if g.Genre != "news" && g.Genre != "interview" {
			return
		}
		times := f.Find(a.Parse(text.New(g.Text), nil), printedOn(g.Created))
		for _, d := range g.Dates {
			from, to := teiDays(d.Tei.When)
			if d.Tei.From != "" && d.Tei.To != "" {
				from, to = d.Tei.From, d.Tei.To
			}
			gold++
			x := overlapping(times, text.Span{Start: d.Start, End: d.End})
			if x == nil {
				report(t, "missed %s %q", g.Created, d.Text)
				continue
			}
			hit++
			if from == "" || len(from) != 10 {
				continue
			}
			dated++
			if x.From == from && x.To == to {
				right++
			} else {
				report(t, "days %s %q %s..%s got %s %s", g.Created, d.Text, from, to, shown(*x), x.Rule)
			}
		}
	})
	t.Logf("GUM news and interviews: %d of %d dates found, days right in %d of %d", hit, gold, right, dated)
}

// TestRecognizers measures forms on a set written for assistants, where relative
// days look ahead; it tells about recall of forms, not about direction in news.
func TestRecognizers(t *testing.T) {
	f, a := parts()
	gold, hit, right, dated, quiet, spurious := 0, 0, 0, 0, 0, 0
	kinds := map[string]*kindScore{}
	eachLine(t, "recognizers.jsonl", func(line []byte) {
		var g daysText
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		times := f.Find(a.Parse(text.New(g.Text), nil), printedOn(g.Reference))
		if len(g.Expected) == 0 {
			quiet++
			if len(times) > 0 {
				spurious++
				report(t, "spurious %q %s", g.Text, shownAll(times))
			}
		}
		for _, d := range g.Expected {
			gold++
			k := kinds[d.Kind]
			if k == nil {
				k = &kindScore{}
				kinds[d.Kind] = k
			}
			k.gold++
			x := overlapping(times, text.Span{Start: d.Start, End: d.End})
			if x == nil {
				report(t, "missed %s %q in %q", d.Kind, d.Text, g.Text)
				continue
			}
			hit++
			k.found++
			if x.Start == d.Start && x.End == d.End {
				k.strict++
			}
			if len(d.Days) == 0 {
				if k.valued++; slices.Contains(d.Timex, x.Value) {
					k.right++
				} else {
					report(t, "value %s %q %v got %s %s", d.Kind, d.Text, d.Timex, shown(*x), x.Rule)
				}
				continue
			}
			k.valued++
			dated++
			ok := false
			for _, day := range d.Days {
				ok = ok || day.From == x.From && (day.To == x.To || day.To == "")
			}
			if ok {
				right++
				k.right++
			} else {
				report(t, "days %s %q %v got %s %s", g.Reference, d.Text, d.Days, shown(*x), x.Rule)
			}
		}
	})
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		k := kinds[name]
		t.Logf("%-14s %4d cases, %4d found, %4d same span, %4d of %4d values right", name, k.gold, k.found, k.strict, k.right, k.valued)
	}
	t.Logf("Recognizers: %d of %d found, days right in %d of %d; %d of %d empty texts not empty", hit, gold, right, dated, spurious, quiet)
}

// kindScore counts one kind of the set: the days, where the set tells them, else the
// value must be the same.
type kindScore struct{ gold, found, strict, valued, right int }

func report(t *testing.T, format string, args ...any) {
	if os.Getenv("TIMEX_ERRORS") != "" {
		t.Logf(format, args...)
	}
}

func overlapping(times []record.Time, sp text.Span) *record.Time {
	for i := range times {
		if times[i].Overlaps(sp) {
			return &times[i]
		}
	}
	return nil
}

// teiDays gives the days of a TEI date.
func teiDays(when string) (from, to string) {
	switch len(when) {
	case 10:
		return when, when
	case 7:
		first, err := time.Parse("2006-01", when)
		if err == nil {
			return first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)
		}
	case 4:
		return when + "-01-01", when + "-12-31"
	}
	return "", ""
}
