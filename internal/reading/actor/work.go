package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// mention is a mention in the making; its ranges are of tokens, half open.
type mention struct {
	first, last int // the name or noun with what tells its actor
	hf, hl      int // head
	from, to    int // the whole phrase, as it is given out
	inner       int // first token of the name inside an editor's brackets, or 0
	form        record.Form
	typ         record.ActorType
	rule        string
	ent         *entity // where the name is on a list
	name        string  // the name without article, brackets and titles
	gender      gender
	plural      bool
	country     *entity // whose body, office or group it is
	title, of   string  // of an office
	role        *mention
	holder      *mention // whose office this is
	tailOf      *mention // the longer name whose last word this is
	actor       *actor
	unresolved  bool // its actor must not be guessed
}

// hit is a listed name that begins at a token.
type hit struct {
	n int
	phrase
}

// work is the state of one article.
type work struct {
	*lists
	d     *language.Document
	t     []language.Token
	hits  []hit  // by first token; n is 0 where none begins
	in    []bool // token lies in a hit
	taken []bool // token belongs to an office or name already found
	title []bool // by sentence: most of its words have capitals

	lower map[string]bool // words the prose prints small
	mid   map[string]bool // words the prose prints with a capital inside a sentence

	outlet    string // the outlet
	placeline string // the place of the dateline

	own    map[string][]phrase // names that the front matter gives: outlet and agency
	states bool                // the article names states that no list knows

	roles  []*mention
	roleBy map[int]*mention // offices by first token
	roleTo map[int]*mention // offices by the token after them
	names  []*mention
	ms     []*mention
	actors []*actor
	byNoun map[string][]*actor
	byName map[string]*actor     // bodies without an entity by their key
	titled map[string][]*mention // held offices by the first word of the title
}

func (w *work) prepare(front article.Front) {
	w.own = map[string][]phrase{}
	w.outlet, w.placeline = front.Outlet.Text, front.Dateline.Place
	for _, s := range [...]string{front.Outlet.Text, front.Agency.Text} {
		if words := strings.Fields(plain(s)); len(words) > 0 && capital(s) && w.phrases[strings.ToLower(words[0])] == nil {
			k := strings.ToLower(words[0])
			w.own[k] = append(w.own[k], phrase{words: strings.Join(words, ""), ent: &entity{name: s, typ: record.Organisation}})
		}
	}
	n := len(w.t)
	w.hits, w.in, w.taken = make([]hit, n), make([]bool, n), make([]bool, n)
	w.title = make([]bool, len(w.d.Sentences))
	w.roleBy, w.roleTo = map[int]*mention{}, map[int]*mention{}
	w.byNoun, w.titled = map[string][]*actor{}, map[string][]*mention{}
	w.lower, w.mid = map[string]bool{}, map[string]bool{}
	for s := range w.d.Sentences {
		w.title[s] = w.titleCase(s)
	}
	for i := range w.t {
		t := &w.t[i]
		if w.title[t.Sentence] || !isWord(t.Text) {
			continue
		}
		switch {
		case !capital(t.Text):
			w.lower[t.Norm] = true
		case !w.initial(i) && !w.closed(i):
			w.mid[t.Text] = true
		}
	}
	w.ownStates()
	for i := 0; i < n; {
		h := w.match(i)
		if h.n == 0 {
			i++
			continue
		}
		w.hits[i] = h
		for j := i; j < i+h.n; j++ {
			w.in[j] = true
		}
		i += h.n
	}
}

// titleCase says whether a sentence is set with capitals like a headline, so that a
// capital tells nothing.
func (w *work) titleCase(s int) bool {
	words, caps := 0, 0
	for i := w.d.Sentences[s].First; i < w.d.Sentences[s].Last; i++ {
		t := &w.t[i]
		if len(t.Text) < 3 || !isWord(t.Text) || !capital(t.Text) && w.class[t.Norm]&funcWord != 0 {
			continue
		}
		words++
		if capital(t.Text) {
			caps++
		}
	}
	if last := w.d.Sentences[s].Last - 1; w.t[last].Text == "." {
		return words >= 5 && caps == words
	}
	return words >= 5 && caps*10 >= words*8
}

