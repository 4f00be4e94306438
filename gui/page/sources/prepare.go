package sources

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/track"
)

// view is what Prepare makes.
type view struct {
	ledger.View
	network  network
	articles map[article.ID]*story.Article
	outlets  map[string]*outlet            // by row key
	groups   map[string]*reprints          // by row key
	quotes   map[string]*story.Statement   // by row key
	tracks   map[string]*track.Record      // by row key of an outlet or a speaker
	kept     map[string]*story.Expectation // by Key
}

// outlet is one that prints, with its articles, the newest first.
type outlet struct {
	name     string
	grade    string
	articles []*story.Article
	reprints int
}

// reprints are the articles of one report in the order they were printed.
type reprints struct {
	origin *story.Article
	copies []*story.Article
}

// The filters.
func printed() string   { return lang.L("Printed by") }
func relayed() string   { return lang.L("Relayed by") }
func spoken() string    { return lang.L("Said by") }
func reprinted() string { return lang.L("Reprints") }
func reworded() string  { return lang.L("Told in other words") }

// Prepare makes the rows and the network of sources.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{
		network: networkOf(l), articles: map[article.ID]*story.Article{}, outlets: map[string]*outlet{}, groups: map[string]*reprints{},
		quotes: map[string]*story.Statement{}, tracks: map[string]*track.Record{}, kept: map[string]*story.Expectation{},
	}
	for _, x := range l.Expectations {
		v.kept[x.Key] = x
	}
	for _, r := range track.Of(l) {
		key := sourceKey(roleOutlet, r.Name)
		if r.Kind == track.Announcer {
			key = sourceKey(roleSpeaker, r.Name)
		}
		if v.tracks[key] == nil {
			v.tracks[key] = &r
		}
	}
	groups := v.gather(l.Articles)
	v.sources()
	for _, g := range groups {
		v.group(g)
	}
	for _, s := range l.Statements {
		if isReworded(s) && s.Ruling != story.Rejected {
			v.quote(s)
		}
	}
	found := map[string]bool{}
	for _, it := range v.Items {
		found[it.Groups[0]] = true
	}
	for _, g := range []string{printed(), relayed(), spoken(), reprinted(), reworded()} {
		if found[g] {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}

// gather sorts the articles by outlet and by origin, and gives the origins of which there
// are reprints.
func (v *view) gather(articles []*story.Article) []*reprints {
	byOrigin := map[article.ID]*reprints{}
	var order []*reprints
	for _, a := range articles {
		v.articles[a.ID] = a
		if a.Ruling == story.Rejected {
			continue
		}
		if a.Outlet != "" {
			key := sourceKey(roleOutlet, a.Outlet)
			o := v.outlets[key]
			if o == nil {
				o = &outlet{name: a.Outlet}
				v.outlets[key] = o
			}
			o.articles = append(o.articles, a)
			o.grade = cmp.Or(a.Reliability, o.grade)
			if a.ReprintOf != "" {
				o.reprints++
			}
		}
		g := byOrigin[a.Origin]
		if g == nil {
			g = &reprints{}
			byOrigin[a.Origin] = g
			order = append(order, g)
		}
		if a.ID == a.Origin {
			g.origin = a
		} else {
			g.copies = append(g.copies, a)
		}
	}
	for _, o := range v.outlets {
		slices.SortStableFunc(o.articles, func(a, b *story.Article) int { return cmp.Compare(b.Published, a.Published) })
	}
	return slices.DeleteFunc(order, func(g *reprints) bool { return g.origin == nil || len(g.copies) == 0 })
}

// sources makes the rows of outlets, relays and speakers, in this order.
func (v *view) sources() {
	for _, n := range v.network.nodes {
		it := ledger.Item{
			Key: n.key, Row: func() rowlist.Row { return v.row(n) }, Groups: []string{group(n.role)},
			Subject: func() *page.Subject { return graded(n.name) }, Passage: n.passage,
		}
		if o := v.outlets[n.key]; o != nil && n.role == roleOutlet {
			latest := o.articles[0]
			it.Subject = func() *page.Subject {
				s := graded(o.name)
				s.Row, s.Ledger = latest.Row, decision.OnArticle
				return s
			}
		}
		v.Add(it)
	}
}

// row is what the list shows of an outlet, relay or speaker.
func (v *view) row(n *node) rowlist.Row {
	out := rowlist.Row{Title: n.name, Detail: v.network.via(n), Right: page.StatementCount(n.statements), Tone: theme.Faint, Accent: accent(n.role)}
	if o := v.outlets[n.key]; o != nil && n.role == roleOutlet {
		out.Detail = lang.N("{{.Count}} articles", len(o.articles), map[string]any{"Count": len(o.articles)})
		if o.reprints > 0 {
			out.Detail += " · " + lang.N("{{.Count}} reprints", o.reprints, map[string]any{"Count": o.reprints})
		}
		out.Badge = lang.L("no grade")
		if o.grade != "" {
			out.Badge, out.Tone = o.grade+" · "+reliability(o.grade), theme.Accent
		}
	}
	if r := v.tracks[n.key]; r != nil {
		out.Detail += separator(out.Detail) + trackText(r)
	}
	return out
}

// graded is what keys rule on where there is nothing to accept: a source is graded.
func graded(title string) *page.Subject {
	none := &page.Act{Notice: lang.L("There is nothing to accept or reject here. An outlet is graded by Shift+A … F.")}
	return &page.Subject{Title: title, Accepts: none, Rejects: none}
}

func separator(before string) string {
	if before == "" {
		return ""
	}
	return " · "
}

func (v *view) group(g *reprints) {
	a := g.origin
	key := "origin:" + string(a.ID)
	v.groups[key] = g
	v.Add(ledger.Item{
		Key: key, Row: g.row,
		Subject: func() *page.Subject { return graded(cmp.Or(a.Headline, a.Outlet)) },
		Passage: first(a.Passages), Groups: []string{reprinted()},
	})
}

// row is what the list shows of an article and its reprints.
func (g *reprints) row() rowlist.Row {
	names := page.PrintedIn(g.origin)
	for _, c := range g.copies {
		names += " → " + page.PrintedIn(c)
	}
	return rowlist.Row{
		Title: cmp.Or(g.origin.Headline, g.origin.Outlet), Detail: names, Accent: theme.Boxed, Tone: theme.Faint,
		Badge: lang.N("1 origin, {{.Count}} prints", 1+len(g.copies), map[string]any{"Count": 1 + len(g.copies)}),
	}
}

func (v *view) quote(s *story.Statement) {
	key := "quote:" + s.Key
	v.quotes[key] = s
	v.Add(ledger.Item{
		Key: key, Row: func() rowlist.Row { return quoteRow(s) },
		Subject: func() *page.Subject { return statements.Subject(s) }, Passage: s.Passages[0], Groups: []string{reworded()},
	})
}

func quoteRow(s *story.Statement) rowlist.Row {
	out := rowlist.Row{
		Title: statements.Title(s), Detail: "“" + page.OneLine(s.Content) + "”", Right: statements.When(s), Accent: theme.Boxed, Tone: theme.Faint,
		Badge: lang.N("{{.Count}} wordings", 1+len(s.Variants), map[string]any{"Count": 1 + len(s.Variants)}), Mark: ledger.Mark(s.Ruling),
	}
	if s.Credibility != "" {
		out.Badge, out.Tone = s.Credibility+" · "+credibility(s.Credibility), theme.Accent
	}
	return out
}

// isReworded says whether a statement is told in other words elsewhere.
func isReworded(s *story.Statement) bool {
	return slices.ContainsFunc(s.Variants, func(v story.Variant) bool { return page.OneLine(v.Words) != page.OneLine(s.Content) })
}

func first(passages []story.Passage) story.Passage {
	if len(passages) == 0 {
		return story.Passage{}
	}
	return passages[0]
}

func accent(r role) fyne.ThemeColorName {
	if r == roleOutlet {
		return theme.Accent
	}
	return theme.Boxed
}

func group(r role) string {
	switch r {
	case roleOutlet:
		return printed()
	case roleSpeaker:
		return spoken()
	}
	return relayed()
}

// trackText says a track record in a few words: how many of those settled were kept. There
// is no percentage under track.Enough cases.
func trackText(r *track.Record) string {
	settled := r.Settled() - len(r.Ambiguous)
	if settled == 0 {
		return lang.N("{{.Count}} announced, none settled", r.All(), map[string]any{"Count": r.All()})
	}
	values := map[string]any{"Kept": len(r.Kept), "Of": settled}
	if settled < track.Enough {
		return lang.L("{{.Kept}} of {{.Of}} announced came so", values)
	}
	values["Share"] = fmt.Sprintf("%d %%", (200*len(r.Kept)+settled)/(2*settled))
	return lang.L("{{.Kept}} of {{.Of}} announced came so ({{.Share}})", values)
}
