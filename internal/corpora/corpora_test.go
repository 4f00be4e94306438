package corpora

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	failed := errors.New("no luck")
	var ran []string
	parts := []Part{
		{"sun", func(b *Bench) error { ran = append(ran, "sun"); b.Say("%d hours", 3); b.Note("too short"); return nil }},
		{"rain", func(b *Bench) error { ran = append(ran, "rain"); return nil }},
		{"snow", func(*Bench) error { return failed }},
	}
	for _, c := range []struct {
		names []string
		ran   []string
		err   string
	}{
		{[]string{"rain", "sun"}, []string{"sun", "rain"}, ""},
		{[]string{"rain"}, []string{"rain"}, ""},
		{nil, []string{"sun", "rain"}, "measuring snow: no luck"},
		{[]string{"sun", "hail"}, nil, `nothing called "hail" is measured`},
	} {
		ran = nil
		var out strings.Builder
		lists := t.TempDir()
		err := (&Bench{Out: &out, Lists: lists}).Run(parts, c.names)
		if !slices.Equal(ran, c.ran) || (err == nil) != (c.err == "") || err != nil && err.Error() != c.err {
			t.Errorf("%v: ran %v, %v", c.names, ran, err)
		}
		list, err := os.ReadFile(filepath.Join(lists, "sun.txt"))
		if slices.Contains(c.ran, "sun") != (err == nil && string(list) == "too short\n" && out.String() == "3 hours\n") {
			t.Errorf("%v: said %q, listed %q, %v", c.names, out.String(), list, err)
		}
		if _, err := os.Stat(filepath.Join(lists, "rain.txt")); err == nil {
			t.Errorf("%v: an empty list is written", c.names)
		}
	}
}

func TestFilesOfTheCorpora(t *testing.T) {
	b := &Bench{Dir: t.TempDir()}
	for name, content := range map[string]string{"a/2.jsonl": `{"N": 3}` + "\nno JSON\n", "a/1.jsonl": `{"N": 1}` + "\n" + `{"N": 2}`} {
		file := filepath.Join(b.Dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := b.Files("a/*.jsonl")
	if err != nil || !slices.Equal(files, []string{"a/1.jsonl", "a/2.jsonl"}) {
		t.Errorf("the files are %v, %v", files, err)
	}
	sum := 0
	add := func(line struct{ N int }) error { sum += line.N; return nil }
	if err := EachLine(b, "a/1.jsonl", add); err != nil || sum != 3 {
		t.Errorf("the lines add up to %d, %v", sum, err)
	}
	if err := EachLine(b, "a/2.jsonl", add); err == nil || sum != 6 || !strings.Contains(err.Error(), "a/2.jsonl") {
		t.Errorf("a line that is none gives %v, after %d", err, sum)
	}
	if _, err := b.Files("b/*"); err == nil || err.Error() != "the corpora lack b/*" {
		t.Errorf("no files give %v", err)
	}
	if _, err := b.Read("b/1.txt"); err == nil || err.Error() != "the corpora lack b/1.txt" {
		t.Errorf("no file gives %v", err)
	}
}
