package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// adds writes a file and adds it as a drop does, in a story of its own.
func (r *rig) adds(name, content string) {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		r.t.Fatal(err)
	}
	r.shell.add([]string{path})
	r.settle()
}

// ends waits for the last job and gives the headlines of the story.
func (r *rig) ends() string {
	r.t.Helper()
	jobs := r.desk.Jobs()
	if len(jobs) > 0 {
		if _, err := r.desk.Wait(r.t.Context(), jobs[len(jobs)-1].ID); err != nil {
			r.t.Fatal(err)
		}
	}
	r.settle()
	var out []string
	for _, a := range r.ledgers().Articles {
		out = append(out, a.Headline)
	}
	return strings.Join(out, ", ")
}

const twoArticles = "Strait talks resume\nHarbour Post\nMarch 12, 2026 Thursday\n\nLength: 812 words\nBody\nThe two ministers met again on Thursday and agreed to go on.\n" +
	"Load-Date: March 12, 2026\nEnd of Document\nCrew set free\nMerrow Courier\n13 March 2026 Friday\nLength: 95 words\nBody\nThe fourteen sailors went home.\nLoad-Date: March 13, 2026\nEnd of Document"

func TestTheArticlesOfABundleAreChosenByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.adds("bundle.txt", twoArticles)
	if rows := r.asked(); !strings.Contains(rows, "Strait talks resume | Harbour Post · 15 words\nCrew set free | Merrow Courier · 8 words") {
		t.Fatalf("asked %q", rows)
	}
	r.types(" ")
	r.key(fyne.KeyReturn)
	if got := r.ends(); got != "Crew set free" || r.shell.modal != nil {
		t.Errorf("taken: %s", got)
	}
	r.adds("bundle.txt", twoArticles)
	r.types("aa") // none, and all again
	r.key(fyne.KeyReturn)
	if got := r.ends(); got != "Strait talks resume, Crew set free" {
		t.Errorf("taken: %s", got)
	}
	jobs := len(r.jobs())
	for _, keys := range []string{"a", ""} { // none is chosen; or it is left
		r.adds("bundle.txt", twoArticles)
		r.types(keys)
		r.key(map[string]fyne.KeyName{"a": fyne.KeyReturn, "": fyne.KeyEscape}[keys])
		if len(r.jobs()) != jobs || r.shell.modal != nil {
			t.Errorf("%q begins %q", keys, r.jobs())
		}
	}
}

func TestTheColumnsOfATableAreAskedForByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	const table = "Kop;Dag;Tekst\nTalks resume;2026-03-04;The two ministers met again at the lake.\n"
	r.adds("reports.csv", table)
	first, ok := r.shell.window.Canvas().Focused().(*page.Choice)
	if !ok || first.Selected != "—" || len(first.Options) != 4 {
		t.Fatalf("the keys go to %T", r.shell.window.Canvas().Focused())
	}
	r.key(fyne.KeyReturn)
	if r.shell.modal == nil || r.shell.frame.said.Text != desk.Sentence(desk.ErrMapping) {
		t.Fatalf("without a column of text it says %q", r.shell.frame.said.Text)
	}
	r.key(fyne.KeyLeft) // the last column
	if first.Selected != "Tekst" {
		t.Fatalf("the left arrow chooses %q", first.Selected)
	}
	r.key(fyne.KeyReturn)
	r.ends()
	if l := r.ledgers(); len(l.Articles) != 1 || r.shell.modal != nil {
		t.Fatalf("%d articles", len(l.Articles))
	}
	// The next one with the same heads has the answer.
	r.adds("more.csv", strings.ReplaceAll(table, "ministers", "envoys"))
	if again, ok := r.shell.window.Canvas().Focused().(*page.Choice); !ok || again.Selected != "Tekst" {
		t.Fatal("what was chosen is not remembered")
	}
	r.key(fyne.KeyReturn)
	r.ends()
	if l := r.ledgers(); len(l.Articles) != 2 {
		t.Errorf("%d articles", len(l.Articles))
	}
}
