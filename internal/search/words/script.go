package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// latin gives the Latin letters of Cyrillic ones, as English prints Russian and Ukrainian
// names (BGN/PCGN); what parts the two languages is levelled by spelling.Fold.
var latin = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "yo", "є", "ye", "ж", "zh", "з", "z",
	"и", "i", "і", "i", "ї", "yi", "й", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r",
	"с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch",
	"ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
	"ђ", "dj", "ј", "j", "љ", "lj", "њ", "nj", "ћ", "c", "џ", "dz",
)

// endings are those of Slavic surnames in other cases than the one a dictionary has, with
// the one it has.
var endings = []struct {
	stem, ending string
	cases        []string
}{
	{"ск", "ий", []string{"ого", "ому", "им", "ом"}},
	{"цк", "ий", []string{"ого", "ому", "им", "ом"}},
	{"ськ", "ий", []string{"ого", "ому", "им"}},
	{"ов", "", []string{"а", "у", "ым", "е", "им"}},
	{"ев", "", []string{"а", "у", "ым", "е", "им"}},
	{"ёв", "", []string{"а", "у", "ым", "е"}},
	{"ин", "", []string{"а", "у", "ым", "е"}},
}

// shortestStem is the number of letters before such an ending.
const shortestStem = 2

// romanized gives a word of Cyrillic letters in Latin ones, in small letters and as a
// dictionary has it. That a surname ends in -a for a woman is levelled by that.
func romanized(w string) string {
	w = strings.ToLower(w)
next:
	for _, e := range endings {
		for _, c := range e.cases {
			stem, ok := strings.CutSuffix(w, e.stem+c)
			if ok && utf8.RuneCountInString(stem) >= shortestStem {
				w = stem + e.stem + e.ending
				break next
			}
		}
	}
	return latin.Replace(w)
}

// consonants gives those of Arabic letters, by the sound alone. What is left out is a
// vowel inside a word, or nothing that Latin letters print.
var consonants = strings.NewReplacer(
	"ب", "b", "پ", "b", "ت", "t", "ث", "t", "ط", "t", "ج", "g", "ژ", "g", "غ", "g", "گ", "g", "چ", "tx", "ح", "h", "خ", "h", "ه", "h",
	"د", "d", "ذ", "d", "ض", "d", "ر", "r", "ز", "z", "ظ", "z", "س", "s", "ص", "s", "ش", "x", "ف", "f", "ڤ", "f", "ق", "k", "ك", "k", "ک", "k",
	"ل", "l", "م", "m", "ن", "n",
)

// sounds gives the same of the form that spelling.Fold makes of Latin letters.
var sounds = strings.NewReplacer("sh", "x", "ch", "tx", "zh", "g", "th", "t", "p", "b", "v", "f", "j", "g")

// bonesMark begins the form of a name in a script that writes no short vowels.
const bonesMark = "~"

// fewestBones is the number of consonants by which a name can be told.
const fewestBones = 3

// Bones gives what can be compared of a name across scripts of which one writes no short
// vowels: its consonants by their sound, and whether it begins with a vowel. The name is
// in the form that Name gives; Bones gives "" where that says too little.
func Bones(name string) string {
	if bones, ok := strings.CutPrefix(name, bonesMark); ok {
		return bones
	}
	return bonesOf(sounds.Replace(name), "aeiou")
}

// Boned gives the Name of a word in a script without vowels, by its Bones.
func Boned(bones string) string { return bonesMark + bones }

// HasVowels says whether a form that Name gives is that of a script that writes vowels.
func HasVowels(name string) bool { return !strings.HasPrefix(name, bonesMark) }

// boneless gives the Name of a word in Arabic letters.
func boneless(w string) string {
	w = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == 'ـ' {
			return -1
		}
		return r
	}, w)
	for _, article := range []string{"وال", "بال", "فال", "كال", "ال", "لل"} {
		if rest, ok := strings.CutPrefix(w, article); ok && utf8.RuneCountInString(rest) >= fewestBones {
			w = rest
			break
		}
	}
	// A half-vowel that begins a word is a consonant, or printed as a vowel.
	if rest, ok := strings.CutPrefix(w, "و"); ok {
		w = "ف" + rest
	}
	first, size := utf8.DecodeRuneInString(w)
	if strings.ContainsRune("اأإآعءيیئ", first) {
		w = "a" + w[size:]
	}
	return bonesOf(consonants.Replace(w), "")
}

// bonesOf keeps the letters from a to z of a word but for vowels, of which the first
// counts where it begins the word, and a letter twice in a row once.
func bonesOf(w, vowels string) string {
	var out []rune
	for i, r := range w {
		switch {
		case i == 0 && (r == 'a' || strings.ContainsRune(vowels, r)):
			out = append(out, 'a')
		case r < 'a' || r > 'z' || strings.ContainsRune(vowels, r) || len(out) > 0 && out[len(out)-1] == r && vowels == "":
		default:
			out = append(out, r)
		}
	}
	if len(out) < fewestBones {
		return ""
	}
	return string(out)
}
