package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// papers are the documents of the story. Two articles speak of one when kind and title
// agree and nothing speaks against it (mayBeOf). A document without a title of its own
// goes by the words that name it; where these say no more than its kind ("letter"), it
// is the same only in reprints of one report.
type papers struct {
	blocks blocks[*paperAt]
	dirty  map[*item]bool // items whose moves are of other papers than before
}

func (p *papers) init() {
	p.blocks.init()
	p.dirty = map[*item]bool{}
}

// paperAt is one document of a Reading.
type paperAt struct {
	spot
	rec     *record.Document
	parties []*actor
	known   bool   // it is spoken of as known
	block   string // what two of one paper agree in
	row     *paperRow
	own     *paperRow
}

func (p *paperAt) place() spot { return p.spot }

// paperRow is one document with all records that speak of it, in order.
type paperRow struct {
	members []*paperAt
	date    string
	parties []*actor // of the member that tells most
	row     *Document
}

func (r *paperRow) first() *paperAt { return r.members[0] }

// key names the row; "" for none.
func (r *paperRow) key() string {
	if r == nil {
		return ""
	}
	first := r.first()
	return rowKey(decision.OnDocument, first.item.Article.ID, first.rec.Span, first.item.parts[first.rec.ID])
}

func (it *item) learnPapers() {
	it.papers, it.paperOf = nil, map[string]*paperAt{}
	for i := range it.reading.Documents {
		rec := &it.reading.Documents[i]
		n := &paperAt{spot: spot{it, i}, rec: rec, parties: it.actorsOf(rec.Parties)}
		title, origin := rec.Title, ""
		if title == "" {
			title = it.Article.Text.Slice(rec.Span)
			if fold(title) == fold(rec.Kind) || len(strings.Fields(title)) < subjectWords {
				origin = string(it.origin.Article.ID)
			}
		}
		n.known = isKnown(it.Article.Text, rec.Span)
		n.block = strings.Join([]string{origin, rec.Kind, fold(title)}, "\x00")
		it.papers = append(it.papers, n)
		it.paperOf[rec.ID] = n
	}
}

// settlePapers makes one row of each document.
func (s *Story) settlePapers() {
	p := &s.papers
	for it := range s.touched {
		for _, n := range it.papers {
			p.blocks.leave(n.block, n)
		}
		it.papers = nil
	}
	for _, it := range s.touchedInOrder() {
		it.learnPapers()
		for _, n := range it.papers {
			p.blocks.enter(n.block, n)
		}
		s.out.documents[it] = true
	}
	p.blocks.settle(func(members []*paperAt) {
		var rows []*paperRow
		for _, n := range members {
			var r *paperRow
			for _, old := range slices.Backward(rows) {
				if n.mayBeOf(old) {
					r = old
					break
				}
			}
			if r == nil {
				if n.own == nil {
					n.own = &paperRow{}
				}
				r = n.own
				r.members, r.date, r.parties = nil, "", nil
				rows = append(rows, r)
			}
			r.members = append(r.members, n)
			r.date = cmp.Or(r.date, n.rec.Date)
			if len(r.parties) < len(n.parties) {
				r.parties = n.parties
			}
			if n.row != r {
				n.row = r
				p.dirty[n.item] = true
				s.out.documents[n.item] = true
			}
		}
		for _, r := range rows {
			s.finishPaper(r)
		}
	})
}

