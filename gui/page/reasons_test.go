package page_test

import (
	"testing"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
)

// In English every reason of the sample is said as the story says it, known or not; one that
// is known is said with its day.
func TestReasonsOfTheStoryAreKnown(t *testing.T) {
	l := pagetest.Sample(t)
	seen := map[string]bool{}
	for _, x := range l.Expectations {
		seen[x.Why] = true
		for _, p := range x.Proposals {
			for _, r := range p.Reasons {
				seen[r] = true
			}
		}
	}
	if len(seen) < 8 {
		t.Fatalf("%d reasons", len(seen))
	}
	for s := range seen {
		if got := page.Reason(s); got != s {
			t.Errorf("in English %q is said %q", s, got)
		}
	}
	if got := page.Reason("Its day, 2026-03-05, lies in the window."); got != lang.L("Its day, {{.Day}}, lies in the window.", map[string]any{"Day": "2026-03-05"}) {
		t.Errorf("said %q", got)
	}
	if got := page.Reason("A sentence of another kind."); got != "A sentence of another kind." {
		t.Errorf("said %q", got)
	}
}
