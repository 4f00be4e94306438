package actor

import "testing"

// TestFold says which spellings are one name and which are not.
func TestFold(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Lavrov", "Lawrow", true}, {"Zelensky", "Zelenskyy", true}, {"Zelensky", "Zelenskiy", true}, {"Sergei", "Sergey", true}, {"Sergei", "Sergej", true},
		{"Kyiv", "Kiev", true}, {"Gaddafi", "Qaddafi", true}, {"Gaddafi", "Kadhafi", true}, {"al-Assad", "al-Asad", true}, {"Aleksandr", "Alexander", true},
		{"Yevgeny", "Evgeniy", true}, {"Erdoğan", "Erdogan", true}, {"Schröder", "Schroeder", true}, {"Jong-un", "Jong Un", false}, {"Medwedew", "Medvedev", true},
		{"Hansen", "Hanson", false}, {"Maria", "Mario", false}, {"Jan", "Jane", false}, {"Petrov", "Petrova", false}, {"", "", true}, {"日本", "日本", true},
	} {
		if got := fold(c.a) == fold(c.b); got != c.same {
			t.Errorf("%s %q, %s %q: same %v", c.a, fold(c.a), c.b, fold(c.b), got)
		}
	}
}

// TestVariants joins names that are spelt in two ways.
func TestVariants(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"Cyrillic", "Sergei Markov met reporters. Later Sergey Markow left.", []string{"Sergey Markow = Sergei Markov"}},
		{"surname", "Foreign Minister Ivan Volkovsky came. They thanked Volkovskiy for it.", []string{"Volkovskiy = Ivan Volkovsky"}},
		{"hyphen", "Kim Dae-jin flew home. Kim Dae Jin said so.", []string{"Kim Dae-jin = Kim Dae Jin"}},
		{"vowels of a first name", "Mohammed Haddad spoke. Muhammad Haddad left.", []string{"Muhammad Haddad = Mohammed Haddad"}},
		{"two people", "Dan Roe spoke. Ben Roe left.", []string{"Ben Roe = Ben Roe"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ms, as := find(t, c.text)
			for _, w := range c.want {
				if err := check(w, ms, as); err != nil {
					t.Errorf("%v\n%s", err, dump(ms, as))
				}
			}
		})
	}
}
