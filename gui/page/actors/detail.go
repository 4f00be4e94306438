package actors

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
)

// The most lines of a kind that are shown at once.
const (
	mostStatements = 6
	mostDealings   = 8
	mostPassages   = 12
)

// about shows what is known of an actor.
func (p *Page) about(a *story.Actor) fyne.CanvasObject {
	box := container.NewVBox()
	section := func(title string, lines ...fyne.CanvasObject) {
		if len(lines) > 0 {
			box.Add(page.Close(append([]fyne.CanvasObject{page.Strong(title)}, lines...)...))
		}
	}
	section(a.Name, page.Caption(facts(a)))
	section(lang.L("Offices"), p.offices(a)...)
	section(lang.L("Names"), p.names(a)...)
	section(lang.L("Joined by you"), p.joinedTo(a)...)
	section(lang.L("With whom"), p.dealings(a)...)
	section(page.StatementCount(len(p.view.said[a.Key])), p.statements(a)...)
	return box
}

// facts says in a line what an actor is.
func facts(a *story.Actor) string {
	parts := []string{page.ActorWord(a.Type)}
	if a.Country != "" {
		parts = append(parts, a.Country)
	}
	articles := lang.N("in {{.Count}} articles", len(a.Passages), map[string]any{"Count": len(a.Passages)})
	origins := lang.N("{{.Count}} independent origins", a.Origins, map[string]any{"Count": a.Origins})
	return strings.Join(append(parts, mentions(a.Mentions), articles, origins), " · ")
}

func (p *Page) shown(words string, at story.Passage) fyne.CanvasObject {
	return page.Line(words, lang.L("Show"), func() { p.Context.Open(at) })
}

// offices are the roles with the days between which articles give them.
func (p *Page) offices(a *story.Actor) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, r := range a.Roles {
		words := office(r)
		switch {
		case r.From == "":
			words += " · " + lang.L("in the past")
		case r.From == r.To:
			words += " · " + r.From
		default:
			words += " · " + page.Days(r.From, r.To)
		}
		if r.Until != "" {
			words += " · " + lang.L("over by {{.Day}}", map[string]any{"Day": r.Until})
		}
		if next := p.view.actors[r.Successor]; next != nil {
			words += " · " + lang.L("then {{.Name}}", map[string]any{"Name": next.Name})
		}
		out = append(out, p.shown(words, r.Passage))
		if r.Ended != nil {
			out = append(out, p.shown(lang.L("It ended: “{{.Words}}”", map[string]any{"Words": page.Clip(page.OneLine(r.Ended.Text), 60)}), *r.Ended))
		}
	}
	return out
}

// names are the words that articles call an actor by, each with its passages; the one
// that is lit is marked.
func (p *Page) names(a *story.Actor) []fyne.CanvasObject {
	var order []string
	at, lines := map[string][]int{}, map[string]string{} // there may be thousands of few words
	for i, passage := range a.Passages {
		words, known := lines[passage.Text]
		if !known {
			words = page.OneLine(passage.Text)
			lines[passage.Text] = words
		}
		if at[words] == nil {
			order = append(order, words)
		}
		at[words] = append(at[words], i)
	}
	var out []fyne.CanvasObject
	for _, words := range order {
		for n, i := range at[words] {
			if len(out) == mostPassages {
				more := len(a.Passages) - mostPassages
				return append(out, page.Caption(lang.N("and {{.Count}} more passages; Enter goes through them all", more, map[string]any{"Count": more})))
			}
			mark := "   "
			if i == p.at {
				mark = "→ "
			}
			said := "“" + page.Clip(words, 60) + "”"
			if n > 0 {
				said = lang.L("also")
			}
			passage := a.Passages[i]
			out = append(out, page.Line(mark+said+" · "+p.view.printedIn(passage), lang.L("Show"), func() {
				p.at = i
				p.Context.Open(passage)
				p.Redetail()
			}))
		}
	}
	var rest []string
	for _, name := range a.Aliases {
		if !slices.Contains(order, name) {
			rest = append(rest, name)
		}
	}
	if len(rest) > 0 {
		out = append(out, page.Caption(lang.L("Also called: {{.Names}}", map[string]any{"Names": strings.Join(rest, ", ")})))
	}
	return out
}

func (p *Page) joinedTo(a *story.Actor) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, d := range p.view.joined[a.Key] {
		out = append(out, page.Body(lang.L("{{.Name}}, since {{.Day}}", map[string]any{"Name": nameOf(d.Target.Part), "Day": d.At.Format("2006-01-02")})))
	}
	return out
}

// nameOf says the name in the Key of an actor that is no row any more.
func nameOf(key string) string {
	name := strings.TrimPrefix(key, "actor:")
	for _, kind := range []string{"role:", "group:"} {
		if rest, ok := strings.CutPrefix(name, kind); ok {
			name = rest[:max(strings.LastIndexByte(rest, ':'), 0)]
		}
	}
	return name
}

// dealings are whom an actor deals with, and in which spirit.
func (p *Page) dealings(a *story.Actor) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, d := range p.view.dealings[a.Key] {
		other := p.view.actors[d.with]
		if other == nil || len(out) == mostDealings {
			continue
		}
		words := fmt.Sprintf("%s · %s · %s", other.Name, lang.N("{{.Count}} acts", d.acts, map[string]any{"Count": d.acts}), spirit(d.mean))
		if d.last != "" {
			words += " · " + lang.L("last on {{.Day}}", map[string]any{"Day": d.last})
		}
		out = append(out, page.Line(words, lang.L("Go"), func() {
			p.Select(other.Key)
			p.Context.Refocus()
		}))
	}
	return out
}

// even is the mean score, up or down, within which dealings lean to neither side.
const even = 0.5

// spirit words the mean of PLOVER scores, -10 to +10.
func spirit(mean float64) string {
	values := map[string]any{"Mean": fmt.Sprintf("%+.1f", mean)}
	switch {
	case mean > even:
		return lang.L("cooperating ({{.Mean}})", values)
	case mean < -even:
		return lang.L("at odds ({{.Mean}})", values)
	}
	return lang.L("neither way ({{.Mean}})", values)
}

func (p *Page) statements(a *story.Actor) []fyne.CanvasObject {
	said := p.view.said[a.Key]
	var out []fyne.CanvasObject
	for _, s := range said[:min(mostStatements, len(said))] {
		out = append(out, page.Line(when(s)+"  “"+page.Clip(page.OneLine(s.Content), 120)+"”", lang.L("Go"), func() {
			p.Context.Go(page.Route{Page: page.Statements, Row: s.Key})
		}))
	}
	if more := len(said) - mostStatements; more > 0 {
		out = append(out, page.Caption(lang.N("and {{.Count}} more on the page of statements", more, map[string]any{"Count": more})))
	}
	return out
}
