package shell

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
)

// does runs a command of the menu by its label, as the palette does.
func (r *rig) does(label string) {
	r.t.Helper()
	for _, m := range r.shell.commands() {
		for _, c := range m.commands {
			if c.label == label {
				c.run()
				r.settle()
				return
			}
		}
	}
	r.t.Fatalf("there is no command %q", label)
}

func TestAFolderToWatchIsAskedForOnThePageOfFeeds(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.does("Watch a folder…")
	if r.shell.story.ID == "" || r.shell.current().Name() != page.Feeds || r.shell.modal == nil {
		t.Fatalf("page %s, asked %v", r.shell.current().Name(), r.shell.modal != nil)
	}
	r.key(fyne.KeyEscape)
	r.types("w")
	if r.shell.modal == nil {
		t.Error("w asks for no folder")
	}
}

// asked gives the rows of the choice that is open.
func (r *rig) asked() string {
	r.t.Helper()
	l, ok := r.shell.window.Canvas().Focused().(*rowlist.List)
	if !ok || r.shell.modal == nil {
		return ""
	}
	var out []string
	for i := range l.Rows().Len() {
		row := l.Rows().Row(i)
		out = append(out, row.Title+" | "+row.Detail)
	}
	return strings.Join(out, "\n")
}

// jobs gives the titles of the jobs there were.
func (r *rig) jobs() (out []string) {
	for _, j := range r.desk.Jobs() {
		out = append(out, j.Title.String())
	}
	return out
}

// No server of these tests exists: a job that begins shows that something was asked for.
func TestALinkFetchesNothingUnlessThePersonSaysSo(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Lake talks", nil)
	r.settle()
	link := desk.Asked([]string{"readout://add?url=https%3A%2F%2F127.0.0.1:1%2Ftalks"})
	r.shell.handed(link)
	if want := "1  Fetch nothing | the link is forgotten\n2  Fetch from 127.0.0.1 into “Lake talks” | https://127.0.0.1:1/talks"; r.asked() != want {
		t.Fatalf("asked\n%s\nwant\n%s", r.asked(), want)
	}
	r.key(fyne.KeyReturn) // what stands first does nothing
	if r.shell.modal != nil || len(r.jobs()) > 0 {
		t.Fatalf("Enter begins %q", r.jobs())
	}
	r.shell.handed(link)
	r.key(fyne.KeyEscape)
	if r.shell.modal != nil || len(r.jobs()) > 0 || len(r.shell.asking) > 0 {
		t.Fatalf("Escape begins %q, and %d wait", r.jobs(), len(r.shell.asking))
	}
	r.shell.handed(link)
	r.types("2")
	if got := r.jobs(); len(got) != 1 || got[0] != "Adding talks" {
		t.Errorf("2 begins %q", got)
	}
}

func TestLinksWaitForWhatIsAsked(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Lake talks", nil)
	r.settle()
	r.shell.newStory()
	var words []string
	for i := range 30 {
		words = append(words, fmt.Sprintf("readout://add?url=https://127.0.0.1:1/%d", i), "readout://add?url=https://127.0.0.1:1/0")
	}
	r.shell.handed(desk.Asked(words))
	if r.asked() != "" || len(r.shell.asking) != mostAsking {
		t.Fatalf("%d wait; asked over a form: %q", len(r.shell.asking), r.asked())
	}
	r.key(fyne.KeyEscape)
	if !strings.Contains(r.asked(), "https://127.0.0.1:1/0") {
		t.Fatalf("after the form: %q", r.asked())
	}
	r.types("1")
	if !strings.Contains(r.asked(), "https://127.0.0.1:1/1") {
		t.Fatalf("after the first: %q", r.asked())
	}
	r.key(fyne.KeyEscape)
	if r.asked() != "" || len(r.jobs()) > 0 {
		t.Errorf("Escape leaves %q and %q", r.asked(), r.jobs())
	}
	r.shell.handed(desk.Asked([]string{"readout://add?url=file:///etc/passwd"}))
	if r.asked() != "" || !strings.Contains(r.shell.frame.said.Text, "no address") {
		t.Errorf("a link to a file asks %q and says %q", r.asked(), r.shell.frame.said.Text)
	}
}

func TestFilesThatTheProgramIsStartedWithComeIn(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "talks.txt")
	if err := os.WriteFile(file, []byte("9 April 2026\n\nEnvoy Ilse Varga said on Tuesday that the strait will stay open."), 0o600); err != nil {
		t.Fatal(err)
	}
	r := newRig(t, t.TempDir())
	r.shell.handed(desk.Asked([]string{file}))
	r.settle()
	if got := r.jobs(); len(got) != 1 || got[0] != "Adding talks.txt" || r.shell.modal != nil {
		t.Errorf("jobs %q", got)
	}
}

func TestAnAddressOnTheClipboardIsAskedAbout(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.app.Clipboard().SetContent("https://127.0.0.1:1/a\nhttps://127.0.0.1:2/b\n")
	r.shell.pasteArticle()
	if want := "1  Fetch 2 pages into “a new story” | from 127.0.0.1\n2  Fetch nothing | Nothing is asked of any server."; r.asked() != want {
		t.Fatalf("asked %q", r.asked())
	}
	r.types("2")
	if len(r.jobs()) > 0 {
		t.Fatalf("began %q", r.jobs())
	}
	r.shell.pasteArticle()
	r.key(fyne.KeyReturn)
	if got := r.jobs(); len(got) != 1 || r.shell.story.ID == "" {
		t.Errorf("began %q", got)
	}
}

func TestAnAddressIsTyped(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.does("Add by address or path…")
	r.fill("127.0.0.1:1/talks", true)
	if got := r.jobs(); len(got) != 1 || got[0] != "Adding talks" {
		t.Errorf("began %q", got)
	}
}
