package theme

import (
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// The toolkit colours what is filled and leaves lines as they are, so a line icon is
// turned into one filled shape: ribbons that are all turned the same way, so that
// their union is filled.

// drawing is the part of SVG that the icons use.
type drawing struct {
	Width float64 `xml:"stroke-width,attr"`
	Paths []struct {
		D     string  `xml:"d,attr"`
		Width float64 `xml:"stroke-width,attr"`
	} `xml:"path"`
	Circles []struct {
		X float64 `xml:"cx,attr"`
		Y float64 `xml:"cy,attr"`
		R float64 `xml:"r,attr"`
	} `xml:"circle"`
}

type point struct{ x, y float64 }

// outline gives an SVG of filled shapes that looks as the given one of lines does.
func outline(svg []byte) ([]byte, error) {
	var d drawing
	if err := xml.Unmarshal(svg, &d); err != nil {
		return nil, fmt.Errorf("reading a line icon: %w", err)
	}
	var out strings.Builder
	out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="`)
	for _, p := range d.Paths {
		lines, err := flatten(p.D)
		if err != nil {
			return nil, err
		}
		width := p.Width
		if width == 0 {
			width = d.Width
		}
		for _, line := range lines {
			stroke(&out, line, width)
		}
	}
	for _, c := range d.Circles {
		stroke(&out, arc(point{c.X + c.R, c.Y}, point{c.X, c.Y}, 2*math.Pi), d.Width)
	}
	out.WriteString(`"/></svg>`)
	return []byte(out.String()), nil
}

// smooth is the greatest turn, in radians, at which a line goes on without a joint.
const smooth = 0.6

// stroke draws a line with round joints and ends: a ribbon for every part of it that
// turns only gently, with a half circle at both ends.
func stroke(out *strings.Builder, line []point, width float64) {
	line = slices.CompactFunc(line, func(a, b point) bool { return math.Hypot(b.x-a.x, b.y-a.y) < 1e-3 })
	start := 0
	for i := 1; i < len(line); i++ {
		if i+1 == len(line) || math.Abs(turn(line[i-1], line[i], line[i+1])) > smooth {
			ribbon(out, line[start:i+1], width/2)
			start = i
		}
	}
}

// turn gives the change of direction at b, in radians from -π to π.
func turn(a, b, c point) float64 {
	by := math.Atan2(c.y-b.y, c.x-b.x) - math.Atan2(b.y-a.y, b.x-a.x)
	return math.Remainder(by, 2*math.Pi)
}

// ribbon draws a line of half width r: along one side, round the end, and back along
// the other.
func ribbon(out *strings.Builder, line []point, r float64) {
	last := len(line) - 1
	side := make([]point, len(line)) // from the line to its left side
	for i := range line {
		a, b := line[max(i-1, 0)], line[min(i+1, last)]
		d := math.Hypot(b.x-a.x, b.y-a.y)
		side[i] = point{-(b.y - a.y) / d * r, (b.x - a.x) / d * r}
	}
	for i := range line {
		to := 'L'
		if i == 0 {
			to = 'M'
		}
		fmt.Fprintf(out, "%c%.2f %.2f", to, line[i].x+side[i].x, line[i].y+side[i].y)
	}
	fmt.Fprintf(out, "A%.2f %.2f 0 0 0 %.2f %.2f", r, r, line[last].x-side[last].x, line[last].y-side[last].y)
	for i := last - 1; i >= 0; i-- {
		fmt.Fprintf(out, "L%.2f %.2f", line[i].x-side[i].x, line[i].y-side[i].y)
	}
	fmt.Fprintf(out, "A%.2f %.2f 0 0 0 %.2f %.2fZ", r, r, line[0].x+side[0].x, line[0].y+side[0].y)
}

// arc gives a circular line from a point round a centre by an angle in radians.
func arc(from, centre point, by float64) []point {
	r, start := math.Hypot(from.x-centre.x, from.y-centre.y), math.Atan2(from.y-centre.y, from.x-centre.x)
	n := max(2, int(math.Ceil(math.Abs(by)*math.Sqrt(r)*1.7)))
	out := make([]point, n+1)
	for i := range out {
		at := start + by*float64(i)/float64(n)
		out[i] = point{centre.x + r*math.Cos(at), centre.y + r*math.Sin(at)}
	}
	return out
}

// flatten gives the lines of an SVG path as points.
func flatten(d string) ([][]point, error) {
	p := pathReader{rest: d}
	var lines [][]point
	var line []point
	var at point
	for {
		cmd, ok := p.command()
		if !ok {
			break
		}
		base := point{}
		if cmd >= 'a' {
			base, cmd = at, cmd-'a'+'A'
		}
		switch cmd {
		case 'M':
			lines = append(lines, line)
			at = p.point(base)
			line = []point{at}
			continue
		case 'L':
			at = p.point(base)
		case 'H':
			at.x = base.x + p.number()
		case 'V':
			at.y = base.y + p.number()
		case 'C':
			b, c, end := p.point(base), p.point(base), p.point(base)
			for i := 1; i < 6; i++ {
				line = append(line, cubic(at, b, c, end, float64(i)/6))
			}
			at = end
		case 'A':
			r := p.number()
			p.number() // the other radius: circles only
			p.number() // rotation of an ellipse
			large, sweep := p.number() != 0, p.number() != 0
			end := p.point(base)
			line = append(line, svgArc(at, end, r, large, sweep)...)
			at = end
		case 'Z':
			at = line[0]
		default:
			return nil, fmt.Errorf("the icon path %q has the command %c", d, cmd)
		}
		line = append(line, at)
	}
	if p.err != nil {
		return nil, fmt.Errorf("the icon path %q: %w", d, p.err)
	}
	return append(lines, line)[1:], nil
}

func cubic(a, b, c, d point, t float64) point {
	u := 1 - t
	w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
	return point{w[0]*a.x + w[1]*b.x + w[2]*c.x + w[3]*d.x, w[0]*a.y + w[1]*b.y + w[2]*c.y + w[3]*d.y}
}

// svgArc gives a circular arc between two points (SVG 1.1, appendix F.6).
func svgArc(a, b point, r float64, large, sweep bool) []point {
	half := math.Hypot(b.x-a.x, b.y-a.y) / 2
	r = max(r, half)
	h := math.Sqrt(r*r-half*half) / (2 * half)
	if large == sweep {
		h = -h
	}
	c := point{(a.x+b.x)/2 - h*(b.y-a.y), (a.y+b.y)/2 + h*(b.x-a.x)}
	by := math.Atan2(b.y-c.y, b.x-c.x) - math.Atan2(a.y-c.y, a.x-c.x)
	if sweep && by < 0 {
		by += 2 * math.Pi
	} else if !sweep && by > 0 {
		by -= 2 * math.Pi
	}
	return arc(a, c, by)
}

// pathReader reads commands and numbers off the front of a path.
type pathReader struct {
	rest string
	err  error
}

func (p *pathReader) command() (byte, bool) {
	p.rest = strings.TrimLeft(p.rest, " ")
	if p.rest == "" || p.err != nil {
		return 0, false
	}
	c := p.rest[0]
	p.rest = p.rest[1:]
	return c, true
}

func (p *pathReader) number() float64 {
	p.rest = strings.TrimLeft(p.rest, " ")
	end := 0
	for end < len(p.rest) && (p.rest[end] == '.' || p.rest[end] == '-' && end == 0 || p.rest[end] >= '0' && p.rest[end] <= '9') {
		end++
	}
	v, err := strconv.ParseFloat(p.rest[:end], 64)
	if err != nil && p.err == nil {
		p.err = err
	}
	p.rest = p.rest[end:]
	return v
}

func (p *pathReader) point(base point) point {
	x := p.number()
	return point{base.x + x, base.y + p.number()}
}
