package bundle

import (
	"regexp"
	"strings"
)

var (
	// countLine heads each article of the classic export.
	countLine = regexp.MustCompile(`(?i)^\d+ of \d+ documents?$`)
	// lengthLine gives the number of words in both.
	lengthLine = regexp.MustCompile(`(?i)^length:\s*[\d,.]+\s+words?`)
	copyright  = regexp.MustCompile(`(?i)^(?:copyright\b|\(c\)|©|all rights reserved)`)
)

// nexisUni reads the newer export: headline, outlet and day one below the other, then
// labels, the line "Body", the text, and "End of Document".
func (s *Splitter) nexisUni(lines []string) []record {
	var out []record
	begin := 0
	for i, l := range lines {
		if !strings.EqualFold(l, "End of Document") {
			continue
		}
		if r, ok := s.nexisUniOne(lines[begin:i]); ok {
			out = append(out, r)
		}
		begin = i + 1
	}
	return out
}

func (s *Splitter) nexisUniOne(lines []string) (record, bool) {
	r := record{piece: lines}
	var head []string // the lines before the labels
	body := false
	for _, l := range lines {
		label, value, ok := labelled(l)
		switch {
		case body && ok && closes[label]:
			return s.nexisHead(r, head), true
		case body && strings.EqualFold(l, "Graphic"):
			return s.nexisHead(r, head), true
		case body:
			r.body = append(r.body, l)
		case strings.EqualFold(l, "Body"):
			body = true
		case ok && label == "byline":
			r.byline = value
		case ok && (opens[label] || closes[label]), copyright.MatchString(l), l == "":
		default:
			head = append(head, l)
		}
	}
	return s.nexisHead(r, head), len(r.body) > 0
}

// Labels that stand before the text of an article, and such as end it.
var (
	opens  = set("section", "length", "byline", "dateline", "highlight", "journal-code", "graphic", "series", "headline", "title", "column", "correction-date")
	closes = set("load-date", "language", "publication-type", "subject", "organization", "company", "industry", "person", "geographic", "country",
		"city", "state", "graphic", "document-type", "journal-code", "doc-id", "acc-no", "classification", "ticker", "issn")
)

func set(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

// nexisHead takes outlet, day and headline from the lines before the labels: the day
// is the line that is one, the outlet stands above it, the headline above that.
func (s *Splitter) nexisHead(r record, head []string) record {
	for i, l := range head {
		if m := s.moment(l); m != "" && len(l) < 80 && i > 0 {
			r.published, r.outlet = m, head[i-1]
			if r.headline == "" && i > 1 {
				r.headline = head[i-2]
			}
			return r
		}
	}
	if r.headline == "" && len(head) > 0 {
		r.headline = head[0]
	}
	return r
}

// nexis reads the classic export: "3 of 20 DOCUMENTS", outlet and day in the middle of
// the page, the headline, labels, the text, labels.
func (s *Splitter) nexis(lines []string) []record {
	var begins []int
	for i, l := range lines {
		if countLine.MatchString(l) {
			begins = append(begins, i+1)
		}
	}
	var out []record
	for n, from := range begins {
		to := len(lines)
		if n+1 < len(begins) {
			to = begins[n+1] - 1
		}
		out = append(out, s.nexisOne(lines[from:to]))
	}
	return out
}

func (s *Splitter) nexisOne(lines []string) record {
	r := record{piece: lines}
	var head []string
	state, value := "head", &r.headline // what the lines that go on belong to
	for i, l := range lines {
		label, v, ok := labelled(l)
		switch {
		case state == "end":
		case ok && label == "body":
			state = "body"
			if v != "" {
				r.body = append(r.body, v)
			}
		case ok && (opens[label] || state == "body" && closes[label]):
			switch {
			case state == "body" && closes[label]:
				state = "end"
				continue
			case label == "headline" || label == "title":
				value = &r.headline
			case label == "byline":
				value = &r.byline
			default:
				value = new(string)
			}
			*value, state = v, "labels"
		case state == "body" && copyright.MatchString(l):
			state = "end"
		case state == "body":
			r.body = append(r.body, l)
		case state == "labels" && l == "":
			// Without the label BODY the text follows the last label.
			if lengthLine.MatchString(previous(lines, i)) && !hasLabel(lines[i:], "body") {
				state = "body"
			}
			value = new(string)
		case state == "labels":
			*value = strings.TrimSpace(*value + " " + l)
		case l != "" && !copyright.MatchString(l):
			head = append(head, l)
		}
	}
	// Here the outlet comes first, then the day, and the headline below.
	for i, l := range head {
		if m := s.moment(l); m != "" && i > 0 && len(l) < 80 {
			r.published, r.outlet = m, head[0]
			if rest := head[i+1:]; r.headline == "" && len(rest) > 0 {
				r.headline = rest[len(rest)-1]
			}
			break
		}
	}
	return r
}

// previous gives the last line before i that is not empty.
func previous(lines []string, i int) string {
	for i--; i >= 0; i-- {
		if lines[i] != "" {
			return lines[i]
		}
	}
	return ""
}

func hasLabel(lines []string, want string) bool {
	for _, l := range lines {
		if label, _, ok := labelled(l); ok && label == want {
			return true
		}
	}
	return false
}
