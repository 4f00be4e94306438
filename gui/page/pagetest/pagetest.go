package pagetest

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Rig stands in for the window. Everything runs on the test's goroutine.
type Rig struct {
	Context *page.Context
	// Opened are the passages that were to be shown, Went the routes, Subject what the
	// keys are about, Notices and Decided what was ruled, Handed the letters that the
	// page did not use, Asked the title of the last form and Answer what is put into it.
	Opened  []story.Passage
	Went    []page.Route
	Subject *page.Subject
	Notices []string
	Decided []decision.Decision
	Handed  string
	Asked   string
	Answer  []string
	// Rejected counts how often the row was to be rejected as its key does.
	Rejected int
	// Chosen is the folder that is chosen when a page asks for one, and Picks the options
	// that are taken one after another when it offers some.
	Chosen string
	Picks  []int
	// Saved are the files that were written, by name.
	Saved map[string][]byte

	t      *testing.T
	page   page.Page
	window fyne.Window
}

// New makes a rig with a page in a window of 700 by 900.
func New(t *testing.T, made func(*page.Context) page.Page) *Rig {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light}))
	r := &Rig{t: t, Saved: map[string][]byte{}}
	r.Context = &page.Context{
		Open:    func(p story.Passage) { r.Opened = append(r.Opened, p) },
		Go:      func(to page.Route) { r.Went = append(r.Went, to) },
		Subject: func(s *page.Subject) { r.Subject = s },
		Decide: func(notice string, rulings ...decision.Decision) {
			r.Notices = append(r.Notices, notice)
			r.Decided = append(r.Decided, rulings...)
		},
		Rune: func(l rune) { r.Handed += string(l) }, Key: func(*fyne.KeyEvent) {}, Refocus: func() {}, Going: func() bool { return false },
		Story: func() desk.Story { return desk.Story{Name: "Sample"} },
		Run: func(work func(context.Context), then func()) {
			work(context.Background())
			then()
		},
		Notice: func(s string) { r.Notices = append(r.Notices, s) },
		Form: func(title, _ string, _ []page.Field, done func([]string)) {
			r.Asked = title
			if r.Answer != nil {
				done(r.Answer)
			}
		},
		Folder: func(_ string, done func(string)) { done(r.Chosen) },
		Choose: func(title string, _ []page.Option, done func(int)) {
			r.Asked = title
			if len(r.Picks) > 0 {
				pick := r.Picks[0]
				r.Picks = r.Picks[1:]
				done(pick)
			}
		},
		Save: func(name string, write func(io.Writer) error) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Errorf("writing %s: %v", name, err)
			}
			r.Saved[name] = b.Bytes()
		},
		Accept: func() {}, Reject: func() { r.Rejected++ }, Fix: func() {},
	}
	r.page = made(r.Context)
	r.window = test.NewTempWindow(t, r.page.Object())
	r.window.Resize(fyne.NewSize(700, 900))
	return r
}

// Show shows ledgers on the page, as the window does.
func (r *Rig) Show(l *story.Ledgers) {
	r.t.Helper()
	r.page.Show(r.page.Prepare(l))
	if r.page.Selected() == "" && r.page.First() != "" {
		r.page.Select(r.page.First())
	}
	r.window.Canvas().Focus(r.page.Focus())
}

// Types sends letters to what has the focus.
func (r *Rig) Types(letters string) {
	r.t.Helper()
	for _, l := range letters {
		f := r.window.Canvas().Focused()
		if f == nil {
			r.t.Fatalf("nothing has the focus for %q", l)
		}
		f.TypedRune(l)
	}
}

// Window gives the window the page is in.
func (r *Rig) Window() fyne.Window { return r.window }

// Sample gives the ledgers of the sample story on a day after its last article.
func Sample(t *testing.T) *story.Ledgers {
	t.Helper()
	ctx := context.Background()
	d, err := desk.Open(desk.Options{Dir: t.TempDir(), Clock: func() time.Time { return time.Date(2026, 4, 12, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
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
	return l
}
