package capture

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPages reads invented pages of the kinds that newsrooms publish today, each beside
// what should come out of it.
func TestPages(t *testing.T) {
	names, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	r := registry(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			want, err := os.ReadFile(strings.TrimSuffix(name, ".html") + ".txt")
			if err != nil {
				t.Error(err)
			}
			all, err := r.Read(t.Context(), File(name))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.TrimSpace(sheet(all[0])); got != strings.TrimSpace(string(want)) {
				t.Errorf("\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// sheet lays out an article for people.
func sheet(c Captured) string {
	var b strings.Builder
	f := c.Article.Front
	for _, v := range [][2]string{
		{"headline", f.Headline.Text}, {"byline", f.Byline.Text}, {"outlet", f.Outlet.Text}, {"agency", f.Agency.Text},
		{"published", f.Published.Value}, {"modified", f.Modified.Value}, {"url", f.URL}, {"language", f.Language},
	} {
		if v[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", v[0], v[1])
		}
	}
	for _, n := range c.Notes {
		if !strings.Contains(n.String(), "cannot be read yet") {
			fmt.Fprintf(&b, "note: %s\n", n)
		}
	}
	return b.String() + "\n" + c.Article.Text.String() + "\n"
}
