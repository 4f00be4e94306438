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
