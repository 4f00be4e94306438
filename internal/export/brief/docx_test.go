package brief_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/export/brief"
)

// parts gives the files of a document of Word, each of them well formed.
func parts(t interface{ Fatal(...any) }, doc string) map[string]string {
	z, err := zip.NewReader(strings.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
		for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(f.Name, err)
			}
		}
	}
	return out
}

func TestTheDocumentHoldsTheBriefWithItsFootnotes(t *testing.T) {
	b := whole(t)
	doc := written(t, brief.DOCX, b)
	if again := written(t, brief.DOCX, b); again != doc {
		t.Error("two documents of one brief differ")
	}
	files := parts(t, doc)
	if got, want := strings.Count(files["word/document.xml"], "<w:footnoteReference "), len(b.Notes); got != want {
		t.Errorf("%d footnotes are referred to, want %d", got, want)
	}
	if got, want := strings.Count(files["word/footnotes.xml"], "<w:footnote w:id="), len(b.Notes); got != want {
		t.Errorf("%d footnotes are there, want %d", got, want)
	}
	registry, err := capture.New()
	if err != nil {
		t.Fatal(err)
	}
	got, err := registry.Read(t.Context(), capture.Pasted("brief.docx", doc))
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(got[0].Article.Text.String()), " ")
	for _, s := range b.Sections {
		for _, p := range s.Paragraphs {
			if first := p.Sentences[0].Text; !strings.Contains(words, first) {
				t.Errorf("read back, the document lacks %q", first)
			}
		}
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(mischief)
	f.Fuzz(func(t *testing.T, words string) {
		files := parts(t, written(t, brief.DOCX, hostile(words)))
		if n := strings.Count(files["word/footnotes.xml"], "<w:footnote w:id="); n != 2 {
			t.Fatalf("%d footnotes, want 2", n)
		}
	})
}
