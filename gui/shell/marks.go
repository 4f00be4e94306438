package shell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/gui/widget/reader"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// layers are the kinds of marks that can be shown and hidden, with their names.
func layers() []layer {
	return []layer{
		{lang.L("Statements"), []layout.Kind{layout.Statement, layout.Source, layout.Cue}, true},
		{lang.L("Dates"), []layout.Kind{layout.Time}, true},
		{lang.L("Expectations"), []layout.Kind{layout.Expectation}, true},
		{lang.L("Documents"), []layout.Kind{layout.Document}, true},
		{lang.L("Conflicts"), []layout.Kind{layout.Conflict}, true},
		{lang.L("Events"), []layout.Kind{layout.Event}, false},
		{lang.L("Actors"), []layout.Kind{layout.Actor}, false},
	}
}

// layer is one kind of mark as a person knows it.
type layer struct {
	name  string
	kinds []layout.Kind
	on    bool
}

// sheet is an article made ready for the reader: the text with its marks, and what
// each marked record is. It is made off the UI goroutine.
type sheet struct {
	id       article.ID
	from     string // outlet, day and agency
	citation string
	doc      reader.Document
	reading  record.Reading // with what was added to it
	before   article.ID     // the version of the article before this one, or ""
	after    article.ID     // the one that took its place, or ""
	tips     map[string]tooltip.Tip
	subjects map[string]*page.Subject
	routes   map[string]page.Route
}

// prepare makes the sheet of an article.
func prepare(a article.Article, r record.Reading, rows *byArticle) *sheet {
	s := &sheet{
		id: a.ID, reading: r, tips: map[string]tooltip.Tip{}, subjects: map[string]*page.Subject{}, routes: map[string]page.Route{},
	}
	s.from = strings.Join(nonEmpty(r.Article.Outlet, page.Moment(r.Article.Published), r.Article.Agency), " · ")
	if row := rows.articles[a.ID]; row != nil {
		s.before, s.after = row.VersionOf, row.SupersededBy
	}
	s.citation = strings.Join(nonEmpty(r.Article.Outlet, r.Article.Headline.Text, page.Moment(r.Article.Published), r.Article.URL), ", ")
	s.doc = reader.Document{Text: a.Text, Title: r.Article.Headline.Text, Headline: r.Article.Headline.Span}
	s.doc.Dim = wholeLines(a)
	s.statements(r, rows)
	s.times(rows.dates[a.ID])
	s.expectations(rows.expectations[a.ID], rows.times)
	for _, m := range r.Mentions {
		if m.Form == record.Name {
			s.mark(m.ID, layout.Actor, m.Span, tooltip.Tip{Title: page.ActorWord(m.Type) + ": " + m.Text, Body: page.Found(decision.OnActor, m.Rule)})
		}
	}
	for _, e := range r.Events {
		s.mark(e.ID, layout.Event, e.Trigger.Span, tooltip.Tip{Title: page.CategoryWord(e.Type) + " · " + e.Factuality, Body: page.Found(decision.OnEvent, e.Rule)})
	}
	for _, d := range r.Documents {
		s.mark(d.ID, layout.Document, d.Span, tooltip.Tip{Title: lang.L("Document: {{.Kind}}", map[string]any{"Kind": d.Kind}), Body: page.Found(decision.OnDocument, d.Rule)})
	}
	for _, k := range r.Conflicts {
		tip := tooltip.Tip{Title: lang.L("Conflict: {{.Kind}}", map[string]any{"Kind": page.ConflictWord(k.Kind)}), Body: strings.TrimSpace(page.Say(k.Note) + " " + page.Found(decision.OnConflict, k.Rule))}
		s.mark(k.ID, layout.Conflict, k.Span, tip)
		s.mark(k.ID, layout.Conflict, k.Other, tip)
	}
	return s
}

// wholeLines gives the lines of the text that are front matter and little else: they
// are set small. A line whose beginning alone is, such as a dateline, is prose.
func wholeLines(a article.Article) []text.Span {
	var out []text.Span
	covered := map[int]int{}
	for _, sp := range a.Front.Lines {
		if sp.Overlaps(a.Front.Headline.Span) {
			continue
		}
		line, _ := a.Text.Line(sp.Start)
		whole := a.Text.LineSpan(line)
		covered[line] += sp.Intersect(whole).Len()
		if 4*covered[line] >= 3*whole.Len() {
			out = append(out, whole)
		}
	}
	return out
}

