package brief

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/sfnt"

	"github.com/readout-app/readout/assets"
)

// PDF writes a brief as a document of A4 pages, its footnotes at the end, with links to
// and fro. A letter that the typeface lacks becomes "?"; scripts that are written from
// right to left stand in the order in which they are stored. It fails where w does.
func PDF(w io.Writer, b Brief) error {
	p, err := newPaper(b)
	if err == nil {
		p.brief(b)
		err = p.Output(w)
	}
	if err != nil {
		return fmt.Errorf("writing the brief as PDF: %w", err)
	}
	return nil
}

// The typefaces of a paper.
const (
	serif = "serif"
	sans  = "sans"
)

// paper is a brief on its way to pages. Lengths are in mm, sizes of type in points.
type paper struct {
	*fpdf.Fpdf
	letters *sfnt.Font // what it can write
	buffer  sfnt.Buffer
	notes   []int // links to the footnotes
	back    []int // links to where they are first cited, 0 until then
}

func newPaper(b Brief) (*paper, error) {
	f := fpdf.New("P", "mm", "A4", "")
	p := &paper{Fpdf: f}
	for _, face := range []struct{ family, style, file string }{
		{serif, "", "ReadoutSerif-Regular"}, {sans, "", "ReadoutSans-Regular"}, {sans, "B", "ReadoutSans-SemiBold"},
	} {
		data, err := assets.Fonts.ReadFile("fonts/" + face.file + ".ttf")
		if err != nil {
			return nil, fmt.Errorf("reading a typeface: %w", err)
		}
		if p.letters == nil {
			if p.letters, err = sfnt.Parse(data); err != nil {
				return nil, fmt.Errorf("reading a typeface: %w", err)
			}
		}
		f.AddUTF8FontFromBytes(face.family, face.style, data)
	}
	made, _ := time.Parse(time.DateOnly, b.Day) // of the day, not of the clock: same brief, same bytes
	f.SetCreationDate(made)
	f.SetModificationDate(made)
	f.SetCatalogSort(true)
	f.SetLang(b.Language)
	f.SetTitle(p.plain(b.Title), true)
	f.SetMargins(22, 20, 22)
	f.SetAutoPageBreak(true, 20)
	f.SetFooterFunc(func() {
		f.SetY(-14)
		p.face(sans, "", 8, 90)
		f.CellFormat(0, 6, strconv.Itoa(f.PageNo()), "", 0, "C", false, 0, "")
	})
	return p, f.Error()
}

// face takes a typeface in a size and a grey.
func (p *paper) face(family, style string, size float64, grey int) {
	p.SetFont(family, style, size)
	p.SetTextColor(grey, grey, grey)
}

func (p *paper) brief(b Brief) {
	p.AddPage()
	p.face(sans, "B", 18, 20)
	p.MultiCell(0, 8, p.plain(b.Title), "", "L", false)
	p.small(b.Head)
	for range b.Notes {
		p.notes, p.back = append(p.notes, p.AddLink()), append(p.back, 0)
	}
	for _, s := range b.Sections {
		p.heading(s.Title)
		if s.Lead != "" {
			p.small(s.Lead)
		}
		for _, g := range s.Paragraphs {
			p.paragraph(g)
		}
	}
	if len(b.Notes) > 0 {
		p.heading(b.Words.Footnotes)
	}
	for i, n := range b.Notes {
		p.note(i, n)
	}
	p.Ln(4)
	p.small(b.Foot)
}

// heading begins a section; it does not stand alone at the foot of a page.
func (p *paper) heading(words string) {
	_, height := p.GetPageSize()
	if p.GetY() > height-50 {
		p.AddPage()
	}
	p.Ln(4)
	p.face(sans, "B", 12, 20)
	words = p.plain(words)
	p.Bookmark(words, 0, -1)
	p.MultiCell(0, 7, words, "B", "L", false)
	p.Ln(2)
}

func (p *paper) small(words string) {
	p.face(sans, "", 8.5, 80)
	p.MultiCell(0, 4.5, p.plain(words), "", "L", false)
	p.Ln(1.5)
}

func (p *paper) paragraph(g Paragraph) {
	const line = 5.4
	for i, s := range g.Sentences {
		p.face(serif, "", 10.5, 20)
		if i > 0 {
			p.Write(line, " ")
		}
		p.Write(line, p.plain(s.Text))
		p.face(sans, "", 10.5, 60)
		for j, n := range s.Notes {
			if p.back[n-1] == 0 {
				p.back[n-1] = p.AddLink()
				p.SetLink(p.back[n-1], -1, -1)
			}
			number := strconv.Itoa(n)
			if j > 0 {
				number = "," + number
			}
			p.SubWrite(line, number, 6.5, 4, p.notes[n-1], "")
		}
	}
	if t := g.Tag; t != "" {
		p.face(sans, "", 8, 80)
		p.Write(line, "  ("+p.plain(t)+")")
	}
	p.Ln(line + 2)
}

func (p *paper) note(i int, n Note) {
	const line = 4.4
	p.face(sans, "", 8.5, 40)
	p.SetLink(p.notes[i], -1, -1)
	p.WriteLinkID(line, strconv.Itoa(i+1)+".", p.back[i])
	p.Write(line, " "+p.plain(n.Said()))
	if u := n.Link(); u != "" {
		p.Write(line, " ")
		p.SetTextColor(31, 78, 140)
		p.WriteLinkString(line, p.plain(u), address(u))
	}
	p.Ln(line + 1.2)
}

// plain gives words with "?" for each letter that cannot be written: one of them would
// spoil the document.
func (p *paper) plain(words string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' {
			return r
		}
		if g, err := p.letters.GlyphIndex(&p.buffer, r); err != nil || g == 0 || r > 0xffff || r < ' ' {
			return '?'
		}
		return r
	}, oneLine(words))
}
