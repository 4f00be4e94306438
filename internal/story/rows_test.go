package story

import "testing"

func TestClipEndsAtAWord(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"", ""},
		{"short", "short"},
		{"ten runes!", "ten runes!"},
		{"the strait stays open", "the strait…"}, // a space stands just where it is cut
		{"the fleets are back", "the fleets…"},
		{"open negotiations", "open negot…"}, // the only space lies too far back
		{"négociations à Genève", "négociatio…"},
		{"été à Évian en été", "été à…"},
	} {
		if got := clip(c.words, 10); got != c.want {
			t.Errorf("clip(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}
