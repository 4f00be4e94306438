package sources

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/track"
)

// mostArticles is the number of articles listed of one outlet.
const mostArticles = 8

// detail shows the selected source, group of reprints or statement.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	key := it.Key
	if g := p.view.groups[key]; g != nil {
		return p.groupDetail(g)
	}
	if s := p.view.quotes[key]; s != nil {
		return p.quoteDetail(s)
	}
	box := container.NewVBox(page.Close(page.Strong(it.Row().Title), page.Caption(it.Row().Detail)))
	if o := p.view.outlets[key]; o != nil {
		box.Add(p.grades(reliabilities, o.grade, reliability, reliabilityWhy, func(grade string) { p.decideGrade(o.name, grade, o.grade, o.articles[0].Target) }))
	}
	if r := p.view.tracks[key]; r != nil {
		box.Add(p.track(r))
	}
	if o := p.view.outlets[key]; o != nil {
		box.Add(p.articlesOf(o))
	}
	return box
}

// grades offers every grade with what it means; the one that stands is marked.
func (p *Page) grades(all, stands string, word, why func(string) string, give func(string)) fyne.CanvasObject {
	lines := []fyne.CanvasObject{page.Strong(lang.L("Grade (Admiralty code)"))}
	for _, r := range all {
		grade := string(r)
		b := widget.NewButton(grade, func() {
			give(grade)
			p.Context.Refocus()
		})
		b.Importance = widget.LowImportance
		says := word(grade) + " – " + why(grade)
		var words fyne.CanvasObject = page.Body(says)
		if grade == stands {
			b.Importance = widget.HighImportance
			words = page.Strong("✓ " + says)
		}
		lines = append(lines, container.NewBorder(nil, nil, b, nil, words))
	}
	return page.Close(lines...)
}

// track shows what came of what a source announced, in counts; every count leads to its
// first case.
func (p *Page) track(r *track.Record) fyne.CanvasObject {
	lines := []fyne.CanvasObject{page.Strong(lang.L("Track record")), page.Caption(trackText(r))}
	for _, c := range []struct {
		words string
		cases track.Cases
	}{
		{lang.L("came as announced"), r.Kept}, {lang.L("came later"), r.Slipped}, {lang.L("came otherwise"), r.Otherwise},
		{lang.L("cancelled, denied or annulled"), r.Dropped}, {lang.L("too uncertain to say"), r.Ambiguous},
		{lang.L("still open"), r.Open}, {lang.L("overdue"), r.Overdue}, {lang.L("of these an outcome is proposed for"), r.Proposed},
	} {
		if len(c.cases) == 0 {
			continue
		}
		words := fmt.Sprintf("%d  %s", len(c.cases), c.words)
		if x := p.view.kept[c.cases[0]]; x != nil {
			words += ": " + page.Clip(page.OneLine(x.Title), 60)
		}
		if len(c.cases) > 1 {
			words += " …"
		}
		lines = append(lines, page.Line(words, lang.L("Go"), func() { p.Context.Go(page.Route{Page: page.Expectations, Row: c.cases[0]}) }))
	}
	for _, b := range r.Calibration {
		lines = append(lines, page.Caption(lang.L("Said to be {{.Word}}: {{.Share}} came so.", map[string]any{"Word": b.Name, "Share": b.Share()})))
	}
	return page.Close(lines...)
}

func (p *Page) articlesOf(o *outlet) fyne.CanvasObject {
	lines := []fyne.CanvasObject{page.Strong(lang.N("{{.Count}} articles", len(o.articles), map[string]any{"Count": len(o.articles)}))}
	for _, a := range o.articles[:min(mostArticles, len(o.articles))] {
		words := a.Published[:min(len(a.Published), len("2006-01-02"))] + "  " + cmp.Or(a.Headline, lang.L("without a headline"))
		if from := p.view.articles[a.ReprintOf]; from != nil {
			words += " · " + lang.L("a reprint of {{.Origin}}", map[string]any{"Origin": page.PrintedIn(from)})
		}
		lines = append(lines, page.Line(words, lang.L("Go"), func() { p.Context.Go(page.Route{Page: page.Articles, Row: a.Key}) }))
	}
	if more := len(o.articles) - mostArticles; more > 0 {
		lines = append(lines, page.Caption(lang.N("and {{.Count}} more on the page of articles", more, map[string]any{"Count": more})))
	}
	return page.Close(lines...)
}

