package brief

import (
	"fmt"
	"io"
	"net/url"
	"strconv"

	"github.com/readout-app/readout/internal/export/webpage"
)

// Said is a footnote in full but for its address.
func (n Note) Said() string {
	out := n.Where
	if n.Words != "" {
		out += ": “" + n.Words + "”"
	}
	return out + " (" + n.Standing + ")"
}

// Link is the address of a footnote's article where it can be followed, or "".
func (n Note) Link() string {
	if u, err := url.Parse(n.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return n.URL
}

// HTML writes a brief as one page that needs nothing beside it, fetches nothing and runs
// nothing. It fails only where w does.
func HTML(w io.Writer, b Brief) error {
	if err := layout.Execute(w, paged{b, map[int]string{}}); err != nil {
		return fmt.Errorf("writing the brief as a page: %w", err)
	}
	return nil
}

// paged is a brief on its way through the template.
type paged struct {
	Brief
	cited map[int]string // where a footnote leads back to: its first citation
}

// Cite gives the id of a citation of a footnote, where it is the first.
func (p paged) Cite(n int) string {
	if p.cited[n] != "" {
		return ""
	}
	p.cited[n] = "c" + strconv.Itoa(n)
	return p.cited[n]
}

// Number counts footnotes from 1.
func (p paged) Number(i int) int { return i + 1 }

var layout = webpage.Layout(pageStyle, pageBody)

const pageStyle = `body { font: 11.5pt/1.55 "Source Serif 4", Georgia, "Noto Serif", serif; max-width: 40em; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0; }
h2 { font-size: 1.2em; margin: 1.6em 0 0.4em; padding-bottom: 0.15em; border-bottom: 1px solid #999; }
p { margin: 0 0 0.6em; }
.head, .lead, .foot, .notes, nav { font: 9.5pt/1.5 system-ui, "Noto Sans", sans-serif; color: #444; }
.head { margin: 0.3em 0 1em; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { display: inline-block; margin-right: 1.2em; }
a { color: #1f4e8c; }
sup { font: 7.5pt system-ui, sans-serif; line-height: 0; }
sup a { text-decoration: none; padding: 0 1pt; }
.tag { font: 8pt system-ui, sans-serif; color: #444; border: 1px solid #999; border-radius: 2pt; padding: 0 3pt; white-space: nowrap; }
.notes ol { margin: 0; padding-left: 2.4em; }
.notes li { margin-bottom: 0.4em; break-inside: avoid; }
.notes li:target, sup a:target { background: #fff3c4; }
@media print { nav, .back { display: none; } p { orphans: 2; widows: 2; } a { color: inherit; text-decoration: none; } }`

const pageBody = `<main>
<h1 dir="auto">{{.Title}}</h1>
<p class="head">{{.Head}}</p>
<nav aria-label="{{.Words.Sections}}"><ul>
{{- range .Sections}}
<li><a href="#{{.Kind}}">{{.Title}}</a></li>
{{- end}}
<li><a href="#notes">{{.Words.Footnotes}}</a></li>
</ul></nav>
{{- range .Sections}}
<section aria-labelledby="{{.Kind}}">
<h2 id="{{.Kind}}">{{.Title}}</h2>
{{- with .Lead}}
<p class="lead">{{.}}</p>
{{- end}}
{{- range .Paragraphs}}
<p dir="auto">
{{- range $i, $s := .Sentences}}{{if $i}} {{end}}{{.Text}}<sup>{{range .Notes}}<a {{with $.Cite .}}id="{{.}}" {{end}}href="#n{{.}}" role="doc-noteref" aria-label="{{$.Words.Footnote}} {{.}}">{{.}}</a>{{end}}</sup>{{end}}
{{- with .Tag}} <span class="tag">{{.}}</span>{{end -}}
</p>
{{- end}}
</section>
{{- end}}
</main>
<section class="notes" aria-labelledby="notes" role="doc-endnotes">
<h2 id="notes">{{.Words.Footnotes}}</h2>
<ol>
{{- range $i, $n := .Notes}}
<li id="n{{$.Number $i}}"><span dir="auto">{{.Where}}</span>{{with .Words}}: <q dir="auto">{{.}}</q>{{end}} ({{.Standing}}){{with .Link}} <a class="url" href="{{.}}" rel="noreferrer">{{.}}</a>{{end}} <a class="back" href="#c{{$.Number $i}}" role="doc-backlink" aria-label="{{$.Words.Back}}">↩</a></li>
{{- end}}
</ol>
</section>
<p class="foot">{{.Foot}}</p>`
