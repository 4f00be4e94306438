package feed

import (
	"bytes"
	"mime"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/message"
)

// Feed is a feed with the entries it holds at present, in its own order.
type Feed struct {
	Title    string // plain
	About    string // what the feed says of itself, markup
	Link     string // the site's address
	Language string // a tag of BCP 47 as it stands there, or ""
	Entries  []Entry
	// Notes are plain sentences that a person should know: the encoding was wrongly
	// declared.
	Notes message.Text
}

// Entry is one entry of a feed.
type Entry struct {
	// ID is the name that the feed gives the entry, its address for one without.
	ID       string
	Title    string // plain
	Link     string // the article's address, absolute where that can be told
	Authors  []string
	Summary  string // markup, the short text
	Content  string // markup, the full text where the feed carries it
	Tags     []string
	Language string // of the entry or its feed
	// Source is the outlet or feed that the entry was taken from, as it says.
	Source string
	// Published and Updated are days or moments of ISO 8601, as precise as they were
	// given and with the zone they were given in; "" for none.
	Published, Updated string
}

// ErrNoFeed says that a document is no feed of a known kind.
const ErrNoFeed message.Kind = "this is no feed that can be read"

// Sent is how a document came.
type Sent struct {
	Type     string // the Content-Type it was sent with, or ""
	Base     string // the address it was sent from, or ""
	Language string // the Content-Language it was sent with, or ""
}

// Parse reads a feed. It fails with ErrNoFeed, and takes what can be taken from one
// that is broken or cut short.
func Parse(data []byte, sent Sent) (Feed, error) {
	s, notes := charset.Decode(data, encoding(data, sent.Type))
	trimmed := strings.TrimLeft(strings.Map(letter, s), "\ufeff \t\r\n")
	var f Feed
	ok := false
	if strings.HasPrefix(trimmed, "{") {
		f, ok = parseJSON(trimmed, sent)
	} else {
		f, ok = parseXML(trimmed, sent)
	}
	if !ok {
		return Feed{}, ErrNoFeed
	}
	f.Notes = notes
	return f, nil
}

var xmlEncoding = regexp.MustCompile(`^[^>]{0,200}?<\?xml[^>]{0,100}?encoding\s*=\s*["']\s*([A-Za-z0-9_:.\-]{2,40})`)

// encoding gives the encoding that a document was sent in, says it is in, or "".
func encoding(data []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	const head = 512
	if m := xmlEncoding.FindSubmatch(bytes.ReplaceAll(data[:min(len(data), head)], []byte{0}, nil)); m != nil {
		return string(m[1])
	}
	return ""
}

// letter leaves out what no document of text holds, and puts right the letters of
// Windows that were copied into UTF-8 as if they were those of Latin-1.
func letter(r rune) rune {
	switch {
	case r >= 0x80 && r < 0xa0:
		return charmap.Windows1252.DecodeByte(byte(r))
	case r < ' ' && r != '\n' && r != '\r' && r != '\t':
		return -1
	}
	return r
}

// absolute gives an address in full: relative ones are taken from base. What is no
// address comes back as it is.
func absolute(base, ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil || u.IsAbs() || base == "" {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	return b.ResolveReference(u).String()
}

// isAddress says whether s is an address of the web.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
