package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// spellings are rules by which the press writes one foreign name in several ways: from
// Cyrillic ("Lawrow", "Sergei", "-skiy"), from Arabic ("Qaddafi", "al-Asad") and with or
// without the marks of its own alphabet. Of two that fit at a place
// the first holds.
var spellings = strings.NewReplacer(
	"tsch", "ch", "tch", "ch", "sch", "sh", "dsch", "j", "dzh", "j", "kh", "h", "gh", "g", "dh", "d",
	"ph", "f", "ck", "k", "qu", "kv", "q", "k", "x", "ks", "w", "v", "ou", "u", "oo", "u", "ee", "i",
	"yi", "i", "iy", "i", "ij", "i", "ye", "e", "je", "e", "ie", "i", "ya", "ia", "ja", "ia", "yu", "iu", "ju", "iu", "yo", "io", "jo", "io",
	"ay", "ai", "aj", "ai", "ey", "ei", "ej", "ei", "y", "i", "oe", "o", "ue", "u", "ae", "a", "ch", "ch", "c", "k", // "ch" keeps its c
)

// Fold gives one form to the spellings of a name: small letters without marks, by the
// rules of spellings, a letter never twice, and hyphens and apostrophes left out. The
// form is for comparing alone.
func Fold(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "’", "'"))
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
	s := spellings.Replace(atEnds(b.String()))
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
	case strings.HasSuffix(s, "iov"):
		s = strings.TrimSuffix(s, "iov") + "ev" // Solovyov, Solovyev: a letter that is printed both ways
	case strings.HasSuffix(s, "enka"):
		s = strings.TrimSuffix(s, "a") + "o" // Lukashenka, Lukashenko: Belarusian and Russian
	}
	return s
}

// SameFirst says whether two first names may be one name: by their spelling, or where
// vowels alone part them in a name of many consonants ("Mohammed", "Muhamad").
func SameFirst(x, y string) bool {
	x, y = Fold(x), Fold(y)
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

// atEnds mends what depends on where in a name it stands: the "ch" that opens it before
// a consonant ("Chrustaljow", German for "Khrustalyov"), and the "-iev" of a surname.
func atEnds(s string) string {
	if strings.HasPrefix(s, "ch") && len(s) > 2 && strings.IndexByte("aeiouy", s[2]) < 0 {
		s = s[1:]
	}
	if len(s) > len("kiev") && strings.HasSuffix(s, "iev") {
		s = strings.TrimSuffix(s, "iev") + "ev"
	}
	return s
}

// Bare takes the Arabic article off a surname: al-Roe, el-Roe, Roe.
func Bare(s string) string {
	if len(s) > 3 && (strings.EqualFold(s[:3], "al-") || strings.EqualFold(s[:3], "el-")) {
		return s[3:]
	}
	return s
}

// longestInitials is the number of letters up to which a word of capitals may be the
// initials of a body: "AAP" is not "AP".
const longestInitials = 5

// Key gives one form to the spellings of a whole name, word by word: "Bashir al-Roe",
// "Bashir El Roe"; a leading "the"
// is left out. Initials stay as they are; what a hyphen ties on with a small letter
// is a word of its own ("Dae-jin", "Dae Jin"). Two first names of unlike vowels stay two:
// across articles nothing but the name speaks for one person.
func Key(name string) string {
	var out []string
	words := strings.Fields(name)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	shouted := strings.ToUpper(name) == name // as headlines are
	for i, word := range words {
		if i > 0 && i+1 < len(words) && (strings.EqualFold(word, "al") || strings.EqualFold(word, "el")) {
			continue
		}
		word = Bare(word)
		if len([]rune(word)) <= longestInitials && strings.ToUpper(word) == word && (len(words) == 1 || !shouted) {
			out = append(out, strings.ToLower(word))
			continue
		}
		parts := strings.Split(word, "-")
		joined := parts[0]
		for _, part := range parts[1:] {
			if r, _ := utf8.DecodeRuneInString(part); unicode.IsLower(r) {
				out = append(out, Fold(joined))
				joined = part
			} else {
				joined += part
			}
		}
		out = append(out, Fold(joined))
	}
	return strings.Join(out, " ")
}
