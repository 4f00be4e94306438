package reading

import (
	"fmt"
	"strconv"
	"strings"
)

// unmet checks lines of records against what is wanted and gives a sentence for each
// want that is not met. A want is one line:
//
//	kind | field | field    such a record is there; … stands for any words,
//	                        fields left out at the end may be anything
//	! kind | field          no such record is there
//	= kind N                there are N records of the kind
//	~ want                  a known limit: right, but not met yet; once it is met the
//	                        mark must go
//	# note
func unmet(got []string, want string) []string {
	var out []string
	for _, line := range strings.Split(want, "\n") {
		line = strings.TrimSpace(line)
		mark, rest, _ := strings.Cut(line, " ")
		switch mark {
		case "", "#":
		case "!":
			if m := matching(got, rest); len(m) > 0 {
				out = append(out, "must not be there: "+m[0])
			}
		case "~":
			if len(unmet(got, rest)) == 0 {
				out = append(out, "met now, so its mark can go: "+rest)
			}
		case "=":
			kind, number, _ := strings.Cut(rest, " ")
			n, err := strconv.Atoi(number)
			if m := matching(got, kind); err != nil || len(m) != n {
				out = append(out, fmt.Sprintf("%s records of kind %s wanted, there are %d", number, kind, len(m)))
			}
		default:
			if len(matching(got, line)) == 0 {
				out = append(out, "missing: "+line)
			}
		}
	}
	return out
}

// matching gives the lines that a want fits.
func matching(got []string, want string) []string {
	var out []string
	fields := strings.Split(want, "|")
lines:
	for _, line := range got {
		have := strings.Split(line, "|")
		for i, f := range fields {
			h := ""
			if i < len(have) {
				h = have[i]
			}
			if !fits(h, f) {
				continue lines
			}
		}
		out = append(out, line)
	}
	return out
}

// fits says whether s is the pattern, in which … stands for any words.
func fits(s, pattern string) bool {
	s, pattern = strings.TrimSpace(s), strings.TrimSpace(pattern)
	parts := strings.Split(pattern, "…")
	if len(parts) == 1 {
		return s == pattern
	}
	if !strings.HasPrefix(s, parts[0]) {
		return false
	}
	s = s[len(parts[0]):]
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(s, p)
		if i < 0 {
			return false
		}
		s = s[i+len(p):]
	}
	return strings.HasSuffix(s, parts[len(parts)-1])
}
