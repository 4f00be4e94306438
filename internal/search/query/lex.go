package query

import (
	"strings"
	"unicode"
)

// sign is what a token is.
type sign int

const (
	end sign = iota
	word
	quoted // in quotation marks
	open
	shut
	minus // not, before what follows
	colon // a field's name, with the colon
)

// token is a word or sign of a question, with its place in code points.
type token struct {
	sign  sign
	text  string // without quotation marks or colon
	at    int
	tight bool // no space before it
}

// marks are the quotation marks that open a phrase, each with those that close it.
var marks = map[rune]string{'"': `"”“`, '“': `”"“`, '„': `“”"`, '«': `»`, '»': `«»`, '”': `”"`, '‹': `›`, '「': `」`, '『': `』`}

// lex parts a question into tokens, an end token last.
func lex(s string) []token {
	in := []rune(s)
	var out []token
	for i := 0; i < len(in); {
		r, from := in[i], i
		tight := i > 0 && !unicode.IsSpace(in[i-1])
		add := func(s sign, text string) { out = append(out, token{s, text, from, tight}) }
		switch {
		case unicode.IsSpace(r):
			i++
		case r == '(':
			add(open, "(")
			i++
		case r == ')':
			add(shut, ")")
			i++
		case r == '-' && i+1 < len(in) && !unicode.IsSpace(in[i+1]):
			add(minus, "-")
			i++
		case marks[r] != "":
			for i++; i < len(in) && !strings.ContainsRune(marks[r], in[i]); i++ {
			}
			add(quoted, string(in[from+1:i]))
			i = min(i+1, len(in)) // a phrase that is not closed reaches to the end
		default:
			for i < len(in) && !unicode.IsSpace(in[i]) && !strings.ContainsRune("()", in[i]) && marks[in[i]] == "" {
				if i++; in[i-1] == ':' && isName(in[from:i-1]) {
					break
				}
			}
			if text := string(in[from:i]); in[i-1] == ':' && isName(in[from:i-1]) {
				add(colon, strings.ToLower(strings.TrimSuffix(text, ":")))
			} else {
				add(word, text)
			}
		}
	}
	return append(out, token{sign: end, at: len(in)})
}

// isName says whether what stands before a colon is meant for a field: letters alone.
func isName(rs []rune) bool {
	for _, r := range rs {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return len(rs) > 0
}
