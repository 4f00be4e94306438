package document

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds documents and moves. Make one with New and use it for many articles;
// it is safe for concurrent use.
type Finder struct {
	words *words
}

// New loads the word lists. The error says which of them is damaged.
func New() (*Finder, error) {
	w, err := readWords(assets.Words)
	if err != nil {
		return nil, err
	}
	return &Finder{words: w}, nil
}

// Find gives the documents of an article, numbered from d1 in text order of where
// they are first spoken of, and the moves made with them, numbered from v1 in text
// order.
func (f *Finder) Find(doc *language.Document, mentions []record.Mention, actors []record.Actor, times []record.Time, statements []record.Statement) ([]record.Document, []record.Move) {
	w := &work{words: f.words, d: doc, t: doc.Tokens, mentions: mentions, actors: actors, times: times, statements: statements}
	w.index()
	for s := range doc.Sentences {
		w.parse(s)
		w.firstOf = append(w.firstOf, len(w.ps))
		w.papers(s)
	}
	w.firstOf = append(w.firstOf, len(w.ps))
	for s := range doc.Sentences {
		w.lettersSaid(s)
		w.authors(s)
		w.moves(s)
		w.leaks(s)
	}
	w.link()
	w.terms()
	return w.emit()
}

// work is the state of one article.
type work struct {
	*words
	d          *language.Document
	t          []language.Token
	mentions   []record.Mention
	actors     []record.Actor
	times      []record.Time
	statements []record.Statement

	mentionOf []int // by token: the mention it is the head of, or -1
	timeOf    []int // by token: the time it lies in, or -1
	sides     map[string]string
	actorOf   map[string]*record.Actor

	phrases [][]language.NounPhrase // by sentence
	groups  [][]language.VerbGroup  // by sentence
	npAt    map[int]*language.NounPhrase
	verbAt  map[int]*language.VerbGroup

	ps      []paper
	firstOf []int // by sentence: index of its first paper; one more at the end
	ms      []move
	ds      []document
}

func (w *work) index() {
	w.mentionOf, w.timeOf = make([]int, len(w.t)), make([]int, len(w.t))
	for i := range w.t {
		w.mentionOf[i], w.timeOf[i] = -1, -1
	}
	for m := range w.mentions {
		for _, i := range w.tokens(w.mentions[m].Head) {
			if old := w.mentionOf[i]; old < 0 || w.mentions[old].Actor == "" {
				w.mentionOf[i] = m
			}
		}
	}
	for n := range w.times {
		for _, i := range w.tokens(w.times[n].Span) {
			w.timeOf[i] = n
		}
	}
	w.actorOf = map[string]*record.Actor{}
	for i := range w.actors {
		w.actorOf[w.actors[i].ID] = &w.actors[i]
	}
	w.sides = map[string]string{}
	for i := range w.actors {
		w.sides[w.actors[i].ID] = w.sideOf(&w.actors[i])
	}
	w.phrases, w.groups = make([][]language.NounPhrase, len(w.d.Sentences)), make([][]language.VerbGroup, len(w.d.Sentences))
	w.npAt, w.verbAt = map[int]*language.NounPhrase{}, map[int]*language.VerbGroup{}
}

// parse reads the phrases and verb groups of a sentence.
func (w *work) parse(s int) {
	sentence := w.d.Sentences[s]
	w.phrases[s] = w.d.NounPhrases(sentence.First, sentence.Last)
	w.groups[s] = w.d.VerbGroups(sentence.First, sentence.Last)
	for i := range w.phrases[s] {
		w.npAt[w.phrases[s][i].First] = &w.phrases[s][i]
	}
	w.groups[s] = slices.DeleteFunc(w.groups[s], func(g language.VerbGroup) bool {
		return g.Last == g.First+1 && w.mentionOf[g.Head] >= 0 // chargé d'affaires
	})
	for i := range w.groups[s] {
		w.mend(&w.groups[s][i])
		w.verbAt[w.groups[s][i].First] = &w.groups[s][i]
	}
}

// mend makes a participle with an object a verb in the past: "the islands put forward
// a draft". A paper handed over has no object.
func (w *work) mend(g *language.VerbGroup) {
	if t := &w.t[g.Head]; g.First == g.Head && t.Tag == "VBD" && g.First > 1 && w.t[g.First-1].Norm == "," && w.aside(g) {
		g.Passive, g.Tense = true, language.NoTense // "The text, circulated to the members, asks"
		return
	}
	if !g.Passive || g.Tense != language.NoTense || g.Last-g.First != 1 || g.First == 0 || w.phraseEnding(g.First) == nil {
		return
	}
	act, after := w.moveOf(g)
	if act == nil || after >= len(w.t) {
		return
	}
	if t := &w.t[after]; t.POS == "DET" || t.Tag == "PRP$" {
		g.Passive, g.Tense = false, language.Past
	}
}

