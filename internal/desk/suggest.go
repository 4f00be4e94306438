package desk

import (
	"context"
	"fmt"
	"slices"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/story/group"
)

// Suggestion is a story that some articles seem to belong to.
type Suggestion struct {
	Story Story
	// Articles are those that seem to belong to it, and Files the files they came from
	// where they are not in the archive; both in the order they were asked about.
	Articles []article.ID
	Files    []string
	// What one of them, the likeliest, has in common with the story, what tells most
	// first: names, numbers and other words.
	Names, Numbers, Words []string
	// Score is its likeness to the story, 0 to 1.
	Score float64
}

// knownBy is the number of articles by which a story is known: the newest in the archive.
const knownBy = 300

// Suggest gives the stories that articles of the archive seem to belong to, those with
// most articles first. The story they were put in, empty for none, is not suggested, nor
// one that is less like an article than that one is. The articles themselves tell nothing
// of the stories they are in. It reads the newest articles of all stories.
func (d *Desk) Suggest(ctx context.Context, in StoryID, ids ...article.ID) ([]Suggestion, error) {
	shelf, stories, err := d.shelf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := suggestions{shelf: shelf, stories: stories}
	for _, id := range ids {
		a, err := d.archive.Article(id)
		if err := d.tolerate(err); err != nil {
			return nil, err
		}
		if err == nil {
			out.add(in, shelved(a), id, "")
		}
	}
	return out.sorted(), ctx.Err()
}

// SuggestFiles gives the stories that the articles of files seem to belong to, before
// they are taken into one, and the inputs that could not be read.
func (d *Desk) SuggestFiles(ctx context.Context, names []string, opts ReadOptions) ([]Suggestion, []Unread, error) {
	shelf, stories, err := d.shelf(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	type profiled struct {
		unread   Unread
		articles []group.Article
	}
	out := suggestions{shelf: shelf, stories: stories}
	var unread []Unread
	err = captureFiles(ctx, names, opts, func(name string, got []capture.Captured, err error) profiled {
		p := profiled{unread: Unread{name, err}}
		for _, c := range got {
			p.articles = append(p.articles, shelved(c.Article))
		}
		return p
	}, func(p profiled) error {
		if p.unread.Err != nil {
			unread = append(unread, p.unread)
		}
		for _, a := range p.articles {
			out.add("", a, "", p.unread.Name)
		}
		return nil
	})
	return out.sorted(), unread, err
}

// shelf gives a Shelf with the newest articles of every story, but for some, and the
// stories by their IDs.
func (d *Desk) shelf(ctx context.Context, but []article.ID) (*group.Shelf, map[StoryID]Story, error) {
	words, err := group.NewFrequencies(assets.Words)
	if err != nil {
		return nil, nil, fmt.Errorf("looking for the story of articles: %w", err)
	}
	all, err := d.Stories(ctx)
	if err != nil {
		return nil, nil, err
	}
	shelf, stories := group.NewShelf(words), map[StoryID]Story{}
	for _, st := range all {
		stories[st.ID] = st
		ids, err := d.archive.Articles(st.ID)
		if err := d.tolerate(err); err != nil {
			return nil, nil, err
		}
		ids = slices.DeleteFunc(ids, func(id article.ID) bool { return slices.Contains(but, id) })
		ids = ids[max(0, len(ids)-knownBy):]
		type got struct {
			article group.Article
			err     error
		}
		var failed error
		inOrder(ctx, d.opts.Workers, slices.Values(ids), func(_ context.Context, id article.ID) got {
			a, err := d.archive.Article(id)
			if err != nil {
				return got{err: err}
			}
			return got{article: shelved(a)}
		}, func(g got) bool {
			if g.err != nil {
				failed = d.tolerate(g.err)
				return failed == nil
			}
			shelf.Add(g.article, string(st.ID))
			return true
		})
		if failed != nil {
			return nil, nil, failed
		}
	}
	return shelf, stories, ctx.Err()
}

// shelved gives an article as a Shelf knows it.
func shelved(a article.Article) group.Article {
	return group.Article{ID: string(a.ID), Published: a.Front.Published.Value, Profile: group.NewProfile(a.Text.String())}
}

// suggestions gathers what a Shelf says of articles, one after the other.
type suggestions struct {
	shelf   *group.Shelf
	stories map[StoryID]Story
	found   []Suggestion
}

// add asks for the story of an article, which stands in one already or in none.
func (s *suggestions) add(in StoryID, a group.Article, id article.ID, file string) {
	best := s.shelf.Suggest(a)
	if len(best) == 0 || best[0].Story == string(in) {
		return
	}
	got := best[0]
	i := slices.IndexFunc(s.found, func(x Suggestion) bool { return string(x.Story.ID) == got.Story })
	if i < 0 {
		i = len(s.found)
		s.found = append(s.found, Suggestion{Story: s.stories[StoryID(got.Story)]})
	}
	x := &s.found[i]
	if id != "" {
		x.Articles = append(x.Articles, id)
	}
	if file != "" {
		x.Files = append(x.Files, file)
	}
	if got.Score > x.Score {
		x.Score, x.Names, x.Numbers, x.Words = got.Score, got.Names, got.Numbers, got.Words
	}
}

// sorted gives the stories with most articles first.
func (s *suggestions) sorted() []Suggestion {
	slices.SortStableFunc(s.found, func(a, b Suggestion) int {
		return (len(b.Articles) + len(b.Files)) - (len(a.Articles) + len(a.Files))
	})
	return s.found
}
