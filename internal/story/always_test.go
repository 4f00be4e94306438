package story

import (
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
)

// A decision on all records of a shape rules on those that come later, gives way to a
// ruling on one row, and can be taken back.
func TestAlwaysTreatLikeThis(t *testing.T) {
	one, two := namedPaper(t, "2026-03-01", "Post", "Mira Tavish", "Petra Rowe"), namedPaper(t, "2026-03-02", "Herald", "Oskar Brandt")
	for i := range one.r.Statements {
		one.r.Statements[i].Lemma = "say"
	}
	two.r.Statements[0].Lemma = "say"
	before := build("2026-03-09", nil, one)
	row := before.Statements[0]
	if like := before.Like(&row.Row); len(like) != 2 {
		t.Errorf("the preview shows %d rows, want 2", len(like))
	}
	always := decision.Decision{Kind: decision.KindAlways, Field: "reject", Value: row.Shape, Target: row.Target}
	accept := decision.Decision{Kind: decision.KindAccept, Target: before.Statements[1].Target}
	other := always
	other.Value = "another-rule/say"
	for _, c := range []struct {
		name     string
		rulings  []decision.Decision
		rejected int
		accepted int
	}{
		{"all", []decision.Decision{always}, 3, 0},
		{"but one", []decision.Decision{always, accept}, 2, 1},
		{"but one that was ruled on before", []decision.Decision{accept, always}, 2, 1},
		{"another shape", []decision.Decision{other}, 0, 0},
		{"taken back", []decision.Decision{always, {Kind: decision.KindUndo, Undoes: 1}}, 0, 0},
	} {
		rejected, accepted := 0, 0
		l := build("2026-03-09", log(c.rulings...), one, two)
		for _, s := range l.Statements {
			switch s.Ruling {
			case Rejected:
				rejected++
				if s.Always != 1 && s.Always != 2 {
					t.Errorf("%s: ruled by %d", c.name, s.Always)
				}
			case Accepted:
				accepted++
			}
		}
		if rejected != c.rejected || accepted != c.accepted || len(l.Unanchored) > 0 {
			t.Errorf("%s: %d rejected, %d accepted, %d unanchored", c.name, rejected, accepted, len(l.Unanchored))
		}
	}
}
