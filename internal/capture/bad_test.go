package capture

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// taken imports a source to its end: the texts of its articles, and what failed.
func taken(t testing.TB, r *Registry, name, data string) (texts, failures []string) {
	t.Helper()
	r.Sources(t.Context(), Pasted(name, data), func(src Source) bool {
		all, err := r.Read(t.Context(), src)
		for _, c := range all {
			texts = append(texts, c.Article.Text.String())
		}
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Errorf("%s: an error without a sentence: %v", name, err)
			}
			failures = append(failures, err.Error())
		}
		return true
	})
	return texts, failures
}

// TestBadInputInAnArchive puts what is broken or hostile into an archive before a sound article:
// each is named in one sentence or read as far as it goes, and the sound one is kept.
func TestBadInputInAnArchive(t *testing.T) {
	const sound = "The two ministers met again at the lake on Thursday and agreed to go on."
	docx := zipped(t, "word/document.xml", `<w:document xmlns:w="w"><w:p><w:r><w:t>`+strings.Repeat(sound, 200)+`</w:t></w:r></w:p></w:document>`)
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	if _, err := fmt.Fprintf(w, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s", 40<<20, strings.Repeat("0", 40<<20)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	entities := `<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a "ha"><!ENTITY b "` + strings.Repeat("&a;", 50) + `"><!ENTITY c "` + strings.Repeat("&b;", 50) + `"><!ENTITY d "` + strings.Repeat("&c;", 50) + `">]>`
	pdf := "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>endobj\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
	// A form that draws itself, on a page that is its own parent.
	forms := "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n" +
		"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 11/Resources<</XObject<</F 5 0 R>>>>>>stream\n/F Do /F Do\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
	for _, c := range []struct{ name, data, says string }{
		{"empty.txt", "", "empty"},
		{"one.txt", "\x00", "not text"},
		{"blank.html", " \n", "empty"},
		{"bomb.zip", zipped(t, "bomb.txt", strings.Repeat("0", 40<<20)), "larger than"},
		{"matryoshka.zip", zipped(t, "1.zip", zipped(t, "2.zip", zipped(t, "3.zip", zipped(t, "4.txt", sound)))), "too many others"},
		{"bomb.warc.gz", gz.String(), "larger than"},
		{"cut.warc.gz", gz.String()[:200], "damaged"},
		{"cut.docx", docx[:len(docx)-40], "damaged"},
		{"half.docx", docx[:len(docx)/2], "damaged"},
		{"empty.docx", zipped(t, "word/document.xml", ""), ""},
		{"entities.docx", zipped(t, "word/document.xml", entities+`<w:document xmlns:w="w"><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:document>`), ""},
		{"entities.rss", entities + `<rss><channel><item><title>Talks</title><description>` + strings.Repeat("&d;", 5000) + `</description></item></channel></rss>`, ""},
		{"entities.xml", entities + `<nitf><body><body.content><p>&d;</p></body.content></body></nitf>`, ""},
		{"loop.pdf", pdf, ""},
		{"forms.pdf", forms, ""},
		{"cut.pdf", pdf[:40], ""},
		{"picture.pdf", "\x89PNG\r\n\x1a\n", "picture (PNG)"},
		{"program.txt", "\x7fELF\x02\x01", "program"},
		{"../../../etc/passwd", "\x7fELF\x02\x01", "etc/passwd"},
		{`C:\..\..\evil.exe`, "\x7fELF\x02\x01", "evil.exe"},
		{"/etc/shadow\x00.txt", "\x7fELF\x02\x01", "etc/shadow"},
		{"deep.html", "<html>" + strings.Repeat("<div><b>", 20_000), "navigation"},
		{"unclosed.json", `[{"text":"` + strings.Repeat("a", 1000), ""},
		{"deep.json", strings.Repeat(`{"a":`, 20_000), ""},
		{"quote.csv", "title,date,text\n\"Talks,2026-03-12,never closed", ""},
		{"parts.eml", "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + strings.Repeat("--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n", 2000), ""},
		{"cut.rtf", `{\rtf1\ansi {\*\bin99999999 `, ""},
		{"groups.rtf", `{\rtf1` + strings.Repeat("{", 100_000), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			texts, failures := taken(t, registry(t), "all.zip", zipped(t, c.name, c.data, "sound.txt", sound))
			if len(texts) == 0 || texts[len(texts)-1] != sound {
				t.Errorf("the sound article is lost: %d texts", len(texts))
			}
			if len(texts)+len(failures) < 2 && c.says != "" {
				t.Error("the bad file is passed over in silence")
			}
			for _, text := range texts[:max(0, len(texts)-1)] {
				if len(text) > len(c.data)+1<<20 {
					t.Errorf("%d bytes became %d", len(c.data), len(text))
				}
			}
			said := strings.Join(failures, "; ")
			if !strings.Contains(said, c.says) || strings.Contains(said, "panic") || strings.Contains(said, "..") {
				t.Errorf("said %q, want %q", said, c.says)
			}
		})
	}
}

// FuzzRegistry takes any bytes in as a person would: whatever they are, articles or
// sentences come out.
func FuzzRegistry(f *testing.F) {
	r := registry(f)
	for _, s := range []string{
		"The talks go on.", "<html><p>The talks go on at the lake.</p>", "{\\rtf1 The talks}", "%PDF-1.4\n", "PK\x03\x04", "WARC/1.0\r\nContent-Length: 3\r\n\r\nabc",
		"From a@b.example Thu Mar 12 10:00:00 2026\nSubject: Talks\nMIME-Version: 1.0\n\nThe talks go on.", "title,date,text\na,2026-03-12,b\n", `{"title":"a","text":"b"}`,
		"<nitf><body><p>The talks.</p></body></nitf>", zipped(f, "a.txt", "The talks go on."),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Contains(data, []byte("%PDF-")) && len(data) > 4<<10 {
			t.Skip("the parser of PDFs has a fuzz test of its own")
		}
		texts, failures := taken(t, r, "in", string(data))
		if len(texts)+len(failures) == 0 && len(data) == 0 {
			t.Error("nothing is said of an empty file")
		}
	})
}
