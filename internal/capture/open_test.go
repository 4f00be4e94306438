package capture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture/zip/ziptest"
)

// zipped packs files, given as name and content in turn.
func zipped(t testing.TB, files ...string) string {
	t.Helper()
	return string(ziptest.Pack(t, files...))
}

func TestAContainerGivesItsPartsInOrder(t *testing.T) {
	one, two := "The talks go on at the lake.", "The talks have ended at the lake."
	inner := zipped(t, "two.txt", two, "empty.txt", "")
	data := zipped(t, "one.txt", one, "inner.zip", inner, "picture.txt", "\x89PNG\r\n\x1a\n")
	path := filepath.Join(t.TempDir(), "all.zip")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	r := registry(t)
	for name, src := range map[string]Source{
		"file": File(path), "paste": Pasted(path, data), "stream": Stream(path, bytes.NewReader([]byte(data))),
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			r.Sources(t.Context(), src, func(s Source) bool {
				all, err := r.Read(t.Context(), s)
				for _, c := range all {
					got = append(got, c.Article.File+": "+c.Article.Text.String())
				}
				if err != nil {
					got = append(got, err.Error())
				}
				return true
			})
			want := []string{
				path + "/one.txt: " + one,
				path + "/inner.zip/two.txt: " + two,
				path + "/inner.zip/empty.txt: the file is empty",
				path + "/picture.txt: the file is a picture (PNG)",
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q\nwant %q", got, want)
			}
		})
	}
}

func TestContainersWithinContainersEnd(t *testing.T) {
	data := zipped(t, "talks.txt", "The talks go on.")
	for i := range 6 {
		data = zipped(t, fmt.Sprintf("%d.zip", i), data)
	}
	r := registry(t)
	n := 0
	r.Sources(t.Context(), Pasted("deep.zip", data), func(s Source) bool {
		n++
		if _, err := r.Read(t.Context(), s); !errors.Is(err, ErrTooDeep) {
			t.Errorf("error %v, want ErrTooDeep", err)
		}
		return true
	})
	if n != 1 {
		t.Errorf("%d sources, want one that says why", n)
	}
}

func TestSourcesStopWhenToldTo(t *testing.T) {
	n := 0
	registry(t).Sources(t.Context(), Pasted("a.zip", zipped(t, "1.txt", "One.", "2.txt", "Two.", "3.txt", "Three.")), func(Source) bool {
		n++
		return n < 2
	})
	if n != 2 {
		t.Errorf("%d sources after a stop at 2", n)
	}
}

func TestFormatsAreToldByTheirContent(t *testing.T) {
	const words = "The two ministers met again at the lake on Thursday."
	rtf := "{\\rtf1\\ansi Talks resume\\par By Ann Poe\\par 12 words\\par 12 March 2026\\par Harbour Post\\par HARBP\\par English\\par (c) 2026 Harbour Post\\par " + words +
		"\\par Document HARBP00020260312ea3c00001\\par}"
	docx := zipped(t, "word/document.xml", `<w:document xmlns:w="w"><w:p><w:r><w:t>`+words+`</w:t></w:r></w:p></w:document>`)
	r := registry(t)
	for name, data := range map[string]string{
		"Factiva in RTF":               rtf,
		"DOCX":                         docx,
		"CSV":                          "title,date,source,text\nTalks resume,2026-03-12,Harbour Post," + words + "\n",
		"JSON Lines":                   `{"title":"Talks resume","date":"2026-03-12","source":"Harbour Post","text":"` + words + `"}` + "\n",
		"ninjs":                        `{"uri":"urn:1","headline":"Talks resume","versioncreated":"2026-03-12T10:00:00Z","source":"Harbour Post","body_text":"` + words + `"}`,
		"NITF":                         `<?xml version="1.0"?><nitf><head/><body><body.head><hedline><hl1>Talks resume</hl1></hedline></body.head><body.content><p>` + words + `</p></body.content></body></nitf>`,
		"mail":                         "From: Ann Poe <ann@harbour.example>\r\nDate: Thu, 12 Mar 2026 10:00:00 +0000\r\nSubject: Talks resume\r\n\r\n" + words,
		"a mail in a mailbox in a ZIP": zipped(t, "in.mbox", "From ann@harbour.example Thu Mar 12 10:00:00 2026\nFrom: Ann Poe <ann@harbour.example>\nSubject: Talks resume\nMIME-Version: 1.0\n\n"+words),
	} {
		t.Run(name, func(t *testing.T) {
			var got []Captured
			r.Sources(t.Context(), Pasted("in", data), func(src Source) bool {
				all, err := r.Read(t.Context(), src)
				if err != nil {
					t.Error(err)
				}
				got = append(got, all...)
				return true
			})
			if len(got) != 1 {
				t.Fatalf("%d articles", len(got))
			}
			if text := got[0].Article.Text.String(); !strings.Contains(text, words) || strings.Contains(text, "HARBP") {
				t.Errorf("text %q", text)
			}
			if front := got[0].Article.Front; name != "DOCX" && front.Headline.Text != "Talks resume" {
				t.Errorf("headline %q", front.Headline.Text)
			}
			if len(got[0].Original) == 0 {
				t.Error("no original is kept")
			}
		})
	}
}
