package docx

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/markup"
	"github.com/readout-app/readout/internal/capture/zip"
)

// headingWithin is the number of paragraphs from the beginning among which one with
// the style of a title is the headline.
const headingWithin = 8

// Read gives the document as one article. It fails with format.ErrDamaged where the
// file has no body that can be read, or with the context's error.
func Read(ctx context.Context, data []byte) (format.Page, error) {
	doc, err := Text(ctx, data)
	if err != nil {
		return format.Page{}, err
	}
	heading := -1
	texts := make([]string, len(doc))
	for i, p := range doc {
		texts[i] = p.Text
		if heading < 0 && i < headingWithin && p.Heading {
			heading = i
		}
	}
	return format.Headed(texts, heading), nil
}

// Paragraph is one paragraph with what is in it.
type Paragraph struct {
	Text    string
	Heading bool // it has the style of a title or of a heading of the first level
}

// Text gives the paragraphs that are not empty.
func Text(ctx context.Context, data []byte) ([]Paragraph, error) {
	pkg, err := zip.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	body, err := pkg.Entry("word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	w := writer{headings: headings(ctx, pkg)}
	if err := w.read(ctx, body); err != nil && (ctx.Err() != nil || len(w.done) == 0) {
		return nil, err
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if notes, err := pkg.Entry(name); err == nil {
			_ = w.read(ctx, notes) // what can be read of the notes; the body stands
		}
	}
	return w.done, ctx.Err()
}

// writer puts paragraphs together from the events of the markup.
type writer struct {
	headings map[string]bool
	done     []Paragraph
	// open are the paragraphs begun: one within another where a text box hangs in a
	// paragraph.
	open []*paragraph
}

type paragraph struct {
	text    strings.Builder
	heading bool
	hidden  bool // the run is
}

// unshown are elements whose content no reader sees: field codes, deleted text, and
// the second form that a drawing has for old programs.
var unshown = map[string]bool{"instrText": true, "delText": true, "delInstrText": true, "Fallback": true, "del": true, "moveFrom": true}

func (w *writer) read(ctx context.Context, xmlText []byte) error {
	inText := false
	err := markup.Walk(ctx, xmlText, unshown, markup.Events{
		Start: func(t xml.StartElement) {
			inText = t.Name.Local == "t"
			w.begin(t)
		},
		End: func(name string) {
			inText = false
			if name == "p" {
				w.close()
			}
		},
		Text: func(s string) {
			if inText {
				w.write(s)
			}
		},
	})
	for len(w.open) > 0 { // the markup broke off
		w.close()
	}
	return err
}

func (w *writer) begin(t xml.StartElement) {
	p := w.current()
	switch t.Name.Local {
	case "p":
		if len(w.open) < maxOpen {
			w.open = append(w.open, &paragraph{})
		}
	case "pStyle":
		if p != nil {
			p.heading = p.heading || w.headings[markup.Attribute(t, "val")]
		}
	case "outlineLvl":
		if p != nil {
			p.heading = p.heading || markup.Attribute(t, "val") == "0"
		}
	case "r":
		if p != nil {
			p.hidden = false
		}
	case "vanish":
		if v := markup.Attribute(t, "val"); p != nil && v != "0" && v != "false" {
			p.hidden = true
		}
	case "tab":
		if p != nil && p.text.Len() > 0 {
			w.write("\t")
		}
	case "br", "cr":
		w.write("\n")
	case "noBreakHyphen":
		w.write("\u2011")
	}
}

// maxOpen bounds paragraphs one within another.
const maxOpen = 50

func (w *writer) current() *paragraph {
	if len(w.open) == 0 {
		return nil
	}
	return w.open[len(w.open)-1]
}

func (w *writer) write(s string) {
	if p := w.current(); p != nil && !p.hidden {
		p.text.WriteString(s)
	}
}

// close ends the paragraph begun last.
func (w *writer) close() {
	p := w.current()
	if p == nil {
		return
	}
	if s := strings.TrimSpace(p.text.String()); s != "" {
		w.done = append(w.done, Paragraph{s, p.heading})
	}
	w.open = w.open[:len(w.open)-1]
}

// headings gives the styles by which a headline is known. A style goes by an
// identifier in the language of the program; its name is English for all.
func headings(ctx context.Context, pkg zip.Package) map[string]bool {
	known := map[string]bool{"Title": true, "Heading1": true}
	styles, err := pkg.Entry("word/styles.xml")
	if err != nil {
		return known
	}
	id := ""
	_ = markup.Walk(ctx, styles, nil, markup.Events{
		Start: func(t xml.StartElement) {
			switch t.Name.Local {
			case "style":
				id = markup.Attribute(t, "styleId")
			case "name":
				switch strings.ToLower(markup.Attribute(t, "val")) {
				case "title", "heading 1", "headline":
					known[id] = true
				}
			}
		},
		End:  func(string) {},
		Text: func(string) {},
	}) // what could be read of them
	return known
}