// match finds the longest listed phrase at a token.
func (w *work) match(i int) hit {
	t := &w.t[i]
	if !capital(t.Text) && !w.isParticle(i) {
		return hit{}
	}
	listed := w.phrases[t.Norm]
	if own := w.own[t.Norm]; len(own) > 0 {
		listed = append(own[:len(own):len(own)], listed...)
	}
	for _, p := range listed {
		rest := p.words
		j := i
		for rest != "" && j < len(w.t) && w.t[j].Sentence == t.Sentence {
			s := plain(w.t[j].Text)
			switch {
			case strings.HasPrefix(rest, s):
			case len(rest) >= len(s) && len(s) > 3 && shouted(s) && strings.EqualFold(rest[:len(s)], s):
			default:
				s = ""
			}
			if s == "" {
				break
			}
			rest = rest[len(s):]
			j++
		}
		if rest != "" {
			continue
		}
		if w.title[t.Sentence] && len(p.words) < 4 && shouted(p.words) && w.lower[t.Norm] {
			continue // IS, WHO in a headline of capitals
		}
		if j-i == 1 && w.initial(i) && w.lower[t.Norm] && !w.mid[t.Text] && !shouted(t.Text) {
			continue // a common word at the start of a sentence
		}
		return hit{n: j - i, phrase: p}
	}
	return hit{}
}

// initial says whether a token has its capital because it opens a sentence.
func (w *work) initial(i int) bool {
	for i--; i >= 0 && w.t[i].Sentence == w.t[i+1].Sentence; i-- {
		switch {
		case isWord(w.t[i].Text):
			return false
		case w.t[i].Text == ":" || w.t[i].Norm == `"`:
			return true
		case w.t[i].Text == ",":
			return false
		}
	}
	return true
}

// closed says whether a token is a word of grammar, by its tag or by the list.
func (w *work) closed(i int) bool {
	switch w.t[i].Tag {
	case "DT", "IN", "PRP", "PRP$", "CC", "WP", "WDT", "WRB", "WP$", "TO", "MD", "EX", "PDT":
		return true
	}
	return w.t[i].Norm == "i" || len(w.t[i].Norm) <= 4 && w.class[w.t[i].Norm]&funcWord != 0 && w.t[i].Tag != "NNP" && w.t[i].Tag != "NNPS"
}

// candidate says whether a token with a capital may be part of a name.
func (w *work) candidate(i int) bool {
	t := &w.t[i]
	if w.taken[i] || !capital(t.Text) {
		return false
	}
	if w.in[i] {
		return true
	}
	if w.notName(i) {
		return w.afterFirstName(i)
	}
	if w.initial(i) || w.title[t.Sentence] {
		return w.openingName(i)
	}
	return !w.closed(i) || w.afterFirstName(i) && w.class[t.Norm]&funcWord != 0 && t.Tag == "NNP"
}

// openingName says whether a word whose capital tells nothing is a name after all.
func (w *work) openingName(i int) bool {
	t := &w.t[i]
	if _, ok := w.first[t.Text]; ok && (!w.first[t.Text].trap || w.nextCapital(i)) {
		return true
	}
	if w.mid[t.Text] {
		return true
	}
	if w.class[t.Norm]&funcWord != 0 || w.closed(i) || w.lower[t.Norm] {
		return false
	}
	if w.title[t.Sentence] {
		return w.afterFirstName(i) || i > 0 && w.lists.roles[w.t[i-1].Norm].head && !w.lists.roles[t.Norm].head
	}
	if _, ok := w.groups[t.Norm]; ok {
		return false
	}
	r := w.lists.roles[t.Norm]
	if r.head || r.modifier || w.nominal[t.Norm] != "" {
		return w.nextCapital(i)
	}
	return t.Tag == "NNP" || t.Tag == "NNPS" || shouted(t.Text) || w.nextCapital(i)
}

