package news

import (
	"errors"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
)

type want struct{ headline, text, byline, outlet, published, url string }

func check(t *testing.T, p format.Page, w want) {
	t.Helper()
	f := p.Front
	got := want{f.Headline.Text, strings.TrimPrefix(p.Text, f.Headline.Text+"\n\n"), f.Byline.Text, f.Outlet.Text, f.Published.Value, f.URL}
	if got != w {
		t.Errorf("got %q\nwant %q", got, w)
	}
}

func TestNinjs(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     want
	}{
		{"1.3", `{"uri":"https://wire.example/1","type":"text","headline":"Talks resume","byline":"Ann Poe","body_xhtml":"<p>They met.</p><p>They left.</p>","versioncreated":"2026-03-12T14:05:00Z","source":"Strait Wire"}`,
			want{"Talks resume", "They met.\n\nThey left.", "Ann Poe", "Strait Wire", "2026-03-12T14:05:00+00:00", "https://wire.example/1"}},
		{"2.1", `{"uri":"urn:wire:2","headlines":[{"role":"short","value":"Talks"},{"role":"main","value":"Talks resume"}],"bodies":[{"contentType":"text/plain","value":"They met.\nThey left."}],"firstCreated":"2026-03-12T14:05:00+02:00","infosources":[{"name":"Strait Wire"}]}`,
			want{"Talks resume", "They met.\n\nThey left.", "", "Strait Wire", "2026-03-12T14:05:00+02:00", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, ok := Ninjs([]byte(c.in))
			if !ok {
				t.Fatal("not taken")
			}
			check(t, p, c.want)
		})
	}
	for _, other := range []string{`{"title":"x","text":"They met."}`, `{"uri":"urn:1","type":"picture"}`, `[]`, `"x"`} {
		if _, ok := Ninjs([]byte(other)); ok {
			t.Errorf("%s was taken", other)
		}
	}
}

const item = `<newsItem guid="urn:newsml:1" xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider qcode="x"><name>Strait Wire</name></provider><versionCreated>2026-03-12T15:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2026-03-12T14:05:00Z</contentCreated><by>Ann Poe</by><headline>Talks resume</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>They met.</p><p>They left.</p></body></html></inlineXML></contentSet></newsItem>`

const paper = `<nitf><head><title>Talks</title><docdata><date.issue norm="20260312T140500Z"/></docdata></head><body><body.head><hedline><hl1>Talks resume</hl1></hedline><byline>By <person>Ann Poe</person></byline><distributor>Strait Wire</distributor></body.head><body.content><p>They met.</p><p>They left.</p></body.content></body></nitf>`

func TestXML(t *testing.T) {
	full := want{"Talks resume", "They met.\n\nThey left.", "Ann Poe", "Strait Wire", "2026-03-12T14:05:00+00:00", ""}
	message := `<?xml version="1.0"?><newsMessage><header/><itemSet>` + item + item + `</itemSet></newsMessage>`
	for name, c := range map[string]struct {
		in string
		n  int
	}{
		"NewsML-G2 message": {message, 2}, "NewsML-G2 item": {item, 1}, "NITF": {paper, 1}, "a message cut short": {message[:len(message)-80], 1},
	} {
		pages, err := ReadXML(t.Context(), []byte(c.in))
		if err != nil || len(pages) != c.n {
			t.Errorf("%s: %d articles, %v; want %d", name, len(pages), err, c.n)
			continue
		}
		check(t, pages[0], full)
	}
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaa">]>` + strings.Replace(item, "They met", "&a;&a;", 1)
	if pages, err := ReadXML(t.Context(), []byte(bomb)); err == nil && strings.Contains(pages[0].Text, "aaaa") {
		t.Error("an entity of the document's own was expanded")
	}
	if _, err := ReadXML(t.Context(), []byte("<newsItem/>")); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("an empty item gives %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(item))
	f.Add([]byte(paper))
	f.Add([]byte(`{"uri":"u","body_text":"x"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = ReadXML(t.Context(), data)
		_, _ = Ninjs(data)
	})
}
