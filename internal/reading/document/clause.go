package document

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// doers gives the actors that do what verb group n of sentence s tells: by the words
// before it, or else by the tree.
func (w *work) doers(s, n int) []string {
	if by := w.subject(s, n); len(by) > 0 {
		return by
	}
	verb := w.groups[s][n].Head
	for range maxClimb {
		subject := false
		for i := w.d.Sentences[s].First; i < w.d.Sentences[s].Last; i++ {
			if t := &w.t[i]; t.Head == verb && t.Relation == "nsubj" {
				if id := w.actorAt(i); id != "" {
					return []string{id}
				}
				subject = true
			}
		}
		up := w.t[verb].Head
		if r := w.t[verb].Relation; subject || up < 0 || r != "xcomp" && r != "conj" && r != "advcl" || r == "advcl" && w.t[verb].Tag != "VBG" {
			return nil
		}
		verb = up
	}
	return nil
}

// maxClimb bounds the verbs above a verb at which its subject is looked for.
const maxClimb = 4

// subject gives the actors that do what verb group n of sentence s tells.
func (w *work) subject(s, n int) []string {
	g := &w.groups[s][n]
	start := w.d.Sentences[s].First
	before := g.First - 1
	for before > start && (w.t[before].Tag == "RB" || w.isTime(before)) {
		before--
	}
	previous := n - 1
	for previous >= 0 && w.groups[s][previous].Tense == language.NoTense {
		previous--
	}
	joined := before >= start && (w.t[before].Tag == "CC" || w.t[before].Norm == ",")
	bare := g.Tense == language.NoTense
	if (joined || bare) && previous >= 0 {
		return w.subject(s, previous)
	}
	if bare && previous < 0 {
		return nil
	}
	from := start
	if previous >= 0 {
		from = w.groups[s][previous].Last
	}
	phrases := w.phrases[s]
	for k := len(phrases) - 1; k >= 0; k-- {
		np := &phrases[k]
		if np.Last > g.First || np.Possessor || w.isTime(np.Head) {
			continue
		}
		if np.First < from {
			if relative(w.t[before].Tag) { // the ministry, which handed over
				from = start
			} else {
				return nil
			}
		}
		first := np.First
		if k > 0 && phrases[k-1].Last == first && !phrases[k-1].Possessor {
			first = phrases[k-1].First
		}
		owner, k := first, k
		if k > 0 && phrases[k-1].Possessor && phrases[k-1].Last+1 == first {
			k--
			owner = phrases[k].First
		}
		for owner < np.Head && w.isTime(owner) { // [In] April Beijing
			owner++
		}
		if owner > start && !w.isTime(owner-1) && w.is("preposition", w.t[owner-1].Norm) {
			continue
		}
		id := w.actorIn(owner, np.Last, np.Head)
		if id == "" {
			return nil
		}
		ids := []string{id}
		if owner-1 > from && w.t[owner-1].Norm == "and" && k > 0 && phrases[k-1].Last == owner-1 {
			if other := w.actorIn(phrases[k-1].First, phrases[k-1].Last, phrases[k-1].Head); other != "" {
				ids = appendNew([]string{other}, id)
			}
			for j := k - 1; j > 0 && phrases[j].First-1 > from && w.t[phrases[j].First-1].Norm == "," && phrases[j-1].Last == phrases[j].First-1; j-- { // A, B and C
				more := w.actorIn(phrases[j-1].First, phrases[j-1].Last, phrases[j-1].Head)
				if more == "" {
					break
				}
				ids = appendNew([]string{more}, ids...)
			}
		}
		return ids
	}
	return nil
}

func relative(tag string) bool { return tag == "WDT" || tag == "WP" }

// factuality gives FactBank's value of what verb group n of sentence s tells; empty
// when it tells of nothing done or to be done.
func (w *work) factuality(s, n int) string {
	g := &w.groups[s][n]
	value := w.bare(s, n)
	if value != "" && (g.Negated || w.none(s, g)) {
		value = "CT-"
	}
	if value == "CT+" {
		switch w.condition(s, g) {
		case "open":
			value = "Uu"
		case "likely":
			value = "PR+"
		}
	}
	if value == "CT+" && w.denied(g) {
		value = "CT-"
	}
	return value
}

// none says that nobody does what verb group g of sentence s tells: "neither side has
// published", "has neither signed nor rejected".
func (w *work) none(s int, g *language.VerbGroup) bool {
	start := w.d.Sentences[s].First
	for i := max(g.First-1, start); i < g.Head; i++ {
		if n := w.t[i].Norm; n == "neither" || n == "nor" {
			return true
		}
	}
	i := g.First
	for i > start && (w.t[i-1].Tag == "RB" || w.isTime(i-1)) {
		i--
	}
	np := w.phraseEnding(i)
	for np != nil && np.First > start && w.t[np.First-1].Norm == "of" && w.phraseEnding(np.First-1) != nil {
		np = w.phraseEnding(np.First - 1)
	}
	if np == nil {
		return false
	}
	switch w.t[np.First].Norm {
	case "no", "neither", "none", "nobody":
		return true
	}
	return false
}

