package reading

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/record"
)

// lines gives the records of a Reading in a compact form, one a line, fields parted
// by " | ". Actors stand by name, times and statements by their words.
func lines(r record.Reading) []string {
	l := lister{r: r, actors: map[string]string{}, times: map[string]string{}, documents: map[string]string{}, mentions: map[string]string{}}
	for _, a := range r.Actors {
		l.actors[a.ID] = a.Name
	}
	for _, m := range r.Mentions {
		l.mentions[m.ID] = m.Text
		if name := l.actors[m.Actor]; name != "" {
			l.mentions[m.ID] = l.named(actor.Expand([]string{m.Actor}, r.Actors), l.actors)
		}
	}
	for _, t := range r.Times {
		l.times[t.ID] = t.Text
	}
	for _, d := range r.Documents {
		l.documents[d.ID] = l.text(d.Start, d.End)
	}
	l.front()
	for _, a := range r.Actors {
		fields := []string{a.Name, string(a.Type)}
		for _, role := range a.Roles {
			fields = append(fields, strings.Join(nonEmpty(role.Title, role.Of), ", "))
		}
		l.add("actor", fields...)
	}
	l.rows()
	return l.out
}

type lister struct {
	r                                  record.Reading
	actors, times, documents, mentions map[string]string
	out                                []string
}

func (l *lister) add(kind string, fields ...string) {
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	l.out = append(l.out, kind+" | "+strings.Join(fields, " | "))
}

func (l *lister) text(start, end int) string {
	return strings.Join(strings.Fields(string([]rune(l.r.Article.Text)[start:end])), " ")
}

func (l *lister) named(ids []string, names map[string]string) string {
	var out []string
	for _, id := range ids {
		out = append(out, names[id])
	}
	return strings.Join(out, ", ")
}

func (l *lister) front() {
	a := l.r.Article
	for _, f := range [][2]string{
		{"headline", a.Headline.Text}, {"published", a.Published}, {"outlet", a.Outlet}, {"agency", a.Agency},
		{"byline", a.Byline}, {"dateline", strings.Join(nonEmpty(a.Dateline.Place, a.Dateline.Date), ", ")},
	} {
		if f[1] != "" {
			l.add(f[0], f[1])
		}
	}
}

func (l *lister) rows() {
	r := l.r
	for _, t := range r.Times {
		fields := []string{t.Text, t.Value, days(t.From, t.To), string(t.Anchor)}
		for _, x := range t.Readings {
			mark := ""
			if x.Chosen {
				mark = "*"
			}
			fields = append(fields, mark+strings.Join(nonEmpty(string(x.Anchor), string(x.Week), days(x.From, x.To)), " "))
		}
		l.add("time", fields...)
	}
	for _, s := range r.Statements {
		var content []string
		for _, c := range s.Content {
			content = append(content, strings.Join(strings.Fields(c.Text), " "))
		}
		source := s.Source.Text
		if name := l.actors[s.Source.Actor]; name != "" {
			source = name
		}
		flags := []string{string(s.Kind)}
		if s.Denies {
			flags = append(flags, "denies")
		}
		for _, f := range [][2]string{{"within", s.Within}, {"same as", s.SameAs}, {"rejects", s.Rejects}} {
			if f[1] != "" {
				flags = append(flags, f[0]+" "+f[1])
			}
		}
		l.add("statement", source, s.Cue.Text, strings.Join(content, " / "), days(s.Said.From, s.Said.To),
			strings.Join(flags, ", "), strings.Join(nonEmpty(s.Medium, s.Venue), ", "), strings.Join(s.Via, ", "))
		if !s.Asked.Empty() {
			l.add("asked", l.text(s.Asked.Start, s.Asked.End))
		}
	}
	for _, e := range r.Events {
		l.add("event", e.Type, e.Trigger.Text, l.named(e.Actors, l.mentions), l.named(e.Recipients, l.mentions),
			days(e.From, e.To), strings.Join(nonEmpty(e.Factuality, e.Tense, e.Outcome), " "))
	}
	for _, x := range r.Expectations {
		l.add("expectation", l.named(x.Actors, l.actors), days(x.From, x.To), x.Likelihood.Text, x.Condition.Text,
			l.actors[x.AnnouncedBy], x.AnnouncedOn)
	}
	for _, d := range r.Documents {
		l.add("document", d.Kind, l.documents[d.ID], l.named(d.Parties, l.actors), d.Date, d.Title)
		for _, t := range d.Terms {
			l.add("term", l.documents[d.ID], l.text(t.Start, t.End))
		}
		for _, m := range d.Mentions {
			l.add("again", l.documents[d.ID], m.Text)
		}
	}
	for _, m := range r.Moves {
		owed := ""
		if m.ReplyOwed != "" {
			owed = "owed by " + l.actors[m.ReplyOwed]
		}
		l.add("move", string(m.Move), l.documents[m.Document], l.named(m.By, l.actors), l.named(m.To, l.actors),
			days(m.From, m.ToDay), m.Factuality, l.documents[m.Answers], owed)
	}
	for _, c := range r.Chains {
		var names []string
		for _, k := range c.Links {
			names = append(names, k.Name)
		}
		l.add("chain", strings.Join(names, " < "))
	}
	for _, k := range r.Conflicts {
		l.add("conflict", k.Kind, l.text(k.Start, k.End), l.text(k.Other.Start, k.Other.End), k.ExplainedBy)
	}
	for _, g := range r.Signals {
		l.add("signal", g.Direction, l.text(g.Start, g.End), l.actors[g.From], l.actors[g.To])
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

func nonEmpty(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}
