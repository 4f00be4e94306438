package shell

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/story/storytest"
)

// largeName is the name of the story that fill makes.
const largeName = "Ten thousand"

// fill makes an archive with one story of n articles of an invented press, with their
// Readings.
func fill(t *testing.T, dir string, n int) {
	t.Helper()
	kept, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	st, err := kept.CreateStory(largeName, later)
	if err != nil {
		t.Fatal(err)
	}
	press := storytest.NewPress(storytest.Wide, 1)
	var items []archive.Item
	for i := range n {
		it := press.Article(i)
		items = append(items, archive.Item{Article: it.Article})
		it.Reading.Article.Text = "" // it stands in the article
		data, err := json.Marshal(it.Reading)
		if err == nil {
			err = kept.PutReading(it.Article.ID, reading.Version, data)
		}
		if err == nil && (len(items) == 500 || i == n-1) {
			_, err = kept.PutArticles(t.Context(), st.ID, items)
			items = nil
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Every page of a story of 10,000 articles opens and is walked through by keys. The
// number is READOUT_ARTICLES where that is set; READOUT_ARCHIVE names a folder to keep
// the archive in.
func TestEveryPageOfALargeStoryByKeys(t *testing.T) {
	if testing.Short() {
		t.Skip("makes and opens 10,000 articles")
	}
	n := 10_000
	if given, err := strconv.Atoi(os.Getenv("READOUT_ARTICLES")); err == nil {
		n = given
	}
	dir := os.Getenv("READOUT_ARCHIVE")
	if dir == "" {
		dir = t.TempDir()
	}
	if _, err := os.Stat(dir + "/archive.json"); err != nil {
		fill(t, dir, n)
	}
	r := newRig(t, dir)
	for _, st := range r.shell.stories {
		if st.Name == largeName {
			r.shell.openStory(st, page.Route{})
			r.settle()
		}
	}
	if r.shell.story.Name != largeName || len(r.ledgers().Articles) != n {
		t.Fatalf("the story open is %q with %d articles", r.shell.story.Name, len(r.ledgers().Articles))
	}
	r.everyPage()
}

// everyPage opens each page by its letters and walks through its rows by keys.
func (r *rig) everyPage() {
	r.t.Helper()
	for _, p := range r.shell.places {
		r.shell.window.Canvas().Focus(r.shell.current().Focus())
		r.types("g" + string(p.letter))
		if got := r.shell.current().Name(); got != p.page.Name() {
			r.t.Errorf("g %c leads to %s, want %s", p.letter, got, p.page.Name())
			continue
		}
		r.types("jjk")
		for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyHome, fyne.KeyReturn, fyne.KeyEscape} {
			r.key(key)
		}
		if r.shell.modal != nil {
			r.shell.modal.hide()
			r.settle()
		}
	}
}

func TestEveryPageIsWalkedThroughEmptyAndWithTheSample(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Strait talks", nil)
	r.settle()
	r.everyPage()
	r.sample()
	r.everyPage()
}
