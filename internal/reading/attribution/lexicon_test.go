package attribution

import (
	"strings"
	"testing"
)

// TestWords asks that every entry of the word lists uses only what the rules know.
func TestWords(t *testing.T) {
	frames := " quote trail that bare wh to ing np obj objto seem "
	flags := " strong weak deny deny-speech refuse speech bare "
	classes := " say claim think perceive intend ask demand deny refuse warn criticise praise support show decree name "
	w := mustFinder(t).words
	for list, entries := range map[string]map[string]*cueWord{"verbs": w.verbs, "nouns": w.nouns, "adjectives": w.adjectives, "light": w.light} {
		if len(entries) < 20 {
			t.Errorf("%s: only %d entries", list, len(entries))
		}
		for name, e := range entries {
			for f := range e.frames {
				if !strings.Contains(frames, " "+f+" ") {
					t.Errorf("%s, %s: frame %q", list, name, f)
				}
			}
			for f := range e.flags {
				if !strings.Contains(flags, " "+f+" ") {
					t.Errorf("%s, %s: flag %q", list, name, f)
				}
			}
			if !strings.Contains(classes, " "+e.class+" ") {
				t.Errorf("%s, %s: class %q", list, name, e.class)
			}
			if len(e.frames)+len(e.preps) == 0 {
				t.Errorf("%s, %s: no frame", list, name)
			}
		}
	}
}

func TestInflected(t *testing.T) {
	for lemma, want := range map[string][3]string{
		"slam": {"slams", "slammed", "slamming"}, "deny": {"denies", "denied", "denying"}, "promise": {"promises", "promised", "promising"},
		"express": {"expresses", "expressed", "expressing"}, "vow": {"vows", "vowed", "vowing"}, "accuse": {"accuses", "accused", "accusing"},
	} {
		third, past, gerund := inflected(lemma)
		if got := [3]string{third, past, gerund}; got != want {
			t.Errorf("%s: %v, want %v", lemma, got, want)
		}
	}
}
