package search

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"

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
	// Facets is the number of values counted of each facet; 0 for no facets. To count,
	// every hit has to be found, so a page without facets comes sooner.
	Facets int
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
	// Total is the number of all hits, not only those of the page. Where More is set
	// there are more: they were not all counted, as no facets were asked for.
	Total  int
	More   bool
	Hits   []Hit
	Facets []Count // those of each facet together, the most frequent first
}

// records says whether records are asked for.
func (r Request) records() bool { return r.Records || r.Query != nil && asksForRecords(r.Query) }

// Find answers a Request. An article whose text cannot be had is passed over where it
// has to be looked at. ErrBroken says that the index is damaged.
func (x *Index) Find(ctx context.Context, r Request) (out Result, err error) {
	err = guarded(func() (err error) {
		out, err = x.find(ctx, r)
		return err
	})
	if err != nil {
		return Result{}, err
	}
	return out, nil
}

func (x *Index) find(ctx context.Context, r Request) (out Result, err error) {
	v, err := x.view(r.Facets > 0 || r.records())
	if err != nil {
		return Result{}, err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	languages, err := v.listed(fieldLang, nil, "", "")
	if err != nil {
		return Result{}, err
	}
	s, err := newScan(v, r, languages)
	if err != nil {
		return Result{}, err
	}
	if r.Facets > 0 {
		err = s.all(ctx)
	} else {
		err = s.page(ctx)
	}
	if err != nil {
		return Result{}, err
	}
	out = Result{Total: s.total, More: s.more, Hits: []Hit{}, Facets: []Count{}}
	looker := &looker{texts: x.texts, cut: words.NewCutter()}
	for _, at := range s.rows() {
		h, ok, err := s.hit(looker, at)
		if err != nil {
			return Result{}, err
		}
		if ok { // else its text is lost
			out.Hits = append(out.Hits, h)
		}
	}
	if r.Facets > 0 {
		out.Facets = s.facets(r.Facets)
	}
	return out, nil
}

// hit makes what is shown of a row.
func (s *scan) hit(texts *looker, at row) (Hit, bool, error) {
	id, _, err := s.blocks[at.block].Doc(at.doc)
	if err != nil {
		return Hit{}, false, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	a, err := texts.article(article.ID(hex.EncodeToString(id)))
	if err != nil || a.Text == nil {
		return Hit{}, false, err
	}
	h := Hit{
		Article: a.ID, Kind: kindOf(""), Day: at.day.String(), Lit: []text.Span{},
		Outlet: a.Front.Outlet.Text, Headline: a.Front.Headline.Text, Span: text.Span{End: a.Text.Len()},
	}
	if at.record >= 0 {
		l := &s.look
		if err := s.load(l, at.block, at.doc, s.kinds, true); err != nil {
			return Hit{}, false, err
		}
		r := l.entry.records[at.record]
		h.Record = r.id()
		h.Kind, h.Span = kindOf(h.Record), text.Span{Start: r.start, End: r.start + r.len}
		if len(r.by) > 0 {
			who, _ := r.by.first()
			h.Who = string(nameIn(s.known[at.block].people.term(int(l.people[who]))))
		}
		if h.End > a.Text.Len() {
			return Hit{}, false, fmt.Errorf("%w: a record of article %s reaches behind its end", ErrBroken, a.ID)
		}
	}
	if n := s.request.Query; n != nil {
		tokens := texts.cut.Of(a.Text.Slice(h.Span), a.Front.Language)
		h.Lit = append(h.Lit, lit(n, s.languages, a.Text, h.Span, tokens)...)
	}
	h.Snippet = snippet(a.Text, h.Span, h.Lit)
	h.Text = a.Text.Slice(h.Snippet)
	return h, true, nil
}

// id gives the ID of a record in the Reading.
func (r *entryRecord) id() string {
	mark := ""
	if r.added {
		mark = "+"
	}
	return string(r.kind) + mark + strconv.FormatUint(r.number, 10)
}

// kindOf gives the kind of a record by its ID; that of an article for "".
func kindOf(record string) string {
	if record == "" {
		return "article"
	}
	return map[byte]string{statementKind: "statement", 'e': "event", 'x': "expectation", 'd': "document", 'v': "move"}[record[0]]
}

// looker looks up texts, the one looked up last kept: records of an article come together.
type looker struct {
	texts Texts
	cut   *words.Cutter
	last  article.Article
}

// article gives an article; one that cannot be had is without a text.
func (l *looker) article(id article.ID) (article.Article, error) {
	if l.last.ID == id {
		return l.last, nil
	}
	a, err := l.texts(id)
	if err != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)) {
		return article.Article{}, err
	}
	if err != nil {
		return article.Article{}, nil
	}
	l.last = a
	return a, nil
}
