package capture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/table"
)

// Sources gives yield what is to be read of a source: the source itself or, where it
// is a container, each of its parts, containers within it opened likewise. What
// cannot be had comes as a source whose reading says why. It stops when yield
// reports false or ctx is done.
func (r *Registry) Sources(ctx context.Context, src Source, yield func(Source) bool) {
	r.sources(ctx, src, 0, yield)
}

// sources is Sources at a depth of containers. It reports whether to go on.
func (r *Registry) sources(ctx context.Context, src Source, depth int, yield func(Source) bool) (more bool) {
	if r.exact || src.page != nil {
		return yield(src)
	}
	in, err := src.Open()
	if err != nil {
		return yield(failing(src.Name, unreadable(src.label(), err)))
	}
	defer in.Close()
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return yield(failing(src.Name, unreadable(src.label(), err)))
	}
	head = head[:n]
	mediaType, _ := r.sniff(head)
	if mediaType == TypePlain && isTableName(src.Name) && table.IsTable(asText(head)) {
		mediaType = TypeCSV // which says what it lacks
	}
	if r.kinds[mediaType].open == nil {
		if _, ok := in.(io.Seeker); ok {
			return yield(src)
		}
		// A stream is read once only, and its beginning is gone.
		return yield(Stream(src.Name, io.MultiReader(bytes.NewReader(head), cancellable{ctx, in})))
	}
	section, err := r.section(ctx, in, head)
	if err != nil {
		return yield(failing(src.Name, unreadable(src.label(), err)))
	}
	if mediaType == TypeZIP {
		mediaType, _ = sniffZIP(section, section.Size())
	}
	open := r.kinds[mediaType].open
	if open == nil { // a document that is a ZIP file
		return yield(Source{Name: src.Name, Open: func() (io.ReadCloser, error) {
			if _, ok := in.(io.Seeker); ok {
				return src.Open()
			}
			return io.NopCloser(io.NewSectionReader(section, 0, section.Size())), nil
		}})
	}
	if depth == format.MaxDepth {
		return yield(failing(src.Name, &Error{Name: src.label(), Kind: ErrTooDeep}))
	}
	if depth == 0 {
		read := &gauge{in: section}
		found, size := yield, max(section.Size(), 1)
		section = io.NewSectionReader(read, 0, section.Size())
		yield = func(s Source) bool {
			s.Share = float64(read.at) / float64(size)
			return found(s)
		}
	}
	more, parts := true, 0
	err = guarded(func() error {
		return open(ctx, section, func(p format.Part) bool {
			parts++
			more = ctx.Err() == nil && r.part(ctx, src, p, depth, yield)
			return more
		})
	})
	switch {
	case !more || ctx.Err() != nil:
		return false
	case err != nil:
		return yield(failing(src.Name, named(ctx, src.label(), err)))
	case parts == 0:
		return yield(failing(src.Name, &Error{Name: src.label(), Kind: ErrEmpty, Detail: emptyBundle.With()}))
	}
	return true
}

// gauge tells where a container was read last: most are read from their beginning to
// their end.
type gauge struct {
	in io.ReaderAt
	at int64
}

// ReadAt reads and notes where.
func (g *gauge) ReadAt(p []byte, at int64) (int, error) {
	n, err := g.in.ReadAt(p, at)
	g.at = at + int64(n)
	return n, err
}

// part hands a part of a container on.
func (r *Registry) part(ctx context.Context, src Source, p format.Part, depth int, yield func(Source) bool) bool {
	name := p.Name
	if src.Name != "" {
		name = src.Name + "/" + p.Name
	}
	switch {
	case p.Err != nil:
		return yield(failing(name, named(ctx, name, p.Err)))
	case p.Page != nil:
		return yield(Source{Name: name, Open: Bytes(name, p.Data).Open, page: p.Page, url: p.URL})
	}
	inner := Bytes(name, p.Data)
	inner.url, inner.beside = p.URL, p.Beside
	return r.sources(ctx, inner, depth+1, yield)
}

// section gives random access to what has been opened: to a file as it lies, to
// anything else once it has been read.
func (r *Registry) section(ctx context.Context, in io.Reader, head []byte) (*io.SectionReader, error) {
	if f, ok := in.(*os.File); ok {
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		return io.NewSectionReader(f, 0, info.Size()), nil
	}
	if b, ok := in.(inMemory); ok {
		return io.NewSectionReader(b, 0, b.Size()), nil
	}
	data, err := io.ReadAll(io.LimitReader(io.MultiReader(bytes.NewReader(head), cancellable{ctx, in}), r.maxBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > r.maxBytes {
		return nil, fmt.Errorf("more than %s came in", size(r.maxBytes))
	}
	return io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))), nil
}

// failing is a source that cannot be had.
func failing(name string, err error) Source {
	return Source{Name: name, Open: func() (io.ReadCloser, error) { return nil, err }}
}

// guarded turns a panic of a parser into an error: what comes from outside must not
// bring the program down.
func guarded(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: panic while parsing: %v\n%s", ErrBroken, p, debug.Stack())
		}
	}()
	return f()
}
