package search

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	bsearch "github.com/blevesearch/bleve/v2/search"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
	"github.com/readout-app/readout/internal/text"
)

// Request is a question with the page of answers that is wanted.
type Request struct {
	Query query.Node // nil for all there is
	// Records asks for records, not articles. A question for a kind asks for them, too.
	Records bool
	// Story is the ID of the story to look in; empty for all.
	Story string
	// Stories gives the IDs of the stories that a name of the field story: means.
	Stories func(name string) []string
	// Only narrows to values of facets: for each one, those of which a hit has one.
	Only []Choice
	// From and Size say which hits are wanted, the newest first.
	From, Size int
	// Facets is the number of values counted of each facet; 0 for no facets.
	Facets int
}

// Facet is a property by which hits are counted.
type Facet string

// The facets.
const (
	Outlet Facet = "outlet"
	Kind   Facet = "kind"
	Actor  Facet = "actor"
	Month  Facet = "month" // such as 2022-01
)

// Facets gives all facets in the order they are shown.
func Facets() []Facet { return []Facet{Kind, Outlet, Actor, Month} }

func facetField(f Facet) string { return "facet." + string(f) }

// Choice is a value of a facet.
type Choice struct {
	Facet Facet  `json:"facet"`
	Value string `json:"value"`
}

// Count is a value of a facet with the number of hits that have it.
type Count struct {
	Choice
	Hits int `json:"hits"`
}

// Hit is an article or a record that answers.
type Hit struct {
	Article article.ID `json:"article"`
	Record  string     `json:"record,omitempty"` // ID in the Reading; "" for the article itself
	Kind    string     `json:"kind"`             // "article", "statement" …
	Who     string     `json:"who,omitempty"`    // who speaks, acts or announces, of a record
	Day     string     `json:"day,omitempty"`    // of the record, or else of publication
	Outlet  string     `json:"outlet,omitempty"`
	// Headline is that of the article.
	Headline string `json:"headline,omitempty"`
	text.Span
	// Snippet is the piece of the passage to show, and Text its words. Lit are the spans
	// that answer, in the whole passage. All are code points of the frozen text.
	Snippet text.Span   `json:"snippet"`
	Text    string      `json:"text"`
	Lit     []text.Span `json:"lit"`
}

// Result is one page of answers.
type Result struct {
	Total  int // all hits, not only those of the page
	Hits   []Hit
	Facets []Count // those of each facet together, the most frequent first
}

// Find answers a Request. An article whose text cannot be had is passed over where it
// has to be looked at. ErrBroken says that the index is damaged.
func (x *Index) Find(ctx context.Context, r Request) (out Result, err error) {
	defer func() {
		if p := recover(); p != nil { // on bytes that are damaged
			out, err = Result{}, fmt.Errorf("%w: %v", ErrBroken, p)
		}
	}()
	looker := &looker{texts: x.texts, cut: words.NewCutter()}
	languages, err := x.languages()
	if err != nil {
		return Result{}, err
	}
	ask := x.request(r, languages, looker)
	got, err := x.bleve.SearchInContext(ctx, ask)
	if err != nil {
		return Result{}, fmt.Errorf("searching: %w", err)
	}
	out = Result{Total: int(got.Total), Hits: []Hit{}, Facets: []Count{}}
	for _, d := range got.Hits {
		p, err := looker.passage(d.ID)
		if err != nil {
			return Result{}, err
		}
		if p.article.Text == nil {
			continue // its text is lost
		}
		out.Hits = append(out.Hits, hit(r.Query, languages, p, d))
	}
	for _, f := range Facets() {
		if counted := got.Facets[string(f)]; counted != nil && counted.Terms != nil {
			for _, t := range counted.Terms.Terms() {
				out.Facets = append(out.Facets, Count{Choice{f, t.Term}, t.Count})
			}
		}
	}
	return out, nil
}