// aside says that verb group g opens a clause between commas without a subject of its
// own, before the verb of the noun that it follows.
func (w *work) aside(g *language.VerbGroup) bool {
	t := &w.t[g.Head]
	if t.Relation != "acl" && t.Relation != "advcl" || w.phraseEnding(g.First-1) == nil {
		return false
	}
	for i := w.d.Sentences[t.Sentence].First; i < g.First; i++ {
		if w.t[i].Head == g.Head && strings.HasPrefix(w.t[i].Relation, "nsubj") {
			return false
		}
	}
	for i := g.Last; i+1 < w.d.Sentences[t.Sentence].Last; i++ {
		if w.t[i].Norm == "," {
			return w.t[i+1].Tag == "VBZ" || w.t[i+1].Tag == "VBD" || w.t[i+1].Tag == "VBP" || w.t[i+1].Tag == "MD"
		}
	}
	return false
}

// phraseEnding gives the phrase that ends right before token i, or nil.
func (w *work) phraseEnding(i int) *language.NounPhrase {
	phrases := w.phrases[w.t[i].Sentence]
	for k := range phrases {
		if phrases[k].Last == i {
			return &phrases[k]
		}
	}
	return nil
}

// tokens gives the numbers of the tokens that a span touches.
func (w *work) tokens(sp text.Span) []int {
	var out []int
	for i := w.d.TokenAt(sp.Start); i < len(w.t) && w.t[i].Start < sp.End; i++ {
		out = append(out, i)
	}
	return out
}

func (w *work) headline(s int) bool { return w.d.Sentences[s].FrontMatter }

// isTime says that token i is part of a time expression.
func (w *work) isTime(i int) bool { return i < len(w.t) && w.timeOf[i] >= 0 }

func (w *work) phraseAt(i int) *language.NounPhrase { return w.npAt[i] }

// verbAfter says that a finite verb begins at token i: what stands before it is its
// subject.
func (w *work) verbAfter(i int) bool {
	for i < len(w.t) && w.t[i].Tag == "RB" {
		i++
	}
	g := w.verbAt[i]
	return g != nil && g.Tense != language.NoTense
}

// actorAt gives the actor whose mention has its head at token i.
func (w *work) actorAt(i int) string {
	if i < 0 || i >= len(w.t) || w.mentionOf[i] < 0 {
		return ""
	}
	id := w.mentions[w.mentionOf[i]].Actor
	if a := w.actorOf[id]; a != nil && a.Type == record.DocumentType {
		return "" // a treaty does nothing
	}
	return id
}

// actorBefore gives the actor that ends right before token i.
func (w *work) actorBefore(i, start int) string {
	if i-1 < start {
		return ""
	}
	return w.actorAt(i - 1)
}

// actorIn gives the actor of a phrase: that of its head, or else of the last name in it.
func (w *work) actorIn(first, last, head int) string {
	if id := w.actorAt(head); id != "" {
		return id
	}
	for i := last - 1; i >= first; i-- {
		if id := w.actorAt(i); id != "" && w.t[i].Tag != "PRP$" {
			return id
		}
	}
	return ""
}

// partiesIn gives the states and bodies named in the tokens [first, last).
func (w *work) partiesIn(first, last int) []string {
	var out []string
	for i := first; i < last; i++ {
		m := w.mentionOf[i]
		if m < 0 || w.mentions[m].Actor == "" {
			continue
		}
		switch w.actorOf[w.mentions[m].Actor].Type {
		case record.Polity, record.Organisation:
			out = appendNew(out, w.mentions[m].Actor)
		}
	}
	return out
}

// nounGroup gives the actor of the phrase at token i and the token after it, an
// office's place and holder included.
func (w *work) nounGroup(i, limit int) (string, int) {
	np := w.phraseAt(i)
	if np == nil || np.Last > limit || w.isTime(np.Head) {
		return "", i
	}
	last, head := np.Last, np.Head
	if next := w.phraseAt(last); next != nil && !np.Possessor && !w.determined(next.First) && !w.match1(next) { // [the Ostravian] [foreign ministry]
		last, head = next.Last, next.Head
	}
	if np.Possessor && w.phraseAt(last+1) != nil {
		last, head = w.phraseAt(last+1).Last, w.phraseAt(last+1).Head
	}
	id := w.actorIn(i, last, head)
	if w.is("channel", w.t[head].Lemma) || w.is("channel", w.t[head].Norm) {
		for k := i; k < last; k++ {
			if a := w.actorAt(k); a != "" && k != head {
				id = a
				break
			}
		}
		if id != "" {
			id = w.side(id)
		}
	}
	return id, last
}

// determined says that an article or a possessive pronoun stands at token i.
func (w *work) determined(i int) bool { return w.t[i].POS == "DET" || w.t[i].Tag == "PRP$" }

func appendNew(ids []string, more ...string) []string {
	for _, id := range more {
		found := id == ""
		for _, old := range ids {
			found = found || old == id
		}
		if !found {
			ids = append(ids, id)
		}
	}
	return ids
}
