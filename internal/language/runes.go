package language

import "unicode"

// isSpace says that r parts words: white space, and the invisible marks that some
// pages use for it.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// isWord says that r can start a word.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || isDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isExtend says that r belongs to the character before it: a combining mark, a
// joiner, a variation selector or an emoji modifier.
func isExtend(r rune) bool {
	if r < 0x300 {
		return r == '\u00ad'
	}
	return unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me, unicode.Cf) && !isSpace(r) || 0x1f3fb <= r && r <= 0x1f3ff
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// isStop says that r can end a sentence, in whatever script.
func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '։', '؟', '۔', '।', '。', '！', '？', '‼', '⁉':
		return true
	}
	return false
}

func isOpenBracket(r rune) bool { return r == '(' || r == '[' || r == '{' }

func isCloseBracket(r rune) bool { return r == ')' || r == ']' || r == '}' }

// isDoubleMark says that r is a double quotation mark.
func isDoubleMark(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»':
		return true
	}
	return false
}
