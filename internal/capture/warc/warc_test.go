package warc

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
)

// writeRecord writes one record.
func writeRecord(kind, uri, mediaType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, mediaType, len(block), block)
}

func gzipped(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func open(t testing.TB, data string) ([]format.Part, error) {
	t.Helper()
	var got []format.Part
	err := Open(t.Context(), io.NewSectionReader(strings.NewReader(data), 0, int64(len(data))), func(p format.Part) bool {
		got = append(got, p)
		return true
	})
	return got, err
}

const answer = "application/http; msgtype=response"

func TestOpen(t *testing.T) {
	chunked := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nTalks\r\n3\r\n on\r\n0\r\n\r\n"
	packed := gzipped(t, "<p>Packed</p>")
	records := []string{
		writeRecord("warcinfo", "", "application/warc-fields", "software: x\r\n"),
		writeRecord("request", "https://a.example/", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		writeRecord("response", "<https://a.example/one>", answer, chunked),
		writeRecord("response", "https://a.example/moved", answer, "HTTP/1.1 301 Moved\r\nLocation: /one\r\n\r\n"),
		writeRecord("response", "https://a.example/logo", answer, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		writeRecord("response", "https://a.example/two", answer, fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(packed), packed)),
		writeRecord("conversion", "https://a.example/three", "text/plain", "Plain."),
	}
	want := []string{"https://a.example/one Talks on", "https://a.example/two <p>Packed</p>", "https://a.example/three Plain."}
	members := ""
	for _, r := range records {
		members += gzipped(t, r)
	}
	for name, data := range map[string]string{"plain": strings.Join(records, ""), "members": members} {
		got, err := open(t, data)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d parts, %v", name, len(got), err)
		}
		for i, p := range got {
			if s := p.URL + " " + string(p.Data); p.Err != nil || s != want[i] {
				t.Errorf("%s: part %d is %q (%v), want %q", name, i, s, p.Err, want[i])
			}
		}
	}
}

func TestWhatStandsBeforeTheBreakIsKept(t *testing.T) {
	whole := writeRecord("conversion", "https://a.example/", "text/plain", "Plain.")
	for name, rest := range map[string]string{
		"cut off": whole[:40], "no record": "GARBAGE\r\n", "no length": "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
		"no end of a line": strings.Repeat("a", 1<<20), "no end of a header": "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 100_000),
	} {
		got, err := open(t, whole+rest)
		if len(got) != 1 || !errors.Is(err, format.ErrDamaged) {
			t.Errorf("%s: %d parts, error %v", name, len(got), err)
		}
	}
}

func TestAPageThatUnpacksWithoutEndIsNamed(t *testing.T) {
	bomb := gzipped(t, strings.Repeat("0", 40<<20))
	got, err := open(t, writeRecord("response", "https://a.example/", answer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"+bomb))
	if err != nil || len(got) != 1 || !errors.Is(got[0].Err, format.ErrTooLarge) {
		t.Errorf("%v, %v", got, err)
	}
}

// What nobody wants is passed over, and that ends with the context: a record may unpack to
// more than anybody waits for.
func TestPassingOverEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	packed := gzipped(t, writeRecord("request", "https://a.example/", "", strings.Repeat("0", 200<<20)))
	in := &counting{in: strings.NewReader(packed)}
	in.read = func() {
		if in.n > len(packed)/4 {
			cancel()
		}
	}
	err := Open(ctx, io.NewSectionReader(in, 0, int64(len(packed))), func(format.Part) bool { return true })
	if !errors.Is(err, context.Canceled) || in.n > len(packed)*3/4 {
		t.Errorf("%v after %d of %d bytes", err, in.n, len(packed))
	}
}

// counting counts the bytes that are read, and tells of it.
type counting struct {
	in   io.ReaderAt
	n    int
	read func()
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.in.ReadAt(p, at)
	c.n += n
	c.read()
	return n, err
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(writeRecord("response", "https://a.example/", answer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx")))
	f.Add([]byte(gzipped(f, writeRecord("resource", "https://a.example/", "text/html", "<p>x"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _ := open(t, string(data))
		for _, p := range got {
			if len(p.Data) > format.MaxPart {
				t.Fatalf("a part of %d bytes", len(p.Data))
			}
		}
	})
}
