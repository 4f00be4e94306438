package capture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
	// page is what a container states of the article; the bytes are its original.
	page *format.Page
	url  string // the address it came from or its container names, or ""
	// known is what is known of the article beside its own words, for what it does not
	// state itself.
	known article.Front
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
	return Source{Name: path, Open: func() (io.ReadCloser, error) {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		// A pipe or device could block for ever or never end.
		if !info.Mode().IsRegular() {
			return nil, errNotRegular
		}
		return os.Open(path)
	}}
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

// Folder lists the files under root, in the order of their paths. Hidden files and
// folders are left out, links are not followed. A folder that cannot be listed is
// named in the error, and the others are listed all the same.
func Folder(ctx context.Context, root string) ([]Source, error) {
	var sources []Source
	var failed []error
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			failed = append(failed, unreadable(path, err))
			return nil
		case path != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case entry.Type().IsRegular():
			sources = append(sources, File(path))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w", root, err)
	}
	return sources, errors.Join(failed...)
}
