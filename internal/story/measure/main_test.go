package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/corpora"
)

// folder writes a folder of corpora of invented texts.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 1))
	write := func(name, content string) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range open {
		var lines strings.Builder
		for range 3 {
			lines.WriteString(`{"text": "A headline`)
			for range 8 {
				lines.WriteString(`\nThe`)
				for range 14 {
					fmt.Fprintf(&lines, " word%d", r.IntN(10_000))
				}
				lines.WriteString(`.`)
			}
			lines.WriteString("\"}\n")
		}
		write(name, lines.String())
	}
	var gold strings.Builder
	for n := range 8 { // topic 1 with two stories of three, topic 2 with one of two
		topic, story := 1+n/6, fmt.Sprint(1+n/6, "ecb")
		if n/3 == 1 {
			story += "plus"
		}
		file := fmt.Sprintf("texts/%d.txt", n)
		fmt.Fprintf(&gold, `{"file": %q, "topic": "%d", "story": %q}`+"\n", file, topic, story)
		text := "The envoys met."
		for range 24 {
			text += fmt.Sprintf(" They spoke of %sword%d.", story, r.IntN(30))
		}
		write("groups/"+file, text)
	}
	write("groups/gold.jsonl", gold.String())
	return dir
}

func TestStoriesAreMeasured(t *testing.T) {
	var b strings.Builder
	if err := (&corpora.Bench{Out: &b, Dir: folder(t)}).Run(parts(), []string{"stories"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\nall topics                          8        3  100.0 100.0 100.0       100.0  100.0 100.0 100.0\n",
		"\neach topic alone, mean              8        3  100.0 100.0 100.0       100.0  100.0 100.0 100.0\n",
		"\nodd topics, held out ", "as chosen on the odd\n", "\ncross-validated, mean               8        3  100.0 100.0 100.0       100.0  100.0 100.0 100.0\n",
		"half of each known: right for ", "only one of the same kind known: none for ",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in %s", want, b.String())
		}
	}
}

// TestCompare has the arithmetic by hand: one of three is put with two others.
func TestCompare(t *testing.T) {
	all := []filed{{story: "a"}, {story: "a"}, {story: "a"}, {story: "b"}, {story: "b"}}
	got := compare(all, []int{0, 0, 1, 1, 1})
	if math.Abs(got.p-100*(2+1./3+2*2./3)/5) > 1e-9 || math.Abs(got.r-100*(2*2./3+1./3+2)/5) > 1e-9 {
		t.Errorf("B-cubed %v %v", got.p, got.r)
	}
	if want := (figure{gold: 4, found: 4, right: 2}); got.pairs != want {
		t.Errorf("pairs %v, want %v", got.pairs, want)
	}
	if h := 0.432538; math.Abs(got.v-100*h) > 0.01 { // entropy 0.673, of it left 0.382
		t.Errorf("V-measure %v", got.v)
	}
	if got := compare(all, []int{0, 0, 0, 1, 1}); got.p != 100 || math.Abs(got.v-100) > 1e-9 {
		t.Errorf("all right gives %v", got)
	}
}

func TestListOfWords(t *testing.T) {
	file := filepath.Join(t.TempDir(), "words.tsv")
	if err := (bench{&corpora.Bench{Dir: folder(t)}}).writeFrequencies(file); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(list), "\n*\t18\n") || !strings.Contains(string(list), "\nthe\t18\n") {
		t.Errorf("the list is %.600s, %v", list, err)
	}
}

func TestReprintsAreMeasured(t *testing.T) {
	var b strings.Builder
	if err := (&corpora.Bench{Out: &b, Dir: folder(t)}).Run(parts(), []string{"reprints"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"18 originals of TRAIN texts, no two of which share much text, and 162 copies", "P R F1 100.0 ", " of 810", "new order             100.0 % of 18 copies found"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in %s", want, b.String())
		}
	}
}

func TestRunOfWhatIsNotThere(t *testing.T) {
	if err := (&corpora.Bench{Out: &strings.Builder{}, Dir: folder(t)}).Run(parts(), []string{"weather"}); err == nil || !strings.Contains(err.Error(), `"weather"`) {
		t.Errorf("an unknown part gives %v", err)
	}
	dir := folder(t)
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(open[1]))); err != nil {
		t.Fatal(err)
	}
	if err := (&corpora.Bench{Out: &strings.Builder{}, Dir: dir}).Run(parts(), []string{"reprints"}); err == nil || !strings.Contains(err.Error(), "the corpora lack "+open[1]) {
		t.Errorf("without a set: %v", err)
	}
}

// TestOperations has the operations do what they say.
func TestOperations(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	o := report{headline: "Old", credit: "HALDEN (Larch News) - ", tail: "Read us."}
	for n := range 40 {
		o.paragraphs = append(o.paragraphs, fmt.Sprintf("Sentence %d has these ten words and no one more.", n))
	}
	for _, op := range operations() {
		c := op.edit(r, o)
		text, words := c.text(), count(strings.Join(c.paragraphs, " "))
		all := count(strings.Join(o.paragraphs, " "))
		for _, check := range []struct {
			name string
			ok   bool
		}{
			{"cut", words < 7*all/10 && words >= 30 || !strings.HasPrefix(op.name, "cut")},
			{"headline", strings.Contains(op.name, "headline") == !strings.HasPrefix(text, "Old")},
			{"order", strings.Contains(op.name, "order") == !strings.HasPrefix(c.paragraphs[0], "Sentence 0 has") || strings.Contains(op.name, "%")},
			{"credit", strings.Contains(text, "Larch News) - ") == (op.name != "credit removed")},
			{"words", text != o.text()},
		} {
			if !check.ok {
				t.Errorf("%s: %s is wrong:\n%s", op.name, check.name, text)
			}
		}
	}
	edited := strings.Fields(strings.Join(edit(r, o, 0.2).paragraphs, " "))
	if n := len(edited); n < 320 || n > 440 {
		t.Errorf("of 360 words %d are left", n)
	}
}
