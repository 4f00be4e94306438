package docx

import (
	"errors"
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/zip/ziptest"
)

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// document packs a body, and other files given as name and content in turn.
func document(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	files := append([]string{"[Content_Types].xml", "<Types/>", "word/document.xml", `<?xml version="1.0"?><w:document` + namespaces + `><w:body>` + body + `</w:body></w:document>`}, more...)
	return ziptest.Pack(t, files...)
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, body, want, headline string }{
		{"runs are joined as they stand", `<w:p><w:r><w:t xml:space="preserve">Talks </w:t></w:r><w:r><w:t>resume</w:t></w:r><w:r><w:t>d.</w:t></w:r></w:p>`, "Talks resumed.", ""},
		{"paragraphs, tabs and breaks", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Four</w:t></w:r></w:p>`, "One\ttwo\nthree\n\nFour", ""},
		{"deleted text is gone, inserted text is there", `<w:p><w:ins><w:r><w:t>Signed</w:t></w:r></w:ins><w:del><w:r><w:delText>Refused</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>`, "Signed.", ""},
		{"hidden text is gone", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r></w:p>`, "open", ""},
		{"field codes are gone, their results stay", `<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink><w:r><w:t>the note</w:t></w:r></w:hyperlink></w:p>`, "the note", ""},
		{"a table cell by cell", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Place</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "Day\n\nPlace", ""},
		{"a text box once", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>Around</w:t></w:r></w:p>`, "Box\n\nAround", ""},
		{"the headline keeps its place", `<w:p><w:r><w:t>Harbour Post</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Strait talks resume</w:t></w:r></w:p><w:p><w:r><w:t>They met.</w:t></w:r></w:p>`, "Harbour Post\n\nStrait talks resume\n\nThey met.", "Strait talks resume"},
	} {
		t.Run(c.name, func(t *testing.T) {
			styles := `<w:styles` + namespaces + `><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>`
			p, err := Read(t.Context(), document(t, c.body, "word/styles.xml", styles))
			if err != nil {
				t.Fatal(err)
			}
			if p.Text != c.want || p.Front.Headline.Text != c.headline {
				t.Errorf("text %q with headline %q, want %q with %q", p.Text, p.Front.Headline.Text, c.want, c.headline)
			}
			if h := p.Front.Headline; h.Text != "" && string([]rune(p.Text)[h.Span.Start:h.Span.End]) != h.Text {
				t.Errorf("the headline's span is %v", h.Span)
			}
		})
	}
}

func TestFootnotesStandAtTheEnd(t *testing.T) {
	notes := `<w:footnotes` + namespaces + `><w:footnote><w:p><w:r><w:t>As told to Channel North.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	got, err := Text(t.Context(), document(t, `<w:p><w:r><w:t>Body.</w:t></w:r></w:p>`, "word/footnotes.xml", notes))
	if want := []Paragraph{{"Body.", false}, {"As told to Channel North.", false}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestBrokenDocuments(t *testing.T) {
	whole := document(t, `<w:p><w:r><w:t>Body.</w:t></w:r></w:p>`)
	for name, data := range map[string][]byte{"truncated": whole[:len(whole)/2], "no body": nil, "not a ZIP": []byte("PK\x03\x04")} {
		if _, err := Read(t.Context(), data); !errors.Is(err, format.ErrDamaged) {
			t.Errorf("%s: error %v, want ErrDamaged", name, err)
		}
	}
	// Markup that breaks off gives what stands before.
	p, err := Read(t.Context(), document(t, `<w:p><w:r><w:t>First.</w:t></w:r></w:p><w:p><w:r><w:t>Sec<`))
	if err != nil || p.Text != "First.\n\nSec" {
		t.Errorf("%q, %v", p.Text, err)
	}
	// Entities of the document's own are not expanded.
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document` + namespaces + `><w:p><w:t>&b;</w:t></w:p></w:document>`
	if p, err = Read(t.Context(), document(t, "", "word/x", "", "word/document.xml", bomb)); err == nil && len(p.Text) > 10 {
		t.Errorf("an entity was expanded: %q", p.Text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<w:p><w:r><w:t>Talks</w:t><w:tab/></w:r></w:p>`))
	f.Add([]byte(`<w:p><w:p><w:del>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		_, _ = Read(t.Context(), document(t, string(body)))
		_, _ = Read(t.Context(), body)
	})
}
