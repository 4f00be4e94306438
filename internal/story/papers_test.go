package story

import (
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// offer is a paper in which Calvonia gives Ostravia a draft that waits for a reply.
func offer(t testing.TB) *paper {
	p := newPaper(t, "2026-02-21", "Post", "Calvonia gave Ostravia a draft agreement on passage.")
	p.document("a draft agreement on passage", "draft", "", "Calvonia", "Ostravia")
	m := p.move("gave Ostravia a draft", record.Deliver, "2026-02-20", "Calvonia", "Ostravia")
	m.Document, m.ReplyOwed = "d1", p.actor("Ostravia")
	return p
}

func TestAReplyOwedIsPaid(t *testing.T) {
	for _, c := range []struct {
		name  string
		later func() *paper
		paid  bool
	}{
		{"delivered", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia handed its written response to Calvonia.")
			p.move("handed its written response", record.Deliver, "2026-03-04", "Ostravia", "Calvonia")
			return p
		}, true},
		{"replied, no day told", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia replied to Calvonia.")
			p.move("replied to", record.Reply, "", "Ostravia", "Calvonia")
			return p
		}, true},
		{"a reply delivered, to nobody named", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia delivered its reply.")
			p.document("its reply", "reply", "", "Ostravia")
			p.move("delivered", record.Deliver, "2026-03-04", "Ostravia", "Ostravia").Document = "d1"
			p.r.Moves[0].To = nil
			return p
		}, true},
		{"a note delivered, to nobody named", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia delivered a note.")
			p.move("delivered", record.Deliver, "2026-03-04", "Ostravia", "Ostravia").To = nil
			return p
		}, false},
		{"before the offer", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia had handed Calvonia a paper.")
			p.move("handed", record.Deliver, "2026-02-10", "Ostravia", "Calvonia")
			return p
		}, false},
		{"to somebody else", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia handed Lomar a paper.")
			p.move("handed", record.Deliver, "2026-03-04", "Ostravia", "Lomar")
			return p
		}, false},
		{"by somebody else", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Lomar handed Calvonia a paper.")
			p.move("handed", record.Deliver, "2026-03-04", "Lomar", "Calvonia")
			return p
		}, false},
		{"promised", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia may reply to Calvonia.")
			p.move("reply to", record.Reply, "2026-03-07", "Ostravia", "Calvonia").Factuality = "PS+"
			return p
		}, false},
		{"studied", func() *paper {
			p := newPaper(t, "2026-03-05", "Herald", "Ostravia studies what Calvonia sent.")
			p.move("studies", record.Study, "2026-03-04", "Ostravia", "Calvonia")
			return p
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			later := c.later()
			l := build("2026-03-09", nil, offer(t), later)
			m := l.Moves[0]
			if (m.ReplyOwed == "") != c.paid || (m.AnsweredBy == l.Moves[1].Key) != c.paid {
				t.Fatalf("owed by %q, answered by %q", m.ReplyOwed, m.AnsweredBy)
			}
			reject := log(decision.Decision{Kind: decision.KindReject, Target: l.Moves[1].Target})
			if m := build("2026-03-09", reject, offer(t), later).Moves[0]; m.ReplyOwed == "" || m.AnsweredBy != "" {
				t.Error("a rejected move pays the debt")
			}
		})
	}
}

func TestAMinistryRepliesForItsState(t *testing.T) {
	p := newPaper(t, "2026-02-21", "Post", "Austria gave Switzerland a draft.")
	p.actor("Austria", polity("AUT"))
	p.actor("Switzerland", polity("CHE"))
	p.move("gave", record.Deliver, "2026-02-20", "Austria", "Switzerland").ReplyOwed = p.actor("Switzerland")
	q := newPaper(t, "2026-03-05", "Post", "The Swiss foreign ministry replied to Austria.")
	q.actor("The Swiss foreign ministry", ofType(record.Organisation), of("CHE"))
	q.actor("Austria", polity("AUT"))
	q.move("replied to Austria", record.Reply, "2026-03-04", "The Swiss foreign ministry", "Austria")
	if m := build("2026-03-09", nil, p, q).Moves[0]; m.ReplyOwed != "" {
		t.Errorf("still owed by %s", m.ReplyOwed)
	}
}

// Who rejects a paper has answered it.
func TestARejectionPaysTheDebt(t *testing.T) {
	p := newPaper(t, "2026-02-21", "Post", "Calvonia gave Ostravia the draft on harbour dues.")
	p.document("draft on harbour dues", "draft", "", "Calvonia", "Ostravia")
	m := p.move("gave", record.Deliver, "2026-02-20", "Calvonia", "Ostravia")
	m.Document, m.ReplyOwed = "d1", p.actor("Ostravia")
	reject := func(words string) *paper {
		q := newPaper(t, "2026-03-05", "Post", "Ostravia rejected the "+words+" of Calvonia.")
		q.document(words, "draft", "", "Calvonia", "Ostravia")
		q.move("rejected", record.Reject, "2026-03-04", "Ostravia", "Calvonia").Document = "d1"
		return q
	}
	if m := build("2026-03-09", nil, p, reject("draft on harbour dues")).Moves[0]; m.ReplyOwed != "" || m.AnsweredBy == "" {
		t.Errorf("still owed by %s", m.ReplyOwed)
	}
	if m := build("2026-03-09", nil, p, reject("draft on pilot fees")).Moves[0]; m.ReplyOwed == "" {
		t.Error("the rejection of another paper pays")
	}
}

