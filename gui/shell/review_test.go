package shell

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/review"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// everyLook writes pictures of what the window shows: light and dark, small and large,
// and with large text.
func (r *rig) everyLook(name string) {
	if os.Getenv("READOUT_SHOTS") == "" {
		return
	}
	for _, look := range []struct {
		name    string
		size    fyne.Size
		options theme.Options
	}{
		{"light", defaultSize, theme.Options{Variant: theme.Light, Scale: 1}},
		{"dark", defaultSize, theme.Options{Variant: theme.Dark, Scale: 1}},
		{"small", fyne.NewSize(1024, 700), theme.Options{Variant: theme.Light, Scale: 1}},
		{"large", fyne.NewSize(1920, 1080), theme.Options{Variant: theme.Light, Scale: 1}},
		{"text", defaultSize, theme.Options{Variant: theme.Light, Scale: 1.5}},
	} {
		r.shell.app.Settings().SetTheme(theme.New(look.options))
		r.shell.window.Resize(look.size)
		r.settle()
		r.picture(name + "-" + look.name)
	}
	r.shell.app.Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light, Scale: 1}))
	r.shell.window.Resize(defaultSize)
	r.settle()
}

// afterJob starts a job and waits until it has ended.
func (r *rig) afterJob(start func()) {
	ended := make(chan struct{}, 1)
	defer r.desk.OnJob(func(j desk.Job) {
		if j.Active() {
			return
		}
		select {
		case ended <- struct{}{}:
		default: // another job has ended
		}
	})()
	start()
	r.settle() // a file is looked into before its job begins
	<-ended
	r.settle()
}

func (r *rig) log() []decision.Decision {
	r.t.Helper()
	log, err := r.desk.History(r.t.Context(), r.shell.story.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return log
}

// The whole queue is answered without the mouse; after each answer the next question is
// selected, and undo brings the last one back.
func TestTheReviewIsClearedByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gw")
	p, ok := r.shell.current().(*review.Page)
	if !ok {
		t.Fatalf("g w leads to %s", r.shell.current().Name())
	}
	all := len(p.Shown())
	if all < 5 {
		t.Fatalf("the sample story asks %d questions", all)
	}
	r.everyLook("review")
	if r.shell.beside.sheet == nil {
		t.Error("no article is lit beside the question")
	}
	first := p.Selected()
	second := p.Shown()[1].Key
	r.types("x")
	if p.Selected() == first || r.shell.frame.said.Text == "" {
		t.Fatalf("x leaves the question selected; the notice says %q", r.shell.frame.said.Text)
	}
	r.types("z")
	if p.Selected() != first {
		t.Errorf("after undo %s is selected, want the question that came back", p.Selected())
	}
	r.types("a")
	if got := p.Selected(); got != second {
		t.Errorf("after a %s is selected, want the next, %s", got, second)
	}
	for n := 0; p.Selected() != ""; n++ {
		if n > 200 {
			t.Fatalf("after %d answers %d questions are left", n, len(p.Shown()))
		}
		before := p.Selected()
		r.types(string("ax"[n%2]))
		if p.Selected() == before {
			t.Fatalf("%s stays after %c: %s", before, "ax"[n%2], r.shell.frame.said.Text)
		}
	}
	if done := p.Progress(); !strings.Contains(done, "answered") || strings.HasPrefix(done, "0 ") {
		t.Errorf("the progress says %q", done)
	}
	r.everyLook("review-done")
	decided := len(r.log())
	for n := 0; n <= decided && len(r.ledgers().Rulings) > 0; n++ {
		r.types("z")
	}
	if rulings := r.ledgers().Rulings; len(rulings) > 0 {
		t.Errorf("of %d decisions %d are in force after undoing all", decided, len(rulings))
	}
	if got := len(p.Shown()); got != all {
		t.Errorf("after undoing all there are %d questions, want %d", got, all)
	}
}

func TestTheOutcomeKeySettlesInTheReview(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gw")
	key := r.shell.subject.Row.Key
	r.types("o")
	for _, x := range r.ledgers().Expectations {
		if x.Key == key && (x.Proof == nil || x.Ruling != story.Accepted) {
			t.Errorf("after o the expectation is %s, proof %v", x.Status, x.Proof)
		}
	}
	if r.shell.subject == nil || r.shell.subject.Row.Key == key {
		t.Error("after o the same question is still asked")
	}
}

func TestAnArticleWithoutADayIsAskedForOne(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Strait talks", nil)
	r.settle()
	r.shell.app.Clipboard().SetContent(strings.Repeat("Envoy Ilse Varga said on Tuesday that the strait will stay open to every merchant ship of the league. ", 6))
	r.afterJob(r.shell.pasteArticle)
	r.shell.goTo(page.Route{Page: page.Review})
	r.settle()
	p := r.shell.current().(*review.Page)
	if !strings.HasPrefix(p.Selected(), "undated ") {
		t.Fatalf("asked first: %q", p.Selected())
	}
	subject := r.shell.subject
	values := make([]string, len(subject.Fields))
	for i, f := range subject.Fields {
		if values[i] = f.Value; f.Name == "published" {
			values[i] = "2026-04-08"
		}
	}
	r.shell.fixed(subject, values)
	r.settle()
	if strings.HasPrefix(p.Selected(), "undated ") || r.ledgers().Articles[0].Published != "2026-04-08" {
		t.Errorf("the day set is %q, selected %q", r.ledgers().Articles[0].Published, p.Selected())
	}
}
