package capture

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/plain"
)

// Why a source gives no article. Each is one sentence that a person understands;
// test for them with errors.Is.
var (
	ErrEmpty      = errors.New("the file is empty")
	ErrBinary     = errors.New("the file is not text: it looks like a program or a picture")
	ErrTooLarge   = errors.New("the file is too large")
	ErrNoArticle  = html.ErrNoArticle
	ErrNotUTF8    = plain.ErrNotUTF8
	ErrUnreadable = errors.New("the file cannot be read")
	ErrTooDeep    = errors.New("the archive lies within too many others")
	ErrBroken     = errors.New("the file is so broken that it cannot be read")
)

// Error says why a source gave no article.
type Error struct {
	Name   string // of the source
	Kind   error  // one of the sentinels of this package
	Detail string // a sentence more exact than Kind's, or empty
	Cause  error  // what the system said, for the log; may be nil
}

// Error gives the source's name and one plain sentence; the cause is left out.
func (e *Error) Error() string { return e.Name + ": " + e.Sentence() }

// Sentence gives the sentence alone.
func (e *Error) Sentence() string {
	if e.Detail != "" {
		return e.Detail
	}
	return e.Kind.Error()
}

// Unwrap gives kind and cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// unreadable turns an error of the file system into an Error.
func unreadable(name string, cause error) error {
	if e := (*Error)(nil); errors.As(cause, &e) {
		return e
	}
	e := &Error{Name: name, Kind: ErrUnreadable, Cause: cause}
	switch {
	case errors.Is(cause, fs.ErrNotExist):
		e.Detail = "the file is not there (it was moved, renamed or deleted)"
	case errors.Is(cause, fs.ErrPermission):
		e.Detail = "the file may not be read (permission denied)"
	case errors.Is(cause, errNotRegular):
		e.Detail = "it is not a file"
	}
	return e
}

var errNotRegular = errors.New("not a regular file")

func tooLarge(name string, limit int64) error {
	return &Error{Name: name, Kind: ErrTooLarge, Detail: fmt.Sprintf("the file is larger than %s, the limit for one file", size(limit))}
}

// size gives a number of bytes as people say it.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
