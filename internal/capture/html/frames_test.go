package html

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestFrames(t *testing.T) {
	for page, want := range map[string][]string{
		`<html><frameset cols="20%,80%"><frame src="menu.html"><frameset rows="*,*"><frame SRC=" body.html "><frame src="body.html"></frameset></frameset></html>`: {"menu.html", "body.html"},
		`<html><body><p>The word <frame src="a.html"> stands in a page.</p></body></html>`:                                                                         nil,
		`<html><FRAMESET><noframes>Get another browser.</noframes></FRAMESET></html>`:                                                                              nil,
		"": nil,
		"<frameset>" + strings.Repeat("<frame src=a><frame src=b>", 50): {"a", "b"},
	} {
		if got, _ := Frames([]byte(page)); !slices.Equal(got, want) {
			t.Errorf("%.60s: %q, want %q", page, got, want)
		}
	}
}

func TestASavedPageKnowsItsAddress(t *testing.T) {
	for head, want := range map[string]string{
		"<!DOCTYPE html>\n<!-- saved from url=(0027)https://harbour.example/1 -->\n<html>":                                                      "https://harbour.example/1",
		"<html><!-- saved from url=(0027)https://harbour.example/2 --><head>":                                                                   "https://harbour.example/2",
		"<!-- saved from url=(0027)https://harbour.example/1 --><html><head><link rel=canonical href=https://harbour.example/canonical></head>": "https://harbour.example/canonical",
		"<!-- saved from url=(0014)about:internet --><html>":                                                                                    "",
		"<!-- saved from url=(0027)javascript:alert(1) --><html>":                                                                               "",
	} {
		m := readMetadata(parse(t, head), moment)
		if got := m.front().URL; got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}

// An accelerated mobile page is a page like any other: its canonical address is the
// article's, and its own elements are no words.
func TestAnAcceleratedPage(t *testing.T) {
	page := `<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>Strait talks resume</title>
<link rel="canonical" href="https://harbour.example/talks">
<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"Strait talks resume","datePublished":"2031-03-04T09:00:00Z"}</script>
<style amp-boilerplate>body{visibility:hidden}</style><noscript><style amp-boilerplate>body{visibility:visible}</style></noscript>
<script async src="https://cdn.ampproject.org/v0.js"></script></head>
<body><amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
<article><h1>Strait talks resume</h1>
<amp-img src="a.jpg" width="10" height="10"><noscript><img src="a.jpg" alt="The lake"></noscript></amp-img>
<p>The two ministers met again on Thursday in the old harbour office and agreed to go on with the talks next week.</p>
<amp-ad width="300" height="250" type="x"><div placeholder>Advertisement</div></amp-ad>
<p>Nobody gave details: the draft is secret, and neither delegation named a day on which it would be published.</p></article>
<amp-analytics type="x"><script type="application/json">{"vars":{"a":"b"}}</script></amp-analytics></body></html>`
	p, err := reader(t).Read(context.Background(), []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := "Strait talks resume\n\nThe two ministers met again on Thursday in the old harbour office and agreed to go on with the talks next week.\n\n" +
		"Nobody gave details: the draft is secret, and neither delegation named a day on which it would be published."
	if p.Text != want || p.Front.URL != "https://harbour.example/talks" || !strings.HasPrefix(p.Front.Published.Value, "2031-03-04") {
		t.Errorf("%q\n%+v", p.Text, p.Front)
	}
}

func FuzzFrames(f *testing.F) {
	f.Add([]byte(`<frameset><frame src="a.html"></frameset>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, _ := Frames(data); len(got) > maxFrames {
			t.Errorf("%d frames", len(got))
		}
	})
}
