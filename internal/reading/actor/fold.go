package actor

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spellings are rules by which the press writes one foreign name in several ways: from
// Cyrillic ("Lawrow", "Sergei", "-skiy"), from Arabic ("Qaddafi", "al-Asad") and with or
// without the marks of its own alphabet. Of two that fit at a place
// the first holds.
var spellings = strings.NewReplacer(
	"tsch", "ch", "tch", "ch", "sch", "sh", "dsch", "j", "dzh", "j", "kh", "h", "gh", "g", "dh", "d",
	"ph", "f", "ck", "k", "qu", "kv", "q", "k", "x", "ks", "w", "v", "ou", "u", "oo", "u", "ee", "i",
	"yi", "i", "iy", "i", "ij", "i", "ye", "e", "ie", "i", "ya", "ia", "ja", "ia", "yu", "iu", "ju", "iu", "yo", "io", "jo", "io",
	"ay", "ai", "aj", "ai", "ey", "ei", "ej", "ei", "y", "i", "oe", "o", "ue", "u", "ae", "a", "ch", "ch", "c", "k", // "ch" keeps its c
)

// fold gives one form to the spellings of a name: small letters without marks, by the
// rules of spellings, a letter never twice, and hyphens and apostrophes left out.
func fold(name string) string {
	name = strings.ToLower(plain(name))
	if strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) {
		name = norm.NFD.String(name)
	}
	var b strings.Builder
	for _, r := range name {
		switch {
		case r == '-' || r == '\'' || r >= 0x300 && r < 0x370:
		case r == 'ł':
			b.WriteByte('l')
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(r)
		}
	}
	s := spellings.Replace(b.String())
	b.Reset()
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	s = b.String()
	switch {
	case strings.HasSuffix(s, "der"):
		s = strings.TrimSuffix(s, "er") + "r" // Alexander, Aleksandr
	case strings.HasSuffix(s, "i") && strings.HasPrefix(s, "g"):
		s = "k" + s[1:] // Gaddafi, Qaddafi: one sound, which English has not
	}
	return s
}

// sameFirst says whether two first names may be one name: by their spelling, or where
// vowels alone part them in a name of many consonants ("Mohammed", "Muhamad").
func sameFirst(x, y string) bool {
	x, y = fold(x), fold(y)
	if x == y {
		return true
	}
	x, y = consonants(x), consonants(y)
	return x == y && len(x) > 3
}

func consonants(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, s)
}
