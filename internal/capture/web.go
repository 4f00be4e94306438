package capture

import (
	"errors"
	"mime"
	"net/url"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/capture/feed"
)

// Web is a document that came from an address, with the Content-Type it was sent under.
// known is what is known of the article beside its own words; what the document states
// goes before it. Its original is the bytes as they came, in UTF-8 where they were
// readable only by the encoding they were sent under.
func Web(address, contentType string, data []byte, known article.Front) Source {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" && !utf8.Valid(data) {
		if kind, _ := sniff(data); kind == TypeHTML || kind == TypePlain {
			s, _ := charset.Decode(data, params["charset"])
			data = []byte("\ufeff" + s)
		}
	}
	s := Bytes(address, data)
	s.url, s.known = address, known
	return s
}

// Framed gives a source from the web that can ask for the frames it is put together of, at
// their whole addresses. Those of another host are asked for nothing: they are
// advertisements.
func (s Source) Framed(get func(address string) ([]byte, error)) Source {
	base, err := url.Parse(s.url)
	if err != nil || base.Host == "" {
		return s
	}
	s.fetched = true
	s.beside = func(name string) ([]byte, error) {
		u, err := base.Parse(name)
		if err != nil || u.Host != base.Host || u.Scheme != base.Scheme {
			return nil, errors.New("the frame is of another place")
		}
		return get(u.String())
	}
	return s
}

// Entry is an entry of a feed with the text that the feed carries. It fails with a
// sentence where there are no words.
func Entry(f feed.Feed, e feed.Entry) (Source, error) {
	page, err := f.Page(e)
	if err != nil {
		return Source{}, err
	}
	name := e.Link
	if name == "" {
		name = e.Title
	}
	markup, _ := e.Markup()
	return Source{Name: name, Open: Bytes(name, []byte(markup)).Open, page: &page}, nil
}

// completed gives what a document states, with what is known of it in its gaps.
func (s Source) completed(front article.Front) article.Front {
	if front.URL == "" {
		front.URL = s.url
	}
	if front.Published.Value == "" {
		front.Published = s.known.Published
	}
	if front.Outlet.Text == "" {
		front.Outlet = s.known.Outlet
	}
	if front.Byline.Text == "" {
		front.Byline = s.known.Byline
	}
	return front
}
