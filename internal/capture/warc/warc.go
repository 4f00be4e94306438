package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// maxHeader bounds the headers of one record, in bytes.
const maxHeader = 64 << 10

// Open gives the documents of an archive. Requests, redirects, pictures and what else
// holds no article are left out. Where the archive breaks off it fails with
// format.ErrDamaged after what stands before; else with the context's error.
func Open(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	r := bufio.NewReaderSize(stopping{ctx, in}, 64<<10)
	if magic, _ := r.Peek(2); bytes.Equal(magic, []byte("\x1f\x8b")) {
		unpacked, err := gzip.NewReader(r) // reads member after member
		if err != nil {
			return fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		r = bufio.NewReaderSize(unpacked, 64<<10)
	}
	for n := 0; ; n++ {
		head, body, err := record(r)
		if ctx.Err() != nil {
			return ctx.Err()
		} else if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("%w: record %d: %w", format.ErrDamaged, n+1, err)
		}
		if part, ok := document(head, body); ok && !yield(part) {
			return nil
		}
		if _, err := io.Copy(io.Discard, body); ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			return fmt.Errorf("%w: record %d: %w", format.ErrDamaged, n+1, err)
		}
	}
}

// stopping is a reader that stops when its context does: what one record unpacks to may
// take longer than anybody waits.
type stopping struct {
	ctx context.Context
	in  io.Reader
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.in.Read(p)
}

// record reads the header of the next record and gives its block.
func record(r *bufio.Reader) (textproto.MIMEHeader, *io.LimitedReader, error) {
	line := ""
	for line == "" { // two empty lines end a record
		read, err := shortLine(r)
		if err != nil {
			return nil, nil, err
		}
		line = strings.TrimSpace(read)
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, nil, fmt.Errorf("%.20q is no record", line)
	}
	head := textproto.MIMEHeader{}
	for size := 0; ; {
		read, err := shortLine(r)
		if err != nil {
			return nil, nil, noEOF(err)
		}
		if size += len(read); size > maxHeader {
			return nil, nil, errors.New("its header has no end")
		}
		read = strings.TrimSpace(read)
		if read == "" {
			break
		}
		if name, value, ok := strings.Cut(read, ":"); ok {
			head.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	n, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return nil, nil, errors.New("its length is not stated")
	}
	return head, &io.LimitedReader{R: r, N: n}, nil
}

// shortLine reads a line, and fails at one that does not end in time.
func shortLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", errors.New("a line has no end")
	}
	return string(line), err
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// document gives what a record holds as a part; false for what holds no article.
func document(head textproto.MIMEHeader, body io.Reader) (format.Part, bool) {
	uri := strings.Trim(head.Get("Warc-Target-Uri"), "<>")
	part := format.Part{Name: uri, URL: uri}
	switch head.Get("Warc-Type") {
	case "response":
		if !strings.HasPrefix(head.Get("Content-Type"), "application/http") {
			return part, false
		}
		answer, err := http.ReadResponse(bufio.NewReader(body), nil)
		if err != nil {
			part.Err = fmt.Errorf("%w: %w", format.ErrDamaged, err)
			return part, true
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK || !readable(answer.Header.Get("Content-Type")) {
			return part, false
		}
		part.Data, part.Err = unpack(answer.Header.Get("Content-Encoding"), answer.Body)
	case "resource", "conversion":
		if !readable(head.Get("Content-Type")) {
			return part, false
		}
		part.Data, part.Err = limited(body)
	default:
		return part, false
	}
	return part, true
}

// readable says whether a media type can hold an article.
func readable(mediaType string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	mediaType = strings.TrimSpace(mediaType)
	switch mediaType {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rtf", "text/rtf", "application/epub+zip", "message/rfc822":
		return true
	}
	return strings.Contains(mediaType, "officedocument.wordprocessingml") || strings.Contains(mediaType, "opendocument.text")
}

// unpack takes the packing of a transfer off.
func unpack(encoding string, in io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
	case "gzip", "x-gzip":
		r, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		in = r
	case "deflate":
		in = flate.NewReader(in)
	case "zstd":
		r, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		defer r.Close()
		in = r
	default:
		return nil, packedOddly.With(encoding)
	}
	return limited(in)
}

// packedOddly says that nobody here can unpack a page.
const packedOddly message.Kind = "the page is packed in a way that cannot be unpacked ({{.Words}})"

// limited reads up to the size of one part.
func limited(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, format.MaxPart+1))
	switch {
	case len(data) > format.MaxPart:
		return nil, format.ErrTooLarge
	case err != nil && len(data) == 0:
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	return data, nil // what came before the error is a page cut short
}
