package search_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/text"
)

// shelf holds articles by a name of the test's own.
type shelf struct {
	names map[article.ID]string
	items []search.Item
	texts map[article.ID]article.Article
}

func (s *shelf) text(id article.ID) (article.Article, error) {
	if a, ok := s.texts[id]; ok {
		return a, nil
	}
	return article.Article{}, errors.New("lost")
}

// put makes an article, with the records that read finds.
func (s *shelf) put(t *testing.T, name, words string, front article.Front, read func(*maker)) {
	t.Helper()
	a, err := article.New(text.New(words), front)
	if err != nil {
		t.Fatal(err)
	}
	m := &maker{t: t, text: a.Text}
	if read != nil {
		read(m)
	}
	s.names[a.ID], s.texts[a.ID] = name, a
	s.items = append(s.items, search.Item{Article: a, Reading: m.reading, Stories: []string{"one"}})
}

// maker makes the records of an article by the words they stand on.
type maker struct {
	t       *testing.T
	text    *text.Text
	reading record.Reading
}

func (m *maker) span(words string) text.Span {
	i := strings.Index(m.text.String(), words)
	if i < 0 {
		m.t.Fatalf("%q is not in the text", words)
	}
	return m.text.SpanOfBytes(i, i+len(words))
}

func (m *maker) actor(words, name string, aliases ...string) string {
	a := record.NewActor(len(m.reading.Actors)+1, m.span(words), "test")
	a.Name, a.Aliases = name, aliases
	mention := record.NewMention(len(m.reading.Mentions)+1, m.span(words), "test")
	mention.Actor = a.ID
	m.reading.Actors, m.reading.Mentions = append(m.reading.Actors, a), append(m.reading.Mentions, mention)
	return a.ID
}

func newShelf(t *testing.T) *shelf {
	s := &shelf{names: map[article.ID]string{}, texts: map[article.ID]article.Article{}}
	s.put(t, "answer", "Envoy answers\nSergei Marenkov said on Monday that Ostmark had sent a written response to the draft treaty.",
		article.Front{Headline: article.Passage{Text: "Envoy answers"}, Published: article.Published{Value: "2031-03-04T10:00"}, Outlet: article.Passage{Text: "Lake Daily"}, Agency: article.Passage{Text: "ONA"}, Language: "en"},
		func(m *maker) {
			marenkov, ostmark := m.actor("Sergei Marenkov", "Sergei Marenkov", "Marenkov"), m.actor("Ostmark", "Ostmark")
			st := record.NewStatement(1, m.span("Sergei Marenkov said on Monday that Ostmark had sent a written response to the draft treaty."), "test")
			st.Kind, st.Source.Actor, st.Said = record.Indirect, marenkov, record.Said{From: "2031-03-03", To: "2031-03-03"}
			m.reading.Statements = append(m.reading.Statements, st)
			mv := record.NewMove(1, m.span("Ostmark had sent a written response to the draft treaty"), "test")
			mv.Move, mv.By, mv.From, mv.ToDay, mv.ReplyOwed = record.Reply, []string{ostmark}, "2031-02-01", "2031-02-28", marenkov
			m.reading.Moves = append(m.reading.Moves, mv)
		})
	s.put(t, "meeting", "The ministers met. Anna Roe met Sergej Marenkow in Selm on 2 April, and no response was written down.",
		article.Front{Published: article.Published{Value: "2031-04-03"}, Outlet: article.Passage{Text: "The Selm Post"}, Language: "en"},
		func(m *maker) {
			roe, other := m.actor("Anna Roe", "Anna Roe"), m.actor("Sergej Marenkow", "Sergej Marenkow")
			e := record.NewEvent(1, m.span("Anna Roe met Sergej Marenkow in Selm on 2 April"), "test")
			e.Type, e.Actors, e.Recipients, e.From, e.To = "CONSULT", []string{"m1"}, []string{"m2"}, "2031-04-02", "2031-04-02"
			m.reading.Events = append(m.reading.Events, e)
			x := record.NewExpectation(1, m.span("The ministers met."), "test")
			x.AnnouncedBy, x.Actors, x.From = roe, []string{other}, "2032-01-01"
			m.reading.Expectations = append(m.reading.Expectations, x)
		})
	s.put(t, "russian", "Переговоры о проекте договора отложены.",
		article.Front{Published: article.Published{Value: "2031-05-01"}, Language: "ru"}, nil)
	s.put(t, "undated", "A car drove to Kars. Drafts of a treaty were drafted.", article.Front{Language: "en"}, nil)
	return s
}

