package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// moves are what was done with documents. What two articles tell of one paper, done
// on one day by the same side, is one move.
type moves struct {
	blocks  blocks[*moveAt]
	debts   map[sidePair]map[*moveRow]bool // moves that wait for a reply, by the sides that would give it
	replies map[sidePair][]*moveRow        // moves that may be one, in order
	open    map[*moveRow]bool              // of debts, those to be looked at anew
}

// sidePair is who acts, and on whom.
type sidePair struct{ by, to string }

// anybody stands for the other side of a reply that is not said to be to anyone.
const anybody = ""

func (m *moves) init() {
	m.blocks.init()
	m.debts, m.replies, m.open = map[sidePair]map[*moveRow]bool{}, map[sidePair][]*moveRow{}, map[*moveRow]bool{}
}

// moveAt is one move of a Reading.
type moveAt struct {
	spot
	rec            *record.Move
	paper, answers *paperRow
	by, to         []*actor
	owed           *actor
	block          string // what two of one move agree in
	row, own       *moveRow
}

func (m *moveAt) place() spot { return m.spot }

// moveRow is one move with all records that tell it, in order.
type moveRow struct {
	members    []*moveAt
	to         []*actor
	owed       *actor
	base       *Move // before a reply is tied to it
	row        *Move
	waits      []sidePair // under which it stands in debts
	pays       []sidePair // and in replies
	answeredBy *moveRow
}

func (r *moveRow) first() *moveAt { return r.members[0] }
func (r *moveRow) place() spot    { return r.first().spot }

func (it *item) learnMoves() {
	it.moves = nil
	paper := func(id string) *paperRow {
		if n := it.paperOf[id]; n != nil {
			return n.row
		}
		return nil
	}
	for i := range it.reading.Moves {
		rec := &it.reading.Moves[i]
		n := &moveAt{
			spot: spot{it, i}, rec: rec, paper: paper(rec.Document), answers: paper(rec.Answers),
			by: it.actorsOf(rec.By), to: it.actorsOf(rec.To), owed: it.actors[rec.ReplyOwed],
		}
		n.block = strings.Join(append([]string{n.paper.key(), rec.From, rec.Factuality, string(rec.Move)}, keysOf(n.by)...), "\x00")
		if n.paper == nil || rec.From == "" {
			n.block = fmt.Sprint(it.Article.ID, i) // it may be any
		}
		it.moves = append(it.moves, n)
	}
}

// settleMoves makes one row of each move and ties debts of a reply to what paid them.
func (s *Story) settleMoves() {
	m := &s.moves
	for it := range s.touched {
		s.papers.dirty[it] = true
	}
	for it := range s.papers.dirty {
		for _, n := range it.moves {
			if n.row != nil {
				m.drop(n.row)
			}
			m.blocks.leave(n.block, n)
		}
		it.moves = nil
	}
	for it := range s.papers.dirty {
		if it.gone {
			continue
		}
		it.learnMoves()
		for _, n := range it.moves {
			m.blocks.enter(n.block, n)
		}
		s.out.moves[it] = true
	}
	clear(s.papers.dirty)
	var made []*moveRow
	m.blocks.settle(func(members []*moveAt) {
		for _, n := range members {
			if n.row != nil {
				m.drop(n.row)
			}
		}
		var last *moveRow
		for _, n := range members {
			if last == nil || last.first().item == n.item {
				if n.own == nil {
					n.own = &moveRow{}
				}
				last = n.own
				made = append(made, last)
			}
			last.members = append(last.members, n)
			n.row = last
			s.out.moves[n.item] = true
		}
	})
	for _, r := range made {
		s.finishMove(r)
	}
	for _, r := range made {
		m.enter(r)
	}
	for r := range m.open {
		if len(r.members) > 0 {
			m.findReply(r)
			s.out.moves[r.first().item] = true
		}
	}
	for r := range m.open {
		if len(r.members) > 0 {
			r.tellReply()
		}
	}
	clear(m.open)
}

// drop takes a row apart; its members are joined anew.
func (m *moves) drop(r *moveRow) {
	for _, p := range r.pays {
		m.replies[p] = remove(m.replies[p], r, byPlace)
		for d := range m.debts[p] {
			if d.answeredBy == r {
				d.answeredBy = nil
				m.open[d] = true
			}
		}
	}
	for _, p := range r.waits {
		delete(m.debts[p], r)
	}
	for _, n := range r.members {
		n.row = nil
	}
	r.members, r.waits, r.pays, r.answeredBy = nil, nil, nil, nil
}

