package capture

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/zip/ziptest"
)

// titles gives the articles of sources, the headline and first words of each, and what fails.
func titles(t *testing.T, r *Registry, sources ...Source) (out []string) {
	t.Helper()
	for _, src := range sources {
		r.Sources(t.Context(), src, func(s Source) bool {
			all, err := r.Read(t.Context(), s)
			if err != nil {
				out = append(out, err.Error())
			}
			for _, c := range all {
				line, _, _ := strings.Cut(c.Article.Text.String(), "\n")
				out = append(out, filepath.Base(c.Article.File)+": "+line+" "+c.Article.Front.URL)
			}
			return true
		})
	}
	return out
}

// A page as a browser saves it, one made of frames, and a page with neither.
var savedPages = []string{
	"talks.html", `<!-- saved from url=(0027)https://harbour.example/1 --><html><head><title>Strait talks resume</title></head><body><img src="talks_files/a.png"><article>` + savedProse + `</article></body></html>`,
	"talks_files/frame.html", "<html><body><p>An advertisement that says quite a lot, in whole sentences, and is nobody's article.</p></body></html>",
	"talks_files/a.png", "\x89PNG\r\n\x1a\n",
	"crew.htm", `<!-- saved from url=(0027)https://harbour.example/2 --><html><head><title>Crew set free</title></head><frameset cols="20%,80%"><frame src="crew-Dateien/menu.htm"><frame src="./crew-Dateien/main%20text.htm"><frame src="https://harbour.example/ad"><frame src="../../outside.html"></frameset></html>`,
	"crew-Dateien/menu.htm", `<html><body><a href="/">Home</a></body></html>`,
	"crew-Dateien/main text.htm", `<html><head><title>Crew set free</title></head><body><article>` + strings.ReplaceAll(savedProse, "ministers", "captains") + `</article></body></html>`,
}

const savedProse = `<p>The two ministers met again on Thursday in the old harbour office and agreed to go on with the talks next week.</p>
<p>Nobody gave details: the draft is secret, and neither delegation named a day on which it would be published.</p>`

var savedWant = []string{"crew.htm: Crew set free https://harbour.example/2", "talks.html: Strait talks resume https://harbour.example/1"}

func TestASavedPageIsOneArticle(t *testing.T) {
	dir := t.TempDir()
	for i := 0; i < len(savedPages); i += 2 {
		path := filepath.Join(dir, savedPages[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(savedPages[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := registry(t)
	sources, err := Folder(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, r, sources...); !slices.Equal(got, savedWant) {
		t.Errorf("of a folder\n%q\nwant\n%q", got, savedWant)
	}
	got := titles(t, r, Bytes("all.zip", ziptest.Pack(t, savedPages...)))
	slices.Sort(got)
	if !slices.Equal(got, savedWant) {
		t.Errorf("of a ZIP file\n%q\nwant\n%q", got, savedWant)
	}
}

// What a saved page leads to is looked for in its own folder only.
func TestFramesStayInTheirFolder(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.html")
	page := filepath.Join(dir, "in", "page.html")
	if err := os.Mkdir(filepath.Dir(page), 0o700); err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string]string{
		secret: "<article>" + savedProse + "</article>",
		page:   `<html><frameset><frame src="../secret.html"><frame src="` + filepath.ToSlash(secret) + `"><frame src="link.html"><frame src="%2e%2e/secret.html"></frameset>`,
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(secret, filepath.Join(dir, "in", "link.html")); err != nil {
		t.Log("no links here:", err)
	}
	if got := titles(t, registry(t), File(page)); len(got) != 1 || !strings.Contains(got[0], ErrNoArticle.Error()) {
		t.Errorf("%q", got)
	}
}

// The frames of a page from the web are asked for at their addresses, those of another
// host not at all.
func TestFramesOfTheWeb(t *testing.T) {
	var asked []string
	page := `<html><head><title>Crew set free</title></head><frameset><frame src="menu.htm"><frame src="/2031/main.htm?page=2"><frame src="https://ads.example/a"><frame src="ftp://harbour.example/b"></frameset></html>`
	src := Web("https://harbour.example/2031/crew.htm", "text/html", []byte(page), article.Front{}).Framed(func(address string) ([]byte, error) {
		asked = append(asked, address)
		if strings.Contains(address, "main") {
			return []byte("<html><head><title>Crew set free</title></head><body><article>" + savedProse + "</article></body></html>"), nil
		}
		return nil, errors.New("not found")
	})
	all, err := registry(t).Read(t.Context(), src)
	if err != nil || len(all) != 1 || !strings.Contains(all[0].Article.Text.String(), "old harbour office") || all[0].Article.Front.URL != "https://harbour.example/2031/crew.htm" {
		t.Fatalf("%v %+v", err, all)
	}
	if want := []string{"https://harbour.example/2031/menu.htm", "https://harbour.example/2031/main.htm?page=2"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q", asked)
	}
}

// A file that is called a table is one, and says what it lacks; prose is none, whatever its
// file is called.
func TestATableOfUnknownColumnsSaysHowToMapThem(t *testing.T) {
	r := registry(t)
	if got := titles(t, r, Bytes("reports.csv", []byte("Kop;Dag;Tekst\nTalks resume;2031-03-04;They met again.\n"))); len(got) != 1 || !strings.Contains(got[0], "there are: Kop, Dag, Tekst") || !strings.Contains(got[0], "--map text=COLUMN") {
		t.Errorf("%q", got)
	}
	if got := titles(t, r, Bytes("letter.csv", []byte("They met again, he said, and left.\nNobody knows why.\n"))); len(got) != 1 || !strings.Contains(got[0], "They met again, he said") {
		t.Errorf("%q", got)
	}
}
