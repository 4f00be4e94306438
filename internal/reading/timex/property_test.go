package timex

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// timex3 is the form of the values that TIMEX3 (TimeML 1.2.1) knows, by type; a range
// is two dates with a stroke between.
var timex3 = map[string]*regexp.Regexp{
	"DATE":     regexp.MustCompile(`^(PAST_REF|PRESENT_REF|FUTURE_REF|FY(\d{4}|XXXX)(-[QH]\d)?|` + dateValue + `(/` + dateValue + `)?)$`),
	"TIME":     regexp.MustCompile(`^(` + dateValue + `T(\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?|MO|MI|AF|EV|NI)|PAST_REF|FUTURE_REF)$`),
	"DURATION": regexp.MustCompile(`^P(T?(X|\d+(\.\d+)?(e\+\d+)?)(S|M|H|D|W|WE|Q|Y|DE|CE)(T?\d+(\.\d+)?[SMHDWY])?)$`),
	"SET":      regexp.MustCompile(`^(P(T?(X|\d+(\.\d+)?)(S|M|H|D|W|WE|Q|Y|DE|CE))|XXXX-(WXX-([1-7]|WE|WD)|XX-XX|\d\d|SP|SU|FA|WI)(T(MO|MI|AF|EV|NI))?)$`),
}

const dateValue = `(\d\d|\d{3}|(\d{4}|XXXX)(-(XX|\d\d)(-(XX|\d\d))?|-W(XX|\d\d)(-(WE|[1-7]))?|-Q[X1-4]|-H[X12]|-(SP|SU|FA|WI))?|XXX|XX)`

// words of time and words between them: what they make together is mostly nonsense,
// and the results must still keep to the form.
var soup = strings.Fields("the a this last next past that same early late mid earlier later end of in on at by from to between and until since for within after before about nearly " +
	"more than at least two 3 12 20 1990 2013 '90s 1980s half quarter third second first day days week weeks month months year years decade decades century hour minutes weekend " +
	"Monday Friday March May Sept. 5 14 2011, morning night noon midnight 10:30 p.m. GMT today yesterday tomorrow tonight ago earlier every each twice a daily annually " +
	"Christmas Ramadan Passover fiscal FY2012 Q3 summer fall winter now recently once current recent future -year-old -long two-year year-earlier met will meet . , ; ( ) - / said")

func TestValuesKeepToTIMEX3(t *testing.T) {
	f, a := parts()
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(soup), 1, 25).Draw(t, "words"), " ")
		printed := rapid.SampledFrom([]string{"", "2013-03-22", "1998-02-28", "2024-02-29"}).Draw(t, "printed")
		doc := a.Parse(text.New(s), nil)
		for _, x := range f.Find(doc, printedOn(printed)) {
			names := map[record.TimeReading]bool{}
			for _, r := range x.Readings {
				name := record.TimeReading{Anchor: r.Anchor, Week: r.Week, Way: r.Way}
				if names[name] {
					t.Fatalf("%q: %s has two readings that nothing tells apart: %s", s, shown(x), readingsOf(x))
				}
				names[name] = true
				if !timex3[string(x.Type)].MatchString(r.Value) {
					t.Fatalf("%q: %s has the value %q", s, shown(x), r.Value)
				}
				if r.From > r.To || (r.From == "") != (r.To == "") {
					t.Fatalf("%q: %s lasts from %q to %q", s, shown(x), r.From, r.To)
				}
			}
			if x.Start >= x.End || x.End > len([]rune(s)) {
				t.Fatalf("%q: span %+v", s, x.Span)
			}
			switch x.Mod {
			case "", "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS":
			default:
				t.Fatalf("%q: mod %q", s, x.Mod)
			}
		}
	})
}
