package desk

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/export/brief"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story/news"
)

// Brief is a brief of a story with its footnotes; see Desk.Brief.
type Brief = brief.Brief

// BriefSentence is a sentence of a brief.
type BriefSentence = brief.Sentence

// BriefSection is a kind of section of a brief.
type BriefSection = brief.Kind

// BriefTongue is a language of a brief.
type BriefTongue = brief.Tongue

// BriefFormat is a format in which a brief can be written; its value ends a file's name.
type BriefFormat string

// The formats of a brief.
const (
	BriefMarkdown BriefFormat = "md"
	BriefHTML     BriefFormat = "html"
	BriefDOCX     BriefFormat = "docx"
	BriefPDF      BriefFormat = "pdf"
)

// ErrFormat says that a format is not known.
const ErrFormat message.Kind = "there is no such format"

// BriefFormats gives all formats of a brief, the most used first.
func BriefFormats() []BriefFormat {
	return []BriefFormat{BriefDOCX, BriefPDF, BriefHTML, BriefMarkdown}
}

// BriefSections gives all kinds of sections in the order of a brief.
func BriefSections() []BriefSection { return brief.Kinds() }

// BriefOptions says what a brief holds.
type BriefOptions struct {
	Since    *news.Point    // tell what is new since then; nil tells all
	Sections []BriefSection // those wanted; none for all
	Most     int            // paragraphs of a section; 0 is all
	Tongue   BriefTongue    // the language of its own words; English where it is left out
}

// Brief makes a brief of a story as it is now. With a point to tell from it takes as long
// as opening the story.
func (d *Desk) Brief(ctx context.Context, id StoryID, o BriefOptions) (Brief, error) {
	st, err := d.Story(ctx, string(id))
	if err != nil {
		return Brief{}, err
	}
	seen, err := d.Seen(ctx, id) // before the ledgers: what comes in between is told again
	if err != nil {
		return Brief{}, err
	}
	l, err := d.Ledgers(ctx, id)
	if err != nil {
		return Brief{}, err
	}
	opts := brief.Options{
		Title: st.Name, Sections: o.Sections, Most: o.Most, Seen: seen, Tongue: o.Tongue,
		URL: d.addresses(id),
	}
	if o.Since != nil {
		n, err := d.Since(ctx, id, *o.Since)
		if err != nil {
			return Brief{}, err
		}
		opts.News, opts.Since = &n, o.Since.At.In(d.opts.Clock().Location()).Format("2006-01-02T15:04")
	}
	return brief.Make(l, opts), nil
}

// WriteBrief writes a brief in a format.
func WriteBrief(w io.Writer, b Brief, format BriefFormat) error {
	switch format {
	case BriefMarkdown:
		return brief.Markdown(w, b)
	case BriefHTML:
		return brief.HTML(w, b)
	case BriefDOCX:
		return brief.DOCX(w, b)
	case BriefPDF:
		return brief.PDF(w, b)
	}
	return fmt.Errorf("%w as %q; there are %s", ErrFormat, format, formatNames())
}

func formatNames() string {
	var names []string
	for _, f := range BriefFormats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// keptBriefs is the number of moments of briefs that are remembered of a story.
const keptBriefs = 12

func settingBriefs(id StoryID) string { return "briefs." + string(id) }

// Briefs gives the moments at which briefs of a story were handed over, the last first.
func (d *Desk) Briefs(ctx context.Context, id StoryID) []news.Point {
	var out []news.Point
	d.Setting(ctx, settingBriefs(id), &out)
	return out
}

// HandedOver remembers that a brief of a story was handed over: the next one can tell what
// is new since.
func (d *Desk) HandedOver(ctx context.Context, id StoryID, b Brief) error {
	points := slices.Insert(d.Briefs(ctx, id), 0, b.Seen)
	return d.SetSetting(ctx, settingBriefs(id), points[:min(len(points), keptBriefs)])
}

// PointAt gives how far somebody has seen a story who has seen all of it at a moment.
func (d *Desk) PointAt(ctx context.Context, id StoryID, at time.Time) (news.Point, error) {
	log, err := d.History(ctx, id)
	if err != nil {
		return news.Point{}, err
	}
	n := 0
	for n < len(log) && !log[n].At.After(at) {
		n++
	}
	return news.Last(log[:n], at), nil
}
