package search

import (
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
)

// plan is a question as the index answers it. The sets of articles that terms stand for
// say of each article that it answers, or cannot, or may: then one has to look at it.
type plan struct {
	and, or []*plan
	not     *plan
	// in are the articles of a leaf, or those it may hold in where holds has to be asked.
	in    set
	holds func(*look) bool
	last  struct { // whether in has the article that was looked at last
		block int
		doc   uint32
		has   bool
		known bool
	}
}

// has says whether the article that is looked at is one of a leaf.
func (p *plan) has(l *look) bool {
	if at := &p.last; !at.known || at.doc != l.doc || at.block != l.block {
		at.block, at.doc, at.has, at.known = l.block, l.doc, p.in.has(l.block, l.doc), true
	}
	return p.last.has
}

// look is what is looked at: an article or, in it, one of its records.
type look struct {
	block int
	doc   uint32
	entry entry
	*entryRecord
	from, to        int      // its words
	people, kindsOf []uint32 // of the article, where records are looked at: numbers in the block
}

// answers says whether what is looked at answers.
func (p *plan) answers(l *look) bool {
	switch {
	case p.in != nil:
		return p.has(l) && (p.holds == nil || p.holds(l))
	case p.not != nil:
		return !p.not.answers(l)
	case p.or != nil:
		return slices.ContainsFunc(p.or, func(p *plan) bool { return p.answers(l) })
	}
	return !slices.ContainsFunc(p.and, func(p *plan) bool { return !p.answers(l) })
}

// bounds gives the articles that answer for certain, all of their records too, and those
// that may, or one of their records may.
func (p *plan) bounds(v *view) (sure, may set) {
	switch {
	case p.in != nil && p.holds == nil:
		return p.in, p.in
	case p.in != nil:
		return v.none(), p.in
	case p.not != nil:
		sure, may = p.not.bounds(v)
		return each(v.all, may, roaring.AndNot), each(v.all, sure, roaring.AndNot)
	case p.or != nil:
		sure, may = v.none(), v.none()
		for _, p := range p.or {
			s, m := p.bounds(v)
			sure, may = each(sure, s, roaring.Or), each(may, m, roaring.Or)
		}
		return sure, may
	}
	sure, may = v.all, v.all
	for _, p := range p.and {
		s, m := p.bounds(v)
		sure, may = each(sure, s, roaring.And), each(may, m, roaring.And)
	}
	return sure, may
}

// planner makes plans.
type planner struct {
	*view
	records   bool // records are asked for
	languages []string
	stories   func(name string) []string
	err       error // the first
}

// having and terms note what fails.
func (p *planner) having(field string, terms ...string) set {
	out, err := p.view.having(field, terms...)
	if err != nil {
		p.err = first(p.err, err)
		return p.none()
	}
	return out
}

func (p *planner) noted(terms []string, err error) []string {
	p.err = first(p.err, err)
	return terms
}

func (p *planner) node(n query.Node) *plan {
	switch n := n.(type) {
	case query.And:
		return &plan{and: p.nodes(n)}
	case query.Or:
		return &plan{or: p.nodes(n)}
	case query.Not:
		return &plan{not: p.node(n.Node)}
	case query.Word:
		return p.word(n)
	case query.Phrase:
		side := p.side(n)
		return p.proved(side.in(p), side.stands)
	case query.Near:
		return p.near(n)
	case query.Days:
		return p.days(n)
	case query.Field:
		return p.field(n)
	}
	panic(fmt.Sprintf("search: a node of type %T", n))
}

func (p *planner) nodes(ns []query.Node) []*plan {
	out := make([]*plan, len(ns))
	for i, n := range ns {
		out[i] = p.node(n)
	}
	return out
}

// proved is a leaf that a look at the words proves.
func (p *planner) proved(in set, holds func(*look) bool) *plan { return &plan{in: in, holds: holds} }

// word asks for an article that has it, or a record whose passage has it.
func (p *planner) word(w query.Word) *plan {
	one := side{p.meant(w, true)}
	in := one.in(p)
	if !p.records {
		return &plan{in: in}
	}
	return p.proved(in, one.stands)
}

// days looks for spans of days that share a day with an interval; see covers.
func (p *planner) days(n query.Days) *plan {
	field := map[string]string{query.Said: fieldSaid, query.When: fieldWhen, query.Published: fieldPrinted}[n.Name]
	to := n.To
	if to != "" {
		to += "\x00" // it is inclusive
	}
	covering := p.noted(p.listed(field, nil, n.From, to))
	if n.From != "" {
		covering = append(covering, n.From[:len("2006-01")], n.From[:len("2006")])
	}
	out := &plan{in: p.having(field, covering...)}
	if !p.records || n.Name == query.Published {
		return out
	}
	asked := span{dayNumber(n.From), dayNumber(n.To)}
	if n.To == "" {
		asked.to = lastDay
	}
	out.holds = func(l *look) bool {
		own := l.when
		if n.Name == query.Said {
			own = l.said
		}
		return own != span{} && own.meets(asked)
	}
	return out
}

