package capture

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/plain"
	"github.com/readout-app/readout/internal/message"
)

// Why a source gives no article. Each is one sentence that a person understands;
// test for them with errors.Is.
const (
	ErrEmpty      message.Kind = "the file is empty"
	ErrBinary     message.Kind = "the file is not text: it looks like a program or a picture"
	ErrTooLarge   message.Kind = "the file is too large"
	ErrNoArticle               = html.ErrNoArticle
	ErrNotUTF8                 = plain.ErrNotUTF8
	ErrUnreadable message.Kind = "the file cannot be read"
	ErrTooDeep    message.Kind = "the archive lies within too many others"
	ErrBroken     message.Kind = "the file is so broken that it cannot be read"
)

// Error says why a source gave no article.
type Error struct {
	Name   string          // of the source
	Kind   error           // one of the sentinels of this package, or another message
	Detail message.Message // more exact than Kind; may be zero
	Cause  error           // what the system said, for the log; may be nil
}

// Error gives the source's name and one plain sentence; the cause is left out.
func (e *Error) Error() string { return e.Name + ": " + e.Sentence() }

// Sentence gives the sentence alone.
func (e *Error) Sentence() string { return e.Said().String() }

// Said gives the sentence alone, to be said in any language.
func (e *Error) Said() message.Message {
	if !e.Detail.IsZero() {
		return e.Detail
	}
	if said, ok := message.Of(e.Kind); ok {
		return said
	}
	return message.Words(e.Kind.Error())
}

// What is wrong with a file, more exactly than its kind says.
const (
	notThere    message.Kind = "the file is not there (it was moved, renamed or deleted)"
	notAllowed  message.Kind = "the file may not be read (permission denied)"
	noFile      message.Kind = "it is not a file"
	overLimit   message.Kind = "the file is larger than {{.Size}}, the limit for one file"
	noWords     message.Kind = "the file has no words"
	emptyBundle message.Kind = "the archive holds no files"
)

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
		e.Detail = notThere.With()
	case errors.Is(cause, fs.ErrPermission):
		e.Detail = notAllowed.With()
	case errors.Is(cause, errNotRegular):
		e.Detail = noFile.With()
	}
	return e
}

var errNotRegular = errors.New("not a regular file")

func tooLarge(name string, limit int64) error {
	return &Error{Name: name, Kind: ErrTooLarge, Detail: overLimit.With(size(limit))}
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
