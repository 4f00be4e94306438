package layout

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/reader/bidi"
	"github.com/readout-app/readout/internal/text"
)

// fixed measures every code point as ten pixels, a combining mark as none and a
// headline twice as wide: round numbers make the tables readable.
func fixed(s string, st Style) float32 {
	w := float32(0)
	for _, r := range s {
		if r < 0x300 || r > 0x36f {
			w += 10
		}
	}
	if st == Headline {
		w *= 2
	}
	return w
}

var metrics = MetricsSet{Body: {Line: 20, Gap: 8}, Headline: {Line: 40, Gap: 16}, Dim: {Line: 16, Gap: 8}}

func lay(s string, width float32, styles ...Styled) *Layout {
	return New(Parse(text.New(s), styles), NewRuler(fixed), metrics, width)
}

func lines(l *Layout) []string {
	var out []string
	for _, line := range l.Lines() {
		out = append(out, l.Text().Slice(line.Span))
	}
	return out
}

func TestLinesBreakWhereAPrinterWould(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"empty", "", 100, []string{""}},
		{"one line", "the envoy left", 1000, []string{"the envoy left"}},
		{"at spaces", "the envoy left", 100, []string{"the envoy ", "left"}},
		{"a space may hang", "the envoy", 30, []string{"the ", "env", "oy"}},
		{"after a hyphen", "Arcan-Velian talks", 120, []string{"Arcan-Velian ", "talks"}},
		{"inside a hyphenated word", "Arcan-Velian talks", 110, []string{"Arcan-", "Velian ", "talks"}},
		{"no break before a comma", "left , then", 60, []string{"left , ", "then"}},
		{"a no-break space holds", "10\u00a0May talks", 60, []string{"10\u00a0May ", "talks"}},
		{"paragraphs", "a\nb\n", 100, []string{"a\n", "b\n", ""}},
		{"blank lines", "a\n\nb", 100, []string{"a\n", "\n", "b"}},
		{"carriage returns stay whole", "a\r\nb", 100, []string{"a\r\n", "b"}},
		{"clusters stay whole", "e\u0301e\u0301e\u0301", 10, []string{"e\u0301", "e\u0301", "e\u0301"}},
		{"too narrow for anything", "ab", 1, []string{"a", "b"}},
		{"ideographs break anywhere", "会谈将于周三举行", 40, []string{"会谈将于", "周三举行"}},
		{"a family is one cluster", "👩‍👩‍👧 met", 60, []string{"👩‍👩‍👧 ", "met"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lines(lay(c.text, c.width))
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestParagraphsStandApart(t *testing.T) {
	l := lay("a\nb", 100)
	if y := l.Lines()[1].Y; y != 28 {
		t.Errorf("without blank lines each break is a paragraph: y = %v", y)
	}
	l = lay("a\nb\n\nc", 100)
	if y := l.Lines()[1].Y; y != 20 {
		t.Errorf("with blank lines a single break is only a line: y = %v", y)
	}
	if y := l.Lines()[3].Y; y != 48 {
		t.Errorf("a blank line is a gap: y = %v", y)
	}
	l = lay("Talks resume\nThe envoy left.", 1000, Styled{text.Span{Start: 0, End: 12}, Headline})
	if l.Lines()[0].H != 40 || l.Lines()[1].Y != 56 {
		t.Errorf("headline: %+v", l.Lines())
	}
}

func TestRectsAndOffsets(t *testing.T) {
	l := lay("the envoy left\nfor Velia", 100)
	rects := l.RectsFor(text.Span{Start: 4, End: 18})
	want := []Rect{{X: 40, Y: 0, W: 50, H: 20, Line: 0}, {X: 0, Y: 20, W: 40, H: 20, Line: 1}, {X: 0, Y: 48, W: 30, H: 20, Line: 2}}
	if len(rects) != 3 || rects[0] != want[0] || rects[1] != want[1] || rects[2] != want[2] {
		t.Errorf("rects: %+v", rects)
	}
	if r := l.RectsFor(text.Span{Start: 14, End: 15}); len(r) != 1 || r[0] != (Rect{X: 40, Y: 20, W: 5, H: 20, Line: 1}) {
		t.Errorf("a line break has a place: %+v", r)
	}
	for _, c := range []struct {
		x, y float32
		want int
	}{
		{-50, -50, 0}, {4, 5, 0}, {6, 5, 1}, {92, 5, 9}, {5000, 5, 9}, {5000, 25, 14}, {0, 30, 10}, {5000, 5000, 24},
	} {
		if got := l.OffsetAt(c.x, c.y); got != c.want {
			t.Errorf("OffsetAt(%v, %v) = %d, want %d", c.x, c.y, got, c.want)
		}
	}
	if _, ok := l.CharAt(200, 5); ok {
		t.Error("there is no character behind the end of a line")
	}
	if _, ok := l.CharAt(5, 44); ok {
		t.Error("there is no character between paragraphs")
	}
}

func TestRightToLeft(t *testing.T) {
	// "shalom world 12" in Hebrew letters with a number at the end.
	l := lay("שלום עולם 12", 300)
	line := l.Lines()[0]
	if !line.RTL {
		t.Fatal("a Hebrew paragraph runs right to left")
	}
	r := l.RectsFor(text.Span{Start: 0, End: 4})
	if len(r) != 1 || r[0].X+r[0].W != 300 {
		t.Errorf("the first word stands at the right: %+v", r)
	}
	r = l.RectsFor(text.Span{Start: 10, End: 12})
	if len(r) != 1 || r[0].X != 180 {
		t.Errorf("the number stands at the left: %+v", r)
	}
	one, two := l.RectsFor(text.Span{Start: 10, End: 11}), l.RectsFor(text.Span{Start: 11, End: 12})
	if one[0].X >= two[0].X {
		t.Errorf("digits run left to right: %+v %+v", one, two)
	}
	l = lay("he said שלום עולם today", 1000)
	r = l.RectsFor(text.Span{Start: 8, End: 12})
	if l.Lines()[0].RTL || len(r) != 1 || r[0].X != 130 {
		t.Errorf("a Hebrew phrase in English stands in its place, turned: %+v", r)
	}
}

func TestANumberStaysWithItsHebrewPhrase(t *testing.T) {
	l := lay("on שלום, 12 חברים today", 1000)
	var got []string
	for _, r := range l.Runs(0) {
		got = append(got, l.Text().Slice(r.Span))
	}
	if strings.Join(got, "|") != "on | חברים|12|שלום, | today" {
		t.Errorf("runs from left to right: %q", got)
	}
}

func TestBracketsAloneAreMirrored(t *testing.T) {
	l := lay("שלום (Port)", 60)
	runs := l.Runs(1)
	if n := len(runs); n != 3 || l.Drawn(runs[n-1]) != ")" || l.Drawn(runs[0]) != "(" {
		t.Errorf("runs %+v", runs)
	}
}

// shown gives the lines as they stand on the page from the left.
func shown(l *Layout) []string {
	var out []string
	for i := range l.Lines() {
		s := ""
		for _, r := range l.Runs(i) {
			words := l.Drawn(r)
			if r.RTL && bidi.IsStrong(words, true) { // as the shaper turns it
				words = bidi.Reversed(words)
			}
			s += words
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

func TestWhatStandsOnThePage(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"a Hebrew quotation that crosses a line", "He said «אב גד הו» then", 160, []string{"He said «דג בא", "וה» then"}},
		{"the numbers in it", "on אב 12 גד 34 to", 110, []string{"on דג 12 בא", "34 to"}},
		{"an English quotation that crosses a line of Hebrew", "אב “Good day to all” גד", 130, []string{"Good day“ בא", "דג ”to all"}},
		{"Arabic with a day and a Latin name", "يوم 26 مايو (Port Sorrel) غدا", 900, []string{"ادغ (Port Sorrel) ويام 26 موي"}},
		{"a range of numbers in Hebrew", "אב 10–12 גד", 900, []string{"דג 12–10 בא"}},
		{"English set apart in Hebrew that holds Hebrew", "אב \u2066ab גד 12 cd\u2069 הו", 900, []string{"וה ab 12 דג cd בא"}},
		{"a stop after English in Hebrew", "אב OK.", 900, []string{".OK בא"}},
		{"marks of direction are not drawn", "\u200Fab\u200E", 900, []string{"ab"}},
		{"a paragraph for each direction", "אב!\nab!", 900, []string{"!בא", "ab!"}},
	} {
		l := lay(c.text, c.width)
		if got := shown(l); strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A point in mixed text is the letter that stands there, and what is selected from the
// first letter of a line to each further one covers what was selected before.
func TestPointsInMixedText(t *testing.T) {
	l := lay("on אב 12 גד to", 900) // on the page: on דג 12 בא to
	for _, c := range []struct {
		x    float32
		want int
	}{{0, 0}, {10, 1}, {30, 10}, {40, 9}, {60, 6}, {70, 7}, {90, 4}, {100, 3}, {120, 12}} {
		if got, ok := l.CharAt(c.x+5, 10); got != c.want || !ok {
			t.Errorf("at %v is %d, want %d", c.x, got, c.want)
		}
	}
	for end := 1; end <= l.Text().Len(); end++ {
		sum := float32(0)
		for _, r := range l.RectsFor(text.Span{End: end}) {
			sum += r.W
		}
		if sum != float32(end)*10 {
			t.Errorf("the first %d letters cover %v pixels", end, sum)
		}
	}
}

// prose draws texts of all that the reader may meet.
func prose() *rapid.Generator[string] {
	atom := rapid.SampledFrom([]string{
		"a", "envoy", "talks", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "-", "—", "“", "”", ".", ",", "é", "e\u0301", "переговоры",
		"(", "[", "»", "\u202B", "\u202C", "\u2067", "\u2069", "\u200F", "١٢", "%", "שָׁ", "\u200D",
		"会", "谈", "שלום", "مرحبا", "12", "👩‍👩‍👧", "🇦🇲", "\u00a0", "\u200b", "\u2028", "\f", "Ա", "ა", "incomprehensibilities", "\u0301",
	})
	return rapid.Map(rapid.SliceOfN(atom, 0, 60), func(a []string) string { return strings.Join(a, "") })
}

func TestEveryCodePointHasAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkLayout(t, prose().Draw(t, "text"), rapid.Float32Range(1, 400).Draw(t, "width"))
	})
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// checkLayout holds a layout to its promises.
func checkLayout(t fataler, s string, width float32) {
	l := lay(s, width)
	n := l.Text().Len()
	at, y := 0, float32(0)
	for i, line := range l.Lines() {
		if line.Span.Start != at || line.Y < y || line.H <= 0 || line.Ragged < line.Span.Start || line.Ragged > line.Span.End {
			t.Fatalf("line %d does not follow: %+v after %d, %v", i, line, at, y)
		}
		if l.Text().Snap(line.Span) != line.Span {
			t.Fatalf("line %d splits a cluster: %+v", i, line)
		}
		at, y = line.Span.End, line.Y+line.H
		run := map[int]bool{}
		for _, r := range l.Runs(i) {
			for cp := r.Span.Start; cp < r.Span.End; cp++ {
				run[cp] = true
			}
		}
		if len(run) != line.Span.Len() {
			t.Fatalf("runs do not tile line %d", i)
		}
	}
	if at != n || l.Height() != y {
		t.Fatalf("lines end at %d of %d, %v of %v", at, n, y, l.Height())
	}
	for cp := 0; cp < n; cp++ {
		c := l.Text().Snap(text.Span{Start: cp, End: cp + 1})
		rects := l.RectsFor(c)
		if len(rects) == 0 {
			t.Fatalf("code point %d has no place in %q", cp, s)
		}
		r := rects[0]
		line := l.Lines()[r.Line]
		if l.between(line, c) == 0 || c.Start >= line.Ragged || len(rects) > 1 {
			continue
		}
		got, ok := l.CharAt(r.X+r.W/2, r.Y+r.H/2)
		if !ok || got != c.Start {
			t.Fatalf("the middle of %d is %d (%v) in %q at %v", c.Start, got, ok, s, width)
		}
		if o := l.OffsetAt(r.X+r.W/2, r.Y+r.H/2); o != c.Start && o != c.End {
			t.Fatalf("the caret at %v is %d", c, o)
		}
	}
	if l.OffsetAt(-1e6, -1e6) < 0 || l.OffsetAt(1e6, 1e6) > n {
		t.Fatalf("a point far off has no offset")
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("the envoy left\nfor Velia", float32(100))
	f.Add("שלום 12 abc\r\n\u0600\u0301 👩‍👩‍👧", float32(33))
	f.Fuzz(func(t *testing.T, s string, width float32) {
		if !(width > 0 && width < 1e6) || len(s) > 400 || !utf8.ValidString(s) {
			t.Skip()
		}
		checkLayout(t, s, width)
		for _, u := range []Unit{Character, Word, Paragraph} {
			c := Parse(text.New(s), nil)
			sp := c.Extend(c.Select(len(s)/3, u), len(s)/7).Span()
			if sp.Start < 0 || sp.End > c.Text().Len() || c.Text().Snap(sp) != sp {
				t.Fatalf("selection %v by %d", sp, u)
			}
		}
	})
}

// article gives an invented text of n words.
func article(n int) string {
	stock := strings.Fields(`The ministry of Velia said on Wednesday that its reply to the draft agreement would be handed over within a week ,
while Arcania's negotiators, speaking after three days of talks in Port Sorrel, expected "a serious answer" before the next round .`)
	var b strings.Builder
	for i := range n {
		b.WriteString(stock[(i*7+i/11)%len(stock)])
		if i%90 == 89 {
			b.WriteString(".\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func BenchmarkFirstLayout20k(b *testing.B) {
	t := text.New(article(20000))
	for b.Loop() {
		New(Parse(t, nil), NewRuler(fixed), metrics, 6000)
	}
	b.ReportMetric(20000*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkRewrap20k(b *testing.B) {
	l := lay(article(20000), 6000)
	w := float32(5000)
	for b.Loop() {
		w = 11000 - w
		l.Wrap(w)
	}
	b.ReportMetric(20000*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkRects(b *testing.B) {
	l := lay(article(20000), 6000)
	for b.Loop() {
		l.RectsFor(text.Span{Start: 60000, End: 60400})
	}
}