// notName says whether a word with a capital, as printed or shouted, is a day, a month
// or another word that names no actor.
func (w *work) notName(i int) bool {
	s := w.t[i].Text
	if _, ok := w.first[s]; ok && w.nextCapital(i) {
		return false // Jan, April
	}
	if w.class[s]&opener != 0 && w.nextCapital(i) { // "Northern Alliance", not "Republican Senator"
		_, first := w.first[w.t[i+1].Text]
		return first || w.lists.roles[w.t[i+1].Norm].head || w.taken[i+1]
	}
	return w.class[s]&notName != 0 || len(s) > 3 && shouted(s) && w.class[s[:1]+strings.ToLower(s[1:])]&notName != 0
}

// nextCapital says whether the next token goes on with a capital.
func (w *work) nextCapital(i int) bool {
	return i+1 < len(w.t) && w.t[i+1].Sentence == w.t[i].Sentence && capital(w.t[i+1].Text) && isWord(w.t[i+1].Text) &&
		w.class[w.t[i+1].Text]&notName == 0
}

func (w *work) afterFirstName(i int) bool {
	if i == 0 || w.t[i-1].Sentence != w.t[i].Sentence {
		return false
	}
	f, ok := w.first[w.t[i-1].Text]
	return ok && !f.trap || w.lists.roles[w.t[i-1].Text].honorific
}

func (w *work) isParticle(i int) bool {
	return w.class[w.t[i].Norm]&particle != 0
}

// is says whether token i is in the sentence of token at and has this lower-case form.
func (w *work) is(i, at int, norm string) bool {
	return w.same(i, at) && w.t[i].Norm == norm
}

// same says whether token i exists and is in the sentence of token at.
func (w *work) same(i, at int) bool {
	return i >= 0 && i < len(w.t) && w.t[i].Sentence == w.t[at].Sentence
}

// words gives tokens as printed, with the spaces between them made single.
func (w *work) words(first, last int) string {
	var b strings.Builder
	for i := first; i < last; i++ {
		b.WriteString(w.t[i].Text)
		if i+1 < last && w.t[i].SpaceAfter {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// verb gives the classes of a verb form, by its lemma or by taking off an ending.
func (w *work) verb(i int) class {
	t := &w.t[i]
	c := w.class[t.Lemma] | w.class[t.Norm]
	for _, end := range []string{"s", "d", "ed", "es", "ing"} {
		if s, ok := strings.CutSuffix(t.Norm, end); ok {
			c |= w.class[s]
		}
	}
	return c & (speech | act)
}

// verbAfter gives the classes of the verb whose subject ends before token i, or 0.
// Adverbs and auxiliaries between are passed.
func (w *work) verbAfter(i int) class {
	at := i - 1
	for n := 0; n < 4 && w.same(i, at); n, i = n+1, i+1 {
		i = w.pastDay(i)
		if !w.same(i, at) {
			return 0
		}
		t := &w.t[i]
		if c := w.verb(i); c != 0 && t.Tag != "NN" && t.Tag != "NNS" && t.Tag != "VBG" {
			return c
		}
		if t.Tag == "MD" || t.POS == "AUX" {
			return act
		}
		if t.POS == "VERB" && t.Tag != "VBG" && t.Tag != "VBN" {
			return act
		}
		if t.POS != "ADV" && t.POS != "PART" {
			return 0
		}
	}
	return 0
}

// pastDay gives the token behind a day that stands between a subject and its verb,
// "Examplia on Monday freed", and i itself where none does.
func (w *work) pastDay(i int) int {
	if w.t[i].Norm == "on" && w.same(i+1, i) && w.class[w.t[i+1].Text]&notName != 0 {
		return i + 2
	}
	return i
}

func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
