package net

import (
	"github.com/readout-app/readout/internal/language/gazetteer"
	"github.com/readout-app/readout/internal/language/wordclass"
)

// Dictionary knows words before their sentence is read.
type Dictionary struct {
	Classes *wordclass.Lexicon
	Lists   *gazetteer.Gazetteer
}

// Words gives what is known of the words of one sentence, given as printed and in
// normal form.
func (d *Dictionary) Words(texts, norms []string) []Word {
	out := make([]Word, len(texts))
	lists, loose := make([]uint16, len(texts)), make([]uint16, len(texts))
	d.Lists.Match(texts, lists)
	d.Lists.MatchLoose(texts, loose)
	for i, s := range texts {
		e := d.Classes.Lookup(norms[i])
		out[i] = Word{Text: s, Norm: norms[i], Class: e.Class, Noun: e.Noun, Verb: e.Verb, Lists: lists[i], Loose: loose[i]}
	}
	return out
}
