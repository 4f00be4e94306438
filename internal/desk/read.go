package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading"
	pack "github.com/readout-app/readout/internal/reading/packed"
	"github.com/readout-app/readout/internal/reading/record"
)

// read gives the cached Reading of an article of the archive, or makes and caches it.
func (d *Desk) read(a article.Article) record.Reading {
	if data, ok := d.archive.Reading(a.ID, reading.Version); ok {
		if r, err := unpacked(data); err == nil && r.Article.ID == string(a.ID) {
			r.Article.Text = a.Text.String()
			return r
		}
	}
	r, ok := d.reader.read(a)
	if ok {
		d.keepReading(a.ID, packed(r))
	}
	return r
}

// packed gives a Reading as it is cached: without the text, which stands beside it
// in the archive.
func packed(r record.Reading) []byte {
	r.Article.Text = ""
	return pack.Pack(r)
}

// unpacked gives a cached Reading, be it packed or the JSON that was cached before.
func unpacked(data []byte) (record.Reading, error) {
	if len(data) == 0 || data[0] != '{' {
		return pack.Unpack(data)
	}
	var r record.Reading
	err := json.Unmarshal(data, &r)
	return r, err
}

// keepReading caches a packed Reading of an article of the archive; nil is of one that was
// not read.
func (d *Desk) keepReading(id article.ID, data []byte) {
	if d.opts.ReadOnly || data == nil {
		return
	}
	if err := d.archive.PutReading(id, reading.Version, data); err != nil {
		d.opts.Log.Warn("caching a reading", "article", id, "error", err)
	}
}

// ReadOptions says how articles are read without an archive.
type ReadOptions struct {
	// Plain takes every input for UTF-8 text and freezes it exactly as it is.
	Plain bool
	// Published and Outlet are taken for those of every article unless empty.
	// Published is a value of article.Published.
	Published, Outlet string
	// Jobs is the number of inputs read at once; 0 means one per processor.
	Jobs int
	// Stdin is what the name "-" stands for.
	Stdin io.Reader
	// Log receives causes of errors; nil keeps it silent.
	Log *slog.Logger
}

// Read is what one input gave.
type Read struct {
	Name     string // as given; for a file of a folder, its path
	Readings []record.Reading
	Notes    message.Text // what a person should know
	Err      error        // why there are no Readings; Sentence makes it readable
}

// ReadFiles reads files, and the files of folders, without an archive and hands on
// what each gave, in the order of their names whatever the number of jobs is. It
// stops when ctx is done or emit fails, and gives that error.
func ReadFiles(ctx context.Context, names []string, opts ReadOptions, emit func(Read) error) error {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	read := newReader(opts.Log)
	return captureFiles(ctx, names, opts, func(name string, got []capture.Captured, err error) Read {
		out := Read{Name: name, Err: err}
		for _, c := range got {
			r, _ := read.read(c.Article)
			out.Readings = append(out.Readings, r)
			out.Notes = append(out.Notes, c.Notes...)
		}
		return out
	}, emit)
}

