package words

import (
	"testing"
)

func TestOneTermForAllForms(t *testing.T) {
	for _, c := range []struct{ language, a, b string }{
		{"en", "responses", "Response"},
		{"en", "responding", "responded"},
		{"en", "Marenko's", "Marenko’s"},
		{"ru", "переговоры", "переговорах"},
		{"de", "Verhandlungen", "Verhandlung"},
		{"fr", "négociations", "NÉGOCIATION"},
		{"und", "Café", "cafe"},
	} {
		if a, b := Stem(c.a, c.language), Stem(c.b, c.language); a != b {
			t.Errorf("%s: %q is %q, %q is %q", c.language, c.a, a, c.b, b)
		}
	}
	if Stem("responses", "und") == Stem("response", "und") {
		t.Error("a language that is not known is stemmed")
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ a, b string }{{"Lavrov", "Lawrow"}, {"Zelenskyy’s", "Zelensky"}, {"Qaddafi", "Gaddafi"}} {
		if Name(c.a) == "" || Name(c.a) != Name(c.b) {
			t.Errorf("%q is %q, %q is %q", c.a, Name(c.a), c.b, Name(c.b))
		}
	}
	for _, w := range []string{"car", "On", "7th"} {
		if n := Name(w); n != "" {
			t.Errorf("%q is the name %q", w, n)
		}
	}
}

func FuzzCutter(f *testing.F) {
	f.Add("He said: “cease-fire” isn't 1,5 — 停火", "en")
	f.Add("İstanbul'da görüşme\xff", "tr")
	f.Fuzz(func(t *testing.T, s, language string) {
		last := 0
		for _, tok := range NewCutter().Of(s, language) {
			if tok.From < last || tok.To <= tok.From || tok.To > len(s) || tok.Term == "" {
				t.Fatalf("%q: %+v after %d", s, tok, last)
			}
			last = tok.To
		}
	})
}