func (s *Story) finishMove(r *moveRow) {
	first := r.first()
	row := &Move{
		Row:      first.item.row(decision.OnMove, first.rec.ID, first.rec.Evidence),
		Document: first.paper.key(), Move: first.rec.Move, Verb: first.rec.Cue.Text, By: keysOf(first.by), Answers: first.answers.key(),
		From: first.rec.From, ToDay: first.rec.ToDay, Factuality: first.rec.Factuality,
	}
	if first.paper != nil {
		row.Title = first.paper.row.Title
	}
	r.to, r.owed = nil, nil
	var items []*item
	var records []recordAt
	row.Passages = nil
	for _, n := range r.members {
		items, records = append(items, n.item), append(records, recordAt{n.item, n.rec.ID})
		row.Passages = append(row.Passages, n.item.passage(n.rec.Span, n.rec.ID, n.rec.Rule))
		r.owed = cmp.Or(r.owed, n.owed)
		if len(r.to) == 0 {
			r.to = n.to
		}
	}
	row.To, row.ReplyOwed, row.Origins = keysOf(r.to), keyOf(r.owed), countOrigins(items)
	row.apply(s.always(&row.Row, first.rec.Rule, rulingsOn(records...)), map[string]*string{
		"from": &row.From, "to": &row.ToDay, "move": (*string)(&row.Move), "title": &row.Title, "factuality": &row.Factuality,
	})
	r.base, r.row = row, row
}

// enter puts a row among the debts and replies that it is one of.
func (m *moves) enter(r *moveRow) {
	if r.owed != nil {
		r.waits = pairs(r.owed.sides, append(sidesOf(r.first().by), anybody))
		for _, p := range r.waits {
			if m.debts[p] == nil {
				m.debts[p] = map[*moveRow]bool{}
			}
			m.debts[p][r] = true
		}
	}
	m.open[r] = true
	move := r.base
	if move.Ruling == Rejected || move.Move != record.Deliver && move.Move != record.Reply && move.Move != record.Reject || move.Factuality != "" && move.Factuality != "CT+" {
		return
	}
	to := sidesOf(r.to)
	if paper := r.first().paper; len(to) == 0 && (move.Move == record.Reply || move.Move == record.Reject || move.Answers != "" || paper != nil && isReply(paper.row.Kind)) {
		to = []string{anybody}
	}
	r.pays = pairs(sidesOf(r.first().by), to)
	for _, p := range r.pays {
		m.replies[p] = insert(m.replies[p], r, byPlace)
		for d := range m.debts[p] {
			if answersMove(r, d) && (d.answeredBy == nil || byPlace(r, d.answeredBy) < 0) {
				m.open[d] = true
			}
		}
	}
}

func pairs(by, to []string) []sidePair {
	var out []sidePair
	for _, b := range by {
		for _, t := range to {
			out = append(out, sidePair{b, t})
		}
	}
	return out
}

// findReply looks for the move that has paid a debt of a reply: the first by which the
// one who owes it delivers or replies to the one who waits, or rejects the paper, on a
// later day.
func (m *moves) findReply(r *moveRow) {
	r.answeredBy = nil
	for _, p := range r.waits {
		for _, k := range m.replies[p] {
			if answersMove(k, r) {
				if r.answeredBy == nil || byPlace(k, r.answeredBy) < 0 {
					r.answeredBy = k
				}
				break
			}
		}
	}
}

// tellReply puts the reply that was found into the row.
func (r *moveRow) tellReply() {
	r.row = r.base
	if r.answeredBy != nil {
		row := *r.base
		row.ReplyOwed, row.AnsweredBy = "", r.answeredBy.base.Key
		r.row = &row
	}
}

// isReply says whether a kind of document answers another.
func isReply(kind string) bool {
	return strings.Contains(kind, "reply") || strings.Contains(kind, "response") || strings.Contains(kind, "answer")
}

// answersMove says whether a later move may answer r: it falls on a later day and is
// not known to be about another paper.
func answersMove(later, r *moveRow) bool {
	if later.base.Move == record.Reject {
		return r.first().paper != nil && later.first().paper == r.first().paper && r.day() < later.day()
	}
	if paper := r.first().paper; paper != nil {
		answers := later.first().answers
		if later.first().paper == paper && later.base.Move != record.Reply || answers != nil && answers != paper && answers.first().item == paper.first().item {
			return false
		}
	}
	return r.day() < later.day()
}

// day gives the day of a move, or that of printing where none is told.
func (r *moveRow) day() string { return cmp.Or(r.base.From, r.first().item.printed()) }

// sidesOf gives the Keys of actors with those of the countries they act for, each once.
func sidesOf(actors []*actor) []string {
	var out []string
	for _, a := range actors {
		for _, side := range a.sides {
			if !slices.Contains(out, side) {
				out = append(out, side)
			}
		}
	}
	return out
}
