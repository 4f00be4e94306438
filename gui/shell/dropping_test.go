package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
)

// dropApp keeps what its windows were told to do with what is dropped onto them, which the
// headless driver forgets.
type dropApp struct {
	fyne.App
	drop func(fyne.Position, []fyne.URI)
}

type dropWindow struct {
	fyne.Window
	app *dropApp
}

func (a *dropApp) NewWindow(title string) fyne.Window { return dropWindow{a.App.NewWindow(title), a} }

func (w dropWindow) SetOnDropped(f func(fyne.Position, []fyne.URI)) { w.app.drop = f }

// written writes files into a new folder and gives their places.
func (r *rig) written(files map[string]string) map[string]fyne.URI {
	r.t.Helper()
	dir, out := r.t.TempDir(), map[string]fyne.URI{}
	for name, words := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			r.t.Fatal(err)
		}
		out[name] = storage.NewFileURI(path)
		out[filepath.Dir(name)] = storage.NewFileURI(filepath.Dir(path))
	}
	return out
}

// told makes the text of an article.
func told(headline, who string) string {
	return headline + "\n\n10 March 2026\n\n" + who + " said on Monday that the ferry to Lomar would sail again in May.\n"
}

// What is dropped onto the window becomes articles: files, a folder with all in it, before
// any story is open; what is no file is refused in words.
func TestFilesAndFoldersAreDroppedOntoTheWindow(t *testing.T) {
	a := &dropApp{App: test.NewTempApp(t)}
	r := newRigIn(t, a, t.TempDir())
	if a.drop == nil {
		t.Fatal("the window takes no drops")
	}
	at := r.written(map[string]string{
		"ferry.txt":        told("Ferry to sail", "Ilse Varga"),
		"port.txt":         told("Port opens", "Tomas Lindgren"),
		"older/harbour.md": told("Harbour dues fall", "Petra Halloran"),
	})
	r.afterJob(func() { a.drop(fyne.NewPos(300, 300), []fyne.URI{at["ferry.txt"], at["port.txt"], at["older"]}) })
	if r.shell.story.ID == "" || r.shell.current().Name() != page.Articles {
		t.Fatal("the drop opens no story on the page of articles")
	}
	var got []string
	for _, x := range r.ledgers().Articles {
		got = append(got, filepath.Base(x.File))
	}
	if len(got) != 3 {
		t.Errorf("the articles are %q", got)
	}
	r.afterJob(func() { a.drop(fyne.NewPos(300, 300), []fyne.URI{at["ferry.txt"]}) })
	if n := len(r.ledgers().Articles); n != 3 {
		t.Errorf("dropped twice there are %d articles, want 3", n)
	}
	link, err := storage.ParseURI("https://news.example/ferry")
	if err != nil {
		t.Fatal(err)
	}
	a.drop(fyne.NewPos(300, 300), []fyne.URI{link})
	r.settle()
	if n := len(r.ledgers().Articles); n != 3 || !strings.Contains(r.shell.frame.said.Text, "Only files and folders") {
		t.Errorf("a link that is dropped: %d articles, %q", n, r.shell.frame.said.Text)
	}
}

// The button beside what was done last takes it back.
func TestTheNoticeOfADecisionUndoesIt(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("a")
	if r.accepted() != 1 || r.shell.frame.undo.Hidden {
		t.Fatalf("%d accepted, undo offered: %v", r.accepted(), !r.shell.frame.undo.Hidden)
	}
	test.Tap(r.shell.frame.undo)
	r.settle()
	if r.accepted() != 0 || !strings.Contains(r.shell.frame.said.Text, "Undone") {
		t.Errorf("%d accepted; the notice says %q", r.accepted(), r.shell.frame.said.Text)
	}
	if !r.shell.frame.undo.Hidden {
		t.Error("undo is offered for what is undone")
	}
	if r.shell.window.Canvas().Focused() != r.shell.current().Focus() {
		t.Error("the button keeps the keys from the list")
	}
}

// A toast leads to what it tells of, and goes.
func TestAToastLeadsToWhatItTellsOf(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	toast := r.shell.frame.toast
	r.types("gs")
	r.adds("ferry.txt", told("Ferry to sail", "Ilse Varga"))
	r.ends()
	if toast.object.Hidden || toast.open.Hidden {
		t.Fatalf("no toast tells of the new article; the notice says %q", r.shell.frame.said.Text)
	}
	test.Tap(toast.open)
	r.settle()
	if r.shell.current().Name() != page.Overview || !toast.object.Hidden {
		t.Errorf("the toast leads to %s and stands: %v", r.shell.current().Name(), !toast.object.Hidden)
	}
}

// A folder to watch or to add is typed as a path; one that is none is asked for again.
func TestAFolderIsTypedAsAPath(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Ferries", nil)
	r.settle()
	at := r.written(map[string]string{"in/ferry.txt": told("Ferry to sail", "Ilse Varga")})
	r.types("gd")
	r.types("w")
	r.fill(at["in"].Path()+"/none", true)
	if r.shell.modal == nil || !strings.Contains(r.shell.frame.said.Text, "There is no folder") {
		t.Fatalf("a folder that is none: %q", r.shell.frame.said.Text)
	}
	r.fill(at["in"].Path(), true)
	if asked := r.asked(); !strings.Contains(asked, "Leave it") {
		t.Fatalf("asked %q; %s", asked, r.shell.frame.said.Text)
	}
	r.key(fyne.KeyReturn)
	r.key(fyne.KeyReturn)
	if !strings.Contains(r.shell.frame.said.Text, "Watching "+at["in"].Path()) {
		t.Errorf("the notice says %q", r.shell.frame.said.Text)
	}
	r.shell.chooseFolder()
	r.settle()
	r.afterJob(func() { r.fill(at["in"].Path(), true) })
	if n := len(r.ledgers().Articles); n != 1 {
		t.Errorf("%d articles of the folder, want 1", n)
	}
}
