package shell

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/overview"
)

func TestTheOverviewSaysWhatIsNewSinceTheLastLook(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, dir)
	r.sample()
	p := r.shell.current().(*overview.Page)
	r.everyLook("overview")
	// All is new at the first look: what wants an answer stands first.
	all := p.Shown()
	if first, last := all[0], all[len(all)-1]; first.Row().Badge == "new" || last.Row().Badge != "new" || !strings.Contains(p.Since(), "12 new articles") {
		t.Fatalf("at the first look %q stands first and %q last; %q", first.Row().Badge, last.Row().Badge, p.Since())
	}
	r.types("m")
	if first := p.Shown()[0]; first.Row().Badge == "new" || !strings.Contains(p.Since(), "Nothing new") {
		t.Fatalf("after m %q stands first; %q", first.Row().Badge, p.Since())
	}
	r.everyLook("overview-seen")
	r.shell.Close()

	r = newRig(t, dir)
	p = r.shell.current().(*overview.Page)
	if !strings.Contains(p.Since(), "Nothing new") {
		t.Fatalf("after a restart: %q", p.Since())
	}
	r.shell.app.Clipboard().SetContent("9 April 2026\n\n" + strings.Repeat("Envoy Ilse Varga said on Tuesday that the strait will stay open to every merchant ship of the league. ", 6))
	r.afterJob(r.shell.pasteArticle)
	r.shell.goTo(page.Route{Page: page.Overview})
	r.settle()
	if first := p.Shown()[0]; first.Row().Badge != "new" || !strings.Contains(first.Row().Detail, "statement") || !strings.Contains(p.Since(), "1 ") {
		t.Errorf("after a new article %+v stands first; %q", first.Row(), p.Since())
	}
}

func TestARowOfTheOverviewOpensItsPlace(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	p := r.shell.current().(*overview.Page)
	seen := map[string]bool{}
	for _, it := range p.Shown() {
		seen[it.Row().Badge] = true
	}
	for _, group := range []string{"new", "outcome proposed", "overdue", "disputed"} {
		if !seen[group] {
			t.Errorf("the sample story has nothing %s", group)
		}
	}
	r.shell.goTo(page.Route{Page: page.Overview})
	r.settle()
	for _, it := range p.Shown() {
		if it.Row().Badge == "overdue" {
			p.Select(it.Key)
			r.key(fyne.KeyReturn)
			if got := r.shell.current(); got.Name() != page.Expectations || got.Selected() != it.Key {
				t.Errorf("Enter opens %s at %q, want the expectation", got.Name(), got.Selected())
			}
			return
		}
	}
}
