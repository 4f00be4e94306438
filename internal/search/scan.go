package search

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/search/words"
)

// row is a hit by its place in the index.
type row struct {
	day    day
	block  int
	doc    uint32
	record int // of the entry; -1 for the article itself
}

// scan goes through the articles that may answer.
type scan struct {
	*view
	request   Request
	records   bool
	kinds     string // the letters of records that may answer
	languages []string
	plan      *plan
	days      [][][]day // of each block, those that bound the day of a hit
	sure, may set

	look    look
	kept    rowHeap // the newest, as many as are wanted
	total   int
	more    bool
	tallies *tallies // what facets are counted by; nil for none
}

func newScan(v *view, r Request, languages []string) (*scan, error) {
	s := &scan{view: v, request: r, languages: languages}
	s.kept.before = func(a, b row) bool { return s.compare(a, b) > 0 }
	s.records = r.records()
	p := planner{view: v, records: s.records, languages: languages, stories: r.Stories}
	parts := []*plan{}
	if r.Query != nil {
		parts = append(parts, p.node(r.Query))
	}
	if r.Story != "" {
		parts = append(parts, p.story(r.Story))
	}
	for _, f := range Facets() {
		var values []string
		for _, o := range r.Only {
			if o.Facet == f {
				values = append(values, o.Value)
			}
		}
		if len(values) > 0 {
			parts = append(parts, p.only(f, values))
		}
	}
	if p.err != nil {
		return nil, p.err
	}
	s.plan = &plan{and: parts}
	s.sure, s.may = s.plan.bounds(v)
	s.sure, s.may = each(v.all, s.sure, roaring.And), each(v.all, s.may, roaring.And)
	bounding := string(printedDays)
	if s.records {
		s.kinds = letters(r.Query)
		bounding = s.kinds
	}
	for _, k := range v.known {
		var days [][]day
		for i := range bounding {
			if of := k.days[bounding[i]]; of != nil {
				days = append(days, of)
			}
		}
		s.days = append(s.days, days)
	}
	return s, nil
}

// bound gives a day that no hit of an article is newer than.
func (s *scan) bound(block int, doc uint32) day {
	newest := day(0)
	for _, of := range s.days[block] {
		newest = max(newest, of[doc])
	}
	return newest
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

// countedBeyond is the number of articles that are still looked at, once a page is full,
// to count the hits.
const countedBeyond = 1000

// checkEvery is the number of articles after which it is asked whether to stop.
const checkEvery = 256

// page finds the rows of the page that is wanted. It goes from the newest article to the
// oldest until no other can have a newer row, and a little further to count.
func (s *scan) page(ctx context.Context) error {
	queue := rowHeap{before: func(a, b row) bool { return a.day > b.day }}
	for b, docs := range s.may {
		for it := docs.Iterator(); it.HasNext(); {
			doc := it.Next()
			queue.rows = append(queue.rows, row{s.bound(b, doc), b, doc, -1})
		}
	}
	heap.Init(&queue)
	certain := !s.records && s.sure.len() == s.may.len()
	beyond := 0
	for n := 0; len(queue.rows) > 0; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if s.full() && queue.rows[0].day < s.kept.rows[0].day {
			if certain {
				break
			}
			if beyond++; beyond > countedBeyond {
				s.more = true
				break
			}
		}
		next := queue.rows[0]
		heap.Pop(&queue)
		if err := s.visit(next.block, next.doc); err != nil {
			return err
		}
	}
	if certain {
		s.total = s.may.len()
	}
	return nil
}

// all finds all rows, counts them and keeps those of the page.
func (s *scan) all(ctx context.Context) error {
	s.tallies = newTallies(s.view)
	n := 0
	for b, docs := range s.may {
		for it := docs.Iterator(); it.HasNext(); n++ {
			if n%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := s.visit(b, it.Next()); err != nil {
				return err
			}
		}
	}
	return nil
}

// visit takes the rows of an article.
func (s *scan) visit(block int, doc uint32) error {
	l := &s.look
	if s.records {
		if err := s.load(l, block, doc, s.kinds, false); err != nil {
			return err
		}
		for i := range l.entry.records {
			l.entryRecord = &l.entry.records[i]
			l.from, l.to = l.entryRecord.from, l.entryRecord.to
			if s.plan.answers(l) {
				s.take(row{l.dated(l.entry.printed), block, doc, i})
			}
		}
		return nil
	}
	whole := row{s.bound(block, doc), block, doc, -1}
	if s.sure.has(block, doc) {
		s.take(whole)
		return nil
	}
	if err := s.load(l, block, doc, "", false); err != nil {
		return err
	}
	if l.from, l.to = 0, l.entry.words.len(); s.plan.answers(l) {
		s.take(whole)
	}
	return nil
}

// full says whether as many rows are kept as are wanted.
func (s *scan) full() bool {
	return len(s.kept.rows) > 0 && len(s.kept.rows) >= s.request.From+s.request.Size
}

// take counts a row, and keeps it if it is one of the newest.
func (s *scan) take(r row) {
	s.total++
	if s.tallies != nil {
		s.tally(r)
	}
	switch {
	case !s.full():
		if s.request.From+s.request.Size > 0 {
			heap.Push(&s.kept, r)
		}
	case r.day < s.kept.rows[0].day: // most are older
	case s.compare(r, s.kept.rows[0]) < 0:
		s.kept.rows[0] = r
		heap.Fix(&s.kept, 0)
	}
}

// compare orders rows, the newest first. Those of one day stand in the order of the
// articles' IDs: where they lie changes whenever bleve merges blocks, also between a page
// and the next.
func (s *scan) compare(a, b row) int {
	switch {
	case a.day != b.day: // as most are
		return cmp.Compare(b.day, a.day)
	case a.block == b.block && a.doc == b.doc:
		return cmp.Compare(a.record, b.record)
	}
	return bytes.Compare(s.id(a), s.id(b))
}

// id gives the ID of a row's article; nothing where the block is damaged, which is told
// when the hit is made.
func (s *scan) id(r row) []byte {
	id, _, _ := s.blocks[r.block].Doc(r.doc)
	return id
}

// rows gives the rows of the page, the newest first.
func (s *scan) rows() []row {
	out := s.kept.rows
	slices.SortFunc(out, s.compare)
	return out[min(s.request.From, len(out)):]
}

// rowHeap has the row first that is before all others.
type rowHeap struct {
	rows   []row
	before func(a, b row) bool
}

func (h rowHeap) Len() int           { return len(h.rows) }
func (h rowHeap) Less(i, j int) bool { return h.before(h.rows[i], h.rows[j]) }
func (h rowHeap) Swap(i, j int)      { h.rows[i], h.rows[j] = h.rows[j], h.rows[i] }

// Push is part of heap.Interface.
func (h *rowHeap) Push(r any) { h.rows = append(h.rows, r.(row)) }

// Pop is part of heap.Interface; it gives nothing, as the first row was looked at before.
func (h *rowHeap) Pop() any {
	h.rows = h.rows[:len(h.rows)-1]
	return nil
}
