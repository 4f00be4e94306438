package date

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	isoDate  = regexp.MustCompile(`^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T ]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$`)
	mailDate = regexp.MustCompile(`^(?:\pL+\.?,?\s+)?(\d{1,2})[\s-]+(\pL+)\.?,?[\s-]+(\d{2,4}),?(?:\s+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d+)?\s*([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\d\d:?\d\d)?(?:\s*\(.*\))?)?$`)
	usDate   = regexp.MustCompile(`^(?:\pL+,?\s+)?(\pL{3,})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?(?:,?\s+(?:at\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?\s*([A-Za-z]{1,5}|[+-]\d\d:?\d\d)?)?(?:\s+(\d{4}))?$`)
)

// zones are the zones that RFC 822 names, and those that feeds use beside them, in
// minutes east of Greenwich.
var zones = map[string]int{
	"GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
	"PST": -480, "PDT": -420, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEST": 120, "EET": 120, "EEST": 180,
	"MSK": 180, "JST": 540,
}

// Moment reads a date as feeds and pages state it (RFC 822 and 2822, ISO 8601, C's asctime, and
// what people make of them) and gives it by ISO 8601, as precise as it was and with
// its zone: "2004-01-01T19:48:21Z", "2004-01-01". It gives "" for what is no date.
func Moment(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	var p parts
	switch {
	case len(s) > 100:
		return ""
	case match(isoDate, s, &p, 1, 2, 3, 4, 5, 6, 7):
	case match(mailDate, s, &p, 3, 2, 1, 4, 5, 6, 7):
	default:
		m := usDate.FindStringSubmatch(s)
		if m == nil {
			return ""
		}
		p = parts{m[3] + m[8], m[1], m[2], m[4], m[5], m[6], m[7]}
	}
	return p.moment()
}

// parts are the parts of a date as they stand: year, month, day, hour, minute, second
// and zone.
type parts [7]string

func match(re *regexp.Regexp, s string, p *parts, order ...int) bool {
	m := re.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	for i, group := range order {
		p[i] = m[group]
	}
	return true
}

func (p parts) moment() string {
	year, err := strconv.Atoi(p[0])
	if err != nil {
		return ""
	}
	if len(p[0]) == 2 { // RFC 2822, 4.3
		if year += 1900; year < 1950 {
			year += 100
		}
	}
	if p[1] == "" {
		return pad(year, 4)
	}
	month := monthOf(p[1])
	if month == 0 {
		return ""
	}
	if p[2] == "" {
		return pad(year, 4) + "-" + pad(month, 2)
	}
	day, _ := strconv.Atoi(p[2])
	hour, _ := strconv.Atoi(p[3])
	minute, _ := strconv.Atoi(p[4])
	second, _ := strconv.Atoi(p[5])
	if hour > 24 || minute > 59 || second > 60 {
		return ""
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if t.Day() != day && hour < 24 && second < 60 {
		return "" // there is no such day
	}
	if p[3] == "" {
		return t.Format(time.DateOnly)
	}
	offset, ok := offsetOf(p[6])
	if !ok {
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Add(-time.Duration(offset) * time.Minute).In(time.FixedZone("", offset*60)).Format(time.RFC3339)
}

// Published gives what Moment reads in the form of article.Published: without seconds
// where no zone is stated, and "" for what is not as precise as a day or lies outside the
// age of print news. Programs that know no date write the first moment of their count.
func Published(s string) string {
	moment := Moment(s)
	if len(moment) < len(time.DateOnly) || moment < "1600" || moment >= "2200" || strings.HasPrefix(moment, "1970-01-01T00:00:00") {
		return ""
	}
	if t, err := time.Parse("2006-01-02T15:04:05", moment); err == nil {
		return t.Format("2006-01-02T15:04")
	}
	return strings.Replace(moment, "Z", "+00:00", 1)
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// monthOf gives a month by its number or the beginning of its English name, or 0.
func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		if n > 12 {
			return 0
		}
		return n
	}
	s = strings.ToLower(s)
	for m := time.January; m <= time.December; m++ {
		if full := strings.ToLower(m.String()); len(s) >= 3 && (strings.HasPrefix(full, s) || s == "sept" && m == time.September) {
			return int(m)
		}
	}
	return 0
}

// offsetOf gives the minutes east of Greenwich of a zone; false for none and for one
// that nobody knows.
func offsetOf(zone string) (int, bool) {
	zone = strings.ToUpper(zone)
	if len(zone) > 3 && (strings.HasPrefix(zone, "GMT") || strings.HasPrefix(zone, "UTC")) {
		zone = zone[3:]
	}
	if minutes, ok := zones[zone]; ok {
		return minutes, true
	}
	if zone == "" || zone[0] != '+' && zone[0] != '-' {
		return 0, false
	}
	digits := strings.ReplaceAll(zone[1:], ":", "")
	if len(digits) == 2 {
		digits += "00"
	}
	n, err := strconv.Atoi(digits)
	minutes := n/100*60 + n%100
	if err != nil || minutes > 14*60 {
		return 0, false
	}
	if zone[0] == '-' {
		minutes = -minutes
	}
	return minutes, true
}
