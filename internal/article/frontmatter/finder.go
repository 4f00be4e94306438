package frontmatter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/text"
)

// Limits of the search: front matter stands at the head of a text, credits and
// labels at its foot. Counted in lines that are not blank.
const (
	headLines = 16
	footLines = 5
	// headProse is the number of paragraphs of prose after which the head is over:
	// a teaser may stand before the headline, more may not.
	headProse = 2
)

// Finder finds front matter. It is safe for concurrent use; make it with New.
type Finder struct {
	w       *words
	dates   *dates
	credits *credits
}

// New makes a Finder from the embedded word lists. It fails when a list is damaged.
func New() (*Finder, error) {
	w, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("making a finder of front matter: %w", err)
	}
	other, err := loadAbroad()
	if err != nil {
		return nil, fmt.Errorf("making a finder of front matter: %w", err)
	}
	return &Finder{w: w, dates: newDates(w, other), credits: newCredits(w)}, nil
}

// Find gives the front matter that stands in the text.
func (f *Finder) Find(t *text.Text) article.Front {
	front, _ := f.Complete(t, article.Front{})
	return front
}

// Complete gives known with what it lacks filled in from the text. A field that is
// known stays as it is; where the text says otherwise, a plain sentence says so in
// notes. The year of a dateline without one is told from the day of publication.
func (f *Finder) Complete(t *text.Text, known article.Front) (front article.Front, notes message.Text) {
	s := &search{Finder: f, t: t, lines: linesOf(t)}
	s.front.Headline = known.Headline
	if !known.Headline.Empty() {
		s.mark(t.Byte(known.Headline.Start), t.Byte(known.Headline.End))
	}
	s.head()
	s.foot()
	s.publish(known.Published)
	s.credit()
	found := s.front
	// Pages name an agency as their author.
	if m, ok := f.w.medium(known.Byline.Text); ok && m.kind == "agency" {
		set(&found.Agency, article.Passage{Text: f.w.mediumName(known.Byline.Text), Rule: "byline"})
		known.Byline = article.Passage{}
	}
	found.Language = f.language(t.String())

	notes = disagreements(known, found)
	if known.Published.Value != "" {
		found.Published = known.Published
	}
	found.Modified = known.Modified
	if known.URL != "" {
		found.URL = known.URL
	}
	if known.Language != "" {
		found.Language = known.Language
	}
	found.Outlet = prefer(known.Outlet, found.Outlet)
	found.Agency = prefer(known.Agency, found.Agency)
	found.Byline = prefer(known.Byline, found.Byline)
	if known.Dateline.Place != "" || known.Dateline.Date != "" {
		found.Dateline = known.Dateline
	}
	found.Lines = tidy(append(s.parts, known.Lines...))
	return found, notes
}

// prefer gives the known value, with the span of the found one when the words agree.
func prefer(known, found article.Passage) article.Passage {
	switch {
	case known.Text == "":
		return found
	case known.Empty() && strings.EqualFold(known.Text, found.Text):
		known.Span = found.Span
	}
	return known
}

// disagreements says where the text and what was known of it differ.
func disagreements(known, found article.Front) message.Text {
	var notes message.Text
	day := func(p article.Published) string { return p.Value[:min(len(p.Value), len("2006-01-02"))] }
	if a, b := day(known.Published), day(found.Published); a != "" && b != "" && a != b {
		notes = append(notes, otherDay.With(a, b))
	}
	if a, b := known.Outlet.Text, found.Outlet.Text; a != "" && b != "" && !related(a, b) {
		notes = append(notes, otherOutlet.With(a, b))
	}
	if a, b := known.Byline.Text, found.Byline.Text; a != "" && b != "" && !related(a, b) {
		notes = append(notes, otherByline.With(a, b))
	}
	return notes
}

