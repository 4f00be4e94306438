package search

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// rig is the page with the sample story on a desk.
type rig struct {
	*pagetest.Rig
	t    *testing.T
	page *Page
	desk *desk.Desk
	// chosen is the option that is taken where one is to be chosen.
	chosen int
}

func newRig(t *testing.T) *rig {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Open(desk.Options{InMemory: true, Clock: func() time.Time { return time.Date(2026, 4, 12, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	st, job, err := d.OpenSample(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Wait(ctx, job); err != nil {
		t.Fatal(err)
	}
	l, err := d.Ledgers(ctx, st.ID)
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, desk: d}
	r.Rig = pagetest.New(t, func(c *page.Context) page.Page {
		c.Desk = d
		c.Story = func() desk.Story { return st }
		c.Choose = func(_ string, _ []page.Option, done func(int)) { done(r.chosen) }
		r.page = New(c)
		c.Refocus = func() {
			if r.Rig != nil {
				r.Window().Canvas().Focus(r.page.Focus())
			}
		}
		return r.page
	})
	r.Show(l)
	return r
}

// asks types a question over what stood in the line, and Enter.
func (r *rig) asks(q string) {
	r.t.Helper()
	r.page.edit()
	r.page.line.SetText("")
	test.Type(r.page.line, q)
	r.key(fyne.KeyReturn)
}

func (r *rig) key(k fyne.KeyName) {
	r.t.Helper()
	r.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
}

func (r *rig) opened() story.Passage {
	r.t.Helper()
	if len(r.Opened) == 0 {
		r.t.Fatal("no passage was opened")
	}
	return r.Opened[len(r.Opened)-1]
}

// words gives the words of a passage in the article.
func (r *rig) words(p story.Passage) string {
	r.t.Helper()
	a, _, err := r.desk.Article(context.Background(), r.page.ctx.Story().ID, p.Article)
	if err != nil {
		r.t.Fatal(err)
	}
	return a.Text.Slice(p.Span)
}

// helps says whether the page shows how to ask.
func (r *rig) helps() bool { return slices.Contains(r.page.body.Objects, r.page.help) }

func TestFindsAndOpens(t *testing.T) {
	r := newRig(t)
	if !r.helps() {
		t.Error("before a question there is no help")
	}
	r.asks("proposal")
	if r.page.list.Rows().Len() == 0 || r.helps() {
		t.Fatalf("%d rows", r.page.list.Rows().Len())
	}
	r.Types("jk")
	if w := strings.ToLower(r.words(r.opened())); !strings.HasPrefix(w, "propos") {
		t.Errorf("the words %q are lit", w)
	}
	before := len(r.Opened)
	r.key(fyne.KeyReturn)
	if len(r.Opened) != before+1 {
		t.Error("Enter opens nothing")
	}
	if r.Subject == nil || r.Subject.Ledger != "article" {
		t.Errorf("the keys are about %+v", r.Subject)
	}
}

func TestRecordsAndFilters(t *testing.T) {
	r := newRig(t)
	r.asks("proposal")
	articles := r.page.list.Rows().Len()
	r.Types("t")
	if !r.page.records || r.page.list.Rows().Len() == 0 || r.page.found.Hits[0].Record == "" {
		t.Fatalf("t shows %+v", r.page.list.Rows())
	}
	r.Types("jk")
	if r.Subject == nil || r.Subject.Ledger == "" {
		t.Error("a record cannot be ruled on from here")
	}
	if p := r.opened(); p.Record == "" || r.words(p) == "" {
		t.Errorf("%+v is opened", p)
	}
	all := r.page.found.Total
	kinds := r.page.filters[0].choose
	if len(kinds.Options) < 2 || !strings.HasSuffix(kinds.Options[1], ")") {
		t.Fatalf("the kinds are %q", kinds.Options)
	}
	kinds.SetSelectedIndex(1)
	if r.page.found.Total == 0 || r.page.found.Total >= all {
		t.Errorf("narrowed, %d of %d are left", r.page.found.Total, all)
	}
	if kinds.SelectedIndex() != 1 {
		t.Errorf("the filter shows %q", kinds.Selected)
	}
	kinds.SetSelectedIndex(0)
	if r.page.found.Total != all {
		t.Errorf("no more narrowed, there are %d of %d", r.page.found.Total, all)
	}
	r.Types("t")
	if r.page.list.Rows().Len() != articles {
		t.Error("t does not lead back to the articles")
	}
}

func TestSaysWhatIsWrong(t *testing.T) {
	r := newRig(t)
	for _, c := range []struct{ q, says string }{
		{"(talks", "nothing closes"},
		{"nowheretobefound", "Nothing answers"},
		{"form:x", "no field"},
	} {
		r.asks(c.q)
		if !r.page.note.Visible() || !strings.Contains(r.page.note.Text, c.says) || !r.helps() {
			t.Errorf("%s: %q", c.q, r.page.note.Text)
		}
		if r.Window().Canvas().Focused() != r.page.line {
			t.Errorf("%s: the keys left the line", c.q)
		}
	}
	r.asks("proposal")
	if r.page.note.Visible() {
		t.Errorf("still said: %q", r.page.note.Text)
	}
}

func TestSearchesAreKept(t *testing.T) {
	r := newRig(t)
	r.asks("proposal")
	r.Types("v")
	if n := r.Notices; len(n) != 1 {
		t.Errorf("%q", n)
	}
	r.Types("t")
	r.Answer = []string{"What was proposed"}
	r.Types("s")
	if all := r.desk.SavedSearches(context.Background()); len(all) != 1 || all[0].Text != "proposal" || !all[0].Records {
		t.Fatalf("%+v", all)
	}
	r.asks("ferry")
	r.Types("t")
	r.page.leave()
	r.page.rune('v')
	if r.page.line.Text != "proposal" || !r.page.records || r.page.scope.SelectedIndex() != 1 {
		t.Errorf("the search is %q", r.page.line.Text)
	}
	r.page.rune('V')
	if all := r.desk.SavedSearches(context.Background()); len(all) != 0 {
		t.Errorf("%+v", all)
	}
}

func TestLinePassesKeysOn(t *testing.T) {
	r := newRig(t)
	r.asks("proposal")
	if r.Window().Canvas().Focused() != r.page.list {
		t.Error("Enter does not lead to the list")
	}
	r.Types("w")
	if r.Handed != "w" {
		t.Errorf("handed on: %q", r.Handed)
	}
	r.Types("e")
	if r.Window().Canvas().Focused() != r.page.line {
		t.Error("e does not lead to the line")
	}
	r.key(fyne.KeyEscape)
	if r.Window().Canvas().Focused() != r.page.list {
		t.Error("Escape does not lead to the list")
	}
}

// An answer that comes after another page was opened changes nothing there.
func TestLateAnswerLeavesTheKeysAlone(t *testing.T) {
	r := newRig(t)
	r.asks("proposal")
	r.Types("j")
	was := r.Subject
	if was == nil {
		t.Fatal("the keys are about nothing")
	}
	r.Window().Canvas().Focus(nil)
	r.page.line.SetText("ferry")
	if r.Subject != was {
		t.Errorf("the keys are about %+v", r.Subject)
	}
}

// TestCountsComeAfterTheFirstAnswers asks step by step: the newest answers come first, then
// how many there are; and a question that another one follows is given up.
func TestCountsComeAfterTheFirstAnswers(t *testing.T) {
	r := newRig(t)
	type step struct {
		work func(context.Context)
		then func()
	}
	var steps []step
	r.page.ctx.Run = func(work func(context.Context), then func()) { steps = append(steps, step{work, then}) }
	next := func() {
		t.Helper()
		if len(steps) == 0 {
			t.Fatal("nothing more is asked")
		}
		s := steps[0]
		steps = steps[1:]
		s.work(t.Context())
		s.then()
	}
	r.page.line.SetText("proposal")
	next()
	if r.page.list.Rows().Len() == 0 || len(r.page.found.Facets) > 0 {
		t.Fatalf("first there are %d rows and %d counts", r.page.list.Rows().Len(), len(r.page.found.Facets))
	}
	next()
	if len(r.page.found.Facets) == 0 || r.page.found.More || len(steps) > 0 {
		t.Errorf("then there are %d counts, more %v, and %d steps are left", len(r.page.found.Facets), r.page.found.More, len(steps))
	}
	r.page.line.SetText("prop")
	r.page.line.SetText("nowheretobefound")
	next()
	if r.page.found.Total == 0 {
		t.Error("what is asked no more is answered")
	}
	next()
	if r.page.found.Total != 0 || len(steps) > 0 {
		t.Errorf("the last question gives %d, and %d steps are left", r.page.found.Total, len(steps))
	}
}
