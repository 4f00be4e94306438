package epub

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/capture/zip"
	"github.com/readout-app/readout/internal/message"
)

// maxParts bounds the parts of the reading order that are read.
const maxParts = 5000

// container is META-INF/container.xml: where the book's own description lies.
type container struct {
	Roots []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// book is the package document.
type book struct {
	Title     string   `xml:"metadata>title"`
	Publisher string   `xml:"metadata>publisher"`
	Dates     []string `xml:"metadata>date"`
	Items     []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"media-type,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID     string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
}

// Read gives the articles of a book. It fails with format.ErrDamaged where the book's
// description cannot be read, with format.ErrEncrypted where its texts are locked,
// with html.ErrNoArticle where nothing is running text, or with the context's error.
func Read(ctx context.Context, data []byte) ([]format.Page, error) {
	pkg, err := zip.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	var c container
	if err := entry(pkg, "META-INF/container.xml", &c); err != nil {
		return nil, err
	}
	if len(c.Roots) == 0 {
		return nil, format.ErrDamaged
	}
	root := c.Roots[0].Path
	var b book
	if err := entry(pkg, root, &b); err != nil {
		return nil, err
	}
	if rights, err := pkg.Entry("META-INF/encryption.xml"); err == nil && !onlyFonts(rights) {
		return nil, format.ErrEncrypted
	}
	items := map[string]string{}
	for _, item := range b.Items {
		if strings.Contains(item.Type, "html") {
			href, err := url.PathUnescape(item.Href)
			if err == nil {
				items[item.ID] = path.Join(path.Dir(root), href)
			}
		}
	}
	var pages []format.Page
	for _, ref := range b.Spine[:min(len(b.Spine), maxParts)] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		markup, err := pkg.Entry(items[ref.ID])
		if err != nil || ref.Linear == "no" {
			continue // a part that is not there; the others are
		}
		p, err := html.Whole(markup)
		if err != nil {
			continue // a cover, a table of contents
		}
		b.complete(&p)
		p.Original = markup
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, html.ErrNoArticle
	}
	return pages, nil
}

// complete adds what the book states to one of its articles.
func (b book) complete(p *format.Page) {
	if name := format.Squeeze(b.Publisher); name != "" {
		p.Front.Outlet = article.Passage{Text: name, Rule: format.RuleMetadata}
	}
	for _, d := range b.Dates {
		d = strings.TrimSpace(d)
		// A day that stands in the text goes before that of the book.
		if _, err := time.Parse(time.DateOnly, d[:min(len(d), len(time.DateOnly))]); err == nil {
			p.Searched = article.Published{Value: d[:len(time.DateOnly)], Rule: format.RuleMetadata}
			break
		}
	}
	if title := format.Squeeze(b.Title); title != "" {
		p.Notes = append(p.Notes, fromBook.With(title))
	}
}

// onlyFonts says whether all that a book locks are its fonts, which is common.
func onlyFonts(rights []byte) bool {
	var e struct {
		Data []struct {
			Ref struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	if xml.Unmarshal(rights, &e) != nil {
		return false
	}
	for _, d := range e.Data {
		switch strings.ToLower(path.Ext(d.Ref.URI)) {
		case ".ttf", ".otf", ".woff", ".woff2", ".ttc":
		default:
			return false
		}
	}
	return true
}

// entry reads an XML file of the book.
func entry(pkg zip.Package, name string, into any) error {
	data, err := pkg.Entry(name)
	if err != nil {
		return fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	if err := d.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %s: %w", format.ErrDamaged, name, err)
	}
	return nil
}

// fromBook is a note on a chapter.
const fromBook message.Kind = "Taken from the book “{{.Words}}”."
