package webpage

import (
	"strings"
	"testing"
)

func TestAPageStandsInItsFrame(t *testing.T) {
	layout := Layout(`p { margin: 0; }`, `<p>{{range .Words}}{{.}} of {{$.Title}}; {{end}}</p>`)
	var out strings.Builder
	err := layout.Execute(&out, struct {
		Language, Title string
		Words           []string
	}{"uk", `Talks & "answers"`, []string{"<script>"}})
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{
		`<html lang="uk">`, `default-src 'none'`, `<title>Talks &amp; &#34;answers&#34;</title>`, `body {`, "\np { margin: 0; }\n", `@media print { body {`,
		`<p>&lt;script&gt; of Talks &amp; &#34;answers&#34;; </p>`, `</html>`,
	} {
		i := strings.Index(out.String()[at:], want)
		if i < 0 {
			t.Fatalf("%q is missing, or not in its place:\n%s", want, out.String())
		}
		at += i + len(want)
	}
}