// groupDetail shows the prints of one report with how much each has of the origin.
func (p *Page) groupDetail(g *reprints) fyne.CanvasObject {
	p.compareAll(g)
	box := container.NewVBox(page.Close(
		page.Strong(cmp.Or(g.origin.Headline, g.origin.Outlet)),
		page.Caption(lang.L("One origin: these prints count once, however many there are.")),
	))
	show := func(words string, a *story.Article) fyne.CanvasObject {
		return page.Line(words, lang.L("Show"), func() { p.Context.Open(first(a.Passages)) })
	}
	box.Add(show(lang.L("Origin: {{.Where}}", map[string]any{"Where": page.PrintedIn(g.origin)}), g.origin))
	for _, a := range g.copies {
		lines := []fyne.CanvasObject{show(lang.L("Reprint: {{.Where}}", map[string]any{"Where": page.PrintedIn(a)}), a)}
		c := p.compared[a.ID]
		switch {
		case c == nil || c.words == 0 && c.err == nil:
			lines = append(lines, page.Caption(lang.L("Comparing…")))
		case c.err != nil:
			lines = append(lines, page.Caption(lang.L("It could not be compared.")))
		default:
			lines = append(lines, page.Caption(lang.L("{{.Shared}} of its {{.Words}} words stand in the origin.", map[string]any{"Shared": c.shared, "Words": c.words})))
			for _, ch := range c.changes[:min(mostChanges, len(c.changes))] {
				lines = append(lines, page.Caption(changeText(ch)))
			}
			if more := len(c.changes) - mostChanges; more > 0 {
				lines = append(lines, page.Caption(lang.N("and {{.Count}} more differences", more, map[string]any{"Count": more})))
			}
		}
		box.Add(page.Close(lines...))
	}
	return box
}

func changeText(c change) string {
	gone, fresh := "“"+page.Clip(page.OneLine(c.gone), 80)+"”", "“"+page.Clip(page.OneLine(c.fresh), 80)+"”"
	switch {
	case c.gone == "":
		return lang.L("new: {{.Words}}", map[string]any{"Words": fresh})
	case c.fresh == "":
		return lang.L("left out: {{.Words}}", map[string]any{"Words": gone})
	}
	return lang.L("{{.New}} in place of {{.Old}}", map[string]any{"New": fresh, "Old": gone})
}

// quoteDetail shows each wording of a statement beside the first, with what differs lit.
func (p *Page) quoteDetail(s *story.Statement) fyne.CanvasObject {
	box := container.NewVBox(page.Close(page.Strong(statements.Title(s)), page.Caption(statements.When(s))))
	card := func(where string, words fyne.CanvasObject, at story.Passage) fyne.CanvasObject {
		return container.NewVBox(page.Line(where, lang.L("Show"), func() { p.Context.Open(at) }), words)
	}
	for _, v := range s.Variants {
		if page.OneLine(v.Words) == page.OneLine(s.Content) {
			box.Add(page.Caption(lang.L("Word for word in {{.Where}}.", map[string]any{"Where": p.where(v.Passage)})))
			continue
		}
		inA, inB := page.Differences(s.Content, v.Words)
		box.Add(container.NewGridWithColumns(2,
			card(p.where(s.Passages[0]), page.Lit(s.Content, inA), s.Passages[0]),
			card(p.where(v.Passage), page.Lit(v.Words, inB), v.Passage),
		))
	}
	box.Add(p.grades(credibilities, s.Credibility, credibility, credibilityWhy, func(grade string) { p.decideGrade(statementTitle(s), grade, s.Credibility, s.Target) }))
	return box
}

// where says where a passage was printed.
func (p *Page) where(at story.Passage) string {
	if a := p.view.articles[at.Article]; a != nil {
		return page.PrintedIn(a)
	}
	return ""
}
