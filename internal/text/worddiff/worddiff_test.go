package worddiff

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

// marked writes a diff out: what is gone in [-…-], what is new in {+…+}.
func marked(old, new string) string {
	a, b := text.New(old), text.New(new)
	var out []string
	for _, r := range Diff(a, b) {
		switch r.Op {
		case Same:
			out = append(out, strings.Join(strings.Fields(b.Slice(r.New)), " "))
		case Gone:
			out = append(out, "[-"+a.Slice(r.Old)+"-]")
		case New:
			out = append(out, "{+"+b.Slice(r.New)+"+}")
		}
	}
	return strings.Join(out, " ")
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"the same", "The envoy left.", "The envoy left.", "The envoy left."},
		{"other white space", "The envoy\n\nleft.", "The  envoy left. ", "The envoy left."},
		{"all new", "", "The envoy left.", "{+The envoy left.+}"},
		{"all gone", "The envoy left.", "", "[-The envoy left.-]"},
		{"a word put right", "The envoy left on Monday.", "The envoy left on Tuesday.", "The envoy left on [-Monday-] {+Tuesday+} ."},
		{"a number put right", "At least 12 guards fell.", "At least 21 guards fell.", "At least [-12-] {+21+} guards fell."},
		{"a sentence dropped", "Shots fell. Two crossed the line. Farmers stayed in.", "Shots fell. Farmers stayed in.", "Shots fell. [-Two crossed the line.-] Farmers stayed in."},
		{"the last sentence but one dropped", "It rained. Two crossed. Farmers stayed.", "It rained. Farmers stayed.", "It rained. [-Two crossed.-] Farmers stayed."},
		{"a sentence added at the end", "It rained. Farmers stayed.", "It rained. Farmers stayed. Two crossed.", "It rained. Farmers stayed. {+Two crossed.+}"},
		{"the last sentence dropped", "It rained. Two crossed.", "It rained.", "It rained. [-Two crossed.-]"},
		{"a paragraph put in front", "Talks go on.", "UPDATE\n\nThe envoy left. Talks go on.", "{+UPDATE\n\nThe envoy left.+} Talks go on."},
		{"a comma", "He said no and left.", "He said no, and left.", "He said no {+,+} and left."},
		{"case counts", "the March talks", "the march talks", "the [-March-] {+march+} talks"},
		{"marks stay with their letters", "cafe\u0301 shut", "cafe shut", "[-cafe\u0301-] {+cafe+} shut"},
		{"no spaces between words", "会談は月曜日", "会談は火曜日", "会談は [-月-] {+火+} 曜日"},
	} {
		if got := marked(c.old, c.new); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// check wants that the runs tile the words of both texts, that what is the same is,
// and that no span splits a cluster.
func check(t interface{ Fatalf(string, ...any) }, old, new *text.Text) (same int) {
	a, b := Words(old), Words(new)
	i, k := 0, 0
	last := Op("")
	take := func(words []text.Span, at *int, sp text.Span) (out []text.Span) {
		for *at < len(words) && sp.Contains(words[*at]) {
			out = append(out, words[*at])
			*at++
		}
		if len(out) == 0 || out[0].Start != sp.Start || out[len(out)-1].End != sp.End {
			t.Fatalf("the span %v is not one of words", sp)
		}
		return out
	}
	for _, r := range Diff(old, new) {
		if r.Op == last || last == New && r.Op == Gone {
			t.Fatalf("%s after %s", r.Op, last)
		}
		last = r.Op
		switch r.Op {
		case Gone:
			take(a, &i, r.Old)
		case New:
			take(b, &k, r.New)
		case Same:
			x, y := take(a, &i, r.Old), take(b, &k, r.New)
			if len(x) != len(y) {
				t.Fatalf("%d words are %d", len(x), len(y))
			}
			for n := range x {
				if old.Slice(x[n]) != new.Slice(y[n]) {
					t.Fatalf("%q is %q", old.Slice(x[n]), new.Slice(y[n]))
				}
			}
			same += len(x)
		}
	}
	if i != len(a) || k != len(b) {
		t.Fatalf("%d of %d words, %d of %d", i, len(a), k, len(b))
	}
	for _, x := range []*text.Text{old, new} {
		for _, sp := range Words(x) {
			if x.Snap(sp) != sp {
				t.Fatalf("%q splits a cluster", x.Slice(sp))
			}
		}
	}
	return same
}

// common gives the length of the longest common subsequence, slowly.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		left := 0
		for k, y := range b {
			up := row[k+1]
			if x == y {
				row[k+1] = left + 1
			} else {
				row[k+1] = max(up, row[k])
			}
			left = up
		}
	}
	return row[len(b)]
}

func TestFewestEdits(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 40)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words.Draw(t, "old"), words.Draw(t, "new")
		old, new := text.New(strings.Join(a, " ")), text.New(strings.Join(b, " "))
		if got, want := check(t, old, new), common(a, b); got != want {
			t.Fatalf("%d words are the same, could be %d", got, want)
		}
	})
}

// Texts that differ in more words than are searched for are cut up, and what stays is
// still found.
func TestManyEdits(t *testing.T) {
	var old, new []string
	const n = 20_000
	for i := range n {
		old = append(old, fmt.Sprint("word", i))
		if i%3 == 0 {
			new = append(new, fmt.Sprint("other", i))
		} else {
			new = append(new, old[i])
		}
	}
	if same := check(t, text.New(strings.Join(old, " ")), text.New(strings.Join(new, " "))); same != n-(n+2)/3 {
		t.Errorf("%d of %d words are the same", same, n)
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("The envoy left.", "The envoy stayed.")
	f.Add("e\u0301 👩‍🚀 🇳🇴🇳 \u0600١ 会談", "e 👩 🇳🇴 会")
	f.Add("क्षि\u200d ไทยกำ 한국\u1112\u1161 ﾊﾞ", "\u0301 \u200d\u200d a\u20e3 1\ufe0f\u20e3")
	f.Add(strings.Repeat("a b ", 300), strings.Repeat("b c ", 300))
	f.Fuzz(func(t *testing.T, old, new string) { check(t, text.New(old), text.New(new)) })
}

func BenchmarkDiff(b *testing.B) {
	words := func(n, of int, every int, other string) string {
		var out []string
		for i := range n {
			w := fmt.Sprint("w", i*7919%of)
			if every > 0 && i%every == 0 {
				w = other + w
			}
			out = append(out, w)
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		name     string
		old, new string
	}{
		{"article, few changed", words(800, 400, 0, ""), words(800, 400, 100, "x")},
		{"20000 words, few changed", words(20_000, 3000, 0, ""), words(20_000, 3000, 500, "x")},
		{"20000 words, all changed", words(20_000, 3000, 0, ""), words(20_000, 3000, 1, "x")},
		{"20000 words, every second changed", words(20_000, 3000, 0, ""), words(20_000, 3000, 2, "x")},
		{"20000 words of three", words(20_000, 3, 0, ""), words(20_000, 3, 2, "x")},
	} {
		old, new := text.New(c.old), text.New(c.new)
		n := len(Words(old)) + len(Words(new))
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Diff(old, new)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
