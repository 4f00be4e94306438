package document

import (
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/reading/record"
)

// emit makes the records.
func (w *work) emit() ([]record.Document, []record.Move) {
	moves := w.joinMoves()
	for n := range w.ds {
		w.describe(&w.ds[n])
	}
	documents := make([]record.Document, 0, len(w.ds))
	for n := range w.ds {
		documents = append(documents, w.document(n))
	}
	for n := range w.ds {
		for _, id := range w.partiesOf(n, moves) {
			documents[n].Parties = appendNew(documents[n].Parties, id)
		}
	}
	records, of := make([]record.Move, 0, len(moves)), []int{}
	for _, m := range moves {
		for _, k := range m.papers {
			d := w.ps[k].document
			if d < 0 {
				continue
			}
			r := record.NewMove(len(records)+1, m.span, m.rule)
			r.Cue = record.PassageOf(w.d.Text, m.cue)
			r.Document, r.Move, r.Factuality = documents[d].ID, m.kind, m.factuality
			r.By, r.To = append(r.By, m.by...), append(r.To, w.receivers(&m, d)...)
			if m.time >= 0 {
				t := w.times[m.time]
				r.Time, r.From, r.ToDay = t.ID, t.From, t.To
			}
			if a := w.answered(d); a >= 0 && (brings(m.kind) || m.kind == record.Reply) {
				r.Answers = documents[a].ID
			} else if m.kind == record.Reply {
				r.Answers = documents[d].ID
			}
			if len(r.By) == 0 && m.speaker != "" {
				r.By = append(r.By, m.speaker)
			}
			if w.ps[w.ds[d].best].family == "letter" && (m.kind == record.Deliver || m.kind == record.Propose) && m.factuality == "CT+" && len(r.By) == 0 && w.ds[d].owner != "" && !w.agreeOne(r.To, w.ds[d].owner) {
				r.By = append(r.By, w.side(w.ds[d].owner)) // who wrote it brings it
			}
			if brings(m.kind) && m.factuality == "CT+" && documents[d].Date == "" && r.From == r.ToDay {
				documents[d].Date = r.From
			}
			records, of = append(records, r), append(of, d)
		}
	}
	w.oweReply(records, of)
	return documents, records
}

// joinMoves joins the moves that tell the same twice, and leaves out those of the
// headline where the body tells any.
func (w *work) joinMoves() []move {
	body := slices.ContainsFunc(w.ms, func(m move) bool { return !m.headline })
	var out []move
	for _, m := range w.ms {
		m.papers = slices.DeleteFunc(slices.Clone(m.papers), func(k int) bool { return w.ps[k].document < 0 })
		if len(m.papers) == 0 || m.headline && body {
			continue
		}
		again := slices.IndexFunc(out, func(o move) bool { return w.sameMove(&o, &m) })
		if again < 0 {
			out = append(out, m)
			continue
		}
		o := &out[again]
		if len(o.to) == 0 {
			o.to = m.to
		}
		if len(o.by) == 0 {
			o.by = m.by
		}
		if o.speaker == "" {
			o.speaker = m.speaker
		}
		if o.time < 0 {
			o.time = m.time
		}
	}
	return out
}

// sameMove says that two moves tell one thing done.
func (w *work) sameMove(a, b *move) bool {
	if a.kind != b.kind || a.factuality != b.factuality || w.ps[a.papers[0]].document != w.ps[b.papers[0]].document || len(b.papers) > 1 ||
		a.kind == record.Sign && w.t[a.verb].Lemma != w.t[b.verb].Lemma { // signed, then ratified
		return false
	}
	if a.time >= 0 && b.time >= 0 && (w.times[a.time].From != w.times[b.time].From || w.times[a.time].To != w.times[b.time].To) {
		return false
	}
	return w.agree(a.by, b.by) && w.agree(a.to, b.to)
}

// agree says that two lists of actors can mean the same ones.
func (w *work) agree(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return w.side(x) == w.side(y) })
	})
}

// describe chooses the phrase that names a document best: one that was moved, then
// the longest.
func (w *work) describe(d *document) {
	weight := func(k int) int {
		p := &w.ps[k]
		n := p.end - p.first
		if p.moved {
			n += 100
		}
		if p.generic {
			n -= 150 // even where it is what was moved
		}
		if p.headline {
			n -= 200
		}
		return n
	}
	for _, k := range d.papers {
		if weight(k) > weight(d.best) {
			d.best = k
		}
	}
}

// document makes the record of document n, its parties left out.
func (w *work) document(n int) record.Document {
	d := &w.ds[n]
	p := &w.ps[d.best]
	rule := "paper"
	if p.moved {
		rule = "paper-moved"
	}
	r := record.NewDocument(n+1, w.d.Span(p.first, max(p.end, p.tail)), rule)
	r.Kind, r.Title = p.kind, w.title(p)
	for _, k := range d.papers {
		if q := &w.ps[k]; k != d.best {
			r.Mentions = append(r.Mentions, record.PassageOf(w.d.Text, w.d.Span(q.lead, q.end)))
		}
		if r.Title == "" {
			r.Title = w.title(&w.ps[k])
		}
	}
	for _, k := range d.papers {
		if t := w.ps[k].dated; t >= 0 && r.Date == "" && w.times[t].From == w.times[t].To {
			r.Date = w.times[t].From
		}
	}
	for _, t := range d.terms {
		r.Terms = append(r.Terms, record.PassageOf(w.d.Text, w.span(t)))
	}
	return r
}

