package story

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// namesActor says whether a target means an actor by its name.
func namesActor(t decision.Target) bool { return t.Record == decision.OnActor && t.Part != "" }

// isAcross says whether a target means a conflict of two articles.
func isAcross(t decision.Target) bool {
	return t.Record == decision.OnConflict && strings.Contains(t.Part, acrossMark)
}

// anchor gives the id of the record that a target means.
func anchor(t decision.Target, frozen *text.Text, among []place) (id string, ok bool) {
	sp, ok := frozen.Find(t.Selector)
	if !ok {
		return "", false
	}
	best := 0.0
	for _, p := range among {
		share := shared(p.span, sp)
		if p.kind != t.Record || share < enoughShared {
			continue
		}
		if p.part == t.Part {
			share++ // the same part beats any other record of the kind
		}
		if share > best {
			id, best = p.id, share
		}
	}
	return id, best > 0
}

// enoughShared is the share of two passages, intersection over union, from which one
// is the other as a changed reader cuts it.
const enoughShared = 0.5

func shared(a, b text.Span) float64 {
	both := a.Intersect(b).Len()
	if both == 0 {
		return 0
	}
	return float64(both) / float64(a.Len()+b.Len()-both)
}

// place is where a record of a Reading stands.
type place struct {
	kind, id string
	span     text.Span
	part     string // tells apart the records of one kind on one passage
}

// places lists the records of a Reading that a decision can be about.
func places(r record.Reading) []place {
	var out []place
	type spot struct {
		kind string
		span text.Span
		part string
	}
	seen := map[spot]int{}
	add := func(kind, id string, sp text.Span, part string) {
		s := spot{kind, sp, part}
		if seen[s]++; seen[s] > 1 {
			part += "#" + strconv.Itoa(seen[s])
		}
		out = append(out, place{kind, id, sp, part})
	}
	triggers := map[string]string{}
	for _, e := range r.Events {
		triggers[e.ID] = e.Trigger.Text
		add(decision.OnEvent, e.ID, e.Span, e.Trigger.Text)
	}
	for _, x := range r.Expectations {
		add(decision.OnExpectation, x.ID, x.Span, triggers[x.Event])
	}
	for _, a := range r.Actors {
		add(decision.OnActor, a.ID, a.Span, "")
	}
	for _, s := range r.Statements {
		add(decision.OnStatement, s.ID, s.Span, s.Cue.Text)
	}
	for _, t := range r.Times {
		add(decision.OnTime, t.ID, t.Span, "")
	}
	for _, d := range r.Documents {
		add(decision.OnDocument, d.ID, d.Span, "")
	}
	for _, m := range r.Moves {
		add(decision.OnMove, m.ID, m.Span, string(m.Move))
	}
	for _, k := range r.Conflicts {
		add(decision.OnConflict, k.ID, k.Span, k.Kind)
	}
	for _, g := range r.Signals {
		add("signal", g.ID, g.Span, "")
	}
	return out
}

// onConflict takes the decisions about a conflict across articles from those of its
// later article: those on its part whose passage is that of the row.
func (it *item) onConflict(t decision.Target) []decision.Decision {
	var mine, rest []decision.Decision
	for _, d := range it.untied {
		sp, ok := it.Article.Text.Find(d.Target.Selector)
		if ok && d.Target.Part == t.Part && shared(sp, t.Selector.Span) >= enoughShared {
			mine = append(mine, d)
		} else {
			rest = append(rest, d)
		}
	}
	it.untied = rest
	return mine
}

// unanchored gives the decisions that are tied to nothing, in the order they were
// taken.
func (s *Story) unanchored() []decision.Decision {
	var out []decision.Decision
	for _, d := range s.log {
		if !namesActor(d.Target) && d.Kind != decision.KindAlways && s.items[d.Target.Article] == nil {
			out = append(out, d)
		}
	}
	out = append(out, s.people.loose...)
	out = append(out, s.joined.loose...)
	stray := s.out.stray
	for it := range s.out.conflicts { // as all are in whose decisions were tied anew
		stray[it] = true
	}
	for it := range stray {
		if it.gone || len(it.loose)+len(it.untied) == 0 {
			delete(stray, it)
			continue
		}
		out = append(out, it.loose...)
		out = append(out, it.untied...)
	}
	slices.SortFunc(out, bySeq)
	return out
}

func bySeq(a, b decision.Decision) int { return cmp.Compare(a.Seq, b.Seq) }

// apply rules on a row: its Ruling and the fields that were fixed. Fields maps the
// names a fix may use to where the row holds them.
func (r *Row) apply(rulings []decision.Decision, fields map[string]*string) {
	for _, d := range rulings {
		switch d.Kind {
		case decision.KindAlways:
			r.Ruling, r.Always = Accepted, d.Seq
			if d.Field == string(decision.KindReject) {
				r.Ruling = Rejected
			}
		case decision.KindAccept, decision.KindRead, decision.KindResolve, decision.KindAdd:
			r.Ruling, r.Always = Accepted, 0
		case decision.KindReject:
			if d.Proof != nil {
				continue // of an outcome, not of the row
			}
			r.Ruling, r.Always = Rejected, 0
		case decision.KindRule:
			r.fix(fields, "verdict", d.Value)
		case decision.KindFix:
			r.fix(fields, d.Field, d.Value)
		case decision.KindNote:
			r.Remarks = append(r.Remarks, d.Note)
		case decision.KindGrade:
			r.grade(strings.TrimLeft(d.Value, reliabilities))
		}
	}
}

// reliabilities are the Admiralty grades of a source.
const reliabilities = "ABCDEF"

// grade sets the Admiralty grade of the information. It is confirmed only by a second
// origin; without one it is told why it is not.
func (r *Row) grade(credibility string) {
	switch {
	case credibility == "":
	case credibility == "1" && r.Origins < 2:
		r.Remarks = append(r.Remarks, "It was graded 1, confirmed, but only one origin carries it.")
	default:
		r.Credibility = credibility
	}
}

func (r *Row) fix(fields map[string]*string, field, value string) {
	r.Ruling, r.Always = Accepted, 0
	if r.Fixes == nil {
		r.Fixes = map[string]string{}
	}
	r.Fixes[field] = value
	if p := fields[field]; p != nil {
		*p = value
	}
}

// recordAt is a record of an item that stands in a row.
type recordAt struct {
	item *item
	id   string
}

// rulingsOn gives the decisions about the records of a row in the order they were taken.
func rulingsOn(records ...recordAt) []decision.Decision {
	var out []decision.Decision
	for _, r := range records {
		out = append(out, r.item.at[r.id]...)
	}
	slices.SortStableFunc(out, bySeq)
	return out
}
