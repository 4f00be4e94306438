package document

import (
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// paper is one noun phrase that may speak of a paper.
type paper struct {
	noun
	first, head, last int // the phrase without article and owner: tokens [first, last); head is its noun
	lead              int // its first token with an owner in the possessive
	end               int // token after what belongs to it: "on grain between X and Y"
	tail              int // token after a participle that describes it: "demanding a truce"
	dated             int // index of the time it is told by, "of 3 May", or -1
	sentence          int
	plural            bool
	indefinite        bool   // a, another, or no article
	definite          bool   // the, this, its, whose
	absent            bool   // no, any
	named             bool   // a treaty by its name: "the Treaty of Halle", "the 1998 Convention"
	novel             bool   // another, a new
	owner             string // actor id
	pronoun           bool   // its owner is told by a pronoun
	adjective         string // a word with a capital that may tell an owner nobody knows: "the Norvian proposal"
	answers           int    // index of the paper it replies to, or -1
	within            int    // index of the paper it is part of the description of, or -1
	parties           []string
	addressee         []string
	written           bool // called written
	authored          bool // somebody wrote it: "had prepared a counter-proposal"
	spoken            bool // words are ascribed to its writer in it
	moved             bool // a move of the right kind has it
	held              bool // such a move has an actor, see work.held
	headline          bool
	document          int // index of its document, or -1
}

// papers finds the noun phrases of a sentence.
func (w *work) papers(s int) {
	sentence := w.d.Sentences[s]
	from := len(w.ps)
	for i := sentence.First; i < sentence.Last; i++ {
		n, last := w.match(i, sentence.Last)
		if last == 0 {
			continue
		}
		p := paper{noun: n, first: i, head: last - 1, last: last, end: last, tail: last, dated: -1, sentence: s, answers: -1, within: -1, document: -1,
			plural: strings.HasSuffix(w.t[last-1].Tag, "S"), headline: w.headline(s)}
		w.before(&p, sentence.First)
		p.named = n.pact && !p.headline && p.head > sentence.First && unicode.IsUpper([]rune(w.t[p.head].Text)[0]) && w.t[p.head].Tag == "NNP"
		if !p.absent || n.answer {
			w.ps = append(w.ps, p)
		}
		i = last - 1
	}
	for k := len(w.ps) - 1; k >= from; k-- {
		w.after(k, sentence.Last)
	}
}

// match gives the noun that begins at token i and the token after it; 0 when none
// does, or when it stands before another noun it belongs to.
func (w *work) match(i, limit int) (noun, int) {
	if w.t[i].POS == "VERB" || w.t[i].Quoted() && w.d.Quotes[w.t[i].Quote].Scare {
		return noun{}, 0
	}
	longest := 1
	if w.starts[w.t[i].Norm] {
		longest = w.longest
	}
	for last := min(i+longest, limit); last > i; last-- {
		tail := &w.t[last-1]
		if !strings.HasPrefix(tail.Tag, "N") && last == i+1 && tail.Tag != "JJ" {
			continue
		}
		key := language.Norm(tail.Text)
		if last > i+1 {
			key = language.Norm(w.d.Text.Slice(w.d.Span(i, last)))
		}
		n, ok := w.nouns[key]
		if !ok {
			n, ok = w.nouns[singular(key)]
		}
		if !ok {
			continue
		}
		if last < limit && strings.HasPrefix(w.t[last].Tag, "NN") && !w.isTime(last) || last < limit && w.t[last].Tag == "HYPH" && !w.t[last-1].SpaceAfter {
			continue // the letter bomb
		}
		if tail.Tag == "JJ" && last < limit && strings.HasPrefix(w.t[last].Tag, "JJ") {
			continue
		}
		return n, last
	}
	return noun{}, 0
}

// singular takes the plural of a list's last word back.
func singular(s string) string {
	switch {
	case strings.HasSuffix(s, "ies"):
		return strings.TrimSuffix(s, "ies") + "y"
	case strings.HasSuffix(s, "ss"):
		return s
	}
	return strings.TrimSuffix(s, "s")
}

// before reads the words left of the noun: kind, article, owner.
func (w *work) before(p *paper, start int) {
	p.indefinite = true
	kind := p.kind
	i := p.first
	for ; i > start; i-- {
		t := &w.t[i-1]
		if w.is("modifier", t.Norm) && !strings.HasPrefix(kind, t.Norm+" ") && !strings.HasPrefix(p.kind, t.Norm) {
			kind = t.Norm + " " + kind
			if t.Norm == "draft" {
				p.family, p.weak, p.owed, p.moves = "draft", false, true, nil
			}
			if t.Norm == "written" {
				p.weak, p.written = false, true
			}
			continue
		}
		if w.is("new", t.Norm) {
			p.novel = true
		}
		if id := w.actorAt(i - 1); id != "" && t.Tag != "PRP$" && w.t[i-1].Sentence == p.sentence {
			if p.owner == "" && !p.headline {
				p.owner = id
			}
			continue
		}
		if strings.HasPrefix(t.Tag, "JJ") || strings.HasPrefix(t.Tag, "NN") || t.Tag == "CD" || t.Tag == "VBN" || t.Tag == "VBG" && i-1 > start || t.Tag == "HYPH" || t.Tag == "RB" && t.Text != "not" && i-2 >= start && w.t[i-2].Tag == "DT" {
			if !p.headline && i-1 > start && t.POS == "ADJ" && unicode.IsUpper([]rune(t.Text)[0]) {
				p.adjective = t.Text
			}
			if t.Tag == "JJ" && t.Norm == "such" {
				p.absent = true
			}
			continue
		}
		break
	}
	p.kind = kind
	if i > start {
		switch t := &w.t[i-1]; {
		case t.Tag == "POS":
			p.definite, p.indefinite = true, false
			p.owner = w.actorBefore(i-1, start)
		case t.Tag == "PRP$" || t.Tag == "WP$":
			p.definite, p.indefinite, p.pronoun = true, false, true
			p.owner = w.actorAt(i - 1)
		case t.Norm == "no" || t.Norm == "any":
			p.absent, p.novel = true, true
		case t.Norm == "another":
			p.novel = true
		case t.Tag == "DT" && t.Norm != "a" && t.Norm != "an" && t.Norm != "some" && t.Norm != "each" && t.Norm != "every":
			p.definite, p.indefinite = true, false
		}
	}
	if p.owner != "" {
		p.definite = true
	} else if p.adjective != "" {
		p.owner = w.byAdjective(p.adjective)
	}
	p.first, p.lead = i, i
	if i > start && w.t[i-1].Tag == "POS" && p.owner != "" { // the United States' responses
		m := w.mentions[w.mentionOf[i-2]]
		p.lead = max(w.d.TokenAt(m.Start), start)
	}
}

// after reads what belongs to paper k right of its noun: what it is about, between
// whom it is, what it answers. Later papers of the sentence are read already.
func (w *work) after(k, limit int) {
	p := &w.ps[k]
	defer func() {
		if p.tail = p.end; p.family == "resolution" { // known by what it asks for
			p.tail = w.described(p.end, limit)
		}
	}()
	i := w.dating(p, limit)
	if w.t[i-1].Sentence == p.sentence && i < limit && w.t[i].Norm == "of" && (p.generic || p.kind == "draft") {
		if inner := w.paperAhead(k, i+1); inner >= 0 {
			w.merge(p, inner)
			return
		}
	}
	for i+1 < limit {
		prep := w.t[i].Norm
		answers := prep == "to" && w.t[i].Tag != "RP" || prep == "on" && p.answer && w.paperAhead(k, i+1) >= 0
		if i == p.last && w.is("authored", prep) { // a proposal made by X, drawn up by X
			for n := i + 1; n < min(i+3, limit); n++ {
				if w.t[n].Norm == "by" {
					i, prep = n, "by"
				}
			}
		}
		if prep == "by" && i <= p.last+2 { // an offer by X
			if id, end := w.nounGroup(i+1, limit); id != "" && p.owner == "" && !w.verbAfter(end) {
				p.owner, p.end, i = id, end, end
				continue
			}
		}
		if !answers && !w.is("topic", prep) || w.isTime(i+1) || w.isTime(i+2) && w.t[i+1].Tag == "DT" {
			break
		}
		if answers {
			inner := w.paperAhead(k, i+1)
			switch {
			case inner >= 0 && p.answer:
				p.answers, p.end = inner, w.ps[inner].end
				w.ps[inner].within = k
				i = p.end
				continue
			case inner < 0 && p.family == "letter":
				if id, end := w.nounGroup(i+1, limit); id != "" {
					p.addressee = append(p.addressee, id)
					p.end, i = end, end
					continue
				}
			}
			break
		}
		end, ids := w.complement(i+1, limit)
		if end == i+1 {
			break
		}
		for m := k + 1; m < len(w.ps) && w.ps[m].first < end; m++ {
			w.ps[m].within = k
		}
		switch {
		case prep == "between" || (prep == "of" || prep == "with" || prep == "on") && p.pact && len(ids) > 1:
			if len(p.parties) == 0 {
				p.parties = ids
			}
		case prep == "with" && p.pact && len(ids) > 0:
			p.parties = append(p.parties, ids...)
		case (prep == "from" || prep == "of") && p.owner == "" && len(ids) == 1 && w.actorAt(end-1) == ids[0]:
			p.owner = ids[0]
		}
		p.end, i = end, end
	}
}

// dating reads the day by which a paper is told, "of 3 May" or "dated 3 May", and gives
// the token after it. A treaty has its year.
func (w *work) dating(p *paper, limit int) int {
	i := p.last
	for i < limit && p.named && w.t[i].Norm == "of" && i+1 < limit && strings.HasPrefix(w.t[i+1].Tag, "NNP") && !w.isTime(i+1) {
		for i++; i < limit && strings.HasPrefix(w.t[i].Tag, "NNP") && !w.isTime(i); i++ { // the Treaty of Halle of 1998
		}
	}
	if i+1 < limit && (w.t[i].Norm == "of" || w.t[i].Norm == "dated") && w.isTime(i+1) {
		n := w.timeOf[i+1]
		end := i + 1
		for end < limit && w.timeOf[end] == n {
			end++
		}
		p.dated, p.end, i = n, end, end
	}
	if i > p.last {
		p.end = i
	}
	return i
}

// described gives the token after the participle clause that describes the paper which
// ends at token i, "demanding a truce", or i.
func (w *work) described(i, limit int) int {
	g := w.verbAt[i]
	if g == nil || g.Tense != language.NoTense || w.t[g.Head].Tag != "VBG" {
		return i
	}
	end := g.Last
	for end < limit && w.t[end].POS != "PUNCT" {
		if v := w.verbAt[end]; v != nil && v.Tense != language.NoTense || w.t[end].Tag == "WDT" || w.t[end].Tag == "WP" {
			break
		}
		end++
	}
	return end
}

// merge makes paper p, "the text of a draft treaty", speak of the inner one.
func (w *work) merge(p *paper, inner int) {
	q := &w.ps[inner]
	draft := p.family == "draft"
	p.noun, p.kind, p.written = q.noun, q.kind, q.written
	if draft {
		p.family, p.weak, p.owed, p.moves = "draft", false, true, nil
		if !strings.HasPrefix(p.kind, "draft") {
			p.kind = "draft " + p.kind
		}
	}
	if p.owner == "" {
		p.owner, p.pronoun = q.owner, q.pronoun
	}
	p.definite, p.indefinite, p.plural = p.definite && !q.indefinite || q.definite, p.indefinite && !q.definite || q.indefinite, q.plural
	p.parties, p.addressee, p.answers, p.end = q.parties, q.addressee, q.answers, q.end
	q.within = inner - 1
}

// paperAhead gives the index of the paper whose phrase begins at token i or after
// its owner, or -1.
func (w *work) paperAhead(k, i int) int {
	if k+1 >= len(w.ps) {
		return -1
	}
	for n := i; n <= w.ps[k+1].first; n++ {
		t := &w.t[n]
		if n == w.ps[k+1].first {
			return k + 1
		}
		if t.POS == "VERB" && t.Tag != "VBN" || t.POS == "ADP" || t.POS == "PUNCT" && t.Tag != "POS" && t.Tag != "HYPH" {
			return -1
		}
	}
	return -1
}

// complement reads noun phrases from token i: "the security of Russia and NATO
// member states". It gives the token after them and the parties they name.
func (w *work) complement(i, limit int) (end int, ids []string) {
	end = i
	for end < limit {
		k := end
		if w.t[k].Tag == "VBG" && k == i { // on ensuring the security
			k++
		}
		np := w.phraseAt(k)
		if np == nil || np.Last > limit || w.isTime(np.Head) || w.verbAfter(np.Last) {
			break
		}
		if k > i && w.match1(np) && w.t[end-1].Norm == "and" {
			break // the next paper
		}
		ids = append(ids, w.partiesIn(np.First, np.Last)...)
		end = np.Last
		if np.Possessor {
			end++
			continue
		}
		switch next := end; {
		case next+1 >= limit:
			return end, ids
		case w.is("inner", w.t[next].Norm) && w.phraseAt(next+1) != nil &&
			!w.isTime(w.phraseAt(next+1).Head) && !w.verbAfter(w.phraseAt(next+1).Last) && !w.match1(w.phraseAt(next+1)):
			end = next + 1
		default:
			return end, ids
		}
	}
	return end, ids
}

// match1 says that a phrase is itself a paper.
func (w *work) match1(np *language.NounPhrase) bool {
	for i := np.First; i <= np.Head; i++ {
		if _, last := w.match(i, np.Last); last > np.Head {
			return true
		}
	}
	return false
}

// fits says that move m with paper p as its object is one of a paper.
func (p *paper) fits(m record.MoveKind) bool { return !p.weak || p.moves == nil || p.moves[m] }
