package zip_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
	czip "github.com/readout-app/readout/internal/capture/zip"
	"github.com/readout-app/readout/internal/capture/zip/ziptest"
	"github.com/readout-app/readout/internal/message"
)

// archive packs files, given as name and content in turn.
func archive(t testing.TB, files ...string) []byte {
	t.Helper()
	return ziptest.Pack(t, files...)
}

func open(t testing.TB, data []byte) (parts []format.Part, err error) {
	t.Helper()
	err = czip.Open(t.Context(), io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))), func(p format.Part) bool {
		parts = append(parts, p)
		return true
	})
	return parts, err
}

func TestFilesComeInTheirOrderAndSystemFilesAreLeftOut(t *testing.T) {
	parts, err := open(t, archive(t, "b/two.txt", "Two.", "b/", "", "__MACOSX/b/._two.txt", "x", ".DS_Store", "x", "one.txt", "One."))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range parts {
		if p.Err != nil {
			t.Errorf("%s: %v", p.Name, p.Err)
		}
		names = append(names, p.Name+"="+string(p.Data))
	}
	if want := []string{"b/two.txt=Two.", "one.txt=One."}; !slices.Equal(names, want) {
		t.Errorf("files %q, want %q", names, want)
	}
}

func TestNamesStayInside(t *testing.T) {
	parts, err := open(t, archive(t, "../../etc/passwd.txt", "x", `..\up.txt`, "y", "/abs.txt", "z"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"etc/passwd.txt", "up.txt", "abs.txt"} {
		if parts[i].Name != want {
			t.Errorf("name %q, want %q", parts[i].Name, want)
		}
	}
}

func TestBombIsNamedAndTheRestGoesOn(t *testing.T) {
	parts, err := open(t, archive(t, "bomb.txt", strings.Repeat("0", 60<<20), "talks.txt", "The talks go on."))
	if err != nil {
		t.Fatal(err)
	}
	if !errors.Is(parts[0].Err, format.ErrTooLarge) {
		t.Errorf("the bomb gives %v", parts[0].Err)
	}
	if string(parts[1].Data) != "The talks go on." {
		t.Errorf("after the bomb comes %q", parts[1].Data)
	}
}

func TestTruncatedArchiveIsDamaged(t *testing.T) {
	data := archive(t, "talks.txt", "The talks go on.")
	if _, err := open(t, data[:len(data)-10]); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("a truncated archive gives %v", err)
	}
}

// A list of files without end is named before it fills the memory, also where the
// archive says that it lists few.
func TestAListWithoutEndIsNamed(t *testing.T) {
	one := []byte("PK\x01\x02" + strings.Repeat("\x00", 42))
	data := bytes.Repeat(one, 30<<20/len(one))
	end := []byte("PK\x05\x06" + strings.Repeat("\x00", 18))
	binary.LittleEndian.PutUint32(end[12:], uint32(len(data)))
	binary.LittleEndian.PutUint16(end[10:], 3)
	_, err := open(t, append(data, end...))
	if problem := message.Kind(""); !errors.As(err, &problem) || !strings.Contains(string(problem), "more files") {
		t.Errorf("it gives %v", err)
	}
	if names := czip.Names(bytes.NewReader(data), int64(len(data))); len(names) > 0 {
		t.Errorf("%d names", len(names))
	}
}

// Files that lie upon one another in an archive are each sound, and together a bomb.
func TestFilesUponOneAnotherAreBounded(t *testing.T) {
	one := archive(t, "a.txt", strings.Repeat("0", 1<<20))
	list := bytes.Index(one, []byte("PK\x01\x02")) // where the list of files begins
	end := bytes.Index(one, []byte("PK\x05\x06"))
	const n = 5000
	bomb := slices.Concat(one[:list], bytes.Repeat(one[list:end], n), one[end:])
	tail := bomb[len(bomb)-(len(one)-end):]
	binary.LittleEndian.PutUint16(tail[8:], n)
	binary.LittleEndian.PutUint16(tail[10:], n)
	binary.LittleEndian.PutUint32(tail[12:], uint32(n*(end-list)))
	total := 0
	err := czip.Open(t.Context(), io.NewSectionReader(bytes.NewReader(bomb), 0, int64(len(bomb))), func(p format.Part) bool {
		total += len(p.Data)
		return true
	})
	if err == nil || !strings.Contains(err.Error(), "the rest was left out") {
		t.Errorf("%v", err)
	}
	if most := max(64<<20, 100*len(bomb)) + 2<<20; total == 0 || total > most {
		t.Errorf("%d bytes became %d, at most %d may come", len(bomb), total, most)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(archive(f, "talks.txt", "The talks go on."))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parts, _ := open(t, data)
		for _, p := range parts {
			if len(p.Data) > format.MaxPart || strings.Contains("/"+p.Name+"/", "/../") {
				t.Fatalf("part %q of %d bytes", p.Name, len(p.Data))
			}
		}
	})
}
