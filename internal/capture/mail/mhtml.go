package mail

import (
	"context"
	"fmt"
	netmail "net/mail"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/message"
)

// ReadMHTML gives the page of a web archive, read by pages, with the address it was
// saved from. The day it was saved is told in a note: it is not that of publication. It fails with
// format.ErrDamaged, html.ErrNoArticle or the context's error.
func ReadMHTML(ctx context.Context, pages *html.Reader, data []byte) (format.Page, error) {
	m, err := parse(data)
	if err != nil {
		return format.Page{}, err
	}
	root := m.Root.BreadthMatchFirst(func(p *enmime.Part) bool {
		return p.ContentType == "text/html" || p.ContentType == "application/xhtml+xml"
	})
	if root == nil {
		return format.Page{}, fmt.Errorf("%w: no page in it", format.ErrDamaged)
	}
	// The content is UTF-8 by now, whatever the page says of itself.
	page, err := pages.Read(ctx, append([]byte("\ufeff"), root.Content...))
	if err != nil {
		return format.Page{}, err
	}
	if page.Front.URL == "" {
		for _, u := range []string{m.GetHeader("Snapshot-Content-Location"), root.Header.Get("Content-Location"), m.GetHeader("Content-Location")} {
			if strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://") {
				page.Front.URL = u
				break
			}
		}
	}
	if saved, err := netmail.ParseDate(m.GetHeader("Date")); err == nil {
		page.Notes = append(page.Notes, savedOn.With(saved.Format(time.DateOnly)))
	}
	return page, nil
}

// savedOn is a note on a page that a browser saved.
const savedOn message.Kind = "The page was saved on {{.Day}}."
