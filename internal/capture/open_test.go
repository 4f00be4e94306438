package capture

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// zipped packs files, given as name and content in turn.
func zipped(t testing.TB, files ...string) string {
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
	return b.String()
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
