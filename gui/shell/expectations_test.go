package shell

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

func TestTheBoardIsWalkedByKeys(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, dir)
	r.sample()
	r.types("ge")
	p := r.shell.current().(*expectations.Page)
	r.everyLook("expectations")
	list := p.Focus()
	selected := p.Selected()
	r.types("b")
	if p.Focus() == list || r.shell.window.Canvas().Focused() != p.Focus() {
		t.Fatal("b does not give the keys to the board")
	}
	if p.Selected() != selected {
		t.Error("the board selects another row than the list had")
	}
	status := func() story.Status {
		for _, x := range r.ledgers().Expectations {
			if x.Key == p.Selected() {
				return x.Status
			}
		}
		t.Fatal("nothing is selected")
		return ""
	}
	before := status()
	seen := map[story.Status]bool{before: true}
	for range 6 {
		r.types("l")
		seen[status()] = true
		if r.shell.subject == nil || r.shell.subject.Row.Key != p.Selected() {
			t.Fatal("the keys rule on another row than the board shows")
		}
	}
	if len(seen) < 2 {
		t.Errorf("l never leaves the column %s", before)
	}
	r.everyLook("board")
	for range 6 {
		r.types("h")
	}
	if status() != before {
		t.Errorf("h leads back to %s, want %s", status(), before)
	}
	r.types("gl")
	if r.shell.current() == p {
		t.Error("on the board g l goes to the column beside")
	}
	r.types("ge")
	r.types("b")
	if p.Focus() != list {
		t.Error("b does not bring the list back")
	}
	r.types("b")
	r.shell.Close()
	r = newRig(t, dir)
	again := r.shell.current().(*expectations.Page)
	onList := again.Focus()
	if r.types("b"); again.Focus() == onList {
		t.Fatal("b changes nothing")
	}
	if _, ok := onList.(*rowlist.List); !ok || again.Focus() != again.Ledger.Focus() {
		t.Error("after a restart the list stands where the board was chosen")
	}
}

func TestAnOutcomeIsSetByADigit(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("ge")
	key := r.shell.current().Selected()
	status := func() story.Status {
		for _, x := range r.ledgers().Expectations {
			if x.Key == key {
				return x.Status
			}
		}
		return ""
	}
	before := status()
	r.types("s")
	if r.shell.modal == nil {
		t.Fatal("s asks nothing")
	}
	r.everyLook("settle")
	r.types("5")
	if r.shell.modal != nil || status() != story.Cancelled {
		t.Errorf("5 sets %s: %s", status(), r.shell.frame.said.Text)
	}
	r.types("z")
	if status() != before {
		t.Errorf("after undo it is %s, want %s", status(), before)
	}
	r.shell.current().Select(key)
	r.types("s")
	r.types("j")
	r.key(fyne.KeyReturn)
	if status() != story.HappenedOtherwise {
		t.Errorf("j and Enter set %s", status())
	}
}
