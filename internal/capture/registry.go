package capture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/capture/bundle"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/pdf"
	"github.com/readout-app/readout/internal/capture/plain"
	"github.com/readout-app/readout/internal/capture/table"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/text"
)

// DefaultMaxBytes is the size limit of one source.
const DefaultMaxBytes = 20 << 20

// Registry tells formats apart and reads them. It is safe for concurrent use; make
// it with New.
type Registry struct {
	finder   *frontmatter.Finder
	maxBytes int64
	exact    bool
	given    article.Front
	kinds    map[string]kind
	cache    string
	pdfs     *pdf.Reader
	tables   *table.Reader
	columns  func([]string) (table.Mapping, bool)
}

// Option changes a Registry as it is made.
type Option func(*Registry)

// WithMaxBytes sets the size limit of one source, in bytes.
func WithMaxBytes(n int64) Option { return func(r *Registry) { r.maxBytes = n } }

// WithCache names a folder for what makes later starts quicker and can be thrown away.
func WithCache(dir string) Option { return func(r *Registry) { r.cache = dir } }

// WithColumns gives the mappings that a person chose for tables with some columns.
func WithColumns(known func(columns []string) (table.Mapping, bool)) Option {
	return func(r *Registry) { r.columns = known }
}

// Release gives back the memory that formats hold between two sources. The Registry
// goes on working.
func (r *Registry) Release() { r.pdfs.Release() }

// Plain makes the Registry take every source for UTF-8 text and freeze its content
// exactly as it is, byte order mark and all.
func Plain() Option { return func(r *Registry) { r.exact = true } }

// Given makes the Registry take the date of publication and the outlet from a person
// and not from the source. An empty one is not given; published is a value of
// article.Published.
func Given(published, outlet string) Option {
	return func(r *Registry) {
		r.given.Published = article.Published{Value: published, Rule: "given"}
		r.given.Outlet = article.Passage{Text: outlet, Rule: "given"}
	}
}

// New makes a Registry of all formats.
func New(options ...Option) (*Registry, error) {
	finder, err := frontmatter.New()
	if err != nil {
		return nil, fmt.Errorf("making the capture registry: %w", err)
	}
	r := &Registry{finder: finder, maxBytes: DefaultMaxBytes}
	for _, option := range options {
		option(r)
	}
	pages, err := html.NewReader(finder.MomentIn)
	if err != nil {
		return nil, fmt.Errorf("making the capture registry: %w", err)
	}
	r.pdfs = pdf.NewReader(r.cache)
	r.tables = table.New(r.columns, finder.Moment)
	r.kinds = kinds(pages, r.pdfs, bundle.New(finder.Moment), r.tables)
	return r, nil
}

// Captured is one article as taken in.
type Captured struct {
	Article article.Article
	// Original is the source's bytes, to be kept beside the article.
	Original  []byte
	MediaType string // of Original
	// Notes are plain sentences that a person should know of the article: no date
	// was found, the encoding was wrongly declared.
	Notes message.Text
}

// Read takes the articles out of a source that is no container (Sources opens
// those). The error is an *Error that says why there are none, or the context's when
// it was cancelled.
func (r *Registry) Read(ctx context.Context, src Source) (captured []Captured, err error) {
	err = guarded(func() error {
		data, err := r.load(ctx, src)
		if err != nil {
			return err
		}
		if src.page == nil && len(bytes.TrimSpace(data)) == 0 {
			return ErrEmpty
		}
		captured, err = r.parse(ctx, data, src)
		return err
	})
	if err != nil {
		return nil, named(ctx, src.label(), err)
	}
	for i := range captured {
		captured[i].Article.File = src.Name
	}
	return captured, nil
}

// named gives an error its source's name.
func named(ctx context.Context, name string, err error) error {
	var e *Error
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("reading %s: %w", name, ctx.Err())
	case errors.As(err, &e):
		e.Name = name
		return e // what opening or parsing said
	}
	for _, kind := range []error{ErrEmpty, ErrNoArticle, ErrNotUTF8} {
		if errors.Is(err, kind) {
			return &Error{Name: name, Kind: kind, Cause: err}
		}
	}
	if said, ok := message.Of(err); ok {
		return &Error{Name: name, Kind: said, Cause: err}
	}
	return &Error{Name: name, Kind: ErrBroken, Cause: err}
}

