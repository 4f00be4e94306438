package shell

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// selects opens the article of the first statement of the sample in the reader and
// selects its first sentence in which nothing but names was read.
func (r *rig) selects() text.Span {
	r.t.Helper()
	r.shell.open(r.ledgers().Statements[0].Passages[0])
	r.settle()
	b := r.shell.beside
	read := b.sheet.reading
	free := slices.IndexFunc(read.Sentences, func(sp text.Span) bool {
		return sp.Start > read.Article.Headline.End && sp.Len() > 20 &&
			!slices.ContainsFunc(read.Statements, func(s record.Statement) bool { return s.Overlaps(sp) }) &&
			!slices.ContainsFunc(read.Events, func(e record.Event) bool { return e.Overlaps(sp) && e.Type == "CONSULT" })
	})
	if free < 0 {
		r.t.Fatal("everything in the article is read")
	}
	sp := trimmed(b.sheet.doc.Text, read.Sentences[free])
	r.shell.window.Canvas().Focus(b.reader)
	b.reader.Select(sp)
	return sp
}

// fill types into the focused line of a form, and Enter confirms it.
func (r *rig) fill(value string, confirm bool) {
	r.t.Helper()
	e, ok := r.shell.window.Canvas().Focused().(interface{ SetText(string) })
	if !ok {
		r.t.Fatalf("the keys go to %T", r.shell.window.Canvas().Focused())
	}
	e.SetText(value)
	if confirm {
		r.key(fyne.KeyReturn)
	}
}

func byAnalyst[R any](rows []R, base func(R) story.Row) []R {
	return slices.DeleteFunc(slices.Clone(rows), func(row R) bool {
		return !slices.ContainsFunc(base(row).Passages, func(p story.Passage) bool { return p.Rule == "analyst" })
	})
}

func TestAStatementIsAddedByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	before := len(r.ledgers().Statements)
	sp := r.selects()
	r.types("s")
	if r.shell.modal == nil {
		t.Fatal("s asks nothing")
	}
	r.fill("The harbour master", true)
	rows := byAnalyst(r.ledgers().Statements, func(s *story.Statement) story.Row { return s.Row })
	if len(rows) != 1 || rows[0].Name != "The harbour master" || rows[0].Parts[0].Span != sp {
		t.Fatalf("%d statements were added to %d: %+v", len(rows), before, rows)
	}
	id := rows[0].Passages[0].Record
	if !slices.ContainsFunc(r.shell.beside.reader.Document().Marks, func(m layout.Mark) bool { return m.ID == id && m.Kind == layout.Statement }) {
		t.Error("what was added is not lit in the reader")
	}
	r.types("z")
	r.settle()
	if n := len(r.ledgers().Statements); n != before {
		t.Errorf("after undo there are %d statements, want %d", n, before)
	}
}

func TestAnEventAndADateAreAddedByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.selects()
	r.types("e")
	r.key(fyne.KeyReturn)
	rows := byAnalyst(r.ledgers().Events, func(e *story.Event) story.Row { return e.Row })
	if len(rows) != 1 || rows[0].Type != "CONSULT" || rows[0].Score == 0 {
		t.Fatalf("%d events were added: %+v", len(rows), rows)
	}
	r.selects()
	r.types("t")
	r.fill("the ninth", true)
	if r.shell.modal == nil {
		t.Fatal("a day that is none is taken")
	}
	r.fill("2026-03-09", true)
	if r.shell.modal != nil {
		t.Fatal("the form is not closed")
	}
	if !slices.ContainsFunc(r.ledgers().Times, func(tm *story.Time) bool { return tm.From == "2026-03-09" && tm.Ruling == story.Accepted }) {
		t.Error("no date was added")
	}
}

func TestAddingIsLeftByEscape(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.selects()
	for _, key := range []string{"s", "e", "t"} {
		before := len(r.log())
		r.shell.window.Canvas().Focus(r.shell.beside.reader)
		r.types(key)
		if r.shell.modal == nil {
			t.Fatalf("%s asks nothing", key)
		}
		r.key(fyne.KeyEscape)
		if r.shell.modal != nil || len(r.log()) != before {
			t.Errorf("Escape does not leave the form of %s", key)
		}
	}
	r.shell.beside.reader.Select(text.Span{})
	r.shell.window.Canvas().Focus(r.shell.beside.reader)
	r.types("s")
	if r.shell.modal != nil {
		t.Error("s asks without a selection")
	}
}

func TestCopyingGivesACitation(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	sp := r.selects()
	b := r.shell.beside
	got := b.reader.Copy()
	for _, want := range []string{b.sheet.doc.Text.Slice(sp), b.sheet.reading.Article.Outlet, b.sheet.reading.Article.Published[:10]} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func TestWhatStandsAtAPathOrAnAddressIsAdded(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	home, err := os.UserHomeDir()
	if err != nil {
		t.Skip("this system has no home folder to name")
	}
	for words, want := range map[string]string{
		"~/news": filepath.Join(home, "news"), "~": home, "./a.txt": "./a.txt",
	} {
		if got := inHome(words); !isPath(words) || got != want {
			t.Errorf("%q is %q, a path %t", words, got, isPath(words))
		}
	}
	if isPath("example.org/strait") || isPath("https://example.org") {
		t.Error("an address is taken for a path")
	}
	r := newRig(t, t.TempDir())
	r.sample()
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Envoy speaks\n\n9 April 2026\n\n"+strings.Repeat("Envoy Ilse Varga said on Tuesday that the strait will stay open. ", 5)), 0o600); err != nil {
		t.Fatal(err)
	}
	before := len(r.ledgers().Articles)
	r.afterJob(func() {
		r.shell.addAddress()
		r.typed(file)
		r.key(fyne.KeyReturn)
	})
	if got := len(r.ledgers().Articles); got != before+1 {
		t.Errorf("%d articles, want %d: %s", got, before+1, r.shell.frame.said.Text)
	}
}
