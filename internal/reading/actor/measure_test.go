package actor

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// gold is a mention of a corpus.
type gold struct {
	text.Span
	Text       string             `json:"text"`
	Form       record.Form        `json:"form"`
	Type       record.ActorType   `json:"type"`
	Accept     []record.ActorType `json:"accept"`
	Confidence *float64           `json:"confidence"`
	Group      string             `json:"group"`
}

type document struct {
	Text     string `json:"text"`
	Genre    string `json:"genre"`
	Mentions []gold `json:"mentions"`
}

// score counts spans: found with the right edges, and of these with a right type.
type score struct{ gold, found, edges, typed int }

func (s score) f1(right int) float64 {
	if right == 0 {
		return 0
	}
	p, r := float64(right)/float64(s.found), float64(right)/float64(s.gold)
	return 200 * p * r / (p + r)
}

// TestMeasure logs how well names are found in the corpora; it holds no figure to a mark.
func TestMeasure(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	analyser, finder := tools()
	for _, c := range []struct {
		file  string
		names bool // only names are gold
		genre string
	}{
		{"wikigold.jsonl", true, ""}, {"uner-ewt-dev.jsonl", true, ""}, {"gum-train.jsonl", true, "news"},
		{"gum-train.jsonl", true, "interview"}, {"re3d-open.jsonl", false, ""},
		{"re3d-bbc-measure.jsonl", false, ""},
	} {
		t.Run(c.file+c.genre, func(t *testing.T) {
			docs := readCorpus(t, filepath.Join("..", "..", "..", "..", "shared", "corpora", "names", c.file))
			var s score
			errs := map[string]int{}
			for _, d := range docs {
				if c.genre != "" && d.Genre != c.genre {
					continue
				}
				tx := text.New(d.Text)
				ms, _ := finder.Find(analyser.Parse(tx, nil), article.Front{})
				s.add(d.Mentions, ms, c.names, c.genre, errs)
			}
			t.Logf("gold %d, found %d: P %.1f R %.1f, spans F1 %.1f, typed F1 %.1f", s.gold, s.found, 100*float64(s.edges)/float64(s.found), 100*float64(s.edges)/float64(s.gold), s.f1(s.edges), s.f1(s.typed))
			if os.Getenv("ERRORS") != "" {
				for _, e := range worst(errs) {
					t.Logf("%d %s", errs[e], e)
				}
			}
		})
	}
}

func (s *score) add(golds []gold, ms []record.Mention, names bool, genre string, errs map[string]int) {
	byspan := map[text.Span]gold{}
	var loose []gold
	for _, g := range golds {
		switch {
		case g.Confidence != nil && *g.Confidence < 0.5, g.Form != "" && g.Form != record.Name:
		case g.Type == "":
			loose = append(loose, g)
		default:
			if _, ok := byspan[g.Span]; !ok {
				s.gold++
			}
			byspan[g.Span] = g
		}
	}
	seen := map[text.Span]bool{}
	for _, m := range ms {
		if names && genre == "" && m.Form == record.Name && m.Type != record.Role {
			m.Span = m.Head // these sets mark the name alone
		}
		if names && m.Form != record.Name || seen[m.Span] || m.Rule == "people" && names {
			continue
		}
		seen[m.Span] = true
		g, ok := byspan[m.Span]
		if !ok {
			if slices.ContainsFunc(loose, func(g gold) bool { return g.Overlaps(m.Span) }) {
				continue
			}
			s.found++
			errs["+ "+m.Text+" "+string(m.Type)+" "+m.Rule]++
			errs["* "+m.Rule+" none"]++
			continue
		}
		s.found++
		s.edges++
		errs["* "+m.Rule+" "+string(g.Type)]++
		if slices.Contains(g.Accept, m.Type) {
			s.typed++
		} else {
			errs["~ "+m.Text+" "+string(m.Type)+"/"+string(g.Type)+" "+m.Rule]++
		}
	}
	for sp, g := range byspan {
		if !seen[sp] {
			errs["- "+g.Text+" "+string(g.Type)]++
		}
	}
}

func worst(errs map[string]int) []string {
	var out []string
	for e := range errs {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b string) int {
		if errs[a] != errs[b] {
			return errs[b] - errs[a]
		}
		if a < b {
			return -1
		}
		return 1
	})
	return out[:min(len(out), 4000)]
}

// readCorpus reads a file of JSON lines, or skips the test where there is none.
func readCorpus(t testing.TB, name string) []document {
	t.Helper()
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		t.Skipf("no corpus %s", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReader(f))
	var out []document
	for {
		var d document
		if err := dec.Decode(&d); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
}

// readSeed gives the seed article, or skips the test where there is none.
func readSeed(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "seed", "article.txt"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("no seed article")
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
