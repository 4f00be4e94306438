package story_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

var (
	unmark = flag.Bool("unmark", false, "take the ~ off the lines of testdata/cases that hold now")
	rows   = flag.Bool("rows", false, "print all rows at every want of the cases that run")
)

// TestCases plays the scripted stories of testdata/cases, one file each: a txtar
// archive whose comment says what the analyst needs to see, and whose sections are
// steps in order.
//
//	-- wire --              an article comes in, under the name "wire"; its first lines
//	                        outlet:, day:, url: up to an empty line are what a feed
//	                        would tell of it, the rest is its text
//	-- decide --            the analyst rules (see script.decide)
//	-- want 2026-05-20 --   what the ledgers hold on that day (see script.unmet)
//
// A line that begins with ~ is a known gap; one that holds after all is a fault of the
// case, told in a full run.
//
// All names of people, states, places and outlets are invented.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) < leastCases {
		t.Fatalf("%d cases: %v", len(files), err)
	}
	reader, err := reading.New()
	if err != nil {
		t.Fatal(err)
	}
	lists, err := story.NewLists(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	fronts, err := frontmatter.New()
	if err != nil {
		t.Fatal(err)
	}
	holding, gaps := 0, 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := &script{t: t, reader: reader, fronts: fronts, names: map[article.ID]string{}, in: story.Input{Lists: lists}}
			for i := range archive.Files {
				s.step(&archive.Files[i])
			}
			t.Logf("%d lines hold, %d are known gaps", s.holding, s.gaps)
			holding, gaps = holding+s.holding, gaps+s.gaps
			if *unmark {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	t.Logf("%d cases: %d lines hold, %d are known gaps", len(files), holding, gaps)
}

// leastCases is the number of cases below which the test looks in the wrong place.
const leastCases = 45

// script is one case at play: what came in so far.
type script struct {
	t             *testing.T
	reader        *reading.Reader
	fronts        *frontmatter.Finder
	in            story.Input
	names         map[article.ID]string // article -> name of its section
	holding, gaps int
}

func (s *script) step(f *txtar.File) {
	s.t.Helper()
	day, isWant := strings.CutPrefix(f.Name, "want ")
	switch {
	case isWant:
		s.in.Today = day
		s.want(f)
	case f.Name == "decide":
		s.decide(string(f.Data))
	default:
		s.article(f.Name, string(f.Data))
	}
}

// article takes in an article as a feed would bring it.
func (s *script) article(name, data string) {
	s.t.Helper()
	head, words, ok := strings.Cut(data, "\n\n")
	if !ok {
		s.t.Fatalf("%s: no empty line after its first lines", name)
	}
	var known article.Front
	for _, line := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "outlet":
			known.Outlet = article.Passage{Text: value, Rule: "metadata"}
		case "day":
			known.Published = article.Published{Value: value, Rule: "metadata"}
		case "url":
			known.URL = value
		default:
			s.t.Fatalf("%s: the line %q is not of outlet, day or url", name, line)
		}
	}
	frozen := text.New(strings.TrimSpace(words))
	front, _ := s.fronts.Complete(frozen, known)
	a, err := article.New(frozen, front)
	if err != nil {
		s.t.Fatal(err)
	}
	a.File = name
	if old := s.names[a.ID]; old != "" {
		s.t.Fatalf("%s is %s word for word", name, old)
	}
	s.names[a.ID] = name
	s.in.Items = append(s.in.Items, story.Item{Article: a, Reading: s.reader.Read(a)})
}

func (s *script) lines() []row {
	l := story.Build(s.in)
	return rowsOf(l, s.names)
}