func (s *shelf) index(t *testing.T) *search.Index {
	t.Helper()
	x, err := search.Create("", s.text)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if err := x.Put(s.items, "m"); err != nil {
		t.Fatal(err)
	}
	return x
}

func ask(t *testing.T, x *search.Index, q string, r search.Request) search.Result {
	t.Helper()
	n, err := query.Parse(q)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	r.Query, r.Size = n, 100
	got, err := x.Find(context.Background(), r)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	if got.Total != len(got.Hits) {
		t.Errorf("%s: %d in all, %d given", q, got.Total, len(got.Hits))
	}
	return got
}

func TestQuestions(t *testing.T) {
	s := newShelf(t)
	x := s.index(t)
	for _, c := range []struct{ q, want string }{
		{"", "russian meeting answer undated"},
		{"response", "meeting answer"},
		{"responses", "meeting answer"},
		{`"written response"`, "answer"},
		{`"sent a written response"`, "answer"},
		{`"written response treaty"`, ""},
		{"written near/2 response", "meeting answer"},
		{"response near/1 written", "meeting answer"},
		{"response near/0 written", "answer"},
		{"written near/0 response treaty", "answer"},
		{"draft near/0 treaty", "answer"},
		{"treaty near/2 draft", "answer undated"},
		{"-(written near/0 response)", "russian meeting undated"},
		{"response -treaty", "meeting"},
		{"treaty OR met", "meeting answer undated"},
		{"переговоров", "russian"},
		{"Marenkov", "meeting answer"},
		{"marenkov", "answer"},
		{"Marenkoff~2", "answer meeting"},
		{"marenk*", "meeting answer"},
		{"responses*", "meeting answer"},
		{"Cars", "undated"},
		{"kars", "undated"},
		{"by:marenkow", "meeting answer"},
		{`by:"Marenkov Sergei" outlet:lake`, "answer"},
		{`by:"Marenkov Roe"`, "meeting"},
		{"by:Nobody", ""},
		{"agency:ona", "answer"},
		{"-agency:ona lang:en", "meeting undated"},
		{"published:2031-03", "answer"},
		{"published:2031-03-05..2031", "russian meeting"},
		{"said:2031-03-03", "answer"},
		{"said:2031-03-04..", ""},
		{"when:2031-02-10", "answer"},
		{"when:2031-02", "answer"},
		{"when:..2031-01", ""},
		{"when:2033-06-15", "meeting"},
		{"when:2031-04-02..2031-04-02", "meeting"},
		{"story:Lake", "russian meeting answer undated"},
		{"story:Other", ""},
		{"kind:statement", "s1"},
		{"kind:statements said:2031-03 by:Marenkov about:Ostmark", "s1"},
		{"kind:meeting by:Roe about:Marenkov", "e1"},
		{"kind:meeting by:Marenkov about:Roe", "e1"},
		{"kind:owed", "v1"},
		{"kind:reply by:Ostmark", "v1"},
		{"kind:expectation when:2032-05", "x1"},
		{`kind:statement "had sent a written"`, "s1"},
		{`kind:statement "written draft"`, ""},
		{`kind:move sent near/2 response`, "v1"},
	} {
		got := ask(t, x, c.q, search.Request{Story: "one", Stories: func(name string) []string {
			if name == "Lake" {
				return []string{"one"}
			}
			return nil
		}})
		var names []string
		for _, h := range got.Hits {
			if h.Record != "" {
				names = append(names, h.Record)
			} else {
				names = append(names, s.names[h.Article])
			}
		}
		want := strings.Fields(c.want)
		slices.Sort(want)
		slices.Sort(names)
		if !slices.Equal(names, want) {
			t.Errorf("%s gives %v, want %v", c.q, names, want)
		}
	}
	if got := ask(t, x, "response", search.Request{Story: "two"}); got.Total != 0 {
		t.Errorf("another story has %d", got.Total)
	}
}

