package timex

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/record"
)

// sense is one meaning of a word: its class and value in timex-words.tsv.
type sense struct {
	class string
	value string
	n     int // value as a number, 0 where it is none
}

// phrase is a fixed row of words with its meaning.
type phrase struct {
	words []string
	expr  expr
	none  bool // no time expression
}

// lists are the word lists, read once.
type lists struct {
	words   map[string][]sense
	phrases map[string][]phrase // by first word, longest first
}

// readLists reads the three word lists from the words folder of assets.
func readLists(files fs.FS) (lists, error) {
	ls := lists{words: map[string][]sense{}, phrases: map[string][]phrase{}}
	rows, err := lexicon.Rows(files, "words/timex-words.tsv", 3)
	if err != nil {
		return lists{}, err
	}
	for _, row := range rows {
		n, _ := strconv.Atoi(row[2]) // many values are no numbers
		ls.words[row[0]] = append(ls.words[row[0]], sense{class: row[1], value: row[2], n: n})
	}
	rows, err = lexicon.Rows(files, "words/timex-phrases.tsv", 2)
	if err != nil {
		return lists{}, err
	}
	for _, row := range rows {
		p := phrase{none: row[1] == "NONE"}
		if !p.none {
			if len(row) < 3 {
				return lists{}, fmt.Errorf("time phrase %q has no value", row[0])
			}
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
	return ls, nil
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

// feast is the rule of a named day.
type feast struct {
	kind    string // fixed, easter, nth, moving, once
	month   time.Month
	day     int // day of the month; days after Easter; for nth which one, -1 the last
	weekday int // for nth, 1 Monday to 7 Sunday
	once    time.Time
}

func parseFeast(row []string) (*feast, error) {
	f := &feast{kind: row[1]}
	value := ""
	if len(row) > 2 {
		value = row[2]
	}
	var err error
	switch f.kind {
	case "fixed":
		var t time.Time
		t, err = time.Parse("01-02", value)
		f.month, f.day = t.Month(), t.Day()
	case "easter":
		f.day, err = strconv.Atoi(value)
	case "nth":
		_, err = fmt.Sscanf(value, "%d-%d-%d", &f.month, &f.weekday, &f.day)
	case "once":
		f.once, err = time.Parse(time.DateOnly, value)
	case "moving":
	default:
		err = fmt.Errorf("unknown kind %q", f.kind)
	}
	if err != nil {
		return nil, fmt.Errorf("named day %q: %w", row[0], err)
	}
	return f, nil
}

// on gives the day in a year; false where the rule gives none.
func (f *feast) on(year int) (time.Time, bool) {
	switch f.kind {
	case "fixed":
		return date(year, f.month, f.day), true
	case "easter":
		return easter(year).AddDate(0, 0, f.day), true
	case "nth":
		return nthWeekday(year, f.month, f.weekday, f.day), true
	case "once":
		return f.once, true
	}
	return time.Time{}, false
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
