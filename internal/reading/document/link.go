package document

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// document is one paper of the article, in the making.
type document struct {
	papers []int // indexes into work.ps, in text order
	best   int   // the one that names it best
	owner  string
	group  int // index of the first document published together with it
	terms  [][2]int
}

// link joins the phrases that speak of one paper: first those that bring a paper in,
// then the others, which look back for it and then ahead.
func (w *work) link() {
	for n := range w.ms {
		m := &w.ms[n]
		for _, k := range m.papers {
			p := &w.ps[k]
			p.held = p.held || w.held(p, m)
			if (p.owner == "" || p.pronoun) && len(m.by) == 1 && brings(m.kind) && (m.kind != record.Sign || !p.definite) {
				p.owner = m.by[0]
			}
		}
	}
	for n := range w.ms {
		m := &w.ms[n]
		first := -1
		for _, k := range m.papers {
			p := &w.ps[k]
			if !brings(m.kind) && m.kind != record.Receive || !w.held(p, m) || p.headline || p.generic || p.absent || m.factuality == "CT-" && p.indefinite || p.document >= 0 {
				continue
			}
			if e := w.introduced(k); e >= 0 {
				w.start(e)
			}
			if !w.attach(k, true) {
				w.start(k)
			}
			if first < 0 {
				first = p.document
			}
			w.ds[p.document].group = first
		}
	}
	for pass := range 2 { // the headline last
		for k := range w.ps {
			p := &w.ps[k]
			if p.document >= 0 || p.absent || p.headline != (pass == 1) || w.attach(k, false) {
				continue
			}
			if w.stands(p) {
				w.start(k)
			}
		}
	}
	w.answerOpen()
	w.sortDocuments()
}

// introduced gives the paper that a text tells of first as "a letter", when paper k is
// "the letter"; -1 for none.
func (w *work) introduced(k int) int {
	p := &w.ps[k]
	for e := k - 1; e >= 0 && p.definite && !p.generic && !p.pronoun; e-- {
		q := &w.ps[e]
		if q.noun.kind == p.noun.kind && q.indefinite && !q.headline && !q.absent && !w.differ(p.owner, q.owner) {
			if q.document < 0 && w.stands(q) {
				return e
			}
			return -1
		}
	}
	return -1
}

// answerOpen finds the paper of each reply that names none: the last one before it that
// was given to who replies, or that somebody else brought in.
func (w *work) answerOpen() {
	for n := range w.ms {
		m := &w.ms[n]
		for k := n - 1; m.open && k >= 0 && len(m.papers) == 0; k-- {
			o := &w.ms[k]
			if o.open || o.headline || !brings(o.kind) && o.kind != record.Receive || o.kind == record.Sign {
				continue
			}
			p := &w.ps[o.papers[0]]
			if p.document < 0 || !p.owed {
				continue
			}
			got := o.to
			if o.kind == record.Receive {
				got = o.by
			}
			if len(got) > 0 && w.agree(got, m.by) || len(got) == 0 && p.owner != "" && !w.agreeOne(m.by, p.owner) {
				m.papers = o.papers[:1]
			}
			break
		}
	}
	w.ms = slices.DeleteFunc(w.ms, func(m move) bool { return len(m.papers) == 0 })
}

// brings says that a move brings a paper into the story.
func brings(kind record.MoveKind) bool {
	return kind == record.Publish || kind == record.Propose || kind == record.Deliver || kind == record.Sign
}

// start makes a document of paper k.
func (w *work) start(k int) {
	w.ps[k].document = len(w.ds)
	w.ds = append(w.ds, document{papers: []int{k}, best: k, owner: w.ps[k].owner, group: len(w.ds)})
}

// stands says that a phrase is a paper by itself: it was moved, or it has a party.
func (w *work) stands(p *paper) bool {
	switch {
	case p.named && (p.end > p.last || p.last-p.first > 1):
		return true // the Treaty of Halle of 1998
	case p.generic && !p.moved, p.headline && len(w.ds) > 0:
		return false
	case p.moved && !p.held:
		return false
	case p.moved, p.within >= 0 && p.definite && w.ps[p.within].answers >= 0 && &w.ps[w.ps[p.within].answers] == p && w.ps[p.within].document >= 0:
		return true
	case p.authored && !p.weak && !p.headline:
		return true
	case p.answers >= 0:
		return w.ps[p.answers].document >= 0 || w.stands(&w.ps[p.answers])
	case p.owner == "" && len(p.parties) < 2 && len(p.addressee) == 0, p.headline:
		return false
	case p.addressed:
		return len(p.addressee) > 0 || p.spoken
	case p.owned: // not what a candidate proposes
		return p.end > p.last && (p.owner == "" || w.actorOf[p.owner].Type != record.Person)
	}
	return !p.weak
}

