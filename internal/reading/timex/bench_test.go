package timex

import (
	"bufio"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

const corpora = "../../../../shared/corpora/times/"

// goldTime is one annotated expression.
type goldTime struct {
	Start, End int
	Text       string
	Timex      string
	Values     []json.RawMessage
}

type goldText struct {
	Doc       string
	Text      string
	Reference string
	Expected  []goldTime
}

func readGold(tb testing.TB, name string) []goldText {
	file, err := os.Open(corpora + name)
	if err != nil {
		tb.Skip("no corpus of times beside the project")
	}
	defer file.Close()
	var out []goldText
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var g goldText
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			tb.Fatal(err)
		}
		out = append(out, g)
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

// score counts as the TempEval-3 scorer does: relaxed is any overlap, strict the
// same span, value a relaxed match with the same TIMEX3 value.
type score struct{ gold, system, relaxed, strict, typed, value int }

func (s score) f1(hits int) float64 {
	if s.gold+s.system == 0 {
		return 0
	}
	return 200 * float64(hits) / float64(s.gold+s.system)
}

func (s *score) add(gold []goldTime, times []record.Time, report func(kind, gold, system string)) {
	s.gold += len(gold)
	s.system += len(times)
	used := make([]bool, len(times))
	for _, g := range gold {
		hit := false
		for i, t := range times {
			if used[i] || !t.Overlaps(text.Span{Start: g.Start, End: g.End}) {
				continue
			}
			used[i], hit = true, true
			s.relaxed++
			if t.Start == g.Start && t.End == g.End {
				s.strict++
			} else {
				report("span", g.Text, shown(t))
			}
			if string(t.Type) == g.Timex {
				s.typed++
			}
			var want string
			_ = json.Unmarshal(g.Values[0], &want)
			if t.Value == want {
				s.value++
			} else {
				report("value", g.Text+"="+want, shown(t)+" "+t.Rule)
			}
			break
		}
		if !hit {
			report("missed", g.Text, "")
		}
	}
	for i, t := range times {
		if !used[i] {
			report("spurious", "", shown(t))
		}
	}
}

// TestMeantime measures on MEANTIME's Wikinews articles; run with READOUT_MEASURE=1
// and -v for the figures and with TIMEX_ERRORS set for every error.
func TestMeantime(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	f, a := parts()
	var s score
	for _, g := range readGold(t, "meantime.jsonl") {
		times := f.Find(a.Parse(text.New(g.Text), nil), printedOn(g.Reference))
		s.add(g.Expected, times, func(kind, gold, system string) {
			if os.Getenv("TIMEX_ERRORS") != "" {
				t.Logf("%-8s %s  %q  %s", kind, g.Reference, gold, system)
			}
		})
	}
	t.Logf("MEANTIME: gold %d, found %d; F1 relaxed %.1f, strict %.1f, type %.1f, value %.1f",
		s.gold, s.system, s.f1(s.relaxed), s.f1(s.strict), s.f1(s.typed), s.f1(s.value))
	if s.f1(s.relaxed) < 70 {
		t.Errorf("relaxed F1 fell to %.1f", s.f1(s.relaxed))
	}
}

func BenchmarkFind(b *testing.B) {
	f, a := parts()
	var docs []*language.Document
	var days []article.Front
	words := 0
	for _, g := range readGold(b, "meantime.jsonl") {
		docs = append(docs, a.Parse(text.New(g.Text), nil))
		days = append(days, printedOn(g.Reference))
		words += len(strings.Fields(g.Text))
	}
	b.ResetTimer()
	for b.Loop() {
		for i, d := range docs {
			f.Find(d, days[i])
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkFindLong reads texts made to be hard: the time per byte must not grow
// with the length.
func BenchmarkFindLong(b *testing.B) {
	f, _ := parts()
	for _, piece := range []string{"next week – ", "the end of the end of ", "from 3 to 3 May to ", "1-2-3/4.5:6 ", "early late mid ", "twenty one hundred and a half ", "a "} {
		for _, size := range []int{1 << 14, 1 << 18} {
			t := text.New(strings.Repeat(piece, size/len(piece)))
			doc := &language.Document{Text: t}
			b.Run(strings.TrimSpace(piece)+"/"+strconv.Itoa(size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					f.Find(doc, printedOn("2022-01-31"))
				}
			})
		}
	}
}
