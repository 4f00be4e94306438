package frontmatter

import (
	"regexp"
	"slices"
	"strings"
)

// credits finds the words by which a report says which agency it comes from.
type credits struct {
	w *words
	// Agencies of the list; any finds their bare names.
	verb, lead, bracket, end, any *regexp.Regexp
	// Names the list does not hold, told by their last word or the phrase.
	namedVerb, namedLead, informs *regexp.Regexp
	// names are the agencies' names as print has them, by their first byte; the longest
	// has so many bytes. kinds are the first words of what bodies of agencies are called.
	names   [256][]string
	longest int
	kinds   []string
}

func newCredits(w *words) *credits {
	var names []string
	for key, m := range w.media {
		if m.kind != "agency" || len(key) < 2 {
			continue
		}
		printed, _ := w.medium(key)
		names = append(names, strings.ToUpper(key), printed.name, capitalised(key))
	}
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a) // the longest name first
		}
		return strings.Compare(a, b)
	})
	names = slices.Compact(names)
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	known := `(` + strings.Join(quoted, "|") + `)`

	var verbs, strong []string
	for verb, which := range w.credits {
		verbs = append(verbs, verb)
		if which != "known" {
			strong = append(strong, verb)
		}
	}
	slices.Sort(verbs)
	slices.Sort(strong)
	kinds := make([]string, len(w.agencyWords))
	for i, kind := range w.agencyWords {
		kinds[i] = strings.ReplaceAll(quote(kind), " ", `\s`)
	}
	leads := make([]string, len(w.creditLeads))
	for i, lead := range w.creditLeads {
		leads[i] = quote(lead)
	}
	lead := `(?i:\b(?:` + strings.Join(leads, "|") + `)):?\s+(?i:the\s+)?`
	kind := `(?i:\s(?:news|press|information|telegraph)\sagency)?`
	named := `(\p{Lu}[\p{L}\d'’-]*(?:\s\p{Lu}[\p{L}\d'’-]*){0,3}\s(?i:` + strings.Join(kinds, "|") + `))`

	re := regexp.MustCompile
	c := &credits{
		w:         w,
		longest:   len(names[0]),
		verb:      re(`(?:^|[\s,;(“"])` + known + kind + `,?\s(?:` + strings.Join(verbs, "|") + `)\b`),
		lead:      re(lead + known + `(?:[.,;:)]|$|\s[^\p{Lu}])`),
		bracket:   re(`^\(` + known + `\)|[(\[]` + known + `[)\]]\.?$`),
		end:       re(`(?:[—–-]+\s?|/)` + known + `/?\.?$`),
		any:       re(`(?:^|[\s,;(“"])` + known + `(?:[\s,;.:)”"]|$)`),
		namedVerb: re(`(?:^|[\s,;])` + named + `\s(?:` + strings.Join(strong, "|") + `)\b`),
		namedLead: re(lead + named + `(?:[.,;:)]|$|\s[^\p{Lu}])`),
		informs:   re(`,\s?(?:the\s)?(\p{Lu}[\p{L}\d'’-]*(?:\s\p{Lu}[\p{L}\d'’-]*){0,3})\s(informs|reports|reported)(?:\.|$|,\s(?:citing|with reference))`),
	}
	for _, name := range names {
		c.names[name[0]] = append(c.names[name[0]], name)
	}
	for _, kind := range w.agencyWords {
		first, _, _ := strings.Cut(kind, " ")
		c.kinds = append(c.kinds, strings.ToLower(first))
	}
	slices.Sort(c.kinds)
	c.kinds = slices.Compact(c.kinds)
	return c
}

func quote(s string) string { return regexp.QuoteMeta(s) }

// capitalised gives a name with a capital at the start of each word.
func capitalised(s string) string { return titleCase(strings.ToUpper(s)) }

// likely says whether a name that the list does not hold is an agency's by its last
// word ("Northern News Agency", "Nordinform").
func (c *credits) likely(name string) bool {
	lower := strings.ToLower(name)
	if m, ok := c.w.medium(name); ok {
		return m.kind == "agency"
	}
	for _, kind := range c.w.agencyWords {
		if strings.HasSuffix(lower, " "+kind) {
			return true
		}
	}
	return strings.HasSuffix(lower, "inform")
}

// reutersForm is the closing line in which Reuters alone names writers and editors:
// "(Reporting by …; Editing by …)", given without its name where a copy leaves that out.
var reutersForm = regexp.MustCompile(`^\((?:Additional r|R)eporting by [^()]{3,300};\s?(?:[^()]{3,200};\s?)?[Ee]diting by [^()]{3,100}\)\.?$`)

// hints says which patterns can match a paragraph at all. Few paragraphs credit anybody,
// and asking all patterns of each takes longer than all the rest of taking an article in.
type hints struct {
	end, bracket bool
	known        bool // a name of the list stands where one can be credited
	kind         bool // a word that agencies are called by stands in it
	informs      bool
}

