package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/archive"
)

// put writes a file into a folder.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// watching gives the one folder that is watched.
func watching(t *testing.T, d *Desk) Folder {
	t.Helper()
	all, err := d.Folders(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("%d folders, %v", len(all), err)
	}
	return all[0]
}

// watch has a folder watched.
func watch(t *testing.T, d *Desk, dir string, id StoryID, present bool) Folder {
	t.Helper()
	f, err := d.WatchFolder(t.Context(), dir, id, present)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func articlesIn(t *testing.T, d *Desk, id StoryID) int {
	t.Helper()
	return len(ledgers(t, d, id).Articles)
}

func TestAWatchedFolderTakesWhatHasComeToRest(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1), "deep/b.txt": report(2)})
	d := open(t, Options{})
	id := newStory(t, d)
	watch(t, d, dir, id, true)
	look := func(want int) {
		t.Helper()
		d.lookAtFolders(t.Context())
		if got := articlesIn(t, d, id); got != want {
			t.Fatalf("%d articles, want %d", got, want)
		}
	}
	look(0)
	if f := watching(t, d); f.Unrest != 2 || !f.Checked.Equal(noon) || f.Taken != 0 {
		t.Errorf("after the first look: %+v", f)
	}
	look(2)
	if f := watching(t, d); f.Unrest != 0 || f.Taken != 2 || !f.Problem.IsZero() {
		t.Errorf("after the second look: %+v", f)
	}
	jobs := len(d.Jobs())
	look(2)
	if len(d.Jobs()) != jobs {
		t.Error("what was taken is taken again")
	}
	put(t, dir, "c.txt", report(3)[:40]) // it is still being written
	look(2)
	put(t, dir, "c.txt", report(3))
	put(t, dir, "d.txt.part", report(4))
	put(t, dir, "a.txt", report(5)) // changed
	look(2)
	look(4)
	look(4)
	if got, err := os.ReadFile(filepath.Join(dir, "c.txt")); err != nil || string(got) != report(3) {
		t.Error("the folder was changed")
	}
}

func TestWhatAFolderHoldsAlreadyIsLeft(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1)})
	at := t.TempDir()
	d := open(t, Options{Dir: at})
	id := newStory(t, d)
	watch(t, d, dir, id, false)
	put(t, dir, "b.txt", report(2))
	for range 3 {
		d.lookAtFolders(t.Context())
	}
	if n := articlesIn(t, d, id); n != 1 {
		t.Fatalf("%d articles, want the one that came", n)
	}
	// What was taken is known after a restart, and what came meanwhile is taken.
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "c.txt", report(3))
	d = open(t, Options{Dir: at})
	for range 3 {
		d.lookAtFolders(t.Context())
	}
	if n := articlesIn(t, d, id); n != 2 || len(d.Jobs()) != 2 {
		t.Errorf("%d articles by %d jobs", n, len(d.Jobs()))
	}
	// Removed and brought back, it takes nothing twice.
	f := watching(t, d)
	if err := d.UnwatchFolder(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "d.txt", report(4))
	if err := d.RewatchFolder(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		d.lookAtFolders(t.Context())
	}
	if n := articlesIn(t, d, id); n != 3 || watching(t, d).Taken != f.Taken+1 {
		t.Errorf("%d articles, %+v", n, watching(t, d))
	}
}

