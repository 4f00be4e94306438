package document

import (
	"github.com/readout-app/readout/internal/language"
)

// passive reads "the response was delivered to X by Y"; also "a letter sent by Y".
func (w *work) passive(m *move, s, n, after int) bool {
	g := &w.groups[s][n]
	limit := w.d.Sentences[s].Last
	found := -1
	for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
		p := &w.ps[k]
		if p.end > g.First || p.within >= 0 || !w.takes(m, p) {
			continue
		}
		if w.governed(p.first, w.d.Sentences[s].First) && g.Tense != language.NoTense {
			continue
		}
		if w.plain(w.afterAside(p.end, g.First), g.First) || w.reduced(s, p.end, n) {
			found = k
		}
	}
	if i := g.First - 1; found < 0 && g.Tense != language.NoTense && i >= w.d.Sentences[s].First && w.again(m, s, n, i) { // it was signed
		m.passive = true
		w.recipients(m, after, limit)
		return true
	}
	shared := false
	if found < 0 {
		found = w.shared(m, s, n)
		shared = true
	}
	if found < 0 {
		return false
	}
	m.again = m.again || shared
	m.papers, m.kind, m.passive = []int{found}, m.act.of(w.ps[found].family), true
	for k := found - 1; k >= w.firstOf[s] && w.ps[k].within < 0 && w.takes(m, &w.ps[k]); k-- {
		if end := w.ps[k].end; w.t[end].Norm != "and" || !w.reaches(end+1, w.ps[m.papers[0]].first) || g.Tense == language.NoTense {
			break
		}
		m.papers = append([]int{k}, m.papers...)
	}
	w.recipients(m, after, limit)
	return true
}

// shared gives the paper of the passive verb before verb group n that is joined with it:
// "the letter was sent to X and signed by Y"; -1 for none.
func (w *work) shared(m *move, s, n int) int {
	g := &w.groups[s][n]
	start := w.d.Sentences[s].First
	if g.Modal != "" || g.First <= start || w.t[g.First-1].Norm != "and" || n == 0 || len(w.ms) == 0 {
		return -1
	}
	last := &w.ms[len(w.ms)-1]
	if !last.passive || len(last.papers) == 0 || last.verb != w.groups[s][n-1].Head || !w.takes(m, &w.ps[last.papers[0]]) {
		return -1
	}
	return last.papers[0]
}

// reduced says that a participle follows token i, as in "a letter sent by X", with
// no other verb before verb group n of sentence s, which is finite.
func (w *work) reduced(s, i, n int) bool {
	g := &w.groups[s][n]
	if n == 0 || g.Tense == language.NoTense || w.groups[s][n-1].First != i || w.t[i].Tag != "VBN" && w.t[i].Tag != "VBD" && w.t[i].Tag != "VBG" {
		return false
	}
	for k := i; k < g.First; k++ {
		if w.t[k].POS == "PUNCT" || w.t[k].Tag == "CC" {
			return false
		}
	}
	return true
}

// afterAside gives the token after a clause in commas, ", which runs to 30 pages,"
// or ", leaked to a newspaper,", that begins at token i, or i.
func (w *work) afterAside(i, end int) int {
	if i+1 >= end || w.t[i].Norm != "," || !relative(w.t[i+1].Tag) && w.t[i+1].Tag != "VBN" && w.t[i+1].Tag != "VBD" {
		return i
	}
	for k := i + 2; k < end; k++ {
		if w.t[k].Norm == "," {
			return k + 1
		}
	}
	return i
}

// plain says that nothing but adverbs, commas, times and a relative pronoun stands in
// the tokens [i, end).
func (w *work) plain(i, end int) bool {
	for k := i; k < end; k++ {
		t := &w.t[k]
		if !(t.POS == "ADV" || w.isTime(k) || t.Tag == "WDT" || t.Norm == "that" || k == i && t.Norm == "," || t.POS == "ADP" && w.isTime(k+1)) {
			return false
		}
	}
	return true
}

// governed says that a preposition stands before the phrase that begins at token i.
func (w *work) governed(i, start int) bool {
	for i > start && (w.t[i-1].POS == "DET" || w.t[i-1].Tag == "PRP$" || w.t[i-1].Tag == "POS" || w.mentionOf[i-1] >= 0) {
		i--
	}
	return i > start && w.is("preposition", w.t[i-1].Norm)
}

// relative reads "the letter that X sent to Y", "the proposals Moscow put forward".
func (w *work) relative(m *move, s, n, after int) bool {
	g := &w.groups[s][n]
	if g.Tense == language.NoTense || g.Passive {
		return false
	}
	for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
		p := &w.ps[k]
		if p.end > g.First || p.within >= 0 || !w.takes(m, p) {
			continue
		}
		i := p.end
		if i+1 < g.First && w.t[i].Norm == "," && relative(w.t[i+1].Tag) {
			i++
		}
		if i < g.First && (w.t[i].Tag == "WDT" || w.t[i].Norm == "that") {
			i++
		} else if p.lead > 0 && w.is("occasion", w.t[p.lead-1].Norm) {
			continue // after the convention he accepted
		}
		np := w.phraseAt(i)
		if np == nil || np.Possessor || !w.plain(np.Last, g.First) && w.phraseAt(np.Last) == nil || i == p.end && p.end != p.last {
			continue
		}
		id, end := w.nounGroup(i, g.First)
		if id == "" || !w.plain(end, g.First) {
			continue
		}
		m.papers, m.kind, m.by = []int{k}, m.act.of(p.family), []string{id}
		w.recipients(m, after, w.d.Sentences[s].Last)
		return true
	}
	return false
}
