package news

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/date"
	"github.com/readout-app/readout/internal/capture/format"
)

// newsItem is an article by NewsML-G2 2.x. Names are taken without their namespace.
type newsItem struct {
	GUID     string `xml:"guid,attr"`
	Provider struct {
		Names   []string `xml:"name"`
		Literal string   `xml:"literal,attr"`
	} `xml:"itemMeta>provider"`
	Version   string `xml:"itemMeta>versionCreated"`
	FirstMade string `xml:"itemMeta>firstCreated"`
	Content   struct {
		Headlines []string `xml:"headline"`
		By        []string `xml:"by"`
		Created   string   `xml:"contentCreated"`
		Dateline  string   `xml:"dateline"`
		Sources   []struct {
			Names   []string `xml:"name"`
			Literal string   `xml:"literal,attr"`
		} `xml:"infoSource"`
	} `xml:"contentMeta"`
	Inline []struct {
		Type string `xml:"contenttype,attr"`
		Body string `xml:",innerxml"`
	} `xml:"contentSet>inlineXML"`
	Data []struct {
		Type string `xml:"contenttype,attr"`
		Body string `xml:",chardata"`
	} `xml:"contentSet>inlineData"`
}

// nitf is an article by NITF 3.x.
type nitf struct {
	Title string `xml:"head>title"`
	Issue struct {
		Date string `xml:"norm,attr"`
	} `xml:"head>docdata>date.issue"`
	Source struct {
		Name string `xml:"name,attr"`
	} `xml:"head>pubdata"`
	Headline string `xml:"body>body.head>hedline>hl1"`
	Byline   struct {
		Text string `xml:",innerxml"`
	} `xml:"body>body.head>byline"`
	Distributor string `xml:"body>body.head>distributor"`
	Content     struct {
		Body string `xml:",innerxml"`
	} `xml:"body>body.content"`
}

// maxItems bounds the articles of one message.
const maxItems = 10_000

// ReadXML gives the articles of a NewsML-G2 message, a single item, or an NITF
// document. It fails with format.ErrDamaged, or the context's error.
func ReadXML(ctx context.Context, data []byte) ([]format.Page, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	var pages []format.Page
	for len(pages) < maxItems {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			if len(pages) > 0 {
				break // what stands before the break is whole
			}
			return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "newsItem":
			var item newsItem
			if err := d.DecodeElement(&item, &start); err != nil {
				continue
			}
			if p, ok := item.page(); ok {
				pages = append(pages, p)
			}
		case "nitf":
			var n nitf
			if err := d.DecodeElement(&n, &start); err != nil {
				continue
			}
			if p, ok := n.page(); ok {
				pages = append(pages, p)
			}
		}
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("%w: no article in it", format.ErrDamaged)
	}
	return pages, nil
}

func (n newsItem) page() (format.Page, bool) {
	var paragraphs []string
	var inner nitf
	for _, in := range n.Inline {
		if strings.Contains(in.Type, "nitf") || strings.Contains(in.Body, "<nitf") {
			if xml.Unmarshal([]byte(in.Body), &inner) == nil {
				paragraphs = shown(inner.Content.Body)
			}
		} else {
			paragraphs = shown(in.Body)
		}
		if len(paragraphs) > 0 {
			break
		}
	}
	for _, data := range n.Data {
		if len(paragraphs) == 0 {
			paragraphs = lines(data.Body)
		}
	}
	if len(paragraphs) == 0 {
		return format.Page{}, false
	}
	c := n.Content
	p := format.New(first(append(c.Headlines, inner.Headline, inner.Title)...), paragraphs)
	p.Front.Byline = passage(first(c.By...))
	source := ""
	for _, s := range c.Sources {
		source = first(source, first(s.Names...), s.Literal)
	}
	p.Front.Outlet = passage(first(first(n.Provider.Names...), n.Provider.Literal, source))
	p.Front.Published = published(first(c.Created, n.FirstMade, n.Version))
	if strings.HasPrefix(n.GUID, "http") {
		p.Front.URL = n.GUID
	}
	return p, true
}

func (n nitf) page() (format.Page, bool) {
	paragraphs := shown(n.Content.Body)
	if len(paragraphs) == 0 {
		return format.Page{}, false
	}
	p := format.New(first(n.Headline, n.Title), paragraphs)
	p.Front.Byline = passage(strings.TrimPrefix(strings.Join(shown(n.Byline.Text), " "), "By "))
	p.Front.Outlet = passage(first(n.Distributor, n.Source.Name))
	p.Front.Published = published(n.Issue.Date)
	return p, true
}

// published reads a date of ISO 8601, in its full or its short form.
func published(s string) article.Published {
	value := date.Published(s)
	if value == "" {
		return article.Published{}
	}
	return article.Published{Value: value, Rule: format.RuleMetadata}
}
