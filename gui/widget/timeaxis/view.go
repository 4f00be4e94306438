package timeaxis

import (
	"math"
	"time"
)

// The bounds of a view: a pixel is never less than a second nor more than ten years,
// and time never leaves the years 1 to 9999.
const (
	minPerPixel = 1.0 / 86400
	maxPerPixel = 3652.5
	minDay      = -719162.0 // 0001-01-01
	maxDay      = 2932896.0 // 9999-12-31
)

// View is the stretch of time in sight.
type View struct {
	Start    float64 // the day at x = 0
	PerPixel float64 // days per pixel
	Width    float64 // pixels
}

// Day gives the day number of an ISO 8601 day. It reports false for anything else.
func Day(iso string) (float64, bool) {
	if len(iso) < len(time.DateOnly) {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, iso[:len(time.DateOnly)])
	if err != nil {
		return 0, false
	}
	return math.Floor(float64(t.Unix()) / 86400), true
}

// Date gives the moment of a day number.
func Date(day float64) time.Time {
	day = min(max(day, minDay), maxDay)
	whole := math.Floor(day)
	return time.Unix(int64(whole)*86400, 0).UTC().Add(time.Duration((day - whole) * float64(24*time.Hour)))
}

// X gives the pixel of a day.
func (v View) X(day float64) float64 { return (day - v.Start) / v.PerPixel }

// At gives the day at a pixel.
func (v View) At(x float64) float64 { return v.Start + x*v.PerPixel }

// End is the day at the right edge.
func (v View) End() float64 { return v.At(v.Width) }

// valid puts a view back within the bounds.
func (v View) valid() View {
	if !(v.PerPixel >= minPerPixel) {
		v.PerPixel = minPerPixel
	}
	v.PerPixel = min(v.PerPixel, maxPerPixel)
	if math.IsNaN(v.Start) {
		v.Start = 0
	}
	v.Start = min(max(v.Start, minDay), maxDay)
	return v
}

// Fit gives the view that shows from day a to day b with a margin at both ends.
func Fit(a, b, width float64) View {
	if b < a {
		a, b = b, a
	}
	span := max(b-a, 1)
	margin := span * 0.06
	v := View{Width: max(width, 1)}
	v.PerPixel = (span + 2*margin) / v.Width
	v.Start = a - margin
	return v.valid()
}

// Zoom makes a pixel hold factor times as much time; the day at x stays where it is.
func (v View) Zoom(x, factor float64) View {
	day := v.At(x)
	out := v
	out.PerPixel = v.PerPixel * factor
	out = out.valid()
	out.Start = day - x*out.PerPixel
	return out.valid()
}

// Pan moves the view by pixels; a positive dx shows later days.
func (v View) Pan(dx float64) View {
	v.Start += dx * v.PerPixel
	return v.valid()
}