func TestDocumentsJoin(t *testing.T) {
	speaks := func(published, words, title, date string, parties ...string) *paper {
		p := newPaper(t, published, "Post", "On "+published+" the "+words+" between Calvonia and Ostravia and Lomar was on every desk.")
		p.document(words, "agreement", title, parties...).Date = date
		return p
	}
	writes := func(published, words, date string, parties ...string) *paper {
		p := newPaper(t, published, "Herald", "Somebody of Calvonia has been seen to put a "+words+" into the box.")
		p.document(words, "agreement", "", parties...).Date = date
		return p
	}
	for _, c := range []struct {
		name string
		a, b *paper
		want int
	}{
		{"kind, title and parties agree", speaks("2026-03-01", "Selm Accord", "Selm Accord", "", "Calvonia", "Ostravia"), speaks("2026-03-08", "Selm Accord", "Selm Accord", "", "Ostravia", "Calvonia"), 1},
		{"other parties", speaks("2026-03-01", "Selm Accord", "Selm Accord", "", "Calvonia", "Ostravia"), speaks("2026-03-08", "Selm Accord", "Selm Accord", "", "Ostravia", "Lomar"), 2},
		{"no parties, known", speaks("2026-03-01", "Selm Accord", "Selm Accord", ""), speaks("2026-03-08", "Selm Accord", "Selm Accord", ""), 1},
		{"known, a step further", speaks("2026-03-01", "Selm Accord", "Selm Accord", "2026-02-28", "Calvonia", "Ostravia"), speaks("2026-03-08", "Selm Accord", "Selm Accord", "2026-03-07", "Ostravia", "Calvonia"), 1},
		{"one party is told", speaks("2026-03-01", "Selm Accord", "Selm Accord", "", "Calvonia", "Ostravia"), speaks("2026-03-08", "Selm Accord", "Selm Accord", "", "Ostravia"), 1},
		{"a new one", speaks("2026-03-01", "letter on the pilots", "", "2026-02-28", "Calvonia"), writes("2026-03-08", "letter on the pilots", "2026-03-07", "Calvonia"), 2},
		{"a new one without a day", speaks("2026-03-01", "letter on the pilots", "", ""), writes("2026-03-08", "letter on the pilots", ""), 2},
		{"other dates", speaks("2026-03-01", "Selm Accord", "Selm Accord", "2020-01-01", "Calvonia", "Ostravia"), speaks("2026-03-08", "Selm Accord", "Selm Accord", "2024-01-01", "Ostravia", "Calvonia"), 2},
		{"no title", speaks("2026-03-01", "draft agreement", "", "", "Calvonia", "Ostravia"), speaks("2026-03-08", "draft agreement", "", "", "Ostravia", "Calvonia"), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "no title" { // the two papers print the same words: one origin
				other := newPaper(t, "2026-03-08", "Post", "Somebody spoke of a draft agreement that Calvonia gave to Ostravia a while ago.")
				other.document("draft agreement", "agreement", "", "Calvonia", "Ostravia")
				if l := build("2026-03-09", nil, c.a, other); len(l.Documents) != 2 {
					t.Errorf("untitled papers of two reports are joined")
				}
			}
			if l := build("2026-03-09", nil, c.a, c.b); len(l.Documents) != c.want {
				t.Errorf("there are %d documents, want %d", len(l.Documents), c.want)
			}
		})
	}
}

func TestAMoveToldTwiceIsOne(t *testing.T) {
	tell := func(outlet, day, to string) *paper {
		p := newPaper(t, "2026-02-21", outlet, outlet+" reports that Calvonia published a draft agreement on passage for Ostravia.")
		p.document("a draft agreement on passage", "draft", "draft agreement on passage", "Calvonia", "Ostravia")
		p.move("published a draft agreement", record.Publish, day, "Calvonia", to).Document = "d1"
		return p
	}
	one := build("2026-03-01", nil, tell("Post", "2026-02-20", "Ostravia"), tell("Herald", "2026-02-20", "Ostravia"))
	if len(one.Documents) != 1 || len(one.Moves) != 1 || len(one.Moves[0].Passages) != 2 {
		t.Fatalf("%d documents, %d moves %+v; want one move with two passages", len(one.Documents), len(one.Moves), one.Moves)
	}
	target := one.Moves[0].Target
	rejected := build("2026-03-01", log(decision.Decision{Kind: decision.KindReject, Target: target}), tell("Post", "2026-02-20", "Ostravia"), tell("Herald", "2026-02-20", "Ostravia"))
	if rejected.Moves[0].Ruling != Rejected {
		t.Error("a ruling on the joined move is lost")
	}
	if two := build("2026-03-01", nil, tell("Post", "2026-02-20", "Ostravia"), tell("Herald", "2026-02-21", "Ostravia")); len(two.Moves) != 2 {
		t.Errorf("moves of two days are joined: %+v", two.Moves)
	}
}