// related says whether one name holds the other.
func related(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// tidy puts spans in text order and cuts those that overlap an earlier one.
func tidy(spans []text.Span) []text.Span {
	slices.SortFunc(spans, text.Compare)
	var out []text.Span
	end := 0
	for _, sp := range spans {
		sp.Start = max(sp.Start, end)
		if sp.Empty() {
			continue
		}
		out = append(out, sp)
		end = sp.End
	}
	return out
}

// search is one run over one text.
type search struct {
	*Finder
	t     *text.Text
	lines []line
	front article.Front
	parts []text.Span // of Front.Lines
	days  []dayFound
	prose []line // the first paragraphs of prose and the last ones, where credits stand
	// What the dateline holds, until the rest of the text has been read: its day and
	// the agency it names, in brackets or bare.
	datelineDay    *stamp
	datelineAgency article.Passage
	slotBrackets   bool
	// seen is the number of lines that head has read.
	seen int
}

// span gives the span of a byte range, widened to whole grapheme clusters.
func (s *search) span(from, to int) text.Span { return s.t.Snap(s.t.SpanOfBytes(from, to)) }

// mark notes a byte range as front matter and gives its span.
func (s *search) mark(from, to int) text.Span {
	sp := s.span(from, to)
	s.parts = append(s.parts, sp)
	return sp
}

// passage gives a value with the place of the words in l at byte from.
func (s *search) passage(l line, from, to int, value, rule string) article.Passage {
	return article.Passage{Span: s.span(l.from+from, l.from+to), Text: value, Rule: rule}
}

// set fills a field that is still empty.
func set(field *article.Passage, value article.Passage) {
	if field.Text == "" && value.Text != "" {
		*field = value
	}
}

// head reads the lines before the body.
func (s *search) head() {
	prose := 0
	for i, l := range s.lines {
		if i >= headLines || prose >= headProse {
			return
		}
		s.seen = i + 1
		rest, glued := s.takeMeta(l, false)
		if rest.s == "" || s.takeLine(rest, true) {
			continue
		}
		if s.front.Headline.Text != "" && s.front.Outlet.Text == "" && s.nameBeforeDate(i) {
			set(&s.front.Outlet, s.passage(rest, 0, len(rest.s), s.w.mediumName(rest.s), "name-line"))
			s.mark(rest.from, rest.to)
			continue
		}
		if s.takeBareByline(i, rest) {
			continue
		}
		if s.takeDateline(rest) {
			s.prose = append(s.prose, rest)
			return
		}
		if s.front.Headline.Text == "" && s.headlineAt(i, rest, glued, prose) {
			s.takeHeadline(rest)
			continue
		}
		if isProse(rest.s) {
			prose++
		}
		s.prose = append(s.prose, rest)
	}
}

// foot reads the last lines, where credits, labels and page furniture stand.
func (s *search) foot() {
	var prose []line
	for i := max(s.seen, len(s.lines)-footLines); i < len(s.lines); i++ {
		rest, _ := s.takeMeta(s.lines[i], true)
		if rest.s != "" && !s.takeLine(rest, false) {
			prose = append(prose, rest)
		}
	}
	s.prose = append(s.prose, prose[max(0, len(prose)-1):]...)
}

// takeLine takes a line that is wholly front matter: labels, links, furniture,
// bylines, lines parted by bars.
func (s *search) takeLine(l line, head bool) bool {
	return s.takeLabel(l) || s.takeLink(l) || s.takeFurniture(l) || head && s.takeNameDay(l) || s.takeBars(l, head) || head && s.takeByline(l) || s.takeStaff(l)
}

// Moment gives the first full date in s, with its time where one stands by it, as a
// value of article.Published; "" where there is none with a year.
func (f *Finder) Moment(s string) string { return f.MomentIn("", s) }

// MomentIn is Moment for a line in a language (a tag of BCP 47 such as "de" or "en-GB"; ""
// for one that is not known), by whose order days in numbers are read.
func (f *Finder) MomentIn(language, s string) string {
	language = strings.ToLower(language)
	before := ' '
	for i, r := range s[:min(len(s), momentBytes)] {
		if begins(before, r) {
			if st, n := f.dates.at(s[i:]); n > 0 && st.year != 0 {
				return st.value()
			}
			if st, n := f.dates.numericIn(language, s[i:]); n > 0 {
				return st.value()
			}
		}
		before = r
	}
	return ""
}

// momentBytes bounds how far into a line a date is looked for.
const momentBytes = 2000

// begins says whether a date may begin with r after the rune before it: not in the middle
// of a word, a number or an address. Scripts without spaces put words before it.
func begins(before, r rune) bool {
	if unicode.IsDigit(r) && unicode.In(before, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
		return true
	}
	return (unicode.IsDigit(r) || unicode.IsLetter(r)) && !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsMark(before) && !strings.ContainsRune("-./_@'’", before)
}

// Where the text says otherwise than the page.
const (
	otherDay    message.Kind = "The page says it was published on {{.Day}}, its text says {{.OtherDay}}; the page's date was kept."
	otherOutlet message.Kind = "The page names the outlet {{.Name}}, its text names {{.OtherName}}; the page's name was kept."
	otherByline message.Kind = "The page gives the byline {{.Names}}, its text gives {{.OtherNames}}; the page's byline was kept."
)
