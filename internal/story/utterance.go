package story

import (
	"cmp"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// learn makes the utterances of the touched items of their Readings in force, not yet
// tied to others.
func (s *Story) learn() {
	items := s.touchedInOrder()
	fresh := make([][]*utterance, len(items)) // whose words are without numbers still
	s.spread.Over(len(items), func(i int) { fresh[i] = items[i].learn(s.joined.parted) })
	for _, utterances := range fresh {
		for _, n := range utterances {
			n.words, n.terms = s.vocabulary.wording(*n.terms), nil
		}
	}
}

// learn makes the item's utterances, and gives those whose words have no numbers yet.
func (it *item) learn(parted map[recordAt]bool) (fresh []*utterance) {
	before := it.saying
	it.utterances = make([]*utterance, 0, len(it.reading.Statements))
	it.saying = make(map[string]*utterance, len(it.reading.Statements))
	for _, repeats := range []bool{false, true} {
		for i := range it.reading.Statements {
			rec := &it.reading.Statements[i]
			if repeats != (rec.SameAs != "") {
				continue
			}
			n := &utterance{spot: spot{it, len(it.utterances)}, nth: i, rec: rec, speaker: it.actors[rec.Source.Actor], content: contentOf(rec), day: dayNumberOf(it.printed())}
			if old := before[rec.ID]; old != nil && old.content == n.content {
				n.words = old.words
			} else {
				terms := termsOf(n.content)
				n.terms = &terms
				fresh = append(fresh, n)
			}
			n.same = it.saying[rec.SameAs]
			n.as = verbatim{string(it.origin.Article.ID), cmp.Or(keyOf(n.speaker), fold(rec.Source.Text)), fold(n.content)}
			if n.scope = n.as.source; n.speaker == nil && n.scope != "" {
				n.scope = n.as.origin + "\x00" + n.scope // within a report the same words mean the same source
			}
			if parted[recordAt{it, rec.ID}] { // it is one with nothing, whatever its words
				n.same, n.scope, n.as = nil, "", verbatim{string(it.Article.ID), rec.ID, ""}
			}
			if n.same != nil {
				n.same.repeats = append(n.same.repeats, n)
			}
			it.utterances = append(it.utterances, n)
			it.saying[rec.ID] = n
		}
	}
	for i, n := range it.utterances {
		if old := before[n.rec.ID]; old != nil && old.isAs(n) {
			old.stays = true
			it.utterances[i], it.saying[n.rec.ID] = old, old
		} else if old != nil && old.row != nil {
			n.was = old.row.begins()
		}
	}
	return fresh
}

// isAs says whether an utterance is tied to others as another one of its record would
// be. Those that repeat each other are always tied anew.
func (n *utterance) isAs(o *utterance) bool {
	return n.rec == o.rec && n.spot == o.spot && n.nth == o.nth && n.speaker == o.speaker && n.as == o.as && n.scope == o.scope &&
		n.same == nil && o.same == nil && len(n.repeats) == 0 && len(o.repeats) == 0
}

// contentOf joins the pieces of a statement's content.
func contentOf(s *record.Statement) string {
	parts := make([]string, len(s.Content))
	for i, p := range s.Content {
		parts[i] = p.Text
	}
	return strings.Join(parts, " … ")
}
