package layout

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

func mark(id string, kind Kind, start, end, priority int) Mark {
	return Mark{ID: id, Kind: kind, Span: text.Span{Start: start, End: end}, Priority: priority}
}

func ids(marks []Mark) string {
	var out []string
	for _, m := range marks {
		out = append(out, m.ID)
	}
	return strings.Join(out, " ")
}

func TestMarks(t *testing.T) {
	ms := NewMarks([]Mark{
		mark("t1", Time, 20, 24, 5), mark("s1", Statement, 0, 50, 1), mark("c1", Cue, 8, 12, 3),
		mark("s2", Statement, 10, 30, 2), mark("e1", Event, 18, 40, 4), mark("none", Event, 7, 7, 9),
	})
	if got := ids(ms.All()); got != "s1 c1 s2 e1 t1" {
		t.Errorf("order: %s", got)
	}
	if got := ids(ms.At(21)); got != "t1 e1 s2 s1" {
		t.Errorf("at 21: %s", got)
	}
	if got := ids(ms.Over(text.Span{Start: 41, End: 60})); got != "s1" {
		t.Errorf("over 41–60: %s", got)
	}
	if got := ids(ms.At(50)); got != "" {
		t.Errorf("at the end: %s", got)
	}
	if i := ms.Next(0); ms.All()[i].ID != "s2" {
		t.Errorf("the cue is no stop: %s", ms.All()[i].ID)
	}
	if ms.Next(4) != -1 || ms.Prev(0) != -1 || ms.Prev(5) != 4 || ms.From(15) != 3 || ms.From(60) != -1 {
		t.Error("stops at the ends")
	}
	lanes := map[string]int{}
	for _, m := range ms.All() {
		lanes[m.ID] = m.Lane
	}
	if lanes["s1"] != 0 || lanes["s2"] != 1 || lanes["e1"] != 0 || lanes["t1"] != 1 {
		t.Errorf("lanes: %v", lanes)
	}
}

func TestMarksOverAreAllMarksOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var marks []Mark
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			s := rapid.IntRange(0, 100).Draw(t, "start")
			marks = append(marks, mark("m", Kind(rapid.IntRange(0, 8).Draw(t, "kind")), s, s+rapid.IntRange(1, 40).Draw(t, "len"), 0))
		}
		ms := NewMarks(marks)
		a := rapid.IntRange(0, 140).Draw(t, "a")
		sp := text.Span{Start: a, End: a + rapid.IntRange(1, 30).Draw(t, "w")}
		want := 0
		for _, m := range marks {
			if m.Span.Overlaps(sp) {
				want++
			}
		}
		if got := ms.Over(sp); len(got) != want {
			t.Fatalf("%d marks over %v, want %d", len(got), sp, want)
		}
		for i, m := range ms.All() {
			for _, o := range ms.All()[:i] {
				if m.Span.Overlaps(o.Span) && m.Kind.family() == o.Kind.family() && m.Lane == o.Lane {
					t.Fatalf("%v and %v share a lane", m, o)
				}
			}
		}
	})
}

func TestSelection(t *testing.T) {
	c := Parse(text.New("The envoy can't stay.\nShe left at 10:30."), nil)
	for _, k := range []struct {
		name   string
		at, to int
		unit   Unit
		want   string
	}{
		{"nothing", 5, 5, Character, ""},
		{"forwards", 4, 9, Character, "envoy"},
		{"backwards", 9, 4, Character, "envoy"},
		{"a word", 6, 6, Word, "envoy"},
		{"an apostrophe", 11, 11, Word, "can't"},
		{"words backwards", 11, 5, Word, "envoy can't"},
		{"a paragraph without its break", 3, 3, Paragraph, "The envoy can't stay."},
		{"two paragraphs", 30, 3, Paragraph, "The envoy can't stay.\nShe left at 10:30."},
		{"beyond the end", 38, 900, Character, "0."},
	} {
		got := c.Text().Slice(c.Extend(c.Select(k.at, k.unit), k.to).Span())
		if got != k.want {
			t.Errorf("%s: %q, want %q", k.name, got, k.want)
		}
	}
	if c.SelectAll().Span().Len() != c.Text().Len() {
		t.Error("all is not all")
	}
	c = Parse(text.New("cafe\u0301 bar"), nil)
	if sp := c.Extend(c.Select(0, Character), 4).Span(); sp.End != 3 {
		t.Errorf("a cluster was split: %v", sp)
	}
}

func TestFind(t *testing.T) {
	f := NewFinder(text.New("“Draft” treaty. The DRAFT\nTreaty — café, cafe\u0301; don’t"))
	for _, c := range []struct {
		query string
		want  []text.Span
	}{
		{"draft", []text.Span{{Start: 1, End: 6}, {Start: 20, End: 25}}},
		{"draft treaty", []text.Span{{Start: 20, End: 32}}},
		{`"draft"`, []text.Span{{Start: 0, End: 7}}},
		{"don't", []text.Span{{Start: 48, End: 53}}},
		{"cafe", []text.Span{{Start: 41, End: 46}}},
		{" ", nil}, {"", nil}, {"zebra", nil},
	} {
		if got := f.Find(c.query); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.query, got, c.want)
		}
	}
}
