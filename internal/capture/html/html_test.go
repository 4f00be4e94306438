package html

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// moment knows one way to print a date.
func moment(_, line string) string {
	for i := range line {
		for _, n := range []int{len("2 Jan 2006"), len("12 Jan 2006")} {
			if t, err := time.Parse("2 Jan 2006", line[i:min(len(line), i+n)]); err == nil {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := NewReader(moment)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func parse(t *testing.T, s string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestMetadata(t *testing.T) {
	ld := func(json string) string { return `<script type="application/ld+json">` + json + `</script>` }
	for _, c := range []struct {
		name, head                       string
		headline, published, outlet, url string
		byline                           string
	}{
		{name: "nothing", head: ""},
		{name: "JSON-LD before meta elements",
			head: `<meta property="og:title" content="Other"><meta property="og:site_name" content="Site">` +
				ld(`{"@type":"NewsArticle","headline":"Talks &amp; maps","datePublished":"2024-03-12T14:05:00Z","author":{"name":"Ann Poe"},"publisher":{"name":"Harbour Times"},"url":"https://harbour.example/1"}`),
			headline: "Talks & maps", published: "2024-03-12T14:05:00+00:00", outlet: "Harbour Times", url: "https://harbour.example/1", byline: "Ann Poe"},
		{name: "an article in a list, three authors",
			head:     ld(`[{"@type":"Organization","name":"X"},{"@type":"ReportageNewsArticle","headline":"Talks","author":["A B",{"name":"C D"},{"name":"E F"}]}]`),
			headline: "Talks", byline: "A B, C D and E F"},
		{name: "broken JSON", head: ld(`{"@type":"NewsArticle","headline":"Ta`) + `<meta name="title" content="Talks">`, headline: "Talks"},
		{name: "time without zone", head: `<meta name="pubdate" content="2024-03-12 14:05:00">`, published: "2024-03-12T14:05"},
		{name: "day only", head: `<meta itemprop="datePublished" content="2024-03-12">`, published: "2024-03-12"},
		{name: "zone without colon", head: `<meta property="article:published_time" content="2024-03-12T14:05:00+0200">`, published: "2024-03-12T14:05:00+02:00"},
		{name: "modified is not published", head: `<meta property="article:modified_time" content="nonsense">`},
		{name: "relative address", head: `<link rel="canonical" href="/talks">`},
		{name: "canonical address", head: `<link rel="canonical" href="https://a.example/talks">`, url: "https://a.example/talks"},
		{name: "author is an address", head: `<meta property="article:author" content="https://a.example/ann">`},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := readMetadata(parse(t, "<html><head>"+c.head+"</head><body></body></html>"), moment)
			front := m.front()
			for _, v := range []struct{ field, got, want string }{
				{"headline", m.headline, c.headline}, {"published", front.Published.Value, c.published},
				{"outlet", front.Outlet.Text, c.outlet}, {"url", front.URL, c.url}, {"byline", front.Byline.Text, c.byline},
			} {
				if v.got != v.want {
					t.Errorf("%s %q, want %q", v.field, v.got, v.want)
				}
			}
		})
	}
}

func TestCutOutlet(t *testing.T) {
	for _, c := range []struct{ headline, outlet, want string }{
		{"Talks resume | The Meridian Post", "The Meridian Post", "Talks resume"},
		{"Talks resume - Meridian Post", "The Meridian Post", "Talks resume"},
		{"Talks resume - what we know", "The Meridian Post", "Talks resume - what we know"},
		{"Talks resume", "", "Talks resume"},
	} {
		if got := cutOutlet(c.headline, c.outlet); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	doc := parse(t, "<body><p>One\n  two <b>three</b><br>four<br><br>five</p>six<ul><li>a</li><li>b&nbsp;c</li></ul><script>x</script></body>")
	want := []string{"One two three\nfour", "five", "six", "a", "b c"}
	if got := paragraphs(blocksUnder(doc)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNestedBeyondBounds(t *testing.T) {
	const sentence = "The delegations met at the lake &amp; agreed to meet again."
	page, err := reader(t).Read(context.Background(), []byte("<html><style>p{}</style>"+strings.Repeat("<div>", 5000)+"<a>Home</a><p>"+sentence))
	if err != nil || page.Text != strings.ReplaceAll(sentence, "&amp;", "&") || len(page.Notes) != 1 {
		t.Errorf("%+v, %v", page, err)
	}
}

func TestNoArticle(t *testing.T) {
	for _, s := range []string{"<html></html>", "<html><body><a href=x>Home</a><a href=y>World</a></body></html>", "<html><body>" + strings.Repeat("<a href=x>Latest</a>", 500)} {
		if page, err := reader(t).Read(context.Background(), []byte(s)); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%.40q: %+v, %v", s, page, err)
		}
	}
}

// FuzzRead reads any bytes as a page: text or one sentence comes out, and no more of it
// than the page has.
func FuzzRead(f *testing.F) {
	f.Add([]byte("<html><head><title>Talks</title><meta property='og:title' content='Talks resume'></head><body><article><h1>Talks</h1><p>The two ministers met again at the lake on Thursday and agreed to go on.</p></article>"))
	f.Add([]byte("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Talks\",\"datePublished\":\"2026-03-06T07:30:00Z\",\"articleBody\":\"They met.\"}</script><p>They met."))
	f.Add([]byte("<table><tr><td><p>a<td>b<select><option><svg><p>c</table><template><p>"))
	r := reader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := r.Read(t.Context(), data)
		if err != nil {
			return
		}
		if h := page.Front.Headline; h.Text != "" && h.Span.End > utf8.RuneCountInString(page.Text) {
			t.Errorf("a headline at %v of %d", h.Span, utf8.RuneCountInString(page.Text))
		}
		if len(page.Text) > 8*len(data)+4096 {
			t.Errorf("%d bytes became %d", len(data), len(page.Text))
		}
	})
}
