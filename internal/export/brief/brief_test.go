package brief_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/export/brief"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/news"
	"github.com/readout-app/readout/internal/story/sampletest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ruledOn gives the sample with some rulings of the analyst.
func ruledOn(t *testing.T) story.Input {
	in := sampletest.Read(t)
	l := story.Build(in)
	seq := uint64(0)
	rule := func(d decision.Decision) {
		seq++
		d.Seq = seq
		in.Decisions = append(in.Decisions, d)
	}
	for _, x := range l.Expectations {
		if len(x.Proposals) > 0 && x.Proposals[0].Status == story.Postponed {
			rule(decision.Decision{Kind: decision.KindResolve, Target: x.Target, Value: string(story.Postponed), Proof: &x.Proposals[0].Target})
		}
	}
	for _, k := range l.Conflicts {
		if k.Kind == "number" {
			rule(decision.Decision{Kind: decision.KindRule, Target: k.Target, Value: story.VerdictFirst})
		}
	}
	rule(decision.Decision{Kind: decision.KindGrade, Target: l.Articles[0].Target, Value: "B"})
	rule(decision.Decision{Kind: decision.KindGrade, Target: l.Statements[0].Target, Value: "2"})
	for _, s := range l.Statements {
		if s.Lemma == "decline" {
			rule(decision.Decision{Kind: decision.KindReject, Target: s.Target})
		}
	}
	return in
}

func address(id article.ID) string { return "https://press.example/" + string(id)[:6] }

func whole(t *testing.T) brief.Brief {
	in := ruledOn(t)
	return brief.Make(story.Build(in), brief.Options{Title: "The Selm Strait talks", URL: address})
}

func since(t *testing.T) brief.Brief {
	in := ruledOn(t)
	at := time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)
	n := news.Since(in, news.Point{At: at})
	return brief.Make(story.Build(in), brief.Options{Title: "The Selm Strait talks", News: &n, Since: "2026-04-01T12:00", Most: 12, URL: address})
}

// The golden files were read by eye, sentence by sentence, against the articles.
func TestBriefOfTheSample(t *testing.T) {
	for _, c := range []struct {
		file  string
		made  func(*testing.T) brief.Brief
		write func(io.Writer, brief.Brief) error
	}{
		{"whole.md", whole, brief.Markdown},
		{"since.md", since, brief.Markdown},
		{"since.html", since, brief.HTML},
	} {
		var got bytes.Buffer
		if err := c.write(&got, c.made(t)); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", c.file)
		if *update {
			if err := os.WriteFile(name, got.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s is other than it was; read it and run the test with -update:\n%s", c.file, firstDifference(got.String(), string(want)))
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one goes on after the other"
}
