package language

import "slices"

// address gives the end of the web or mail address that starts at i, or i.
func (z *tokenizer) address(i int) int {
	switch r := z.rs[i]; {
	case (r == 'h' || r == 'H') && (z.has(i, "http://") || z.has(i, "https://")),
		(r == 'w' || r == 'W') && z.has(i, "www."):
		return z.url(i)
	}
	if end := z.mail(i); end > i {
		return end
	}
	return z.host(i)
}

// host gives the end of a name of a host or newsgroup at i, or i: three or more
// words of small letters with stops between them (alt.animals.cat).
func (z *tokenizer) host(i int) int {
	j, labels := i, 0
	for {
		k := j
		for c := z.at(k); k-i <= maxMailName && ('a' <= c && c <= 'z' || isDigit(c) || c == '-'); c = z.at(k) {
			k++
		}
		if k-j < 2 || k-i > maxMailName || !isLetter(z.rs[j]) || z.rs[k-1] == '-' {
			break
		}
		labels++
		j = k
		if z.at(k) != '.' || !isWord(z.at(k+1)) {
			break
		}
		j++
	}
	if j > i && !isWord(z.at(j-1)) {
		j--
	}
	if labels < 3 || isWord(z.at(j)) || j > i && z.at(j-1) == '.' {
		return i
	}
	return j
}

// telephone gives the end of a telephone number at i, or i: groups of digits with
// hyphens, the last of four digits after one of three (555-0142, 1-800-555-0142).
func (z *tokenizer) telephone(i int) int {
	if !isDigit(z.rs[i]) {
		return i
	}
	j, before := i, 0
	for {
		k := z.same(j, isDigit)
		n := k - j
		if n == 4 && before == 3 && !isWord(z.at(k)) && !(z.at(k) == '-' && isWord(z.at(k+1))) {
			return k
		}
		if n == 0 || n > 3 || z.at(k) != '-' || k-i > 12 {
			return i
		}
		j, before = k+1, n
	}
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
