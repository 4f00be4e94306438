package capture

import (
	"context"
	"io"

	"github.com/readout-app/readout/internal/capture/docx"
	"github.com/readout-app/readout/internal/capture/epub"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/mail"
	"github.com/readout-app/readout/internal/capture/odt"
	"github.com/readout-app/readout/internal/capture/pdf"
	"github.com/readout-app/readout/internal/capture/plain"
	"github.com/readout-app/readout/internal/capture/rtf"
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
func kinds(pdfs *pdf.Reader) map[string]kind {
	return map[string]kind{
		TypePlain: {read: func(_ context.Context, data []byte) ([]format.Page, error) {
			s, notes := plain.Read(data)
			return []format.Page{{Text: s, Notes: notes}}, nil
		}},
		TypeHTML:  {read: one(html.Read)},
		TypeDOCX:  {read: one(docx.Read)},
		TypeODT:   {read: one(odt.Read)},
		TypeEPUB:  {read: epub.Read},
		TypePDF:   {read: one(pdfs.Read)},
		TypeRTF:   {read: one(rtf.Read)},
		TypeMHTML: {read: one(mail.ReadMHTML)},
		TypeMail:  {open: mail.Open},
		TypeMbox:  {open: mail.OpenMbox},
		TypeWARC:  {open: warc.Open},
		TypeZIP:   {open: zip.Open},
	}
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
