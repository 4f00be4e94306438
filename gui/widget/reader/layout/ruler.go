package layout

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Measure gives the width in pixels of s set in a style. It must answer the same
// for the same arguments.
type Measure func(s string, style Style) float32

// Ruler remembers the width of every word it measured. It serves one text size and
// many texts, and is not safe for concurrent use.
type Ruler struct {
	measure Measure
	widths  map[measured]float32
	stops   map[measured][]float32
	space   [styles]float32
}

type measured struct {
	s     string
	style Style
}

const (
	// maxWidths bounds the memory of a Ruler: about the distinct words of a few
	// hundred articles. Beyond it everything is forgotten and measured again.
	maxWidths = 100_000
	// tabWidth is the width of a tab in spaces.
	tabWidth = 4
	// longWord is the number of bytes from which the inside of a word is measured
	// cluster by cluster and not by its beginnings, whose cost grows with the square.
	longWord = 40
)

// NewRuler makes a Ruler that measures with m.
func NewRuler(m Measure) *Ruler {
	r := &Ruler{measure: m, widths: map[measured]float32{}, stops: map[measured][]float32{}}
	for st := range styles {
		r.space[st] = m(" ", st)
	}
	return r
}

func (r *Ruler) width(s string, style Style) float32 {
	switch s {
	case "":
		return 0
	case " ":
		return r.space[style]
	}
	k := measured{s, style}
	w, ok := r.widths[k]
	if !ok {
		if len(r.widths) >= maxWidths {
			clear(r.widths)
			clear(r.stops)
		}
		w = r.measure(Printable(s), style)
		r.widths[k] = w
	}
	return w
}

// white gives the width of the white space after a word: line breaks and other
// controls have none, a tab has that of some spaces.
func (r *Ruler) white(s string, style Style) float32 {
	if s == " " {
		return r.space[style]
	}
	sum := float32(0)
	for _, c := range s {
		switch {
		case c == ' ':
			sum += r.space[style]
		case c == '\t':
			sum += tabWidth * r.space[style]
		case !unicode.IsControl(c) && c != '\u2028' && c != '\u2029':
			sum += r.width(string(c), style)
		}
	}
	return sum
}

// inside gives the width of s up to every code point of it, numbers that never
// fall and whose last is the whole width. The code points of one cluster share the place of its first.
func (r *Ruler) inside(s string, style Style) []float32 {
	k := measured{s, style}
	if st, ok := r.stops[k]; ok {
		return st
	}
	stops := make([]float32, 0, utf8.RuneCountInString(s)+1)
	x, end := float32(0), 0
	it := graphemes.FromString(s)
	for it.Next() {
		cluster := it.Value()
		for range utf8.RuneCountInString(cluster) {
			stops = append(stops, x)
		}
		end += len(cluster)
		switch {
		case end == len(s):
		case len(s) >= longWord:
			x += r.width(cluster, style)
		default:
			x = max(x, r.measure(Printable(s[:end]), style))
		}
	}
	last := r.width(s, style)
	for i := range stops {
		stops[i] = min(stops[i], last)
	}
	stops = append(stops, last)
	r.stops[k] = stops
	return stops
}
