package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/capture/charset"
)

// Outline is one feed of an OPML list.
type Outline struct {
	Title  string
	Folder string // the folders it lies in, joined by "/", or ""
	URL    string // of the feed
	Site   string // its page, or ""
}

// ReadOPML gives the feeds that a list in OPML 1.0 or 2.0 names, each address once, in
// the list's order. It fails with ErrNoFeed for what is no OPML.
func ReadOPML(data []byte) ([]Outline, error) {
	s, _ := charset.Decode(data, encoding(data, ""))
	root := parse(s).find("opml")
	if root == nil {
		return nil, fmt.Errorf("%w: it is no list in OPML", ErrNoFeed)
	}
	body := root.first("body")
	if body == nil {
		body = root
	}
	var all []Outline
	seen := map[string]bool{}
	var walk func(e *element, folder string)
	walk = func(e *element, folder string) {
		for _, c := range e.children {
			if c.name != "outline" {
				continue
			}
			title := strings.Join(strings.Fields(c.attr("title")), " ")
			if title == "" {
				title = strings.Join(strings.Fields(c.attr("text")), " ")
			}
			address := strings.TrimSpace(c.attr("xmlurl"))
			if address == "" {
				inner := strings.ReplaceAll(title, "/", "-")
				if folder != "" && inner != "" {
					inner = folder + "/" + inner
				}
				walk(c, inner)
				continue
			}
			if isAddress(address) && !seen[address] {
				seen[address] = true
				all = append(all, Outline{Title: title, Folder: folder, URL: address, Site: c.attr("htmlurl")})
			}
			walk(c, folder) // some close no outline
		}
	}
	walk(body, "")
	return all, nil
}

// opml is a list as it is written (OPML 2.0).
type opml struct {
	XMLName xml.Name   `xml:"opml"`
	Version string     `xml:"version,attr"`
	Title   string     `xml:"head>title"`
	Created string     `xml:"head>dateCreated"`
	Body    []*outline `xml:"body>outline"`
}

type outline struct {
	Text     string     `xml:"text,attr"`
	Title    string     `xml:"title,attr,omitempty"`
	Type     string     `xml:"type,attr,omitempty"`
	URL      string     `xml:"xmlUrl,attr,omitempty"`
	Site     string     `xml:"htmlUrl,attr,omitempty"`
	Children []*outline `xml:"outline"`
}

// WriteOPML writes feeds as a list in OPML 2.0, those of a folder together.
func WriteOPML(w io.Writer, title string, created time.Time, feeds []Outline) error {
	list := opml{Version: "2.0", Title: title, Created: created.UTC().Format(time.RFC1123)}
	folders := map[string]*outline{}
	for _, f := range feeds {
		into, path := &list.Body, ""
		if f.Folder != "" {
			for name := range strings.SplitSeq(f.Folder, "/") {
				path += "/" + name
				if folders[path] == nil {
					folders[path] = &outline{Text: name}
					*into = append(*into, folders[path])
				}
				into = &folders[path].Children
			}
		}
		text := f.Title
		if text == "" {
			text = f.URL
		}
		*into = append(*into, &outline{Text: text, Title: f.Title, Type: "rss", URL: f.URL, Site: f.Site})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("writing the list of feeds: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(list); err != nil {
		return fmt.Errorf("writing the list of feeds: %w", err)
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return fmt.Errorf("writing the list of feeds: %w", err)
	}
	return nil
}
