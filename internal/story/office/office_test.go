package office

import (
	"testing"
	"testing/fstest"

	"github.com/readout-app/readout/assets"
)

func words(t *testing.T) Words {
	w, err := NewWords(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestRead(t *testing.T) {
	w := words(t)
	for _, c := range []struct {
		title, words, plain string
		held                bool
	}{
		{"foreign minister", "Selm's new foreign minister", "foreign minister", true},
		{"Former Foreign Minister", "Former Foreign Minister", "Foreign Minister", false},
		{"foreign minister", "The then-foreign minister", "foreign minister", false},
		{"Ex-President", "Ex-President", "President", false},
		{"Outgoing Prime Minister", "Outgoing Prime Minister", "Prime Minister", true},
		{"acting president", "acting president", "acting president", true},
		{"president", "late president", "president", false},
		{"ambassador to the former Merrow", "ambassador to the former Merrow", "ambassador to the former Merrow", true},
		{"Foreign Ministers", "Foreign Ministers", "Foreign Minister", true},
		{"ministers of defence", "the former ministers of defence", "minister of defence", false},
		{"chief of staffs", "chief of staffs", "chief of staffs", true},
		{"Former", "Former", "Former", true},
		{"", "", "", true},
	} {
		if plain, held := w.Read(c.title, c.words); plain != c.plain || held != c.held {
			t.Errorf("%q in %q: %q, held %v", c.title, c.words, plain, held)
		}
	}
	if plain, held := (Words{}).Read("Former Minister", "Former Minister"); plain != "Former Minister" || !held {
		t.Errorf("the zero Words know the past: %q, %v", plain, held)
	}
}

func TestExclude(t *testing.T) {
	w := words(t)
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Deputy Foreign Minister", "ambassador to Dravia", true},
		{"Deputy Foreign Minister", "Foreign Minister", true},
		{"Minister of Foreign Affairs", "foreign minister", false},
		{"minister", "foreign minister", false},
		{"deputy prime minister", "finance minister", false},
		{"president", "party leader", false},
		{"foreign ministry spokeswoman", "ambassador to Selm", true},
		{"chief negotiator", "deputy foreign minister", false},
		{"Premier", "Prime Minister", false},
	} {
		a, b := w.Canon(c.a), w.Canon(c.b)
		if w.Exclude(a, b) != c.want || w.Exclude(b, a) != c.want {
			t.Errorf("%q and %q: want %v", a, b, c.want)
		}
	}
}

func TestSingleAndChange(t *testing.T) {
	w := words(t)
	for title, want := range map[string]bool{"Minister for Foreign Affairs": true, "premier": true, "minister": false, "ambassador": false, "deputy foreign minister": false} {
		if w.IsSingle(w.Canon(title)) != want {
			t.Errorf("%q: want %v", title, want)
		}
	}
	for passage, want := range map[string]bool{"Selm's new foreign minister": true, "the newly named envoy": true, "the foreign minister": false} {
		if w.IsNew(passage) != want {
			t.Errorf("%q: want %v", passage, want)
		}
	}
	for sentence, want := range map[string]bool{"Pascal was appointed on Monday.": true, "Lohr RESIGNS": true, "Pascal came.": false, "": false} {
		if w.TellsChange(sentence) != want {
			t.Errorf("%q: want %v", sentence, want)
		}
	}
}

func TestState(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Dravia", "Dravian", true}, {"Orlan", "Orlanian", true}, {"Selm", "Selmish", true}, {"Karsova", "Karsovan", true},
		{"Iran", "Iranian", true}, {"Germany", "German", true}, {"Dravia", "Lethia", false}, {"Iran", "Iraq", false}, {"", "", true},
	} {
		if (State(c.a) == State(c.b)) != c.same {
			t.Errorf("%q %q, %q %q", c.a, State(c.a), c.b, State(c.b))
		}
	}
}

func TestNewWordsNamesWhatIsWrong(t *testing.T) {
	for name, list := range map[string]string{"no list": "", "no class": "whim\tminister\t\n", "no other title": "same\tpremier\t\n", "a column short": "gone\n"} {
		files := fstest.MapFS{}
		if list != "" {
			files["words/office-words.tsv"] = &fstest.MapFile{Data: []byte(list)}
		}
		if _, err := NewWords(files); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
