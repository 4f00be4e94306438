package search_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/text"
)

// TestAgreesWithReadingEveryText asks random questions of the index, and of every text by
// looking at each of its words; so of the records, of which a page is part of the whole.
func TestAgreesWithReadingEveryText(t *testing.T) {
	items := storytest.NewPress(storytest.Crowded, 7).Articles(60)
	texts, terms, ofRecords := map[article.ID]article.Article{}, map[article.ID][]string{}, map[[2]string][]string{}
	var put []search.Item
	for _, it := range items {
		whole := text.Span{End: it.Article.Text.Len()}
		texts[it.Article.ID], terms[it.Article.ID] = it.Article, plain(it.Article, whole)
		record := func(id string, sp text.Span) {
			ofRecords[[2]string{string(it.Article.ID), id}] = plain(it.Article, sp)
		}
		for _, r := range it.Reading.Statements {
			record(r.ID, r.Span)
		}
		for _, r := range it.Reading.Events {
			record(r.ID, r.Span)
		}
		for _, r := range it.Reading.Expectations {
			record(r.ID, r.Span)
		}
		for _, r := range it.Reading.Documents {
			record(r.ID, r.Span)
		}
		for _, r := range it.Reading.Moves {
			record(r.ID, r.Span)
		}
		put = append(put, search.Item{Article: it.Article, Reading: it.Reading})
	}
	x, err := search.Create("", func(id article.ID) (article.Article, error) { return texts[id], nil })
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.Put(put, ""); err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	asked := asker{dice: dice}
	for _, it := range items[:8] {
		asked.words = append(asked.words, words.Split(strings.ToLower(it.Article.Text.String()))...)
	}
	some := 0
	for q := range 150 {
		n := asked.node(3)
		got, err := x.Find(context.Background(), search.Request{Query: n, Size: 100})
		if err != nil {
			t.Fatalf("%#v: %v", n, err)
		}
		found := map[article.ID]bool{}
		for _, h := range got.Hits {
			found[h.Article] = true
		}
		for id, a := range texts {
			if want := holds(n, terms[id]); want != found[id] {
				t.Fatalf("%#v: found %v, want %v in %q", n, found[id], want, a.Text)
			}
		}
		if len(found) > 0 && len(found) < len(texts) {
			some++
		}
		if q%5 > 0 {
			continue
		}
		got, err = x.Find(context.Background(), search.Request{Query: n, Records: true, Size: 10_000, Facets: 1})
		if err != nil {
			t.Fatalf("%#v: %v", n, err)
		}
		records := map[[2]string]bool{}
		for _, h := range got.Hits {
			records[[2]string{string(h.Article), h.Record}] = true
		}
		for id, in := range ofRecords {
			if want := holds(n, in); want != records[id] {
				t.Fatalf("%#v: found %v, want %v in the record %v: %q", n, records[id], want, id, in)
			}
		}
		page, err := x.Find(context.Background(), search.Request{Query: n, Records: true, From: 3, Size: 5})
		if err != nil || page.Total > got.Total || !page.More && page.Total != got.Total {
			t.Fatalf("%#v: a page counts %d of %d, more %v: %v", n, page.Total, got.Total, page.More, err)
		}
		for i, h := range page.Hits {
			if want := got.Hits[3+i]; h.Article != want.Article || h.Record != want.Record {
				t.Fatalf("%#v: hit %d of the page is %s of %s, want %s of %s", n, i, h.Record, h.Day, want.Record, want.Day)
			}
		}
	}
	if some < 40 {
		t.Errorf("only %d of the questions part the texts", some)
	}
}

type asker struct {
	dice  *rand.Rand
	words []string
}

func (a asker) node(depth int) query.Node {
	at := a.dice.IntN(len(a.words) - 4)
	switch n := a.dice.IntN(8); {
	case depth == 0 || n < 2:
		return query.Word{Text: a.words[at]}
	case n == 2:
		return query.Phrase(a.words[at : at+2+a.dice.IntN(3)])
	case n == 3:
		return query.Phrase{a.words[at], a.words[a.dice.IntN(len(a.words))]}
	case n == 4:
		return query.Near{A: a.node(0), B: query.Word{Text: a.words[at+a.dice.IntN(4)]}, Within: a.dice.IntN(3)}
	case n == 5:
		return query.Not{Node: a.node(depth - 1)}
	case n == 6:
		return query.Or{a.node(depth - 1), a.node(depth - 1)}
	}
	return query.And{a.node(depth - 1), a.node(depth - 1)}
}

func plain(a article.Article, sp text.Span) []string {
	var out []string
	for _, tok := range words.NewCutter().Of(a.Text.Slice(sp), a.Front.Language) {
		out = append(out, tok.Term)
	}
	return out
}

// holds says what Find should, the simple way; small letters have one spelling.
func holds(n query.Node, in []string) bool {
	switch n := n.(type) {
	case query.And:
		return holds(n[0], in) && holds(n[1], in)
	case query.Or:
		return holds(n[0], in) || holds(n[1], in)
	case query.Not:
		return !holds(n.Node, in)
	case query.Near:
		for i, a := range in {
			for j := max(0, i-n.Within-1); j <= min(len(in)-1, i+n.Within+1); j++ {
				if i != j && is(n.A.(query.Word).Text, a) && is(n.B.(query.Word).Text, in[j]) {
					return true
				}
			}
		}
		return false
	case query.Word:
		return holds(query.Phrase{n.Text}, in)
	case query.Phrase:
	next:
		for i := 0; i+len(n) <= len(in); i++ {
			for k := range n {
				if !is(n[k], in[i+k]) {
					continue next
				}
			}
			return true
		}
		return false
	}
	panic(fmt.Sprintf("%T", n))
}

func is(word, term string) bool { return words.Plain(word) == term || words.Stem(word, "en") == term }