// load reads the bytes of a source, up to the limit.
func (r *Registry) load(ctx context.Context, src Source) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", src.label(), err)
	}
	in, err := src.Open()
	if err != nil {
		return nil, unreadable(src.label(), err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(cancellable{ctx, in}, r.maxBytes+1))
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("reading %s: %w", src.label(), ctx.Err())
	case err != nil:
		return nil, unreadable(src.label(), err)
	case int64(len(data)) > r.maxBytes:
		return nil, tooLarge(src.label(), r.maxBytes)
	}
	return data, nil
}

// cancellable is a reader that stops when its context does.
type cancellable struct {
	ctx context.Context
	in  io.Reader
}

func (c cancellable) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.in.Read(p)
}

// parse makes the articles of a source's bytes, or of the page that its container
// stated.
func (r *Registry) parse(ctx context.Context, data []byte, src Source) ([]Captured, error) {
	mediaType, pages := TypePlain, []format.Page(nil)
	switch {
	case src.page != nil:
		pages = []format.Page{*src.page}
	case r.exact:
		s, err := plain.ReadExact(data)
		if err != nil {
			return nil, err
		}
		pages = []format.Page{{Text: s}}
	default:
		var sentence message.Kind
		if mediaType, sentence = r.sniff(data); mediaType == TypeZIP {
			mediaType, sentence = sniffZIP(bytes.NewReader(data), int64(len(data)))
		}
		read := r.kinds[mediaType].read
		if read == nil {
			return nil, &Error{Kind: ErrBinary, Detail: sentence.With()}
		}
		if mediaType == TypeHTML {
			pages = r.framed(ctx, data, src)
		}
		if pages != nil {
			break
		}
		var err error
		if pages, err = read(ctx, data); err != nil {
			return nil, err
		}
	}
	var all []Captured
	for _, p := range pages {
		p.Front = src.completed(p.Front)
		c, err := r.make(data, mediaType, p)
		if errors.Is(err, ErrEmpty) && len(pages) > 1 {
			continue // one of many, and nothing in it
		} else if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	if len(all) == 0 {
		return nil, &Error{Kind: ErrEmpty, Detail: noWords.With()}
	}
	return all, nil
}

// What a person should know of an article.
const (
	searched        message.Kind = "The page does not state when it was published; {{.Day}} was found by searching it."
	undated         message.Kind = "No date of publication was found; relative dates (\"next week\") cannot be told until one is set."
	unknownLanguage message.Kind = "The language could not be told; the text is kept and searchable."
	otherLanguage   message.Kind = "The text is in a language that cannot be read yet ({{.Language}}); it is kept and searchable."
	noSentences     message.Kind = "The text has no sentences; it is kept and searchable."
)

// make freezes a text, completes its front matter and notes what it lacks.
func (r *Registry) make(data []byte, mediaType string, page format.Page) (Captured, error) {
	if page.Original != nil {
		data = page.Original
	}
	if r.given.Published.Value != "" {
		page.Front.Published = r.given.Published
	}
	if r.given.Outlet.Text != "" {
		page.Front.Outlet = r.given.Outlet
	}
	frozen := text.New(page.Text)
	front, more := r.finder.Complete(frozen, page.Front)
	if front.Published.Value == "" && page.Searched.Value != "" {
		page.Front.Published = page.Searched
		front, more = r.finder.Complete(frozen, page.Front)
		if page.Searched.Rule != html.RulePrinted { // which every reader sees
			more = append(more, searched.With(page.Searched.Value))
		}
	}
	// Themes of pages say that everything is English.
	if said, _, _ := strings.Cut(strings.ToLower(page.Language), "-"); front.Language == "und" && len(said) == 2 && said != "en" {
		front.Language = said
	}
	notes := append(page.Notes, more...)
	a, err := article.New(frozen, front)
	if errors.Is(err, article.ErrEmpty) {
		return Captured{}, &Error{Kind: ErrEmpty, Detail: noWords.With(), Cause: err}
	} else if err != nil {
		return Captured{}, err
	}
	if front.Published.Value == "" {
		notes = append(notes, undated.With())
	}
	switch front.Language {
	case "en":
	case "und":
		notes = append(notes, unknownLanguage.With())
	default:
		notes = append(notes, otherLanguage.With(front.Language))
	}
	if !strings.ContainsAny(page.Text, ".!?…。！？؟։।") {
		notes = append(notes, noSentences.With())
	}
	return Captured{Article: a, Original: data, MediaType: mediaType, Notes: notes}, nil
}
