package brief_test

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/export/brief"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/news"
	"github.com/readout-app/readout/internal/story/sampletest"
	"github.com/readout-app/readout/internal/story/storytest"
)

// Whatever the story, each sentence has a footnote, each footnote is cited, they are
// numbered in the order of their first citation, and a brief is the same twice.
func TestEverySentenceIsFootnoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := story.Input{Today: "2026-01-17", Items: storytest.NewPress(storytest.Crowded, rapid.Uint64().Draw(t, "press")).Articles(rapid.IntRange(0, 8).Draw(t, "articles"))}
		l := story.Build(in)
		o := brief.Options{Title: "A story", Most: rapid.IntRange(0, 4).Draw(t, "most"), Sections: rapid.SliceOfDistinct(rapid.SampledFrom(brief.Kinds()), func(k brief.Kind) brief.Kind { return k }).Draw(t, "sections")}
		b := brief.Make(l, o)
		next := 1
		for _, s := range b.Sections {
			if o.Most > 0 && len(s.Paragraphs) > 2*o.Most+len(l.Moves) {
				t.Fatalf("%s has %d paragraphs of at most %d", s.Title, len(s.Paragraphs), o.Most)
			}
			for _, p := range s.Paragraphs {
				for _, x := range p.Sentences {
					if len(x.Notes) == 0 {
						t.Fatalf("no footnote: %s", x.Text)
					}
					if first := []rune(x.Text)[0]; strings.ToLower(string(first)) == string(first) && strings.ToUpper(string(first)) != string(first) {
						t.Fatalf("no capital: %s", x.Text)
					}
					for _, n := range x.Notes {
						if n > next {
							t.Fatalf("footnote %d is cited before %d", n, next)
						}
						if n == next {
							next++
						}
					}
				}
			}
		}
		if next != len(b.Notes)+1 {
			t.Fatalf("%d footnotes of %d are cited", next-1, len(b.Notes))
		}
		if again := brief.Make(story.Build(in), o); !reflect.DeepEqual(b, again) {
			t.Fatal("two briefs of one story differ")
		}
		for _, n := range b.Notes {
			for _, it := range in.Items {
				if it.Article.ID == n.Passage.Article && it.Article.Text.Slice(n.Passage.Span) != n.Passage.Text {
					t.Fatalf("a footnote quotes %q, the article says %q", n.Passage.Text, it.Article.Text.Slice(n.Passage.Span))
				}
			}
		}
	})
}

// What the analyst rejected is not told.
func TestWhatIsRejectedIsLeftOut(t *testing.T) {
	in := sampletest.Read(t)
	for i, r := range story.Build(in).Rows() {
		in.Decisions = append(in.Decisions, decision.Decision{Seq: uint64(i + 1), Kind: decision.KindReject, Target: r.Target})
	}
	if b := brief.Make(story.Build(in), brief.Options{}); len(b.Sections)+len(b.Notes) > 0 {
		t.Errorf("%d sections and %d footnotes of nothing: %+v", len(b.Sections), len(b.Notes), b.Sections)
	}
}

// hostile is a brief whose every word came from outside.
func hostile(words string) brief.Brief {
	return brief.Brief{
		Title: words, Day: "2031-03-04", Language: words, Head: words, Foot: words, Words: brief.Words{Sections: words, Footnotes: words, Footnote: words, Back: words},
		Sections: []brief.Section{{Kind: brief.Said, Title: "Who said what", Lead: words, Paragraphs: []brief.Paragraph{
			{Key: words, Origins: 3, Tag: words, Sentences: []brief.Sentence{{Text: words, Notes: []int{1, 2}}, {Text: words, Notes: []int{1}}}},
		}}},
		Notes: []brief.Note{
			{Where: words, Standing: words, Words: words, URL: words},
			{Words: words, URL: "https://press.example/?q=" + words},
		},
	}
}

const mischief = "<script>alert('1')</script> [a](javascript:b) *c* # d\n- e 🙂 שלום \x00\ufffe"

func written(t interface{ Fatal(...any) }, write func(io.Writer, brief.Brief) error, b brief.Brief) string {
	var out bytes.Buffer
	if err := write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var markdownLink = regexp.MustCompile(`(^|[^\\])\]\(`)

func TestWhatCameFromOutsideIsEscaped(t *testing.T) {
	page := written(t, brief.HTML, hostile(mischief))
	if strings.Contains(strings.ToLower(page), "<script") || strings.Contains(page, `href="javascript`) {
		t.Errorf("the page runs what came from outside:\n%s", page)
	}
	md := written(t, brief.Markdown, hostile(mischief))
	if strings.Contains(strings.ReplaceAll(md, `\<`, ""), "<script") || markdownLink.MatchString(md) || strings.Contains(md, "\n- e") {
		t.Errorf("the Markdown takes over marks from outside:\n%s", md)
	}
}

// Every citation leads to its footnote and every footnote back.
func TestFootnotesOfThePageLeadToAndFro(t *testing.T) {
	page := written(t, brief.HTML, whole(t))
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]int{}, []string{}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val]++
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links = append(links, a.Val[1:])
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("the id %s is there %d times", id, n)
		}
	}
	for _, l := range links {
		if ids[l] == 0 {
			t.Errorf("a link leads to %s, which is not there", l)
		}
	}
	if want := 2 * len(whole(t).Notes); len(links) < want {
		t.Errorf("%d links, want at least %d", len(links), want)
	}
}

