package frontmatter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
)

// abroad are the words of printed dates in other languages than English.
type abroad struct {
	months  map[string]int // names that mean the same month in every language that has them
	iranian map[string]int // of the solar calendar of Iran
	eras    map[string]int // the year before the first
	zones   map[string]string
	// Words around numbers: of, year, number, am, pm, hour.
	words map[string]map[string]bool
}

func loadAbroad() (*abroad, error) {
	rows, err := lexicon.Rows(assets.Words, "words/date-words.tsv", 4)
	if err != nil {
		return nil, err
	}
	a := &abroad{months: map[string]int{}, iranian: map[string]int{}, eras: map[string]int{}, zones: map[string]string{}, words: map[string]map[string]bool{}}
	numbers := map[string]map[string]int{"month": a.months, "iranian": a.iranian, "era": a.eras}
	for _, row := range rows {
		kind, value := row[0], row[2]
		for form := range strings.SplitSeq(row[3], "|") {
			to := numbers[kind]
			if to == nil {
				if kind == "zone" {
					a.zones[form] = value
					continue
				}
				if a.words[kind] == nil {
					a.words[kind] = map[string]bool{}
				}
				a.words[kind][form] = true
				continue
			}
			n, err := strconv.Atoi(value)
			if err != nil {
				return nil, fmt.Errorf("word list date-words.tsv, %s %q: %w", kind, form, err)
			}
			if before, again := to[form]; again && before != n {
				n = 0 // "listopada" is October in Croatia and November in Poland
			}
			to[form] = n
		}
	}
	return a, nil
}

// date reads a day with its year at the start of a line, and gives the number of tokens.
func (a *abroad) date(all []token) (stamp, int) {
	for _, form := range []func(*scan) stamp{(*scan).dayFirst, (*scan).iranianDay, (*scan).monthFirst, (*scan).yearFirst} {
		s := &scan{abroad: a, all: all}
		if st := form(s); st.year > 0 && st.month > 0 && st.day > 0 && st.valid() {
			return st, s.at
		}
	}
	return stamp{}, 0
}

// inWords reads a day before the name of its month and the year.
func (s *scan) inWords(names map[string]int) (day, month, year int) {
	day = s.number(1, 2)
	if s.at < len(s.all) && s.all[s.at].glued && s.all[s.at].word != "" && names[s.all[s.at].word] == 0 {
		s.at++ // "1er"
	}
	s.is(".º°ª-/–")
	if s.word("of") {
		s.is("'’")
	}
	if s.word("number") {
		month = s.number(1, 2)
	} else {
		month = s.month(names)
	}
	if month == 0 {
		return 0, 0, 0
	}
	s.is(".,-/–،")
	s.word("of")
	return day, month, s.number(4, 4)
}

// dayFirst reads "12. März 2024", "12 de marzo de 2024", "12 tháng 3 năm 2024".
func (s *scan) dayFirst() stamp {
	day, month, year := s.inWords(s.months)
	return stamp{year: west(year), month: month, day: day}
}

// west gives a year of the Buddhist calendar of Thailand in that of the West.
func west(year int) int {
	if year > 2400 {
		return year - 543
	}
	return year
}

// iranianDay reads "۲۲ اسفند ۱۴۰۲".
func (s *scan) iranianDay() stamp {
	day, month, year := s.inWords(s.iranian)
	if day == 0 || day > 31 || year < 1300 || year > 1470 {
		return stamp{}
	}
	t := nowruz(year).AddDate(0, 0, min(month-1, 6)*31+max(month-7, 0)*30+day-1)
	return stamp{year: t.Year(), month: int(t.Month()), day: t.Day()}
}

