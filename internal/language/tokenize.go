package language

import (
	"unicode"

	"github.com/readout-app/readout/internal/text"
)

// A tokenizer cuts a stretch of text into words and marks as the UD English
// treebanks do: clitics (do|n't, Anna|'s), hyphens but after prefixes, currency
// signs, units and brackets stand alone; abbreviations keep their stop.
type tokenizer struct {
	w   *words
	rs  []rune
	lo  int // start of the stretch
	hi  int // its end
	out []piece
	// open is where a single quotation mark was opened that none has closed yet.
	open int
	// round is how many round brackets are open.
	round int
}

// A piece is a word or mark; glued says that it is printed as one word with the
// one before.
type piece struct {
	text.Span
	glued bool
}

// maxSingle is the longest text in code points between single quotation marks; a
// mark that was not closed by then was an apostrophe.
const maxSingle = 200

// run cuts [lo, hi); its time grows with the length of the stretch only.
func (z *tokenizer) run() []piece {
	z.open = -1 - maxSingle
	for i := z.lo; i < z.hi; {
		switch r := z.rs[i]; {
		case isSpace(r):
			i++
		case isWord(r):
			i = z.word(i)
		default:
			i = z.mark(i)
		}
	}
	return z.out
}

// at gives the rune at i, or 0 outside the stretch.
func (z *tokenizer) at(i int) rune {
	if i < z.lo || i >= z.hi {
		return 0
	}
	return z.rs[i]
}

func (z *tokenizer) emit(a, b int) int {
	if a < b {
		z.out = append(z.out, piece{Span: text.Span{Start: a, End: b}})
	}
	return b
}

// glue cuts [a, b), which is printed as one word with the piece before.
func (z *tokenizer) glue(a, b int) int {
	z.emit(a, b)
	z.out[len(z.out)-1].glued = true
	return b
}

// extend moves i past marks that belong to the character before it.
func (z *tokenizer) extend(i int) int {
	for i < z.hi && isExtend(z.rs[i]) {
		i++
	}
	return i
}

// same gives the end of the run of runes at i for which is holds.
func (z *tokenizer) same(i int, is func(rune) bool) int {
	for i < z.hi && is(z.rs[i]) {
		i++
	}
	return i
}

// mark cuts a token that starts with no letter or digit.
func (z *tokenizer) mark(i int) int {
	r, next := z.rs[i], z.at(i+1)
	if end := z.whole(i); end > i {
		return z.emit(i, end)
	}
	switch {
	case r == '.' && next == '.':
		return z.emit(i, z.extend(z.same(i, func(r rune) bool { return r == '.' })))
	case r == '!' || r == '?' || r == '.' && (next == '!' || next == '?'):
		return z.emit(i, z.extend(z.same(i+1, func(r rune) bool { return r == '!' || r == '?' })))
	case r == '-' || r == '=' || r == '_' || r == '*' || r == '~':
		return z.emit(i, z.extend(z.same(i, func(x rune) bool { return x == r || next == r && isLine(x) })))
	case r == '<' || r == '>' || r == '+' && next == r || r == '$' && next == r || r == '\\' || r == '/':
		return z.emit(i, z.extend(z.same(i, func(x rune) bool { return x == r })))
	case (r == '`' || r == '\'' || r == '’' || r == '‘') && next == r:
		return z.emit(i, z.extend(i+2))
	case r == '#' && isLetter(next):
		return z.emit(i, z.handle(i+1))
	case r == '@' && isLetter(next):
		if end := z.host(i + 1); end > i+1 {
			return z.emit(i, end)
		}
		return z.emit(i, z.handle(i+1))
	case r == '+' && isDigit(next) && (i == z.lo || isSpace(z.rs[i-1])): // +44
		return z.emit(i, z.same(i+1, isDigit))
	case isApostrophe(r) && isDigit(next): // '90s
		return z.emit(i, z.same(i+1, isWord))
	case isApostrophe(r) && i-z.open <= maxSingle && !isWord(next):
		z.open = -1 - maxSingle
	case isApostrophe(r) && isLetter(next) && (i == z.lo || !isWord(z.at(i-1))):
		return z.leadingApostrophe(i)
	case r == '.' && isDigit(next): // .5
		return z.emit(i, z.same(i+1, isDigit))
	}
	switch r {
	case '(':
		z.round++
	case ')':
		z.round = max(0, z.round-1)
	}
	return z.emit(i, z.cluster(i))
}

