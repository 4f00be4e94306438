package capture

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"github.com/readout-app/readout/internal/article/exchange"
	"github.com/readout-app/readout/internal/capture/bundle"
	"github.com/readout-app/readout/internal/capture/docx"
	"github.com/readout-app/readout/internal/capture/epub"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/mail"
	"github.com/readout-app/readout/internal/capture/news"
	"github.com/readout-app/readout/internal/capture/odt"
	"github.com/readout-app/readout/internal/capture/pdf"
	"github.com/readout-app/readout/internal/capture/plain"
	"github.com/readout-app/readout/internal/capture/rtf"
	"github.com/readout-app/readout/internal/capture/table"
	"github.com/readout-app/readout/internal/capture/warc"
	"github.com/readout-app/readout/internal/capture/zip"
)

// Media types of what capture reads.
const (
	TypePlain = "text/plain"
	TypeHTML  = "text/html"
	TypeZIP   = "application/zip"
	TypeDOCX  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	TypeODT   = "application/vnd.oasis.opendocument.text"
	TypeEPUB  = "application/epub+zip"
	TypePDF   = "application/pdf"
	TypeRTF   = "application/rtf"
	TypeMail  = "message/rfc822"
	TypeMHTML = "multipart/related"
	TypeMbox  = "application/mbox"
	TypeWARC  = "application/warc"
	TypeCSV   = "text/csv"
	TypeJSON  = "application/json"
	TypeXLSX  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	TypeNews  = "application/vnd.iptc.g2.newsmessage+xml" // and NITF
	TypeFeed  = "application/rss+xml"                     // and Atom, RDF, JSON Feed
)

// kind is a format: either its documents are read, or it is a container and opened.
type kind struct {
	// read gives the articles of a document, most often one.
	read func(ctx context.Context, data []byte) ([]format.Page, error)
	// open hands the parts of a container on until that reports false. An error says
	// why there are no more of them.
	open func(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error
}

// kinds is the registry's table: what is done with each media type that sniff tells.
func kinds(pages *html.Reader, pdfs *pdf.Reader, bundles *bundle.Splitter, tables *table.Reader) map[string]kind {
	// split gives the articles of a bundle of a press database, in whatever format it
	// was exported, or else the document as one article.
	split := func(read func(context.Context, []byte) (format.Page, error)) func(context.Context, []byte) ([]format.Page, error) {
		return func(ctx context.Context, data []byte) ([]format.Page, error) {
			p, err := read(ctx, data)
			if err != nil {
				return nil, err
			}
			if pages, ok := bundles.Split(strings.Split(p.Text, "\n")); ok {
				return pages, nil
			}
			return []format.Page{p}, nil
		}
	}
	return map[string]kind{
		TypePlain: {read: split(func(_ context.Context, data []byte) (format.Page, error) {
			s, notes := plain.Read(data)
			return format.Page{Text: s, Notes: notes}, nil
		})},
		TypeHTML: {read: func(ctx context.Context, data []byte) ([]format.Page, error) {
			if bundle.InHTML(data) {
				if parts, ok := bundles.Split(html.Shown(data)); ok {
					return parts, nil
				}
			}
			return one(pages.Read)(ctx, data)
		}},
		TypeDOCX: {read: split(docx.Read)},
		TypeODT:  {read: one(odt.Read)},
		TypeEPUB: {read: epub.Read},
		TypePDF:  {read: one(pdfs.Read)},
		TypeRTF:  {read: split(rtf.Read)},
		TypeMHTML: {read: one(func(ctx context.Context, data []byte) (format.Page, error) {
			return mail.ReadMHTML(ctx, pages, data)
		})},
		TypeMail: {open: mail.Open},
		TypeMbox: {open: mail.OpenMbox},
		TypeWARC: {open: warc.Open},
		TypeZIP:  {open: zip.Open},
		TypeCSV:  {open: tables.OpenCSV},
		TypeXLSX: {open: tables.OpenXLSX},
		TypeJSON: {open: func(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
			return tables.OpenJSON(ctx, in, stated, yield)
		}},
		TypeNews: {read: news.ReadXML},
		TypeFeed: {open: feed.Open},
	}
}

// stated gives the article of a JSON object that is one in a known form: as Readout writes
// its own, or as the agencies do.
func stated(raw json.RawMessage) (format.Page, bool) {
	if text, front, ok := exchange.Parse(raw); ok {
		return format.Page{Text: text, Front: front}, true
	}
	return news.Ninjs(raw)
}

// one adapts a format whose documents are one article each.
func one(read func(context.Context, []byte) (format.Page, error)) func(context.Context, []byte) ([]format.Page, error) {
	return func(ctx context.Context, data []byte) ([]format.Page, error) {
		p, err := read(ctx, data)
		if err != nil {
			return nil, err
		}
		return []format.Page{p}, nil
	}
}