// hintsOf looks at a paragraph.
func (c *credits) hintsOf(s string) hints {
	const around = len("— /.") + 2 // of a name at the end, and a character that was cut
	foot := strings.TrimSuffix(s, ".")
	h := hints{
		end:     strings.ContainsAny(s[max(0, len(s)-c.longest-around):], "—–-/"),
		bracket: strings.HasPrefix(s, "(") || strings.HasSuffix(foot, ")") || strings.HasSuffix(foot, "]"),
		informs: strings.Contains(s, "informs") || strings.Contains(s, "reports") || strings.Contains(s, "reported"),
	}
	for i := range len(s) {
		space := i > 0 && strings.IndexByte(" \t\n\f\r", s[i-1]) >= 0
		if i == 0 || space || strings.IndexByte(",;(\"", s[i-1]) >= 0 || strings.HasSuffix(s[:i], "“") {
			h.known = h.known || slices.ContainsFunc(c.names[s[i]], func(name string) bool { return strings.HasPrefix(s[i:], name) })
		}
		h.kind = h.kind || space && slices.ContainsFunc(c.kinds, func(kind string) bool {
			return len(kind) <= len(s)-i && kind[0] == s[i]|0x20 && strings.EqualFold(s[i:i+len(kind)], kind)
		})
	}
	return h
}

// find gives the agency that a paragraph of some hints credits, with its place in it. Deep
// in the text a report may name any agency in passing, so there (loose is false) the credit
// must end the paragraph.
func (c *credits) find(h hints, s string, loose bool) (name string, at int) {
	for _, p := range []struct {
		may bool
		re  *regexp.Regexp
	}{{h.end, c.end}, {h.bracket, c.bracket}} {
		if !p.may {
			continue
		}
		if m := p.re.FindStringSubmatchIndex(s); m != nil {
			if m[2] < 0 {
				m = m[2:] // the second way of the pattern
			}
			return s[m[2]:m[3]], m[2]
		}
	}
	for _, p := range []struct {
		may bool
		re  *regexp.Regexp
	}{{h.known, c.verb}, {h.known, c.lead}, {h.kind, c.namedVerb}, {h.kind, c.namedLead}} {
		if !p.may {
			continue
		}
		for _, m := range p.re.FindAllStringSubmatchIndex(s, -1) {
			if loose || strings.Trim(s[m[1]:], ".)”’\" ") == "" {
				return s[m[2]:m[3]], m[2]
			}
		}
	}
	if !h.informs {
		return "", 0
	}
	if m := c.informs.FindStringSubmatchIndex(s); m != nil {
		name, verb := s[m[2]:m[3]], s[m[4]:m[5]]
		last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
		// "…, Meridian reports." that closes the lead credits the whole report.
		closes := loose && verb == "reports" && !strings.Contains(name, " ") && strings.Trim(s[m[1]:], " ") == ""
		if _, known := c.w.medium(name); !known && !c.w.notAgencies[last] && (c.w.credits[verb] == "any" || closes || c.likely(name)) {
			return name, m[2]
		}
	}
	return "", 0
}

// credit chooses the agency: the one a paragraph at the head or foot credits, else
// the one of the dateline. A name of the dateline that is not the credited agency is
// the outlet.
func (s *search) credit() {
	slot := s.datelineAgency
	others := false // an agency is named before, so that each has its paragraph, as in a live blog
	for i, l := range s.prose {
		if s.front.Agency.Text != "" {
			break
		}
		words := start(l.s, paragraphBytes)
		hints := s.credits.hintsOf(words)
		name, at := s.credits.find(hints, words, i == 0)
		if name == "" || others {
			others = others || hints.known && s.credits.any.MatchString(words)
			continue
		}
		p := s.passage(l, at, at+len(name), s.w.mediumName(strings.TrimPrefix(name, "The ")), "credit")
		if p.Text == s.front.Outlet.Text {
			continue
		}
		if slot.Text != "" && slot.Text != p.Text && s.front.Dateline.Contains(p.Span) {
			continue
		}
		s.front.Agency = p
	}
	if n := len(s.prose); s.front.Agency.Text == "" && slot.Text == "" && n > 0 {
		if l := s.prose[n-1]; reutersForm.MatchString(start(l.s, paragraphBytes)) {
			s.front.Agency = s.passage(l, 0, len(l.s), "Reuters", "credit-form")
		}
	}
	switch {
	case slot.Text == "":
	case s.front.Agency.Text == "" || s.front.Agency.Text == slot.Text || s.slotBrackets:
		// The dateline is the report's own; another agency in its text is a source
		// ("GENEVA (AP) … told TASS").
		s.front.Agency = slot
	default:
		// "YEREVAN, MARCH 3, ARMENPRESS: … Tass informs": an agency that carries
		// another's report is its outlet.
		set(&s.front.Outlet, slot)
	}
}
