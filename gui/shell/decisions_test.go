package shell

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/decisions"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/internal/story"
)

// A rule on all rows of one shape is shown before it is made, listed after, and switched
// off from the list.
func TestARuleForAllLikeThis(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	like := 0
	for _, s := range r.ledgers().Statements {
		if n := len(r.ledgers().Like(&s.Row)); n > like {
			like = n
			r.shell.current().Select(s.Key)
		}
	}
	if like < 2 {
		t.Fatalf("at most %d statements are alike", like)
	}
	ruled := func() int {
		n := 0
		for _, s := range r.ledgers().Statements {
			if s.Always != 0 {
				n++
			}
		}
		return n
	}
	r.types("*")
	if r.shell.modal == nil || ruled() != 0 {
		t.Fatalf("the rule is made unasked: %d rows", ruled())
	}
	r.everyLook("always")
	r.shell.modalKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.settle()
	r.types("*")
	r.types("x")
	if r.shell.modal != nil || ruled() != like {
		t.Fatalf("the rule rules on %d rows, want %d; %s", ruled(), like, r.shell.frame.said.Text)
	}
	r.types("gl")
	p := r.shell.current().(*decisions.Page)
	if p.Selected() == "" || !strings.Contains(p.Shown()[0].Row().Title, "Always reject") {
		t.Fatalf("the rule is not listed first: %+v", p.Shown())
	}
	r.everyLook("decisions")
	r.types("x")
	if ruled() != 0 {
		t.Errorf("switched off, the rule still rules on %d rows", ruled())
	}
	if p.Shown()[0].Row().Badge == "" || p.Shown()[0].Row().Mark != ledger.Mark(story.Rejected) {
		t.Errorf("the list does not show that it is off: %+v", p.Shown()[0].Row())
	}
	r.types("a")
	if ruled() != like {
		t.Errorf("switched on again, the rule rules on %d rows, want %d", ruled(), like)
	}
}

func TestAnyDecisionIsTakenBackFromTheList(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("jajajx")
	ruled := func() (accepted, rejected int) {
		for _, s := range r.ledgers().Statements {
			switch s.Ruling {
			case story.Accepted:
				accepted++
			case story.Rejected:
				rejected++
			}
		}
		return accepted, rejected
	}
	if a, x := ruled(); a != 2 || x != 1 {
		t.Fatalf("%d accepted, %d rejected", a, x)
	}
	r.types("gl")
	p := r.shell.current().(*decisions.Page)
	if len(p.Shown()) != 3 {
		t.Fatalf("%d decisions are listed, want 3", len(p.Shown()))
	}
	r.types("jjx") // the first made
	if a, x := ruled(); a != 1 || x != 1 {
		t.Errorf("after taking the first back %d accepted, %d rejected", a, x)
	}
	if !r.shell.frame.undo.Hidden {
		t.Error("an undo is offered that would take another decision back")
	}
	r.types("x")
	if !strings.Contains(r.shell.frame.said.Text, "already") || len(r.log()) != 4 {
		t.Errorf("taking back twice: %q, %d decisions", r.shell.frame.said.Text, len(r.log()))
	}
	r.types("a")
	if a, _ := ruled(); a != 2 {
		t.Errorf("in force again %d are accepted, want 2", a)
	}
}

func TestANoteAndAGradeByKey(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("j")
	key := r.shell.current().Selected()
	r.types("n")
	if r.shell.modal == nil {
		t.Fatal("n opens no form")
	}
	r.types("Ask the desk in Lomar")
	r.shell.modal.confirm()
	r.settle()
	r.types("G")
	r.types("b2")
	r.shell.modal.confirm()
	r.settle()
	for _, s := range r.ledgers().Statements {
		if s.Key == key && (len(s.Remarks) != 1 || s.Remarks[0] != "Ask the desk in Lomar" || s.Credibility != "2" || s.Ruling != story.Proposed) {
			t.Errorf("remarks %q, grade %q, ruling %q", s.Remarks, s.Credibility, s.Ruling)
		}
	}
	r.everyLook("noted")
	r.types("G")
	r.types("9")
	r.shell.modal.confirm()
	r.settle()
	if got := len(r.log()); got != 2 || r.shell.frame.said.Text == "" {
		t.Errorf("a grade that is none is kept: %d decisions, %q", got, r.shell.frame.said.Text)
	}
	r.shell.goTo(page.Route{Page: page.Review})
	r.settle()
}
