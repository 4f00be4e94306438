package feed

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/capture/format"
)

func TestOPML(t *testing.T) {
	const list = `<?xml version="1.0"?><opml version="1.1"><head><title>Mine</title></head><body>
<outline text="Courier" type="rss" xmlUrl="https://courier.example/rss" htmlUrl="https://courier.example/"/>
<outline text="Strait"><outline text="Agencies"><outline title="The &amp; Agency" text="x" xmlUrl="https://agency.example/f?a=1&amp;b=2"/></outline>
<outline text="Again" xmlUrl="https://courier.example/rss"/><outline text="No address" xmlUrl="courier"/></outline>
</body></opml>`
	want := []Outline{
		{Title: "Courier", URL: "https://courier.example/rss", Site: "https://courier.example/"},
		{Title: "The & Agency", Folder: "Strait/Agencies", URL: "https://agency.example/f?a=1&b=2"},
	}
	got, err := ReadOPML([]byte(list))
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("%v\n got %+v\nwant %+v", err, got, want)
	}
	var out bytes.Buffer
	if err := WriteOPML(&out, "Readout", time.Date(2026, 3, 6, 7, 30, 0, 0, time.UTC), got); err != nil {
		t.Fatal(err)
	}
	again, err := ReadOPML(out.Bytes())
	if err != nil || !slices.Equal(again, want) {
		t.Fatalf("written and read again: %v\n%+v\n%s", err, again, out.String())
	}
	if !strings.Contains(out.String(), `<outline text="Strait">`) {
		t.Errorf("the folder is no outline of its own:\n%s", out.String())
	}
	if _, err := ReadOPML([]byte("<rss/>")); err == nil {
		t.Error("a feed was read as a list")
	}
}

func TestLists(t *testing.T) {
	m, ok := ReadSiteMap([]byte(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>
https://a.example/1?x=1&amp;y=2</loc></url><url><loc>file:///etc/passwd</loc></url><url><loc>https://a.example/2</loc>`))
	if !ok || !slices.Equal(m.Pages, []string{"https://a.example/1?x=1&y=2", "https://a.example/2"}) {
		t.Errorf("pages %q, %v", m.Pages, ok)
	}
	m, ok = ReadSiteMap([]byte(`<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>`))
	if !ok || len(m.Pages) != 0 || !slices.Equal(m.Maps, []string{"https://a.example/news.xml"}) {
		t.Errorf("maps %q, %v", m.Maps, ok)
	}
	if got, ok := Addresses("# mine\nhttps://a.example/1\r\n\n http://b.example/2\n"); !ok || !slices.Equal(got, []string{"https://a.example/1", "http://b.example/2"}) {
		t.Errorf("addresses %q, %v", got, ok)
	}
	for _, s := range []string{"", "# none", "They met at https://a.example/", "https://a.example/ was read", "ftp://a.example/x", "https://"} {
		if got, ok := Addresses(s); ok {
			t.Errorf("%q was taken for addresses %q", s, got)
		}
	}
	page := `<html><head><title>A</title><link rel="stylesheet" type="text/css" href="x.css"><link rel="alternate" type="application/rss+xml" href="/rss">
<link rel="alternate" hreflang="fr" href="/fr"><LINK REL="Alternate" TYPE="application/atom+xml" HREF="https://b.example/atom">`
	if got := Offered([]byte(page), "https://a.example/news/"); !slices.Equal(got, []string{"https://a.example/rss", "https://b.example/atom"}) {
		t.Errorf("offered %q", got)
	}
}

func TestOpenGivesArticles(t *testing.T) {
	const document = `<rss><channel><title>The Lomar Courier</title><item><title>Talks resume</title><link>https://courier.example/17</link>
<pubDate>Fri, 06 Mar 2026 07:30:00</pubDate><author>Ann Poe</author><description>&lt;p&gt;They met.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</description></item>
<item><pubDate>Fri, 06 Mar 2026</pubDate></item></channel></rss>`
	var parts []format.Part
	err := Open(context.Background(), io.NewSectionReader(strings.NewReader(document), 0, int64(len(document))), func(p format.Part) bool {
		parts = append(parts, p)
		return true
	})
	if err != nil || len(parts) != 2 {
		t.Fatalf("%v, %d parts", err, len(parts))
	}
	p := parts[0].Page
	if p.Text != "Talks resume\n\nThey met.\n\nThey left." || p.Front.Headline.Text != "Talks resume" || p.Front.URL != "https://courier.example/17" ||
		p.Front.Published.Value != "2026-03-06T07:30" || p.Front.Outlet.Text != "The Lomar Courier" || p.Front.Byline.Text != "Ann Poe" {
		t.Errorf("%q\n%+v", p.Text, p.Front)
	}
	if parts[1].Err == nil {
		t.Error("an entry without words gave an article")
	}
}

func TestStubs(t *testing.T) {
	long := strings.Repeat("They met in the hall by the sea and talked. ", 20)
	for _, c := range []struct {
		name string
		e    Entry
		stub bool
	}{
		{"a teaser", Entry{Summary: "They met."}, true},
		{"nothing", Entry{}, true},
		{"the full text", Entry{Summary: "They met.", Content: "<p>" + long + "</p>"}, false},
		{"the full text in the summary", Entry{Summary: long}, false},
		{"a long text that breaks off", Entry{Content: "<p>" + long + "</p><p>The envoy said […]</p>"}, true},
	} {
		if _, stub := c.e.Markup(); stub != c.stub {
			t.Errorf("%s: stub %v", c.name, stub)
		}
	}
}
