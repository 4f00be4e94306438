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
	"strconv"
	"time"

	"github.com/readout-app/readout/internal/message"
)

// Why there is no document, each as a sentence; test for them with errors.Is.
const (
	ErrAddress     message.Kind = "this is no address of the web"
	ErrNear        message.Kind = "the address leads into your own network, where only addresses that you type may lead"
	ErrUnreachable message.Kind = "the host cannot be reached; check the address and the connection"
	ErrUnsafe      message.Kind = "the host's certificate is not in order, so the connection would not be safe"
	ErrSlow        message.Kind = "the host took too long to answer"
	ErrTooLarge    message.Kind = "the document is larger than 20 MB, the limit for one"
	ErrRedirects   message.Kind = "the host sends from one address to another without end"
	ErrNotThere    message.Kind = "there is nothing at this address (404)"
	ErrGone        message.Kind = "the host says that this is gone for good (410)"
	ErrRefused     message.Kind = "the host refuses to give it without an account"
	ErrBusy        message.Kind = "the host asks to be left alone for a while"
	ErrRobots      message.Kind = "the host asks programs not to fetch this page; open it in a browser and add the saved page"
	ErrServer      message.Kind = "the host answered with an error"
	ErrGarbled     message.Kind = "what the host sent cannot be unpacked"
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
func (e *Error) Sentence() string { return e.Said().String() }

// The answers of a host with what it says of them.
const (
	serverSays  message.Kind = "the host answered with an error ({{.Number}})"
	busyMinutes message.Kind = "the host asks to be left alone for a while ({{.Count}} minute)|the host asks to be left alone for a while ({{.Count}} minutes)"
	busyHours   message.Kind = "the host asks to be left alone for a while ({{.Count}} hour)|the host asks to be left alone for a while ({{.Count}} hours)"
)

// Said gives the sentence alone, to be said in any language. A while is told in minutes, in
// hours from two hours on.
func (e *Error) Said() message.Message {
	minutes := int(e.After.Round(time.Minute).Minutes())
	switch {
	case e.Kind == ErrServer && e.Status != 0:
		return serverSays.With(strconv.Itoa(e.Status))
	case e.Kind == ErrBusy && minutes >= 120:
		return busyHours.With(strconv.Itoa(minutes / 60))
	case e.Kind == ErrBusy && minutes >= 1:
		return busyMinutes.With(strconv.Itoa(minutes))
	}
	if said, ok := message.Of(e.Kind); ok {
		return said
	}
	return message.Words(e.Kind.Error())
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
