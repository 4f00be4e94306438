package story

import (
	"slices"

	"github.com/readout-app/readout/internal/story/decision"
)

// finishStatements makes the rows of utterances.
func (s *Story) finishStatements(rows []*statementRow) {
	s.spread.Over(len(rows), func(i int) { s.finishStatement(rows[i]) })
	for _, r := range rows {
		s.utterances.changed[r] = true
		s.out.statements[r.first().item] = true
		speaker := r.first().speaker
		if r.row.Ruling == Rejected {
			speaker = nil
		}
		s.credit(r, speaker)
	}
}

// finishStatement makes the row of an utterance.
func (s *Story) finishStatement(r *statementRow) {
	row := r.first().statement()
	var items []*item
	var records []recordAt
	for i, n := range r.members {
		records = append(records, recordAt{n.item, n.rec.ID})
		if !slices.Contains(items, n.item) {
			items = append(items, n.item)
		}
		if i == 0 {
			continue
		}
		p := n.item.passage(n.rec.Span, n.rec.ID, n.rec.Rule)
		row.Passages = append(row.Passages, p)
		row.Variants = append(row.Variants, Variant{Passage: p, Outlet: n.item.Reading.Article.Outlet, Words: n.content})
		if row.Venue == "" && row.Medium == "" {
			row.Venue, row.Medium = n.rec.Venue, n.rec.Medium
		}
	}
	row.From, row.To, row.Reprinted, row.Origins = r.from, r.to, len(items), countOrigins(items)
	row.link(r)
	row.apply(s.always(&row.Row, shapeOfStatement(r.first().rec), rulingsOn(records...)), map[string]*string{
		"name": &row.Name, "from": &row.From, "to": &row.To, "content": &row.Content,
		"cue": &row.Cue, "venue": &row.Venue, "medium": &row.Medium, "kind": (*string)(&row.Kind), "outlet": &row.Outlet,
	})
	if row.To < row.From || row.Fixes["from"] != "" && row.Fixes["to"] == "" {
		row.To = row.From // a day set by hand is that day
	}
	r.row, r.base = row, row
}

// credit counts a row as one of a speaker's, and no more as that of another.
func (s *Story) credit(r *statementRow, speaker *actor) {
	for _, c := range []struct {
		a *actor
		n int
	}{{r.speaker, -1}, {speaker, 1}} {
		if c.a != nil {
			c.a.said += c.n
			s.people.counted[c.a] = true
		}
	}
	r.speaker = speaker
}

// link ties the row to the one it denies and the one it stands within, by the rows
// that now hold what its members name.
func (row *Statement) link(r *statementRow) {
	members := slices.Clone(r.members)
	slices.SortStableFunc(members, func(a, b *utterance) int {
		return spot{a.item, a.nth}.compare(spot{b.item, b.nth})
	})
	for _, n := range members {
		if denied := n.item.saying[n.rec.Rejects]; row.Rejects == "" && denied != nil && denied.row != r &&
			(r.first().speaker == nil || denied.row.first().speaker != r.first().speaker) {
			row.Rejects = denied.row.key() // nobody denies the own words
		}
		if outer := n.item.saying[n.rec.Within]; row.Within == "" && outer != nil && outer.row != r {
			row.Within = outer.row.key()
		}
	}
}

// key names the row.
func (r *statementRow) key() string {
	first := r.first()
	return rowKey(decision.OnStatement, first.item.Article.ID, first.rec.Span, first.item.parts[first.rec.ID])
}

// keyOfStatement gives the Key of the row that holds a statement; "" for none.
func (it *item) keyOfStatement(id string) string {
	if n := it.saying[id]; n != nil {
		return n.row.key()
	}
	return ""
}

// statement makes the row that begins with a statement.
func (n *utterance) statement() *Statement {
	it, rec := n.item, n.rec
	row := &Statement{
		Row:     it.row(decision.OnStatement, rec.ID, rec.Evidence),
		Speaker: keyOf(n.speaker), Name: n.name(), Kind: rec.Kind, Cue: rec.Cue.Text, Lemma: rec.Lemma,
		Content: n.content,
		Source:  it.passage(rec.Source.Span, rec.ID, rec.Rule),
		CueAt:   it.passage(rec.Cue.Span, rec.ID, rec.Rule),
		Asked:   it.passage(rec.Asked, rec.ID, rec.Rule),
		Printed: it.printed(),
		Medium:  rec.Medium, Venue: rec.Venue, Outlet: it.Reading.Article.Outlet, Via: rec.Via, Denies: rec.Denies,
		Variants: []Variant{},
	}
	for _, part := range rec.Content {
		row.Parts = append(row.Parts, it.passage(part.Span, rec.ID, rec.Rule))
	}
	return row
}

// name gives the name of the speaker, or the words for a source that is nobody known.
func (n *utterance) name() string {
	if n.speaker != nil && n.speaker.row.Name != "" {
		return n.speaker.row.Name
	}
	return n.rec.Source.Text
}

// renameSpeaker puts the name that the speaker now bears into the row.
func (s *Story) renameSpeaker(r *statementRow) {
	if _, fixed := r.base.Fixes["name"]; fixed {
		return
	}
	row := *r.base
	row.Name = r.first().name()
	r.base = &row
	s.utterances.changed[r] = true
	s.out.statements[r.at] = true
}
