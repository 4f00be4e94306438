package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/reading/record"
)

// bench is what every part measures with.
type bench struct {
	out     io.Writer
	corpora string
	reader  *reading.Reader
	errors  errorsOf
	folder  string // of the lists of errors, "" for none
}

func newBench(out io.Writer, corpora, folder string) (*bench, error) {
	reader, err := reading.New()
	if err != nil {
		return nil, err
	}
	return &bench{out: out, corpora: corpora, reader: reader, folder: folder, errors: errorsOf{keep: folder != ""}}, nil
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(b.out, format+"\n", args...) }

// read reads a text as "readoutctl read --plain --published" does.
func (b *bench) read(content, published string) (record.Reading, error) {
	got, err := capturePlain(content, published)
	if errors.Is(err, capture.ErrEmpty) {
		return record.Reading{}, nil // a corpus has texts that are a smiley and nothing more
	} else if err != nil {
		return record.Reading{}, err
	}
	return b.reader.Read(got.Article), nil
}

func capturePlain(content, published string) (capture.Captured, error) {
	registry, err := capture.New(capture.Plain(), capture.Given(published, ""))
	if err != nil {
		return capture.Captured{}, err
	}
	all, err := registry.Read(context.Background(), capture.Source{
		Name: "text", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil },
	})
	if err != nil {
		return capture.Captured{}, err
	}
	return all[0], nil
}

// writeErrors writes the list of what disagreed in a part and starts a new one.
func (b *bench) writeErrors(name string) error {
	defer b.errors.b.Reset()
	if b.folder == "" || b.errors.b.Len() == 0 {
		return nil
	}
	if err := os.WriteFile(filepath.Join(b.folder, name+".txt"), []byte(b.errors.b.String()), 0o600); err != nil {
		return fmt.Errorf("writing the list of errors: %w", err)
	}
	return nil
}

// open opens a file of the corpora.
func (b *bench) open(name string) (*os.File, error) {
	f, err := os.Open(filepath.Join(b.corpora, filepath.FromSlash(name)))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("the corpora lack %s", name)
	} else if err != nil {
		return nil, fmt.Errorf("reading the corpora: %w", err)
	}
	return f, nil
}

// eachLine hands on the lines of a file of JSON lines.
func eachLine[T any](b *bench, name string, do func(T) error) error {
	f, err := b.open(name)
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

// words counts the words of a text as they are parted by space.
func words(content string) int { return len(strings.Fields(content)) }
