package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/search/query"
)

// SearchHit is an article or a record that answers a question; SearchCount is how many
// hits have one value of a facet, and SearchChoice such a value.
type (
	SearchHit    = search.Hit
	SearchCount  = search.Count
	SearchChoice = search.Choice
)

// Search is a question with the page of answers that is wanted.
type Search struct {
	// Text is the question as it was typed, in the language of package query.
	Text string
	// Records asks for what was read in the articles, not for the articles. A question
	// with kind: asks for it, too.
	Records bool
	// Story is the story to look in; empty for all.
	Story StoryID
	// Only narrows the hits to values of facets.
	Only []SearchChoice
	// From and Size say which hits are wanted, the newest first.
	From, Size int
	// Facets is the number of values counted of each facet; 0 for none. The first page
	// comes sooner without them, as then not every hit need be found.
	Facets int
}

// Found is one page of answers.
type Found struct {
	// Total is the number of all hits or, where More is set, of those counted so far:
	// there are more.
	Total  int
	More   bool
	Hits   []SearchHit
	Facets []SearchCount
	// Indexed of Articles can be found so far; the rest is being read into the index.
	Indexed, Articles int
}

// Search answers a question. What is wrong with one that cannot be read is said by
// Sentence. On a desk that keeps its index up to date in the background the answer is
// from what the index has so far; on another it is brought up to date first.
func (d *Desk) Search(ctx context.Context, s Search) (Found, error) {
	n, err := query.Parse(s.Text)
	if err != nil {
		return Found{}, fmt.Errorf("reading the question: %w", err)
	}
	stories, err := d.archive.Stories()
	if err != nil {
		return Found{}, err
	}
	if !d.opts.Search {
		if _, err := d.catchUp(ctx); err != nil {
			return Found{}, err
		}
	}
	got, err := d.index.find(ctx, search.Request{
		Query: n, Records: s.Records, Story: string(s.Story), Only: s.Only, From: s.From, Size: s.Size, Facets: s.Facets,
		Stories: func(name string) []string { return storiesNamed(stories, name) },
	})
	if errors.Is(err, search.ErrBroken) {
		d.opts.Log.Error("searching", "error", err)
		d.index.wake() // it is made anew; until then there is nothing to find
		err = nil
	}
	for _, s := range stories { // where the index is not open yet, it has not counted them
		got.Articles = max(got.Articles, s.Articles)
	}
	return got, err
}

// storiesNamed gives the IDs of the stories whose name holds some words.
func storiesNamed(all []Story, name string) []string {
	var out []string
	for _, s := range all {
		if strings.EqualFold(string(s.ID), name) || strings.Contains(strings.ToLower(s.Name), strings.ToLower(name)) {
			out = append(out, string(s.ID))
		}
	}
	return out
}

// SavedSearch is a question that is kept under a name.
type SavedSearch struct {
	Name    string `json:"name"`
	Text    string `json:"text"`
	Records bool   `json:"records,omitempty"`
}

// savedSearches is the setting that holds them.
const savedSearches = "searches"

// SavedSearches gives the searches that are kept, by name.
func (d *Desk) SavedSearches(ctx context.Context) []SavedSearch {
	var out []SavedSearch
	d.Setting(ctx, savedSearches, &out)
	return out
}

// SaveSearch keeps a search, in place of one of the same name.
func (d *Desk) SaveSearch(ctx context.Context, s SavedSearch) error {
	if s.Name = strings.TrimSpace(s.Name); s.Name == "" {
		return errors.New("a search needs a name to be kept under")
	}
	all := append(without(d.SavedSearches(ctx), s.Name), s)
	slices.SortFunc(all, func(a, b SavedSearch) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return d.SetSetting(ctx, savedSearches, all)
}

// DropSearch keeps the search of a name no longer.
func (d *Desk) DropSearch(ctx context.Context, name string) error {
	all := d.SavedSearches(ctx)
	left := without(all, name)
	if len(left) == len(all) {
		return fmt.Errorf("there is no search %q: %w", name, archive.ErrNotFound)
	}
	return d.SetSetting(ctx, savedSearches, left)
}

func without(all []SavedSearch, name string) []SavedSearch {
	return slices.DeleteFunc(slices.Clone(all), func(s SavedSearch) bool { return strings.EqualFold(s.Name, name) })
}