// isLine says that lines are drawn with a mark: ----==.
func isLine(r rune) bool { return r == '-' || r == '=' || r == '_' || r == '*' || r == '~' }

// handle gives the end of a name after # or @.
func (z *tokenizer) handle(i int) int {
	return z.same(i, func(r rune) bool { return isWord(r) || isExtend(r) || r == '_' })
}

// maxWhole is the longest form in the list of those that stay whole.
const maxWhole = 5

// whole gives the end of the longest form at i that stays whole, or i.
func (z *tokenizer) whole(i int) int {
	var buf [maxWhole]byte
	n := 0
	for n < maxWhole && z.at(i+n) > ' ' && z.at(i+n) < 0x80 {
		buf[n] = byte(unicode.ToLower(z.at(i + n)))
		n++
	}
	before := i > z.lo && isWord(z.rs[i-1])
	for ; n > 1; n-- {
		last := z.at(i + n - 1)
		switch {
		case !z.w.wholes[string(buf[:n])], isWord(last) && isWord(z.at(i+n)):
		case isWord(z.rs[i]) && before:
		case before && (last != ')' && last != '(' || z.round > 0):
			// A face right after a word is a smile or a frown, and not where ) closes.
		default:
			return i + n
		}
	}
	return i
}

// leadingApostrophe cuts an apostrophe before a word: a clitic that stands apart
// ('s after a space) or a shortened word ('em) stays whole, else it is a mark.
func (z *tokenizer) leadingApostrophe(i int) int {
	end := z.same(i+1, isLetter)
	switch Norm(string(z.rs[i:min(end, i+6)])) {
	case "'s", "'ll", "'re", "'ve", "'d", "'m", "'em", "'til", "'cause":
		return z.emit(i, end)
	}
	z.open = i
	return z.emit(i, z.extend(i+1))
}

// possessive says that the apostrophe at i, after the word that ends there, marks a
// plural's possession (the states' plan) and closes no quotation.
func (z *tokenizer) possessive(i int) bool {
	if !isApostrophe(z.at(i)) || i-z.open <= maxSingle {
		return false
	}
	switch z.rs[i-1] {
	case 's', 'S', 'x', 'z', 'Z':
		return isSpace(z.at(i+1)) && isWord(z.at(i+2))
	}
	return false
}

// cluster gives the end of the character at i: flags and joined emoji stay whole.
func (z *tokenizer) cluster(i int) int {
	flag := func(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }
	j := z.extend(i + 1)
	if flag(z.rs[i]) && flag(z.at(j)) {
		return z.extend(j + 1)
	}
	for z.at(j-1) == '\u200d' && j < z.hi && unicode.IsSymbol(z.rs[j]) {
		j = z.extend(j + 1)
	}
	return j
}

// word cuts what starts with a letter or digit at i.
func (z *tokenizer) word(i int) int {
	if end := z.address(i); end > i {
		return z.emit(i, end)
	}
	if end := z.whole(i); end > i {
		return z.emit(i, end)
	}
	if end := z.telephone(i); end > i {
		return z.emit(i, end)
	}
	j := i
	for {
		j = z.same(j, func(r rune) bool { return isWord(r) || isExtend(r) })
		if !z.joins(i, j) {
			break
		}
		j++
	}
	if z.at(j) == '$' && j-i <= 3 && isDigit(z.at(j+1)) { // US$
		return z.emit(i, j+1)
	}
	if z.stopBelongs(i, j) {
		return z.emit(i, z.extend(j+1))
	}
	return z.split(i, j)
}

// joins says whether the mark at j goes on with the word that starts at i.
func (z *tokenizer) joins(i, j int) bool {
	prev, next := z.at(j-1), z.at(j+1)
	switch r := z.at(j); {
	case !isWord(next) && !(r == '-' && isDigit(next)):
		return false
	case isApostrophe(r):
		return isLetter(prev) && isLetter(next) || isExtend(prev) || isDigit(prev) && next == 's' && !isWord(z.at(j+2)) // 1990's
	case r == ',' || r == ':' || r == '/':
		return isDigit(prev) && isDigit(next)
	case r == '_':
		return true
	case r == '&':
		return unicode.IsUpper(prev) && unicode.IsUpper(next)
	case r == '.':
		return isDigit(prev) && isDigit(next) || z.dotted(i, j)
	case isHyphen(r):
		return z.hyphenJoins(i, j)
	}
	return false
}

