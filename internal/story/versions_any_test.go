package story_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/story/version"
)

// Of any story, versions name each other both ways and stood under one address, and
// what is said to be dropped in a version has no passage in it or in one after it.
func TestAnyVersions(t *testing.T) {
	dropped := 0
	rapid.Check(t, func(t *rapid.T) {
		press := storytest.NewPress(storytest.Crowded, rapid.Uint64Range(0, 40).Draw(t, "press"))
		items := press.Articles(rapid.IntRange(0, 25).Draw(t, "articles"))
		l := story.Build(story.Input{Items: items, Today: "2026-02-01"})
		address := map[article.ID]string{}
		for _, it := range items {
			address[it.Article.ID] = version.Canonical(it.Article.Front.URL)
		}
		after := map[article.ID]article.ID{}
		for _, a := range l.Articles {
			after[a.ID] = a.SupersededBy
		}
		for _, a := range l.Articles {
			if a.VersionOf != "" && (after[a.VersionOf] != a.ID || address[a.VersionOf] != address[a.ID]) {
				t.Fatalf("%s is a version of %s, which is superseded by %q", a.ID, a.VersionOf, after[a.VersionOf])
			}
		}
		for _, row := range l.Rows() {
			if row.DroppedIn == "" {
				continue
			}
			dropped++
			for at := row.DroppedIn; at != ""; at = after[at] {
				for _, p := range row.Passages {
					if p.Article == at {
						t.Fatalf("%s is dropped in %s and stands in %s", row.Key, row.DroppedIn, at)
					}
				}
			}
		}
	})
	for press := uint64(0); dropped == 0 && press <= 40; press++ { // the few draws may have met none
		l := story.Build(story.Input{Items: storytest.NewPress(storytest.Crowded, press).Articles(25), Today: "2026-02-01"})
		for _, row := range l.Rows() {
			if row.DroppedIn != "" {
				dropped++
			}
		}
	}
	if dropped == 0 {
		t.Error("nothing is dropped in any story")
	}
}
