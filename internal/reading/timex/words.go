package timex

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/record"
)

// sense is one meaning of a word: its class and value in timex-words.tsv.
type sense struct {
	class string
	value string
	n     int // value as a number, 0 where it is none
	// leads says that the word can begin an expression in this or another sense of it.
	leads bool
}

// besides says whether words of a class only stand beside expressions and tell about
// them.
func besides(class string) bool {
	switch class {
	case "prep", "monthprep", "lengthprep", "counted", "distance", "label", "title", "ahead", "aheadto", "modal", "speech",
		"done", "sensed", "dayverb", "money", "nounend":
		return true
	}
	return false
}

// phrase is a fixed row of words with its meaning.
type phrase struct {
	words []string
	expr  expr
	none  bool   // no time expression
	mod   string // words that stand before a length and give its mod
}

// lists are the word lists, read once.
type lists struct {
	words   map[string][]sense
	phrases map[string][]phrase // by first word, longest first
	orders  map[string]order    // by outlet, of dates in figures
	// countries that write the month first, by code and by the end of an address; loose
	// are ends of addresses that outlets of any country use.
	countries map[string]order
	loose     map[string]bool
}

// readLists reads the three word lists from the words folder of assets.
func readLists(files fs.FS) (lists, error) {
	ls := lists{words: map[string][]sense{}, phrases: map[string][]phrase{}, countries: map[string]order{}, loose: map[string]bool{}}
	rows, err := lexicon.Rows(files, "words/timex-words.tsv", 3)
	if err != nil {
		return lists{}, err
	}
	for _, row := range rows {
		switch row[1] {
		case "monthfirst":
			ls.countries[row[0]] = monthFirst
			continue
		case "loosedomain":
			ls.loose[row[0]] = true
			continue
		}
		n, _ := strconv.Atoi(row[2]) // many values are no numbers
		ls.words[row[0]] = append(ls.words[row[0]], sense{class: row[1], value: row[2], n: n})
	}
	for _, senses := range ls.words {
		leads := slices.ContainsFunc(senses, func(s sense) bool { return !besides(s.class) })
		for i := range senses {
			senses[i].leads = leads
		}
	}
	rows, err = lexicon.Rows(files, "words/timex-phrases.tsv", 2)
	if err != nil {
		return lists{}, err
	}
	for _, row := range rows {
		p := phrase{none: row[1] == "NONE"}
		switch {
		case p.none:
		case len(row) < 3:
			return lists{}, fmt.Errorf("time phrase %q has no value", row[0])
		case row[1] == "MOD":
			p.mod = row[2]
		default:
			p.expr = expr{form: formFixed, typ: record.TimeType(row[1]), value: row[2], rule: "reference"}
		}
		ls.addPhrase(row[0], p)
	}
	rows, err = lexicon.Rows(files, "words/timex-days.tsv", 2)
	if err != nil {
		return lists{}, err
	}
	for _, row := range rows {
		d, err := parseFeast(row)
		if err != nil {
			return lists{}, err
		}
		ls.addPhrase(row[0], phrase{expr: expr{form: formFeast, typ: record.Date, feast: d, rule: "named-day"}})
	}
	ls.orders, err = readOrders(files, ls.countries)
	return ls, err
}

func (ls *lists) addPhrase(words string, p phrase) {
	for _, l := range scan(words, nil, nil) {
		p.words = append(p.words, l.norm)
	}
	list := append(ls.phrases[p.words[0]], p)
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	ls.phrases[p.words[0]] = list
}

// sense gives the word's meaning in a class.
func (l *lexeme) sense(class string) (sense, bool) {
	for _, s := range l.senses {
		if s.class == class {
			return s, true
		}
	}
	return sense{}, false
}

// is says whether the word has a meaning in one of the classes.
func (l *lexeme) is(classes ...string) bool {
	for _, c := range classes {
		if _, ok := l.sense(c); ok {
			return true
		}
	}
	return false
}

// capitals says whether a text is printed in capitals throughout.
func capitals(s string) bool { return s == strings.ToUpper(s) }
