package spelling

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
		{"Hansen", "Hanson", false}, {"Maria", "Mario", false}, {"Jan", "Jane", false}, {"Petrov", "Petrova", false}, {"Lukashenko", "Lukashenka", true}, {"Khrustalyov", "Chrustaljow", true}, {"Khrustalyov", "Khrustalev", true}, {"Solovyov", "Soloviev", true},
		{"Yevgeny", "Jewgeni", true}, {"Chen", "Hen", false}, {"Olga", "Olgo", false}, {"", "", true}, {"日本", "日本", true},
	} {
		if got := Fold(c.a) == Fold(c.b); got != c.same {
			t.Errorf("%s %q, %s %q: same %v", c.a, Fold(c.a), c.b, Fold(c.b), got)
		}
	}
}

// TestKey says which whole names are one and which are not.
func TestKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Sergei Markov", "Sergey Markow", true}, {"Bashir al-Roe", "Bachir El Roe", false}, {"Bashir al-Roe", "Bashir El Roe", true}, {"Bashir al-Roe", "Bashir Roe", true},
		{"Al Roe", "Roe", false}, {"Kim Dae-jin", "Kim Dae Jin", true}, {"Anna Smith-Jones", "Anna SmithJones", true}, {"Anna Smith-Jones", "Anna Jones", false},
		{"AAP", "AP", false}, {"AAP Newsroom", "AP Newsroom", false}, {"ZELENSKAYA", "Zelenskaya", true}, {"IVAN WOLF", "Ivan Wolf", true}, {"the Post", "Post", true}, {"Christian Berg", "Christine Berg", false},
		{"Mohammed Haddad", "Muhamad Haddad", false}, {"Mario Orlov", "Maria Orlov", false}, {"", "", true},
	} {
		if got := Key(c.a) == Key(c.b); got != c.same {
			t.Errorf("%s %q, %s %q: same %v", c.a, Key(c.a), c.b, Key(c.b), got)
		}
	}
}