// held says that a weak noun is some actor's, or signed: a letter or answer that nobody
// known gives or gets is no paper between parties, and a message is one to somebody.
func (w *work) held(p *paper, m *move) bool {
	if p.noun.kind == "message" && len(m.to)+len(p.addressee) == 0 && (m.kind != record.Receive || len(m.by) == 0) {
		return false
	}
	return !p.weak || m.kind == record.Sign || p.owner != "" || p.adjective != "" || m.speaker != "" || len(m.by)+len(m.to)+len(p.parties)+len(p.addressee) > 0
}

// attach joins paper k to the document it speaks of, the nearest before it or else
// the nearest after it, and says whether there is one. A paper that is brought in is
// only joined to one before it.
func (w *work) attach(k int, brought bool) bool {
	p := &w.ps[k]
	if p.novel {
		return false
	}
	n := -1
	for _, exact := range []bool{true, false} {
		if n = w.nearest(k, brought, exact); n >= 0 {
			break
		}
	}
	if n < 0 {
		return false
	}
	if p.plural && w.ds[n].group != n {
		n = w.ds[n].group // the proposals: all that were published together, named by the first
	}
	p.document = n
	d := &w.ds[n]
	at, _ := slices.BinarySearch(d.papers, k)
	d.papers = slices.Insert(d.papers, at, k)
	if d.owner == "" {
		d.owner = p.owner
	}
	return true
}

// nearest gives the document that paper k can mean and that was spoken of last before
// it, or else, unless it is brought in, first after it; -1 when there is none. Exact
// asks for the same noun.
func (w *work) nearest(k int, brought, exact bool) int {
	p := &w.ps[k]
	before, after, left, right := -1, -1, -1, len(w.ps)
	for n := range w.ds {
		if w.answering(k, &w.ds[n]) || exact && !p.generic && w.ps[w.ds[n].best].noun.kind != p.noun.kind || !w.speaks(p, &w.ds[n], brought) {
			continue
		}
		for _, q := range w.ds[n].papers {
			switch {
			case p.generic && w.ps[q].within >= 0:
			case q < k && q > left:
				before, left = n, q
			case q > k && q < right:
				after, right = n, q
			}
		}
	}
	if before < 0 && !brought && !p.generic {
		return after
	}
	return before
}

// answering says that paper k replies to document d, or d to it: then they are two.
func (w *work) answering(k int, d *document) bool {
	return slices.ContainsFunc(d.papers, func(q int) bool { return w.ps[q].answers == k || w.ps[k].answers == q })
}

// speaks says that phrase p can mean document d.
func (w *work) speaks(p *paper, d *document, brought bool) bool {
	q := &w.ps[d.best]
	switch {
	case p.generic:
		return p.definite && q.family != "communique" && (p.kind != "package" || q.family == "draft" || q.family == "response")
	case p.family != q.family && !(p.kind == "draft" && p.definite && w.is("drafted", q.family)) || w.differ(p.owner, d.owner):
		return false
	case p.indefinite && !p.headline && (brought || p.moved || !q.headline):
		return false
	case len(p.parties) > 0 && len(q.parties) > 0 && !slices.Equal(p.parties, q.parties):
		return false
	}
	if p.adjective != "" && p.owner == "" && q.adjective != p.adjective && (d.owner == "" || !adjectiveOf(p.adjective, w.actorOf[d.owner].Name)) {
		return false
	}
	if w.same(p.owner, d.owner) {
		return true
	}
	for _, k := range d.papers {
		if w.ps[k].kind == p.kind || w.ps[k].noun.kind == p.noun.kind || p.family == "response" || strings.HasSuffix(w.ps[k].kind, " "+p.noun.kind) || strings.HasPrefix(w.ps[k].kind, p.noun.kind+" of ") {
			return true
		}
	}
	return p.kind == "draft" || p.definite && !p.pronoun && w.is("anydraft", p.kind) // the draft, the proposal
}

// sortDocuments puts the documents in text order of where they are first spoken of.
func (w *work) sortDocuments() {
	order := make([]int, len(w.ds))
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int { return w.ds[a].papers[0] - w.ds[b].papers[0] })
	sorted, place := make([]document, len(w.ds)), make([]int, len(w.ds))
	for at, n := range order {
		sorted[at], place[n] = w.ds[n], at
	}
	for n := range sorted {
		sorted[n].group = place[sorted[n].group]
	}
	for k := range w.ps {
		if w.ps[k].document >= 0 {
			w.ps[k].document = place[w.ps[k].document]
		}
	}
	w.ds = sorted
}
