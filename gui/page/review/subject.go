package review

import (
	"fyne.io/fyne/v2/lang"
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/articles"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/review"
)

// subjects gives the rows that are asked about as the other pages rule on them, so
// that fixing one here asks for the same fields as there.
type subjects struct {
	expectations map[string]*story.Expectation
	statements   map[string]*story.Statement
	articles     map[string]*story.Article
	times        map[string]*story.Time
}

func subjectsOf(l *story.Ledgers, times map[string]*story.Time) subjects {
	return subjects{
		expectations: page.ByKey(l.Expectations, func(x *story.Expectation) string { return x.Key }),
		statements:   page.ByKey(l.Statements, func(s *story.Statement) string { return s.Key }),
		articles:     page.ByKey(l.Articles, func(a *story.Article) string { return a.Key }),
		times:        times,
	}
}

// subject is what the keys rule on while a question is selected.
func (s subjects) subject(e review.Entry) *page.Subject {
	out := &page.Subject{Ledger: e.Ledger, Title: title(e), Times: e.Times}
	if e.Row != nil {
		out.Row = *e.Row
		switch {
		case s.expectations[e.Row.Key] != nil:
			x := s.expectations[e.Row.Key]
			out = expectations.Subject(x, page.TimesOf(x, s.times))
		case s.statements[e.Row.Key] != nil:
			out = statements.Subject(s.statements[e.Row.Key])
		case s.articles[e.Row.Key] != nil:
			out = articles.Subject(s.articles[e.Row.Key])
		case e.Kind == review.Conflict:
			out.Fields = []page.Field{{Name: "verdict", Label: lang.L("What holds")}}
		}
	}
	yes, no := said(e)
	out.Accepts, out.Rejects = act(yes, e, e.Accept), act(no, e, e.Reject)
	return out
}

// act is a ruling with what the notice says of it.
func act(said string, e review.Entry, rulings []decision.Decision) *page.Act {
	return &page.Act{Notice: said + ": " + title(e), Rulings: rulings}
}
