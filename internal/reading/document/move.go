package document

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// move is one thing done with papers, in the making.
type move struct {
	act        act             // what its verb does with papers
	kind       record.MoveKind // what it does with these
	papers     []int           // indexes into work.ps
	by, to     []string
	speaker    string // who says "we" did it
	time       int    // index into work.times, or -1
	factuality string
	span       text.Span
	cue        text.Span // the verb with its particle
	verb       int       // token of the verb
	headline   bool
	passive    bool
	again      bool // its paper stands as "it"
	open       bool // its paper is not named: "will reply by Friday"
	rule       string
}

// moves finds what is done with the papers of a sentence.
func (w *work) moves(s int) {
	for n := range w.groups[s] {
		g := &w.groups[s][n]
		act, after := w.moveOf(g)
		if act == nil {
			continue
		}
		m := move{act: act, time: -1, verb: g.Head, cue: w.d.Span(g.Head, max(after, g.Head+1)), headline: w.headline(s)}
		switch {
		case g.Passive && w.passive(&m, s, n, after):
			m.rule = "move-passive"
		case g.Passive && g.Tense == language.NoTense && !g.Perfect:
			continue
		case w.active(&m, s, n, after):
			m.rule = "move-active"
		case w.relative(&m, s, n, after):
			m.rule = "move-relative"
		case w.unnamed(&m, s, n):
			m.rule = "move-unnamed"
		default:
			continue
		}
		if !w.settle(&m, s, n) {
			continue
		}
		if m.factuality = w.factuality(s, n); m.factuality == "" || m.factuality == "CT-" && g.Modal != "" && !m.open && w.ps[m.papers[0]].indefinite {
			continue // "we will never accept a treaty that …"
		}
		m.time = w.timeFor(&m, s, g)
		w.cover(&m, g)
		for _, p := range m.papers {
			w.ps[p].moved = true
		}
		w.ms = append(w.ms, m)
	}
}

// settle puts right what a move is where its verb alone does not tell: a paper submitted
// to nobody named is proposed, one seen by a newsroom was leaked to it, and the note by
// which comments are conveyed is what is handed over.
func (w *work) settle(m *move, s, n int) bool {
	lemma := w.t[m.verb].Lemma
	if m.open || len(m.papers) == 0 {
		return true
	}
	p := &w.ps[m.papers[0]]
	if m.kind == record.Deliver && w.is("submitted", lemma) && len(m.to)+len(p.addressee) == 0 && (p.noun.kind == "draft" || p.family == "resolution") {
		m.kind = record.Propose
	}
	if w.is("seen", lemma) {
		if len(m.by) > 0 && w.newsroom(m.by[0]) {
			m.kind, m.by, m.to = record.Leak, nil, m.by
		} else if m.kind == record.Leak {
			return false // officials who had seen the document
		}
	}
	if k := w.instrument(s, n); k >= 0 && p.answer && m.kind == record.Deliver {
		q := &w.ps[k]
		if q.answers = p.answers; q.answers >= 0 {
			w.ps[q.answers].within = k
		}
		p.absent, p.within, m.papers[0] = true, k, k
	}
	return true
}

// instrument gives the paper by which verb group n does what it tells: "the note by
// which X conveyed its comments"; -1 for none.
func (w *work) instrument(s, n int) int {
	g := &w.groups[s][n]
	for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
		p := &w.ps[k]
		if i := p.end; (p.family == "letter" || p.family == "memorandum") && i+1 < g.First && w.is("preposition", w.t[i].Norm) && w.t[i+1].Norm == "which" && !w.verbBetween(s, i, g.First, g) {
			return k
		}
	}
	return -1
}

// newsroom says that an actor is one of the media.
func (w *work) newsroom(id string) bool {
	a := w.actorOf[id]
	return a != nil && strings.HasSuffix(a.Code, "MED")
}

// moveOf gives what a verb group does with papers and the token after its particle.
func (w *work) moveOf(g *language.VerbGroup) (act, int) {
	lemma, next := w.t[g.Head].Lemma, g.Last
	if w.verbs[lemma] == nil && strings.HasSuffix(lemma, "oe") {
		lemma = strings.TrimSuffix(lemma, "e") // vetoed
	}
	if next < len(w.t) && w.t[next].Sentence == w.t[g.Head].Sentence {
		if act, ok := w.verbs[lemma+" "+w.t[next].Norm]; ok {
			if w.t[next].POS == "NOUN" { // confirmed receipt of
				return act, next
			}
			return act, next + 1
		}
		if w.t[next].Tag == "PRP" && next+1 < len(w.t) {
			if act, ok := w.verbs[lemma+" "+w.t[next+1].Norm]; ok && w.t[next+1].Norm != "to" { // sent it back
				return act, next
			}
		}
		for k := next; k+1 < len(w.t) && (w.isTime(k) || w.t[k].Tag == "IN" && w.isTime(k+1) || w.t[k].Norm == "the" && w.isTime(k+1)); k++ {
			if act, ok := w.verbs[lemma+" "+w.t[k+1].Norm]; ok && w.t[k+1].Norm == "to" && !w.isTime(k+1) {
				return act, k + 2 // replied on Tuesday to
			}
		}
	}
	return w.verbs[lemma], next
}

