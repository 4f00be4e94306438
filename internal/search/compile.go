package search

import (
	"context"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bquery "github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
)

// compiler turns a question into one of the index.
type compiler struct {
	languages []string
	stories   func(name string) []string
	passage   func(id string) (passage, error)
}

func (c *compiler) node(n query.Node) bquery.Query {
	switch n := n.(type) {
	case nil:
		return bquery.NewMatchAllQuery()
	case query.And:
		return all(c.nodes(n))
	case query.Or:
		return either(c.nodes(n))
	case query.Not:
		out := bquery.NewBooleanQuery(nil, nil, nil)
		out.AddMust(bquery.NewMatchAllQuery())
		out.AddMustNot(c.node(n.Node))
		return out
	case query.Word:
		return c.word(n)
	case query.Phrase:
		return c.phrase(n)
	case query.Near:
		return c.proved(n, all(c.nodes([]query.Node{n.A, n.B})), func(in sequence) bool {
			return len(nearby(n, c.languages, in)) > 0
		})
	case query.Days:
		return daysQuery(n)
	case query.Field:
		return c.field(n)
	}
	panic(fmt.Sprintf("search: a node of type %T", n))
}

func (c *compiler) nodes(ns []query.Node) []bquery.Query {
	out := make([]bquery.Query, len(ns))
	for i, n := range ns {
		out[i] = c.node(n)
	}
	return out
}

func (c *compiler) word(w query.Word) bquery.Query {
	want := wantedOf(w, c.languages)
	var out []bquery.Query
	for _, t := range want.terms {
		if want.fuzzy > 0 {
			q := bquery.NewFuzzyQuery(t)
			q.SetField(fieldText)
			q.SetFuzziness(want.fuzzy)
			out = append(out, q)
		} else {
			out = append(out, term(fieldText, t))
		}
	}
	if want.name != "" {
		out = append(out, term(fieldText, nameMark+want.name))
	}
	if want.prefix != "" {
		out = append(out, prefix(fieldText, want.prefix))
	}
	return either(out)
}

// phrase wants each word, and proof that they stand one after the other.
func (c *compiler) phrase(p query.Phrase) bquery.Query {
	parts := make([]bquery.Query, len(p))
	for i, w := range p {
		parts[i] = c.word(query.Word{Text: w})
	}
	return c.proved(p, all(parts), func(in sequence) bool { return len(runs(p, c.languages, in)) > 0 })
}

// daysQuery looks for spans of days that share a day with an interval; see covers.
func daysQuery(n query.Days) bquery.Query {
	field := map[string]string{query.Said: fieldSaid, query.When: fieldWhen, query.Published: fieldPrinted}[n.Name]
	yes := true
	within := bquery.NewTermRangeInclusiveQuery(n.From, n.To, &yes, &yes)
	within.SetField(field)
	if n.From == "" {
		return within
	}
	return either([]bquery.Query{within, term(field, n.From[:len("2006-01")]), term(field, n.From[:len("2006")])})
}

func (c *compiler) field(n query.Field) bquery.Query {
	switch n.Name {
	case query.Kind:
		kind := words.Plain(n.Value)
		if one, ok := strings.CutSuffix(kind, "s"); ok {
			return either([]bquery.Query{term(fieldKind, kind), term(fieldKind, one)})
		}
		return term(fieldKind, kind)
	case query.Language:
		return term(fieldLang, words.Plain(n.Value))
	case query.Story:
		var out []bquery.Query
		if c.stories != nil {
			for _, id := range c.stories(n.Value) {
				out = append(out, term(fieldStory, id))
			}
		}
		return either(out)
	}
	field := map[string]string{
		query.By: fieldBy, query.About: fieldAbout, query.Outlet: fieldOutlet, query.Agency: fieldAgency,
	}[n.Name]
	var spelt, plain []bquery.Query
	for _, w := range strings.Fields(spelling.Key(n.Value)) {
		spelt = append(spelt, term(field, w))
	}
	for _, w := range words.Split(n.Value) {
		plain = append(plain, term(field, words.Plain(w)))
	}
	return either([]bquery.Query{all(spelt), all(plain)})
}

func term(field, t string) bquery.Query {
	q := bquery.NewTermQuery(t)
	q.SetField(field)
	return q
}

func prefix(field, p string) bquery.Query {
	q := bquery.NewPrefixQuery(p)
	q.SetField(field)
	return q
}

// all wants every part, and finds nothing where there is none.
func all(parts []bquery.Query) bquery.Query {
	switch len(parts) {
	case 0:
		return bquery.NewMatchNoneQuery()
	case 1:
		return parts[0]
	}
	return bquery.NewConjunctionQuery(parts)
}

// either wants one part, and finds nothing where there is none.
func either(parts []bquery.Query) bquery.Query {
	switch len(parts) {
	case 0:
		return bquery.NewMatchNoneQuery()
	case 1:
		return parts[0]
	}
	return bquery.NewDisjunctionQuery(parts)
}

// proved lets through what a look at the words of a passage proves: at their sketch,
// which the index has of articles, where that can tell, and else at the text.
func (c *compiler) proved(n query.Node, q bquery.Query, holds func(sequence) bool) bquery.Query {
	bySketch := sketched(n)
	return proof{q, func(r index.IndexReader, id string) (bool, error) {
		if bySketch {
			if s, err := sketchIn(r, id); err != nil || s != nil {
				return err == nil && holds(s), err
			}
		}
		p, err := c.passage(id)
		return err == nil && holds(p.tokens), err
	}}
}

// sketchIn gives the sketch that the index has of a document; nil for none.
func sketchIn(r index.IndexReader, id string) (sketch, error) {
	d, err := r.Document(id)
	if err != nil || d == nil {
		return nil, err
	}
	var out sketch
	d.VisitFields(func(f index.Field) {
		if f.Name() == fieldSketch {
			out = sketch(f.Value())
		}
	})
	return out, nil
}

// proof is a question of the index whose answers are proved one by one.
type proof struct {
	bquery.Query
	holds func(r index.IndexReader, id string) (bool, error)
}

// Searcher is part of bleve's Query.
func (p proof) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	found, err := p.Query.Searcher(ctx, r, m, o)
	if err != nil {
		return nil, err
	}
	s := &proving{ctx: ctx}
	s.Searcher = searcher.NewFilteringSearcher(ctx, found, func(_ *search.SearchContext, d *search.DocumentMatch) bool {
		if s.failed != nil {
			return false
		}
		if s.failed = ctx.Err(); s.failed != nil {
			return false
		}
		id, err := r.ExternalID(d.IndexInternalID)
		holds := false
		if err == nil {
			holds, err = p.holds(r, id)
		}
		s.failed = err
		return holds
	})
	return s, nil
}

// proving tells of the error that a filter cannot give.
type proving struct {
	search.Searcher
	ctx    context.Context
	failed error
}

// Next is part of bleve's Searcher.
func (s *proving) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	d, err := s.Searcher.Next(ctx)
	return d, first(err, s.failed)
}

// Advance is part of bleve's Searcher.
func (s *proving) Advance(ctx *search.SearchContext, to index.IndexInternalID) (*search.DocumentMatch, error) {
	d, err := s.Searcher.Advance(ctx, to)
	return d, first(err, s.failed)
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
