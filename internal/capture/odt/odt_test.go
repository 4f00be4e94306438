package odt

import (
	"errors"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/zip/ziptest"
)

// document packs a text body, and other files given as name and content in turn.
func document(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	files := append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`}, more...)
	return ziptest.Pack(t, files...)
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, body, want, headline string }{
		{"a heading and paragraphs", `<text:p>Harbour Post</text:p><text:h text:outline-level="1">Talks resume</text:h><text:p>They <text:span>met</text:span>.</text:p>`, "Harbour Post\n\nTalks resume\n\nThey met.", "Talks resume"},
		{"spaces, tabs and breaks", "<text:p>One\n  two<text:s text:c=\"3\"/>three<text:tab/>four<text:line-break/>five</text:p>", "One   two   three\tfour\nfive", ""},
		{"deleted text and comments are gone", `<text:tracked-changes><text:changed-region><text:deletion><text:p>Refused.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Sig<office:annotation><text:p>sure?</text:p></office:annotation>ned.</text:p>`, "Signed.", ""},
		{"footnotes stand at the end", `<text:p>Body<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As told.</text:p></text:note-body></text:note> goes on.</text:p><text:p>End.</text:p>`, "Body goes on.\n\nEnd.\n\nAs told.", ""},
		{"a list", `<text:list><text:list-item><text:p>One</text:p></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>`, "One\n\nTwo", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := Read(t.Context(), document(t, c.body))
			if err != nil {
				t.Fatal(err)
			}
			if p.Text != c.want || p.Front.Headline.Text != c.headline {
				t.Errorf("text %q with headline %q, want %q with %q", p.Text, p.Front.Headline.Text, c.want, c.headline)
			}
		})
	}
}

func TestBadDocuments(t *testing.T) {
	locked := document(t, "", "META-INF/manifest.xml", `<manifest><file-entry><encryption-data/></file-entry></manifest>`)
	if _, err := Read(t.Context(), locked); !errors.Is(err, format.ErrEncrypted) {
		t.Errorf("a locked document gives %v", err)
	}
	whole := document(t, `<text:p>Body.</text:p>`)
	if _, err := Read(t.Context(), whole[:len(whole)/2]); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("a truncated document gives %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<text:p>Talks<text:note><text:p>n</text:p></text:note><text:s text:c="9"/></text:p>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		_, _ = Read(t.Context(), document(t, string(body)))
		_, _ = Read(t.Context(), body)
	})
}