func (s *sheet) mark(id string, kind layout.Kind, sp text.Span, tip tooltip.Tip) {
	if sp.Empty() {
		return
	}
	s.tips[id] = tip
	s.doc.Marks = append(s.doc.Marks, layout.Mark{ID: id, Span: sp, Kind: kind, Colour: -1})
}

func (s *sheet) statements(r record.Reading, rows *byArticle) {
	said := map[string]*story.Statement{}
	for _, row := range rows.statements[s.id] {
		for _, p := range row.Passages {
			if p.Article == s.id {
				said[p.Record] = row
			}
		}
	}
	for _, st := range r.Statements {
		row := said[st.ID]
		if row == nil || row.Ruling == story.Rejected {
			continue
		}
		colour := -1
		if i, ok := rows.speakers[row.Speaker]; ok {
			colour = i
		}
		s.subjects[st.ID] = statements.Subject(row)
		s.routes[st.ID] = page.Route{Page: page.Statements, Row: row.Key}
		title := statements.Title(row)
		if when := statements.When(row); when != "" {
			title += " · " + when
		}
		s.tips[st.ID] = tooltip.Tip{Title: title, Body: capital(lang.L("{{.Kind}} statement.", map[string]any{"Kind": statements.KindWord(st.Kind)})) + " " + page.Found(decision.OnStatement, st.Rule)}
		add := func(kind layout.Kind, sp text.Span, priority int) {
			if !sp.Empty() {
				s.doc.Marks = append(s.doc.Marks, layout.Mark{
					ID: st.ID, Span: sp, Kind: kind, Colour: colour, Label: initials(row.Name), Priority: priority,
				})
			}
		}
		for _, c := range st.Content {
			add(layout.Statement, c.Span, 0)
		}
		add(layout.Source, st.Source.Span, 2)
		add(layout.Cue, st.Cue.Span, 2)
	}
}

func (s *sheet) times(dates []*story.Time) {
	for _, t := range dates {
		p := t.Passages[0]
		if t.Ruling == story.Rejected {
			continue
		}
		title := "“" + t.Text + "”: " + t.Value
		if t.From != "" {
			title = "“" + t.Text + "”: " + page.Days(t.From, t.To)
		}
		body := page.SayAll(t.Why)
		if len(t.Readings) > 1 {
			body += " " + page.ReadingKeys(t)
		}
		s.subjects[p.Record] = &page.Subject{
			Row: t.Row, Ledger: decision.OnTime, Title: lang.L("Date “{{.Words}}”", map[string]any{"Words": t.Text}), Times: []*story.Time{t},
			Fields: []page.Field{{Name: "from", Label: lang.L("From (YYYY-MM-DD)"), Value: t.From, Day: true}, {Name: "to", Label: lang.L("To (YYYY-MM-DD)"), Value: t.To, Day: true}},
		}
		s.mark(p.Record, layout.Time, p.Span, tooltip.Tip{Title: title, Body: strings.TrimSpace(body + " " + page.Found(decision.OnTime, p.Rule))})
		s.doc.Marks[len(s.doc.Marks)-1].Priority = 3
	}
}

func (s *sheet) expectations(expected []*story.Expectation, times map[string]*story.Time) {
	for _, x := range expected {
		for _, p := range x.Passages {
			if p.Article != s.id || x.Ruling == story.Rejected {
				continue
			}
			s.subjects[p.Record] = expectations.Subject(x, page.TimesOf(x, times))
			s.routes[p.Record] = page.Route{Page: page.Expectations, Row: x.Key}
			s.mark(p.Record, layout.Expectation, p.Span, tooltip.Tip{Title: lang.L("Expected: {{.Event}}", map[string]any{"Event": x.Title}) + " · " + page.StatusWord(x.Status), Body: page.Say(x.Why) + " " + page.Found(decision.OnExpectation, p.Rule)})
		}
	}
}

// shown gives the marks of the layers that are on.
func (s *sheet) shown(on map[string]bool) []layout.Mark {
	hide := map[layout.Kind]bool{}
	for _, l := range layers() {
		for _, k := range l.kinds {
			hide[k] = !on[l.name]
		}
	}
	var out []layout.Mark
	for _, m := range s.doc.Marks {
		if !hide[m.Kind] {
			out = append(out, m)
		}
	}
	return out
}

// capital writes the first letter of a sentence large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// initials gives the first letters of up to two words of a name.
func initials(name string) string {
	var out []rune
	words := strings.Fields(name)
	if len(words) > 2 {
		words = []string{words[0], words[len(words)-1]}
	}
	for _, w := range words {
		for _, r := range w {
			if unicode.IsLetter(r) {
				out = append(out, unicode.ToUpper(r))
				break
			}
		}
	}
	return string(out)
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
