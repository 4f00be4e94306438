package story

import (
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/version"
	"github.com/readout-app/readout/internal/text"
	"github.com/readout-app/readout/internal/text/worddiff"
)

// Revision is one silent change of an article: two texts that stood under one address,
// one after the other.
type Revision struct {
	Older     article.ID `json:"older"`
	Newer     article.ID `json:"newer"`
	Outlet    string     `json:"outlet"`
	Headline  string     `json:"headline"`  // of the newer
	Published [2]string  `json:"published"` // of the older, of the newer
	Changes   []Edit     `json:"changes"`
	// Records are the rows that stand on passages of the older text, in the order of
	// the ledgers: each passage that the newer changed or lacks.
	Records []Revised `json:"records"`
	Kept    int       `json:"kept"` // passages that stand in the newer as they were
}

// Edit is a run of words that are gone or new.
type Edit struct {
	worddiff.Run
	Text string `json:"text"`
}

// Revised is a passage of the older text on which a row stands, and what is left of it.
type Revised struct {
	Key    string       `json:"key"`
	Fate   version.Fate `json:"fate"`
	Was    Passage      `json:"was"`
	Now    text.Span    `json:"now"` // in the newer text; empty when it is gone
	Reads  string       `json:"reads"`
	Ruling Ruling       `json:"ruling"`
}

// Revisions gives the changes from each version of an article to the next, in the order
// of the ledger of articles. Texts gives the frozen text of an article, or nil.
func (l *Ledgers) Revisions(texts func(article.ID) *text.Text) []Revision {
	rows := map[article.ID][]rowed{} // those that stand on passages of an older version
	older := map[article.ID]*Article{}
	for _, a := range l.Articles {
		if a.SupersededBy != "" {
			older[a.ID] = a
		}
	}
	if len(older) == 0 {
		return nil
	}
	onOlder(rows, older, l.Statements)
	onOlder(rows, older, l.Events)
	onOlder(rows, older, l.Expectations)
	onOlder(rows, older, l.Documents)
	onOlder(rows, older, l.Moves)
	var out []Revision
	for _, a := range l.Articles {
		old := older[a.VersionOf]
		if old == nil {
			continue
		}
		before, now := texts(old.ID), texts(a.ID)
		if before == nil || now == nil {
			continue
		}
		r := Revision{
			Older: old.ID, Newer: a.ID, Outlet: a.Outlet, Headline: a.Headline,
			Published: [2]string{old.Published, a.Published}, Changes: []Edit{}, Records: []Revised{},
		}
		c := version.Compare(before, now)
		for _, run := range c.Runs {
			switch run.Op {
			case worddiff.Gone:
				r.Changes = append(r.Changes, Edit{run, before.Slice(run.Old)})
			case worddiff.New:
				r.Changes = append(r.Changes, Edit{run, now.Slice(run.New)})
			}
		}
		for _, row := range rows[old.ID] {
			for _, p := range support(row) {
				if p.Article != old.ID {
					continue
				}
				fate, sp := c.Fate(p.Span)
				if fate == version.Kept {
					r.Kept++
					continue
				}
				b := row.base()
				r.Records = append(r.Records, Revised{Key: b.Key, Fate: fate, Was: p, Now: sp, Reads: now.Slice(sp), Ruling: b.Ruling})
			}
		}
		out = append(out, r)
	}
	return out
}

// onOlder adds the rows of a ledger to the articles they have passages in.
func onOlder[R rowed](rows map[article.ID][]rowed, older map[article.ID]*Article, ledger []R) {
	for _, row := range ledger {
		var last article.ID
		for _, p := range support(row) {
			if older[p.Article] != nil && p.Article != last {
				if n := len(rows[p.Article]); n == 0 || rows[p.Article][n-1] != rowed(row) {
					rows[p.Article] = append(rows[p.Article], row)
				}
				last = p.Article
			}
		}
	}
}
