package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// documents makes one row of each document. Two articles speak of one when kind and
// title agree and nothing speaks against it (sameDocument). A document without a title
// of its own goes by the words that name it; where these say no more than its kind
// ("letter"), it is the same only in reprints of one report.
func (b *builder) documents() {
	known := map[string][]string{} // what names a document -> Keys
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
				row.Title = row.Passages[0].Text
				if fold(row.Title) == fold(row.Kind) || len(strings.Fields(row.Title)) < subjectWords {
					origin = b.originOf(i)
				}
			}
			name := strings.Join([]string{string(origin), row.Kind, fold(row.Title)}, "\x00")
			var old *Document
			for _, key := range slices.Backward(known[name]) {
				if k := get(b, b.ledgers.Documents, key); b.sameDocument(k, &row, isKnown(it.Article.Text, d.Span)) {
					old = k
					break
				}
			}
			if old == nil {
				known[name] = append(known[name], row.Key)
				keep(b, &b.ledgers.Documents, row, ref{i, d.ID})
				continue
			}
			b.bind(ref{i, d.ID}, old.Key)
			old.Passages = append(old.Passages, row.Passages...)
			old.Date = cmp.Or(old.Date, row.Date)
			if len(old.Parties) < len(row.Parties) {
				old.Parties = row.Parties
			}
		}
	}
	for i := range b.ledgers.Documents {
		row := &b.ledgers.Documents[i]
		row.Origins = b.countOrigins(row.Passages)
		b.apply(&row.Row, map[string]*string{"kind": &row.Kind, "title": &row.Title, "date": &row.Date})
	}
}

// subjectWords is the least number of words by which a document is named with what it
// is about ("letter on the canal").
const subjectWords = 3

// paperDays is the number of days between what articles tell of one paper ("initialled
// in January", "signed in March") at most: a like-named one of other years is another.
const paperDays = 366

// sameDocument says whether nothing speaks against two documents of one kind and title
// being one. The parties of one must all be among the other's or act for them. Where
// no party is told, or the days differ, the later article must speak of the paper as
// known ("the letter"), for "a letter" is a new one; or be of the same origin.
func (b *builder) sameDocument(old, row *Document, known bool) bool {
	if old.Target.Article == row.Target.Article {
		return false
	}
	known = known || b.origins[b.index[old.Target.Article]] == b.origins[b.index[row.Target.Article]]
	if len(old.Parties) == 0 || len(row.Parties) == 0 {
		return known
	}
	near := old.Date == "" || row.Date == "" || daysBetween(old.Date, row.Date) <= paperDays && known || old.Date == row.Date
	return near &&
		(b.among(old.Parties, row.Parties) || b.among(row.Parties, old.Parties))
}

// among says whether each of some actors, or the country it acts for, is one of others.
func (b *builder) among(some, others []string) bool {
	sides := b.sides(others)
	for _, k := range some {
		if !slices.ContainsFunc(b.sides([]string{k}), func(side string) bool { return slices.Contains(sides, side) }) {
			return false
		}
	}
	return true
}

// isKnown says whether the words before a passage take it for known: "the", "this", a
// possessor.
func isKnown(t *text.Text, sp text.Span) bool {
	const back = 24 // enough code points for the word before
	words := strings.Fields(t.Slice(text.Span{Start: max(0, sp.Start-back), End: sp.Start}))
	if own := strings.Fields(t.Slice(sp)); len(own) > 0 {
		words = append(words, own[0])
	}
	for _, w := range words[max(0, len(words)-2):] {
		switch strings.ToLower(w) {
		case "the", "this", "that", "its", "their", "his", "her":
			return true
		case "a", "an":
			return false
		}
		if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’") {
			return true
		}
	}
	return false
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
// owes it delivers or replies to the one who waits, or rejects the paper, on a later
// day.
func (b *builder) answerMoves() {
	type pair struct{ by, to string }
	answers := map[pair][]int{} // sides of a move -> moves that may answer, in order
	for n := range b.ledgers.Moves {
		m := &b.ledgers.Moves[n]
		if m.Ruling == Rejected || m.Move != record.Deliver && m.Move != record.Reply && m.Move != record.Reject || m.Factuality != "" && m.Factuality != "CT+" {
			continue
		}
		to := b.sides(m.To)
		if d := get(b, b.ledgers.Documents, m.Document); len(to) == 0 && (m.Move == record.Reply || m.Move == record.Reject || m.Answers != "" || d != nil && isReply(d.Kind)) {
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
	if later.Move == record.Reject {
		return m.Document != "" && later.Document == m.Document && b.dayOf(m) < b.dayOf(later)
	}
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
