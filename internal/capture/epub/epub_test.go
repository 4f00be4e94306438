package epub

import (
	"errors"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/zip/ziptest"
)

// pack packs files, given as name and content in turn.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	return ziptest.Pack(t, files...)
}

const (
	where = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>`
	opf   = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Strait Weekly 12</dc:title>
<dc:publisher>Strait Weekly</dc:publisher><dc:date>2026-03-14T00:00:00Z</dc:date></metadata>
<manifest><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/><itemref idref="n" linear="no"/></spine></package>`
	one = `<html><head><title>Strait Weekly</title></head><body><h1>Talks resume</h1><p>The two ministers met in Lomar on Friday and agreed to meet again.</p></body></html>`
	two = `<html><body><h2>Crew freed</h2><p>The fourteen members of the crew were set free in the morning, the ministry said.</p></body></html>`
)

func TestArticlesInReadingOrder(t *testing.T) {
	data := pack(t, "mimetype", "application/epub+zip", "META-INF/container.xml", where, "OEBPS/content.opf", opf,
		"OEBPS/cover.xhtml", `<html><body><img src="c.png"/></body></html>`, "OEBPS/two b.xhtml", two, "OEBPS/one.xhtml", one, "OEBPS/notes.xhtml", two)
	got, err := Read(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d articles, want 2", len(got))
	}
	for i, want := range []string{"Talks resume", "Crew freed"} {
		p := got[i]
		if p.Front.Headline.Text != want || p.Front.Outlet.Text != "Strait Weekly" || p.Searched.Value != "2026-03-14" || len(p.Original) == 0 {
			t.Errorf("article %d: headline %q, outlet %q, day %q", i, p.Front.Headline.Text, p.Front.Outlet.Text, p.Searched.Value)
		}
	}
}

func TestBooksThatCannotBeRead(t *testing.T) {
	locked := `<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/one.xhtml"/></CipherData></EncryptedData></encryption>`
	fonts := `<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/serif.otf"/></CipherData></EncryptedData></encryption>`
	base := []string{"META-INF/container.xml", where, "OEBPS/content.opf", opf, "OEBPS/one.xhtml", one}
	for _, c := range []struct {
		name  string
		files []string
		want  error
	}{
		{"no container", base[2:], format.ErrDamaged},
		{"no description", base[:2], format.ErrDamaged},
		{"no texts", base[:4], html.ErrNoArticle},
		{"locked", append([]string{"META-INF/encryption.xml", locked}, base...), format.ErrEncrypted},
		{"locked fonts only", append([]string{"META-INF/encryption.xml", fonts}, base...), nil},
	} {
		if _, err := Read(t.Context(), pack(t, c.files...)); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(opf), []byte(one))
	f.Fuzz(func(t *testing.T, description, chapter []byte) {
		_, _ = Read(t.Context(), pack(t, "META-INF/container.xml", where, "OEBPS/content.opf", string(description), "OEBPS/one.xhtml", string(chapter)))
		_, _ = Read(t.Context(), chapter)
	})
}