// decide takes rulings, one a line, each about the one row that its line fits:
//
//	accept statement | …          reject expectation | …
//	fix from 2026-05-03 expectation | …
//	read utterance/iso time | …   rule first is right conflict | …
//	resolve cancelled expectation | …
//	by event | …                  the proof of the line above
//	merge statement | …           one utterance, or one expectation,
//	with statement | …            with this one
//	split at two statement | …    what the article "two" says is another
//	undo                          redo
func (s *script) decide(lines string) {
	s.t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		act, _, _ := strings.Cut(line, "|")
		words := strings.Fields(act)
		log := s.in.Decisions
		var d decision.Decision
		ok := true
		switch words[0] {
		case "undo":
			d, ok = decision.Undo(log)
		case "redo":
			d, ok = decision.Redo(log)
		case "by":
			proof := s.target(strings.TrimPrefix(line, "by "))
			log[len(log)-1].Proof = &proof
			continue
		case "with":
			other := s.target(strings.TrimPrefix(line, "with "))
			log[len(log)-1].Proof = &other
			if err := decision.Validate(log[len(log)-1]); err != nil {
				s.t.Fatalf("%s: %v", line, err)
			}
			continue
		case "split":
			row := s.fit(words[len(words)-1] + line[len(act)-1:])
			d.Kind, d.Target = decision.KindSplit, row.target
			if len(words) > 2 {
				d.Target, ok = row.at[words[2]]
			}
		default:
			last := len(words) - 1
			d.Kind, d.Value = decision.Kind(words[0]), strings.Join(words[1:last], " ")
			if d.Kind == decision.KindFix {
				d.Field, d.Value, _ = strings.Cut(d.Value, " ")
			}
			d.Target = s.target(words[last] + line[len(act)-1:])
		}
		if !ok {
			s.t.Fatalf("%s: there is nothing to take back", line)
		}
		d.Seq = uint64(len(log) + 1)
		if err := decision.Validate(d); err != nil && (d.Kind != decision.KindMerge || d.Value != "") { // the next line has it
			s.t.Fatalf("%s: %v", line, err)
		}
		s.in.Decisions = append(log, d)
	}
}

// target gives what the one row is named by that a want fits.
func (s *script) target(want string) decision.Target {
	s.t.Helper()
	return s.fit(want).target
}

// fit gives the one row that a want fits.
func (s *script) fit(want string) row {
	s.t.Helper()
	got := s.lines()
	fits := fitting(got, want)
	if len(fits) != 1 {
		s.t.Fatalf("a decision must be about one row, %d fit:\n%s", len(fits), explain(got, want))
	}
	return fits[0]
}

// want checks a section of wants, and counts. With -unmark it takes the mark of a
// known gap off the lines that hold.
func (s *script) want(f *txtar.File) {
	s.t.Helper()
	got := s.lines()
	if *rows {
		for _, r := range got {
			s.t.Log(r)
		}
	}
	lines := strings.Split(string(f.Data), "\n")
	for i, line := range lines {
		wanted, gap := strings.CutPrefix(line, "~ ")
		if wanted = strings.TrimSpace(wanted); wanted == "" || strings.HasPrefix(wanted, "#") {
			continue
		}
		fault := unmet(got, wanted)
		switch {
		case fault == "" && gap && *unmark:
			lines[i] = wanted
			s.holding++
		case fault == "" && gap:
			s.holding++
			const hint = "%s holds now; take the ~ off (go test ./internal/story -run TestCases -unmark):\n  %s"
			if testing.Short() { // no reason to stop somebody whose work made the reading better
				s.t.Logf(hint, f.Name, line)
			} else {
				s.t.Errorf(hint, f.Name, line)
			}
		case fault == "":
			s.holding++
		case gap:
			s.gaps++
		default:
			s.t.Errorf("%s: %s", f.Name, fault)
		}
	}
	f.Data = []byte(strings.Join(lines, "\n"))
}

// TestCasesSayWhatTheyShow wants of each case a comment, two articles and lines that
// hold.
func TestCasesSayWhatTheyShow(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		steps := map[string]int{}
		for _, f := range archive.Files {
			kind, _, _ := strings.Cut(f.Name, " ")
			if kind != "want" && kind != "decide" {
				kind = "article"
				if other := seen[string(f.Data)]; other != "" {
					t.Errorf("%s: %s is printed in %s too", file, f.Name, other)
				}
				seen[string(f.Data)] = file
			}
			steps[kind]++
		}
		if len(archive.Comment) == 0 || steps["article"] < 2 || steps["want"] == 0 {
			t.Errorf("%s: comment of %d bytes, steps %s", file, len(archive.Comment), counted(steps))
		}
	}
}

func counted(m map[string]int) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, fmt.Sprintf("%d %s", m[k], k))
	}
	return strings.Join(out, ", ")
}
