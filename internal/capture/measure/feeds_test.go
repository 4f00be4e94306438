package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/corpora"
)

// The figures count what holds and what does not, and leave out what is not kept.
func TestFeeds(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "feeds"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"a.xml": `<rss><channel><title>Talks</title><item><description>They &lt;b&gt;met&lt;/b&gt;</description><pubDate>Fri, 06 Mar 2026 07:30:00 +0200</pubDate></item></channel></rss>`,
		"index.jsonl": `{"file":"a.xml","kind":"wellformed","checks":[{"path":["bozo"],"op":"false"},{"path":["feed","title"],"op":"==","value":"Talks"}]}
{"file":"a.xml","kind":"wellformed","checks":[{"path":["feed","title"],"op":"==","value":"Other talks"}]}
{"file":"a.xml","kind":"illformed","checks":[{"path":["entries",0,"summary"],"op":"==","value":"They <i>met</i>"},{"path":["entries",0,"published_parsed"],"op":"==","value":[2026,3,6,5,30,0,4,65,0]}]}
{"file":"a.xml","kind":"illformed","checks":[{"path":["entries",1,"summary"],"op":"==","value":"They met"},{"path":["encoding"],"op":"==","value":"utf-8"}]}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, "feeds", name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	b := &corpora.Bench{Out: &out, Dir: dir, Lists: dir}
	if err := b.Run(parts(), []string{"feeds"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"(1 other", "50.0 %     1 of    2", "75.0 %     3 of    4"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	list, err := os.ReadFile(filepath.Join(dir, "feeds.txt"))
	if n := strings.Count(string(list), "\n"); err != nil || n != 2 {
		t.Errorf("%d lines of what went wrong, %v:\n%s", n, err, list)
	}
}
