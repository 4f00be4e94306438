package timex

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

var parts = sync.OnceValues(func() (*Finder, *language.Analyser) {
	f, err := New()
	if err != nil {
		panic(err)
	}
	a, err := language.New()
	if err != nil {
		panic(err)
	}
	return f, a
})

// findIn reads the times of a text printed on a day.
func findIn(s, printed string) []record.Time {
	f, a := parts()
	return f.Find(a.Parse(text.New(s), nil), article.Published{Value: printed}, nil)
}

// shown is a time as the tests write it: words=value[mod]@from..to
func shown(t record.Time) string {
	s := t.Text + "=" + t.Value
	if t.Mod != "" {
		s += "[" + t.Mod + "]"
	}
	switch {
	case t.From == "" && t.To == "":
	case t.From == t.To:
		s += "@" + t.From
	default:
		s += "@" + t.From + ".." + t.To
	}
	return s
}

func shownAll(times []record.Time) string {
	var out []string
	for _, t := range times {
		out = append(out, shown(t))
	}
	return strings.Join(out, " | ")
}

func TestSeed(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/seed/article.txt")
	if err != nil {
		t.Skip("no seed article beside the project")
	}
	f, a := parts()
	tx := text.New(string(data))
	times := f.Find(a.Parse(tx, nil), article.Published{Value: "2022-01-31T10:32"}, nil)
	for _, x := range times {
		t.Log(shown(x), x.Rule, x.Why)
	}
	var said []Utterance
	for _, x := range times {
		if x.Text == "this week" || x.Text == "next week" {
			said = append(said, Utterance{Statement: "s1", Spans: []text.Span{x.Span}, From: "2022-01-30", To: "2022-01-30"})
		}
	}
	for _, x := range f.Anchor(times, said) {
		if x.Statement != "" {
			t.Logf("%s %+v %s", shown(x), x.Readings, x.Why)
		}
	}
}
