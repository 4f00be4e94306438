package event

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// kind is the kind of a chunk.
type kind byte

const (
	nounPhrase  kind = 'N'
	verbGroup   kind = 'V'
	preposition kind = 'P'
	comma       kind = ','
	conjunction kind = 'C' // and, or, but
	opener      kind = 'S' // that, if, when: a clause begins
	relative    kind = 'R' // who, which
	adverb      kind = 'A'
	adjective   kind = 'J'
	mark        kind = 'X' // any other word or mark
)

// chunk is a run of tokens [first, last) that belong together.
type chunk struct {
	kind        kind
	first, last int
	head        int
	group       language.VerbGroup // of a verb group
	owner       int                // of a noun phrase: end of its possessors ("Russia's"), or first
}

// sentence is the work on one sentence.
type sentence struct {
	*reader
	index  int
	chunks []chunk
	taken  []bool // by chunk: told by an event already
	ruling []int  // verb groups that told how certain the event at hand is
}

func (r *reader) sentence(index int) *sentence {
	s := &sentence{reader: r, index: index}
	sent := r.doc.Sentences[index]
	groups := r.doc.VerbGroups(sent.First, sent.Last)
	phrases := r.doc.NounPhrases(sent.First, sent.Last)
	for i := sent.First; i < sent.Last; {
		for len(groups) > 0 && groups[0].First < i {
			groups = groups[1:]
		}
		for len(phrases) > 0 && phrases[0].First < i {
			phrases = phrases[1:]
		}
		var c chunk
		switch {
		case s.timeStarts(i, sent.Last) > i && (len(phrases) == 0 || phrases[0].First != i):
			last := s.timeStarts(i, sent.Last)
			c = chunk{kind: nounPhrase, first: i, last: last, head: last - 1, owner: i}
		case len(phrases) > 0 && phrases[0].First == i && r.doc.Tokens[i].Tag != "EX" && r.doc.Tokens[i].Tag != "WP":
			p := phrases[0]
			c = chunk{kind: nounPhrase, first: i, last: p.Last, head: p.Head, owner: i}
			for n := 1; p.Possessor && n < len(phrases) && phrases[n].First <= p.Last+2; n++ {
				c.owner = p.Last
				p = phrases[n]
				c.last, c.head = p.Last, p.Head
			}
			s.cutTime(&c)
			if n := len(s.chunks); n > 0 && s.chunks[n-1].kind == verbGroup && !s.words.in("clausal", s.lemma(n-1)) && len(phrases) > 1 && s.participle(c, phrases[1]) {
				c.last, c.head = phrases[1].Last, phrases[1].Head
			}
		case (r.doc.Tokens[i].Norm == "provided" || r.doc.Tokens[i].Norm == "providing" || r.doc.Tokens[i].Norm == "given") && i+1 < sent.Last && r.doc.Tokens[i+1].Norm == "that":
			c = chunk{kind: opener, first: i, last: i + 1, head: i}
		case len(groups) > 0 && groups[0].First == i:
			c = chunk{kind: verbGroup, first: i, last: groups[0].Last, head: groups[0].Head, group: groups[0]}
		default:
			c = chunk{kind: r.kindOf(i), first: i, last: i + 1, head: i}
		}
		s.chunks = append(s.chunks, c)
		i = c.last
	}
	s.nominal()
	s.mend()
	s.openers()
	s.taken = make([]bool, len(s.chunks))
	return s
}

// nominal makes noun phrases of what the tagger took for verbs: a word in -ing right
// behind an article ("the crossing at Pell"), and an adjective of a people that begins
// the sentence before its noun and verb ("Lethian artillery shelled").
func (s *sentence) nominal() {
	for i := 0; i+1 < len(s.chunks); i++ {
		c, next := &s.chunks[i], s.chunks[i+1]
		switch {
		case c.kind == mark && s.doc.Tokens[c.head].Tag == "DT" && next.kind == verbGroup && next.first+1 == next.last && strings.HasSuffix(s.norm(next.head), "ing") && s.at(i+2) != nounPhrase:
			c.head, c.last = next.head, next.last
		case i == 0 && c.kind == verbGroup && c.first+1 == c.last && next.kind == nounPhrase && s.finite(2) && (strings.HasSuffix(s.norm(c.first), "ian") || strings.HasSuffix(s.norm(c.first), "ese")):
			c.head, c.last = next.head, next.last
		default:
			continue
		}
		*c = chunk{kind: nounPhrase, first: c.first, last: c.last, head: c.head, owner: c.first}
		s.chunks = slices.Delete(s.chunks, i+1, i+2)
	}
}

// participle says that a single participle stands between a number and its noun:
// "released five detained sailors".
func (s *sentence) participle(c chunk, noun language.NounPhrase) bool {
	t := s.doc.Tokens
	return t[c.head].Tag == "CD" && noun.First == c.last+1 && (t[c.last].Tag == "VBN" || t[c.last].Tag == "VBD") && strings.HasPrefix(t[noun.First].Tag, "NN")
}

