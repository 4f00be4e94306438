package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// documents makes one row of each document. Two articles speak of one when kind,
// parties and title agree; a document without a title of its own is the same only in
// reprints of one report, by the words that name it.
func (b *builder) documents() {
	known := map[string]string{} // what names a document -> Key
	for i, it := range b.items {
		for _, d := range it.Reading.Documents {
			row := Document{
				Row:  b.row(i, decision.OnDocument, d.ID, d.Evidence),
				Kind: d.Kind, Title: d.Title, Date: d.Date,
				Parties: b.people.ofActors(i, d.Parties),
			}
			for _, m := range d.Mentions {
				row.Passages = append(row.Passages, b.passage(i, m.Span, d.ID, d.Rule))
			}
			origin := article.ID("")
			if row.Title == "" {
				row.Title, origin = row.Passages[0].Text, b.originOf(i)
			}
			name := strings.Join(append([]string{string(origin), row.Kind, fold(row.Title)}, slices.Sorted(slices.Values(row.Parties))...), "\x00")
			old := get(b, b.ledgers.Documents, known[name])
			if old == nil || len(row.Parties) == 0 || old.Target.Article == it.Article.ID || old.Date != "" && row.Date != "" && old.Date != row.Date {
				known[name] = row.Key
				keep(b, &b.ledgers.Documents, row, ref{i, d.ID})
				continue
			}
			b.bind(ref{i, d.ID}, old.Key)
			old.Passages = append(old.Passages, row.Passages...)
			if old.Date == "" {
				old.Date = row.Date
			}
		}
	}
	for i := range b.ledgers.Documents {
		row := &b.ledgers.Documents[i]
		row.Origins = b.countOrigins(row.Passages)
		b.apply(&row.Row, map[string]*string{"kind": &row.Kind, "title": &row.Title, "date": &row.Date})
	}
}

// moves makes one row of each move. What two articles tell of one paper, done on one
// day by the same side, is one move.
func (b *builder) moves() {
	type deed struct {
		document, from, by, factuality string
		move                           record.MoveKind
	}
	known := map[deed]int{}
	for i, it := range b.items {
		for _, m := range it.Reading.Moves {
			row := Move{
				Row:      b.row(i, decision.OnMove, m.ID, m.Evidence),
				Document: b.rowOf(i, m.Document),
				Move:     m.Move,
				By:       b.people.ofActors(i, m.By), To: b.people.ofActors(i, m.To),
				Answers: b.rowOf(i, m.Answers),
				From:    m.From, ToDay: m.ToDay, Factuality: m.Factuality,
				ReplyOwed: b.people.key(ref{i, m.ReplyOwed}),
			}
			if d := get(b, b.ledgers.Documents, row.Document); d != nil {
				row.Title = d.Title
			}
			of := deed{row.Document, row.From, strings.Join(row.By, " "), row.Factuality, row.Move}
			n, told := known[of]
			if told = told && of.document != "" && of.from != ""; told {
				old := &b.ledgers.Moves[n]
				told = old.Target.Article != row.Target.Article
			}
			if !told {
				known[of] = len(b.ledgers.Moves)
				b.bind(ref{i, m.ID}, row.Key)
				b.ledgers.Moves = append(b.ledgers.Moves, row)
				continue
			}
			old := &b.ledgers.Moves[n]
			b.bind(ref{i, m.ID}, old.Key)
			old.Passages = append(old.Passages, row.Passages[0])
			old.ReplyOwed = cmp.Or(old.ReplyOwed, row.ReplyOwed)
			if len(old.To) == 0 {
				old.To = row.To
			}
		}
	}
	for n := range b.ledgers.Moves {
		row := &b.ledgers.Moves[n]
		row.Origins = b.countOrigins(row.Passages)
		b.apply(&row.Row, map[string]*string{"from": &row.From, "to": &row.ToDay})
	}
	b.answerMoves()
}

// answerMoves clears the debts of a reply that a later move has paid: the one who
// owes it delivers or replies to the one who waits, on a later day.
func (b *builder) answerMoves() {
	type pair struct{ by, to string }
	answers := map[pair][]int{} // sides of a move -> moves that may answer, in order
	for n := range b.ledgers.Moves {
		m := &b.ledgers.Moves[n]
		if m.Ruling == Rejected || m.Move != record.Deliver && m.Move != record.Reply || m.Factuality != "" && m.Factuality != "CT+" {
			continue
		}
		to := b.sides(m.To)
		if d := get(b, b.ledgers.Documents, m.Document); len(to) == 0 && (m.Move == record.Reply || m.Answers != "" || d != nil && isReply(d.Kind)) {
			to = []string{anybody}
		}
		for _, by := range b.sides(m.By) {
			for _, to := range to {
				answers[pair{by, to}] = append(answers[pair{by, to}], n)
			}
		}
	}
	for n := range b.ledgers.Moves {
		m := &b.ledgers.Moves[n]
		if m.ReplyOwed == "" {
			continue
		}
		best := -1
		for _, by := range b.sides([]string{m.ReplyOwed}) {
			for _, to := range append(b.sides(m.By), anybody) {
				for _, k := range answers[pair{by, to}] {
					if b.answersMove(&b.ledgers.Moves[k], m) {
						if best < 0 || k < best {
							best = k
						}
						break
					}
				}
			}
		}
		if best >= 0 {
			m.ReplyOwed, m.AnsweredBy = "", b.ledgers.Moves[best].Key
		}
	}
}

// anybody stands for the other side of a reply that is not said to be to anyone.
const anybody = ""

// isReply says whether a kind of document answers another.
func isReply(kind string) bool {
	return strings.Contains(kind, "reply") || strings.Contains(kind, "response") || strings.Contains(kind, "answer")
}

// answersMove says whether a later move may answer m: it falls on a later day and is
// not known to be about another paper.
func (b *builder) answersMove(later, m *Move) bool {
	if m.Document != "" && (later.Document == m.Document && later.Move != record.Reply || later.Answers != "" && later.Answers != m.Document && b.sameArticle(later.Answers, m.Document)) {
		return false
	}
	return b.dayOf(m) < b.dayOf(later)
}

// sameArticle says whether two documents were told apart by the reading of one
// article; documents of two articles may well be one.
func (b *builder) sameArticle(x, y string) bool {
	p, q := get(b, b.ledgers.Documents, x), get(b, b.ledgers.Documents, y)
	return p != nil && q != nil && p.Target.Article == q.Target.Article
}

// dayOf gives the day of a move, or that of printing where none is told.
func (b *builder) dayOf(m *Move) string {
	if m.From != "" {
		return m.From
	}
	return day(b.items[b.index[m.Target.Article]].Reading.Article.Published)
}

// sides gives the actors with the countries they act for.
func (b *builder) sides(keys []string) []string {
	out := slices.Clone(keys)
	for _, k := range keys {
		if a := b.people.actors[k]; a != nil && a.Country != "" && !slices.Contains(out, "actor:"+a.Country) {
			out = append(out, "actor:"+a.Country)
		}
	}
	return out
}
