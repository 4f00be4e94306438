// Package lemma gives the dictionary form of a word from its form and its Penn
// Treebank tag.
//
// In: rules, each a tag, an ending and what to put in place of how many letters;
// the longest ending that fits decides, a whole word counts as the longest. Learn
// makes such rules from examples. Out: the lemma.
package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxEnding is the length in characters of the longest ending that is learned.
const maxEnding = 6

// whole stands before the ending of a rule that is a whole word.
const whole = "^"

// Rules are rules for lemmas. They never change and are safe for concurrent use.
type Rules struct {
	byTag map[string]map[string]edit // tag → ending
}

// edit is what a rule does: cut so many characters from the end, put on others.
type edit struct {
	cut int
	add string
}

// New makes Rules from rows of four fields: tag, ending, characters to cut, letters
// to put on. The error names the row that is broken.
func New(rows [][]string) (*Rules, error) {
	r := &Rules{byTag: map[string]map[string]edit{}}
	for i, row := range rows {
		if len(row) < 4 {
			return nil, fmt.Errorf("lemma rule %d: %d fields, want 4", i+1, len(row))
		}
		cut, err := strconv.Atoi(row[2])
		if err != nil || cut < 0 {
			return nil, fmt.Errorf("lemma rule %d: bad number of characters %q", i+1, row[2])
		}
		r.put(row[0], row[1], edit{cut, row[3]})
	}
	return r, nil
}

func (r *Rules) put(tag, ending string, e edit) {
	if r.byTag[tag] == nil {
		r.byTag[tag] = map[string]edit{}
	}
	r.byTag[tag][ending] = e
}

// Lemma gives the lemma of a word from its form, in lower case but for names, and
// its tag. It is never empty when the form is not.
func (r *Rules) Lemma(form, tag string) string {
	rules := r.byTag[tag]
	if len(rules) == 0 {
		return form
	}
	if e, ok := rules[whole+form]; ok {
		return e.apply(form)
	}
	at := len(form)
	var starts [maxEnding + 1]int
	n := 0
	for ; n <= maxEnding; n++ {
		starts[n] = at
		if at == 0 {
			n++
			break
		}
		_, size := utf8.DecodeLastRuneInString(form[:at])
		at -= size
	}
	for n--; n >= 0; n-- {
		if e, ok := rules[form[starts[n]:]]; ok {
			if l := e.apply(form); l != "" {
				return l
			}
		}
	}
	return form
}

func (e edit) apply(form string) string {
	for range e.cut {
		_, size := utf8.DecodeLastRuneInString(form)
		form = form[:len(form)-size]
	}
	return form + e.add
}

// editOf gives the edit that turns form into lemma.
func editOf(form, lemma string) edit {
	n := 0
	for n < len(form) && n < len(lemma) {
		r, size := utf8.DecodeRuneInString(form[n:])
		if !strings.HasPrefix(lemma[n:], string(r)) {
			break
		}
		n += size
	}
	return edit{utf8.RuneCountInString(form[n:]), lemma[n:]}
}
