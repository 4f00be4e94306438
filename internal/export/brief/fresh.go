package brief

import (
	"cmp"
	"slices"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/news"
)

// fresh tells what is new: how expectations changed, what is announced, what outcomes are
// proposed, what is in dispute, and which articles came in. New utterances have a section
// of their own.
func (b *builder) fresh(s *Section) {
	n := b.o.News
	if n == nil {
		return
	}
	if n.IsEmpty() {
		s.Lead = b.say(leadNothing)
		return
	}
	if len(n.Articles)+len(n.Statements) > 0 {
		s.Lead = b.say(leadCame, b.count(countArticles, len(n.Articles)), b.count(countStatements, len(n.Statements)))
	}
	for _, c := range n.Changed {
		s.add(&c.Is.Row, b.changed(c)...)
	}
	for _, x := range n.Announced {
		s.add(&x.Row, b.told(b.say(newAnnounced, quoted(x.Passages[0].Text)), &x.Row, x.Passages[0]))
	}
	for _, p := range n.Proposed {
		x := p.Expectation
		words := b.say(newProposed, quoted(x.Passages[0].Text), b.became(p.Proposal.Status), quoted(p.Proposal.Passage.Text))
		s.add(&x.Row, b.told(words, &x.Row, x.Passages[0], p.Proposal.Passage))
	}
	for _, k := range n.Conflicts {
		s.add(&k.Row, b.told(b.say(newDisagreement, b.disagreement(k.Kind), quoted(k.A.Text), quoted(k.B.Text)), &k.Row, k.A, k.B))
	}
	for _, a := range n.Articles {
		if len(a.Passages) == 0 {
			continue
		}
		kind := newArticle
		if a.ReprintOf != "" {
			kind = newReprint
		}
		words := b.say(kind, b.printed(a.Passages[0]), quoted(cmp.Or(a.Headline, a.Passages[0].Text)))
		s.add(&a.Row, b.told(words, &a.Row, a.Passages[0]))
	}
	if most := b.o.Most; most > 0 && len(s.Paragraphs) > most {
		left := len(s.Paragraphs) - most
		s.Paragraphs = s.Paragraphs[:most]
		b.more(s, left)
	}
}

// changed tells in what an expectation stands otherwise.
func (b *builder) changed(c news.Changed) []Sentence {
	is, was := c.Is, c.Was
	out := []Sentence{}
	say := func(words string, at ...story.Passage) {
		out = append(out, b.told(words, &is.Row, at...))
	}
	first := is.Passages[0]
	about := quoted(first.Text)
	for _, f := range c.Fields {
		switch f {
		case news.Status:
			say(b.say(nowStatus, about, string(is.Status), string(was.Status)), first)
		case news.Window:
			say(b.say(nowWindow, about, cmp.Or(b.on(is.From, is.To), b.say(undated)), cmp.Or(b.on(was.From, was.To), b.say(undated))), first)
		case news.Condition:
			if is.Condition.Text != "" {
				say(b.say(nowConditioned, about, quoted(is.Condition.Text)), is.Condition)
			} else {
				say(b.say(nowUnconditioned, about), first)
			}
		case news.Ruling:
			if slices.Contains(c.Fields, news.Status) {
				continue // an outcome that was ruled on says it
			}
			kind := nowOpen
			switch is.Ruling {
			case story.Accepted:
				kind = nowAccepted
			case story.Rejected:
				kind = nowRejected
			}
			say(b.say(kind, about), first)
		case news.Announced:
			var again []story.Passage
			for _, p := range is.Passages {
				if !slices.ContainsFunc(was.Passages, func(q story.Passage) bool { return p.Article == q.Article && p.Span == q.Span }) {
					again = append(again, p)
				}
			}
			if len(again) > 0 {
				say(b.say(nowAgain, about), again...)
			}
		}
	}
	return out
}
