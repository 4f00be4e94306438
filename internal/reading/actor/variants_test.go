package actor

import "testing"

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
		{"an initial for a middle name", "Anna Maria Roe spoke. Later Anna M. Roe left.", []string{"Anna M. Roe = Anna Maria Roe"}},
		{"a middle initial left out", "Oskar T. Lund spoke. Oskar Lund left.", []string{"Oskar Lund = Oskar T. Lund"}},
		{"two middle initials", "Oskar H.W. Lund spoke. Oskar W. Lund left.", []string{"Oskar H.W. Lund = Oskar H.W. Lund", "Oskar W. Lund = Oskar W. Lund"}},
		{"initials apart", "Oskar H. W. Lund spoke. Oskar W. Lund left.", []string{"Oskar W. Lund = Oskar W. Lund"}},
		{"initials alone", "H.W. Lund spoke. W. Lund left.", []string{"W. Lund = W. Lund"}},
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
