package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/readout-app/readout/gui/widget/reader/layout"
)

// Objects are kept from one drawing to the next: a text or a line style is drawn
// into a texture once and then only moved. Each is known by what it shows; what is
// not shown any more is dressed anew for something else.

// textKey knows a run of text by where it begins and how it is set.
type textKey struct {
	start, end int
	style      layout.Style
}

// strokeKey knows a line under words by its mark and by the piece of it.
type strokeKey struct {
	kind                   layout.Kind
	start, lane, line, run int
}

// labelKey knows initials in the margin by their line.
type labelKey struct {
	label string
	line  int
}

// pool keeps objects by key.
type pool[K comparable, O fyne.CanvasObject] struct {
	make        func() O
	used, spare map[K]O
	free        []O
}

func newPool[K comparable, O fyne.CanvasObject](make func() O) *pool[K, O] {
	return &pool[K, O]{make: make, used: map[K]O{}, spare: map[K]O{}}
}

// begin starts a drawing: everything may be used again.
func (p *pool[K, O]) begin() {
	for _, o := range p.spare {
		p.free = append(p.free, o)
	}
	clear(p.spare)
	p.used, p.spare = p.spare, p.used
}

// take gives the object of a key, and whether it has to be dressed.
func (p *pool[K, O]) take(k K) (o O, fresh bool) {
	if o, ok := p.spare[k]; ok {
		delete(p.spare, k)
		p.used[k] = o
		return o, false
	}
	if n := len(p.free); n > 0 {
		o, p.free = p.free[n-1], p.free[:n-1]
	} else {
		o = p.make()
	}
	p.used[k] = o
	return o, true
}

// forget has everything dressed anew, as after a change of theme or text.
func (p *pool[K, O]) forget() {
	p.begin()
	for _, o := range p.spare {
		p.free = append(p.free, o)
	}
	clear(p.spare)
}

// rectangles are all alike: no texture, so no key.
type rectangles struct {
	all  []*canvas.Rectangle
	used int
}

func (p *rectangles) take() *canvas.Rectangle {
	if p.used == len(p.all) {
		p.all = append(p.all, canvas.NewRectangle(nil))
	}
	p.used++
	return p.all[p.used-1]
}
