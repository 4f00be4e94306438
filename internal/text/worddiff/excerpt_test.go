package worddiff

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

func excerpts(old, new string, around int) []string {
	var out []string
	for _, e := range Excerpts(text.New(old), text.New(new), around) {
		var words []string
		for _, p := range e {
			switch p.Op {
			case Gone:
				words = append(words, "[-"+p.Text+"-]")
			case New:
				words = append(words, "{+"+p.Text+"+}")
			default:
				words = append(words, p.Text)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func TestExcerpts(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		around         int
		want           []string
	}{
		{"the same", "one two three", "one two three", 2, nil},
		{"in the middle", "a b c d old e f g h", "a b c d new e f g h", 2, []string{"… c d [-old-] {+new+} e f …"}},
		{"at the beginning", "old a b c d", "new a b c d", 2, []string{"[-old-] {+new+} a b …"}},
		{"at the end", "a b c d old", "a b c d new", 2, []string{"… c d [-old-] {+new+}"}},
		{"near the ends", "a old b", "a new b", 2, []string{"a [-old-] {+new+} b"}},
		{"two close", "a b c old d e f g older h i j", "a b c new d e f g newer h i j", 2, []string{"… b c [-old-] {+new+} d e f g [-older-] {+newer+} h i …"}},
		{"two apart", "a b c old d e f g h older i j k", "a b c new d e f g h newer i j k", 2, []string{"… b c [-old-] {+new+} d e …", "… g h [-older-] {+newer+} i j …"}},
		{"dropped at the end", "a b c d e", "a b c", 1, []string{"… c [-d e-]"}},
		{"all", "a b", "c d", 1, []string{"[-a b-] {+c d+}"}},
		{"nothing around", "a b old c d", "a b new c d", 0, []string{"… b [-old-] {+new+} c …"}},
	} {
		if got := excerpts(c.old, c.new, c.around); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Every word that is gone or new stands in an excerpt, in order.
func TestExcerptsShowEveryChange(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		old, new := text.New(strings.Join(words.Draw(t, "old"), " ")), text.New(strings.Join(words.Draw(t, "new"), " "))
		var want, got []Piece
		for _, r := range Diff(old, new) {
			switch r.Op {
			case Gone:
				want = append(want, Piece{Gone, old.Slice(r.Old)})
			case New:
				want = append(want, Piece{New, new.Slice(r.New)})
			}
		}
		for _, e := range Excerpts(old, new, rapid.IntRange(0, 4).Draw(t, "around")) {
			changed := false
			for _, p := range e {
				if p.Op != Same {
					got, changed = append(got, p), true
				}
			}
			if !changed {
				t.Fatalf("an excerpt without a change: %v", e)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("excerpts show %v, changed are %v", got, want)
		}
	})
}
