package articlehtml

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

const report = "Envoys meet\nThe envoy said talks “would resume” on Friday.\n\nהשגריר אמר שלום."

func write(t interface{ Fatal(...any) }, a Article) string {
	var b strings.Builder
	if err := Write(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func marked() Article {
	t := text.New(report)
	at := func(words string) text.Span {
		i := strings.Index(report, words)
		return t.SpanOfBytes(i, i+len(words))
	}
	return Article{
		Text: t, Title: "Envoys meet", Headline: t.LineSpan(0), Outlet: "Port Post", Published: "2031-03-04T10:00", Agency: "Larch News",
		URL: "https://post.example/1", Language: "en",
		Marks: []Mark{
			{at("Friday"), Time, "2031-03-07"},
			{at("talks “would resume” on Friday"), Statement, "the envoy, said on 2031-03-04"},
			{at("resume” on Friday"), Expectation, "open"},
			{at("Envoys meet"), Event, "CONSULT"},
		},
	}
}

func TestThePageHoldsTheArticleItsMarksAndTheirNotes(t *testing.T) {
	got := write(t, marked())
	for _, want := range []string{
		`<p class="from">Port Post · 2031-03-04 10:00 · Larch News</p>`,
		`<h1 dir="auto"><span class="event">Envoys meet</span><sup>1</sup></h1>`,
		`<p dir="auto">The envoy said <span class="statement">talks “would </span><span class="statement"><span class="expectation">resume” on </span></span>` +
			`<span class="statement"><span class="expectation"><span class="time">Friday</span></span></span><sup>2</sup><sup>3</sup><sup>4</sup>.</p>`,
		`<p dir="auto">השגריר אמר שלום.</p>`,
		`<li value="2">Statement: <q dir="auto">talks “would resume” on Friday</q> the envoy, said on 2031-03-04</li>`,
		`<li><span class="time">Date</span>: underlined</li>`,
		`https://post.example/1`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %s\n%s", want, got[strings.Index(got, "<body>"):])
		}
	}
	if strings.Contains(got, "wavy line") {
		t.Error("the legend names a kind that is not there")
	}
	if again := write(t, marked()); again != got {
		t.Error("two pages of one article differ")
	}
}

func TestWhatCameFromOutsideIsEscaped(t *testing.T) {
	const bad = `<script>alert("1")</script>&amp;`
	a := Article{Text: text.New(bad + "\n" + bad), Title: bad, Outlet: bad, Published: bad, Agency: bad, URL: "javascript:" + bad, Language: `"><script>`}
	a.Marks = []Mark{{text.Span{Start: 2, End: 9}, Kind(`x"><script>`), bad}, {text.Span{Start: 5, End: 60}, Statement, bad}}
	got := write(t, a)
	if strings.Contains(strings.ToLower(got), "<script") {
		t.Errorf("the page holds a script:\n%s", got)
	}
	if strings.Contains(got, "href") {
		t.Error("the page holds a link")
	}
}

// Whatever the text and the marks, the page is well formed and says the text's words.
func FuzzWrite(f *testing.F) {
	f.Add(report, 3, 20, 10, 50)
	f.Add("a\r\n\u2028b<", -1, 9, 0, 0)
	f.Fuzz(func(t *testing.T, words string, a, b, c, d int) {
		frozen := text.New(words)
		page := Article{Text: frozen, Title: words, Marks: []Mark{{text.Span{Start: a, End: b}, Time, words}, {text.Span{Start: c, End: d}, Statement, ""}}}
		check(t, page)
	})
}

func TestAnyMarksAreWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := text.New(report).Len()
		a := marked()
		a.Marks = nil
		for range rapid.IntRange(0, 12).Draw(t, "marks") {
			start := rapid.IntRange(-2, n).Draw(t, "start")
			a.Marks = append(a.Marks, Mark{text.Span{Start: start, End: start + rapid.IntRange(0, 40).Draw(t, "length")}, rapid.SampledFrom(kinds).Draw(t, "kind").Kind, "note"})
		}
		check(t, a)
	})
}

func check(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, a Article) {
	root, err := html.Parse(strings.NewReader(write(t, a)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node, bool)
	walk = func(n *html.Node, inside bool) {
		switch {
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "img" || n.Data == "link"):
			t.Fatalf("the page holds %s", n.Data)
		case n.Type == html.ElementNode && n.Data == "sup":
			return
		case n.Type == html.ElementNode && n.Data == "article":
			inside = true
		case n.Type == html.ElementNode && n.Data == "p" && len(n.Attr) > 0 && n.Attr[0].Key == "class":
			return
		case n.Type == html.TextNode && inside:
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	plain := func(s string) string {
		return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if r < 0x20 || r == 0xFFFD || r >= 0x7f && r < 0xa0 {
				return ' '
			}
			return r
		}, s)), "")
	}
	if plain(b.String()) != plain(a.Text.String()) {
		t.Fatalf("the page says %q, the article %q", plain(b.String()), plain(a.Text.String()))
	}
}
