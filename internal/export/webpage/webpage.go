package webpage

import "html/template"

// frame is what stands round every page. It opens without a network: nothing is loaded
// and no script runs. Its rules for print come last, so that they hold against a page's
// own.
const frame = `<!DOCTYPE html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{{.Title}}</title>
<style>
:root { color-scheme: light; }
body { color: #1a1a1a; background: #fff; margin: 2em auto; padding: 0 1.5em; }
.url { overflow-wrap: anywhere; }
{{template "style"}}
@page { margin: 2cm; }
@media print { body { margin: 0; max-width: none; padding: 0; } h1, h2 { break-after: avoid; } }
</style>
</head>
<body>
{{template "body" .}}
</body>
</html>
`

// Layout gives the template of a page of a style, in CSS, and a body, a template. What it
// is executed with needs a Language, in BCP 47, and a Title. It panics where one of the
// two is broken: both are fixed texts of the program.
func Layout(style, body string) *template.Template {
	t := template.Must(template.New("page").Parse(frame))
	template.Must(t.New("style").Parse(style))
	template.Must(t.New("body").Parse(body))
	return t
}
