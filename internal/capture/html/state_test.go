package html

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// TestBodyInState takes the text from the data of a page's scripts, where it stands
// beside the headline of the page and nowhere in its markup.
func TestBodyInState(t *testing.T) {
	const headline = "Talks in Halden end at midnight"
	tree := `[{"type":"p","children":[{"type":"text","data":"The two delegations met in the old "},{"type":"a","attribs":{"href":"/c"},"children":[{"type":"text","data":"customs house"}]},` +
		`{"type":"text","data":" of Halden on Monday and talked for six hours about the draft treaty."}]},{"type":"p","children":[{"type":"text","data":` + quoted(second) + `}]}]`
	elements := `[{"type":"text","content":` + quoted(strings.Replace(lead, "customs house", `<a href="/c">customs house</a>`, 1)) + `},{"type":"image","url":"x.jpg"},{"type":"text","content":` + quoted(second) + `}]`
	blocks := `[{"type":"headline","model":{"blocks":[]}},{"type":"text","model":{"blocks":[{"type":"paragraph","model":{"text":` + quoted(lead) + `,"blocks":[{"type":"fragment"}]}},{"type":"paragraph","model":{"text":` + quoted(second) + `}}]}}]`
	markup := quoted("<p>" + lead + "</p><p>" + second + "</p>")
	article := func(body string) string { return `{"headline":"` + headline + `","body":` + body + `}` }
	elsewhere := `{"headline":"A ferry runs aground in the fog","body":[` + strings.TrimSuffix(strings.Repeat(quoted(other)+",", 9), ",") + `]}`
	for _, c := range []struct{ name, script string }{
		{"a tree of elements", "window.__STATE__ = " + article(tree)},
		{"marked-up elements", "window.Fusion=window.Fusion||{};Fusion.globalContent=" + article(elements)},
		{"blocks in blocks", `{"props":{"page":` + article(blocks) + `}}`},
		{"one string of markup", "var a = [1, 2]; b = " + article(markup) + "; run(b)"},
		{"a packed string", "window.__DATA__ = JSON.parse(" + quoted(article(tree)) + ")"},
		{"a longer article beside it", `{"all":[` + elsewhere + "," + article(tree) + `]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := reader(t).Read(t.Context(), shell(headline, c.script))
			if want := headline + "\n\n" + lead + "\n\n" + second; err != nil || page.Text != want || len(page.Notes) != 1 {
				t.Errorf("%v %q\n%s\nwant\n%s", err, page.Notes, page.Text, want)
			}
		})
	}
	for _, c := range []struct{ name, script string }{
		{"only another article", elsewhere},
		{"no data", strings.Repeat("go({ 'a': 1 });", 60)},
		{"deeper than any page", strings.Repeat(`{"a":[`, 4000) + article(tree)},
	} {
		if page, err := reader(t).Read(t.Context(), shell(headline, c.script)); err == nil {
			t.Errorf("%s: taken as the article: %s", c.name, page.Text)
		}
	}
}

// shell is a page that is drawn by a script alone.
func shell(headline, script string) []byte {
	return []byte(`<html><head><meta property="og:title" content="` + headline + `"></head><body><div id=root></div><a href=/>Home</a><script>` + script + "</script></body></html>")
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return strconv.Quote(s)
	}
	return string(b)
}

func FuzzInState(f *testing.F) {
	f.Add(`a = {"headline":"Talks in Halden end","body":["` + lead + `"]}`)
	f.Add(`JSON.parse("{\"title\":\"Talks in Halden end\"}")`)
	f.Add(`[[[[{"type":"p","children":[{"data":"x"}]}]]]]`)
	f.Fuzz(func(t *testing.T, script string) { inState([]string{script}, "Talks in Halden end") })
}
