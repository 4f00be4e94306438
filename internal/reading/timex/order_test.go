package timex

import (
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// A date in figures is read as the outlet's country writes it, if the text does not
// show another order; the other order is kept as a reading.
func TestOrderOfFigures(t *testing.T) {
	f, a := parts()
	const open = "The paper is dated 03/02/2022."
	for _, c := range []struct{ outlet, url, text, want string }{
		{"The New York Times", "", open, "*+ 2022-03-02..2022-03-02; + 2022-02-03..2022-02-03"},
		{"The Guardian", "", open, "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"", "https://www.meridian.co.uk/a", open, "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"", "https://www.state.gov/a", open, "*+ 2022-03-02..2022-03-02; + 2022-02-03..2022-02-03"},
		{"Meridian Courier", "https://meridian.com/a", open, "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"The Guardian", "", "They met on 12/17/2021. " + open, "*+ 2022-03-02..2022-03-02; + 2022-02-03..2022-02-03"},
		{"The New York Times", "", "The paper is dated 13/02/2022.", "*+ 2022-02-13..2022-02-13"},
		{"The New York Times", "", "The paper is dated 04/04/2022.", "*+ 2022-04-04..2022-04-04"},
	} {
		front := printedOn("2022-02-10")
		front.URL, front.Outlet = c.url, article.Passage{Text: c.outlet}
		times := f.Find(a.Parse(text.New(c.text), nil), front)
		if got := readingsOf(times[len(times)-1]); got != c.want {
			t.Errorf("%s %s: %s\n got %s\nwant %s", c.outlet, c.url, c.text, got, c.want)
		}
	}
}
