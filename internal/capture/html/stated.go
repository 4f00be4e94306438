package html

import (
	nurl "net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/date"
)

// claims are the different values that a page states for one field, the best first.
type claims []string

// add keeps a value that is not there yet.
func (c *claims) add(v string) {
	if v != "" && !slices.Contains(*c, v) {
		*c = append(*c, v)
	}
}

// stated gives a date that a page states for programs as a value of article.Published,
// or "". Some state it as it is printed, some in seconds or milliseconds since 1970.
func stated(v, language string, moment func(language, line string) string) string {
	if v == "" || len(v) > 100 {
		return ""
	}
	if n, err := strconv.ParseInt(v, 10, 64); err == nil && (len(v) == 10 || len(v) == 13) {
		if len(v) == 13 {
			n /= 1000
		}
		return time.Unix(n, 0).UTC().Format("2006-01-02T15:04:05-07:00")
	}
	if value := date.Published(v); value != "" || strings.HasPrefix(v, "0001-") || strings.HasPrefix(v, "1970-01-01") {
		return value
	}
	return moment(language, v)
}

// maxPeople bounds the authors of an article; the longest bylines have some tens.
const maxPeople = 100

// people gives names of authors as a byline has them: without "By", addresses and
// handles, and a list in one string parted.
func people(names []string) (all claims) {
	for _, n := range names {
		if len(all) == maxPeople || strings.Contains(n, "://") || strings.HasPrefix(n, "@") {
			continue
		}
		for _, by := range []string{"By ", "by ", "BY "} {
			n = strings.TrimPrefix(n, by)
		}
		all.add(strings.Trim(n, " ,;|"))
	}
	return all
}

// choose takes of each field the best that is stated, and notes where another value
// speaks of something else.
func (m *metadata) choose(headlines, published, modified, outlets, urls claims, authors []claims) {
	if len(headlines) > 0 {
		m.headline = headlines[0]
	}
	m.published = m.pick(published)
	if len(modified) > 0 && later(modified[0], m.published) {
		m.modified = modified[0]
	}
	if len(outlets) > 0 {
		m.outlet = outlets[0]
		for _, other := range outlets[1:] {
			if !alike(m.outlet, other) && !initials(m.outlet, other) {
				m.notes = append(m.notes, twoOutlets.With(m.outlet, other))
				break
			}
		}
	}
	if len(urls) > 0 {
		m.url = urls[0]
		for _, other := range urls[1:] {
			if a, b := host(m.url), host(other); a != "" && b != "" && a != b {
				m.notes = append(m.notes, twoAddresses.With(m.url, other))
				break
			}
		}
	}
	for _, names := range authors {
		switch {
		case len(names) == 0:
		case len(m.authors) == 0:
			m.authors, m.named = names, true
		case !alike(strings.Join(m.authors, " "), strings.Join(names, " ")) && !alike(m.outlet, names[0]):
			m.notes = append(m.notes, twoAuthors.With(joinNames(m.authors), joinNames(names)))
			return
		}
	}
}

// pick takes the first of the stated moments, and of those that mean the same moment one
// in the outlet's own zone. It notes another day.
func (m *metadata) pick(moments claims) string {
	if len(moments) == 0 {
		return ""
	}
	best := moments[0]
	at, err := time.Parse(time.RFC3339, best)
	for _, other := range moments[1:] {
		t, otherErr := time.Parse(time.RFC3339, other)
		if err == nil && otherErr == nil && at.Equal(t) && strings.HasSuffix(best, "+00:00") {
			best = other
		}
	}
	for _, other := range moments[1:] {
		if days(best, other) > 1 {
			m.notes = append(m.notes, twoDays.With(best[:len(time.DateOnly)], other[:len(time.DateOnly)]))
			break
		}
	}
	return best
}

// days gives how many calendar days lie between two moments.
func days(a, b string) int {
	x, _ := article.Published{Value: a}.Day()
	y, _ := article.Published{Value: b}.Day()
	return int(x.Sub(y).Abs().Hours() / 24)
}

// later says whether a page was changed after it was published.
func later(modified, published string) bool {
	a, errA := time.Parse(time.RFC3339, modified)
	b, errB := time.Parse(time.RFC3339, published)
	if errA == nil && errB == nil {
		return a.After(b)
	}
	exact := len(time.DateOnly) // how much both tell: the day, or the minute without a zone
	if n := len("2006-01-02T15:04"); len(modified) == n && len(published) == n {
		exact = n
	}
	return modified[:exact] > published[:min(len(published), exact)]
}

// host gives the host of an address without what tells its edition for phones.
func host(address string) string {
	u, err := nurl.Parse(address)
	if err != nil {
		return ""
	}
	h := strings.ToLower(u.Hostname())
	for _, edition := range []string{"www.", "m.", "amp.", "mobile.", "edition."} {
		h = strings.TrimPrefix(h, edition)
	}
	return h
}

// alikeShare is the share of common pairs of letters from which two lines say the same.
const alikeShare = 0.45

// alike says whether two lines say much the same: one holds the other, or they share many
// pairs of letters (the measure of Dice).
func alike(a, b string) bool {
	a, b = plain(a), plain(b)
	if a == "" || b == "" {
		return false
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	x, y := pairs(a), pairs(b)
	common := 0
	for p, n := range x {
		common += min(n, y[p])
	}
	return float64(2*common) >= alikeShare*float64(len([]rune(a))+len([]rune(b))-2)
}

func pairs(s string) map[[2]rune]int {
	all := map[[2]rune]int{}
	var last rune
	for i, r := range s {
		if i > 0 {
			all[[2]rune{last, r}]++
		}
		last = r
	}
	return all
}

// initials says whether one name is made of the first letters of the other.
func initials(a, b string) bool {
	of := func(s string) string {
		var out []rune
		for w := range strings.FieldsSeq(s) {
			for _, r := range w {
				out = append(out, r)
				break
			}
		}
		return strings.ToLower(string(out))
	}
	return of(a) == plain(b) && len(plain(b)) > 1 || of(b) == plain(a) && len(plain(a)) > 1
}
