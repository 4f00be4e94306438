package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// redirect is where a host sends to.
type redirect struct {
	to      *url.URL
	lasting bool // for good
}

// once asks for a document without following redirects, when it is the host's turn.
func (c *Client) once(ctx context.Context, at *url.URL, r Request, near bool) (Response, *redirect, error) {
	h := c.host(at.Host)
	if err := h.turn(ctx, c.opts); err != nil {
		return Response{}, nil, fail(ctx, at, err)
	}
	defer h.done()
	if err := c.refused(at, near); err != nil {
		return Response{}, nil, err
	}
	bounded, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(bounded, http.MethodGet, at.String(), nil)
	if err != nil {
		return Response{}, nil, &Error{Kind: ErrAddress, URL: at.String(), Cause: err}
	}
	req.Header.Set("User-Agent", c.opts.Agent)
	req.Header.Set("Accept-Encoding", "gzip, deflate")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		req.Header.Set("If-Modified-Since", r.Modified)
	}
	transport := c.guarded
	if near {
		transport = c.open
	}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		return Response{}, nil, fail(ctx, at, err)
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
	case http.StatusNotModified:
		return Response{URL: at.String(), Unchanged: true, ETag: either(resp.Header.Get("ETag"), r.ETag), Modified: either(resp.Header.Get("Last-Modified"), r.Modified)}, nil, nil
	case http.StatusMovedPermanently, http.StatusPermanentRedirect, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect:
		to, err := at.Parse(resp.Header.Get("Location"))
		if err != nil || resp.Header.Get("Location") == "" {
			return Response{}, nil, &Error{Kind: ErrRedirects, URL: at.String(), Cause: err}
		}
		lasting := resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusPermanentRedirect
		return Response{}, &redirect{to, lasting}, nil
	default:
		return Response{}, nil, c.answered(h, at, resp)
	}
	out := Response{
		URL: at.String(), Type: resp.Header.Get("Content-Type"), Language: resp.Header.Get("Content-Language"),
		ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"),
	}
	out.Data, out.Cut, err = c.body(resp)
	if err != nil {
		return Response{}, nil, fail(ctx, at, err)
	}
	return out, nil, nil
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// What is said within the package of a body.
var (
	errTooLarge = errors.New("larger than the bound")
	errPacked   = errors.New("packed in a way that was not asked for")
)

// body reads a body and unpacks it, both within the bound of size. What came before
// the connection broke off is given, cut.
func (c *Client) body(resp *http.Response) (data []byte, cut bool, err error) {
	limit := c.opts.MaxBytes
	if resp.ContentLength > limit {
		return nil, false, errTooLarge
	}
	var in io.Reader = &bounded{resp.Body, limit}
	switch coding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); coding {
	case "", "identity":
	case "gzip", "x-gzip":
		if in, err = gzip.NewReader(in); err != nil {
			return nil, false, fmt.Errorf("unpacking: %w", err)
		}
	case "deflate":
		// It should be zlib's format (RFC 9110, 8.4.1.2); some send the bare one.
		buffered := bufio.NewReader(in)
		head, err := buffered.Peek(2)
		if err == nil && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			if in, err = zlib.NewReader(buffered); err != nil {
				return nil, false, fmt.Errorf("unpacking: %w", err)
			}
		} else {
			in = flate.NewReader(buffered)
		}
	default:
		return nil, false, fmt.Errorf("%w: %s", errPacked, coding)
	}
	data, err = io.ReadAll(&bounded{in, limit})
	if errors.Is(err, io.ErrUnexpectedEOF) && len(data) > 0 {
		return data, true, nil
	}
	return data, false, err
}

// bounded is a reader that fails with errTooLarge beyond its bound.
type bounded struct {
	in   io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p[:min(int64(len(p)), b.left+1)])
	if b.left -= int64(n); b.left < 0 {
		return n, errTooLarge
	}
	return n, err
}

// answered makes an error of an answer that is no document. A host that says for how
// long it wants to be left alone is.
func (c *Client) answered(h *host, at *url.URL, resp *http.Response) error {
	e := &Error{Kind: ErrServer, URL: at.String(), Status: resp.StatusCode}
	switch resp.StatusCode {
	case http.StatusNotFound:
		e.Kind = ErrNotThere
	case http.StatusGone:
		e.Kind = ErrGone
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired, http.StatusUnavailableForLegalReasons:
		e.Kind = ErrRefused
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		e.Kind = ErrBusy
		e.After = after(resp.Header.Get("Retry-After"), c.opts.Clock())
		h.leave(c.opts.Clock().Add(e.After))
	}
	return e
}

// longest is how long a host may ask to be left alone at once.
const longest = 24 * time.Hour

// after reads Retry-After: seconds or a date (RFC 9110, 10.2.3). Without one that can
// be read it is a minute.
func after(s string, now time.Time) time.Duration {
	d := time.Minute
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 {
		d = time.Duration(min(n, int(longest/time.Second))) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		d = max(0, t.Sub(now))
	}
	return min(d, longest)
}
