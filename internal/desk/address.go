package desk

import (
	"context"
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

// inputsFrom gives what is to be read at an address that a person gave.
func (d *Desk) inputsFrom(ctx context.Context, t *task, address string) []input {
	resp, err := d.fetch.Get(ctx, fetch.Request{URL: address, Given: true})
	if err != nil {
		return []input{{source: capture.Source{Name: address}, err: err}}
	}
	if f, err := feed.Parse(resp.Data, sentAs(resp)); err == nil {
		news := make([]arrived, len(f.Entries))
		for i, e := range f.Entries {
			news[i] = arrived{f, e}
		}
		return fetchAll(ctx, t, news, d.arrive)
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
		return fetchAll(ctx, t, pages[:min(len(pages), most)], d.page)
	}
	return []input{{source: capture.Web(resp.URL, resp.Type, resp.Data, article.Front{})}}
}

// page fetches a page that a list names.
func (d *Desk) page(ctx context.Context, address string) input {
	resp, err := d.fetch.Get(ctx, fetch.Request{URL: address, Robots: true})
	if err != nil {
		return input{source: capture.Source{Name: address}, err: err}
	}
	return input{source: capture.Web(resp.URL, resp.Type, resp.Data, article.Front{})}
}

// fetchAll makes inputs of what is to be fetched, a few at a time.
func fetchAll[T any](ctx context.Context, t *task, what []T, f func(context.Context, T) input) []input {
	t.total.Add(int64(len(what)))
	var inputs []input
	inOrder(ctx, fetchers, slices.Values(what), f, func(in input) bool {
		t.done.Add(1)
		inputs = append(inputs, in)
		return ctx.Err() == nil
	})
	return inputs
}
