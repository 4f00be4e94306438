package articlehtml

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/export/webpage"
	"github.com/readout-app/readout/internal/text"
)

// Kind is what a mark says about its words. Its value is the class in the page.
type Kind string

// The kinds of marks.
const (
	Statement   Kind = "statement"
	Time        Kind = "time"
	Event       Kind = "event"
	Expectation Kind = "expectation"
	Document    Kind = "document"
	Conflict    Kind = "conflict"
)

// kinds are the kinds in the order of the legend.
var kinds = []struct {
	Kind Kind
	Name string
	Form string
}{
	{Statement, "Statement", "tinted, between bars"},
	{Time, "Date", "underlined"},
	{Event, "Event", "dotted line"},
	{Expectation, "Expectation", "dashed line"},
	{Document, "Document", "double line"},
	{Conflict, "Conflict", "wavy line"},
}

// Mark is a passage with what was read in it.
type Mark struct {
	text.Span
	Kind Kind
	Note string // one line, as "Ada Brell said on 2031-03-04 (rule: cue)"
}

// Article is what a page shows.
type Article struct {
	Text      *text.Text
	Title     string    // of the page; the headline
	Headline  text.Span // in Text; empty for none
	Outlet    string
	Published string // as printed in the front matter, ISO 8601
	Agency    string
	URL       string
	Language  string // BCP 47, or empty
	Marks     []Mark
}

// Write writes the page. Marks without words are left out. It fails only where w does.
func Write(w io.Writer, a Article) error {
	marks := slices.DeleteFunc(slices.Clone(a.Marks), func(m Mark) bool {
		return m.Span.Intersect(text.Span{End: a.Text.Len()}).Empty()
	})
	for i := range marks {
		marks[i].Span = marks[i].Span.Intersect(text.Span{End: a.Text.Len()})
	}
	slices.SortStableFunc(marks, func(x, y Mark) int {
		return cmp.Or(text.Compare(x.Span, y.Span), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Note, y.Note))
	})
	p := page{Article: a, From: from(a)}
	for n, m := range marks {
		p.Notes = append(p.Notes, note{n + 1, name(m.Kind), words(a.Text.Slice(m.Span)), m.Note})
	}
	for _, k := range kinds {
		if slices.ContainsFunc(marks, func(m Mark) bool { return m.Kind == k.Kind }) {
			p.Legend = append(p.Legend, legend{k.Kind, k.Name, k.Form})
		}
	}
	for i := range a.Text.Lines() {
		line := a.Text.LineSpan(i)
		line.End -= len([]rune(a.Text.Slice(line))) - len([]rune(strings.TrimRight(a.Text.Slice(line), "\r\n\f\v\u0085\u2028\u2029")))
		if !line.Empty() {
			p.Lines = append(p.Lines, paragraph{line.Overlaps(a.Headline), pieces(a.Text, line, marks)})
		}
	}
	if err := layout.Execute(w, p); err != nil {
		return fmt.Errorf("writing the article as a page: %w", err)
	}
	return nil
}

type page struct {
	Article
	From   string
	Lines  []paragraph
	Notes  []note
	Legend []legend
}

type legend struct {
	Kind       Kind
	Name, Form string
}

type note struct {
	N     int
	Name  string
	Words string
	Note  string
}

type paragraph struct {
	Headline bool
	Pieces   []piece
}

// piece is a run of words under the same marks, the outer ones first, with the numbers
// of the marks that end with it.
type piece struct {
	Words string
	Kinds []Kind
	Ends  []int
}

// Open and Close give the tags of the marks: a class is one of the kinds and nothing from
// outside.
func (p piece) Open() template.HTML {
	var b strings.Builder
	for _, k := range p.Kinds {
		fmt.Fprintf(&b, `<span class="%s">`, template.HTMLEscapeString(string(k)))
	}
	return template.HTML(b.String())
}

// Close gives the tags that end what Open began.
func (p piece) Close() template.HTML {
	return template.HTML(strings.Repeat("</span>", len(p.Kinds)))
}