func TestNewestFirst(t *testing.T) {
	s := newShelf(t)
	got := ask(t, s.index(t), "", search.Request{})
	var names []string
	for _, h := range got.Hits {
		names = append(names, s.names[h.Article])
	}
	if want := []string{"russian", "meeting", "answer", "undated"}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
}

func TestWhatIsLit(t *testing.T) {
	s := newShelf(t)
	x := s.index(t)
	for _, c := range []struct{ q, want string }{
		{"responses", "response"},
		{`"written response"`, "written response"},
		{"sent near/2 response -rumour", "sent|response"},
		{"Marenkow", "Marenkov"},
		{"kind:statement written draft", "written|draft"},
		{"agency:ona", ""},
	} {
		got := ask(t, x, c.q, search.Request{})
		for _, h := range got.Hits {
			if s.names[h.Article] != "answer" {
				continue
			}
			var words []string
			for _, sp := range h.Lit {
				words = append(words, s.texts[h.Article].Text.Slice(sp))
			}
			if got := strings.Join(words, "|"); got != c.want {
				t.Errorf("%s lights %q, want %q", c.q, got, c.want)
			}
			if h.Text != s.texts[h.Article].Text.Slice(h.Snippet) || h.Text == "" {
				t.Errorf("%s: the snippet %q is not the passage %v", c.q, h.Text, h.Snippet)
			}
		}
	}
}

func TestFacetsCountAndNarrow(t *testing.T) {
	x := newShelf(t).index(t)
	got := ask(t, x, "", search.Request{Records: true, Facets: 10})
	counts := map[search.Choice]int{}
	for _, f := range got.Facets {
		counts[f.Choice] = f.Hits
	}
	for c, n := range map[search.Choice]int{
		{Facet: search.Kind, Value: "statement"}: 1, {Facet: search.Kind, Value: "move"}: 1,
		{Facet: search.Outlet, Value: "Lake Daily"}: 2, {Facet: search.Actor, Value: "Anna Roe"}: 2, {Facet: search.Month, Value: "2031-03"}: 1,
	} {
		if counts[c] != n {
			t.Errorf("%v is counted %d times, want %d", c, counts[c], n)
		}
		only := ask(t, x, "", search.Request{Records: true, Only: []search.Choice{c}})
		if only.Total != n {
			t.Errorf("only %v gives %d, want %d", c, only.Total, n)
		}
	}
}

func TestPagesFollowOneAnother(t *testing.T) {
	s := newShelf(t)
	x := s.index(t)
	seen := map[article.ID]bool{}
	for from := range 4 {
		got, err := x.Find(context.Background(), search.Request{From: from, Size: 1})
		if err != nil || len(got.Hits) != 1 || got.Total != 4 {
			t.Fatalf("page %d: %+v, %v", from, got, err)
		}
		seen[got.Hits[0].Article] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d articles on four pages of one", len(seen))
	}
}

