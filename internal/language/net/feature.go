package net

import (
	"unicode"
	"unicode/utf8"
)

// Word is what is known of a word before its sentence is read.
type Word struct {
	Text string // as printed
	Norm string // lower case, typographic apostrophes and quotation marks made plain
	// Class, Noun and Verb are what a dictionary says of it, see package wordclass.
	Class      uint16
	Noun, Verb uint8
	// Lists says in which lists of names it stands, see package gazetteer; a bit each.
	Lists uint16
	// Loose is the same without regard to capitals. The network does not look at it; the
	// model of names does.
	Loose uint16
}

// A table holds one row for each value, or for each hash of a value, of one feature.
const (
	tableWord = iota // normal form
	tableForm        // as printed
	tableSuffix1
	tableSuffix2
	tableSuffix3
	tableSuffix4
	tablePrefix1
	tablePrefix2
	tablePrefix3
	tableShape
	tableClass
	tableSense // supersense of the noun and of the verb
	tableLists
	tableList1 // parts of the lists, so that each counts by itself
	tableList2
	tableList3
	tableList4
	tableList5
	tables
)

// tableBits is the number of bits of the row numbers of each table.
var tableBits = [tables]uint{tableWord: 15, tableForm: 14, tableSuffix1: 8, tableSuffix2: 11, tableSuffix3: 13, tableSuffix4: 14,
	tablePrefix1: 8, tablePrefix2: 11, tablePrefix3: 13, tableShape: 10, tableClass: 12, tableSense: 10, tableLists: 12,
	tableList1: 3, tableList2: 3, tableList3: 3, tableList4: 3, tableList5: 4}

// tableStart gives where the rows of each table start among all rows, and their number.
func tableStart() (start [tables]uint32, all int) {
	for t, b := range tableBits {
		start[t] = uint32(all)
		all += 1 << b
	}
	return start, all
}

var starts, rowCount = tableStart()

// hash is FNV-1a, digits counted as one and the same.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// fold spreads a value over all bits.
func fold(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// row gives the row of a value of a table.
func row(table int, value uint32) uint32 {
	return starts[table] + fold(value+uint32(table)*0x9e3779b1)&(1<<tableBits[table]-1)
}

// features gives the rows of the words of one sentence.
func features(words []Word, out [][tables]uint32) {
	for i := range words {
		w := &words[i]
		f := &out[i]
		f[tableWord] = row(tableWord, hash(w.Norm))
		f[tableForm] = row(tableForm, hash(w.Text))
		at := len(w.Norm)
		for k := range 4 {
			if at > 0 {
				_, size := utf8.DecodeLastRuneInString(w.Norm[:at])
				at -= size
			}
			f[tableSuffix1+k] = row(tableSuffix1+k, hash(w.Norm[at:]))
		}
		at = 0
		for k := range 3 {
			if at < len(w.Norm) {
				_, size := utf8.DecodeRuneInString(w.Norm[at:])
				at += size
			}
			f[tablePrefix1+k] = row(tablePrefix1+k, hash(w.Norm[:at]))
		}
		s := shape(w.Text)
		if i == 0 {
			s += 1 << 20
		}
		f[tableShape] = row(tableShape, s)
		f[tableClass] = row(tableClass, uint32(w.Class))
		f[tableSense] = row(tableSense, uint32(w.Noun)<<8|uint32(w.Verb))
		f[tableLists] = row(tableLists, uint32(w.Lists))
		for k := range 5 {
			f[tableList1+k] = starts[tableList1+k] + uint32(w.Lists)>>(3*k)&(1<<tableBits[tableList1+k]-1)
		}
	}
}

// shape sums up the kinds of characters of a word: runs of capitals, small letters,
// digits, hyphens, stops and others, at most six runs, and whether it is one character.
func shape(s string) uint32 {
	var out, last uint32
	runs, chars := 0, 0
	for _, r := range s {
		var k uint32
		switch {
		case unicode.IsUpper(r):
			k = 1
		case unicode.IsLetter(r):
			k = 2
		case unicode.IsDigit(r):
			k = 3
		case r == '-':
			k = 4
		case r == '.':
			k = 5
		case r == '\'' || r == '’':
			k = 6
		default:
			k = 7
		}
		chars++
		if k != last && runs < 6 {
			out = out<<3 | k
			runs++
		}
		last = k
	}
	if chars == 1 {
		out |= 1 << 19
	}
	return out
}