func FuzzWrite(f *testing.F) {
	f.Add(mischief)
	f.Add("plain")
	f.Fuzz(func(t *testing.T, words string) {
		page := written(t, brief.HTML, hostile(words))
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "img") {
				t.Fatalf("the page holds %s", n.Data)
			}
		}
		if md := written(t, brief.Markdown, hostile(words)); strings.Count(md, "\n[^") != 2 {
			t.Fatalf("the Markdown has other footnotes than 2:\n%s", md)
		}
	})
}

func TestAFootnoteSaysOnlyWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		article           story.Article
		words             string
		origins           int
		credibility, want string
	}{
		{story.Article{Outlet: "Port Post", Published: "2031-03-04T10:00", Headline: "Envoys meet", Reliability: "B"}, "they met", 2, "2", "Port Post, 2031-03-04 10:00, “Envoys meet”: “they met” (2 independent origins; graded B2)"},
		{story.Article{Outlet: "Port Post"}, "they met", 1, "", "Port Post: “they met” (1 independent origin; not graded)"},
		{story.Article{Headline: "Envoys meet"}, "Envoys meet", 0, "", "An unnamed outlet, “Envoys meet” (not graded)"},
	} {
		at := []story.Passage{{Article: "a", Text: c.words}}
		c.article.ID = "a"
		x := &story.Expectation{Status: story.Open, Row: story.Row{Passages: at, Origins: c.origins, Credibility: c.credibility}}
		b := brief.Make(&story.Ledgers{Articles: []*story.Article{&c.article}, Expectations: []*story.Expectation{x}}, brief.Options{Sections: []brief.Kind{brief.Expected}})
		if got := b.Notes[0].Said(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	for url, want := range map[string]bool{"https://a.example/x": true, "http://a.example": true, "javascript:alert(1)": false, "file:///x": false, "": false, "::": false} {
		if got := (brief.Note{URL: url}).Link() != ""; got != want {
			t.Errorf("%q is a link: %t", url, got)
		}
	}
}

// In another language every word that is the brief's own is of that language.
func TestABriefIsInOneLanguage(t *testing.T) {
	in := ruledOn(t)
	n := news.Since(in, news.Point{At: time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)})
	said := map[message.Kind]bool{}
	tongue := brief.Tongue{Tag: "x-none", Say: func(m message.Message) string {
		said[m.Kind] = true
		return "¤" + strings.Join(m.Values, "¤")
	}}
	b := brief.Make(story.Build(in), brief.Options{Title: "The talks", News: &n, Since: "2026-04-01T12:00", Tongue: tongue})
	if b.Language != "x-none" || len(said) < 50 {
		t.Errorf("%q says %d kinds", b.Language, len(said))
	}
	page, md := written(t, brief.HTML, b), written(t, brief.Markdown, b)
	if !strings.Contains(page, `<html lang="x-none">`) {
		t.Error("the page does not name its language")
	}
	for kind := range said {
		one, other := kind.Forms()
		for _, words := range []string{one, other} {
			for _, piece := range regexp.MustCompile(`{{\.\w+}}`).Split(words, -1) {
				if piece = strings.TrimSpace(piece); len(piece) > 12 && (strings.Contains(page, piece) || strings.Contains(md, piece)) {
					t.Errorf("%q is said in English", piece)
				}
			}
		}
	}
	for _, english := range []string{"Footnotes", "footnote ", "not graded", "independent", "The analyst", "Expected"} {
		if strings.Contains(page, ">"+english) || strings.Contains(page, `"`+english) {
			t.Errorf("%q is said in English", english)
		}
	}
}

func ExampleMake() {
	l := &story.Ledgers{
		Today:    "2031-03-06",
		Articles: []*story.Article{{Row: story.Row{Origins: 1, Passages: []story.Passage{{Article: "a", Text: "Envoys meet"}}}, ID: "a", Outlet: "Port Post", Published: "2031-03-05", Headline: "Envoys meet"}},
		Statements: []*story.Statement{{
			Row:  story.Row{Key: "s", Origins: 1, Passages: []story.Passage{{Article: "a", Text: "The envoy said on Tuesday that talks “would resume”"}}},
			Name: "the envoy", Cue: "said", Kind: "mixed", Content: "that talks “would resume”", From: "2031-03-04", To: "2031-03-04",
		}},
	}
	b := brief.Make(l, brief.Options{Title: "The talks", Sections: []brief.Kind{brief.Said}, URL: func(article.ID) string { return "" }})
	fmt.Println(b.Sections[0].Paragraphs[0].Sentences[0].Text)
	fmt.Println(b.Notes[0].Said())
	// Output:
	// On 2031-03-04, the envoy said that talks “would resume”.
	// Port Post, 2031-03-05, “Envoys meet”: “The envoy said on Tuesday that talks “would resume”” (1 independent origin; not graded)
}
