package capture

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
)

// Source is something that articles can be taken from.
type Source struct {
	// Name is what errors and the article call it: a path as given, or empty for a
	// paste.
	Name string
	// Open opens the bytes. It is called once for each Read.
	Open func() (io.ReadCloser, error)
	// Share is how much of the outermost container had been read when this part of it was
	// found, 0 to 1; 0 for what is no part.
	Share float64
	// page is what a container states of the article; the bytes are its original.
	page *format.Page
	url  string // the address it came from or its container names, or ""
	// known is what is known of the article beside its own words, for what it does not
	// state itself.
	known article.Front
	// beside gives a file that the source may lead to, by its name from where the source
	// lies; nil for a source with no neighbours. A saved frameset leads to its frames.
	beside func(name string) ([]byte, error)
	// fetched says that beside takes addresses and not names of files.
	fetched bool
}

// label is the name in errors.
func (s Source) label() string {
	if s.Name == "" {
		return "pasted text"
	}
	return s.Name
}

// File is the file at path.
func File(path string) Source {
	return Source{
		Name: path,
		Open: func() (io.ReadCloser, error) { return openFile(path) },
		beside: func(name string) ([]byte, error) {
			// What a page leads to stays within its own folder, links included.
			root, err := os.OpenRoot(filepath.Dir(path))
			if err != nil {
				return nil, err
			}
			defer root.Close()
			f, err := root.Open(filepath.FromSlash(name))
			if err != nil {
				return nil, err
			}
			defer f.Close()
			if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
				return nil, errors.Join(err, errNotRegular)
			}
			return io.ReadAll(io.LimitReader(f, DefaultMaxBytes+1))
		},
	}
}

func openFile(path string) (io.ReadCloser, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	// A pipe or device could block for ever or never end.
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	return os.Open(path)
}

// Pasted is text that was pasted or typed; name may be empty.
func Pasted(name, content string) Source { return Bytes(name, []byte(content)) }

// Bytes is content that is held in memory; name may be empty.
func Bytes(name string, content []byte) Source {
	return Source{Name: name, Open: func() (io.ReadCloser, error) { return inMemory{bytes.NewReader(content)}, nil }}
}

// inMemory is content that can be read at any place and needs no closing.
type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// Stream is bytes that are read once, such as standard input. The reader is not closed.
func Stream(name string, r io.Reader) Source {
	return Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
}
