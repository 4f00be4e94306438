package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"
)

// pieces are bits of text that are hard to cut: marks, joined emoji, flags, line
// breaks, scripts from right to left and with conjuncts.
var pieces = []string{"a", "é", "e\u0301", "\u0301", "\u0308\u0323", "👩‍🚀", "👨‍👩‍👧", "🇳🇴", "🇳", "👍🏽", "\u200d", "❤️", "\r\n", "\r", "\n", "\n\r", " ",
	"Երևան", "։", "هل وصل", "\u0600", "ﷺ", "한국", "\u1112\u1161\u11ab", "क्षि", "क", "\u094d", "ไทย", "©", "\u00ad", "\x00", "\xff", "talks"}

func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 120).Draw(t, "pieces"), "")
	})
}

// boundaries gives the code point offsets where clusters start, and the end.
func boundaries(s string) []int {
	out := []int{0}
	at := 0
	segments := graphemes.FromString(s)
	for segments.Next() {
		at += utf8.RuneCountInString(segments.Value())
		out = append(out, at)
	}
	return out
}

func TestOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New(anyText().Draw(t, "text"))
		checkOffsets(t, x)
	})
}

func checkOffsets(t interface{ Fatalf(string, ...any) }, x *Text) {
	s := x.String()
	if !utf8.ValidString(s) {
		t.Fatalf("not valid UTF-8")
	}
	cp := 0
	for b, r := range s {
		if x.Byte(cp) != b || x.CodePoint(b) != cp || x.CodePoint(b+utf8.RuneLen(r)-1) != cp {
			t.Fatalf("code point %d, byte %d: Byte %d, CodePoint %d", cp, b, x.Byte(cp), x.CodePoint(b))
		}
		cp++
	}
	if x.Len() != cp || x.Byte(cp) != len(s) || x.CodePoint(len(s)) != cp || x.Byte(-1) != 0 || x.Byte(cp+1) != len(s) {
		t.Fatalf("ends: Len %d, want %d", x.Len(), cp)
	}
	var b strings.Builder
	at := 0
	for i := range x.Lines() {
		sp := x.LineSpan(i)
		if sp.Start != at {
			t.Fatalf("line %d starts at %d, want %d", i, sp.Start, at)
		}
		at = sp.End
		b.WriteString(x.Slice(sp))
		for cp := sp.Start; cp < sp.End; cp++ {
			if l, c := x.Line(cp); l != i || c != cp-sp.Start {
				t.Fatalf("code point %d: line %d column %d", cp, l, c)
			}
		}
	}
	if at != x.Len() || b.String() != s {
		t.Fatalf("lines do not tile the text")
	}
	if x.LineSpan(-1) != (Span{}) || x.LineSpan(x.Lines()) != (Span{}) {
		t.Fatalf("lines outside the text")
	}
}

func TestSnap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New(anyText().Draw(t, "text"))
		from := rapid.IntRange(-2, x.Len()+2).Draw(t, "from")
		sp := Span{from, from + rapid.IntRange(-2, x.Len()+2).Draw(t, "length")}
		checkSnap(t, x, sp)
	})
}

func checkSnap(t interface{ Fatalf(string, ...any) }, x *Text, sp Span) {
	starts := boundaries(x.String())
	from := min(max(sp.Start, 0), x.Len())
	to := min(max(sp.End, from), x.Len())
	i, ok := slices.BinarySearch(starts, from)
	if !ok {
		i--
	}
	j, _ := slices.BinarySearch(starts, to)
	if got, want := x.Snap(sp), (Span{starts[i], starts[j]}); got != want {
		t.Fatalf("Snap(%v) = %v, want %v in %q", sp, got, want, x.String())
	}
}

func TestSelect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		x := New(s)
		if x.Len() == 0 {
			return
		}
		from := rapid.IntRange(0, x.Len()-1).Draw(t, "from")
		sp := Span{from, rapid.IntRange(from+1, x.Len()).Draw(t, "to")}
		sel := x.Select(sp)
		if got, ok := x.Find(sel); !ok || got != sp {
			t.Fatalf("Find gave %v %v, want %v", got, ok, sp)
		}
		// An edit before the passage moves it, when its surroundings stay.
		before := anyText().Draw(t, "before")
		y := New(before + x.String())
		moved := y.Len() - x.Len()
		got, ok := y.Find(sel)
		if !ok || y.Slice(got) != sel.Exact {
			t.Fatalf("after an edit: %v %v", got, ok)
		}
		if len(sel.Prefix) > 0 && len(sel.Suffix) > 0 && strings.Count(y.String(), sel.Prefix+sel.Exact+sel.Suffix) == 1 && got != (Span{sp.Start + moved, sp.End + moved}) {
			t.Fatalf("after an edit: %v, want it moved by %d", got, moved)
		}
	})
}

func TestFind(t *testing.T) {
	old := New("The envoy said no. Later the envoy said yes.")
	second := Span{29, 34}
	sel := old.Select(second)
	if sel.Exact != "envoy" {
		t.Fatalf("%q", sel.Exact)
	}
	for _, c := range []struct {
		name, text string
		want       Span
		ok         bool
	}{
		{"same", old.String(), second, true},
		{"words before", "ALBIN: " + old.String(), Span{36, 41}, true},
		{"line before, CRLF", "Headline\r\n\r\n" + old.String(), Span{41, 46}, true},
		{"the first is gone", "Later the envoy said yes.", Span{10, 15}, true},
		{"words gone", "The delegate said no.", Span{}, false},
		{"empty", "", Span{}, false},
	} {
		if got, ok := New(c.text).Find(sel); got != c.want || ok != c.ok {
			t.Errorf("%s: %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
	if _, ok := old.Find(Selector{}); ok {
		t.Error("an empty selector was found")
	}
}

func TestSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) Span {
			from := rapid.IntRange(0, 20).Draw(t, name)
			return Span{from, from + rapid.IntRange(-1, 8).Draw(t, name+" length")}
		}
		a, b := draw("a"), draw("b")
		if !a.Empty() && !b.Empty() {
			if c := a.Cover(b); !c.Contains(a) || !c.Contains(b) {
				t.Fatalf("cover %v", c)
			}
			if i := a.Intersect(b); i.Empty() == a.Overlaps(b) || !i.Empty() && (!a.Contains(i) || !b.Contains(i)) {
				t.Fatalf("intersect %v", i)
			}
		}
		if (Compare(a, b) == 0) != (a == b) || (Compare(a, b) < 0) != (Compare(b, a) > 0) {
			t.Fatalf("compare %d", Compare(a, b))
		}
	})
}

func FuzzNew(f *testing.F) {
	for _, s := range pieces {
		f.Add(s+s, 0, 1)
	}
	f.Fuzz(func(t *testing.T, s string, from, length int) {
		x := New(s)
		checkOffsets(t, x)
		if from > -10 && from < 1<<30 && length < 1<<30 {
			checkSnap(t, x, Span{from, from + length})
		}
		sel := x.Select(x.Snap(Span{from, from + 1}))
		if got, ok := x.Find(sel); sel.Exact != "" && (!ok || got != sel.Span) {
			t.Fatalf("Find gave %v %v, want %v", got, ok, sel.Span)
		}
	})
}

func BenchmarkSnapLongLine(b *testing.B) {
	for _, s := range []string{"plain ", "é", "한국", "क्षि", "👩‍🚀", "e\u0301"} {
		b.Run(s, func(b *testing.B) {
			x := New(strings.Repeat(s, 1_000_000/len(s)))
			for b.Loop() {
				x.Snap(Span{x.Len() / 2, x.Len()/2 + 3})
			}
		})
	}
}
