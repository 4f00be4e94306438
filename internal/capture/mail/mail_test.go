package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
)

// parts gives what an opener makes of data.
func parts(t testing.TB, open func(context.Context, *io.SectionReader, func(format.Part) bool) error, data string) ([]format.Part, error) {
	t.Helper()
	var got []format.Part
	err := open(t.Context(), io.NewSectionReader(strings.NewReader(data), 0, int64(len(data))), func(p format.Part) bool {
		got = append(got, p)
		return true
	})
	return got, err
}

// crlf writes lines as mail does.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

func TestABodyIsAnArticleAndAttachmentsAreParts(t *testing.T) {
	got, err := parts(t, Open, crlf(`From: =?utf-8?q?Strait_Daily_Brie=66ing?= <brief@strait.example>
To: desk@example.org
List-Id: <brief.strait.example>
Date: Fri, 06 Mar 2026 07:30:00 +0200
Subject: Fwd: Re: Talks resume in Lomar
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=windows-1251
Content-Transfer-Encoding: quoted-printable

The ministers met. =CF=E5=F0=E5=E3=EE=E2=EE=F0=FB.

They will meet again.
--x
Content-Type: text/plain; name="statement.txt"
Content-Disposition: attachment; filename="statement.txt"

The statement of both sides.
--x
Content-Type: image/png
Content-Disposition: attachment; filename="logo.png"

x
--x--
`))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d parts, want the body and one attachment", len(got))
	}
	p := got[0].Page
	if want := "Talks resume in Lomar\n\nThe ministers met. Переговоры.\n\nThey will meet again."; p.Text != want {
		t.Errorf("text %q, want %q", p.Text, want)
	}
	if p.Front.Outlet.Text != "Strait Daily Briefing" || p.Front.Byline.Text != "" || p.Searched.Value != "2026-03-06T07:30:00+02:00" {
		t.Errorf("outlet %q, byline %q, day %q", p.Front.Outlet.Text, p.Front.Byline.Text, p.Searched.Value)
	}
	if got[1].Name != "statement.txt" || strings.TrimSpace(string(got[1].Data)) != "The statement of both sides." {
		t.Errorf("attachment %q: %q", got[1].Name, got[1].Data)
	}
}

func TestAnHTMLBodyWithAStub(t *testing.T) {
	got, err := parts(t, Open, crlf(`From: Ann Poe <ann@paper.example>
Subject: Draft on the table
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

View this in your browser.
--x
Content-Type: text/html; charset=utf-8

<html><head><title>t</title></head><body><p>The ministry published the draft of the agreement on Monday morning.</p></body></html>
--x--
`))
	if err != nil || len(got) != 1 {
		t.Fatalf("%d parts, %v", len(got), err)
	}
	p := got[0].Page
	if !strings.HasPrefix(p.Text, "Draft on the table\n\nThe ministry published") || p.Front.Byline.Text != "Ann Poe" {
		t.Errorf("text %q, byline %q", p.Text, p.Front.Byline.Text)
	}
}

func TestAWebArchiveGivesItsPage(t *testing.T) {
	p, err := ReadMHTML(t.Context(), pages(t), []byte(crlf(`From: <Saved by Blink>
Snapshot-Content-Location: https://harbour.example/talks
Subject: Talks
Date: Sat, 7 Mar 2026 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html; charset=windows-1251
Content-Location: https://harbour.example/talks

<html><head><meta charset="windows-1251"><title>Talks resume</title></head><body><article><h1>Talks resume</h1>
<p>The two ministers met in Lomar on Friday and agreed to meet again in a week, officials said.</p>
<p>Neither side gave details of the draft that lay on the table, and both left without a word to the press.</p></article></body></html>
--x
Content-Type: image/png
Content-Location: https://harbour.example/a.png

x
--x--
`)))
	if err != nil {
		t.Fatal(err)
	}
	if p.Front.URL != "https://harbour.example/talks" || !strings.Contains(p.Text, "agreed to meet again") {
		t.Errorf("address %q, text %q", p.Front.URL, p.Text)
	}
	if !strings.Contains(p.Notes.String(), "The page was saved on 2026-03-07.") {
		t.Errorf("notes %q", p.Notes)
	}
}

