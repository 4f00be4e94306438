package story

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
)

func TestGradesAndRemarks(t *testing.T) {
	first, again := namedPaper(t, "2026-03-01", "Post", "Mira Tavish"), namedPaper(t, "2026-03-02", "Post", "Petra Rowe")
	other := namedPaper(t, "2026-03-03", "Herald", "Mira Tavish")
	before := build("2026-03-09", nil, first, again, other)
	article := func(n int, value string) decision.Decision {
		return decision.Decision{Kind: decision.KindGrade, Target: before.Articles[n].Target, Value: value}
	}
	for _, c := range []struct {
		name    string
		rulings []decision.Decision
		want    []string // grades of the three articles
	}{
		{"none", nil, []string{"", "", ""}},
		{"a source", []decision.Decision{article(0, "B")}, []string{"B", "B", ""}},
		{"by another article", []decision.Decision{article(0, "B"), article(1, "C")}, []string{"C", "C", ""}},
		{"source and information", []decision.Decision{article(2, "D3")}, []string{"", "", "D3"}},
		{"confirmed by nobody else", []decision.Decision{article(2, "A1")}, []string{"", "", "A"}},
		{"taken back", []decision.Decision{article(0, "B"), {Kind: decision.KindUndo, Undoes: 1}}, []string{"", "", ""}},
	} {
		var got []string
		for _, a := range build("2026-03-09", log(c.rulings...), first, again, other).Articles {
			got = append(got, a.Reliability+a.Credibility)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestConfirmedByTwoOrigins(t *testing.T) {
	says := func(published, outlet, rest string) *paper {
		p := newPaper(t, published, outlet, "Mira Tavish said that the long ferry strike would end tonight. "+rest)
		p.says("Mira Tavish", "said", "that the long ferry strike would end tonight")
		return p
	}
	one, two := says("2026-03-01", "Post", "Rain fell on the harbour."), says("2026-03-02", "Herald", "Nobody else was there to ask about it.")
	target := build("2026-03-09", nil, one).Statements[0].Target
	grade := log(decision.Decision{Kind: decision.KindGrade, Target: target, Value: "1"}, decision.Decision{Kind: decision.KindNote, Target: target, Note: "Heard on the radio, too."})
	if s := build("2026-03-09", grade, one).Statements[0]; s.Credibility != "" || len(s.Remarks) != 2 {
		t.Errorf("one origin: %q, remarks %q", s.Credibility, s.Remarks)
	}
	if s := build("2026-03-09", grade, one, two).Statements[0]; s.Origins != 2 || s.Credibility != "1" || !slices.Equal(s.Remarks, []string{"Heard on the radio, too."}) {
		t.Errorf("%d origins: %q, remarks %q", s.Origins, s.Credibility, s.Remarks)
	}
}