func (s *Story) finishPaper(r *paperRow) {
	first := r.first()
	row := &Document{
		Row:     first.item.row(decision.OnDocument, first.rec.ID, first.rec.Evidence),
		Kind:    first.rec.Kind,
		Title:   first.rec.Title,
		Date:    r.date,
		Parties: keysOf(r.parties),
	}
	row.Passages = nil
	var items []*item
	var records []recordAt
	for _, n := range r.members {
		items, records = append(items, n.item), append(records, recordAt{n.item, n.rec.ID})
		row.Passages = append(row.Passages, n.item.passage(n.rec.Span, n.rec.ID, n.rec.Rule))
		for _, m := range n.rec.Mentions {
			row.Passages = append(row.Passages, n.item.passage(m.Span, n.rec.ID, n.rec.Rule))
		}
	}
	if row.Title == "" {
		row.Title = row.Passages[0].Text
	}
	row.Origins = countOrigins(items)
	row.apply(s.always(&row.Row, first.rec.Rule, rulingsOn(records...)), map[string]*string{"kind": &row.Kind, "title": &row.Title, "date": &row.Date})
	if old := r.row; old == nil || old.Title != row.Title || old.Kind != row.Kind {
		for _, n := range r.members {
			s.papers.dirty[n.item] = true
		}
	}
	r.row = row
	s.out.documents[first.item] = true
}

// subjectWords is the least number of words by which a document is named with what it
// is about ("letter on the canal").
const subjectWords = 3

// paperDays is the number of days between what articles tell of one paper ("initialled
// in January", "signed in March") at most: a like-named one of other years is another.
const paperDays = 366

// mayBeOf says whether nothing speaks against a document being that of a row of its kind
// and title. The parties of one must all be among the other's or act for them. Where
// no party is told, or the days differ, the later article must speak of the paper as
// known ("the letter"), for "a letter" is a new one; or be of the same origin.
func (n *paperAt) mayBeOf(r *paperRow) bool {
	first := r.first()
	if first.item == n.item {
		return false
	}
	known := n.known || first.item.origin == n.item.origin
	if len(r.parties) == 0 || len(n.parties) == 0 {
		return known
	}
	days := dayNumberOf(r.date).until(dayNumberOf(n.rec.Date))
	near := r.date == "" || n.rec.Date == "" || days <= paperDays && known || r.date == n.rec.Date
	return near && (among(r.parties, n.parties) || among(n.parties, r.parties))
}

// among says whether each of some actors, or the country it acts for, is one of others.
func among(some, others []*actor) bool {
	sides := sidesOf(others)
	for _, a := range some {
		if !slices.ContainsFunc(a.sides, func(side string) bool { return slices.Contains(sides, side) }) {
			return false
		}
	}
	return true
}

// isKnown says whether the words before a passage take it for known: "the", "this", a
// possessor.
func isKnown(t *text.Text, sp text.Span) bool {
	const back = 24 // enough code points for the word before
	words := strings.Fields(t.Slice(text.Span{Start: max(0, sp.Start-back), End: sp.Start}))
	if own := strings.Fields(t.Slice(sp)); len(own) > 0 {
		words = append(words, own[0])
	}
	for _, w := range words[max(0, len(words)-2):] {
		switch strings.ToLower(w) {
		case "the", "this", "that", "its", "their", "his", "her":
			return true
		case "a", "an":
			return false
		}
		if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’") {
			return true
		}
	}
	return false
}

// blocks holds records by what they must agree in to stand in one row. What is in one
// block bears on no other.
type blocks[N placed] struct {
	of    map[string][]N
	dirty map[string]bool
}

// placed is a record that knows its place.
type placed interface {
	comparable
	place() spot
}

func (b *blocks[N]) init() { b.of, b.dirty = map[string][]N{}, map[string]bool{} }

func byPlace[N placed](x, y N) int { return x.place().compare(y.place()) }

func (b *blocks[N]) enter(key string, n N) {
	b.of[key] = insert(b.of[key], n, byPlace)
	b.dirty[key] = true
}

func (b *blocks[N]) leave(key string, n N) {
	if b.of[key] = remove(b.of[key], n, byPlace); len(b.of[key]) == 0 {
		delete(b.of, key)
	}
	b.dirty[key] = true
}

// settle joins the records of the blocks that changed.
func (b *blocks[N]) settle(join func([]N)) {
	for key := range b.dirty {
		join(b.of[key])
	}
	clear(b.dirty)
}