// dotted says whether the stop at j stands inside an abbreviation or a name of a
// host: single letters (U.S), or a known last label between lower-case words.
func (z *tokenizer) dotted(i, j int) bool {
	back := j
	for back > i && j-back < 3 && isLetter(z.rs[back-1]) {
		back--
	}
	end := z.same(j+1, func(r rune) bool { return isLetter(r) && r < 0x250 })
	switch {
	case j-back == 1 && end-j-1 == 1:
		return true // U.S
	case j-back == 2 && end-j-1 == 1 && z.at(end) == '.':
		return true // Ph.D.
	case end-j-1 > 5 || unicode.IsUpper(z.at(j+1)) && end-j-1 < 3:
		return false
	}
	return z.w.domains[Norm(string(z.rs[j+1:end]))] && !isWord(z.at(end))
}

// hyphenJoins says whether the hyphen at j does not split: after a prefix
// (co-operate, mid-1980s).
func (z *tokenizer) hyphenJoins(i, j int) bool {
	if j-i > 8 {
		return false
	}
	return z.w.prefixes[Norm(string(z.rs[i:j]))]
}

// stopBelongs says whether the stop at j belongs to the word [i, j).
func (z *tokenizer) stopBelongs(i, j int) bool {
	if z.at(j) != '.' || z.at(j+1) == '.' || j-i > 8 {
		return false
	}
	if isDigit(z.rs[i]) { // the number of a list item
		return i == z.lo && j-i <= 2 && isSpace(z.at(j+1)) && isDigit(z.rs[j-1])
	}
	k := j + 1
	for k < z.hi && isSpace(z.rs[k]) {
		k++
	}
	w := Norm(string(z.rs[i:j]))
	if j-i == 1 && unicode.IsUpper(z.rs[i]) { // initial
		return unicode.IsUpper(z.at(k)) && (w != "i" || unicode.IsUpper(z.at(k)) && z.at(k+1) == '.')
	}
	class, known := z.w.abbreviations[w]
	switch {
	case w == "etc" && (k >= z.hi || unicode.IsUpper(z.rs[k])):
		return false // the treebanks part the stop of the sentence from it
	case class == "number":
		return isDigit(z.at(k))
	case class == "date" || class == "title" || class == "company":
		return unicode.IsUpper(z.rs[i]) && (class != "title" || k < z.hi)
	case known:
		return true
	}
	// Single letters with stops between them: U.S, a.m.
	for n := i; n < j; n++ {
		if even := (n-i)%2 == 0; even != isLetter(z.rs[n]) || !even && z.rs[n] != '.' {
			return false
		}
	}
	return j-i > 1
}

// split cuts [i, j) at hyphens, clitics and units.
func (z *tokenizer) split(i, j int) int {
	if isDigit(z.rs[i]) {
		k := z.same(i, func(r rune) bool { return isDigit(r) || r == '.' || r == ',' || r == ':' })
		if k < j && j-k <= 8 && z.w.units[Norm(string(z.rs[k:j]))] {
			z.emit(i, k)
			return z.emit(k, j)
		}
		return z.emit(i, j)
	}
	if k := z.clitic(i, j); k > i {
		z.emit(i, k)
		return z.glue(k, j)
	}
	z.emit(i, j)
	if z.possessive(j) {
		return z.glue(j, z.extend(j+1))
	}
	return j
}

// maxContraction is the longest word in the list of those written as one.
const maxContraction = 8

// clitic gives where the clitic at the end of [i, j) starts, or i.
func (z *tokenizer) clitic(i, j int) int {
	if j-i > 1 && j-i <= maxContraction {
		if cut := z.w.contractions[Norm(string(z.rs[i:j]))]; cut > 0 {
			return i + cut
		}
	}
	k := j - 1
	for k > i && j-k <= 3 && !isApostrophe(z.rs[k]) {
		k--
	}
	if k == i || !isApostrophe(z.rs[k]) {
		return i
	}
	switch Norm(string(z.rs[k:j])) {
	case "'s", "'ll", "'re", "'ve", "'d", "'m":
		return k
	case "'t":
		if r := z.rs[k-1]; (r == 'n' || r == 'N') && k-1 > i {
			return k - 1
		}
	}
	return i
}
