// Package corpora is what the commands that measure a room share: it runs the parts
// that are named on their command line, opens the corpora that figures rest on, and
// keeps lists of what went wrong.
//
// In: the folder of the corpora, a folder for the lists, the names of parts. Out: what
// the parts say, on the output they are given; files in the folder for the lists.
package corpora

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Part is one thing to measure.
type Part struct {
	Name string // by which it is asked for, and its list is named
	Run  func(*Bench) error
}

// Bench is what a part measures with. The zero Bench has no corpora, keeps no list and
// has nowhere to say anything.
type Bench struct {
	Out   io.Writer
	Dir   string // the folder of the corpora
	Lists string // the folder for the lists of what went wrong; "" keeps none
	list  strings.Builder
}

// Main is the main function of a command that measures the given parts, those that are
// named or else all. It ends the program when something fails.
func Main(parts []Part) {
	b := Flags()
	flag.Parse()
	if err := b.Run(parts, flag.Args()); err != nil {
		Fail(err)
	}
}

// Flags defines the flags -corpora and -errors and gives the Bench that they set.
func Flags() *Bench {
	b := &Bench{Out: os.Stdout}
	flag.StringVar(&b.Dir, "corpora", "../shared/corpora", "the corpora are in the folder `DIR`")
	flag.StringVar(&b.Lists, "errors", "", "write what went wrong into the folder `DIR`, a file a part")
	return b
}

// Fail says why measuring failed and ends the program.
func Fail(err error) {
	fmt.Fprintln(os.Stderr, "measure:", err)
	os.Exit(1)
}

// Run measures the parts that are named, in their own order; all where none is named.
// One core is what a person has to spare. The error says which part failed, or that
// there is none of a name.
func (b *Bench) Run(parts []Part, names []string) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, name := range names {
		if !slices.ContainsFunc(parts, func(p Part) bool { return p.Name == name }) {
			return fmt.Errorf("nothing called %q is measured", name)
		}
	}
	for _, p := range parts {
		if len(names) > 0 && !slices.Contains(names, p.Name) {
			continue
		}
		if err := p.Run(b); err != nil {
			return fmt.Errorf("measuring %s: %w", p.Name, err)
		}
		if err := b.writeList(p.Name); err != nil {
			return err
		}
	}
	return nil
}

// Say prints a line of figures.
func (b *Bench) Say(format string, args ...any) { fmt.Fprintf(b.Out, format+"\n", args...) }

// Keeps says whether lists of what went wrong are kept.
func (b *Bench) Keeps() bool { return b.Lists != "" }

// Note puts a line on the list of what went wrong.
func (b *Bench) Note(format string, args ...any) {
	if b.Keeps() {
		fmt.Fprintf(&b.list, format+"\n", args...)
	}
}

// writeList writes the list of a part and begins a new one.
func (b *Bench) writeList(part string) error {
	defer b.list.Reset()
	if b.list.Len() == 0 {
		return nil
	}
	if err := os.WriteFile(filepath.Join(b.Lists, part+".txt"), []byte(b.list.String()), 0o600); err != nil {
		return fmt.Errorf("writing the list of what went wrong: %w", err)
	}
	return nil
}

// Open opens a file of the corpora by its slash-separated name in their folder. The
// error says when it is not there.
func (b *Bench) Open(name string) (*os.File, error) {
	f, err := os.Open(filepath.Join(b.Dir, filepath.FromSlash(name)))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("the corpora lack %s", name)
	} else if err != nil {
		return nil, fmt.Errorf("reading the corpora: %w", err)
	}
	return f, nil
}

// Read gives the content of a file of the corpora. See Open.
func (b *Bench) Read(name string) ([]byte, error) {
	f, err := b.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}

// Files gives the names of the files of the corpora that match a pattern of
// filepath.Match, with slashes, sorted. It is an error when there is none.
func (b *Bench) Files(pattern string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(b.Dir, filepath.FromSlash(pattern)))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("the corpora lack %s", pattern)
	}
	for i, file := range files {
		name, err := filepath.Rel(b.Dir, file)
		if err != nil {
			return nil, fmt.Errorf("reading the corpora: %w", err)
		}
		files[i] = filepath.ToSlash(name)
	}
	slices.Sort(files)
	return files, nil
}

// EachLine hands on what the lines of a file of JSON Lines say. It stops at the first
// error, and names the file where a line is none.
func EachLine[T any](b *Bench, name string, do func(T) error) error {
	f, err := b.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	for dec := json.NewDecoder(f); ; {
		var v T
		switch err := dec.Decode(&v); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("reading %s: %w", name, err)
		}
		if err := do(v); err != nil {
			return err
		}
	}
}
