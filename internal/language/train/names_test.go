package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/gazetteer"
)

var nameTools = sync.OnceValues(func() (namesReader, error) {
	g, err := gazetteer.New(assets.Words)
	if err != nil {
		return namesReader{}, err
	}
	a, err := language.NewSegmenter()
	return namesReader{words: a, cutter: cutter{g}}, err
})

// reader gives a reader of the corpora in a folder.
func reader(t *testing.T, corpora string) namesReader {
	t.Helper()
	r, err := nameTools()
	if err != nil {
		t.Fatal(err)
	}
	r.corpora = corpora
	return r
}

// shown writes a sentence with its names in brackets, those to ignore with a ?.
func shown(s nameSentence) string {
	var b strings.Builder
	for i, w := range s.Tokens {
		if i > 0 {
			b.WriteString(" ")
		}
		for _, n := range s.Spans {
			if n.First == i {
				b.WriteString("[")
			}
		}
		b.WriteString(w)
		for _, n := range s.Spans {
			if n.Last == i+1 {
				b.WriteString("]")
				if n.Ignore {
					b.WriteString("?")
				}
				b.WriteString(n.Type)
			}
		}
	}
	return b.String()
}

func TestCut(t *testing.T) {
	r := reader(t, "")
	for _, c := range []struct{ kind, phrase, want string }{
		{"person", "Iraqi President Karim Dastan", "Iraqi President [Karim Dastan]person"},
		{"person", "Minister Oakes 's", "Minister [Oakes]person 's"},
		{"person", "Capt.", "Capt."},
		{"person", "We", "We"},
		{"person", "the Minister of Trade of France", "the Minister of Trade of [France]?"},
		{"person", "Ludwig van der Holt", "[Ludwig van der Holt]person"},
		{"organisation", "the United Nations", "the [United Nations]organisation"},
		{"organisation", "The Government of Iraq ’s", "The [Government of Iraq]organisation ’s"},
		{"organisation", "Saudi Arabia 's Civil Defence Authority", "Saudi Arabia 's [Civil Defence Authority]organisation"},
		{"organisation", "al - Qaida", "[al - Qaida]organisation"},
		{"organisation", "the international coalition", "the international coalition"},
		{"organisation", "Coalition partners", "Coalition partners"},
		{"organisation", "France", "[France]polity"},
		{"organisation", "Iraqis", "[Iraqis]group"},
		{"place", "Irving , Texas", "[Irving]place , [Texas]place"},
		{"place", "San Luis , Argentina", "[San Luis]place , [Argentina]polity"},
		{"place", "Japanese", "[Japanese]?group"},
		{"place", "the border", "the border"},
	} {
		tokens := strings.Fields(c.phrase)
		s := nameSentence{Tokens: tokens, Spans: r.named(tokens, c.kind, nameSpan{Last: len(tokens)})}
		if got := shown(s); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// tree makes a document of GUM of lines "form tag head relation entities".
func tree(name string, sentences ...string) string {
	var b strings.Builder
	b.WriteString("# newdoc id = " + name + "\n")
	for _, s := range sentences {
		for i, l := range strings.Split(strings.TrimSpace(s), "\n") {
			f := append(strings.Fields(l), "_")
			misc := "_"
			if f[4] != "_" {
				misc = "Entity=" + f[4]
			}
			b.WriteString(strings.Join([]string{string(rune('1' + i)), f[0], "_", "X", f[1], "_", f[2], f[3], "_", misc}, "\t") + "\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}

const (
	nuland = `
US NNP 2 compound (1-person-new-cf1-1-coref(2-place-new-cf2-1-coref)
Secretary NNP 3 nmod:desc
Ada NNP 5 nsubj
Brell NNP 3 flat 1)
met VBD 0 root
the DT 7 det (3-person-new
Afghans NNPS 5 obj 3)
. . 5 punct`
	university = `
The DT 2 det (1-organization-new
University NNP 7 nsubj
of IN 4 case
Helsinki NNP 2 nmod (2-place-new)
of IN 6 case
Finland NNP 4 nmod 1)
moved VBD 0 root
on IN 9 case
Monday NNP 7 obl (3-time-new)`
	owner = `
Peru NNP 5 nmod:poss (1-organization-new(2-place-new
's POS 1 case 2)
Civil NNP 5 amod
Defence NNP 5 compound
Authority NNP 0 root 1)
thanked VBD 5 dep
Merrow NNP 8 compound (4-event-new(5-place-new)
Games NNPS 6 obj 4)
and CC 6 cc`
	people = `
New NNP 4 amod (1-organization-new
People NNPS 4 nmod:poss (2-person-new
's POS 2 case 2)
Party NNP 5 nsubj 1)
left VBD 0 root
the DT 7 det (3-person-new
President NNP 5 obj 3)
in IN 9 case
Westmarch NNP 5 obl`
	joinedNames = `
Ada NNP 6 nsubj (1-person-new(2-person-new
Brell NNP 1 flat 2)
and CC 4 cc
Tom NNP 1 conj (3-person-new
Oakes NNP 4 flat 3)1)
left VBD 0 root`
	author = `
author NN 4 nsubj (1-person-new
Ada NNP 1 flat
Brell NNP 2 flat 1)
wrote VBD 0 root
of IN 7 case
Isle NNP 4 obl (2-place-new
of IN 8 case
Man NNP 6 nmod 2)`
)

func TestGUM(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "treebanks", "gum"), 0o755); err != nil {
		t.Fatal(err)
	}
	doc := tree("GUM_news_test", nuland, university, owner, people, joinedNames, author)
	if err := os.WriteFile(filepath.Join(dir, "treebanks", "gum", "train-news.conllu"), []byte(doc), 0o644); err != nil {
		t.Fatal(err)
	}
	docs, err := reader(t, dir).gum("train-*")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range docs[0].Sentences {
		got = append(got, shown(s))
	}
	want := []string{
		"[US]polity Secretary [Ada Brell]person met the [Afghans]group .",
		"The [University of Helsinki]organisation of [Finland]? moved on Monday",
		"[Peru]polity 's [Civil Defence Authority]organisation thanked [Merrow Games]? and",
		"[New People 's Party]organisation left the President in [Westmarch]?",
		"[Ada Brell]person and [Tom Oakes]person left",
		"author [Ada Brell]person wrote of [Isle of Man]polity",
	}
	if docs[0].Set != "GUM news" || docs[0].ID != "GUM_news_test" || !slices.Equal(got, want) {
		t.Errorf("%s, %s:\n%s\nwant\n%s", docs[0].Set, docs[0].ID, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestGUMMentions(t *testing.T) {
	s, err := conllu.Read(strings.NewReader(tree("GUM_x_y", nuland)))
	if err != nil {
		t.Fatal(err)
	}
	got := gumMentions(s[0])
	want := []gumMention{{0, 4, 2, "person"}, {0, 1, 0, "place"}, {5, 7, 6, "person"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

const (
	goldLine = `{"doc":"w1","text":"The French were.\nThe Swiss band Halt plays in U.S.","sentences":[[0,16],[17,50]],"mentions":[` +
		`{"start":4,"end":10,"text":"French","gold":"MISC"},{"start":21,"end":26,"text":"Swiss","gold":"MISC"},` +
		`{"start":32,"end":36,"text":"Halt","gold":"ORG","type":"organisation"},{"start":46,"end":49,"text":"U.S","gold":"LOC","type":"place"}]}`
	re3dLine = `{"doc":"r1","text":"Iraqi President Karim Dastan met the United Nations envoys near Oxbridge.","mentions":[` +
		`{"start":0,"end":28,"gold":"Person","type":"person","confidence":1},{"start":0,"end":5,"gold":"Nationality","type":"group","confidence":0.9},` +
		`{"start":33,"end":51,"gold":"Organisation","type":"organisation","confidence":1},{"start":16,"end":21,"gold":"Place","type":"place","confidence":0.1}]}`
	timeLine = `{"doc":"m1","text":"Apple opens\n\nLater it did.","scope_end":11,"sentences":[[0,11],[13,26]],"mentions":[` +
		`{"start":0,"end":5,"gold":"ORG","syntactic":"NAM"},{"start":13,"end":18,"gold":"PER","syntactic":"NAM"}]}`
	unerLine = `{"doc":"u1","text":"i live in merrow","mentions":[{"start":10,"end":16,"text":"merrow","gold":"LOC","type":"place"}]}`
)

func TestNameSets(t *testing.T) {
	dir := t.TempDir()
	for name, line := range map[string]string{
		"names/wikigold.jsonl": goldLine, "names/re3d-open.jsonl": re3dLine, "names/uner-ewt-dev.jsonl": unerLine,
		"meantime/apple.jsonl": timeLine, "meantime/airbus.jsonl": "", "meantime/stock.jsonl": "",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(line+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := reader(t, dir)
	for _, c := range []struct {
		read func() ([]nameDoc, error)
		want string
	}{
		{r.wikiGold, "The [French]group were . | The [Swiss]?group band [Halt]organisation plays in [U.S.]polity"},
		{r.re3d, "[Iraqi]?group President [Karim Dastan]person met the [United Nations]organisation envoys near [Oxbridge]? ."},
		{r.meantime, "[Apple]organisation opens"},
		{r.unerDev, "i live in [merrow]place"},
	} {
		docs, err := c.read()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range docs[0].Sentences {
			got = append(got, shown(s))
		}
		if g := strings.Join(got, " | "); g != c.want || len(docs) != 1 {
			t.Errorf("%s: got %s\nwant %s", docs[0].Set, g, c.want)
		}
	}
	if _, err := r.all(); err == nil {
		t.Error("GUM is missing and not missed")
	}
}

func TestPlace(t *testing.T) {
	d := nameDoc{ID: "x", Sentences: []nameSentence{{Tokens: []string{"The", "UK", "left"}}, {Tokens: []string{"Ada", "ca", "n't"}}}}
	mentions := []jsonMention{
		{Start: 0, End: 6, Form: "name", Type: "place", Accept: []string{"place", "polity"}}, {Start: 7, End: 11, Form: "nominal", Type: "person"},
		{Start: 14, End: 17, Form: "name"},
	}
	if err := place(&d, jsonText{Text: "The UK left.  Ada can't", Mentions: mentions}); err != nil {
		t.Fatal(err)
	}
	if got := shown(d.Sentences[0]) + " | " + shown(d.Sentences[1]); got != "[The UK]place left | [Ada]? ca n't" {
		t.Errorf("got %s", got)
	}
	if err := place(&d, jsonText{Text: "Another text"}); err == nil {
		t.Error("words that are not in the text are not missed")
	}
}

func TestScoreNames(t *testing.T) {
	gold := []nameDoc{{Set: "s", ID: "a", Sentences: []nameSentence{
		{Tokens: strings.Fields("Ada Brell of NATO saw Halt in Swiss towns"), Spans: []nameSpan{
			{First: 0, Last: 2, Type: "person", Accept: []string{"person"}}, {First: 3, Last: 4, Type: "organisation", Accept: []string{"polity"}},
			{First: 5, Last: 6, Ignore: true}, {First: 7, Last: 8, Type: "group", Ignore: true}}},
	}}}
	f := scoreNames(gold, func([]string) []nameSpan {
		return []nameSpan{{First: 0, Last: 1, Type: "person"}, {First: 3, Last: 4, Type: "polity"}, {First: 5, Last: 6, Type: "place"}, {First: 7, Last: 9, Type: "group"}}
	})
	if f.Typed.Gold != 2 || f.Typed.System != 2 || f.Typed.Right != 1 || f.ByType["organisation"].Right != 1 || f.ByType["person"].System != 1 || f.ByType["group"].System != 0 {
		t.Errorf("got %+v", f)
	}
	if s := f.String(); !strings.Contains(s, "typed         P  50.0  R  50.0  F1  50.0  n 2") {
		t.Errorf("written as\n%s", s)
	}
	if c := countNames(gold); c["s person"] != 1 || c["s -group"] != 1 || c["s -"] != 1 {
		t.Errorf("counted %v", c)
	}
}

func TestFolds(t *testing.T) {
	var docs []nameDoc
	for _, id := range strings.Split("abcdefghijklmnopqrst", "") {
		docs = append(docs, nameDoc{ID: id})
	}
	parts := folds(docs, 4)
	n := 0
	for _, p := range parts {
		n += len(p)
		if len(p) == 0 || len(p) > 10 {
			t.Errorf("a part of %d", len(p))
		}
	}
	if again := folds(docs, 4); n != len(docs) || len(again[0]) != len(parts[0]) || again[0][0].ID != parts[0][0].ID {
		t.Error("documents are lost or dealt in another way")
	}
}

// TestNamesOfCorpora reads the sets themselves and prints how many names they have.
func TestNamesOfCorpora(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	corpora := filepath.Join("..", "..", "..", "..", "shared", "corpora")
	if _, err := os.Stat(corpora); err != nil {
		t.Skip("no corpora")
	}
	r := reader(t, corpora)
	docs, err := r.all()
	if err != nil {
		t.Fatal(err)
	}
	dev, err := r.unerDev()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(docs, dev...) {
		for _, s := range d.Sentences {
			at := 0
			for _, n := range s.Spans {
				if n.First < at || n.Last <= n.First || n.Last > len(s.Tokens) || n.Ignore != (n.Accept == nil) {
					t.Errorf("%s: bad span %+v in %s", d.ID, n, shown(s))
				}
				at = n.Last
			}
		}
	}
	counts := countNames(append(docs, dev...))
	for _, set := range []string{"WikiGold", "re3d", "MEANTIME", "GUM news", "GUM interview", "GUM bio", "GUM speech", "GUM voyage", "UNER"} {
		var row []string
		for _, kind := range append(slices.Clone(types), "-group", "-") {
			row = append(row, fmt.Sprint(kind, " ", counts[set+" "+kind]))
		}
		t.Logf("%s: %s", set, strings.Join(row, ", "))
	}
	view, err := r.gumView("news")
	if err != nil {
		t.Fatal(err)
	}
	if len(view) != 20 || countNames(view)["GUM news person"] < 400 {
		t.Errorf("%d texts of news, %v", len(view), countNames(view))
	}
}
