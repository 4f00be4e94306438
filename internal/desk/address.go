package desk

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/capture/fetch"
)

// AddURL takes what is at an address into a story as a background job, and gives the
// job's ID: the article of a page, the entries of a feed, the pages of a site map.
func (d *Desk) AddURL(id StoryID, address string) int {
	return d.Import(id, []string{withScheme(address)})
}

// isAddress says whether what a person gave is an address of the web and no file.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// most is the number of pages that are taken of a site map.
const most = 200

// inputsFrom gives what is to be read at an address that a person gave, and how many that
// are.
func (d *Desk) inputsFrom(ctx context.Context, address string) (n int, all iter.Seq[input]) {
	resp, err := d.fetch.Get(ctx, fetch.Request{URL: address, Given: true})
	if err != nil {
		return alone(input{source: capture.Source{Name: address}, err: err})
	}
	if f, err := feed.Parse(resp.Data, sentAs(resp)); err == nil {
		return len(f.Entries), fetching(ctx, f.Entries, func(ctx context.Context, e feed.Entry) input { return d.arrive(ctx, arrived{f, e}) })
	}
	if m, ok := feed.ReadSiteMap(resp.Data); ok {
		pages := m.Pages
		for _, at := range m.Maps {
			if len(pages) >= most || ctx.Err() != nil {
				break
			}
			if resp, err := d.fetch.Get(ctx, fetch.Request{URL: at, Robots: true}); err == nil {
				more, _ := feed.ReadSiteMap(resp.Data)
				pages = append(pages, more.Pages...)
			}
		}
		pages = pages[:min(len(pages), most)]
		return len(pages), fetching(ctx, pages, d.page)
	}
	return alone(input{source: d.web(ctx, resp, fetch.Request{Given: true})})
}

// web makes a source of a page that was fetched; its frames are asked for as how was.
func (d *Desk) web(ctx context.Context, resp fetch.Response, how fetch.Request) capture.Source {
	return capture.Web(resp.URL, resp.Type, resp.Data, article.Front{}).Framed(func(address string) ([]byte, error) {
		how.URL = address
		frame, err := d.fetch.Get(ctx, how)
		return frame.Data, err
	})
}

// alone gives one input.
func alone(in input) (int, iter.Seq[input]) { return 1, slices.Values([]input{in}) }

// page fetches a page that a list names.
func (d *Desk) page(ctx context.Context, address string) input {
	resp, err := d.fetch.Get(ctx, fetch.Request{URL: address, Robots: true})
	if err != nil {
		return input{source: capture.Source{Name: address}, err: err, from: pageUnit + address}
	}
	return input{source: d.web(ctx, resp, fetch.Request{Robots: true}), from: pageUnit + address}
}

// fetching makes inputs of what is to be fetched, a few at a time: each is handed on before
// many more are had, so that they do not pile up in memory.
func fetching[T any](ctx context.Context, what []T, f func(context.Context, T) input) iter.Seq[input] {
	return func(yield func(input) bool) { inOrder(ctx, fetchers, slices.Values(what), f, yield) }
}
