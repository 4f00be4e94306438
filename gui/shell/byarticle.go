package shell

import (
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// byArticle are the rows of ledgers by the articles they stand in: an article is opened
// at every step through a list, and must not search a whole story for its rows. It is
// not changed once it is made.
type byArticle struct {
	ledgers      *story.Ledgers
	articles     map[article.ID]*story.Article
	statements   map[article.ID][]*story.Statement
	expectations map[article.ID][]*story.Expectation
	dates        map[article.ID][]*story.Time
	times        map[string]*story.Time // by Key
	speakers     map[string]int         // as page.Speakers
}

// sortByArticle sorts the rows of ledgers. It is for off the UI goroutine.
func sortByArticle(l *story.Ledgers, times map[string]*story.Time) *byArticle {
	return &byArticle{
		ledgers:      l,
		articles:     page.ByKey(l.Articles, func(a *story.Article) article.ID { return a.ID }),
		statements:   standing(l.Statements, func(s *story.Statement) []story.Passage { return s.Passages }),
		expectations: standing(l.Expectations, func(x *story.Expectation) []story.Passage { return x.Passages }),
		dates:        standing(l.Times, func(t *story.Time) []story.Passage { return t.Passages[:1] }),
		times:        times, speakers: page.Speakers(l),
	}
}

// standing gives the rows by the articles that their passages stand in, each once.
func standing[R comparable](rows []R, passages func(R) []story.Passage) map[article.ID][]R {
	out := map[article.ID][]R{}
	for _, r := range rows {
		for _, p := range passages(r) {
			if here := out[p.Article]; len(here) == 0 || here[len(here)-1] != r {
				out[p.Article] = append(here, r)
			}
		}
	}
	return out
}