// takes says that the verb of move m does something with paper p; the kind of a move
// is that of its first paper.
func (w *work) takes(m *move, p *paper) bool {
	kind := m.act.of(p.family)
	if kind == "" || m.kind != "" && kind != m.kind || !p.fits(kind) {
		return false
	}
	if w.is("remark", p.kind) && p.answers < 0 && p.owner == "" {
		return false // the public's comments
	}
	if p.family == "response" && w.is("oral", w.t[m.verb].Lemma) && !p.written {
		return len(m.to) > 0 && w.body(m.to[0]) || w.body(p.owner) // NATO gave Moscow its answer; he gave a short answer
	}
	return true
}

// body says that an actor is a state or an organisation.
func (w *work) body(id string) bool {
	a := w.actorOf[id]
	return a != nil && (a.Type == record.Polity || a.Type == record.Organisation)
}

// active reads subject, verb and object.
func (w *work) active(m *move, s, n, after int) bool {
	limit := w.d.Sentences[s].Last
	for after+1 < limit && (w.isTime(after) || w.t[after].POS == "ADP" && w.isTime(after+1)) {
		after++ // received on Friday a letter
	}
	at := after
	if at+1 < limit && w.t[at].Norm == "to" && m.act.of("draft") == record.Deliver { // handed over to Moscow its response
		if id, end := w.nounGroup(at+1, limit); id != "" {
			m.to, at = appendNew(m.to, id), end
		}
	}
	if w.is("presented", w.t[m.verb].Lemma) {
		if to, end := w.presented(at, limit); end > at {
			m.act, m.to, at = w.verbs["deliver"], to, end
		}
	}
	if np := w.phraseAt(at); np != nil && !np.Possessor && at+1 < limit && !w.match1(np) && w.phraseAt(np.Last) != nil {
		// handed Moscow its response
		if id := w.actorIn(np.First, np.Last, np.Head); id != "" {
			m.to = appendNew(m.to, id)
			at = np.Last
		}
	}
	if at == after && at+1 < limit && w.t[at].Tag == "PRP" && m.act.of("draft") == record.Deliver {
		at++ // handed him a note
	}
	if !w.objects(m, at, limit) && !w.again(m, s, n, after) {
		m.to = nil
		return false
	}
	m.by = w.doers(s, n)
	if i := w.groups[s][n].First - 1; len(m.by) == 0 && m.kind != record.Sign && i >= w.d.Sentences[s].First && w.t[i].Norm == "we" {
		if st := w.home(w.t[i].Start); st >= 0 {
			m.speaker = w.statements[st].Source.Actor
		}
	}
	w.recipients(m, w.ps[m.papers[len(m.papers)-1]].end, limit)
	if w.is("passed", w.t[m.verb].Lemma) && m.kind == record.Deliver && len(m.to) == 0 && after == w.groups[s][n].Last {
		m.kind, m.papers, m.to = "", nil, nil // parliament passed the accord
		return false
	}
	return true
}

// presented reads to whom a paper is given "with" it, from token i: "presented Norway
// and Chile with a draft". It gives the token after "with", or i when it is not so.
func (w *work) presented(i, limit int) ([]string, int) {
	var to []string
	for at := i; at < limit; {
		id, end := w.nounGroup(at, limit)
		if np := w.phraseAt(at); end == at || w.match1(np) {
			return nil, i
		}
		for end+1 < limit && w.t[end].Norm == "of" && w.phraseAt(end+1) != nil { // the government of X
			inner, next := w.nounGroup(end+1, limit)
			if id == "" {
				id = inner
			}
			end = next
		}
		to = appendNew(to, id)
		if end >= limit {
			break
		}
		switch w.t[end].Norm {
		case "with":
			return to, end + 1
		case "and", ",":
			at = end + 1
			continue
		}
		break
	}
	return nil, i
}

// again reads "it" and "them" for the paper that an earlier verb of the sentence, or
// of the sentence before, had as its object: "received a draft and is studying it".
func (w *work) again(m *move, s, n, i int) bool {
	if i >= w.d.Sentences[s].Last || w.t[i].Norm != "it" && w.t[i].Norm != "them" && w.t[i].Norm != "they" {
		return false
	}
	from := w.firstOf[s]
	if s > 0 && !w.headline(s-1) {
		from = w.firstOf[s-1]
	}
	for k := w.firstOf[s+1] - 1; k >= from; k-- {
		p := &w.ps[k]
		if p.end > w.groups[s][n].First || p.within >= 0 {
			continue
		}
		if p.plural == (w.t[i].Norm == "it") || !p.moved && !(p.definite && m.act.of(p.family) == record.Study) || !w.takes(m, p) {
			return false
		}
		m.papers, m.kind, m.again = []int{k}, m.act.of(p.family), true
		return true
	}
	return false
}

