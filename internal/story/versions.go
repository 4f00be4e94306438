package story

import (
	"slices"

	"github.com/readout-app/readout/internal/story/version"
)

// versions are the articles of the story that stood under one address: its texts in
// order of publication are versions of one article.
type versions struct {
	at      map[string][]*item // address -> items, in order
	changed map[string]bool    // addresses whose chains are to be made anew
	many    map[string]bool    // addresses with a chain
}

func (v *versions) init() {
	v.at, v.changed, v.many = map[string][]*item{}, map[string]bool{}, map[string]bool{}
}

func (v *versions) enter(it *item) {
	if it.address != "" {
		v.at[it.address] = insert(v.at[it.address], it, inOrder)
		v.changed[it.address] = true
	}
}

func (v *versions) leave(it *item) {
	if it.address == "" {
		return
	}
	rest := remove(v.at[it.address], it, inOrder)
	for _, old := range rest {
		delete(old.changes, it)
	}
	v.at[it.address] = rest
	v.changed[it.address] = true
}

// settleVersions makes the chains anew that changed: for each article with other
// versions all of them in order. One that the analyst rejected is none. The rows that
// stand on passages of theirs are gathered anew.
func (s *Story) settleVersions() {
	v := &s.versions
	for address := range v.changed {
		all := v.at[address]
		chain := slices.DeleteFunc(slices.Clone(all), (*item).isRejected)
		if len(chain) > 1 || v.many[address] {
			for _, it := range all {
				s.gatherAbout(it)
			}
		}
		for _, it := range all {
			it.chain = nil
		}
		if delete(v.many, address); len(chain) > 1 {
			v.many[address] = true
			for _, it := range chain {
				it.chain = chain
			}
		}
		if len(all) == 0 {
			delete(v.at, address)
		}
	}
	clear(v.changed)
}

// gatherAbout lets all rows be gathered anew that have passages in an item.
func (s *Story) gatherAbout(it *item) {
	o := &s.out
	o.plain[it] = true
	for _, n := range it.utterances {
		o.statements[n.row.first().item] = true
	}
	for _, n := range it.promises {
		o.expectations[n.row.first().item] = true
	}
	for _, n := range it.papers {
		o.documents[n.row.first().item] = true
	}
	for _, n := range it.moves {
		o.moves[n.row.first().item] = true
	}
}

// inChain gives the row of an article with the versions next to it.
func (it *item) inChain(row *Article) *Article {
	n := slices.Index(it.chain, it)
	if n < 0 {
		return row
	}
	out := *row
	if n > 0 {
		out.VersionOf = it.chain[n-1].Article.ID
	}
	if n+1 < len(it.chain) {
		out.SupersededBy = it.chain[n+1].Article.ID
	}
	return &out
}

// dropped gives the rows that begin in an item, those that newer versions dropped with
// a note of it.
func dropped[T any, R interface {
	*T
	rowed
}](s *Story, it *item, rows []R) []R {
	if it.chain == nil || it.chain[len(it.chain)-1] == it {
		return rows
	}
	out := slices.Clone(rows)
	for i, row := range rows {
		if in := s.droppedIn(support(row)); in != nil {
			changed := *row
			out[i] = &changed
			out[i].base().DroppedIn = in.Article.ID
		}
	}
	return out
}

// support gives the passages that a row stands on. Of a statement it is what was said: who
// speaks and on which day may stay while the claim goes.
func support(r rowed) []Passage {
	passages := r.base().Passages
	if s, ok := r.(*Statement); ok && len(s.Parts) > 0 {
		return slices.Concat(s.Parts, passages[1:])
	}
	return passages
}

// droppedIn gives the version that dropped the last of some passages; nil while one
// of them stands.
func (s *Story) droppedIn(passages []Passage) *item {
	var last *item
	for _, p := range passages {
		in := s.items[p.Article].lost(p)
		if in == nil {
			return nil
		}
		if last == nil || inOrder(last, in) < 0 {
			last = in
		}
	}
	return last
}

// lost gives the version from which on a passage of the item is gone; nil when it
// stands in the latest.
func (it *item) lost(p Passage) *item {
	var in *item
	for _, newer := range slices.Backward(it.chain) {
		if newer == it {
			break
		}
		if fate, _ := it.changeTo(newer).Fate(p.Span); fate != version.Gone {
			break
		}
		in = newer
	}
	return in
}

// changeTo compares the article with a newer version.
func (it *item) changeTo(newer *item) *version.Change {
	c := it.changes[newer]
	if c == nil {
		if it.changes == nil {
			it.changes = map[*item]*version.Change{}
		}
		c = version.Compare(it.Article.Text, newer.Article.Text)
		it.changes[newer] = c
	}
	return c
}
