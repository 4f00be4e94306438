package feed

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/capture/date"
)

// entryOf reads a feed that must hold one entry.
func entryOf(t *testing.T, document string) Entry {
	t.Helper()
	f, err := Parse([]byte(document), Sent{Base: "https://paper.example/feeds/main.xml"})
	if err != nil {
		t.Fatalf("%v\n%s", err, document)
	}
	if len(f.Entries) != 1 {
		t.Fatalf("%d entries, want one\n%s", len(f.Entries), document)
	}
	return f.Entries[0]
}

func TestParse(t *testing.T) {
	want := Feed{
		Title: "The Lomar Courier", About: "News of the strait", Link: "https://courier.example/", Language: "en-GB",
		Entries: []Entry{{
			ID: "courier-17", Title: "Talks & tea in Merrow", Link: "https://courier.example/17", Authors: []string{"Ann Poe"},
			Summary: "They met.", Content: "<p>They met at noon.</p>", Tags: []string{"Talks", "Merrow"}, Language: "en-GB",
			Published: "2026-03-06T07:30:00+02:00", Updated: "2026-03-06T08:00:00Z",
		}},
	}
	for name, document := range map[string]string{
		"RSS 2.0": `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:a="http://www.w3.org/2005/Atom">
<channel><title>The Lomar Courier</title><link>https://courier.example/</link><a:link rel="self" href="https://courier.example/rss"/>
<description>News of the strait</description><language>en-GB</language>
<item><title>Talks &amp;amp; tea in Merrow</title><link>https://courier.example/17</link><guid isPermaLink="false">courier-17</guid>
<dc:creator>Ann Poe</dc:creator><pubDate>Fri, 06 Mar 2026 07:30:00 +0200</pubDate><a:updated>2026-03-06T08:00:00Z</a:updated>
<category>Talks</category><category>Merrow</category><description>They met.</description>
<c:encoded><![CDATA[<p>They met at noon.</p>]]></c:encoded></item></channel></rss>`,
		"RDF": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://courier.example/rdf"><title>The Lomar Courier</title><link>https://courier.example/</link>
<description>News of the strait</description><dc:language>en-GB</dc:language></channel>
<item rdf:about="courier-17"><title>Talks &amp;amp; tea in Merrow</title><link>https://courier.example/17</link><dc:creator>Ann Poe</dc:creator>
<dc:date>2026-03-06T07:30:00+02:00</dc:date><dcterms:modified>2026-03-06T08:00:00Z</dcterms:modified><dc:subject>Talks</dc:subject><dc:subject>Merrow</dc:subject>
<description>They met.</description><content:encoded>&lt;p&gt;They met at noon.&lt;/p&gt;</content:encoded></item></rdf:RDF>`,
		"Atom 1.0": `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>The Lomar Courier</title><subtitle>News of the strait</subtitle>
<link href="https://courier.example/"/><link rel="self" href="/atom"/>
<entry><id>courier-17</id><title type="text">Talks &amp; tea in Merrow</title><link rel="alternate" type="text/html" href="https://courier.example/17"/>
<author><name>Ann Poe</name><email>ann@courier.example</email></author><published>2026-03-06T07:30:00+02:00</published><updated>2026-03-06T08:00:00Z</updated>
<category term="Talks"/><category term="Merrow"/><summary>They met.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met at noon.</p></div></content></entry></feed>`,
		"JSON Feed": `{"version":"https://jsonfeed.org/version/1.1","title":"The Lomar Courier","description":"News of the strait","home_page_url":"https://courier.example/","language":"en-GB",
"items":[{"id":"courier-17","url":"https://courier.example/17","title":"Talks & tea in Merrow","summary":"They met.","content_html":"<p>They met at noon.</p>",
"date_published":"2026-03-06T07:30:00+02:00","date_modified":"2026-03-06T08:00:00Z","tags":["Talks","Merrow"],"authors":[{"name":"Ann Poe"}]}]}`,
	} {
		f, err := Parse([]byte(document), Sent{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(f, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, f, want)
		}
	}
}

func TestParseBroken(t *testing.T) {
	for _, c := range []struct{ name, document, title, summary string }{
		{"cut within a text", `<rss><channel><item><title>Talks</title><description>They met in Mer`, "Talks", "They met in Mer"},
		{"cut within CDATA", `<rss><channel><item><title>Talks</title><description><![CDATA[They met`, "Talks", "They met"},
		{"cut within a tag", `<rss><channel><item><title>Talks</title><description>They met</description><lin`, "Talks", "They met"},
		{"tags that are not closed", `<rss><channel><item><title>Talks<description>They <b>met</description></item></channel>`, "Talks", "They met"},
		{"links that are not closed", `<feed><entry><link href="x"><title>Talks</title><summary>They met</summary></entry></feed>`, "Talks", "They met"},
		{"an end that nothing began", `<rss><channel></b></foo><item><title>Talks</title><description>They met</description></item></channel></rss>`, "Talks", "They met"},
		{"an ampersand by itself", `<rss><channel><item><title>Talks & tea, AT&T</title></item></channel></rss>`, "Talks & tea, AT&T", ""},
		{"a prefix that nothing declares", `<rss><channel><item><dc:title>Talks</dc:title><media:description>They met</media:description></item></channel></rss>`, "Talks", "They met"},
		{"an entity of the document's own", `<!DOCTYPE rss [<!ENTITY city "Merrow">]><rss><channel><item><title>Talks in &city;</title></item></channel></rss>`, "Talks in Merrow", ""},
		{"words before the root", "Warning: mysql_connect() failed\n<rss><channel><item><title>Talks</title></item></channel></rss>", "Talks", ""},
		{"a control character", "<rss><channel><item><title>Ta\x0blks</title></item></channel></rss>", "Talks", ""},
		{"quotes of Windows in UTF-8", "<rss><channel><item><title>\u0093Talks\u0094</title></item></channel></rss>", "“Talks”", ""},
		{"a frame closed in itself", `<rss><channel><item><description><![CDATA[They <iframe src="x"/>met]]></description></item></channel></rss>`, "", "They met"},
		{"JSON that is cut short", `{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":"Talks","summary":"They met"},{"id":2,"ti`, "Talks", "They met"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := entryOf(t, c.document)
			if got := Words(e.Summary); e.Title != c.title || got != c.summary {
				t.Errorf("title %q, summary %q; want %q, %q", e.Title, got, c.title, c.summary)
			}
		})
	}
}

// Entities of a document's own do not grow, neither one within another nor one many times.
func TestEntitiesAreBounded(t *testing.T) {
	nested := `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>`
	if e := entryOf(t, nested); len(e.Title) > 30 {
		t.Errorf("the title is %q", e.Title)
	}
	many := `<!DOCTYPE rss [<!ENTITY a "` + strings.Repeat("ha ", 300) + `">]><rss><channel><item><title>Talks</title><description>` + strings.Repeat("&a;", 200_000) + `</description></item></channel></rss>`
	if e := entryOf(t, many); e.Title != "Talks" || len(e.Summary) > len(many)+2<<20 {
		t.Errorf("%d bytes became %d", len(many), len(e.Summary))
	}
	opml := `<!DOCTYPE opml [<!ENTITY a "` + strings.Repeat("ha ", 300) + `">]><opml><body><outline text="` + strings.Repeat("&a;", 200_000) + `" xmlUrl="https://paper.example/rss"/></body></opml>`
	if list, err := ReadOPML([]byte(opml)); err != nil || len(list) != 1 || len(list[0].Title) > len(opml)+2<<20 {
		t.Errorf("%d feeds, %v", len(list), err)
	}
}

// A feed that is put together of pieces in two encodings loses no entry.
func TestAnEncodingThatChangesOnTheWay(t *testing.T) {
	const item = "<item><title>%s</title><guid>%d</guid></item>"
	for _, sent := range []string{"", "text/xml; charset=utf-8", "text/xml; charset=windows-1251"} {
		var b strings.Builder
		b.WriteString("<rss><channel>")
		for i := range 20 {
			fmt.Fprintf(&b, item, "переговоры", i)
		}
		for i := range 20 {
			fmt.Fprintf(&b, item, "\xef\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb", 20+i)
		}
		f, err := Parse([]byte(b.String()+"</channel></rss>"), Sent{Type: sent})
		if err != nil || len(f.Entries) != 40 || f.Entries[39].ID != "39" || f.Entries[0].Title == "" || f.Entries[39].Title == "" {
			t.Errorf("sent as %q: %d entries, %v", sent, len(f.Entries), err)
		}
		if !utf8.ValidString(f.Entries[0].Title + f.Entries[39].Title) {
			t.Errorf("sent as %q: titles %q and %q", sent, f.Entries[0].Title, f.Entries[39].Title)
		}
	}
}

func TestParseItemsNotClosed(t *testing.T) {
	f, err := Parse([]byte(`<rss><channel><item><title>One</title><item><title>Two</title><item><title>Three`), Sent{})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, e := range f.Entries {
		titles = append(titles, e.Title)
	}
	if got := strings.Join(titles, " "); got != "One Two Three" {
		t.Errorf("entries %q", got)
	}
}

func TestParseNone(t *testing.T) {
	for _, document := range []string{"", " ", "They met.", "<html><body><p>They met.</p></body></html>", "{}", `{"items":[]}`, "[1]", "\x00\x01", "<"} {
		if f, err := Parse([]byte(document), Sent{}); err == nil {
			t.Errorf("%q is no feed and gave %+v", document, f)
		}
	}
}

func TestParseFields(t *testing.T) {
	in := func(inner string) string {
		return `<rss xml:lang="fr"><channel><item>` + inner + `</item></channel></rss>`
	}
	for _, c := range []struct{ name, document, got, want string }{
		{"a relative address", in(`<link>/17</link>`), entryOf(t, in(`<link>/17</link>`)).Link, "https://paper.example/17"},
		{"a permanent name is the address", "", entryOf(t, in(`<guid>https://paper.example/17</guid>`)).Link, "https://paper.example/17"},
		{"and is not where it says so", "", entryOf(t, in(`<guid isPermaLink="false">https://paper.example/17</guid>`)).Link, ""},
		{"the address behind a counter", "", entryOf(t, in(`<link>https://count.example/1</link><feedburner:origLink>https://paper.example/17</feedburner:origLink>`)).Link, "https://paper.example/17"},
		{"an address without a name is the name", "", entryOf(t, in(`<link>https://paper.example/17</link>`)).ID, "https://paper.example/17"},
		{"an address with entities by half", "", entryOf(t, in(`<link>https://paper.example/?a=1&copy=2&amp;b=3</link>`)).Link, "https://paper.example/?a=1&copy=2&b=3"},
		{"a person's name beside the mailbox", "", entryOf(t, in(`<author>ann@paper.example (Ann Poe)</author>`)).Authors[0], "Ann Poe"},
		{"or after it", "", entryOf(t, in(`<author>Ann Poe &lt;ann@paper.example&gt;</author>`)).Authors[0], "Ann Poe"},
		{"the language of what holds it", "", entryOf(t, in(`<title>x</title>`)).Language, "fr"},
		{"the language of the text", "", entryOf(t, in(`<description xml:lang="de_AT">x</description>`)).Language, "de-AT"},
		{"the outlet that it is from", "", entryOf(t, in(`<source url="https://agency.example">The Agency</source>`)).Source, "The Agency"},
		{"words of a video", "", entryOf(t, in(`<media:group><media:description>They met.</media:description></media:group>`)).Summary, "They met."},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<rss><channel><item><title>Talks</title><description><![CDATA[a]]></description></item></channel></rss>`), "text/xml; charset=utf-8")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>a<b>c</div></content>`), "")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":"Talks"},{`), "")
	f.Add([]byte(`<opml><body><outline text="a"><outline xmlUrl="https://a.example/f"/></outline>`), "")
	f.Add([]byte(`<urlset><url><loc>https://a.example/</loc></url>`), "")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		feed, err := Parse(data, Sent{Type: contentType, Base: "https://a.example/"})
		if err == nil {
			for _, e := range feed.Entries {
				if strings.ContainsAny(e.Title, "\n\x00") {
					t.Errorf("the title %q is on more than one line", e.Title)
				}
				if e.Published != "" && date.Moment(e.Published) != e.Published {
					t.Errorf("the moment %q is none", e.Published)
				}
				_, _ = feed.Page(e)
			}
		}
		_, _ = ReadOPML(data)
		_, _ = ReadSiteMap(data)
		_, _ = Addresses(string(data))
		_ = Offered(data, "https://a.example/")
	})
}
