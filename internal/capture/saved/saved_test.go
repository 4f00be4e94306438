package saved

import (
	"slices"
	"testing"
)

func TestParts(t *testing.T) {
	pages := map[string]string{
		"talks.html":             `<img src="talks_files/a.png">`,
		"deep/Gespräche.htm":     `<link href="Gespr%C3%A4che-Dateien/a.css">`,
		"two words & more.html":  `<img src="./two%20words%20&amp;%20more_files/a.png"><link href="two words &amp; more_files/a.css">`,
		"strait.html":            `<p>Nothing beside it.</p>`,
		"strait.xhtml":           `<a href="other_files/a.html">`,
		"archive/2031.html":      `<script src="2031.files/a.js"></script>`,
		"archive/2031/more.html": `<p>2031.files/ is no folder of mine</p>`,
		"a.html":                 `<frame src="a_files/main.html">`,
		"a_files/main.html":      `<img src="main_files/b.png">`,
	}
	files := []string{
		"talks_files/a.png", "talks_files/frame.html", "talks_more.txt",
		"deep/Gespräche-Dateien/a.css", "two words & more_files/a.png",
		"strait_files/kept.txt", // of a page that does not lead there: someone's own folder
		"strait talks/kept.txt", "archive/2031.files/a.js", "a_files/main_files/b.png",
	}
	for p := range pages {
		files = append(files, p)
	}
	got := Parts(files, func(p string) []byte { return []byte(pages[p]) })
	want := []string{"a_files", "a_files/main_files", "archive/2031.files", "deep/Gespräche-Dateien", "talks_files", "two words & more_files"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for file, want := range map[string]bool{"talks_files/a.png": true, "a_files/main_files/b.png": true, "talks.html": false, "talks_files": false, "strait_files/kept.txt": false} {
		if In(got, file) != want {
			t.Errorf("%s: %v", file, !want)
		}
	}
}

func TestAPageThatCannotBeReadKeepsItsNeighbours(t *testing.T) {
	if got := Parts([]string{"a.html", "a_files/b.txt"}, func(string) []byte { return nil }); got != nil {
		t.Errorf("%q", got)
	}
}

func FuzzParts(f *testing.F) {
	f.Add("a.html", "a_files/b.html", "a_files/")
	f.Fuzz(func(t *testing.T, page, file, markup string) {
		for _, d := range Parts([]string{page, file}, func(string) []byte { return []byte(markup) }) {
			if !In([]string{d}, file) && !In([]string{d}, page) {
				t.Errorf("%q holds neither file", d)
			}
		}
	})
}
