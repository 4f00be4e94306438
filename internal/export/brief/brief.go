package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/news"
)

// Kind is what a section is about.
type Kind string

// The kinds of sections.
const (
	New      Kind = "new"      // since the last brief
	Expected Kind = "expected" // open, due and postponed
	Happened Kind = "happened" // settled expectations, and what articles tell as done on a day
	Overdue  Kind = "overdue"
	Said     Kind = "said"
	Table    Kind = "table" // documents, what was done with them, and who owes a reply
	Disputed Kind = "disputed"
	Sources  Kind = "sources"
)

// Kinds gives all kinds in the order of a brief.
func Kinds() []Kind {
	return []Kind{New, Expected, Happened, Overdue, Said, Table, Disputed, Sources}
}

// Title is the heading of a section.
func (k Kind) Title() message.Message {
	return map[Kind]message.Kind{
		New: headNew, Expected: headExpected, Happened: headHappened, Overdue: headOverdue,
		Said: headSaid, Table: headTable, Disputed: headDisputed, Sources: headSources,
	}[k].With()
}

// Brief is a brief of one story.
type Brief struct {
	Title string // the story's name
	Day   string // it was made for, ISO 8601
	// Since is from when on news are told, ISO 8601 with time; empty where all is told.
	Since string
	// Language is that of the brief's own words, BCP 47.
	Language string
	// Head stands under the title; Foot says how a brief is to be read.
	Head, Foot string
	// Words are names of its parts.
	Words    Words
	Sections []Section
	Notes    []Note // the first is footnote 1
	// Seen is how far the story was seen when it was made: the next brief's Since.
	Seen news.Point
}

// Words are what the parts of a brief are called in its language.
type Words struct {
	Sections, Footnotes string // as headings
	Footnote, Back      string // a footnote, and the way back from it, for who does not see them
}

// Section is one part of a brief.
type Section struct {
	Kind       Kind
	Title      string
	Lead       string // a line on what follows; may be empty
	Paragraphs []Paragraph
}

// Paragraph tells of one row of the ledgers.
type Paragraph struct {
	Key       string // of the row
	Sentences []Sentence
	Origins   int // how many independent origins carry it; 0 where that is not counted
	// Tag says how many origins carry it; "" for one alone.
	Tag string
}

// Sentence is a sentence with the numbers of its footnotes; it has at least one.
type Sentence struct {
	Text  string
	Notes []int
}

// Note is a footnote: a passage and where it was printed.
type Note struct {
	Passage   story.Passage
	Outlet    string
	Published string // ISO 8601, a day or a day with its time
	Headline  string
	URL       string
	Words     string // of the passage, in one line; empty where it is the headline
	Origins   int    // independent origins that carry it; 0 where that is not counted
	// Grade is the Admiralty grade: the letter of the source and the digit of the
	// information, each "–" where it was not given; empty where neither was.
	Grade string
	// Where says where the passage was printed: outlet, day and headline. Standing says how
	// many independent origins carry the record, and its grade.
	Where, Standing string
}

// Options says what a brief holds.
type Options struct {
	Title string
	// News is what is new since the moment Since; nil tells all, and has no section of what
	// is new.
	News  *news.News
	Since string // ISO 8601 with time
	// Sections are the kinds of sections wanted, in any order; none for all.
	Sections []Kind
	// Most is the number of paragraphs of a section; what is left out is counted. 0 is all.
	Most int
	// URL gives the address of an article, or ""; nil for none.
	URL  func(article.ID) string
	Seen news.Point
	// Tongue is the language of the brief; English where it is left out.
	Tongue Tongue
}

