package feed

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/date"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/message"
)

// Markup gives the fuller text of an entry, and whether it is only a stub: a teaser
// for an article that stands elsewhere.
func (e Entry) Markup() (markup string, stub bool) {
	markup = e.Content
	if utf8.RuneCountInString(Words(e.Summary)) > utf8.RuneCountInString(Words(markup)) {
		markup = e.Summary
	}
	words := Words(markup)
	const short = 120 // words: a news item of its own has more
	if len(strings.Fields(words)) < short {
		return markup, true
	}
	for _, end := range []string{"…", "...", "[…]", "[...]"} {
		if strings.HasSuffix(words, end) {
			return markup, true
		}
	}
	return markup, false
}

// Page gives an entry of a feed as an article: the entry's own text with what it
// states. It fails with a message.Kind where the entry has no words.
func (f Feed) Page(e Entry) (format.Page, error) {
	markup, _ := e.Markup()
	paragraphs := html.Shown([]byte("\ufeff" + markup))
	if len(paragraphs) == 0 && e.Title == "" {
		return format.Page{}, noWords
	}
	p := format.New(e.Title, paragraphs)
	outlet := e.Source
	if outlet == "" {
		outlet = f.Title
	}
	p.Front.Outlet = stated(outlet)
	p.Front.Byline = stated(strings.Join(e.Authors, ", "))
	if isAddress(e.Link) {
		p.Front.URL = e.Link
	}
	for _, value := range []string{e.Published, e.Updated} {
		if day := date.Published(value); day != "" {
			p.Front.Published = article.Published{Value: day, Rule: format.RuleMetadata}
			break
		}
	}
	return p, nil
}

func stated(s string) article.Passage {
	if s == "" {
		return article.Passage{}
	}
	return article.Passage{Text: s, Rule: format.RuleMetadata}
}

// Open gives yield the entries of a feed that was saved as a file, each as an article
// of its own. It fails with ErrNoFeed, and with the context's error.
func Open(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	if in.Size() > format.MaxPart {
		return format.ErrTooLarge
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	f, err := Parse(data, Sent{})
	if err != nil {
		return err
	}
	for i, e := range f.Entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		part := format.Part{Name: fmt.Sprintf("entry %d", i+1), URL: e.Link}
		markup, _ := e.Markup()
		if page, err := f.Page(e); err != nil {
			part.Err = err
		} else {
			page.Notes = f.Notes
			part.Page, part.Data = &page, []byte(markup)
		}
		if !yield(part) {
			return nil
		}
	}
	return nil
}

const noWords message.Kind = "the entry has no words"
