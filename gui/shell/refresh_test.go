package shell

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
)

// counting is a page that counts how often it is prepared.
type counting struct {
	page.Page
	prepared int
}

func (c *counting) Prepare(l *story.Ledgers) any {
	c.prepared++
	return c.Page.Prepare(l)
}

// Whoever goes to a page while it is prepared ahead waits for that.
func TestAPageIsPreparedOnceOfTheSameLedgers(t *testing.T) {
	w := newWatchdog(t, 3)
	i := slices.IndexFunc(w.shell.places, func(p place) bool { return p.page.Name() == page.Statements })
	next := &counting{Page: w.shell.places[i].page}
	w.shell.places[i].page = next
	w.shell.views = views{}
	w.shell.next(w.shell.shown)
	w.shell.goTo(page.Route{Page: next.Name()})
	w.settle()
	w.shell.goTo(page.Route{Page: page.Overview})
	w.shell.goTo(page.Route{Page: next.Name()})
	w.settle()
	if next.prepared != 1 {
		t.Errorf("%s is prepared %d times", next.Name(), next.prepared)
	}
	w.shell.again() // something else changed on which views rest
	w.settle()
	if next.prepared != 2 {
		t.Errorf("%s is prepared %d times, after a change once more", next.Name(), next.prepared)
	}
}
