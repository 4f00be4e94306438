package provenance

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// reference gives the place of a medium that holds token i, or nil.
func (w *work) reference(i int) *place {
	for n := range w.places {
		if p := &w.places[n]; p.first <= i && i < p.last {
			return p
		}
	}
	return nil
}

// mediumSource gives the station of a statement whose source is itself a medium, or a
// report of one.
func (w *work) mediumSource(s *record.Statement) station {
	if s.Source.Empty() {
		return station{}
	}
	if st, ok := w.sources[s.Source.Span]; ok {
		return st
	}
	st := w.readSource(s)
	w.sources[s.Source.Span] = st
	return st
}

func (w *work) readSource(s *record.Statement) station {
	first, last := w.tokens(s.Source.Span)
	for last > first && w.doc.Tokens[last-1].POS == "PUNCT" {
		last--
	}
	if last > first && (w.doc.Tokens[last-1].Tag == "POS" || w.doc.Tokens[last-1].Norm == "'s") {
		last--
	}
	if last <= first {
		return station{}
	}
	if p := w.reference(last - 1); p != nil && p.kind != "platform" {
		named := false // its kind stands right before its name
		for _, kind := range []string{"newspaper", "agency", "broadcaster", "outlet"} {
			named = named || p.first > first && w.media.in(kind, w.norm(p.first-1))
		}
		for i := first; i < p.first; i++ {
			t := &w.doc.Tokens[i]
			if t.POS == "ADP" || t.Norm == "'s" || t.Tag == "POS" || t.POS == "VERB" || t.POS == "CCONJ" {
				if named && (t.Norm == "'s" || t.Tag == "POS") {
					continue // Norway's state news agency NTA
				}
				if i == first || !w.media.in("report", w.doc.Tokens[i-1].Lemma) {
					return station{} // the editor of the Courier
				}
			}
		}
		return station{p.name, p.kind, s.Source.Span}
	}
	// "the newspaper", "the agency": the last one of its kind named before
	for _, kind := range []string{"newspaper", "agency", "broadcaster", "outlet"} {
		if last != first+2 || w.norm(first) != "the" || !w.media.in(kind, w.norm(first+1)) {
			continue
		}
		for i := len(w.places) - 1; i >= 0; i-- {
			if p := w.places[i]; p.kind == kind && p.span.End <= s.Source.Start {
				return station{p.name, p.kind, s.Source.Span}
			}
		}
	}
	return station{}
}

// tokens gives the range of the tokens that a span touches.
func (w *work) tokens(sp text.Span) (first, last int) {
	first = w.doc.TokenAt(sp.Start)
	last = first
	for last < len(w.doc.Tokens) && w.doc.Tokens[last].Start < sp.End {
		last++
	}
	return first, last
}

// citedBy gives whom a medium cites in the sentence of statement s, from one to the
// next: "the paper reported, quoting a channel, which cited a diplomat".
func (w *work) citedBy(m station, s *record.Statement) []station {
	at := w.doc.SentenceAt(s.Cue.Start)
	if at < 0 {
		return nil
	}
	sentence := w.doc.Sentences[at]
	var out []station
	citer, from := m, w.doc.TokenAt(m.span.Start)
	for i := sentence.First; i < sentence.Last && len(out) < maxHops; i++ {
		n := w.citing(i, sentence.Last)
		if n == 0 {
			continue
		}
		if nearest := w.placeBefore(i, sentence.First); nearest != nil && nearest.name != citer.name && (i < from || nearest.first > from) {
			continue // somebody else cites
		}
		object, ok := w.object(i+n, sentence)
		if !ok || s.Content != nil && w.inQuotes(i) {
			continue
		}
		out = append(out, object)
		if object.role == "speaker" {
			break
		}
		citer, from = object, w.doc.TokenAt(object.span.Start)
		i += n
	}
	return out
}

// maxHops bounds the media that cite one another in a sentence.
const maxHops = 4

func (w *work) inQuotes(i int) bool { return w.doc.Tokens[i].Quoted() }