// unnamed reads a reply to a paper that is not named again: "will respond by Friday",
// "has not yet replied". Which paper is told when all are known. Words with which a
// statement is led in answer no paper.
func (w *work) unnamed(m *move, s, n int) bool {
	g := &w.groups[s][n]
	if !w.is("replying", w.t[g.Head].Lemma) || g.Passive || w.headline(s) {
		return false
	}
	if i := g.Last; i < w.d.Sentences[s].Last && (w.phraseAt(i) != nil && !w.isTime(i) || w.t[i].Norm == "to" || w.t[i].Norm == "that" || w.t[i].Norm == ":") {
		return false
	}
	for _, st := range w.statements {
		if st.Cue.Holds(w.t[g.Head].Start) {
			return false
		}
	}
	m.kind, m.open, m.by = record.Reply, true, w.doers(s, n)
	return len(m.by) > 0
}

// objects reads the papers from token i: "a draft treaty on …, and a note".
func (w *work) objects(m *move, i, limit int) bool {
	for k := w.firstOf[w.t[i-1].Sentence]; k < w.firstOf[w.t[i-1].Sentence+1]; k++ {
		p := &w.ps[k]
		if p.first < i || p.within >= 0 || p.head >= limit {
			continue
		}
		if !w.reaches(i, p.first) || !w.takes(m, p) || p.generic && p.indefinite || m.act.of(p.family) == record.Study && p.indefinite && !p.plural {
			break
		}
		m.papers, m.kind = append(m.papers, k), m.act.of(p.family)
		i = p.end
		if i < limit && w.t[i].Norm == "," {
			i++
		}
		if i >= limit || w.t[i].Norm != "and" && w.t[i].Norm != "or" {
			break
		}
		i++
	}
	return len(m.papers) > 0
}

// reaches says that only articles, adjectives and an owner stand between token i and
// the phrase that begins at token first.
func (w *work) reaches(i, first int) bool {
	for k := i; k < first; k++ {
		t := &w.t[k]
		switch {
		case t.Tag == "POS" || t.Tag == "HYPH" || t.Tag == "RB" || t.Tag == "RP" || t.Tag == "PDT":
		case t.POS == "DET" || t.POS == "ADJ" || t.POS == "NOUN" || t.POS == "PROPN" || t.POS == "NUM" || t.POS == "PRON" && t.Tag == "PRP$":
		case t.Tag == "VBN" || t.Tag == "``" || t.Tag == "''":
		case t.Norm == "of" && k > 0 && w.isPart(k-1): // a copy of the letter
		default:
			return false
		}
	}
	return true
}

// isPart says that token i is a noun for a piece or example of a paper.
func (w *work) isPart(i int) bool { return w.is("part", w.t[i].Lemma) }

// recipients reads "to X" and "by Y" from token i up to the next finite verb.
func (w *work) recipients(m *move, i, limit int) {
	for i < limit {
		t := &w.t[i]
		if g := w.verbAt[i]; g != nil || t.Norm == ";" || t.Tag == "''" || t.Tag == "``" {
			return
		}
		if (t.Norm == "to" || t.Norm == "by" && m.passive || t.Norm == "with" && m.kind == record.Sign) && !w.isTime(i+1) {
			id, end := w.nounGroup(i+1, limit)
			if id != "" {
				if t.Norm == "to" {
					m.to = appendNew(m.to, id)
				} else {
					m.by = appendNew(m.by, id)
				}
				for end+1 < limit && w.t[end].Norm == "and" && t.Norm != "to" {
					more, next := w.nounGroup(end+1, limit)
					if more == "" || w.verbAfter(next) {
						break
					}
					m.by = appendNew(m.by, more)
					end = next
				}
				i = end
				continue
			}
		}
		if t.Norm == "," && !w.isTime(i+1) && !(i+1 < limit && (w.t[i+1].Norm == "to" || w.t[i+1].Norm == "by")) {
			return
		}
		i++
	}
}

// cover sets the passage of a move: subject's start is not needed, so it runs from
// the first to the last of verb, papers and time.
func (w *work) cover(m *move, g *language.VerbGroup) {
	m.span = w.d.Span(g.First, g.Last)
	for _, k := range m.papers {
		m.span = m.span.Cover(w.d.Span(w.ps[k].first, w.ps[k].end))
	}
	if m.time >= 0 {
		m.span = m.span.Cover(w.times[m.time].Span)
	}
	if sp := w.clause(m.span); !sp.Empty() {
		m.span = sp
	}
}

// clause widens a span to the whole sentence it lies in, or the content of the
// statement that ends inside that sentence.
func (w *work) clause(sp text.Span) text.Span {
	s := w.d.SentenceAt(sp.Start)
	if s < 0 {
		return sp
	}
	out := w.d.Sentences[s].Span
	for _, st := range w.statements {
		for _, c := range st.Content {
			if in := c.Intersect(out); in.Contains(sp) {
				out = in
			}
		}
	}
	if !out.Contains(sp) {
		return sp
	}
	words := w.d.Text.Slice(out)
	out.End -= len([]rune(words)) - len([]rune(strings.TrimRight(words, " \n\t.,")))
	return out.Cover(sp)
}
