package conllu

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
)

// parse reads sentences that are well formed.
func parse(t *testing.T, in string) []Sentence {
	t.Helper()
	s, err := Read(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRawText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"tokens parted unless it is forbidden", words("The", "end/SpaceAfter=No", "."), "The end.\n"},
		{"sentences joined by a space", words("One/SpaceAfter=No", ".") + "\n" + words("Two/SpaceAfter=No", "."), "One. Two.\n"},
		{"or by nothing", words("One/SpaceAfter=No", "./SpaceAfter=No") + "\n" + words("Two"), "One.Two\n"},
		{"a range is printed as its form", span("1-2", "don't", "SpaceAfter=No") + words("do", "n't", "!"), "don't!\n"},
		{"what its words say of spaces does not count", span("1-2", "don't", "_") + words("do", "n't/SpaceAfter=No", "go"), "don't go\n"},
		{"another attribute of the like name", words("a/CorrectSpaceAfter=No", "b"), "a b\n"},
		{"paragraphs", words("One") + "\n# newpar id = p2\n" + words("Two") + "\n# newpar\n" + words("Three"), "One\n\nTwo\n\nThree\n"},
		{"no empty line at the start", "# newdoc id = a\n# newpar\n" + words("One"), "One\n"},
		{"documents", "# newdoc id = a\n" + words("One/SpaceAfter=No") + "\n# newdoc id = b\n# newpar\n" + words("Two"), "One\n\nTwo\n"},
		{"a paragraph within a sentence", words("List:", "one/NewPar=Yes", "two"), "List:\n\none two\n"},
		{"a form with a space", words("1 000", "men"), "1 000 men\n"},
	} {
		sentences := parse(t, c.in)
		if got := RawText(sentences).Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		checkRaw(t, sentences)
	}
}

func TestRawPlaces(t *testing.T) {
	r := RawText(parse(t, strings.Replace(words("Zoë", "wo", "n’t/X=Y"), "2\t", span("2-3", "won’t", "_")+"2\t", 1)+"\n"+span("1-2", "du", "_")+words("de", "le")))
	// Zoë won’t du
	want := [][]text.Span{{{Start: 0, End: 3}, {Start: 4, End: 6}, {Start: 6, End: 9}}, {{Start: 10, End: 12}, {Start: 10, End: 12}}}
	for i := range want {
		for k := range want[i] {
			if r.Words[i][k] != want[i][k] {
				t.Errorf("word %d of sentence %d at %v, want %v", k+1, i+1, r.Words[i][k], want[i][k])
			}
		}
	}
	if r.Sentences[0] != (text.Span{Start: 0, End: 9}) || r.Sentences[1] != (text.Span{Start: 10, End: 12}) {
		t.Errorf("sentences at %v", r.Sentences)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"one two three", "one two\nthree"},
		{"one twoo three", "one twoo\nthree"},    // eight characters are not too many
		{"one twooo three", "one\ntwooo\nthree"}, // nine are
		{"ab incomprehensible cd", "ab\nincomprehensible\ncd"},
		{"incomprehensible", "incomprehensible"},
		{"one\n\ntwo three four", "one\n\ntwo\nthree\nfour"},
		{"zwölf ärm e", "zwölf\närm e"},
		{"a\u00a0b c\u00a0d\u00a0e f", "a\u00a0b\nc\u00a0d\u00a0e f"}, // what must not break does not
	} {
		got := Raw{Text: c.in}.Wrap(8).Text
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// checkRaw fails when words do not stand where the text is said to have them.
func checkRaw(t *testing.T, sentences []Sentence) {
	t.Helper()
	whole := RawText(sentences)
	for _, r := range []Raw{whole, whole.Wrap(WrapColumn), whole.Wrap(1)} {
		rs := []rune(r.Text)
		if len(rs) != utf8.RuneCountInString(whole.Text) {
			t.Fatal("wrapping moves places")
		}
		for i, s := range sentences {
			at := r.Sentences[i].Start
			covered := map[int]bool{}
			for _, g := range s.Ranges {
				for k := g.First; k < g.Last; k++ {
					covered[k] = true
				}
			}
			for k, w := range s.Words {
				sp := r.Words[i][k]
				if sp.Start < at || sp.End < sp.Start || sp.End > r.Sentences[i].End {
					t.Fatalf("word %d of sentence %d at %v", k+1, i+1, sp)
				}
				at = sp.Start
				got := string(rs[sp.Start:sp.End])
				if !covered[k] && strings.ReplaceAll(got, "\n", " ") != strings.ReplaceAll(strings.ToValidUTF8(w.Form, "\ufffd"), "\n", " ") && utf8.ValidString(w.Form) {
					t.Fatalf("word %q is printed as %q", w.Form, got)
				}
			}
		}
	}
}