func TestTheInboxTakesWhatBelongsToNoStory(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1)})
	d := open(t, Options{})
	watch(t, d, dir, "", true)
	d.lookAtFolders(t.Context())
	if _, err := d.Story(t.Context(), InboxName); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("there is an inbox before anything came: %v", err)
	}
	d.lookAtFolders(t.Context())
	s, err := d.Story(t.Context(), InboxName)
	if err != nil || articlesIn(t, d, s.ID) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestAFolderTellsWhatIsWrong(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1), "picture.txt": "\x89PNG\r\n\x1a\n"})
	d := open(t, Options{})
	id := newStory(t, d)
	f := watch(t, d, dir, id, true)
	d.lookAtFolders(t.Context())
	d.lookAtFolders(t.Context())
	d.lookAtFolders(t.Context())
	if got := watching(t, d); !got.Problem.IsZero() || got.Taken != 2 || !strings.Contains(got.Unread.String(), "1 file could not be read, at last picture.txt") || !strings.Contains(got.Because.String(), "the file is a picture") {
		t.Errorf("%+v", got)
	}
	away := dir + "-away"
	if err := os.Rename(dir, away); err != nil {
		t.Fatal(err)
	}
	d.lookAtFolders(t.Context())
	if got := watching(t, d); got.Problem.String() != "there is no such folder" || got.Stopped {
		t.Errorf("%+v", got)
	}
	if err := os.Rename(away, dir); err != nil {
		t.Fatal(err)
	}
	jobs := len(d.Jobs())
	d.lookAtFolders(t.Context())
	d.lookAtFolders(t.Context())
	if got := watching(t, d); !got.Problem.IsZero() || len(d.Jobs()) != jobs {
		t.Errorf("%+v after %d jobs, %d before", got, len(d.Jobs()), jobs)
	}
	// A stopped folder is left alone until it is started.
	if err := d.StopFolder(t.Context(), f.ID, true); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "b.txt", report(2))
	d.lookAtFolders(t.Context())
	d.lookAtFolders(t.Context())
	if n := articlesIn(t, d, id); n != 1 || !watching(t, d).Stopped {
		t.Errorf("%d articles", n)
	}
	if err := d.StopFolder(t.Context(), f.ID, false); err != nil {
		t.Fatal(err)
	}
	d.lookAtFolders(t.Context())
	d.lookAtFolders(t.Context())
	if n := articlesIn(t, d, id); n != 2 {
		t.Errorf("%d articles", n)
	}
}

// An import that a person cancels does not begin again by itself.
func TestACancelledImportStopsItsFolder(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1)})
	d := open(t, Options{})
	id := newStory(t, d)
	watch(t, d, dir, id, true)
	d.OnJob(func(j Job) { d.CancelJob(j.ID) })
	d.lookAtFolders(t.Context())
	d.lookAtFolders(t.Context())
	if f := watching(t, d); !f.Stopped || f.Problem.IsZero() {
		t.Errorf("%+v", f)
	}
	watchNone := watching(t, d)
	watchNone.Story = "none"
	if err := d.changeFolder(watchNone.ID, func(f *Folder) { *f = watchNone; f.Stopped = false }); err != nil {
		t.Fatal(err)
	}
	d.lookAtFolders(t.Context())
	if f := watching(t, d); !f.Stopped {
		t.Errorf("with a story that is none: %+v", f)
	}
}

func TestFoldersThatCannotBeWatched(t *testing.T) {
	at := filepath.Join(t.TempDir(), "archive")
	d := open(t, Options{Dir: at})
	id := newStory(t, d)
	dir := files(t, map[string]string{"a.txt": report(1)})
	watch(t, d, dir, id, true)
	for _, c := range []struct {
		path string
		want error
	}{
		{dir + "/", ErrWatched}, {filepath.Join(dir, "a.txt"), ErrNoFolder}, {filepath.Join(dir, "none"), ErrNoFolder},
		{at, ErrOwnFolder}, {filepath.Dir(at), ErrOwnFolder}, {filepath.Join(at, "search"), ErrOwnFolder},
	} {
		if _, err := d.WatchFolder(t.Context(), c.path, id, true); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.path, err, c.want)
		}
	}
	watching(t, d)
}

// The desk looks by itself, once it is woken and in between.
func TestFoldersAreLookedAtInTheBackground(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1)})
	d := open(t, Options{Folders: true})
	id := newStory(t, d)
	looked := make(chan struct{}, 16)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	defer d.OnFolders(func() {
		select {
		case looked <- struct{}{}:
		case <-ctx.Done():
		}
	})()
	watch(t, d, dir, id, true)
	for watching(t, d).Taken == 0 {
		<-looked
		d.LookAtFolders()
	}
	if n := articlesIn(t, d, id); n != 1 {
		t.Errorf("%d articles", n)
	}
}
