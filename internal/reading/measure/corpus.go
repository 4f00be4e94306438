package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/reading/record"
)

// bench is what every part measures with.
type bench struct {
	*corpora.Bench
	reader *reading.Reader
}

func newBench(b *corpora.Bench) (*bench, error) {
	reader, err := reading.New()
	if err != nil {
		return nil, err
	}
	return &bench{b, reader}, nil
}

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

// words counts the words of a text as they are parted by space.
func words(content string) int { return len(strings.Fields(content)) }
