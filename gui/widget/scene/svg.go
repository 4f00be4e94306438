package scene

import (
	"fmt"
	"image/color"
	"io"
	"strconv"
	"strings"
)

// Palette gives the colour of a tone.
type Palette func(Tone) color.Color

// baseline is how far below the middle of a line of text its baseline lies, in parts of
// its size.
const baseline = 0.35

// SVG writes the drawing as SVG 1.1 on paper of the given tone. Words stay words, set
// in the reader's sans; colours are written out, so that it looks the same anywhere.
func SVG(w io.Writer, d *Drawing, paper Tone, colours Palette) error {
	s := svg{colours: colours}
	fmt.Fprintf(&s.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" font-family="Inter, 'Helvetica Neue', Arial, sans-serif" role="img">`,
		num(d.W), num(d.H), num(d.W), num(d.H))
	s.out.WriteString("\n<title>" + escape(d.Title) + "</title>\n")
	s.rect(Rect{Box: Box{W: d.W, H: d.H}, Fill: paper})
	for _, shape := range d.Shapes {
		switch shape := shape.(type) {
		case Rect:
			s.rect(shape)
		case Line:
			s.line(shape)
		case Polygon:
			s.polygon(shape)
		case Text:
			s.text(shape)
		}
	}
	s.out.WriteString("</svg>\n")
	_, err := io.WriteString(w, s.out.String())
	return err
}

type svg struct {
	out     strings.Builder
	colours Palette
}

func (s *svg) rect(r Rect) {
	fmt.Fprintf(&s.out, `<rect x="%s" y="%s" width="%s" height="%s"`, num(r.X), num(r.Y), num(r.W), num(r.H))
	if r.Radius > 0 {
		fmt.Fprintf(&s.out, ` rx="%s"`, num(r.Radius))
	}
	s.paint("fill", r.Fill)
	if r.Stroke != "" && r.Width > 0 {
		s.paint("stroke", r.Stroke)
		fmt.Fprintf(&s.out, ` stroke-width="%s"`, num(r.Width))
	}
	s.out.WriteString("/>\n")
}

func (s *svg) line(l Line) {
	end := l.B
	corners, neck := l.Arrowhead()
	if l.Head > 0 {
		end = neck
	}
	fmt.Fprintf(&s.out, `<line x1="%s" y1="%s" x2="%s" y2="%s"`, num(l.A.X), num(l.A.Y), num(end.X), num(end.Y))
	s.paint("stroke", l.Tone)
	fmt.Fprintf(&s.out, ` stroke-width="%s"`, num(l.Width))
	if l.Dash > 0 {
		fmt.Fprintf(&s.out, ` stroke-dasharray="%s"`, num(l.Dash))
	}
	s.out.WriteString("/>\n")
	if l.Head > 0 {
		s.polygon(Polygon{Points: corners[:], Tone: l.Tone})
	}
}

func (s *svg) polygon(p Polygon) {
	points := make([]string, len(p.Points))
	for i, q := range p.Points {
		points[i] = num(q.X) + "," + num(q.Y)
	}
	if p.Open {
		fmt.Fprintf(&s.out, `<polyline points="%s" fill="none" stroke-linejoin="round" stroke-width="%s"`, strings.Join(points, " "), num(p.Width))
		s.paint("stroke", p.Tone)
	} else {
		fmt.Fprintf(&s.out, `<polygon points="%s"`, strings.Join(points, " "))
		s.paint("fill", p.Tone)
	}
	s.out.WriteString("/>\n")
}

func (s *svg) text(t Text) {
	fmt.Fprintf(&s.out, `<text x="%s" y="%s" font-size="%s"`, num(t.At.X), num(t.At.Y+t.Size*baseline), num(t.Size))
	switch t.Align {
	case Center:
		s.out.WriteString(` text-anchor="middle"`)
	case Right:
		s.out.WriteString(` text-anchor="end"`)
	}
	if t.Bold {
		s.out.WriteString(` font-weight="600"`)
	}
	s.paint("fill", t.Tone)
	s.out.WriteString(">" + escape(t.Words) + "</text>\n")
}

// paint writes a colour, with its opacity where it has one.
func (s *svg) paint(attribute string, tone Tone) {
	if tone == "" {
		fmt.Fprintf(&s.out, ` %s="none"`, attribute)
		return
	}
	c := color.NRGBAModel.Convert(s.colours(tone)).(color.NRGBA)
	fmt.Fprintf(&s.out, ` %s="#%02x%02x%02x"`, attribute, c.R, c.G, c.B)
	if c.A != 0xff {
		fmt.Fprintf(&s.out, ` %s-opacity="%s"`, attribute, num(float64(c.A)/0xff))
	}
}

// num writes a coordinate with at most two decimals.
func num(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// escape makes words safe in XML 1.0, and drops the control codes that it has no place
// for.
func escape(words string) string {
	words = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(words, "\ufffd"))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(words)
}
