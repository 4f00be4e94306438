package language

import "slices"

// address gives the end of the web or mail address that starts at i, or i.
func (z *tokenizer) address(i int) int {
	switch r := z.rs[i]; {
	case (r == 'h' || r == 'H') && (z.has(i, "http://") || z.has(i, "https://")),
		(r == 'w' || r == 'W') && z.has(i, "www."):
		return z.url(i)
	}
	return z.mail(i)
}

// has says whether the plain lower-case s stands at i, in whatever case.
func (z *tokenizer) has(i int, s string) bool {
	for n, r := range []byte(s) {
		if c := z.at(i + n); c != rune(r) && c|0x20 != rune(r) {
			return false
		}
	}
	return isWord(z.at(i + len(s)))
}

// url takes all up to white space or a mark that no address holds, without the
// marks at its end and without a bracket that it does not open.
func (z *tokenizer) url(i int) int {
	j, depth := i, 0
	for j < z.hi && !isSpace(z.rs[j]) && !isDoubleMark(z.rs[j]) && z.rs[j] != '<' && z.rs[j] != '>' && z.rs[j] != ']' {
		switch z.rs[j] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 {
			break
		}
		j++
	}
	for j > i && slices.Contains([]rune(".,;:!?'’)…"), z.rs[j-1]) && (z.rs[j-1] != ')' || depth < 0) {
		j--
	}
	return j
}

// maxMailName is the longest name before the @ of a mail address (RFC 5321, 4.5.3.1.1).
const maxMailName = 64

func (z *tokenizer) mail(i int) int {
	inName := func(r rune) bool {
		return isWord(r) && r < 0x80 || r == '.' || r == '_' || r == '-' || r == '+'
	}
	j := i
	for j < z.hi && j-i <= maxMailName && inName(z.rs[j]) {
		j++
	}
	if z.at(j) != '@' || !isWord(z.at(j+1)) {
		return i
	}
	j = z.same(j+1, inName)
	for j > i && !isWord(z.rs[j-1]) {
		j--
	}
	return j
}
