package attribution

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// check reads a document twice and asks for what must hold of every reading.
func check(t failer, finder *Finder, doc *language.Document) {
	front := article.Front{}
	front.Headline.Span = doc.Text.LineSpan(0)
	got := finder.Find(doc, front, nil, nil, nil)
	if again := finder.Find(doc, front, nil, nil, nil); !reflect.DeepEqual(got, again) {
		t.Fatalf("two readings differ")
	}
	all := text.Span{End: doc.Text.Len()}
	for i, s := range got {
		if s.ID != "s"+strconv.Itoa(i+1) {
			t.Fatalf("statement %d is called %s", i+1, s.ID)
		}
		if s.Cue.Empty() || len(s.Content) == 0 || s.Rule == "" {
			t.Fatalf("%s lacks a part: %s", s.ID, line(s))
		}
		spans := []text.Span{s.Span, s.Cue.Span, s.Source.Span, s.Asked, s.Addressee.Span}
		for _, c := range s.Content {
			spans = append(spans, c.Span)
			if c.Empty() || c.Overlaps(s.Cue.Span) {
				t.Fatalf("%s: content %v, cue %v", s.ID, c.Span, s.Cue.Span)
			}
		}
		for _, sp := range spans {
			if !all.Contains(sp) {
				t.Fatalf("%s: %v lies outside the text", s.ID, sp)
			}
		}
		for _, ref := range []string{s.Within, s.Rejects, s.SameAs} {
			if n, err := strconv.Atoi(strings.TrimPrefix(ref, "s")); ref != "" && (err != nil || n < 1 || n > len(got) || ref == s.ID) {
				t.Fatalf("%s points to %q", s.ID, ref)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	finder, analyser := mustFinder(b), mustAnalyser(b)
	words := strings.Repeat("The mediator said on Monday that the border would open in May. \"We are ready,\" said Lorna Vey, "+
		"head of the mission. \"The salt is in the barns.\" According to a report by the harbour office, two bridges were destroyed. "+
		"Trucks crossed the river at noon and the gates were shut behind them.\n\n", 40)
	doc := analyser.Parse(text.New(words), nil)
	var got []record.Statement
	b.ResetTimer()
	for b.Loop() {
		got = finder.Find(doc, article.Front{}, nil, nil, nil)
	}
	if len(got) == 0 {
		b.Fatal("nothing found")
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestLongUnit: one sentence without an end must not take time beyond its length.
func TestLongUnit(t *testing.T) {
	finder, analyser := mustFinder(t), mustAnalyser(t)
	words := strings.Repeat("the envoy said that he told the premier, who said ", 4000)
	check(t, finder, analyser.Parse(text.New(words), nil))
}
