package frontmatter

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	byWord = regexp.MustCompile(`^(?:By|BY|by|Written by|Text by|Story by|Report by)[:\s]\s*`)
	// staffLine is the line at the foot of an agency report that names who worked on it.
	staffLine = regexp.MustCompile(`^\(?(?:(?:Additional |Additional r|R)eporting|Writing|Editing|Compiled|Edited|Translated|Photo|Photos|Image) by [^.]{3,200}\)?\.?$`)
)

// takeByline takes a line that is a byline.
func (s *search) takeByline(l line) bool {
	if !s.bylineOf(l, true) {
		return false
	}
	s.mark(l.from, l.to)
	return true
}

// bylineOf says whether a line is a byline ("By Jane Doe and John Roe, Diplomatic
// Correspondent", "By Jane Doe, Reuters, 12 March 2024"); with take, its names, its
// agency and its date are noted.
func (s *search) bylineOf(l line, take bool) bool {
	n := len(byWord.FindString(l.s))
	if n == 0 || n == len(l.s) || len(l.s) > lineBytes || wordCount(l.s) > 16 {
		return false
	}
	value := l.s[n:]
	end := len(value)
	// A date may end the line.
	for i := range value {
		if i > 0 && strings.ContainsRune(separators, rune(value[i-1])) {
			if st, dn := s.dates.at(value[i:]); dn > 0 && i+dn == len(value) && st.year != 0 {
				if take {
					s.days = append(s.days, dayFound{stamp: st, Span: s.span(l.from+n+i, l.to), rule: "byline-date", rank: rankTimeLine})
				}
				end = i
				break
			}
		}
	}
	names := strings.TrimRight(value[:end], separators)
	if names == "" || endsSentence(names) && !strings.HasSuffix(names, "r.") {
		return false
	}
	agency, outlet, at := s.bylineTail(&names)
	for _, word := range strings.FieldsFunc(names, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '&' }) {
		if lower := strings.ToLower(word); !startsUpper(word) && !isParticle(lower) && lower != "in" && !s.w.roles[lower] {
			return false
		}
	}
	names = strings.TrimRight(names, separators)
	if !take {
		return names != "" || agency != ""
	}
	if agency != "" {
		set(&s.front.Agency, s.passage(l, n+at, n+at+len(agency), s.w.mediumName(agency), "byline"))
	}
	if outlet != "" {
		set(&s.front.Outlet, s.passage(l, n+at, n+at+len(outlet), s.w.mediumName(outlet), "byline"))
	}
	if names != "" {
		set(&s.front.Byline, s.passage(l, n, n+len(names), names, "byline"))
	}
	return true
}

// takeBareByline takes a byline without "By" below a headline: a name with a line below
// it that tells the office ("Diplomatic correspondent") or the day, or a name with the
// place of writing and the day below ("Jane Doe in Geneva").
func (s *search) takeBareByline(i int, l line) bool {
	if s.front.Headline.Text == "" || s.front.Byline.Text != "" || i+1 >= len(s.lines) || isCapitals(l.s) {
		return false
	}
	name, place, placed := strings.Cut(l.s, " in ")
	if placed && !isPersonal(place) || !isPersonal(name) || s.isOutlet(name) || strings.ContainsAny(name, ",:;|0123456789") {
		return false
	}
	if n := wordCount(name); n < 2 || n > 4 {
		return false
	}
	next := s.lines[i+1]
	words := strings.Fields(strings.ToLower(next.s))
	office := len(words) <= 4 && (s.w.roles[words[len(words)-1]] || s.w.roles[strings.TrimSuffix(words[0], ",")])
	if !office && !(placed && s.dateOnly(next)) {
		return false
	}
	s.front.Byline = s.passage(l, 0, len(name), name, "byline-bare")
	s.mark(l.from, l.to)
	if office {
		s.mark(next.from, next.to)
	}
	return true
}

// bylineTail cuts what follows the names (an office, a place, an agency) and gives
// the agency, or the outlet, with its place in the names as they were.
func (s *search) bylineTail(names *string) (agency, outlet string, at int) {
	full := *names
	if m, ok := s.w.medium(full); ok && m.kind == "agency" {
		*names = ""
		return full, "", 0
	}
	cut := len(full)
	for from, to := 0, 0; from <= len(full); from = to + 1 {
		to = len(full)
		if i := strings.IndexAny(full[from:], ",|/"); i >= 0 {
			to = from + i
		}
		part := strings.Trim(full[from:to], separators)
		if from == 0 || part == "" {
			continue
		}
		m, isMedium := s.w.medium(part)
		words := strings.Fields(strings.ToLower(part))
		role := s.w.roles[words[len(words)-1]] || s.w.roles[words[0]]
		if isMedium || role || s.isOutlet(part) || s.w.places[strings.ToUpper(part)] != "" {
			cut = min(cut, from-1)
		}
		place := from + strings.Index(full[from:to], part)
		if isMedium && m.kind == "agency" {
			agency, outlet, at = part, "", place
			break
		}
		if outlet == "" && isMedium && m.kind != "platform" {
			outlet, at = part, place
		}
	}
	if in := strings.Index(full[:cut], " in "); in > 0 {
		cut = in
	}
	*names = full[:cut]
	return agency, outlet, at
}

// takeStaff takes the foot line that names reporters and editors.
func (s *search) takeStaff(l line) bool {
	if !staffLine.MatchString(l.s) {
		return false
	}
	s.mark(l.from, l.to)
	return true
}

// isPersonal says whether s reads as a name of a person or body: one to five words
// that begin with capitals.
func isPersonal(s string) bool {
	fields := strings.Fields(s)
	for _, w := range fields {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !isParticle(w) {
			return false
		}
	}
	return len(fields) > 0 && len(fields) <= 5
}
