package track

import (
	"encoding/json"
	"fmt"

	"github.com/readout-app/readout/internal/reading/record"
)

// Band is one degree of likelihood in which one spoke, with what came of it.
type Band struct {
	Name   string // of ICD 203, or of the two ends of a run of degrees
	Low    int    // per cent
	High   int
	Came   Cases // happened as announced: those kept
	Failed Cases // did not: slipped, otherwise, dropped; neither ambiguous nor annulled ones
}

// bands are the degrees of likelihood of ICD 203 (2015), section D.6.e.2.a.
var bands = [...]Band{
	{Name: "almost no chance", Low: 1, High: 5},
	{Name: "very unlikely", Low: 5, High: 20},
	{Name: "unlikely", Low: 20, High: 45},
	{Name: "roughly even chance", Low: 45, High: 55},
	{Name: "likely", Low: 55, High: 80},
	{Name: "very likely", Low: 80, High: 95},
	{Name: "almost certain", Low: 95, High: 99},
}

// bandOf gives the band of a speaker's word. A word that says no more than a run of
// degrees ("may") has a band of its own, named by its ends: it is scored as neither. It
// reports false where no word of likelihood was said.
func bandOf(l record.Likelihood) (Band, bool) {
	if l.Text == "" {
		return Band{}, false
	}
	low, high := -1, -1
	for i, b := range bands {
		if b.Low == l.Low {
			low = i
		}
		if b.High == l.High {
			high = i
		}
	}
	if low < 0 || high < low {
		return Band{}, false
	}
	name := bands[low].Name
	if low < high {
		name += " to " + bands[high].Name
	}
	return Band{Name: name, Low: l.Low, High: l.High}, true
}

// Share gives how many of the band's cases happened.
func (b Band) Share() Share { return Share{len(b.Came), len(b.Came) + len(b.Failed)} }

// MarshalJSON gives the share beside the cases.
func (b Band) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name   string `json:"name"`
		Low    int    `json:"low"`
		High   int    `json:"high"`
		Share  Share  `json:"share"`
		Came   Cases  `json:"came"`
		Failed Cases  `json:"failed"`
	}{b.Name, b.Low, b.High, b.Share(), b.Came, b.Failed})
}

// Share is a number of cases out of all. It gives a percentage from Enough cases on and
// has none below: of three cases "67 %" says more than is known.
type Share struct{ happened, of int }

// Enough is the number of cases from which a Share has a percentage.
const Enough = 10

// Counts gives how many cases happened, of how many.
func (s Share) Counts() (happened, of int) { return s.happened, s.of }

// Percent gives the share in per cent, rounded half up. It reports false with fewer
// than Enough cases.
func (s Share) Percent() (percent int, ok bool) {
	if s.of < Enough {
		return 0, false
	}
	return (200*s.happened + s.of) / (2 * s.of), true
}

// String says the share: "2 of 3", and from Enough cases on "9 of 12 (75 %)".
func (s Share) String() string {
	out := fmt.Sprintf("%d of %d", s.happened, s.of)
	if p, ok := s.Percent(); ok {
		out += fmt.Sprintf(" (%d %%)", p)
	}
	return out
}

// MarshalJSON gives the counts, and the percentage where there is one.
func (s Share) MarshalJSON() ([]byte, error) {
	var percent *int
	if p, ok := s.Percent(); ok {
		percent = &p
	}
	return json.Marshal(struct {
		Happened int  `json:"happened"`
		Of       int  `json:"of"`
		Percent  *int `json:"percent,omitempty"`
	}{s.happened, s.of, percent})
}
