package attribution

import (
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/text"
)

// quoteTag is the tag of an item that stands for a whole quotation.
const quoteTag = "QUOTE"

// item is one token, or a whole quotation seen from outside.
type item struct {
	first, last int // tokens [first, last)
	quote       int // the quotation it stands for, or -1
	norm, lemma string
	tag         string
	capital     bool
}

// unit is a run of items that is read as one sentence.
type unit struct {
	items     []item
	paragraph int
	order     int // its index among the units
	headline  bool
	inside    int // the quotation whose inner words these are, or -1
}

func (u *unit) norm(i int) string {
	if i < 0 || i >= len(u.items) {
		return ""
	}
	return u.items[i].norm
}

func (u *unit) lemma(i int) string {
	if i < 0 || i >= len(u.items) {
		return ""
	}
	return u.items[i].lemma
}

func (u *unit) tag(i int) string {
	if i < 0 || i >= len(u.items) {
		return ""
	}
	return u.items[i].tag
}

// capital says whether item i is printed with a capital letter.
func (u *unit) capital(i int) bool { return i >= 0 && i < len(u.items) && u.items[i].capital }

func (u *unit) is(i int, tag string) bool { return strings.HasPrefix(u.tag(i), tag) }

// edge says whether i lies outside the unit or on its closing mark.
func (u *unit) edge(i int) bool {
	if i < 0 || i >= len(u.items) {
		return true
	}
	switch u.items[i].norm {
	case ".", "!", "?", "...", "…":
		return true
	}
	return false
}

// span gives the passage of the items [from, to).
func (r *reader) span(u *unit, from, to int) text.Span {
	if from < 0 || to > len(u.items) || from >= to {
		return text.Span{}
	}
	return r.doc.Span(u.items[from].first, u.items[to-1].last)
}

// speech says whether a quotation is words spoken, and not a word in marks of distance.
func (r *reader) speech(q language.Quote) bool {
	if q.Open || q.Continues {
		return true
	}
	inner := strings.TrimSpace(r.doc.Text.Slice(q.Inner))
	if last, _ := utf8.DecodeLastRuneInString(inner); strings.ContainsRune(",.!?…", last) {
		return true
	}
	return !q.Scare && strings.Count(inner, " ") >= 3
}

// outerQuotes gives for every token the outermost quotation that holds it, or -1.
func (r *reader) outerQuotes() []int {
	outer := make([]int, len(r.doc.Tokens))
	q, end := -1, -1
	next := 0
	for i, t := range r.doc.Tokens {
		if t.Start >= end {
			q = -1
		}
		for q < 0 && next < len(r.doc.Quotes) && r.doc.Quotes[next].Start <= t.Start {
			if r.doc.Quotes[next].End > t.Start {
				q, end = next, r.doc.Quotes[next].End
			}
			next++
		}
		outer[i] = q
	}
	return outer
}

// units cuts the document into units: sentences, joined where a quotation runs
// from one into the next.
func (r *reader) units() []unit {
	var units []unit
	sentences := r.doc.Sentences
	for i := 0; i < len(sentences); {
		j := i + 1
		for j < len(sentences) && sentences[j].Paragraph == sentences[i].Paragraph && r.sameQuote(sentences[j]) {
			j++
		}
		u := r.unit(sentences[i].First, sentences[j-1].Last)
		u.paragraph = sentences[i].Paragraph
		u.headline = r.headline.Overlaps(sentences[i].Span)
		if len(u.items) > 0 && (!sentences[i].FrontMatter || u.headline) {
			units = append(units, u)
		}
		i = j
	}
	return units
}

// sameQuote says whether the sentence begins within a quotation that began before it.
func (r *reader) sameQuote(s language.Sentence) bool {
	if s.First == 0 || s.First >= len(r.outer) {
		return false
	}
	q := r.outer[s.First]
	return q >= 0 && r.outer[s.First-1] == q
}

// unit makes the unit of the tokens [first, last). Words on front matter lines are left out.
func (r *reader) unit(first, last int) unit {
	u := unit{inside: -1}
	for i := first; i < last; {
		t := &r.doc.Tokens[i]
		if r.onFrontLine(t.Span) {
			i++
			continue
		}
		q := r.outer[i]
		if q >= 0 && r.spoken[q] {
			j := i + 1
			for j < last && r.outer[j] == q {
				j++
			}
			u.items = append(u.items, item{first: i, last: j, quote: q, norm: `"`, tag: quoteTag})
			i = j
			continue
		}
		u.items = append(u.items, r.plain(i))
		i++
	}
	return u
}

func (r *reader) plain(i int) item {
	t := &r.doc.Tokens[i]
	return item{first: i, last: i + 1, quote: -1, norm: t.Norm, lemma: r.lemmaOf(t), tag: t.Tag, capital: t.Text != t.Norm && len(t.Text) > 1}
}

// lemmaOf gives the lemma of a token; a verb whose lemma is unknown is looked up by its
// regular forms, as lemmas of rare verbs may be wrong ("echoe").
func (r *reader) lemmaOf(t *language.Token) string {
	if strings.HasPrefix(t.Tag, "VB") && r.words.verbs[t.Lemma] == nil {
		for _, forms := range []map[string]string{r.words.past, r.words.third, r.words.gerund} {
			if lemma := forms[t.Norm]; lemma != "" {
				return lemma
			}
		}
	}
	return t.Lemma
}

// innerUnits gives the sentences inside a quotation item, each as a unit of its own.
func (r *reader) innerUnits(it item, paragraph int) []unit {
	var units []unit
	inner := r.doc.Quotes[it.quote].Inner
	for i := it.first; i < it.last; {
		u := unit{inside: it.quote, paragraph: paragraph}
		s := r.doc.Tokens[i].Sentence
		for ; i < it.last && r.doc.Tokens[i].Sentence == s; i++ {
			if inner.Contains(r.doc.Tokens[i].Span) {
				u.items = append(u.items, r.plain(i))
			}
		}
		if len(u.items) > 0 {
			units = append(units, u)
		}
	}
	return units
}

func (r *reader) onFrontLine(sp text.Span) bool {
	for _, l := range r.lines {
		if l.Overlaps(sp) && !r.headline.Overlaps(sp) {
			return true
		}
	}
	return false
}