// title gives the name of a paper as printed: its words with capitals, from the noun
// on or in quotation marks right after it.
func (w *work) title(p *paper) string {
	if p.last < len(w.t) && w.t[p.last].Quoted() {
		q := w.d.Quotes[w.t[p.last].Quote]
		if q.Start == w.t[p.last].Start && !q.Open && q.Len() < 200 && unicode.IsUpper([]rune(w.t[p.last+1].Text)[0]) {
			return w.d.Text.Slice(q.Inner)
		}
	}
	capital := func(i int) bool { return unicode.IsUpper([]rune(w.t[i].Text)[0]) }
	if !capital(p.head) || !capital(p.end-1) || p.headline || p.head == w.d.Sentences[p.sentence].First || p.end-p.first < 2 {
		return ""
	}
	return strings.Join(strings.Fields(w.d.Text.Slice(w.d.Span(p.first, p.end))), " ")
}

// answered gives the document that document d replies to, or -1.
func (w *work) answered(d int) int {
	for _, k := range w.ds[d].papers {
		if a := w.ps[k].answers; a >= 0 && w.ps[a].document >= 0 && w.ps[a].document != d {
			return w.ps[a].document
		}
	}
	return -1
}

// receivers gives to whom a move was: as told, or whose paper it answers.
func (w *work) receivers(m *move, d int) []string {
	if m.kind == record.Deliver && len(m.to) == 0 {
		for _, k := range m.papers {
			for _, id := range w.ps[k].addressee { // a letter to the Council
				if !w.agreeOne(m.by, id) {
					m.to = appendNew(m.to, id)
				}
			}
		}
	}
	carried := len(m.to) > 0
	for _, id := range m.to {
		carried = carried && w.mediates(id)
	}
	if len(m.to) > 0 && !carried {
		return m.to
	}
	if m.kind != record.Deliver {
		return nil
	}
	if a := w.answered(d); a >= 0 && w.ds[a].owner != "" && !w.agreeOne(m.by, w.ds[a].owner) {
		return []string{w.side(w.ds[a].owner)}
	}
	return m.to
}

// mediates says that an actor carries papers between others: mediators owe no reply.
func (w *work) mediates(id string) bool {
	a := w.actorOf[id]
	if a == nil {
		return false
	}
	words := strings.Fields(strings.ToLower(a.Name))
	return len(words) > 0 && w.is("mediator", words[len(words)-1])
}

func (w *work) agreeOne(by []string, id string) bool {
	return len(by) > 0 && w.agree(by, []string{id})
}

// partiesOf gives the parties of document n: those it names, or else whose it is and
// whom it goes to.
func (w *work) partiesOf(n int, moves []move) []string {
	d := &w.ds[n]
	for _, k := range d.papers {
		if len(w.ps[k].parties) > 1 {
			return w.ps[k].parties
		}
	}
	var out []string
	if d.owner != "" {
		out = appendNew(out, w.side(d.owner))
	}
	for _, m := range moves {
		if w.ps[m.papers[0]].document != n {
			continue
		}
		if m.kind == record.Leak || m.kind == record.Publish && d.owner != "" {
			continue // to whom it was leaked and who printed it are no parties
		}
		if brings(m.kind) && !(m.kind == record.Sign && w.ps[d.best].family == "letter" && d.owner != "") { // the hand that signed a state's letter
			for _, id := range m.by {
				out = appendNew(out, w.side(id))
			}
		}
		for _, id := range w.receivers(&m, n) {
			out = appendNew(out, w.side(id))
		}
	}
	for _, k := range d.papers {
		for _, id := range append(w.ps[k].parties, w.ps[k].addressee...) {
			out = appendNew(out, w.side(id))
		}
	}
	return out
}

// oweReply marks the latest move that somebody owes a reply to: a paper was given to
// a party, and the article holds neither an answer nor a refusal. of gives the
// document of each move.
func (w *work) oweReply(moves []record.Move, of []int) {
	best := -1
	for i, m := range moves {
		if len(m.To) == 0 || w.mediates(m.To[0]) || m.Factuality != "CT+" || m.Move != record.Deliver && m.Move != record.Propose && m.Move != record.Publish ||
			!w.ps[w.ds[of[i]].best].owed || w.settled(moves, of, i) {
			continue
		}
		if best < 0 || m.From >= moves[best].From {
			best = i
		}
	}
	if best >= 0 {
		moves[best].ReplyOwed = w.side(moves[best].To[0])
	}
}

// settled says that the paper of move i was answered, rejected, signed or withdrawn.
func (w *work) settled(moves []record.Move, of []int, i int) bool {
	for k, m := range moves {
		if m.Factuality != "CT+" {
			continue
		}
		switch m.Move {
		case record.Reply, record.Reject, record.Sign, record.Withdraw:
			if of[k] == of[i] && (m.Move != record.Sign || w.ps[w.ds[of[i]].best].family != "letter") { // a letter is signed by its writer
				return true
			}
		case record.Publish, record.Deliver, record.Receive, record.Propose:
			if w.answered(of[k]) == of[i] {
				return true
			}
		}
	}
	return false
}
