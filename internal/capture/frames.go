package capture

import (
	"context"
	"net/url"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
)

// framed gives the page of a frameset that holds its article: of the files or addresses it
// puts together, the one with the most text. It gives nil for other pages, and where none of
// the files can be had.
func (r *Registry) framed(ctx context.Context, data []byte, src Source) []format.Page {
	if src.beside == nil {
		return nil
	}
	var best []format.Page
	frames, from := html.Frames(data)
	for _, at := range frames {
		u, err := url.Parse(at)
		if err != nil || !src.fetched && (u.IsAbs() || u.Host != "" || u.Path == "") {
			continue // it was not saved
		}
		if !src.fetched {
			at = u.Path
		}
		frame, err := src.beside(at)
		if err != nil || int64(len(frame)) > r.maxBytes {
			continue
		}
		pages, err := r.kinds[TypeHTML].read(ctx, frame)
		if err != nil || best != nil && textRunes(pages) <= textRunes(best) {
			continue
		}
		for i := range pages {
			if pages[i].Original == nil {
				pages[i].Original = frame
			}
			if pages[i].Front.URL == "" {
				pages[i].Front.URL = from
			}
		}
		best = pages
	}
	return best
}

func textRunes(pages []format.Page) (n int) {
	for _, p := range pages {
		n += utf8.RuneCountInString(p.Text)
	}
	return n
}
