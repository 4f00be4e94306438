package shell

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// A report about the strait comes into a story about a choir: the window says where it
// seems to belong, and moves it there by keys.
func TestAnArticleInTheWrongStoryIsMovedByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	strait := r.shell.story
	sample := r.ledgers().Articles
	r.shell.createStory("Choir of Brenna", nil)
	r.settle()
	choir := r.shell.story
	paste := func(words string) {
		t.Helper()
		r.shell.app.Clipboard().SetContent(words)
		r.afterJob(r.shell.pasteArticle)
	}
	paste("Brenna, 3 April 2026 - The choir sang old songs before a full hall, conductor Hanne Moor said on Friday. The organ will be mended in autumn.\n")
	if r.shell.frame.deed.Visible() {
		t.Fatalf("a report of the choir is taken for another story's: %s", r.shell.frame.said.Text)
	}
	var stray string
	for _, a := range sample {
		if body, _, err := r.desk.Article(context.Background(), strait.ID, a.ID); err == nil && len(body.Text.String()) > len(stray) {
			stray = body.Text.String()
		}
	}
	paste(stray + "\nIt is printed once more for those who read about songs.\n")
	if said := r.shell.frame.said.Text; !r.shell.frame.deed.Visible() || !strings.Contains(said, strait.Name) || !strings.Contains(said, "1 of the new articles seems") {
		t.Fatalf("nothing says that it belongs to %s: %q", strait.Name, said)
	}
	in := func(st desk.Story) []*story.Article {
		t.Helper()
		l, err := r.desk.Ledgers(context.Background(), st.ID)
		if err != nil {
			t.Fatal(err)
		}
		return l.Articles
	}
	rejected := func() bool {
		return slices.ContainsFunc(in(choir), func(a *story.Article) bool { return a.Ruling == story.Rejected })
	}
	before := len(in(strait))
	r.types("B")
	if r.shell.modal == nil {
		t.Fatal("B offers nothing")
	}
	r.types("1")
	if got := len(in(strait)); got != before+1 || !rejected() {
		t.Errorf("moved: %d articles there after %d, rejected here: %v", got, before, rejected())
	}
	if r.shell.frame.deed.Visible() || !r.shell.frame.undo.Visible() {
		t.Errorf("after the move the foot offers the deed again, or no way back: %q", r.shell.frame.said.Text)
	}
	r.types("z")
	if rejected() {
		t.Error("z does not bring it back")
	}
	r.types("B")
	if r.shell.modal != nil {
		t.Error("what was moved is offered again")
	}
}
