package mail

import (
	"bytes"
	"context"
	"fmt"
	"io"
	netmail "net/mail"
	"regexp"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/message"
)

// Open gives the body of a message as an article, then its attachments as parts. A
// message without running text that has attachments gives these alone. It fails with
// format.ErrDamaged, format.ErrTooLarge or the context's error.
func Open(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	data, err := all(in)
	if err != nil {
		return err
	}
	m, err := parse(data)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	page, err := body(m)
	attached := attachments(m)
	switch {
	case err == nil:
		if !yield(format.Part{Name: "message", Data: data, Page: &page}) {
			return nil
		}
	case len(attached) == 0:
		return err
	}
	for _, p := range attached {
		if !yield(p) {
			return nil
		}
	}
	return nil
}

// all reads a message whole.
func all(in *io.SectionReader) ([]byte, error) {
	if in.Size() > format.MaxPart {
		return nil, format.ErrTooLarge
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, fmt.Errorf("reading a message: %w", err)
	}
	return data, nil
}

// boundaries are what parts within parts need one each of.
var boundaries = regexp.MustCompile(`(?i)boundary\s*=`)

// maxBoundaries bounds the parts one within another: the parser goes down into each,
// and a letter passes through the readers of all.
const maxBoundaries = 200

func parse(data []byte) (*enmime.Envelope, error) {
	if len(boundaries.FindAllIndex(data, maxBoundaries+1)) > maxBoundaries {
		return nil, fmt.Errorf("%w: too many parts within one another", format.ErrDamaged)
	}
	parser := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true), enmime.DisableTextConversion(true))
	m, err := parser.ReadEnvelope(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	return m, nil
}

// body makes an article of a message's text: of the plain form, or of the HTML form
// where there is only that or the plain one is a stub.
func body(m *enmime.Envelope) (format.Page, error) {
	plain := strings.TrimSpace(strings.ReplaceAll(m.Text, "\r\n", "\n"))
	paragraphs := strings.Split(plain, "\n\n")
	if len(plain) < stub {
		if shown := html.Shown([]byte(m.HTML)); len(shown) > 0 {
			paragraphs = shown
		}
	}
	if strings.TrimSpace(strings.Join(paragraphs, "")) == "" {
		return format.Page{}, errNoText
	}
	page := format.New(subject(m.GetHeader("Subject")), paragraphs)
	from, _ := netmail.ParseAddress(m.GetHeader("From"))
	switch {
	case from == nil || from.Name == "":
	case m.GetHeader("List-Id") != "" || m.GetHeader("List-Unsubscribe") != "":
		page.Front.Outlet = article.Passage{Text: from.Name, Rule: format.RuleMetadata} // a newsletter
	default:
		page.Front.Byline = article.Passage{Text: from.Name, Rule: format.RuleMetadata}
	}
	// The day a message was sent is not always that of the report in it.
	if sent, err := netmail.ParseDate(m.GetHeader("Date")); err == nil {
		page.Searched = article.Published{Value: sent.Format(time.RFC3339), Rule: format.RuleMetadata}
	}
	return page, nil
}

// stub is the length in bytes below which a plain form only says that there is an
// HTML one.
const stub = 200

const errNoText message.Kind = "the message has no text"

// marks are what programs put before a subject that is answered or passed on.
var marks = regexp.MustCompile(`(?i)^(?:\s*(?:re|fwd?|aw|wg|tr|sv|vs|rv|ynt|отв|пер)\s*(?:\[\d+\])?\s*:\s*)+`)

func subject(s string) string { return strings.TrimSpace(marks.ReplaceAllString(s, "")) }

// attachments are the files of a message that may hold articles; pictures, signatures
// and calendars do not.
func attachments(m *enmime.Envelope) []format.Part {
	var parts []format.Part
	for i, a := range append(m.Attachments, m.OtherParts...) {
		kind, _, _ := strings.Cut(a.ContentType, "/")
		if kind == "image" || kind == "audio" || kind == "video" || kind == "font" || kind == "multipart" ||
			strings.HasPrefix(a.ContentType, "application/pgp") || strings.Contains(a.ContentType, "pkcs7") || a.ContentType == "text/calendar" ||
			a.ContentType == "message/delivery-status" || len(a.Content) == 0 {
			continue
		}
		name := a.FileName
		if name == "" {
			name = fmt.Sprintf("attachment %d", i+1)
		}
		parts = append(parts, format.Part{Name: name, Data: a.Content})
	}
	return parts
}