// citing gives the number of tokens of the words at token i by which a medium names its
// source, 0 for none.
func (w *work) citing(i, limit int) int {
	t := &w.doc.Tokens[i]
	if w.media.in("citing", t.Norm) && t.Tag != "NN" && t.Tag != "NNS" && w.norm(i+1) != "as" && w.norm(i+1) != "by" {
		if i > 0 && (w.doc.Tokens[i-1].POS == "AUX" || w.doc.Tokens[i-1].Lemma == "be") {
			return 0
		}
		return 1
	}
	if i+2 < limit && (t.Norm == "with" || t.Norm == "in") && (w.norm(i+1) == "reference" || w.norm(i+1) == "a") {
		for k := i + 1; k <= i+3 && k+1 < limit; k++ {
			if w.norm(k) == "reference" && w.norm(k+1) == "to" {
				return k + 2 - i
			}
		}
	}
	if i+1 < limit && t.Lemma == "refer" && t.Tag == "VBG" && w.norm(i+1) == "to" {
		return 2
	}
	return 0
}

// placeBefore gives the last medium named in the sentence before token i, or nil.
func (w *work) placeBefore(i, first int) *place {
	var found *place
	for n := range w.places {
		if p := &w.places[n]; p.first >= first && p.last <= i && p.kind != "platform" {
			found = p
		}
	}
	return found
}

// object gives who is cited from token i on: a medium, or the words of its phrase.
func (w *work) object(i int, sentence language.Sentence) (station, bool) {
	phrases := w.doc.NounPhrases(sentence.First, sentence.Last)
	for n := range phrases {
		np := &phrases[n]
		if np.First != i {
			continue
		}
		end := np.Last
		for k := n + 1; k < len(phrases) && phrases[k].First == end; k++ {
			end = phrases[k].Last
		}
		for k := i; k <= end && k < sentence.Last; k++ {
			if p := w.reference(k); p != nil && p.kind != "platform" && p.last >= end {
				return station{p.name, p.kind, p.span}, true
			}
		}
		for k := range w.statements { // as the statement of citing has it
			if c := w.statements[k].Content; len(c) > 0 && c[0].Start == w.doc.Tokens[i].Start && w.media.in("cite", w.statements[k].Lemma) {
				return station{c[0].Text, "speaker", c[0].Span}, true
			}
		}
		last := np.Last
		for k := n + 1; k < len(phrases) && (phrases[k].First == last || phrases[k].First == last+1 && w.media.in("joins", w.norm(last))); k++ {
			last = phrases[k].Last
		}
		const clause = 12 // two officials who had seen the letter
		for k := last; (w.norm(last-1) == "who" || w.norm(last) == "who") && k < min(last+clause, sentence.Last); k++ {
			if w.doc.Tokens[k].POS == "PUNCT" {
				last = k
				break
			}
		}
		sp := w.doc.Span(i, last)
		return station{w.doc.Text.Slice(sp), "speaker", sp}, true
	}
	return station{}, false
}

// tellings finds for each statement the media it was told to or appeared in, by the words
// of its sentence outside of what was said: "told ABC's breakfast show", "in remarks
// carried by the agency", "state television quoted her as saying".
func (w *work) tellings(statements []record.Statement) {
	w.told, w.sources = map[string][]station{}, map[text.Span]station{}
	bySentence := map[int][]int{}
	for i := range statements {
		if at := w.doc.SentenceAt(statements[i].Cue.Start); at >= 0 {
			bySentence[at] = append(bySentence[at], i)
		}
	}
	last := -1 // statement to which the medium before was given
	for n := range w.places {
		p := &w.places[n]
		at := w.doc.Tokens[p.first].Sentence
		if p.kind == "platform" {
			continue
		}
		if n > 0 && last >= 0 && w.joined(&w.places[n-1], p) {
			w.told[statements[last].ID] = append(w.told[statements[last].ID], station{p.name, p.kind, p.span})
			continue
		}
		last = w.teller(statements, bySentence[at], p)
		if last >= 0 {
			id := statements[last].ID
			w.told[id] = append(w.told[id], station{p.name, p.kind, p.span})
		}
	}
}

