package format

import (
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/text"
)

// Page is one article as its format states it, before its text is frozen and its
// front matter completed from the text.
type Page struct {
	Text string // to be frozen
	// Front is what the format states outside the text or in a marked place of it; a
	// headline that stands in Text has its span.
	Front article.Front
	// Searched is a day of publication that was found by searching where none is
	// stated, so that a day which stands in the text goes before it.
	Searched article.Published
	// Language is what the format says its text is in, a tag of BCP 47: for what the
	// words alone do not tell, since pages say it wrongly at times.
	Language string
	Notes    message.Text // for people
	// Original is the article's own piece of the source, for a source that holds many
	// articles; nil for the whole source.
	Original []byte
}

// RuleMetadata names values that a format states outside its text.
const RuleMetadata = "metadata"

// New makes a Page of paragraphs below a headline, which may be empty. A headline
// that the first paragraph repeats stands once.
func New(headline string, paragraphs []string) Page {
	headline = Squeeze(headline)
	if headline != "" && len(paragraphs) > 0 && strings.EqualFold(Squeeze(paragraphs[0]), headline) {
		paragraphs = paragraphs[1:]
	}
	p := Page{Text: strings.Join(paragraphs, "\n\n")}
	if headline == "" {
		return p
	}
	p.Front.Headline = article.Passage{
		Span: text.Span{Start: 0, End: utf8.RuneCountInString(headline)}, Text: headline, Rule: RuleMetadata,
	}
	p.Text = headline + "\n\n" + p.Text
	return p
}

// Squeeze makes runs of white space one space and cuts it at both ends.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// Part is one thing in a container: the bytes of a file in any format, a Page that
// the container states itself, or why neither can be had.
type Part struct {
	Name string // within its container: "letters/12.eml", "message 3"
	URL  string // the address it was taken from, or ""
	Data []byte
	Page *Page
	// Beside gives another file of the container by its name from where this one lies, for
	// a page that is put together of several; nil where there is none.
	Beside func(name string) ([]byte, error)
	Err    error // one sentence
}

// The bounds of what a container may hold. A ZIP of the size of a mail can unpack to
// more than a disk takes.
const (
	// MaxPart is the size of one part in bytes.
	MaxPart = 20 << 20
	// MaxParts is the number of parts of one container.
	MaxParts = 1_000_000
	// MaxDepth is the number of containers one within another.
	MaxDepth = 3
)

// Why a format gives no article, as several of them say it.
const (
	// ErrEncrypted says that a password is needed.
	ErrEncrypted message.Kind = "the file is protected by a password; save it without one and add it again"
	// ErrTooLarge says that a part is larger than MaxPart once it is unpacked.
	ErrTooLarge message.Kind = "the file is larger than 20 MB once it is unpacked, the limit for one file"
	// ErrDamaged says that the format's own structure does not hold.
	ErrDamaged message.Kind = "the file is damaged and cannot be read"
)

// Headed makes a Page of paragraphs of which the one at index heading is the
// headline; -1 for none that the format states.
func Headed(paragraphs []string, heading int) Page {
	p := Page{Text: strings.Join(paragraphs, "\n\n")}
	if heading < 0 || heading >= len(paragraphs) {
		return p
	}
	start := 0
	for _, before := range paragraphs[:heading] {
		start += utf8.RuneCountInString(before) + len("\n\n")
	}
	headline := paragraphs[heading]
	p.Front.Headline = article.Passage{
		Span: text.Span{Start: start, End: start + utf8.RuneCountInString(headline)}, Text: headline, Rule: RuleMetadata,
	}
	return p
}
