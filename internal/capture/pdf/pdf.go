package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// The bounds of one document.
const (
	maxPages  = 2000
	maxMemory = 192 << 20 // bytes, of each of the workers
	maxTime   = 60 * time.Second
	wasmPage  = 64 << 10 // bytes, by the WebAssembly specification
)

// Why a PDF gives no article. Each is one sentence that a person understands.
const (
	ErrScan    message.Kind = "the PDF holds pictures of pages and no text; run text recognition (OCR) on it first"
	ErrTooLong message.Kind = "the PDF takes too long to read; it may be damaged"
)

// Reader reads PDFs. It starts the sandbox with the first one and keeps it until
// Release. It is safe for concurrent use; make it with NewReader.
type Reader struct {
	cache string

	mu      sync.Mutex
	sandbox pdfium.Pool
	close   func()
	busy    int  // documents being read
	let     bool // Release was asked for meanwhile
}

// NewReader makes a Reader. The sandbox's compiled code is kept in the folder cache,
// so that later starts take a tenth of a second in place of some; "" keeps it in memory.
func NewReader(cache string) *Reader { return &Reader{cache: cache} }

// workers is the number of documents read at once: each takes its own memory.
const workers = 2

// start gives the sandbox for one document; end follows it.
func (r *Reader) start() (pdfium.Pool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.busy++
	if r.sandbox != nil {
		return r.sandbox, nil
	}
	cache := wazero.NewCompilationCache()
	if r.cache != "" {
		if kept, err := wazero.NewCompilationCacheWithDir(r.cache); err == nil {
			cache = kept
		}
	}
	ctx := context.Background()
	sandbox, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: workers, MaxTotal: workers,
		FSConfig: wazero.NewFSConfig(), // no folder at all
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(maxMemory / wasmPage).
			WithCloseOnContextDone(true).
			WithCompilationCache(cache),
	})
	if err != nil {
		return nil, fmt.Errorf("starting the reader of PDFs: %w", err)
	}
	r.sandbox = sandbox
	r.close = func() { _ = cache.Close(ctx) }
	return sandbox, nil
}

// Release gives the sandbox's memory back, once no document is being read. The next
// one starts it again.
func (r *Reader) Release() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.let = true
	r.release()
}

func (r *Reader) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.busy--
	r.release()
}

// release closes the sandbox where that is asked for and nobody is in it.
func (r *Reader) release() {
	if !r.let || r.busy > 0 {
		return
	}
	r.let = false
	if r.sandbox != nil {
		_ = r.sandbox.Close() // nothing of it is kept
		r.close()
		r.sandbox = nil
	}
}

// Read gives the document as one article. It fails with ErrScan, ErrTooLong,
// format.ErrEncrypted, format.ErrDamaged or the context's error.
func (r *Reader) Read(ctx context.Context, data []byte) (format.Page, error) {
	pages, notes, err := r.pages(ctx, data)
	if err != nil {
		return format.Page{}, err
	}
	paragraphs, heading := arrange(pages)
	if len(paragraphs) == 0 {
		return format.Page{}, ErrScan
	}
	p := format.Headed(paragraphs, heading)
	p.Notes = notes
	return p, nil
}

// What a person should know of a document that was read in part.
const (
	onlyFirst  message.Kind = "The PDF has {{.All}} pages; the first {{.Number}} were read."
	someUnread message.Kind = "{{.Number}} of the PDF's {{.All}} pages could not be read."
)

// pages gives the runs of text of each page.
func (r *Reader) pages(ctx context.Context, data []byte) (pages []sheet, notes message.Text, err error) {
	sandbox, err := r.start()
	defer r.end()
	if err != nil {
		return nil, nil, err
	}
	reader, err := sandbox.GetInstance(maxTime)
	if err != nil {
		return nil, nil, fmt.Errorf("starting the reader of PDFs: %w", err)
	}
	// A document that keeps the parser busy is stopped with its whole instance.
	timed, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	spare := context.AfterFunc(timed, func() { _ = reader.Kill() })
	defer func() {
		switch {
		case spare():
			_ = reader.Close()
		case ctx.Err() != nil:
			err = ctx.Err()
		default:
			err = ErrTooLong
		}
	}()

	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword) || errors.Is(err, pdfiumerrors.ErrSecurity):
		return nil, nil, format.ErrEncrypted
	case err != nil:
		return nil, nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	if count.PageCount > maxPages {
		notes = append(notes, onlyFirst.With(strconv.Itoa(count.PageCount), strconv.Itoa(maxPages)))
	}
	unread := 0
	for i := range min(count.PageCount, maxPages) {
		if timed.Err() != nil {
			return nil, nil, timed.Err()
		}
		text, err := reader.GetPageTextStructured(&requests.GetPageTextStructured{
			Page:                   requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}},
			Mode:                   requests.GetPageTextStructuredModeRects,
			CollectFontInformation: true,
		})
		if err != nil {
			unread++
			continue
		}
		var s sheet
		for _, rect := range text.Rects {
			at := rect.PointPosition
			run := run{
				left: at.Left, right: at.Right, top: -max(at.Top, at.Bottom), bottom: -min(at.Top, at.Bottom),
				text: strings.TrimSpace(printable(rect.Text)),
			}
			if rect.FontInformation != nil {
				run.size = max(rect.FontInformation.RenderedSize, 0)
			}
			if run.text != "" && finite(run.left, run.right, run.top, run.bottom, run.size) {
				s = append(s, run)
			}
		}
		pages = append(pages, s)
	}
	if unread > 0 {
		notes = append(notes, someUnread.With(strconv.Itoa(unread), strconv.Itoa(count.PageCount)))
	}
	if len(pages) == 0 {
		return nil, nil, format.ErrDamaged
	}
	return pages, notes, nil
}

// printable leaves out control signs, and the sign that PDFium gives for a hyphen at
// the end of a line becomes one.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u0002' || r == '\u00ad' || r == '\ufffe':
			return '-'
		case r == '\t' || r == '\n' || r == '\r' || r == '\u00a0':
			return ' '
		case r < ' ':
			return -1
		}
		return r
	}, s)
}

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}