// nowruz gives the first day of a year of the solar calendar of Iran. From 1244 to 1472
// the leap years are eight in thirty-three (K. M. Borkowski, The Persian calendar for
// 3000 years, 1996).
func nowruz(year int) time.Time {
	const anchor = 1300 // began on 21 March 1921
	days := 0
	for y := anchor; y < year; y++ {
		days += 365
		if slices.Contains([]int{1, 5, 9, 13, 17, 22, 26, 30}, y%33) {
			days++
		}
	}
	return time.Date(1921, time.March, 21, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
}

// monthFirst reads "marzo 12, 2024".
func (s *scan) monthFirst() stamp {
	month := s.month(s.months)
	s.is(".")
	day := s.number(1, 2)
	s.is(".,")
	if month == 0 {
		return stamp{}
	}
	return stamp{month: month, day: day, year: s.number(4, 4)}
}

// yearFirst reads "2024年3月12日", "2024. március 12.", "2024 m. kovo 12 d.", "2024. 3. 12.".
func (s *scan) yearFirst() stamp {
	era := 0
	if s.at < len(s.all) && s.eras[s.all[s.at].word] > 0 {
		era = s.eras[s.next().word]
	}
	year := s.number(1, 4) + era
	pointed := s.is(".-")
	named := s.word("year")
	s.is(".")
	if year < 1000 || !pointed && !named {
		return stamp{}
	}
	if month := s.month(s.months); month > 0 {
		s.is(".")
		return stamp{year: year, month: month, day: s.number(1, 2)}
	}
	first := s.number(1, 2)
	pointed = s.is(".-")
	if month := s.month(s.months); month > 0 {
		return stamp{year: year, month: month, day: first}
	}
	if !s.word("number") && !pointed {
		return stamp{}
	}
	st := stamp{year: year, month: first, day: s.number(1, 2)}
	if named && s.at < len(s.all) && s.all[s.at].glued && s.all[s.at].word != "" {
		s.at++ // the word for day
	}
	return st
}

// time reads a time of day after a date: between them may stand signs, the day of the
// week in brackets, and two words ("um", "a las").
func (s *scan) time() (hour, minute, second int, ok bool) {
	words := 0
	for s.at < len(s.all) {
		t := s.all[s.at]
		if t.digits > 0 || s.words["am"][t.word] || s.words["pm"][t.word] {
			break
		}
		if t.word != "" {
			words++
		}
		if words > 2 || t.sign != 0 && !strings.ContainsRune(",|-–—·•/:()（）،.", t.sign) {
			return 0, 0, 0, false
		}
		s.at++
	}
	morning, afternoon := s.word("am"), s.word("pm")
	t := s.next()
	hour = t.number
	if t.digits == 0 || t.digits > 2 || !s.is(":.：") && !s.word("hour") {
		return 0, 0, 0, false
	}
	t = s.next()
	minute = t.number
	if t.digits != 2 && (t.digits != 1 || s.at >= len(s.all) || !s.all[s.at].glued || s.all[s.at].word == "") {
		return 0, 0, 0, false
	}
	if back := s.at; s.is(":") {
		if t = s.next(); t.digits == 2 {
			second = t.number
		} else {
			s.at = back
		}
	} else if s.at < len(s.all) && s.all[s.at].glued && s.all[s.at].word != "" {
		s.at++ // "14時05分"
	}
	morning, afternoon = morning || s.word("am"), afternoon || s.word("pm")
	switch {
	case afternoon && hour < 12:
		hour += 12
	case morning && hour == 12:
		hour = 0
	}
	return hour, minute, second, true
}

// abroad reads a day with its year, and its time where one follows, as other languages
// print it, at the start of s, and gives the number of bytes read.
func (d *dates) abroad(s string) (stamp, int) {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsDigit(first) && !unicode.IsLetter(first) {
		return stamp{}, 0
	}
	all := tokens(s)
	st, n := d.other.date(all)
	if n == 0 {
		return stamp{}, 0
	}
	return d.withTime(s, st, all, n)
}

// withTime completes a day of the first n tokens of s.
func (d *dates) withTime(s string, st stamp, all []token, n int) (stamp, int) {
	rest := &scan{abroad: d.other, all: all, at: n}
	timed := st
	timed.hour, timed.minute, timed.second, timed.timed = rest.time()
	end := all[n-1].to
	if !timed.timed || !timed.valid() {
		return st, end
	}
	end = all[rest.at-1].to
	zone, more := d.zoneAt(s[end:])
	if zone == "" && rest.at < len(all) {
		if zone = d.other.zones[all[rest.at].word]; zone != "" {
			more = all[rest.at].to - end
		}
	}
	timed.zone = zone
	return timed, end + more
}

// numericIn reads a day in numbers alone by the order of a language (a tag of BCP 47, in
// small letters): "3/4/2024" is the third of April but in the United States, and the
// year may be short ("03.04.24").
func (d *dates) numericIn(language, s string) (stamp, int) {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsDigit(first) || language == "" || language == "en" {
		return stamp{}, 0
	}
	all := tokens(s)
	r := &scan{abroad: d.other, all: all}
	a := r.number(1, 2)
	sign := r.next().sign
	if !strings.ContainsRune("./-", sign) {
		return stamp{}, 0
	}
	b := r.number(1, 2)
	if !r.is(string(sign)) || r.at >= len(all) {
		return stamp{}, 0
	}
	t := r.next()
	year := t.number
	switch {
	case t.digits == 2 && year < 70 && a > 0 && b > 0:
		year += 2000
	case t.digits != 4:
		return stamp{}, 0
	}
	st := stamp{year: west(year), month: b, day: a}
	if language == "en-us" {
		st.month, st.day = a, b
	}
	if st.day == 0 || st.month == 0 || !st.valid() {
		return stamp{}, 0
	}
	return d.withTime(s, st, all, r.at)
}