func TestPartsWithinPartsEnd(t *testing.T) {
	var b strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	if _, err := parts(t, Open, b.String()); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("error %v", err)
	}
}

func TestMbox(t *testing.T) {
	data := "From ann@a.example Fri Mar  6 07:30:00 2026\nSubject: One\n\nFirst.\n>From the start it was so.\nFrom now on it is otherwise.\n\nFrom now on this begins a paragraph.\n\n" +
		"From bob@b.example Sat Mar  7 07:30:00 2026\r\nSubject: Two\r\n\r\nSecond.\r\n"
	got, err := parts(t, OpenMbox, data)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Subject: One\n\nFirst.\nFrom the start it was so.\nFrom now on it is otherwise.\n\nFrom now on this begins a paragraph.\n\n",
		"Subject: Two\r\n\r\nSecond.\r\n",
	}
	if len(got) != len(want) {
		t.Fatalf("%d messages, want %d", len(got), len(want))
	}
	for i := range want {
		if string(got[i].Data) != want[i] {
			t.Errorf("message %d is %q, want %q", i+1, got[i].Data, want[i])
		}
	}
}

func TestALargeMailboxIsReadPieceByPiece(t *testing.T) {
	huge := "From a@a.example Fri Mar  6 07:30:00 2026\n\n" + strings.Repeat(strings.Repeat("a", 1000)+"\n", 25_000)
	got, err := parts(t, OpenMbox, huge+"\nFrom b@b.example Fri Mar  6 07:30:00 2026\n\nAfter.\n")
	if err != nil || len(got) != 2 {
		t.Fatalf("%d messages, %v", len(got), err)
	}
	if !errors.Is(got[0].Err, format.ErrTooLarge) || string(got[1].Data) != "\nAfter.\n" {
		t.Errorf("%v, then %q", got[0].Err, got[1].Data)
	}
}

// letters is a mailbox of so many bytes that lies nowhere: the same message again and again.
type letters struct {
	one  string
	size int64
}

func (l letters) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) && at+int64(n) < l.size {
		n += copy(p[n:min(int64(len(p)), l.size-at)], l.one[(at+int64(n))%int64(len(l.one)):])
	}
	if n < len(p) {
		err = io.EOF
	}
	return n, err
}

// A mailbox of a gigabyte is read message by message: no more of it is held than one.
func TestAMailboxOfAGigabyte(t *testing.T) {
	size := int64(1 << 30)
	if testing.Short() {
		size = 1 << 26
	}
	box := letters{"From a@a.example Fri Mar  6 07:30:00 2026\nSubject: Talks\n\n" + strings.Repeat(strings.Repeat("a", 70)+"\n", 700) + "\n", size}
	n, most := int64(0), uint64(0)
	err := OpenMbox(t.Context(), io.NewSectionReader(box, 0, box.size), func(p format.Part) bool {
		if n++; n%500 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
		return p.Err == nil
	})
	if want := size/int64(len(box.one)) + 1; err != nil || n != want {
		t.Errorf("%d messages of %d, %v", n, want, err)
	}
	if most > 64<<20 {
		t.Errorf("%d MB are in use", most>>20)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nBody\n--x--\n"))
	f.Add([]byte("From a@b.example 2026\nSubject: x\n\nBody\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		section := func() *io.SectionReader { return io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))) }
		_ = Open(t.Context(), section(), func(format.Part) bool { return true })
		size := 0
		_ = OpenMbox(t.Context(), section(), func(p format.Part) bool { size += len(p.Data); return true })
		if size > len(data) {
			t.Fatalf("%d bytes out of %d", size, len(data))
		}
		_, _ = ReadMHTML(t.Context(), pages(t), data)
	})
}

func pages(t testing.TB) *html.Reader {
	t.Helper()
	r, err := html.NewReader(func(string, string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return r
}
