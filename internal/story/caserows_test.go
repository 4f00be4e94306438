package story_test

import (
	"fmt"
	"strconv"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// rowsOf gives all rows of ledgers in the compact form. Articles stand by the names
// given, actors by their names, other rows by their words.
func rowsOf(l *story.Ledgers, names map[article.ID]string) []row {
	c := compact{names: names, called: map[string]string{}}
	for _, a := range l.Actors {
		c.called[a.Key] = a.Name
	}
	for _, s := range l.Statements {
		c.called[s.Key] = s.Content
	}
	for _, d := range l.Documents {
		c.called[d.Key] = d.Title
	}
	for _, m := range l.Moves {
		c.called[m.Key] = string(m.Move) + ", " + c.names[m.Target.Article]
	}
	c.sources(l)
	c.announced(l)
	c.papers(l)
	return c.out
}

type compact struct {
	names  map[article.ID]string
	called map[string]string // Key of a row -> how other rows name it
	out    []row
}

// start begins a row with what all ledgers have in common.
func (c *compact) start(kind string, r story.Row) row {
	out := row{kind: kind, target: r.Target, at: map[string]decision.Target{}}
	seen := map[article.ID]bool{}
	for _, p := range r.Passages {
		if !seen[p.Article] {
			seen[p.Article] = true
			out.add("in", c.names[p.Article])
			out.at[c.names[p.Article]] = decision.Target{Article: p.Article, Record: r.Target.Record, Selector: text.Selector{Span: p.Span, Exact: p.Text}}
		}
	}
	out.add("origins", strconv.Itoa(r.Origins))
	out.add("ruling", string(r.Ruling))
	out.add("dropped in", c.names[r.DroppedIn])
	return out
}

func (c *compact) end(r row) { c.out = append(c.out, r) }

// each adds one field for each key of a row.
func (c *compact) each(r *row, field string, keys []string) {
	for _, k := range keys {
		r.add(field, c.called[k])
	}
}

func (c *compact) passage(p story.Passage) string {
	if p.Text == "" {
		return ""
	}
	return c.names[p.Article] + ", " + p.Text
}

// sources gives the ledgers of who says what: articles, actors, statements.
func (c *compact) sources(l *story.Ledgers) {
	for _, a := range l.Articles {
		r := c.start("article", a.Row)
		r.say(c.names[a.ID])
		r.add("headline", a.Headline)
		r.add("outlet", a.Outlet)
		r.add("agency", a.Agency)
		r.add("day", a.Published)
		r.add("reprint of", c.names[a.ReprintOf])
		r.add("version of", c.names[a.VersionOf])
		r.add("superseded by", c.names[a.SupersededBy])
		for _, chain := range a.Chains {
			words := ""
			for i, k := range chain.Links {
				if i > 0 {
					words += " < "
				}
				words += k.Name
			}
			r.add("chain", words)
		}
		c.end(r)
	}
	for _, a := range l.Actors {
		r := c.start("actor", a.Row)
		r.say(a.Name, string(a.Type))
		for _, x := range a.Aliases {
			r.add("alias", x)
		}
		for _, x := range a.Roles {
			title := x.Title
			if x.Of != "" {
				title += ", " + x.Of
			}
			r.add("role", title)
			if x.From != "" {
				title += " " + days(x.From, x.To)
			}
			if x.Successor != "" {
				title += ", then " + c.called[x.Successor]
			}
			if x.Until != "" {
				title += ", over by " + x.Until + ": " + c.passage(*x.Ended)
			}
			r.add("term", title)
		}
		r.add("statements", strconv.Itoa(a.Statements))
		c.end(r)
	}
	for _, s := range l.Statements {
		r := c.start("statement", s.Row)
		r.say(s.Name, string(s.Kind))
		if s.Denies {
			r.say("denies")
		}
		if s.Speaker == "" {
			r.say("unnamed")
		}
		r.add("cue", s.Cue)
		r.add("says", s.Content)
		r.add("on", days(s.From, s.To))
		r.add("medium", s.Medium)
		r.add("venue", s.Venue)
		for _, v := range s.Via {
			r.add("via", v)
		}
		for _, v := range s.Variants {
			r.add("variant", v.Words)
		}
		r.add("articles", strconv.Itoa(s.Reprinted))
		r.add("rejects", c.called[s.Rejects])
		r.add("within", c.called[s.Within])
		c.end(r)
	}
}

// announced gives the ledgers of what happens and is to happen: times, events,
// expectations, signals.
func (c *compact) announced(l *story.Ledgers) {
	for _, t := range l.Times {
		r := c.start("time", t.Row)
		r.say(t.Text)
		r.add("days", days(t.From, t.To))
		r.add("anchor", string(t.Anchor))
		c.end(r)
	}
	for _, e := range l.Events {
		r := c.start("event", e.Row)
		r.say(e.Type, e.Factuality, e.Tense)
		r.add("word", e.Trigger)
		r.add("score", fmt.Sprint(e.Score))
		c.each(&r, "by", e.Actors)
		c.each(&r, "to", e.Recipients)
		r.add("on", days(e.From, e.To))
		r.add("outcome", e.Outcome)
		r.add("says", c.called[e.AccordingTo])
		r.add("text", e.Passages[0].Text)
		c.end(r)
	}
	for _, x := range l.Expectations {
		r := c.start("expectation", x.Row)
		r.say(x.Title, x.Type)
		for _, p := range x.Passages {
			r.add("text", p.Text)
		}
		c.each(&r, "of", x.Actors)
		r.add("by", x.By)
		r.add("announced", x.AnnouncedOn)
		r.add("window", days(x.From, x.To))
		r.add("likely", x.Likelihood.Text)
		r.add("if", x.Condition.Text)
		r.add("status", string(x.Status))
		for i, p := range x.Proposals {
			words := string(p.Status) + ", " + c.passage(p.Passage)
			if i == 0 {
				r.add("first proposal", words)
			}
			r.add("proposal", words)
		}
		if x.Proof != nil {
			r.add("proof", c.passage(*x.Proof))
		}
		c.end(r)
	}
	for _, g := range l.Signals {
		r := c.start("signal", g.Row)
		r.say(g.Direction)
		r.add("from", c.called[g.From])
		r.add("to", c.called[g.To])
		r.add("on", g.Day)
		r.add("score", fmt.Sprint(g.Score))
		r.add("text", g.Passages[0].Text)
		c.end(r)
	}
}

// papers gives the ledgers of documents, moves and conflicts, and the decisions that
// found no row.
func (c *compact) papers(l *story.Ledgers) {
	for _, d := range l.Documents {
		r := c.start("document", d.Row)
		r.say(d.Title)
		r.add("kind", d.Kind)
		c.each(&r, "of", d.Parties)
		r.add("date", d.Date)
		c.end(r)
	}
	for _, m := range l.Moves {
		r := c.start("move", m.Row)
		r.say(string(m.Move), m.Factuality)
		r.add("verb", m.Verb)
		r.add("paper", m.Title)
		c.each(&r, "by", m.By)
		c.each(&r, "to", m.To)
		r.add("on", days(m.From, m.ToDay))
		r.add("answers", c.called[m.Answers])
		r.add("owed by", c.called[m.ReplyOwed])
		r.add("answered by", c.called[m.AnsweredBy])
		r.add("text", m.Passages[0].Text)
		c.end(r)
	}
	for _, k := range l.Conflicts {
		r := c.start("conflict", k.Row)
		r.say(k.Kind)
		r.add("side", c.passage(k.A))
		r.add("side", c.passage(k.B))
		r.add("explained by", k.ExplainedBy)
		r.add("note", k.Note.String())
		r.add("verdict", k.Verdict)
		c.end(r)
	}
	for _, d := range l.Unanchored {
		r := row{kind: "unanchored"}
		r.say(string(d.Kind), d.Value)
		c.end(r)
	}
}

// days gives a range of days, or the one day of it.
func days(from, to string) string {
	switch {
	case from == to:
		return from
	case to == "":
		return from + "/.."
	}
	return from + "/" + to
}
