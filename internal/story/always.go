package story

import (
	"maps"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// kindShape names the records of one kind that are read alike.
type kindShape struct{ record, shape string }

// shapeOfStatement and shapeOfEvent give the shape of a record (Row.Shape); that of a date
// is the Question that it asks, that of any other its rule.
func shapeOfStatement(s *record.Statement) string { return s.Rule + "/" + s.Lemma }
func shapeOfEvent(e *record.Event) string         { return e.Rule + "/" + e.Type }

// always gives the row its shape, and puts the decision on all of that shape, if there
// is one, before those about the row alone, which prevail.
func (s *Story) always(r *Row, shape string, own []decision.Decision) []decision.Decision {
	r.Shape = shape
	if d, ok := s.rules[kindShape{r.Target.Record, shape}]; ok {
		return append([]decision.Decision{d}, own...)
	}
	return own
}

// settleRules finds the decisions on all records of a shape that are in force, and lets
// the items enter anew that hold a record on which they are other than before.
func (s *Story) settleRules() {
	rules := shapeRules(s.log)
	other := map[kindShape]bool{}
	for k := range maps.Keys(rules) {
		other[k] = !sameRuling(rules[k], s.rules[k])
	}
	for k := range s.rules {
		if _, still := rules[k]; !still {
			other[k] = true
		}
	}
	maps.DeleteFunc(other, func(_ kindShape, changed bool) bool { return !changed })
	s.rules = rules
	if len(other) == 0 {
		return
	}
	for _, it := range s.order {
		if !s.touched[it] && it.holds(other) {
			s.touched[it] = true
		}
	}
}

// holds says whether the item's Reading, with what was added to it, has a record of one of the shapes.
func (it *item) holds(shapes map[kindShape]bool) bool {
	r := &it.full
	return anyOf(shapes, decision.OnStatement, r.Statements, shapeOfStatement) ||
		anyOf(shapes, decision.OnEvent, r.Events, shapeOfEvent) ||
		anyOf(shapes, decision.OnExpectation, r.Expectations, func(x *record.Expectation) string { return x.Rule }) ||
		anyOf(shapes, decision.OnDocument, r.Documents, func(x *record.Document) string { return x.Rule }) ||
		anyOf(shapes, decision.OnMove, r.Moves, func(x *record.Move) string { return x.Rule }) ||
		anyOf(shapes, decision.OnConflict, r.Conflicts, func(x *record.Conflict) string { return x.Rule })
}

func anyOf[R any](shapes map[kindShape]bool, kind string, records []R, shape func(*R) string) bool {
	for i := range records {
		if shapes[kindShape{kind, shape(&records[i])}] {
			return true
		}
	}
	return false
}

// Like gives the rows that a decision always to treat the like of a row would change:
// those of its kind and shape that the analyst has not ruled on one by one.
func (l *Ledgers) Like(row *Row) []*Row {
	var out []*Row
	for _, r := range l.Rows() {
		if row.Shape != "" && r.Shape == row.Shape && r.Target.Record == row.Target.Record && (r.Ruling == Proposed || r.Always != 0) {
			out = append(out, r)
		}
	}
	return out
}