// timeStarts gives the end of the tokens of the day or hour that begins at token i, at
// most last; i when none does.
func (s *sentence) timeStarts(i, last int) int {
	for _, t := range s.timesOver(s.doc.Tokens[i].Span) {
		if t.Start == s.doc.Tokens[i].Start && (t.Type == record.Date || t.Type == record.TimeOfDay) && strings.HasPrefix(s.doc.Tokens[i].Tag, "NN") {
			for i < last && s.doc.Tokens[i].Start < t.End {
				i++
			}
		}
	}
	return i
}

// cutTime parts a time expression from the name before it: "met Ada Voss tomorrow".
func (s *sentence) cutTime(c *chunk) {
	for _, t := range s.timesOver(s.doc.Tokens[c.head].Span) {
		at := s.doc.TokenAt(t.Start)
		if at <= c.first || at >= c.last || t.End < s.doc.Tokens[c.last-1].End {
			continue
		}
		if before := s.doc.NounPhrases(c.first, at); len(before) > 0 && before[len(before)-1].Last == at {
			c.last, c.head = at, before[len(before)-1].Head
		}
	}
}

// kindOf gives the kind of a token that stands alone.
func (r *reader) kindOf(i int) kind {
	t := &r.doc.Tokens[i]
	switch {
	case t.Text == ",":
		return comma
	case t.Tag == "CC":
		return conjunction
	case t.Tag == "IN" || t.Tag == "TO":
		switch t.Norm {
		case "that", "if", "whether", "because", "although", "though", "while", "unless", "whereas", "once":
			return opener
		}
		return preposition
	case t.Norm == "that" || strings.HasPrefix(t.Tag, "W"):
		if t.Norm == "who" || t.Norm == "which" || t.Norm == "that" || t.Norm == "whom" {
			return relative
		}
		return opener
	case strings.HasPrefix(t.Tag, "RB") || t.Tag == "RP":
		return adverb
	case strings.HasPrefix(t.Tag, "JJ"):
		return adjective
	}
	return mark
}

// mend puts right what taggers take for something else: a lone participle with an
// object behind it is a past tense ("the presidents signed an agreement"), and an
// adjective behind "be" that is a listed verb's participle a passive ("was imposed").
func (s *sentence) mend() {
	for i := range s.chunks {
		c := &s.chunks[i]
		switch {
		case c.kind == verbGroup && c.first+1 == c.last && c.group.Passive && s.at(i-1) == nounPhrase && s.at(i+1) == nounPhrase && !s.isTime(i+1) && !s.words.in("hostage", s.word(i+1)) && !s.finiteAhead(i):
			c.group.Passive, c.group.Tense = false, language.Past
		case c.kind == mark && s.gerundAt(c.head):
			c.kind, c.group = verbGroup, language.VerbGroup{First: c.first, Last: c.last, Head: c.head, Progressive: true}
		case c.kind == verbGroup && c.first+1 == c.last && s.word(i-1) == "to" && s.at(i-1) == preposition && s.lemma(i) == s.norm(c.head): // "due to meet"
			c.group.Infinitive, c.group.Tense, c.group.Passive = true, language.NoTense, false
		case c.kind == adjective && s.at(i-1) == verbGroup && s.lemma(i-1) == "be" && s.isFinite(i-1):
			word, ok := strings.CutSuffix(s.word(i), "ed")
			if ok && (s.words.verbs[word] != nil || s.words.verbs[word+"e"] != nil) {
				be := &s.chunks[i-1]
				be.group.Passive, be.group.Head, be.group.Last = true, c.head, c.last
				be.head, be.last = c.head, c.last
				c.kind = adverb // its words belong to the verb now
			}
		}
	}
}

// gerundAt says that a token is a verb in -ing with an object of its own, which stands
// before it like a noun: "without meeting Ada Voss".
func (s *sentence) gerundAt(token int) bool {
	t := &s.doc.Tokens[token]
	if t.Tag != "VBG" || t.Norm == "visiting" { // a visiting minister
		return false
	}
	switch t.Relation {
	case "advcl", "acl", "xcomp", "ccomp", "csubj", "conj":
		return true
	}
	return false
}

// finiteAhead says that a finite verb follows chunk i in its clause.
func (s *sentence) finiteAhead(i int) bool {
	for k := i + 1; k < len(s.chunks) && k < i+20; k++ {
		switch s.at(k) {
		case verbGroup:
			if s.isFinite(k) && !s.before(k).empty() && s.before(k).lo < i {
				return true
			}
		case opener, relative:
			return false
		}
	}
	return false
}

