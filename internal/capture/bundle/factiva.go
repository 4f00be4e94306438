package bundle

import (
	"regexp"
	"strings"
)

var (
	// documentLine ends each article of Factiva: its accession number.
	documentLine = regexp.MustCompile(`^Document\s+[A-Z]{2,}[A-Za-z0-9]{14,}$`)
	wordsLine    = regexp.MustCompile(`(?i)^[\d,.]+\s+words?$`)
	clockLine    = regexp.MustCompile(`^\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?$`)
	codeLine     = regexp.MustCompile(`^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CX|ART|VOL|CLM)(?:\s+(.*))?$`)
	sourceCode   = regexp.MustCompile(`^[A-Z0-9]{2,8}$`)
)

// factivaCodes reads the export with two-letter field codes at the beginning of lines
// (Factiva, "full article plus indexing"). A line without a code goes on the one before.
func (s *Splitter) factivaCodes(lines []string) []record {
	var out []record
	var r record
	field, clock, begin := "", "", 0
	for i, l := range lines {
		code, value := "", l
		if m := codeLine.FindStringSubmatch(l); m != nil {
			code, value = m[1], m[2]
			field = code
		}
		if field == "HD" && code == "HD" || field == "SE" && code == "SE" {
			if len(r.body) == 0 {
				begin = i
			}
		}
		switch field {
		case "HD":
			r.headline = strings.TrimSpace(r.headline + " " + value)
		case "BY":
			r.byline = strings.TrimSpace(r.byline + " " + value)
		case "PD":
			if r.published == "" {
				r.published = s.moment(value)
			}
		case "ET":
			if clock == "" {
				clock = value
			}
		case "SN":
			r.outlet = strings.TrimSpace(r.outlet + " " + value)
		case "LP", "TD":
			r.body = append(r.body, value)
			if code == "TD" && value == "" {
				r.body = append(r.body, "")
			}
		case "AN":
			if !strings.HasPrefix(value, "Document ") {
				break
			}
			r.published = s.timed(r.published, clock)
			r.piece = lines[begin : i+1]
			out = append(out, r)
			r, field, clock, begin = record{}, "", "", i+1
		}
	}
	return out
}

// timed adds the time of a clock line to a day.
func (s *Splitter) timed(day, clock string) string {
	if day == "" || !clockLine.MatchString(clock) {
		return day
	}
	if both := s.moment(day + " " + clock); both != "" {
		return both
	}
	return day
}

// factiva reads the export without codes: the headline, perhaps a byline, "512 words",
// the day, perhaps a time, the outlet and its code, the language, a line of copyright,
// the text, and the accession number.
func (s *Splitter) factiva(lines []string) []record {
	var out []record
	begin := 0
	for i, l := range lines {
		if !documentLine.MatchString(l) {
			continue
		}
		if r, ok := s.factivaOne(lines[begin:i]); ok {
			out = append(out, r)
		}
		begin = i + 1
	}
	return out
}

func (s *Splitter) factivaOne(lines []string) (record, bool) {
	r := record{piece: lines}
	count := -1
	for i, l := range lines {
		if wordsLine.MatchString(l) {
			count = i
			break
		}
	}
	if count < 0 {
		return r, false
	}
	var head []string
	for _, l := range lines[:count] {
		if l != "" {
			head = append(head, l)
		}
	}
	if n := len(head) - 1; n > 0 && by.MatchString(head[n]) {
		r.byline, head = head[n], head[:n]
	}
	switch n := len(head); {
	case n > 2: // the section stands first
		r.headline = strings.Join(head[1:], " ")
	case n > 0:
		r.headline = head[n-1]
	}
	at, clock := count+1, ""
	for ; at < len(lines); at++ {
		l := lines[at]
		switch {
		case l == "":
		case r.published == "" && s.moment(l) != "" && len(l) < 60:
			r.published = s.moment(l)
		case r.published != "" && clock == "" && r.outlet == "" && clockLine.MatchString(l):
			clock = l
		case r.published != "" && r.outlet == "":
			r.outlet = l
		case sourceCode.MatchString(l), copyright.MatchString(l), len(l) < 24 && !strings.ContainsAny(l, ".!?\"“"):
		default:
			r.published = s.timed(r.published, clock)
			r.body = lines[at:]
			return r, true
		}
	}
	return r, false
}
