package attribution

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/timex"
	"github.com/readout-app/readout/internal/text"
)

// below are the rooms whose records statements rest on, loaded once for all tests.
type below struct {
	fronts *frontmatter.Finder
	actors *actor.Finder
	times  *timex.Finder
}

var roomsBelow = sync.OnceValues(func() (b below, err error) {
	if b.fronts, err = frontmatter.New(); err != nil {
		return b, err
	}
	if b.actors, err = actor.New(); err != nil {
		return b, err
	}
	b.times, err = timex.New()
	return b, err
})

// read runs the rooms below and Find over a text; front matter that the caller knows
// is completed by what stands in the text. It also gives the names of actors by id.
func read(t testing.TB, words string, known article.Front) ([]record.Statement, map[string]string) {
	t.Helper()
	rooms, err := roomsBelow()
	if err != nil {
		t.Fatal(err)
	}
	frozen := text.New(words)
	front, _ := rooms.fronts.Complete(frozen, known)
	doc := mustAnalyser(t).Parse(frozen, front.Lines)
	mentions, actors := rooms.actors.Find(doc, front)
	times := rooms.times.Find(doc, front)
	names := map[string]string{}
	for _, a := range actors {
		names[a.ID] = a.Name
	}
	return mustFinder(t).Find(doc, front, mentions, actors, times), names
}

// TestSeed asks for the rows of the first acceptance case, by words of the content.
func TestSeed(t *testing.T) {
	const file = "../../../../shared/seed/article.txt"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the seed article is not here: " + file)
	}
	statements, names := read(t, string(raw), article.Front{})
	rows := []struct {
		row, actor, cue, starts, ends string
		kind                          record.SpeechKind
		said, venue                   string
		denies                        bool
	}{
		{"1", "Victoria Nuland", "said", "US Secretary", "next week", record.Indirect, "2022-01-30", "CBS", false},
		{"2", "Victoria Nuland", ".", "Blinken, Lavrov", "next week", record.Indirect, "2022-01-30", "CBS", false},
		{"3", "Victoria Nuland", "According to", "Washington sees", "guarantees", record.Indirect, "2022-01-30", "CBS", false},
		{"3 inner", "United States", "sees signs", "that Moscow", "guarantees", record.Indirect, "", "", false},
		{"4", "Victoria Nuland", "said", `"We've heard`, `this week,"`, record.Direct, "2022-01-30", "CBS", false},
		{"5", "Victoria Nuland", "claimed", `"We want`, `too,"`, record.Direct, "2022-01-30", "CBS", false},
		{"6", "Victoria Nuland", "said", `"On the contrary`, `de-escalate."`, record.Direct, "2022-01-30", "CBS", false},
		{"7", "Antony Blinken", "said", "he expects", "proposals", record.Indirect, "2022-01-26", "", false},
		{"8", "Western and Ukrainian media outlets", "echoing claims", "Russia’s possible", "Ukraine", record.Indirect, "", "", false},
		{"9", "Dmitry Peskov", "slammed", `"empty`, "tensions", record.Mixed, "", "", true},
		{"10", "Dmitry Peskov", "stressed", "that Russia", "anyone", record.Indirect, "", "", false},
		{"11", "Dmitry Peskov", "did not rule out", "possible", "in question", record.Indirect, "", "", false},
		{"12", "Dmitry Peskov", "warned", "that attempts", "consequences", record.Indirect, "", "", false},
	}
	found := map[string]record.Statement{}
	for _, row := range rows {
		ok := false
		for _, s := range statements {
			words := s.Content[0].Text
			last := s.Content[len(s.Content)-1].Text
			if strings.Contains(s.Cue.Text, row.cue) && strings.HasPrefix(words, row.starts) && strings.HasSuffix(last, row.ends) {
				ok = true
				found[row.row] = s
				if names[s.Source.Actor] != row.actor || s.Kind != row.kind || s.Said.From != row.said || s.Venue != row.venue || s.Denies != row.denies {
					t.Errorf("row %s: actor %q, kind %s, said %q, venue %q, denies %v; want %+v", row.row, names[s.Source.Actor], s.Kind, s.Said.From, s.Venue, s.Denies, row)
				}
				break
			}
		}
		if !ok {
			t.Errorf("row %s is missing", row.row)
		}
	}
	if s := found["2"]; s.SameAs != found["1"].ID {
		t.Errorf("the headline repeats %q, want %q", s.SameAs, found["1"].ID)
	}
	if s := found["3 inner"]; s.Within != found["3"].ID {
		t.Errorf("the inner statement is within %q, want %q", s.Within, found["3"].ID)
	}
	if s := found["9"]; s.Rejects != found["8"].ID {
		t.Errorf("the denial rejects %q, want %q", s.Rejects, found["8"].ID)
	}
	frozen := text.New(string(raw))
	if asked := frozen.Slice(found["6"].Asked); !strings.HasPrefix(asked, "whether there") || !strings.HasSuffix(asked, "Russia") {
		t.Errorf("asked %q", asked)
	}
	if s := found["1"]; s.Medium != "interview" {
		t.Errorf("medium %q", s.Medium)
	}
}