// captureFiles takes the articles out of files, and of the files of folders, does
// something with those of each, several at once, and hands on what that gave, in the
// order of the names. It stops when ctx is done or emit fails, and gives that error.
func captureFiles[Out any](ctx context.Context, names []string, opts ReadOptions, do func(name string, got []capture.Captured, err error) Out, emit func(Out) error) error {
	how := []capture.Option{capture.Given(opts.Published, opts.Outlet), capture.WithCache(cacheDir())}
	if opts.Plain {
		how = append(how, capture.Plain())
	}
	formats, err := capture.New(how...)
	if err != nil {
		return fmt.Errorf("reading files: %w", err)
	}
	defer formats.Release()
	var inputs []input
	for _, name := range names {
		if name == "-" && opts.Stdin != nil {
			inputs = append(inputs, input{source: capture.Stream(name, opts.Stdin)})
			continue
		}
		inputs = append(inputs, inputsAt(ctx, name)...)
	}
	inOrder(ctx, workers(opts.Jobs), opened(ctx, formats, slices.Values(inputs), func(int) {}), func(ctx context.Context, in input) Out {
		if in.err != nil {
			return do(in.source.Name, nil, in.err)
		}
		got, err := formats.Read(ctx, in.source)
		return do(in.source.Name, got, err)
	}, func(out Out) bool {
		if ctx.Err() != nil {
			return false
		}
		err = emit(out)
		return err == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// input is a source, or why there is none at a path.
type input struct {
	source capture.Source
	err    error
	or     *capture.Source // read where the source cannot be; nil for none
	// expand gives what is to be read in place of it, and how many that are; nil for itself.
	expand func(context.Context) (n int, all iter.Seq[input])
	// bare says that it holds nothing itself: only that it was done, or why not, counts.
	bare bool
	// unit is the number of the unit that it is a part of (see unit.go), and from the unit
	// by which it can be tried again; only are the parts of it that are wanted, all where
	// there are none.
	unit int
	from string
	only []string
	// pick are the articles of it that are wanted; all where it is nil.
	pick map[article.ID]bool
}

// opened gives inputs with the parts of containers in their place. It tells how many
// more there are than was thought before.
func opened(ctx context.Context, formats *capture.Registry, inputs iter.Seq[input], more func(int)) iter.Seq[input] {
	return func(yield func(input) bool) {
		var n, told int // inputs of the one at hand: those found, and those told of
		one := func(in input) bool {
			n++
			if all := expected(n, in.source.Share); all > told || n%guessEvery == 0 {
				more(all - told)
				told = all
			}
			return yield(in)
		}
		open := func(in input) (on bool) {
			if in.err != nil || in.bare {
				return one(in)
			}
			on = true
			formats.Sources(ctx, in.source, func(s capture.Source) bool {
				if len(in.only) > 0 {
					if !slices.Contains(in.only, s.Name) {
						return ctx.Err() == nil
					}
					s.Share = 0 // how many more are wanted it does not tell
				}
				part := in
				part.source = s
				on = one(part)
				return on
			})
			return on && ctx.Err() == nil
		}
		for in := range inputs {
			n, told = 0, 1 // it counts as one until it is opened
			parts := slices.Values([]input{in})
			if in.expand != nil {
				var all int
				all, parts = in.expand(ctx)
				more(all - told)
				told = all
			}
			for part := range parts {
				part.unit, part.from, part.only = in.unit, cmp.Or(part.from, in.from), in.only
				if !open(part) {
					return
				}
			}
			if n != told {
				more(n - told)
			}
		}
	}
}

// guessEvery is the number of parts of a container after which it is guessed anew how many
// there are, and guessFrom that before which it is not.
const (
	guessEvery = 16
	guessFrom  = 32
)

// expected guesses how many parts a container has of which so many were found in a share
// of it.
func expected(parts int, share float64) int {
	if parts < guessFrom || share <= 0 || share >= 1 {
		return parts
	}
	return max(parts, int(float64(parts)/share))
}

// inputsAt gives what is to be read at a path: the file itself, or all files of a
// folder in the order of their paths.
func inputsAt(ctx context.Context, path string) []input {
	failed := func(err error) input {
		name := path
		if e := (*capture.Error)(nil); errors.As(err, &e) {
			name = e.Name
		}
		return input{source: capture.Source{Name: name}, err: err}
	}
	if isAddress(path) { // readoutctl read reaches no network
		return []input{failed(errors.New("addresses can be imported into an archive, but not read without one; save the page and read the file"))}
	}
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return []input{{source: capture.File(path)}} // a file that is not there fails when it is opened
	}
	// With a separator at its end a link to a folder is followed.
	sources, err := capture.Folder(ctx, path+string(filepath.Separator))
	if ctx.Err() != nil {
		return nil
	}
	var out []input
	for _, s := range sources {
		out = append(out, input{source: s})
	}
	for _, err := range each(err) {
		out = append(out, failed(err))
	}
	if len(out) == 0 {
		out = append(out, failed(errors.New("the folder holds no files")))
	}
	return out
}

// each gives the errors that were joined into one.
func each(err error) []error {
	var joined interface{ Unwrap() []error }
	switch {
	case err == nil:
		return nil
	case errors.As(err, &joined):
		return joined.Unwrap()
	}
	return []error{err}
}
