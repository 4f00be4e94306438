// Package ziptest packs ZIP files for tests.
//
// In: names and contents. Out: the bytes of an archive.
package ziptest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// Pack packs files, given as name and content in turn. It fails the test where that
// cannot be done.
func Pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