// Make makes a brief. It changes nothing of what it is given. A section with nothing to
// tell is left out, but for that of what is new.
func Make(l *story.Ledgers, o Options) Brief {
	b := builder{l: l, o: o, names: map[string]string{}, articles: map[article.ID]*story.Article{}, numbers: map[citation]int{}}
	for _, a := range l.Actors {
		b.names[a.Key] = a.Name
	}
	for _, a := range l.Articles {
		b.articles[a.ID] = a
	}
	for _, k := range Kinds() {
		if len(o.Sections) > 0 && !slices.Contains(o.Sections, k) {
			continue
		}
		s := Section{Kind: k, Title: b.say(k.Title().Kind)}
		b.section(&s)
		if len(s.Paragraphs) > 0 || k == New && o.News != nil {
			b.out.Sections = append(b.out.Sections, s)
		}
	}
	b.out.Title, b.out.Day, b.out.Seen = o.Title, l.Today, o.Seen
	if o.News != nil {
		b.out.Since = o.Since
	}
	for i := range b.out.Sections {
		for j := range b.out.Sections[i].Paragraphs {
			if p := &b.out.Sections[i].Paragraphs[j]; p.Origins > 1 {
				p.Tag = b.count(countOrigins, p.Origins)
			}
		}
	}
	b.out.Language = cmp.Or(o.Tongue.Tag, "en")
	b.out.Head, b.out.Foot = b.say(saysDay, day(l.Today)), b.say(saysFoot)
	if b.out.Since != "" {
		b.out.Head += " " + b.say(saysSince, day(b.out.Since))
	}
	b.out.Words = Words{b.say(saysSections), b.say(saysFootnotes), b.say(saysFootnote), b.say(saysBack)}
	return b.out
}

// builder gathers a brief.
type builder struct {
	l        *story.Ledgers
	o        Options
	names    map[string]string // of actors, by Key
	articles map[article.ID]*story.Article
	numbers  map[citation]int // of the footnotes
	out      Brief
}

// citation is what a footnote says: passages are cited again under the same number.
type citation struct {
	article    article.ID
	start, end int
	origins    int
	grade      string
}

// note gives the number of the footnote of a passage of a row.
func (b *builder) note(p story.Passage, r *story.Row) int {
	n := Note{Passage: p, Words: oneLine(p.Text), Origins: r.Origins}
	reliability := ""
	if a := b.articles[p.Article]; a != nil {
		n.Outlet, n.Published, n.Headline = a.Outlet, a.Published, oneLine(a.Headline)
		if n.Words == n.Headline {
			n.Words = ""
		}
		reliability = a.Reliability
	}
	if reliability+r.Credibility != "" {
		n.Grade = orDash(reliability) + orDash(r.Credibility)
	}
	c := citation{p.Article, p.Start, p.End, n.Origins, n.Grade}
	if b.numbers[c] == 0 {
		if b.o.URL != nil {
			n.URL = b.o.URL(p.Article)
		}
		n.Where, n.Standing = b.where(n), b.standing(n)
		b.out.Notes = append(b.out.Notes, n)
		b.numbers[c] = len(b.out.Notes)
	}
	return b.numbers[c]
}

// told makes a sentence that stands on passages of a row, each cited once.
func (b *builder) told(words string, r *story.Row, at ...story.Passage) Sentence {
	s := Sentence{Text: ended(begun(words))}
	for _, p := range at {
		if n := b.note(p, r); !slices.Contains(s.Notes, n) {
			s.Notes = append(s.Notes, n)
		}
	}
	return s
}

// standing says how many independent origins carry a footnote's record, and its grade.
func (b *builder) standing(n Note) string {
	grade := b.say(notGraded)
	if n.Grade != "" {
		grade = b.say(isGraded, n.Grade)
	}
	if n.Origins == 0 {
		return grade
	}
	return b.count(countIndepend, n.Origins) + "; " + grade
}

// where says where a footnote's passage was printed.
func (b *builder) where(n Note) string {
	out := begun(cmp.Or(n.Outlet, b.say(unnamedOutlet)))
	if printed, clock := article.Moment(n.Published); printed != "" {
		out = b.say(printedOn, out, strings.TrimSpace(printed+" "+clock))
	}
	if n.Headline != "" {
		out += ", “" + n.Headline + "”"
	}
	return out
}

func orDash(grade string) string {
	if grade == "" {
		return "–"
	}
	return grade
}