// openers makes of "after", "before", "since", "as" and the like the opening of a
// clause where a subject and a finite verb follow, and of "that" after a noun of
// speech no relative.
func (s *sentence) openers() {
	for i := range s.chunks {
		c := &s.chunks[i]
		switch c.kind {
		case preposition:
			switch s.norm(c.first) {
			case "after", "before", "since", "until", "till", "as", "than", "like", "so", "for", "except":
				if end := s.complexEnd(i + 1); end > i+1 && s.finite(end) && !(s.word(i) == "for" && end == i+2 && s.isTime(i+1)) {
					c.kind = opener
				}
			}
		case relative:
			// "signs that Ostravia is ready": a subject of its own follows.
			if s.norm(c.first) == "that" {
				if end := s.complexEnd(i + 1); end > i+1 && s.finite(end) {
					c.kind = opener
				}
			}
		}
	}
}

func (s *sentence) norm(token int) string { return s.doc.Tokens[token].Norm }

func (s *sentence) at(i int) kind {
	if i < 0 || i >= len(s.chunks) {
		return 0
	}
	return s.chunks[i].kind
}

// word gives the first word of chunk i in lower case, "" outside the sentence.
func (s *sentence) word(i int) string {
	if i < 0 || i >= len(s.chunks) {
		return ""
	}
	return s.norm(s.chunks[i].first)
}

// lemma gives the dictionary form of the head of chunk i in lower case.
func (s *sentence) lemma(i int) string {
	t := &s.doc.Tokens[s.chunks[i].head]
	lemma := strings.ToLower(t.Lemma)
	if s.chunks[i].kind == nounPhrase && t.Tag == "VBG" { // the crossing
		return t.Norm
	}
	if s.chunks[i].kind == verbGroup && s.words.verbs[lemma] == nil {
		// A participle tagged as an adjective, or a form whose lemma was guessed wrong.
		for _, ending := range []string{"ed", "d", "es", "s", "ing"} {
			if word, ok := strings.CutSuffix(t.Norm, ending); ok && s.words.verbs[word] != nil {
				return word
			}
		}
	}
	return lemma
}

// finite says that chunk i, or the one after adverbs, is a verb group that can have
// a subject of its own before it.
func (s *sentence) finite(i int) bool {
	for s.at(i) == adverb {
		i++
	}
	return s.at(i) == verbGroup && s.isFinite(i)
}

func (s *sentence) isFinite(i int) bool {
	g := s.chunks[i].group
	if g.Infinitive {
		return false
	}
	// A present tense in the plural looks like an infinitive: "the mediators expect".
	return g.Tense != language.NoTense || g.Modal != "" || s.doc.Tokens[g.First].Tag == "VB" && s.at(i-1) == nounPhrase
}

// complexEnd gives the end of the noun phrases from chunk i on that are joined by
// prepositions, "and" and commas in a list; i when none begins there.
func (s *sentence) complexEnd(i int) int {
	i0 := i
	for {
		end := s.joinedEnd(i)
		if end == i {
			if i > i0 {
				return i - 1 // the preposition before led nowhere
			}
			return i0
		}
		if s.at(end) != preposition || s.at(end+1) != nounPhrase {
			return end
		}
		i = end + 1
	}
}

// joinedEnd gives the end of the noun phrases joined by "and" and commas that begin
// at chunk i; a phrase that has a verb behind it begins a clause of its own.
func (s *sentence) joinedEnd(i int) int {
	if s.at(i) != nounPhrase {
		return i
	}
	i++
	for {
		k := i
		if s.at(k) == comma {
			k++
		}
		if s.at(k) == conjunction && s.word(k) != "but" {
			k++
		}
		if k == i || s.at(k) != nounPhrase || s.finite(k+1) {
			return i
		}
		if s.at(i) == comma && k == i+1 && !s.listAhead(k) {
			return i
		}
		i = k + 1
	}
}

// listAhead says that a list that has reached chunk k by commas comes to its "and".
func (s *sentence) listAhead(k int) bool {
	for n := 0; n < 12; n++ {
		switch {
		case s.at(k) != nounPhrase:
			return false
		case s.at(k+1) == conjunction, s.at(k+1) == comma && s.at(k+2) == conjunction:
			return true
		case s.at(k+1) != comma:
			return false
		}
		k += 2
	}
	return false
}

// headline says that the sentence is one: front matter, or the first line without a
// stop. There the present tense tells what was and a bare infinitive what will be.
func (s *sentence) headline() bool {
	sent := s.doc.Sentences[s.index]
	if sent.FrontMatter {
		return true
	}
	if s.index > 2 || sent.Paragraph > 1 || sent.Last <= sent.First {
		return false
	}
	switch s.doc.Tokens[sent.Last-1].Text {
	case ".", "!", "?", `"`, "”", "…":
		return false
	}
	return sent.Last-sent.First < 24 && s.index < len(s.doc.Sentences)-1
}