// lastDay is after all days.
const lastDay = day(1<<31 - 1)

func (p *planner) field(n query.Field) *plan {
	switch n.Name {
	case query.Kind:
		return p.kind(words.Plain(n.Value))
	case query.Language:
		return &plan{in: p.having(fieldLang, words.Plain(n.Value))}
	case query.Story:
		if p.stories == nil {
			return &plan{in: p.none()}
		}
		return p.story(p.stories(n.Value)...)
	}
	field := map[string]string{
		query.By: fieldBy, query.About: fieldAbout, query.Outlet: fieldOutlet, query.Agency: fieldAgency,
	}[n.Name]
	var plain, names, bones []string
	for _, w := range words.Split(n.Value) {
		plain = append(plain, words.Plain(w))
		if name := words.Name(w); name != "" {
			names, bones = append(names, name), append(bones, words.Bones(name))
		}
	}
	ways := [][]string{strings.Fields(spelling.Key(n.Value)), plain}
	for _, way := range [][]string{names, bones} { // in other scripts; every word has to be known
		if len(way) == len(plain) && !slices.Contains(way, "") {
			ways = append(ways, way)
		}
	}
	in := p.none()
	for _, way := range ways {
		if len(way) == 0 {
			continue
		}
		both := p.all
		for _, w := range way {
			both = each(both, p.having(field, w), roaring.And)
		}
		in = each(in, both, roaring.Or)
	}
	out := &plan{in: in}
	if !p.records || n.Name != query.By && n.Name != query.About {
		return out
	}
	people := p.named(ways)
	out.holds = func(l *look) bool {
		if n.Name == query.By {
			return people.among(l, l.by)
		}
		return people.among(l, l.about)
	}
	return out
}

// kind asks for a kind of record; of articles each is of the kind article.
func (p *planner) kind(kind string) *plan {
	one, plural := strings.CutSuffix(kind, "s")
	kinds := []string{kind}
	if plural {
		kinds = append(kinds, one)
	}
	if !p.records {
		if slices.Contains(kinds, "article") {
			return &plan{in: p.all}
		}
		return &plan{in: p.none()}
	}
	of := p.chosen(func(k *known) *forward { return k.kinds }, func(term []byte) bool { return slices.Contains(kinds, string(term)) })
	return &plan{in: p.having(fieldKind, kinds...), holds: func(l *look) bool { return l.kinds.anyOf(l.kindsOf, of[l.block]) }}
}

// story asks for an article that is in one of some stories, or a record that stands in
// one: where the analyst ruled on an article in one story and not in another, its records
// are not those of both.
func (p *planner) story(ids ...string) *plan {
	out := &plan{in: p.having(fieldStory, ids...)}
	if !p.records {
		return out
	}
	out.holds = func(l *look) bool {
		if l.stories == 0 {
			return true
		}
		for i, id := range l.entry.stories {
			if l.stories&storyBit(i) != 0 && slices.Contains(ids, id) {
				return true
			}
		}
		return false
	}
	return out
}

// only asks for one of the values that were chosen of a facet.
func (p *planner) only(f Facet, values []string) *plan {
	switch f {
	case Kind:
		parts := []*plan{}
		for _, v := range values {
			parts = append(parts, p.kind(v))
		}
		return &plan{or: parts}
	case Outlet:
		return &plan{in: p.having(fieldOutletWhole, values...)}
	case Actor:
		var terms []string
		for _, v := range values {
			terms = append(terms, p.noted(p.beginning(fieldPerson, isActor+v+endName))...)
		}
		out := &plan{in: p.having(fieldPerson, terms...)}
		if p.records {
			of := p.chosen(func(k *known) *forward { return k.people }, func(term []byte) bool { return slices.Contains(terms, string(term)) })
			out.holds = func(l *look) bool {
				return l.by.anyOf(l.people, of[l.block]) || l.about.anyOf(l.people, of[l.block])
			}
		}
		return out
	}
	if p.records {
		return &plan{in: p.all, holds: func(l *look) bool {
			return slices.Contains(values, monthOf(l.dated(l.entry.printed)))
		}}
	}
	var printed []string
	for _, m := range values {
		printed = append(printed, p.noted(p.beginning(fieldPrinted, m))...)
	}
	return &plan{in: p.having(fieldPrinted, printed...)}
}

// letters gives the letters of the kinds of record that may answer.
func letters(n query.Node) string {
	switch n := n.(type) {
	case query.And:
		out := allKinds
		for _, part := range n {
			have := letters(part)
			out = strings.Map(func(r rune) rune {
				if strings.ContainsRune(have, r) {
					return r
				}
				return -1
			}, out)
		}
		return out
	case query.Field:
		for i := range allKinds {
			if kind := kindOf(allKinds[i : i+1]); n.Name == query.Kind && strings.TrimSuffix(words.Plain(n.Value), "s") == kind {
				return allKinds[i : i+1]
			}
		}
	}
	return allKinds
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
