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
	for _, c := range []struct{ a, b string }{
		{"Lavrov", "Lawrow"}, {"Zelenskyy’s", "Zelensky"}, {"Qaddafi", "Gaddafi"},
		{"Зеленский", "Zelensky"}, {"Зеленского", "Zelenskyy"}, {"Зеленський", "Zelenskiy"}, {"Лаврова", "Lavrov"}, {"Лавровым", "Lawrow"},
		{"Путину", "Putin"}, {"Шойгу", "Shoigu"}, {"Янукович", "Yanukovych"}, {"Рябков", "Ryabkov"}, {"Ющенко", "Yushchenko"}, {"Хрущёв", "Khrushchev"},
	} {
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

func TestNamesAcrossScripts(t *testing.T) {
	for _, c := range []struct {
		arabic, latin string
		same          bool
	}{
		{"بوتين", "Putin", true}, {"زيلينسكي", "Zelensky", true}, {"زيلينسكي", "Зеленского", true}, {"لافروف", "Lavrov", true}, {"بلينكن", "Blinken", true},
		{"نتنياهو", "Netanyahu", true}, {"محمد", "Mohammed", true}, {"الأسد", "Assad", true}, {"عباس", "Abbas", true}, {"أردوغان", "Erdogan", true},
		{"القذافي", "Gaddafi", true}, {"مُحَمَّد", "Muhammad", true}, {"بوتين", "Biden", false}, {"لافروف", "Lvov", false}, {"من", "Man", false},
	} {
		a, b := Bones(Name(c.arabic)), Bones(Name(c.latin))
		if same := a != "" && a == b; same != c.same {
			t.Errorf("%s is %q, %s is %q: one name %v", c.arabic, a, c.latin, b, same)
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
