package bidi

import (
	"strings"
	"testing"

	xbidi "golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"
)

// display gives a line as it is read from left to right on the page.
func display(s string) string {
	runes := []rune(s)
	base, levels := Levels(runes)
	Trim(base, runes, levels)
	var b strings.Builder
	for _, r := range Runs(levels) {
		part := string(runes[r.Start:r.End])
		if r.RTL() {
			part = Reversed(part)
		}
		b.WriteString(part)
	}
	return b.String()
}

// visible gives s without the code points that are never drawn.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// The wants are written letter by letter as they stand on the page from the left. An
// editor that orders text shows them otherwise.
func TestDisplay(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"Latin", "He said (twice) no.", "He said (twice) no."},
		{"Hebrew", "שלום.", ".םולש"},
		{"a Hebrew word in English", "He said שלום to all", "He said םולש to all"},
		{"two Hebrew words in English keep their order", "a אב גד b", "a דג בא b"},
		{"a number in Hebrew", "אב 26 גד", "דג 26 בא"},
		{"a number beside Hebrew in English", "on ב 26 of it", "on 26 ב of it"},
		{"a date in Hebrew", "אב 26/05/2031 גד", "דג 26/05/2031 בא"},
		{"a dash with a number in Hebrew", "ב-26 במאי", "יאמב 26-ב"},
		{"a percentage in Arabic", "بلغ 12% منها", "اهنم %12 غلب"},
		{"Arabic digits", "يوم ١٢٫٥ منها", "اهنم ١٢٫٥ موي"},
		{"an English name in brackets in Arabic", "في بورت (Port Sorrel) غدا", "ادغ (Port Sorrel) تروب يف"},
		{"an English sentence in Hebrew", "אמר \"Yes, we can.\" אתמול", "לומתא \".Yes, we can\" רמא"},
		{"brackets around Hebrew in English", "see (אב) there", "see (בא) there"},
		{"Hebrew in a quotation that is English in a Hebrew line", "אב \u2066ab גד 12 cd\u2069 הו", "וה ab 12 דג cd בא"},
		{"a bracket that Hebrew follows", "a[א]ב", "a[א]ב"},
		{"brackets after Hebrew in English", "a אב (ab) גד (הו) z", "a בא (ab) (וה) דג z"},
		{"an isolate", "\u2067אב\u2069 of", "\u2067בא\u2069 of"},
		{"the end of a line", "אב, ", " ,בא"},
		{"English with a stop at its end in Hebrew", "אב OK.", ".OK בא"},
		{"points keep to their letters", "שָׁב", "בשָׁ"},
		{"an override", "\u202Eabc\u202C", "\u202Ecba\u202C"},
	} {
		got, want := visible(display(c.in)), visible(c.want)
		if got != want {
			t.Errorf("%s: %q is shown as %q (%+q), want %q", c.name, c.in, got, got, want)
		}
	}
}

// alphabet has a code point or two of every class, but no brackets, whose pairs the
// other tears apart, and no overrides, which it does not put on a PDI (X6a).
var alphabet = []rune("ab אבאבشسم١٢12 +-%$,.:/!\u0301\u05B0\u2067\u2066\u2068\u2069\u202A\u202B\u202C\u200D\t«»")

// The directions are those of another implementation of the same algorithm.
func TestDirectionsAreThoseOfAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		compare(t, string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 24).Draw(t, "text")))
	})
}

func compare(t interface{ Fatalf(string, ...any) }, s string) {
	runes := []rune(s)
	base, levels := Levels(runes)
	Trim(base, runes, levels)
	dir := xbidi.LeftToRight
	if base == 1 {
		dir = xbidi.RightToLeft
	}
	var p xbidi.Paragraph
	if n, err := p.SetString(s, xbidi.DefaultDirection(dir)); err != nil || n != len(s) {
		return
	}
	order, err := p.Order()
	if err != nil {
		return
	}
	at := 0
	for i := range order.NumRuns() {
		run := order.Run(i)
		for range []rune(run.String()) {
			if at < len(runes) && !isRemoved(classAt(runes, at)) && (levels[at]%2 == 1) != (run.Direction() == xbidi.RightToLeft) {
				t.Fatalf("%+q: code point %d has level %d, the other says %v; levels %v", s, at, levels[at], run.Direction(), levels)
			}
			at++
		}
	}
}

func classAt(runes []rune, i int) xbidi.Class {
	p, _ := xbidi.LookupRune(runes[i])
	return p.Class()
}

func FuzzRuns(f *testing.F) {
	f.Add("He wrote «שלום, 12 חברים» on it")
	f.Add("\u202Bab\u2067(\u202Dאב)١\u2069\u0301")
	f.Add(strings.Repeat("\u2067\u202A(", 80) + "אa" + strings.Repeat(")\u202C\u2069", 90))
	f.Fuzz(func(t *testing.T, s string) {
		runes := []rune(s)
		base, levels := Levels(runes)
		Trim(base, runes, levels)
		if base > 1 || len(levels) != len(runes) {
			t.Fatalf("base %d, %d levels of %d code points", base, len(levels), len(runes))
		}
		seen := make([]bool, len(runes))
		for _, r := range Runs(levels) {
			for i := r.Start; i < r.End; i++ {
				if seen[i] || levels[i] != r.Level {
					t.Fatalf("code point %d stands twice or in a run of another level", i)
				}
				seen[i] = true
			}
		}
		for i := range seen {
			if !seen[i] {
				t.Fatalf("code point %d is not shown", i)
			}
		}
		if !HasRTL(s) {
			for i, l := range levels {
				if l%2 == 1 {
					t.Fatalf("%+q: code point %d runs to the left and was not expected to", s, i)
				}
			}
		}
		if n := len([]rune(Reversed(s))); n != len(runes) {
			t.Fatalf("turned round it has %d code points, not %d", n, len(runes))
		}
	})
}
