package desk

import (
	"context"
	"fmt"
	"math"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/story/group"
)

// Grouped is an article with the story and the origin that it shares with others.
type Grouped struct {
	File      string  `json:"file"`
	Story     string  `json:"story"`      // the same for all articles of one story
	Origin    string  `json:"origin"`     // the same for all reprints of one report
	ReprintOf string  `json:"reprint_of"` // file of the article it is taken from; empty for that one
	Overlap   float64 `json:"overlap"`    // share of its narrative in common with that; 0 where it is no reprint
}

// Unread is an input that gave no article.
type Unread struct {
	Name string
	Err  error // why; Sentence makes it readable
}

// GroupFiles groups the articles of files, and of the files of folders, without an
// archive: by origin and by story. It gives the articles in the order of the names, and
// the inputs that could not be read. It stops when ctx is done, and gives that error.
func GroupFiles(ctx context.Context, names []string, opts ReadOptions) (grouped []Grouped, unread []Unread, err error) {
	words, err := group.NewFrequencies(assets.Words)
	if err != nil {
		return nil, nil, fmt.Errorf("grouping files: %w", err)
	}
	type sketched struct {
		unread   Unread
		reports  []group.Report
		articles []group.Article
	}
	var index group.Index
	shelf := group.NewShelf(words)
	err = captureFiles(ctx, names, opts, func(name string, got []capture.Captured, err error) sketched {
		out := sketched{unread: Unread{name, err}}
		for _, c := range got {
			id, front, text := string(c.Article.ID), c.Article.Front, c.Article.Text.String()
			out.reports = append(out.reports, group.Report{
				ID: id, Published: front.Published.Value, Outlet: front.Outlet.Text, Agency: front.Agency.Text, Sketch: group.NewSketch(text),
			})
			out.articles = append(out.articles, group.Article{ID: id, Published: front.Published.Value, Profile: group.NewProfile(text)})
		}
		return out
	}, func(s sketched) error {
		if s.unread.Err != nil {
			unread = append(unread, s.unread)
		}
		for i := range s.reports {
			index.Add(s.reports[i])
			shelf.Add(s.articles[i], "")
			grouped = append(grouped, Grouped{File: s.unread.Name})
		}
		return nil
	})
	if err != nil {
		return nil, unread, err
	}
	origins := index.Origins()
	stories := shelf.Stories(origins)
	story, origin := labels{"s", map[int]string{}}, labels{"o", map[int]string{}}
	for i := range grouped {
		grouped[i].Story, grouped[i].Origin = story.of(stories[i]), origin.of(origins[i].Of)
		if o := origins[i]; o.Of != i {
			grouped[i].ReprintOf = grouped[o.Of].File
			grouped[i].Overlap = math.Round(1000*o.Overlap) / 1000
		}
	}
	return grouped, unread, nil
}

// labels name groups in the order in which they are first met.
type labels struct {
	prefix string
	known  map[int]string
}

func (l labels) of(group int) string {
	if l.known[group] == "" {
		l.known[group] = fmt.Sprint(l.prefix, len(l.known)+1)
	}
	return l.known[group]
}