// TestHitsOfADayStandInOneOrder puts the same articles in other batches: pages follow one
// another, whatever lies where.
func TestHitsOfADayStandInOneOrder(t *testing.T) {
	s := &shelf{names: map[article.ID]string{}, texts: map[article.ID]article.Article{}}
	for i := range 40 {
		s.put(t, strconv.Itoa(i), "The envoys met in round "+strconv.Itoa(i)+".", article.Front{Published: article.Published{Value: "2031-03-04"}, Language: "en"}, func(m *maker) {
			e := record.NewEvent(1, m.span("The envoys met"), "test")
			e.Type, e.From, e.To = "CONSULT", "2031-03-04", "2031-03-04"
			m.reading.Events = append(m.reading.Events, e)
		})
	}
	order := func(at, size int, records bool) (out []article.ID) {
		x, err := search.Create("", s.text)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		for items := slices.Concat(s.items[at:], s.items[:at]); len(items) > 0; items = items[min(size, len(items)):] {
			if err := x.Put(items[:min(size, len(items))], "m"); err != nil {
				t.Fatal(err)
			}
		}
		for from := 0; from < len(s.items); from += 7 {
			got, err := x.Find(t.Context(), search.Request{Records: records, From: from, Size: 7})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range got.Hits {
				out = append(out, h.Article)
			}
		}
		return out
	}
	for _, records := range []bool{false, true} {
		want := order(0, 40, records)
		for _, size := range []int{1, 9, 23} {
			if got := order(11, size, records); len(got) != len(s.items) || !slices.Equal(got, want) {
				t.Errorf("in batches of %d they stand otherwise: %v, want %v", size, got, want)
			}
		}
	}
}

func TestLostTextIsPassedOver(t *testing.T) {
	s := newShelf(t)
	x := s.index(t)
	for id, name := range s.names {
		if name == "answer" {
			delete(s.texts, id)
		}
	}
	n, _ := query.Parse("response")
	got, err := x.Find(context.Background(), search.Request{Query: n, Size: 10})
	if err != nil || len(got.Hits) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestStopsWhenCancelled(t *testing.T) {
	x := newShelf(t).index(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n, _ := query.Parse("written near/3 response")
	if _, err := x.Find(ctx, search.Request{Query: n, Size: 10}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestReopens(t *testing.T) {
	s := newShelf(t)
	dir := filepath.Join(t.TempDir(), "index")
	x, err := search.Create(dir, s.text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.items {
		if err := x.Put(s.items[i:i+1], string(rune('a'+i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Put(s.items[:1], "again"); err != nil { // replaces what it had
		t.Fatal(err)
	}
	before, err := x.Len()
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x, err = search.Open(dir, s.text)
	if err != nil {
		t.Fatal(err)
	}
	if mark, err := x.Mark(); mark != "again" || err != nil {
		t.Errorf("the mark is %q, %v", mark, err)
	}
	if n, _ := x.Len(); n != before || n != 4 {
		t.Errorf("%d documents, before %d", n, before)
	}
	if got := ask(t, x, `"written response"`, search.Request{}); got.Total != 1 {
		t.Errorf("%d hits", got.Total)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestBrokenIndexIsKnown(t *testing.T) {
	s := newShelf(t)
	for name, harm := range map[string]func(dir string) error{
		"missing":  search.Remove,
		"no meta":  func(dir string) error { return os.Remove(filepath.Join(dir, "index_meta.json")) },
		"odd meta": func(dir string) error { return os.WriteFile(filepath.Join(dir, "index_meta.json"), []byte("{"), 0o600) },
		"no store": func(dir string) error { return os.RemoveAll(filepath.Join(dir, "store")) },
		"odd root": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "store", "root.bolt"), []byte("x"), 0o600)
		},
		"lost blocks": emptySegments,
	} {
		dir := filepath.Join(t.TempDir(), "index")
		x, err := search.Create(dir, s.text)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(x.Put(s.items, "m"), x.Close(), harm(dir)); err != nil {
			t.Fatal(err)
		}
		x, err = search.Open(dir, s.text)
		if err == nil { // it fell back to before the blocks that are gone, and says so
			if mark, err := x.Mark(); mark != "" || name != "lost blocks" {
				t.Errorf("%s: opened with the mark %q, %v", name, mark, err)
			}
			x.Close()
		} else if !errors.Is(err, search.ErrBroken) {
			t.Errorf("%s: %v", name, err)
		}
		if x, err = search.Create(dir, s.text); err != nil { // in its place
			t.Errorf("%s: %v", name, err)
			continue
		}
		x.Close()
	}
}

func emptySegments(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	if err == nil && len(files) == 0 {
		err = errors.New("there are no blocks")
	}
	for _, f := range files {
		err = errors.Join(err, os.Truncate(f, 8))
	}
	return err
}
