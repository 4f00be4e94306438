package reader

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// inked gives a comparison with what came in braces and what went in brackets.
func inked(d Document) string {
	var b strings.Builder
	at := 0
	for _, m := range d.Marks {
		b.WriteString(d.Text.Slice(text.Span{Start: at, End: m.Span.Start}))
		marks := map[layout.Kind][2]string{layout.Added: {"{", "}"}, layout.Removed: {"[", "]"}}[m.Kind]
		b.WriteString(marks[0] + d.Text.Slice(m.Span) + marks[1])
		at = m.Span.End
	}
	return b.String() + d.Text.Slice(text.Span{Start: at, End: d.Text.Len()})
}

func TestCompareShowsWhatCameAndWent(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", "The talks failed.", "The talks failed.", "The talks failed."},
		{"another word", "The talks failed again.", "The talks resumed again.", "The talks [failed] {resumed} again."},
		{"a word more", "The talks failed.", "The talks failed again.", "The talks failed {again}."},
		{"a sentence less", "The talks failed. Nobody spoke. They left.", "The talks failed. They left.", "The talks failed. [Nobody spoke.] They left."},
		{"a paragraph more", "One.\nThree.", "One.\nTwo.\nThree.", "One.\n{Two.}\nThree."},
		{"all new", "", "One.", "{One.}"},
		{"all gone", "One.", "", "[One.]"},
	} {
		if got := inked(Compare(text.New(c.before), text.New(c.after))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The words of either version are those of the comparison without what the other has.
func TestCompareHoldsBothVersions(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"the", "talks", "failed.", "they", "left", "on", "Monday,", "said\n", "מחר", "会"}), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		before, after := strings.Join(words.Draw(t, "before"), " "), strings.Join(words.Draw(t, "after"), " ")
		d := Compare(text.New(before), text.New(after))
		without := func(kind layout.Kind) string {
			var b strings.Builder
			at := 0
			for _, m := range d.Marks {
				if m.Kind == kind {
					b.WriteString(d.Text.Slice(text.Span{Start: at, End: m.Span.Start}))
					at = m.Span.End
				}
			}
			b.WriteString(d.Text.Slice(text.Span{Start: at, End: d.Text.Len()}))
			return strings.Join(strings.Fields(b.String()), "")
		}
		plain := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if without(layout.Added) != plain(before) || without(layout.Removed) != plain(after) {
			t.Fatalf("%q and %q are shown as %q", before, after, inked(d))
		}
	})
}

func TestAComparisonIsStruckAndUnderlined(t *testing.T) {
	r, _ := open(t, fyne.NewSize(600, 300))
	r.SetDocument(Compare(text.New("The talks failed again."), text.New("The talks resumed again.")))
	if n := len(r.sheet.layers[strikes]); n != 1 {
		t.Errorf("%d lines through words, want 1", n)
	}
	if n := len(r.sheet.layers[strokes]); n != 1 {
		t.Errorf("%d lines under words, want 1", n)
	}
	key(r, fyne.KeyTab)
	if r.Focus() != "change1" {
		t.Errorf("Tab goes to %q", r.Focus())
	}
}
