package fetch

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"
)

// Why there is no document, each as a sentence; test for them with errors.Is.
var (
	ErrAddress     = errors.New("this is no address of the web")
	ErrNear        = errors.New("the address leads into your own network, where only addresses that you type may lead")
	ErrUnreachable = errors.New("the host cannot be reached; check the address and the connection")
	ErrUnsafe      = errors.New("the host's certificate is not in order, so the connection would not be safe")
	ErrSlow        = errors.New("the host took too long to answer")
	ErrTooLarge    = errors.New("the document is larger than 20 MB, the limit for one")
	ErrRedirects   = errors.New("the host sends from one address to another without end")
	ErrNotThere    = errors.New("there is nothing at this address (404)")
	ErrGone        = errors.New("the host says that this is gone for good (410)")
	ErrRefused     = errors.New("the host refuses to give it without an account")
	ErrBusy        = errors.New("the host asks to be left alone for a while")
	ErrRobots      = errors.New("the host asks programs not to fetch this page; open it in a browser and add the saved page")
	ErrServer      = errors.New("the host answered with an error")
	ErrGarbled     = errors.New("what the host sent cannot be unpacked")
)

// Error says why there is no document.
type Error struct {
	Kind   error         // one of the errors of this package
	URL    string        // what was asked for
	Status int           // of the answer, 0 for none
	After  time.Duration // for ErrBusy: how long to wait
	Cause  error         // for the log; may be nil
}

// Error gives the sentence with its address.
func (e *Error) Error() string { return e.URL + ": " + e.Sentence() }

// Sentence gives the sentence alone.
func (e *Error) Sentence() string {
	switch {
	case e.Kind == ErrServer && e.Status != 0:
		return fmt.Sprintf("%v (%d)", e.Kind, e.Status)
	case e.Kind == ErrBusy && e.After >= time.Minute:
		return fmt.Sprintf("%v (%s)", e.Kind, minutes(e.After))
	}
	return e.Kind.Error()
}

// minutes gives a time in whole minutes, or hours from two hours on.
func minutes(d time.Duration) string {
	switch n := int(d.Round(time.Minute).Minutes()); {
	case n >= 120:
		return fmt.Sprintf("%d hours", n/60)
	case n == 1:
		return "1 minute"
	default:
		return fmt.Sprintf("%d minutes", n)
	}
}

// Unwrap gives kind and cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// fail gives what went wrong on the way its kind. Where ctx is done it is that.
func fail(ctx context.Context, at *url.URL, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("fetching %s: %w", at, ctx.Err())
	}
	if e := (*Error)(nil); errors.As(err, &e) {
		return &Error{Kind: e.Kind, URL: at.String(), After: e.After, Cause: e.Cause}
	}
	kind := ErrUnreachable
	var slow net.Error
	var broken flate.CorruptInputError
	var certificate *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	switch {
	case errors.Is(err, errTooLarge):
		kind = ErrTooLarge
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &slow) && slow.Timeout():
		kind = ErrSlow
	case errors.As(err, &certificate), errors.As(err, &unknown):
		kind = ErrUnsafe
	case errors.Is(err, errPacked), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, zlib.ErrHeader),
		errors.Is(err, zlib.ErrChecksum), errors.As(err, &broken):
		kind = ErrGarbled
	}
	return &Error{Kind: kind, URL: at.String(), Cause: err}
}
