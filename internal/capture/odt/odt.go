package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/markup"
	"github.com/readout-app/readout/internal/capture/zip"
)

// headingWithin is the number of paragraphs from the beginning among which a heading
// is the headline.
const headingWithin = 8

// Read gives the document as one article. It fails with format.ErrDamaged where the
// file has no text that can be read, with format.ErrEncrypted where a password keeps
// it, or with the context's error.
func Read(ctx context.Context, data []byte) (format.Page, error) {
	pkg, err := zip.OpenPackage(data)
	if err != nil {
		return format.Page{}, err
	}
	if manifest, err := pkg.Entry("META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return format.Page{}, format.ErrEncrypted
	}
	body, err := pkg.Entry("content.xml")
	if err != nil {
		return format.Page{}, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	r := reader{heading: -1}
	err = markup.Walk(ctx, body, unshown, markup.Events{
		Start: r.begin, End: r.end, Text: func(s string) { r.write(spaces.Replace(s)) },
	})
	if err != nil && (ctx.Err() != nil || len(r.done) == 0) {
		return format.Page{}, err
	}
	return format.Headed(append(r.done, r.notes...), r.heading), nil
}

// reader puts paragraphs together from the events of the markup.
type reader struct {
	done, notes []string
	heading     int // index in done; -1 for none yet
	open        []*paragraph
	note        int // depth within footnotes; 0 outside
}

type paragraph struct {
	text    strings.Builder
	heading bool
}

// unshown are elements whose content is no part of the text.
var unshown = map[string]bool{
	"tracked-changes": true, "annotation": true, "annotation-end": true, "note-citation": true,
	"sequence-decls": true, "forms": true, "scripts": true, "automatic-styles": true, "font-face-decls": true, "ruby-text": true,
}

// maxOpen bounds paragraphs one within another.
const maxOpen = 50

// spaces makes the line breaks of the markup the white space that they are.
var spaces = strings.NewReplacer("\n", " ", "\r", "", "\t", " ")

func (r *reader) begin(t xml.StartElement) {
	switch t.Name.Local {
	case "p", "h":
		if len(r.open) < maxOpen {
			level, style := markup.Attribute(t, "outline-level"), markup.Attribute(t, "style-name")
			r.open = append(r.open, &paragraph{heading: t.Name.Local == "h" && (level == "1" || level == "") || style == "Title"})
		}
	case "note":
		r.note++
	case "s":
		n, err := strconv.Atoi(markup.Attribute(t, "c"))
		if err != nil {
			n = 1
		}
		r.write(strings.Repeat(" ", min(max(n, 0), 100)))
	case "tab":
		r.write("\t")
	case "line-break":
		r.write("\n")
	}
}

func (r *reader) end(name string) {
	switch name {
	case "p", "h":
		r.close()
	case "note":
		r.note = max(r.note-1, 0)
	}
}

func (r *reader) write(s string) {
	if len(r.open) > 0 {
		r.open[len(r.open)-1].text.WriteString(s)
	}
}

// close ends the paragraph begun last.
func (r *reader) close() {
	if len(r.open) == 0 {
		return
	}
	p := r.open[len(r.open)-1]
	s := strings.TrimSpace(p.text.String())
	switch {
	case s == "":
	case r.note > 0:
		r.notes = append(r.notes, s)
	default:
		if p.heading && r.heading < 0 && len(r.done) < headingWithin {
			r.heading = len(r.done)
		}
		r.done = append(r.done, s)
	}
	r.open = r.open[:len(r.open)-1]
}