// bare gives the value of the words alone.
func (w *work) bare(s, n int) string {
	g := &w.groups[s][n]
	switch g.Modal {
	case "will", "shall", "'ll", "would":
		return "PR+"
	case "may", "might", "could", "can":
		return "PS+"
	case "":
	default:
		return "Uu"
	}
	if g.Tense != language.NoTense {
		return "CT+"
	}
	before := ""
	if g.First > w.d.Sentences[s].First {
		before = w.t[g.First-1].Norm
	}
	switch {
	case g.Infinitive:
		for i := g.First - 1; i >= w.d.Sentences[s].First && i >= g.First-3; i-- {
			switch l := w.t[i].Lemma; {
			case w.is("refused", l):
				return "CT-"
			case w.is("likely", l):
				if n > 0 && w.groups[s][n-1].Negated {
					return "CT-"
				}
				return "PR+"
			case w.is("done", l):
				return "CT+"
			}
		}
		return "Uu"
	case g.Passive: // a letter sent by X
		return "CT+"
	case before == "without":
		return "CT-"
	case before == "after" || before == ",":
		return "CT+"
	case w.t[g.Head].Tag == "VBG" && n > 0 && w.is("done", w.t[g.First-1].Lemma):
		return "CT+"
	}
	return ""
}

// condition tells a verb in a clause after if ("open") or as soon as ("likely").
func (w *work) condition(s int, g *language.VerbGroup) string {
	for i := g.First - 1; i >= w.d.Sentences[s].First && i >= g.First-12; i-- {
		t := &w.t[i]
		if v := w.verbAt[i]; v != nil || w.t[i].POS == "VERB" || t.Norm == ";" {
			return ""
		}
		switch {
		case w.is("open", t.Norm):
			return "open"
		case t.Norm == "once" || t.Norm == "until" || t.Norm == "when" || t.Norm == "before" ||
			(t.Norm == "as" || t.Norm == "after") && t.Tag == "IN" && (t.Norm == "after" || i > 0 && w.t[i-1].Norm == "soon"):
			if g.Tense == language.Present {
				return "likely"
			}
			return ""
		}
	}
	return ""
}

// denied says that a statement denies the words of g: "denied that it had sent".
func (w *work) denied(g *language.VerbGroup) bool {
	at := w.t[g.Head].Start
	for _, st := range w.statements {
		if !st.Denies || st.Lemma != "deny" {
			continue
		}
		for _, c := range st.Content {
			if c.Holds(at) {
				return true
			}
		}
	}
	return false
}

// timeFor gives the time of a move: the day nearest to its verb in the same words of
// the same speaker, with no other verb between.
func (w *work) timeFor(m *move, s int, g *language.VerbGroup) int {
	best, distance := -1, 0
	home := w.home(w.t[g.Head].Start)
	for i := w.d.Sentences[s].First; i < w.d.Sentences[s].Last; i++ {
		n := w.timeOf[i]
		if n < 0 || w.times[n].From == "" || m.kind != record.Deliver && w.dates(s, n) {
			continue
		}
		if at := w.home(w.t[i].Start); at != home && (at < 0 || !w.statements[at].Cue.Holds(w.t[g.Head].Start)) {
			continue
		}
		if i < g.First && m.again && w.verbBefore(s, i) {
			continue // the time of the verb that had the paper as its object
		}
		d := g.First - i
		if i > g.Head {
			d = i - g.Head
		}
		if (best < 0 || d < distance) && !w.verbBetween(s, min(i, g.First), max(i, g.Last), g) {
			best, distance = n, d
		}
	}
	return best
}

// dates says that time n is that of a paper of sentence s: "the note of 3 May".
func (w *work) dates(s, n int) bool {
	for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
		if w.ps[k].dated == n {
			return true
		}
	}
	return false
}

// verbBefore says that a finite verb of sentence s stands before token i.
func (w *work) verbBefore(s, i int) bool {
	for n := range w.groups[s] {
		if v := &w.groups[s][n]; v.Tense != language.NoTense && v.Last <= i {
			return true
		}
	}
	return false
}

// home gives the statement in whose content the code point at lies, the innermost; or
// the number of the sentence's own words, -1.
func (w *work) home(at int) int {
	best, length := -1, 0
	for n, st := range w.statements {
		for _, c := range st.Content {
			if c.Holds(at) && (best < 0 || c.Len() < length) {
				best, length = n, c.Len()
			}
		}
	}
	return best
}

// verbBetween says that a verb group other than g begins between two tokens, unless
// it only tells what a paper is about.
func (w *work) verbBetween(s, from, to int, g *language.VerbGroup) bool {
	for n := range w.groups[s] {
		v := &w.groups[s][n]
		if v.First <= from || v.Last > to || v.First == g.First || strings.HasPrefix(w.t[v.First].Tag, "VBG") ||
			v.Passive && v.Tense == language.NoTense && w.is("scheduled", w.t[v.Head].Lemma) { // at the summit scheduled for 10 May
			continue
		}
		return true
	}
	return false
}
