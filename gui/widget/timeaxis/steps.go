package timeaxis

import "math"

// How far one step goes: keys and the wheel do the same on every axis of time.
const (
	keyZoom   = 1.35 // the factor of a key
	wheelZoom = 1.15 // and of a notch of the wheel
	pressZoom = 4    // and of a press where many lie together
	keyPan    = 0.15 // the part of the width of a key
)

// Typed gives the view after a rune: + and - zoom at x, < and > pan. It reports false for
// any other.
func (v View) Typed(r rune, x float64) (View, bool) {
	switch r {
	case '+', '=':
		return v.Zoom(x, 1/keyZoom), true
	case '-', '_':
		return v.Zoom(x, keyZoom), true
	case '<':
		return v.Steps(-1), true
	case '>':
		return v.Steps(1), true
	}
	return v, false
}

// Steps pans by steps of a key; later for more than 0.
func (v View) Steps(n int) View { return v.Pan(float64(n) * keyPan * v.Width) }

// Wheel gives the view after the wheel was turned over x: a notch zooms there, dy > 0 in,
// and a sideways wheel pans by dx pixels.
func (v View) Wheel(x, dx, dy float64) View {
	if dx != 0 {
		v = v.Pan(-dx)
	}
	if dy != 0 {
		v = v.Zoom(x, math.Pow(wheelZoom, -math.Copysign(1, dy)))
	}
	return v
}

// Press zooms in at x, where many lie together.
func (v View) Press(x float64) View { return v.Zoom(x, 1.0/pressZoom) }
