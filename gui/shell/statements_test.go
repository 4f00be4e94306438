package shell

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/internal/story"
)

func TestStatementsAreFilteredByWhatTheyAre(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	p := r.shell.current().(*statements.Page)
	byKey := map[string]*story.Statement{}
	for _, s := range r.ledgers().Statements {
		byKey[s.Key] = s
	}
	r.everyLook("statements")
	for label, is := range map[string]func(*story.Statement) bool{
		"denials":          func(s *story.Statement) bool { return s.Denies },
		"direct":           func(s *story.Statement) bool { return s.Kind == "direct" },
		"several wordings": func(s *story.Statement) bool { return len(s.Variants) > 0 },
		"Ilse Varga":       func(s *story.Statement) bool { return s.Name == "Ilse Varga" },
	} {
		r.types("F")
		r.pick("Show all")
		r.types("F")
		r.pick(label)
		want := 0
		for _, s := range byKey {
			if is(s) {
				want++
			}
		}
		if len(p.Shown()) != want || want == 0 {
			t.Errorf("%s: %d are shown, want %d", label, len(p.Shown()), want)
		}
	}
}

func TestADenialStandsBesideItsClaim(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	p := r.shell.current().(*statements.Page)
	tied, wanted := false, false
	for _, s := range r.ledgers().Statements {
		if !s.Denies {
			continue
		}
		p.Select(s.Key)
		r.settle()
		words := textsOf(p.Object())
		switch {
		case s.Rejects != "":
			tied = tied || strings.Contains(words, "The claim")
			r.everyLook("denial")
		default:
			wanted = wanted || strings.Contains(words, "Claim wanted")
		}
	}
	if !tied && !wanted {
		t.Error("no denial of the sample says which claim it denies, or that the claim is wanted")
	}
}

func TestStatementsAreMadeOneAndTakenApart(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	p := r.shell.current().(*statements.Page)
	all := len(p.Shown())
	r.types("M")
	if len(r.log()) != 0 {
		t.Fatal("M with one row decides something")
	}
	first, second := p.Shown()[0].Key, p.Shown()[1].Key
	p.Select(first)
	r.types("J")
	if got := len(p.Chosen()); got != 2 {
		t.Fatalf("J selects %d rows", got)
	}
	r.types("M")
	if len(p.Shown()) != all-1 {
		t.Fatalf("after M there are %d statements, want %d: %s", len(p.Shown()), all-1, r.shell.frame.said.Text)
	}
	r.types("z")
	keys := map[string]bool{}
	for _, it := range p.Shown() {
		keys[it.Key] = true
	}
	if len(keys) != all || !keys[first] || !keys[second] {
		t.Errorf("after undo there are %d statements, want %d", len(keys), all)
	}
}