// joined says that two media stand in one list: "CNN and the Courier".
func (w *work) joined(a, b *place) bool {
	for i := a.last; i < b.first; i++ {
		if n := w.norm(i); n != "and" && n != "," && n != "the" {
			return false
		}
	}
	return b.first > a.last && b.first-a.last <= 3
}

// teller gives the statement of a sentence that medium p carried by the words before or
// after its name, or -1: the one whose cue is nearest.
func (w *work) teller(all []record.Statement, in []int, p *place) int {
	best, distance := -1, 0
	lead := w.lead(p)
	for _, i := range in {
		s := &all[i]
		cue, after := w.tokens(s.Cue.Span)
		if s.Source.Overlaps(p.span) || s.Source.Empty() || w.mediumSource(s).name != "" {
			continue
		}
		quoted := w.media.in("citing", w.norm(p.last)) || w.media.in("citing", w.norm(p.last+1)) && w.media.in("aux", w.norm(p.last))
		fits := false
		switch {
		case quoted && !w.inContent(s, p.span):
			first, _ := w.tokens(s.Source.Span)
			fits = first > p.last && first <= p.last+4 // quoted Vey as saying
		case lead == "" && w.article(p) == after && w.media.in("tell", w.doc.Tokens[cue+max(0, after-cue-1)].Lemma):
			fits = true // told ABC's breakfast show
		case lead == "":
		default:
			fits = !w.inContent(s, p.span) || w.article(p) <= after+5 && !w.inQuotes(p.first)
			fits = fits && w.leads(lead, p, s)
		}
		if d := max(cue-p.first, p.first-after); fits && (best < 0 || d < distance) {
			best, distance = i, d
		}
	}
	return best
}

func (w *work) inContent(s *record.Statement, sp text.Span) bool {
	for _, c := range s.Content {
		if c.Overlaps(sp) {
			return true
		}
	}
	return false
}

// article gives the first token of a medium's name with article and adjectives before it.
func (w *work) article(p *place) int {
	i := p.first
	s := w.doc.Sentences[w.doc.Tokens[p.first].Sentence]
	for i > s.First && p.first-i < 5 {
		t := &w.doc.Tokens[i-1]
		if t.POS != "DET" && t.POS != "ADJ" && t.Tag != "HYPH" && !(t.POS == "NOUN" && t.Tag == "NN" && w.media.in("owner", t.Norm)) && t.Tag != "VBN" {
			break
		}
		i--
	}
	return i
}

// lead gives the preposition before a medium's name, or "".
func (w *work) lead(p *place) string {
	i := w.article(p)
	if s := w.doc.Sentences[w.doc.Tokens[p.first].Sentence]; i > s.First && w.doc.Tokens[i-1].POS == "ADP" {
		return w.norm(i - 1)
	}
	return ""
}

// leads says that preposition lead brings in a carrier: after one of the words that the
// list gives for it, among the four before.
func (w *work) leads(lead string, p *place, s *record.Statement) bool {
	set := "lead-" + lead
	if w.media.in(set, "*") {
		cue, after := w.tokens(s.Cue.Span)
		const near = 8
		return max(cue-p.last, p.first-after) <= near
	}
	i := w.article(p) - 2
	for k := i; k >= max(0, i-6) && w.doc.Tokens[k].Sentence == w.doc.Tokens[p.first].Sentence; k-- {
		if t := &w.doc.Tokens[k]; w.media.in(set, t.Lemma) || w.media.in(set, t.Norm) {
			return true
		}
	}
	return false
}

// bareName takes what belongs to a name in a list off it: "CBS's", "ABC News'".
func bareName(s string) string {
	for _, tail := range []string{"'s", "’s", "'", "’", ","} {
		s = strings.TrimSuffix(s, tail)
	}
	return s
}
