package tables

import (
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// Table is a ledger as columns and rows of as many cells.
type Table struct {
	Name    string // in small letters, one word
	Columns []string
	Rows    [][]string
	// Numbers says which columns hold numbers; a cell of them may be empty.
	Numbers []bool
}

// Names gives the names of all tables, in order.
func Names() []string {
	var out []string
	for _, t := range Of(&story.Ledgers{}, nil) {
		out = append(out, t.Name)
	}
	return out
}

// Of lays ledgers out. url gives the address of an article, or "".
func Of(l *story.Ledgers, url func(article.ID) string) []Table {
	s := sheet{url: url, articles: map[article.ID]*story.Article{}, actors: map[string]string{}}
	for _, a := range l.Articles {
		s.articles[a.ID] = a
	}
	for _, a := range l.Actors {
		s.actors[a.Key] = a.Name
	}
	return []Table{
		lay(s, "statements", l.Statements, func(r *story.Statement) *story.Row { return &r.Row }, []column[*story.Statement]{
			{"who", func(r *story.Statement) string { return r.Name }, false},
			{"words", func(r *story.Statement) string { return r.Content }, false},
			{"kind", func(r *story.Statement) string { return string(r.Kind) }, false},
			{"verb", func(r *story.Statement) string { return r.Cue }, false},
			{"denies", func(r *story.Statement) string { return yes(r.Denies) }, false},
			{"said_from", func(r *story.Statement) string { return r.From }, false},
			{"said_to", func(r *story.Statement) string { return r.To }, false},
			{"printed", func(r *story.Statement) string { return r.Printed }, false},
			{"medium", func(r *story.Statement) string { return r.Medium }, false},
			{"venue", func(r *story.Statement) string { return r.Venue }, false},
			{"via", func(r *story.Statement) string { return strings.Join(r.Via, " ← ") }, false},
			{"articles", func(r *story.Statement) string { return strconv.Itoa(r.Reprinted) }, true},
		}),
		lay(s, "expectations", l.Expectations, func(r *story.Expectation) *story.Row { return &r.Row }, []column[*story.Expectation]{
			{"what", func(r *story.Expectation) string { return r.Title }, false},
			{"status", func(r *story.Expectation) string { return string(r.Status) }, false},
			{"from", func(r *story.Expectation) string { return r.From }, false},
			{"to", func(r *story.Expectation) string { return r.To }, false},
			{"announced_by", func(r *story.Expectation) string { return r.By }, false},
			{"announced_on", func(r *story.Expectation) string { return r.AnnouncedOn }, false},
			{"type", func(r *story.Expectation) string { return r.Type }, false},
			{"who", func(r *story.Expectation) string { return s.named(r.Actors) }, false},
			{"likelihood", func(r *story.Expectation) string { return r.Likelihood.Text }, false},
			{"condition", func(r *story.Expectation) string { return r.Condition.Text }, false},
			{"why", func(r *story.Expectation) string { return r.Why.String() }, false},
		}),
		lay(s, "events", l.Events, func(r *story.Event) *story.Row { return &r.Row }, []column[*story.Event]{
			{"type", func(r *story.Event) string { return r.Type }, false},
			{"cameo", func(r *story.Event) string { return r.CAMEO }, false},
			{"who", func(r *story.Event) string { return s.named(r.Actors) }, false},
			{"whom", func(r *story.Event) string { return s.named(r.Recipients) }, false},
			{"from", func(r *story.Event) string { return r.From }, false},
			{"to", func(r *story.Event) string { return r.To }, false},
			{"factuality", func(r *story.Event) string { return r.Factuality }, false},
			{"score", func(r *story.Event) string { return number(r.Score) }, true},
		}),
		lay(s, "moves", l.Moves, func(r *story.Move) *story.Row { return &r.Row }, []column[*story.Move]{
			{"paper", func(r *story.Move) string { return r.Title }, false},
			{"move", func(r *story.Move) string { return string(r.Move) }, false},
			{"by", func(r *story.Move) string { return s.named(r.By) }, false},
			{"to", func(r *story.Move) string { return s.named(r.To) }, false},
			{"from_day", func(r *story.Move) string { return r.From }, false},
			{"to_day", func(r *story.Move) string { return r.ToDay }, false},
			{"factuality", func(r *story.Move) string { return r.Factuality }, false},
			{"reply_owed_by", func(r *story.Move) string { return s.actors[r.ReplyOwed] }, false},
		}),
		lay(s, "conflicts", l.Conflicts, func(r *story.Conflict) *story.Row { return &r.Row }, []column[*story.Conflict]{
			{"kind", func(r *story.Conflict) string { return r.Kind }, false},
			{"one", func(r *story.Conflict) string { return r.A.Text }, false},
			{"other", func(r *story.Conflict) string { return r.B.Text }, false},
			{"explained_by", func(r *story.Conflict) string { return r.ExplainedBy }, false},
			{"note", func(r *story.Conflict) string { return r.Note.String() }, false},
			{"verdict", func(r *story.Conflict) string { return r.Verdict }, false},
		}),
		lay(s, "actors", l.Actors, func(r *story.Actor) *story.Row { return &r.Row }, []column[*story.Actor]{
			{"name", func(r *story.Actor) string { return r.Name }, false},
			{"type", func(r *story.Actor) string { return string(r.Type) }, false},
			{"country", func(r *story.Actor) string { return r.Country }, false},
			{"aliases", func(r *story.Actor) string { return strings.Join(r.Aliases, "; ") }, false},
			{"mentions", func(r *story.Actor) string { return strconv.Itoa(r.Mentions) }, true},
			{"statements", func(r *story.Actor) string { return strconv.Itoa(r.Statements) }, true},
		}),
		lay(s, "signals", l.Signals, func(r *story.Signal) *story.Row { return &r.Row }, []column[*story.Signal]{
			{"day", func(r *story.Signal) string { return r.Day }, false},
			{"from", func(r *story.Signal) string { return s.actors[r.From] }, false},
			{"to", func(r *story.Signal) string { return s.actors[r.To] }, false},
			{"direction", func(r *story.Signal) string { return r.Direction }, false},
			{"score", func(r *story.Signal) string { return number(r.Score) }, true},
		}),
		s.articleTable(l.Articles),
	}
}

// column is a field of the rows of a ledger.
type column[R any] struct {
	name   string
	value  func(R) string
	number bool
}

// sheet is what the tables of a story share.
type sheet struct {
	url      func(article.ID) string
	articles map[article.ID]*story.Article
	actors   map[string]string // names by key
}

// lay makes the table of a ledger: its own columns, and those that all have, of the
// evidence and of what was ruled.
func lay[R any](s sheet, name string, rows []R, base func(R) *story.Row, columns []column[R]) Table {
	t := Table{Name: name}
	for _, c := range columns {
		t.Columns, t.Numbers = append(t.Columns, c.name), append(t.Numbers, c.number)
	}
	for _, c := range []string{"passage", "headline", "outlet", "published", "url", "rule", "origins", "ruling", "credibility", "remarks", "key"} {
		t.Columns, t.Numbers = append(t.Columns, c), append(t.Numbers, c == "origins")
	}
	for _, r := range rows {
		b := base(r)
		cells := make([]string, 0, len(t.Columns))
		for _, c := range columns {
			cells = append(cells, c.value(r))
		}
		var p story.Passage
		if len(b.Passages) > 0 {
			p = b.Passages[0]
		}
		headline, outlet, published, url := s.article(p.Article)
		t.Rows = append(t.Rows, append(cells, p.Text, headline, outlet, published, url, p.Rule,
			strconv.Itoa(b.Origins), string(b.Ruling), b.Credibility, strings.Join(b.Remarks, "\n"), b.Key))
	}
	return t
}

func (s sheet) article(id article.ID) (headline, outlet, published, url string) {
	if a := s.articles[id]; a != nil {
		return a.Headline, a.Outlet, a.Published, s.url(id)
	}
	return "", "", "", ""
}

// articleTable is the table of what the press wrote.
func (s sheet) articleTable(all []*story.Article) Table {
	t := Table{
		Name:    "articles",
		Columns: []string{"headline", "outlet", "agency", "published", "language", "url", "file", "reprint_of", "superseded_by", "statements", "reliability", "ruling", "id"},
		Numbers: make([]bool, 13),
	}
	t.Numbers[9] = true
	for _, a := range all {
		t.Rows = append(t.Rows, []string{a.Headline, a.Outlet, a.Agency, a.Published, a.Language, s.url(a.ID), a.File, string(a.ReprintOf), string(a.SupersededBy),
			strconv.Itoa(a.Statements), a.Reliability, string(a.Ruling), string(a.ID)})
	}
	return t
}

// named gives the names of actors, each once.
func (s sheet) named(keys []string) string {
	var out []string
	for _, k := range keys {
		if n := s.actors[k]; n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, "; ")
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
