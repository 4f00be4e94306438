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
	known   map[*Row]*item     // row of an item with a chain -> version that dropped it, or nil
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

// settle makes the chains anew that changed: for each article with other versions all
// of them in order. One that the analyst rejected is none.
func (v *versions) settle() {
	for address := range v.changed {
		chain := slices.DeleteFunc(slices.Clone(v.at[address]), (*item).isRejected)
		if len(chain) > 1 || v.many[address] {
			v.known = nil
		}
		for _, it := range v.at[address] {
			it.chain = nil
		}
		if delete(v.many, address); len(chain) > 1 {
			v.many[address] = true
			for _, it := range chain {
				it.chain = chain
			}
		}
		if len(v.at[address]) == 0 {
			delete(v.at, address)
		}
	}
	clear(v.changed)
}

// withVersions gives ledgers in which the articles name their versions, and the rows
// whose words a newer version dropped say so. It comes after all other stages, as the
// rows they share are not to be changed.
func (s *Story) withVersions(l *Ledgers) *Ledgers {
	v := &s.versions
	v.settle()
	if len(v.many) == 0 {
		return l
	}
	out := *l
	out.Articles = slices.Clone(l.Articles)
	for i, it := range s.order { // in which the ledger is too
		n := slices.Index(it.chain, it)
		if n < 0 {
			continue
		}
		row := *l.Articles[i]
		if n > 0 {
			row.VersionOf = it.chain[n-1].Article.ID
		}
		if n+1 < len(it.chain) {
			row.SupersededBy = it.chain[n+1].Article.ID
		}
		out.Articles[i] = &row
	}
	before := v.known
	v.known = make(map[*Row]*item, len(before))
	out.Statements = dropped(s, before, l.Statements, func(r *rowsOf) []*Statement { return r.statements })
	out.Events = dropped(s, before, l.Events, func(r *rowsOf) []*Event { return r.events })
	out.Expectations = dropped(s, before, l.Expectations, func(r *rowsOf) []*Expectation { return r.expectations })
	out.Documents = dropped(s, before, l.Documents, func(r *rowsOf) []*Document { return r.documents })
	out.Moves = dropped(s, before, l.Moves, func(r *rowsOf) []*Move { return r.moves })
	out.Signals = dropped(s, before, l.Signals, func(r *rowsOf) []*Signal { return r.signals })
	return &out
}

// dropped gives the rows of a ledger, those that newer versions dropped with a note of
// it. Only rows that are named by an article with a newer version are looked at, and
// those of them that before does not know. Part gives the rows of the ledger that are
// named by an item; the ledger is these in the order of the items.
func dropped[T any, R interface {
	*T
	rowed
}](s *Story, before map[*Row]*item, rows []R, part func(*rowsOf) []R) []R {
	out, cloned, end := rows, false, 0
	for _, it := range s.order {
		from := end
		end += len(part(&it.rows))
		if it.chain == nil || it.chain[len(it.chain)-1] == it {
			continue
		}
		for i := from; i < end; i++ {
			row := rows[i].base()
			in, ok := before[row]
			if !ok {
				in = s.droppedIn(support(rows[i]))
			}
			if s.versions.known[row] = in; in == nil {
				continue
			}
			if !cloned {
				out, cloned = slices.Clone(rows), true
			}
			changed := *rows[i]
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
