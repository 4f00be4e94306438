package actors

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/fuzzy"
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/series"
)

// view is what Prepare makes.
type view struct {
	ledger.View
	all      []*story.Actor // the most mentioned first
	folded   []string       // of all, their names to look one up by
	actors   map[string]*story.Actor
	articles map[article.ID]*story.Article
	said     map[string][]*story.Statement // by Actor key, the newest first
	dealings map[string][]dealing
	joined   map[string][]decision.Decision // by Actor key, who was joined to it by the analyst
}

// dealing is what passed between an actor and another.
type dealing struct {
	with     string // Actor key
	acts     int    // reported acts, once for each origin
	mean     float64
	last     string // day
	passages []story.Passage
}

// Prepare makes the rows.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{
		actors: map[string]*story.Actor{}, articles: map[article.ID]*story.Article{}, said: map[string][]*story.Statement{},
		dealings: dealings(p.Context.Shared.Pairs(l)), joined: joined(l.Rulings, l.Actors),
	}
	for _, a := range l.Articles {
		v.articles[a.ID] = a
	}
	for _, s := range l.Statements {
		if s.Speaker != "" && s.Ruling != story.Rejected {
			v.said[s.Speaker] = append(v.said[s.Speaker], s)
		}
	}
	for _, said := range v.said {
		slices.SortStableFunc(said, func(a, b *story.Statement) int { return cmp.Compare(when(b), when(a)) })
	}
	v.all = slices.Clone(l.Actors)
	slices.SortStableFunc(v.all, func(a, b *story.Actor) int { return b.Mentions - a.Mentions })
	speakers := page.Speakers(l)
	types := map[string]int{}
	for _, a := range v.all {
		v.actors[a.Key] = a
		v.folded = append(v.folded, fuzzy.Fold(strings.Join(append([]string{a.Name}, a.Aliases...), " ")))
		it := ledger.Item{
			Key: a.Key,
			Row: func() rowlist.Row {
				return rowlist.Row{
					Mark: ledger.Mark(a.Ruling), Dim: a.Ruling == story.Rejected, Title: a.Name, Detail: summary(a),
					Right: mentions(a.Mentions), Badge: page.ActorWord(a.Type), Tone: theme.Faint, Accent: page.SpeakerColour(speakers, a.Key),
				}
			},
			Subject: func() *page.Subject { return Subject(a) }, Passage: a.Passages[0], Groups: []string{typeGroup(a.Type)},
		}
		if a.Statements > 0 {
			it.Groups = append(it.Groups, speaking())
		}
		for _, g := range it.Groups {
			types[g]++
		}
		v.Add(it)
	}
	v.Groups = ledger.ByCount(types, len(types))
	return v
}

// speaking is the filter of those who say something.
func speaking() string { return lang.L("Speakers") }

// Subject is what keys rule on when an actor is selected.
func Subject(a *story.Actor) *page.Subject {
	return &page.Subject{
		Row: a.Row, Ledger: decision.OnActor, Title: a.Name,
		Fields: []page.Field{
			{Name: "name", Label: lang.L("Name"), Value: a.Name},
			{Name: "type", Label: lang.L("Kind (person, organisation, polity, place, group, role)"), Value: string(a.Type)},
			{Name: "country", Label: lang.L("Country (three letters)"), Value: a.Country},
		},
	}
}

// joined gives for each actor, by Key, the rulings in force that joined others to it. A
// ruling names it by Key or by name.
func joined(rulings []decision.Decision, actors []*story.Actor) map[string][]decision.Decision {
	keys := map[string]string{}
	for _, a := range actors {
		keys[a.Name] = a.Key
	}
	keyOf := func(who string) string { return cmp.Or(keys[who], who) }
	out := map[string][]decision.Decision{}
	for _, d := range rulings {
		if d.Target.Record != decision.OnActor || d.Target.Part == "" {
			continue
		}
		switch d.Kind {
		case decision.KindMerge:
			out[keyOf(d.Value)] = append(out[keyOf(d.Value)], d)
		case decision.KindSplit:
			for into, was := range out {
				out[into] = slices.DeleteFunc(was, func(m decision.Decision) bool {
					return m.Target.Part == d.Target.Part && (d.Value == "" || keyOf(d.Value) == into)
				})
			}
		}
	}
	return out
}

// dealings turns the series of pairs into what each actor did and what was done to it.
func dealings(pairs []series.Pair) map[string][]dealing {
	out := map[string][]dealing{}
	add := func(who, with string, p series.Pair) {
		i := slices.IndexFunc(out[who], func(d dealing) bool { return d.with == with })
		if i < 0 {
			out[who] = append(out[who], dealing{with: with})
			i = len(out[who]) - 1
		}
		d := &out[who][i]
		all := float64(d.acts)*d.mean + float64(p.Overview.Points)*p.Overview.Mean
		if d.acts += p.Overview.Points; d.acts > 0 {
			d.mean = all / float64(d.acts)
		}
		d.last = max(d.last, p.Overview.Last)
		for _, day := range p.Days {
			for _, pt := range day.Points {
				d.passages = append(d.passages, pt.Passages...)
			}
		}
	}
	for _, p := range pairs {
		if p.From != p.To {
			add(p.From, p.To, p)
			add(p.To, p.From, p)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b dealing) int { return cmp.Or(b.acts-a.acts, cmp.Compare(a.with, b.with)) })
	}
	return out
}

// summary says who an actor is: offices, or other names.
func summary(a *story.Actor) string {
	var parts []string
	for _, r := range a.Roles {
		if s := office(r); !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 && len(a.Aliases) > 0 {
		parts = append(parts, lang.L("also {{.Names}}", map[string]any{"Names": strings.Join(a.Aliases, ", ")}))
	}
	if a.Country != "" {
		parts = append(parts, a.Country)
	}
	return strings.Join(parts, " · ")
}

// office says a role.
func office(r story.ActorRole) string {
	if r.Of == "" {
		return r.Title
	}
	return r.Title + ", " + r.Of
}

func when(s *story.Statement) string { return cmp.Or(s.From, s.Printed) }

func mentions(n int) string {
	return lang.N("{{.Count}} mentions", n, map[string]any{"Count": n})
}

// typeGroup is the filter of a type.
func typeGroup(t record.ActorType) string {
	switch t {
	case record.Person:
		return lang.L("People")
	case record.Organisation:
		return lang.L("Organisations")
	case record.Polity:
		return lang.L("States")
	case record.Group:
		return lang.L("Groups")
	case record.Role:
		return lang.L("Unnamed offices")
	}
	return string(t)
}
