package conflict

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// counted is a counted noun: "the 14 crew members of the trawler".
type counted struct {
	number   string
	noun     string // its words without number and article, "crew member"
	of       string // the words after of, up to the next verb or mark
	definite bool
	sentence int
	verb     string // lemma of the verb nearest before it in the sentence
	day      string // the only day the sentence names
	does     string // lemma of the verb it is the subject of, or that it is the object of
	source   *record.Statement
	around   map[string]bool // the other nouns and names of what the source says
	span     text.Span
}

// ofNumber pairs two numbers for one counted noun: the same words after it, or both
// with "the", and where neither is rough nor a part.
func (w *work) ofNumber() {
	var all []counted
	for s := range w.d.Sentences {
		all = w.counts(s, all)
	}
	byNoun := map[string][]int{}
	for n, c := range all {
		for _, k := range byNoun[c.noun] {
			if a := &all[k]; w.disagree(a, &c) {
				x, y := w.recordOf(a.span), w.recordOf(c.span)
				if x != "" && y != "" {
					w.add("number", "counted-noun", side{x, a.span}, side{y, c.span}, "", twoNumbers.With())
				}
				break
			}
		}
		byNoun[c.noun] = append(byNoun[c.noun], n)
	}
}

func (w *work) disagree(a, b *counted) bool {
	if a.number == b.number || a.sentence == b.sentence || a.day != "" && b.day != "" && a.day != b.day {
		return false
	}
	if a.source != nil && b.source != nil && !w.oneSource(a.source, b.source) && a.of == b.of && a.does != "" && a.does == b.does {
		for word := range a.around {
			if b.around[word] {
				return true
			}
		}
	}
	if a.of != "" && a.of == b.of {
		return a.definite && b.definite || a.verb == b.verb
	}
	return a.of == b.of && a.definite && b.definite && strings.Contains(a.noun, " ") && a.verb == b.verb
}

// counts reads the counted nouns of a sentence.
func (w *work) counts(s int, all []counted) []counted {
	sentence := w.d.Sentences[s]
	groups := w.d.VerbGroups(sentence.First, sentence.Last)
	for _, np := range w.d.NounPhrases(sentence.First, sentence.Last) {
		c := counted{sentence: s, span: w.d.Span(np.First, np.Last)}
		if !strings.HasPrefix(w.t[np.Head].Tag, "NN") || np.Last < len(w.t) && w.t[np.Last].Tag == "HYPH" && !w.t[np.Last-1].SpaceAfter || w.is("unit", &w.t[np.Head]) || w.any("rough", max(np.First-2, sentence.First), np.Last) || w.inTime(c.span) {
			continue
		}
		var words []string
		for i := np.First; i < np.Last; i++ {
			switch t := &w.t[i]; {
			case t.Tag == "CD" && c.number == "" && len(words) == 0:
				c.number = numeral(t)
			case t.Tag == "CD":
				c.number = "" // 10 million people, Article 5
				words = append(words, "#")
			case t.Tag == "DT":
				c.definite = t.Norm == "the"
			case t.Tag == "PRP$":
			default:
				words = append(words, t.Lemma)
			}
		}
		if c.number == "" || len(words) == 0 || w.any("unit", np.First, np.Last) {
			continue
		}
		c.noun = strings.Join(words, " ")
		c.of = w.ofPhrase(np.Last, sentence.Last)
		for _, g := range groups {
			if g.Last <= np.First {
				c.verb = w.t[g.Head].Lemma
			}
		}
		c.day = w.onlyDay(sentence.Span)
		w.place(&c, np.First, np.Last, np.Head)
		all = append(all, c)
	}
	return all
}

// place notes who says so, the verb, and the other nouns of what is said.
func (w *work) place(c *counted, first, last, head int) {
	if c.source = w.holder(c.span.Start); c.source == nil {
		return
	}
	if r := w.t[head].Relation; w.t[head].Head >= 0 && (strings.HasPrefix(r, "nsubj") || r == "obj") {
		c.does = w.t[w.t[head].Head].Lemma
		if w.class["holds"][c.does] {
			c.does = "be"
		}
	}
	c.around = map[string]bool{}
	for _, p := range c.source.Content {
		for i, end := w.tokens(p.Span); i < end; i++ {
			if t := &w.t[i]; (i < first || i >= last) && (t.POS == "NOUN" || t.POS == "PROPN") && !w.is("unit", t) && !w.inTime(t.Span) {
				c.around[t.Lemma] = true
			}
		}
	}
}

// numeral gives a number in figures, words up to twelve included.
func numeral(t *language.Token) string {
	small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	for n, word := range small {
		if t.Norm == word {
			return string(rune('0'+n/10)) + string(rune('0'+n%10))
		}
	}
	s := strings.ReplaceAll(t.Norm, ",", "")
	if len(s) == 1 {
		s = "0" + s
	}
	return s
}

// ofPhrase gives the words after of, up to a mark, verb, preposition or time.
func (w *work) ofPhrase(i, limit int) string {
	if i >= limit || w.t[i].Norm != "of" {
		return ""
	}
	var words []string
	for i++; i < limit; i++ {
		t := &w.t[i]
		if t.POS == "PUNCT" || t.POS == "VERB" || t.POS == "AUX" || t.POS == "ADP" || t.POS == "CCONJ" {
			break
		}
		words = append(words, t.Norm)
	}
	return strings.Join(words, " ")
}

// inTime says that a span touches a time expression.
func (w *work) inTime(sp text.Span) bool {
	for i := range w.times {
		if w.times[i].Overlaps(sp) {
			return true
		}
	}
	return false
}

// onlyDay gives the first day of the only time inside a span, or "".
func (w *work) onlyDay(sp text.Span) string {
	day := ""
	for i := range w.times {
		if t := &w.times[i]; sp.Contains(t.Span) && t.From != "" {
			if day != "" {
				return ""
			}
			day = t.From
		}
	}
	return day
}

// recordOf gives the id of the mention that covers a span, or else of the statement
// in whose content it stands.
func (w *work) recordOf(sp text.Span) string {
	for i := range w.mentions {
		if w.mentions[i].Span.Contains(text.Span{Start: sp.End - 1, End: sp.End}) && w.mentions[i].Overlaps(sp) {
			return w.mentions[i].ID
		}
	}
	if s := w.holder(sp.Start); s != nil {
		return s.ID
	}
	return ""
}
