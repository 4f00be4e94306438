package actor

import (
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/reading/record"
)

// findTails finds bodies named by the last word of a longer name that the article gives
// before: "the Front", "Front fighters" of the Northern Front. Where two longer names end
// so, or the word is somebody's name, it tells nothing.
func (w *work) findTails() {
	tails := map[string]*mention{}
	several := map[string]bool{}
	for _, m := range w.names {
		last := m.last - 1
		if m.typ == record.Person {
			several[w.t[last].Text] = true
		}
		if m.typ != record.Organisation || m.last-m.first < 2 || w.title[w.t[last].Sentence] || w.is(m.first+1, m.first, "of") {
			continue
		}
		s := w.t[last].Text
		if old := tails[s]; old != nil && w.bodyKey(old) != w.bodyKey(m) {
			several[s] = true
		} else if old == nil {
			tails[s] = m
		}
	}
	for _, m := range w.names {
		if long := tails[m.name]; long != nil && !several[m.name] && m.last-m.first == 1 && m.ent == nil && long.first < m.first && (m.typ == record.Organisation) {
			m.tailOf, m.unresolved = long, false
		}
	}
	for i := range w.t {
		long := tails[w.t[i].Text]
		if long == nil || several[w.t[i].Text] || w.taken[i] || w.in[i] || long.first >= i || w.title[w.t[i].Sentence] || w.nextCapital(i) {
			continue
		}
		if the := w.is(i-1, i, "the"); !the && (w.initial(i) || w.roleBy[i+1] == nil) {
			continue
		}
		m := w.name(i, i+1, record.Organisation, "name-tail")
		m.tailOf = long
	}
}

// unshouted gives a name that is printed in capitals alone in small letters with
// capitals where names have them: "LENA O'BRANDT-ROE" is Lena O'Brandt-Roe. Initials stay.
func unshouted(name string) string {
	if !strings.Contains(name, " ") || name != strings.ToUpper(name) {
		return name
	}
	words := strings.Fields(name)
	for i, s := range words {
		if !strings.ContainsAny(s, "AEIOUY") || strings.Contains(s, ".") {
			continue
		}
		open := true
		words[i] = strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) {
				open = true
				return r
			}
			if open {
				open = false
				return r
			}
			return unicode.ToLower(r)
		}, s)
	}
	return strings.Join(words, " ")
}
