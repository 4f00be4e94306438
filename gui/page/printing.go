package page

import (
	"context"
	"html/template"
	"io"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
)

// ToBrowser hands a page that make writes off the UI goroutine to the system's browser,
// and says so in a notice: the browser prints it.
func ToBrowser(ctx *Context, write func(context.Context) (path string, err error), said string) {
	var path string
	var err error
	ctx.Run(func(c context.Context) { path, err = write(c) }, func() {
		var to *url.URL
		if err == nil {
			to, err = url.Parse(storage.NewFileURI(path).String())
		}
		if err == nil {
			err = fyne.CurrentApp().OpenURL(to)
		}
		if err != nil {
			fyne.LogError("handing a page to the browser", err)
			ctx.Notice(lang.L("It could not be printed: {{.Reason}}", map[string]any{"Reason": err}))
			return
		}
		ctx.Notice(said)
	})
}

// mostPrinted is the number of rows that are printed under a drawing.
const mostPrinted = 2000

// printed is a page to print: a drawing, and what is drawn in words.
type printed struct {
	Title, Story string
	Drawing      template.HTML
	Rows         []rowlist.Row
	More         string
}

// The drawing is our own SVG, whose words are escaped by what writes it.
var printedPage = template.Must(template.New("printed").Parse(`<!DOCTYPE html>
<meta charset="utf-8"><title>{{.Title}} – {{.Story}}</title>
<style>
body { font: 11pt/1.4 sans-serif; margin: 2em; color: #201c17 }
h1 { font-size: 16pt; margin: 0 } p { color: #655d52; margin: 0 0 1em }
svg { max-width: 100%; height: auto }
table { border-collapse: collapse; width: 100%; margin-top: 1.5em }
td { border-top: 1px solid #ded6c8; padding: .35em .6em .35em 0; vertical-align: top }
td:first-child, td:last-child { white-space: nowrap }
tr { break-inside: avoid }
@page { size: landscape; margin: 12mm }
</style>
<h1>{{.Title}}</h1><p>{{.Story}}</p>
{{.Drawing}}
<table>{{range .Rows}}<tr><td>{{.Right}}</td><td>{{.Mark}} {{.Title}}</td><td>{{.Detail}}</td><td>{{.Badge}}</td></tr>
{{end}}</table>
{{with .More}}<p>{{.}}</p>{{end}}
`))

// PrintDrawing hands a drawing, with the rows beside it in words, to the system's browser.
// Drawing writes it as SVG, off the UI goroutine.
func PrintDrawing(ctx *Context, title string, drawing func(io.Writer) error, rows rowlist.Rows) {
	p := printed{Title: title, Story: ctx.Story().Name}
	for i := range min(rows.Len(), mostPrinted) {
		p.Rows = append(p.Rows, rows.Row(i))
	}
	if more := rows.Len() - mostPrinted; more > 0 {
		p.More = lang.N("and {{.Count}} more", more, map[string]any{"Count": more})
	}
	ToBrowser(ctx, func(context.Context) (string, error) {
		var svg strings.Builder
		if err := drawing(&svg); err != nil {
			return "", err
		}
		p.Drawing = template.HTML(svg.String())
		return desk.PrintPage("drawing.html", func(w io.Writer) error { return printedPage.Execute(w, p) })
	}, lang.L("The drawing is open in your browser; print it from there."))
}
