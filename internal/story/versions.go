package story

import (
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/version"
)

// versions are the articles of the story that stood under one address: its texts in
// order of publication are versions of one article.
type versions struct {
	at map[string][]*item // address -> items, in order
	of map[string]bool    // addresses with more than one
}

func (v *versions) init() { v.at, v.of = map[string][]*item{}, map[string]bool{} }

func (v *versions) enter(it *item) {
	if it.address != "" {
		v.set(it.address, insert(v.at[it.address], it, inOrder))
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
	v.set(it.address, rest)
}

func (v *versions) set(address string, items []*item) {
	v.at[address] = items
	if len(items) == 0 {
		delete(v.at, address)
	}
	if len(items) > 1 {
		v.of[address] = true
	} else {
		delete(v.of, address)
	}
}

// chains gives for each article with other versions all of them in order. One that the
// analyst rejected is none.
func (v *versions) chains() map[article.ID][]*item {
	if len(v.of) == 0 {
		return nil
	}
	out := map[article.ID][]*item{}
	for address := range v.of {
		chain := slices.DeleteFunc(slices.Clone(v.at[address]), (*item).isRejected)
		for _, it := range chain {
			if len(chain) > 1 {
				out[it.Article.ID] = chain
			}
		}
	}
	return out
}

// withVersions gives ledgers in which the articles name their versions, and the rows
// whose words a newer version dropped say so. It comes after all other stages, as the
// rows they share are not to be changed.
func (s *Story) withVersions(l *Ledgers) *Ledgers {
	chains := s.versions.chains()
	if len(chains) == 0 {
		return l
	}
	out := *l
	out.Articles = slices.Clone(l.Articles)
	for i, a := range l.Articles {
		chain := chains[a.ID]
		if chain == nil {
			continue
		}
		row := *a
		n := slices.IndexFunc(chain, func(it *item) bool { return it.Article.ID == a.ID })
		if n > 0 {
			row.VersionOf = chain[n-1].Article.ID
		}
		if n+1 < len(chain) {
			row.SupersededBy = chain[n+1].Article.ID
		}
		out.Articles[i] = &row
	}
	out.Statements = dropped(chains, l.Statements)
	out.Events = dropped(chains, l.Events)
	out.Expectations = dropped(chains, l.Expectations)
	out.Documents = dropped(chains, l.Documents)
	out.Moves = dropped(chains, l.Moves)
	out.Signals = dropped(chains, l.Signals)
	return &out
}

// dropped gives the rows of a ledger, those that newer versions dropped with a note of it.
func dropped[T any, R interface {
	*T
	rowed
}](chains map[article.ID][]*item, rows []R) []R {
	out := rows
	for i, r := range rows {
		in := droppedIn(chains, support(r))
		if in == nil {
			continue
		}
		if &out[0] == &rows[0] {
			out = slices.Clone(rows)
		}
		changed := *r
		out[i] = &changed
		out[i].base().DroppedIn = in.Article.ID
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
func droppedIn(chains map[article.ID][]*item, passages []Passage) *item {
	var last *item
	for _, p := range passages {
		in := goneIn(chains[p.Article], p)
		if in == nil {
			return nil
		}
		if last == nil || inOrder(last, in) < 0 {
			last = in
		}
	}
	return last
}

// goneIn gives the version from which on a passage is gone; nil when it stands in the
// latest.
func goneIn(chain []*item, p Passage) *item {
	var in *item
	for i := len(chain) - 1; i >= 0 && chain[i].Article.ID != p.Article; i-- {
		own := chain[slices.IndexFunc(chain, func(it *item) bool { return it.Article.ID == p.Article })]
		if fate, _ := own.changeTo(chain[i]).Fate(p.Span); fate != version.Gone {
			break
		}
		in = chain[i]
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
