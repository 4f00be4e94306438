package story

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A wording is what can be compared of the content of a statement. Words are told by
// their numbers in a vocabulary.
type wording struct {
	words   []int32  // the distinct words of four letters or more that mean something, sorted
	names   []int32  // of them, those written with a capital inside a sentence
	figures []string // the distinct numbers, sorted
	negated bool     // it holds an odd number of negations
}

// vocabulary numbers the words of a story, from 1.
type vocabulary struct {
	numbers map[string]int32
	words   []string        // by their numbers
	closed  map[string]bool // words that do not count
}

func newVocabulary(closed map[string]bool) *vocabulary {
	return &vocabulary{map[string]int32{}, []string{""}, closed}
}

// number gives the number of a word.
func (v *vocabulary) number(word string) int32 {
	n, known := v.numbers[word]
	if !known {
		n = int32(len(v.words))
		word = strings.Clone(word) // or it would hold the whole content
		v.numbers[word], v.words = n, append(v.words, word)
	}
	return n
}

// wording gives what can be compared of a content by its terms.
func (v *vocabulary) wording(t terms) wording {
	return wording{v.counting(t.words), v.counting(t.names), t.figures, t.negated}
}

// meaningful gives the words of a content that count, sorted by their numbers.
func (v *vocabulary) meaningful(content string) []int32 {
	return v.counting(termsOf(content).words)
}

func (v *vocabulary) counting(words []string) []int32 {
	out := make([]int32, 0, len(words))
	for _, word := range words {
		if !v.closed[word] {
			out = append(out, v.number(word))
		}
	}
	slices.Sort(out)
	return out
}

// figuresOf gives the numbers of a content, in digits or spelled out, each once.
func figuresOf(content string) []string {
	var out []string
	for _, word := range strings.Fields(content) {
		word = strings.TrimFunc(word, func(r rune) bool { return !isWordRune(r) })
		if n := figure(strings.ToLower(word)); n != "" {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// figure gives a number that is printed in digits, or small and spelled out, in digits
// alone; "" for other words.
func figure(word string) string {
	const spelled = " two three four five six seven eight nine ten eleven twelve "
	if before, _, ok := strings.Cut(spelled, " "+word+" "); ok && word != "" {
		return strconv.Itoa(strings.Count(before, " ") + 2)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, word)
}

// terms are a wording before its words have numbers.
type terms struct {
	words, names, figures []string
	negated               bool
}

// termsOf gives the terms of a content.
func termsOf(content string) terms {
	var words, names []string
	negated := false
	opens := true // the next word opens a sentence, where a capital tells nothing
	for _, field := range strings.Fields(content) {
		for _, word := range strings.FieldsFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !isApostrophe(r) }) {
			word = strings.TrimFunc(strings.ReplaceAll(word, "’", "'"), isApostrophe)
			first, lower := []rune(word + " ")[0], strings.ToLower(word)
			switch lower {
			case "not", "no", "never", "nobody", "nothing", "none", "cannot":
				negated = !negated
			default:
				negated = negated != strings.HasSuffix(lower, "n't")
			}
			lower = strings.TrimSuffix(lower, "'s")
			if len([]rune(lower)) >= 4 {
				words = append(words, lower)
				if unicode.IsUpper(first) && !opens {
					names = append(names, lower)
				}
			}
			opens = false
		}
		opens = strings.ContainsAny(field, ".!?…")
	}
	slices.Sort(words)
	slices.Sort(names)
	return terms{slices.Compact(words), slices.Compact(names), figuresOf(content), negated}
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// alikeShare is the share of the words of the shorter of two wordings that the other
// has too when both put one thought; alikeWords is the least number of such words.
const (
	alikeShare = 0.65
	alikeWords = 3
)

// alike gives the share of the shorter wording's words that both have, and whether
// that is enough to take them for one thought: neither may name somebody or something
// that the other does not while the other does the same.
func alike(a, b wording) (float64, bool) {
	both := common(a.words, b.words)
	share := float64(both) / float64(max(1, min(len(a.words), len(b.words))))
	named := common(a.names, b.words) == len(a.names) || common(b.names, a.words) == len(b.names)
	return share, both >= alikeWords && share >= alikeShare && named
}

// apart says whether two statements whose words are alike tell two things: words of theirs
// are opposites, or each of two reports gives a number that the other does not. Copies of
// one report give one number, be it misprinted.
func (l Lists) apart(a, b *utterance) bool {
	x, y := a.words.figures, b.words.figures
	return a.as.origin != b.as.origin && common(x, y) < min(len(x), len(y)) || l.opposed(a.content, b.content)
}

// opposed says whether of two contents each has a word that the other lacks and that is the
// opposite of the other's: what is said of the northern ferry is not said of the southern.
func (l Lists) opposed(a, b string) bool {
	if a == b || len(l.Opposites) == 0 {
		return false
	}
	x, y := termsOf(a).words, termsOf(b).words
	for _, s := range x {
		if slices.Contains(y, s) {
			continue
		}
		for _, t := range y {
			if l.Opposites[[2]string{s, t}] && !slices.Contains(x, t) {
				return true
			}
		}
	}
	return false
}

// common counts what two sorted lists share.
func common[T cmp.Ordered](a, b []T) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
