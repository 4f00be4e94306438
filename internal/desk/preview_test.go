package desk

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
)

const bundleOfTwo = `Strait talks resume
Harbour Post
March 12, 2026 Thursday

Length: 812 words
Byline: Ann Poe
Body
The two ministers met again on Thursday and agreed to go on.
Load-Date: March 12, 2026
End of Document
Crew set free
Merrow Courier
13 March 2026 Friday
Length: 95 words
Body
The fourteen sailors went home.
Load-Date: March 13, 2026
End of Document`

func TestABundleIsShownAndTakenInPart(t *testing.T) {
	dir := files(t, map[string]string{"bundle.txt": bundleOfTwo, "a.txt": report(1)})
	d := open(t, Options{})
	id := newStory(t, d)
	path := filepath.Join(dir, "bundle.txt")
	p, err := d.Preview(t.Context(), path)
	if err != nil || len(p.Articles) != 2 {
		t.Fatalf("%+v, %v", p, err)
	}
	if a := p.Articles[1]; a.Headline != "Crew set free" || a.Outlet != "Merrow Courier" || a.Published != "2026-03-13" || a.Words != 8 {
		t.Errorf("%+v", a)
	}
	if j := wait(t, d, d.ImportSome(id, path, []article.ID{p.Articles[1].ID})); j.Kept != 1 || j.Title.String() != "Adding 1 article of bundle.txt" {
		t.Errorf("%+v", j)
	}
	if l := ledgers(t, d, id); len(l.Articles) != 1 || l.Articles[0].Headline != "Crew set free" {
		t.Errorf("%+v", l.Articles)
	}
	for _, name := range []string{filepath.Join(dir, "a.txt"), "https://harbour.example/1"} {
		if p, err := d.Preview(t.Context(), name); err != nil || p.Articles != nil || p.Columns != nil {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	if _, err := d.Preview(t.Context(), filepath.Join(dir, "none.txt")); err == nil {
		t.Error("a file that is not there has a preview")
	}
}

func TestColumnsAreAskedOnceForTablesOfAKind(t *testing.T) {
	const heads = "Kop;Dag;Tekst\n"
	dir := files(t, map[string]string{
		"1.csv": heads + "Talks resume;2031-03-04;The two ministers met again.\n", "2.txt": heads + "Crew set free;2031-03-05;The sailors went home.\n",
		"3.jsonl": `{"kop":"A","tekst":"They met at the lake."}` + "\n" + `{"tekst":"They left again."}`,
	})
	at := t.TempDir()
	d := open(t, Options{Dir: at})
	id := newStory(t, d)
	p, err := d.Preview(t.Context(), filepath.Join(dir, "1.csv"))
	if err != nil || !slices.Equal(p.Columns, []string{"Kop", "Dag", "Tekst"}) || len(p.Rows) != 1 || p.Mapping != (Mapping{}) {
		t.Fatalf("%+v, %v", p, err)
	}
	m := Mapping{Text: "Tekst", Headline: "Kop", Published: "Dag"}
	for _, bad := range []Mapping{{}, {Headline: "Kop"}, {Text: "none"}} {
		if err := d.ChooseColumns(t.Context(), p.Columns, bad); !errors.Is(err, ErrMapping) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if err := d.ChooseColumns(t.Context(), p.Columns, m); err != nil {
		t.Fatal(err)
	}
	if j := wait(t, d, d.Import(id, []string{filepath.Join(dir, "1.csv")})); j.Kept != 1 || len(j.Failures) > 0 {
		t.Errorf("%+v", j)
	}
	// It holds after a restart, and for a file of any name.
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open(t, Options{Dir: at})
	if p, err := d.Preview(t.Context(), filepath.Join(dir, "2.txt")); err != nil || p.Mapping != m {
		t.Errorf("%+v, %v", p, err)
	}
	wait(t, d, d.Import(id, []string{filepath.Join(dir, "2.txt")}))
	l := ledgers(t, d, id)
	if len(l.Articles) != 2 || l.Articles[1].Headline != "Crew set free" || !strings.HasPrefix(l.Articles[1].Published, "2031-03-05") {
		t.Errorf("%d articles, %+v", len(l.Articles), l.Articles[len(l.Articles)-1])
	}
	p, err = d.Preview(t.Context(), filepath.Join(dir, "3.jsonl"))
	if err != nil || !slices.Equal(p.Columns, []string{"kop", "tekst"}) || len(p.Rows) != 2 {
		t.Fatalf("%+v, %v", p, err)
	}
	if err := d.ChooseColumns(t.Context(), p.Columns, Mapping{Text: "tekst", Headline: "kop"}); err != nil {
		t.Fatal(err)
	}
	if j := wait(t, d, d.Import(id, []string{filepath.Join(dir, "3.jsonl")})); j.Kept != 2 {
		t.Errorf("%+v", j)
	}
}
