package actors

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/fuzzy"
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// mostChoices is the number of actors offered to join with.
const mostChoices = 5

// merge is the choice of another actor to join one with.
type merge struct {
	page    *Page
	one     *story.Actor
	query   *query
	found   []*story.Actor
	at      int
	choices *fyne.Container
	preview *fyne.Container
	object  fyne.CanvasObject
}

func newMerge(p *Page, one *story.Actor) *merge {
	m := &merge{page: p, one: one, choices: container.NewVBox(), preview: container.NewVBox()}
	m.query = newQuery(m)
	m.query.PlaceHolder = lang.L("Type a part of the other's name")
	m.query.OnChanged = func(string) { m.find() }
	title := page.Strong(lang.L("{{.Name}} is the same as…", map[string]any{"Name": one.Name}))
	hint := page.Caption(lang.L("↑ ↓ choose, Enter joins, Esc leaves all as it is"))
	m.object = container.NewVBox(page.Close(title, hint), m.query, container.NewGridWithColumns(2, m.choices, m.preview))
	m.find()
	return m
}

// find offers the actors that the query fits; without one those with a like name.
func (m *merge) find() {
	v := &m.page.view
	q := fuzzy.Fold(m.query.Text)
	m.found, m.at = nil, 0
	offer := func(a *story.Actor) {
		if a.Key != m.one.Key && len(m.found) < mostChoices && !slices.Contains(m.found, a) {
			m.found = append(m.found, a)
		}
	}
	if q == "" {
		for _, a := range v.all {
			if alike(a, m.one) {
				offer(a)
			}
		}
		for _, a := range v.all {
			if a.Type == m.one.Type {
				offer(a)
			}
		}
	}
	for _, i := range fuzzy.Best(q, v.folded, mostChoices+1) {
		offer(v.all[i])
	}
	m.show()
}

// alike says whether two names have a word in common.
func alike(a, b *story.Actor) bool {
	words := strings.Fields(fuzzy.Fold(strings.Join(namesOf(b), " ")))
	return slices.ContainsFunc(strings.Fields(fuzzy.Fold(strings.Join(namesOf(a), " "))), func(w string) bool {
		return len(w) > 3 && slices.Contains(words, w)
	})
}

// move chooses the next or previous one.
func (m *merge) move(by int) {
	if len(m.found) > 0 {
		m.at = min(max(m.at+by, 0), len(m.found)-1)
		m.show()
	}
}

// show shows the choices and what joining with the chosen one would do.
func (m *merge) show() {
	m.choices.RemoveAll()
	m.preview.RemoveAll()
	for i, a := range m.found {
		b := widget.NewButton(a.Name+" · "+page.ActorWord(a.Type)+" · "+mentions(a.Mentions), func() {
			m.at = i
			m.show()
		})
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		if i == m.at {
			b.Importance = widget.HighImportance
		}
		m.choices.Add(b)
	}
	if len(m.found) == 0 {
		m.preview.Add(page.Caption(lang.L("Nobody is called so.")))
		return
	}
	other := m.found[m.at]
	var lines []fyne.CanvasObject
	for _, line := range m.consequences(other) {
		lines = append(lines, page.Body(line))
	}
	join := widget.NewButtonWithIcon(lang.L("Join, as {{.Name}} (Enter)", map[string]any{"Name": page.Clip(other.Name, 20)}), theme.Icon("merge"), func() { m.page.join(m.one, other) })
	join.Importance = widget.HighImportance
	back := widget.NewButtonWithIcon(lang.L("Join, as {{.Name}}", map[string]any{"Name": page.Clip(m.one.Name, 20)}), theme.Icon("merge"), func() { m.page.join(other, m.one) })
	leave := widget.NewButtonWithIcon(lang.L("Leave (Esc)"), theme.Icon("reject"), m.page.endMerge)
	for _, b := range []*widget.Button{join, back, leave} {
		b.Alignment = widget.ButtonAlignLeading
		m.preview.Add(b)
	}
	m.preview.Add(page.Close(lines...))
}

// consequences says what joining would do.
func (m *merge) consequences(other *story.Actor) []string {
	said := len(m.page.view.said[m.one.Key])
	theirs := len(m.page.view.said[other.Key])
	in := map[article.ID]bool{}
	for _, a := range []*story.Actor{m.one, other} {
		for _, p := range a.Passages {
			in[p.Article] = true
		}
	}
	out := []string{
		lang.L("One actor, called: {{.Names}}", map[string]any{"Names": strings.Join(namesOf(other, m.one), ", ")}),
		fmt.Sprintf("%s (%d + %d) · %s (%d + %d) · %s", mentions(m.one.Mentions+other.Mentions), other.Mentions, m.one.Mentions,
			page.StatementCount(said+theirs), theirs, said, lang.N("in {{.Count}} articles", len(in), map[string]any{"Count": len(in)})),
	}
	var offices []string
	for _, r := range append(slices.Clone(other.Roles), m.one.Roles...) {
		if o := office(r); !slices.Contains(offices, o) {
			offices = append(offices, o)
		}
	}
	if len(offices) > 0 {
		out = append(out, lang.L("Offices: {{.Offices}}", map[string]any{"Offices": strings.Join(offices, "; ")}))
	}
	if other.Type != m.one.Type {
		out = append(out, lang.L("Mind: one is a {{.A}}, the other a {{.B}}.", map[string]any{"A": page.ActorWord(m.one.Type), "B": page.ActorWord(other.Type)}))
	}
	if other.Country != "" && m.one.Country != "" && other.Country != m.one.Country {
		out = append(out, lang.L("Mind: the articles give them two countries, {{.A}} and {{.B}}.", map[string]any{"A": m.one.Country, "B": other.Country}))
	}
	return append(out, lang.L("z undoes it, and “Take apart” at any later time."))
}

// query is the line in which the other's name is typed.
type query struct {
	widget.Entry
	merge *merge
}

func newQuery(m *merge) *query {
	q := &query{merge: m}
	q.ExtendBaseWidget(q)
	return q
}

// TypedKey chooses, joins and leaves; all else edits the line.
func (q *query) TypedKey(e *fyne.KeyEvent) {
	m := q.merge
	switch e.Name {
	case fyne.KeyDown:
		m.move(1)
	case fyne.KeyUp:
		m.move(-1)
	case fyne.KeyEscape:
		m.page.endMerge()
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(m.found) > 0 {
			m.page.join(m.one, m.found[m.at])
		}
	default:
		q.Entry.TypedKey(e)
	}
}
