package fuzzy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestBest(t *testing.T) {
	texts := []string{"Tomas Lindgren", "Ilse Varga", "Ministry of Foreign Affairs", "Émile Vargas-Lopez", "Calvonia"}
	folded := make([]string, len(texts))
	for i, s := range texts {
		folded[i] = Fold(s)
	}
	for _, c := range []struct {
		query string
		want  []int
	}{
		{"varga", []int{1, 3}}, {"emile", []int{3}}, {"mofa", []int{2}}, {"TL", []int{0}}, {"foreign min", []int{2}}, {"zz", nil}, {"", []int{0, 1, 2, 3, 4}},
	} {
		if got := Best(Fold(c.query), folded, 10); !slices.Equal(got, c.want) {
			t.Errorf("%q finds %v, want %v", c.query, got, c.want)
		}
	}
	if got := Best("", folded, 2); len(got) != 2 {
		t.Errorf("at most two: %v", got)
	}
}

func TestATextFitsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Fold(rapid.String().Draw(t, "text"))
		if got := Best(s, []string{s}, 1); len(got) != 1 {
			t.Fatalf("%q does not fit itself", s)
		}
	})
}

func TestFewLettersFindTheRightText(t *testing.T) {
	texts := []string{"Add a folder…", "Accept the proposed outcome", "Expectations", "Statements", "Petra Halloran", "Élysée meets Ankara", "Talks on the Selm Strait resume in Lomar"}
	var folded []string
	for _, s := range texts {
		folded = append(folded, Fold(s))
	}
	for query, want := range map[string]string{
		"exp": "Expectations", "state": "Statements", "outcome": "Accept the proposed outcome", "halloran": "Petra Halloran",
		"pet hal": "Petra Halloran", "elysee": "Élysée meets Ankara", "lomar talks": "Talks on the Selm Strait resume in Lomar",
		"atpo": "Accept the proposed outcome", "aaf": "Add a folder…",
	} {
		got := Best(Fold(query), folded, 3)
		if len(got) == 0 || texts[got[0]] != want {
			t.Errorf("%q finds %v, want %q first", query, got, want)
		}
	}
	if got := Best("zzz", folded, 3); len(got) > 0 {
		t.Errorf("zzz finds %v", got)
	}
	if got := Best("", folded, 3); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("an empty query gives %v", got)
	}
}