// request puts a Request as the index is asked.
func (x *Index) request(r Request, languages []string, looker *looker) *bleve.SearchRequest {
	scope := scopeArticle
	if r.Records || r.Query != nil && asksForRecords(r.Query) {
		scope = scopeRecord
	}
	c := compiler{languages: languages, stories: r.Stories, passage: looker.passage}
	parts := []bquery.Query{term(fieldScope, scope)}
	if r.Story != "" {
		parts = append(parts, term(fieldStory, r.Story))
	}
	if r.Query != nil {
		parts = append(parts, c.node(r.Query))
	}
	for _, f := range Facets() {
		var values []bquery.Query
		for _, o := range r.Only {
			if o.Facet == f {
				values = append(values, term(facetField(f), o.Value))
			}
		}
		if len(values) > 0 {
			parts = append(parts, either(values))
		}
	}
	ask := bleve.NewSearchRequestOptions(all(parts), r.Size, r.From, false)
	ask.Score = bleve.ScoreNone
	ask.Sort = bsearch.SortOrder{&bsearch.SortField{Field: fieldDay, Desc: true, Type: bsearch.SortFieldAsString}}
	ask.Fields = []string{fieldWho}
	if r.Facets > 0 {
		for _, f := range Facets() {
			ask.AddFacet(string(f), bleve.NewFacetRequest(facetField(f), r.Facets))
		}
	}
	return ask
}

// asksForRecords says whether a question is for kinds of records.
func asksForRecords(n query.Node) bool {
	found := false
	query.Walk(n, func(n query.Node) {
		f, ok := n.(query.Field)
		found = found || ok && f.Name == query.Kind && !strings.HasPrefix(words.Plain(f.Value), "article")
	})
	return found
}

// languages gives the languages of the articles in the index.
func (x *Index) languages() ([]string, error) {
	dict, err := x.bleve.FieldDict(fieldLang)
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	defer dict.Close()
	var out []string
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("searching: %w", err)
		}
		if e == nil {
			return out, nil
		}
		out = append(out, e.Term)
	}
}

func hit(n query.Node, languages []string, p passage, d *bsearch.DocumentMatch) Hit {
	front := p.article.Front
	h := Hit{
		Article: p.article.ID, Record: p.record, Kind: kindOf(p.record), Span: p.span, Lit: []text.Span{},
		Outlet: front.Outlet.Text, Headline: front.Headline.Text,
	}
	h.Who, _ = d.Fields[fieldWho].(string)
	if len(d.Sort) > 0 && len(d.Sort[0]) == len("2006-01-02") {
		h.Day = d.Sort[0]
	}
	if n != nil {
		h.Lit = append(h.Lit, lit(n, languages, p.article.Text, p.span, p.tokens)...)
	}
	h.Snippet = snippet(p.article.Text, p.span, h.Lit)
	h.Text = p.article.Text.Slice(h.Snippet)
	return h
}

// kindOf gives the kind of a record by its ID.
func kindOf(record string) string {
	if record == "" {
		return "article"
	}
	return map[byte]string{'s': "statement", 'e': "event", 'x': "expectation", 'd': "document", 'v': "move"}[record[0]]
}

// passage is the text of an article or record, in words.
type passage struct {
	article article.Article // Text is nil where it cannot be had
	record  string
	span    text.Span
	tokens  tokens
}

// looker looks at texts, the one looked at last kept: records of an article come together.
type looker struct {
	texts Texts
	cut   *words.Cutter
	last  article.Article
	id    string
	at    passage
}

// passage gives the text that a document of the index stands for. One that cannot be
// read is empty.
func (l *looker) passage(id string) (passage, error) {
	if id == l.id && id != "" {
		return l.at, nil
	}
	of, rest, isRecord := strings.Cut(id, "/")
	if string(l.last.ID) != of {
		a, err := l.texts(article.ID(of))
		if err != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)) {
			return passage{}, err
		}
		if err != nil {
			return passage{}, nil
		}
		l.last = a
	}
	p := passage{article: l.last, span: text.Span{End: l.last.Text.Len()}}
	if isRecord {
		record, span, _ := strings.Cut(rest, "/")
		from, to, _ := strings.Cut(span, "-")
		start, serr := strconv.Atoi(from)
		end, eerr := strconv.Atoi(to)
		if serr != nil || eerr != nil || record == "" || start < 0 || end > l.last.Text.Len() || start >= end {
			return passage{}, fmt.Errorf("%w: it holds the document %q", ErrBroken, id)
		}
		p.record, p.span = record, text.Span{Start: start, End: end}
	}
	p.tokens = l.cut.Of(p.article.Text.Slice(p.span), p.article.Front.Language)
	l.id, l.at = id, p
	return p, nil
}
