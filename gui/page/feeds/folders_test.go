package feeds

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/message"
)

// folder makes a folder with a file in it, or an empty one.
func folder(t *testing.T, has bool) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Clippings")
	err := os.Mkdir(dir, 0o700)
	if err == nil && has {
		err = os.WriteFile(filepath.Join(dir, "a.txt"), []byte("The talks go on."), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWatchAFolder(t *testing.T) {
	r, p, fill := opened(t)
	fill()
	r.Chosen = folder(t, true)
	r.Picks = []int{0, 0}
	r.Types("w")
	if !strings.Contains(rows(p), "Clippings [folder] "+r.Chosen) || !strings.Contains(last(r), "Watching") {
		t.Errorf("%s\n%s", rows(p), last(r))
	}
	all, err := r.Context.Desk.Folders(t.Context())
	if err != nil || len(all) != 1 || all[0].Story != r.Context.Story().ID {
		t.Fatalf("%+v, %v", all, err)
	}
	r.Picks = []int{0, 0}
	r.Types("w")
	if last(r) != desk.Sentence(desk.ErrWatched) {
		t.Errorf("the same again: %q", last(r))
	}
	if len(p.view.Groups) != 2 || p.view.Groups[1] != watched() {
		t.Errorf("filters %q", p.view.Groups)
	}
}

func TestAnEmptyFolderIsAskedLessOf(t *testing.T) {
	r, p, _ := opened(t)
	r.Chosen = folder(t, false)
	r.Picks = []int{1} // the inbox
	r.Types("w")
	if !strings.Contains(rows(p), "Clippings [folder] into the inbox · "+r.Chosen) {
		t.Errorf("%s\n%s", rows(p), last(r))
	}
}

func TestAFolderIsStoppedStartedRemovedAndBroughtBack(t *testing.T) {
	r, p, _ := opened(t)
	r.Chosen = folder(t, false)
	r.Picks = []int{0}
	r.Types("w")
	for _, c := range []struct{ keys, want string }{
		{"p", "Clippings [stopped] " + r.Chosen}, {"p", "Clippings [folder] " + r.Chosen},
		{"x", ""}, {"z", "Clippings [folder] " + r.Chosen},
	} {
		r.Types(c.keys)
		if got := rows(p); got != c.want {
			t.Errorf("after %s: %q, want %q; %s", c.keys, got, c.want, last(r))
		}
	}
	p.look(p.view.Items[0])
	if !strings.Contains(last(r), "Looking at Clippings") {
		t.Errorf("Enter says %q", last(r))
	}
}

func TestAFeedIsNotStopped(t *testing.T) {
	r, p, fill := opened(t)
	fill()
	before := rows(p)
	r.Types("p")
	if rows(p) != before || !strings.Contains(last(r), "x removes it") {
		t.Errorf("%s\n%s", rows(p), last(r))
	}
}

func TestAFolderSaysHowItStands(t *testing.T) {
	f := desk.Folder{ID: "1", Path: "/clippings", Stopped: true, Problem: message.Data(message.Words("the disk is full"))}
	if it := folderItem(f); it.Row().Detail != "The disk is full." || it.Row().Badge != resting() || len(it.Groups) != 2 {
		t.Errorf("%+v", it)
	}
	f.Stopped, f.Problem = false, message.Data(message.Words("there is no such folder"))
	if it := folderItem(f); it.Row().Badge != failing() || it.Groups[1] != failing() {
		t.Errorf("%+v", it)
	}
	for _, c := range []struct {
		f    desk.Folder
		want string
	}{{desk.Folder{Stopped: true}, "p starts"}, {desk.Folder{}, "not been looked at"}, {desk.Folder{Checked: clock, Unrest: 2}, "2 files are waited for"}, {desk.Folder{Checked: clock}, "was taken"}} {
		if got := folderStanding(c.f); !strings.Contains(got, c.want) {
			t.Errorf("%q lacks %q", got, c.want)
		}
	}
}