// pieces cuts a line wherever a mark begins or ends.
func pieces(t *text.Text, line text.Span, marks []Mark) []piece {
	cuts := []int{line.Start, line.End}
	for _, m := range marks {
		if in := m.Span.Intersect(line); !in.Empty() {
			cuts = append(cuts, in.Start, in.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for i := 1; i < len(cuts); i++ {
		sp := text.Span{Start: cuts[i-1], End: cuts[i]}
		p := piece{Words: t.Slice(sp)}
		for n, m := range marks {
			if m.Span.Contains(sp) {
				p.Kinds = append(p.Kinds, m.Kind)
			}
			// A mark that goes on over the line break ends where its words on this page do.
			if m.Span.Contains(sp) && (m.Span.End == sp.End || sp.End == line.End && strings.TrimSpace(t.Slice(text.Span{Start: sp.End, End: m.Span.End})) == "") {
				p.Ends = append(p.Ends, n+1)
			}
		}
		out = append(out, p)
	}
	return out
}

func name(k Kind) string {
	for _, known := range kinds {
		if known.Kind == k {
			return known.Name
		}
	}
	return string(k)
}

// words gives the words of a passage for a note.
func words(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 120 {
		return strings.TrimSpace(string(r[:119])) + "…"
	}
	return s
}

// from says where the article stood.
func from(a Article) string {
	day, clock := article.Moment(a.Published)
	var parts []string
	for _, s := range []string{a.Outlet, strings.TrimSpace(day + " " + clock), a.Agency} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

var layout = webpage.Layout(pageStyle, pageBody)

const pageStyle = `body { font: 12pt/1.7 "Source Serif 4", Georgia, "Noto Serif", serif; max-width: 38em; }
h1 { font-size: 1.6em; line-height: 1.25; margin: 0.2em 0 0.6em; }
p { margin: 0 0 0.8em; }
.from, .url, footer { font: 9.5pt/1.5 system-ui, "Noto Sans", sans-serif; color: #444; }
.statement { background: #e6ecf5; border: solid #35588c; border-width: 0 1.5pt; padding: 0 1pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.time { text-decoration: underline solid; text-underline-offset: 2pt; }
.event { text-decoration: underline dotted 1.5pt; text-underline-offset: 4pt; }
.expectation { text-decoration: underline dashed; text-underline-offset: 4pt; }
.document { text-decoration: underline double; text-underline-offset: 3pt; }
.conflict { text-decoration: underline wavy #a01818; text-underline-offset: 3pt; }
sup { font: 7pt system-ui, sans-serif; line-height: 0; color: #444; }
section { border-top: 1px solid #999; margin-top: 2em; padding-top: 0.8em; font: 9.5pt/1.5 system-ui, "Noto Sans", sans-serif; }
section h2 { font-size: 1.1em; margin: 0 0 0.5em; }
ul, ol { margin: 0; padding: 0 0 0 2.2em; }
li { break-inside: avoid; }
.legend li { display: inline-block; margin-right: 1.5em; }
.legend { padding: 0; }
q { font-style: italic; }`

const pageBody = `<article>
<p class="from">{{.From}}</p>
{{- range .Lines}}
{{if .Headline}}<h1 dir="auto">{{else}}<p dir="auto">{{end}}
{{- range .Pieces}}{{.Open}}{{.Words}}{{.Close}}{{range .Ends}}<sup>{{.}}</sup>{{end}}{{end -}}
{{if .Headline}}</h1>{{else}}</p>{{end}}
{{- end}}
{{if .URL}}<p class="url">{{.URL}}</p>{{end}}
</article>
{{- if .Legend}}
<section>
<h2>Marks</h2>
<ul class="legend">
{{range .Legend}}<li><span class="{{.Kind}}">{{.Name}}</span>: {{.Form}}</li>
{{end}}</ul>
</section>
<section>
<h2>What was read</h2>
<ol>
{{range .Notes}}<li value="{{.N}}">{{.Name}}: <q dir="auto">{{.Words}}</q> {{.Note}}</li>
{{end}}</ol>
</section>
{{- end}}`
