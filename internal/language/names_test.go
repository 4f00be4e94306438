package language

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/language/names"
	"github.com/readout-app/readout/internal/text"
)

// named writes the names of a text: person Ada Brell.
func named(d *Document) []string {
	var out []string
	for _, n := range d.Names {
		var words []string
		for _, t := range d.Tokens[n.First:n.Last] {
			words = append(words, t.Text)
		}
		out = append(out, n.Type+" "+strings.Join(words, " "))
	}
	return out
}

func TestNamesOfText(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"North Korea and South Korea will talk.", "polity North Korea, polity South Korea"},
		{"Foreign Minister Anna Halvorsen met envoys in Norway on Monday.", "person Anna Halvorsen, polity Norway"},
		{"Halvorsen left early. Anna Halvorsen, the minister, gave no reason. Later Halvorsen wrote to the press.",
			"person Halvorsen, person Anna Halvorsen, person Halvorsen"},
		{"Bosnia and Herzegovina signed.", "polity Bosnia and Herzegovina"},
		{"", ""},
		{"It rained all day.", ""},
	} {
		if got := strings.Join(named(a.Parse(text.New(c.text), nil)), ", "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestNamesKeepToSentences reads texts that name finding may stumble over.
func TestNamesKeepToSentences(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		strings.Repeat("Anna Halvorsen of Norway ", 200), "NORWAY AND CHILE SIGN. ANNA HALVORSEN LEAVES.", "in south korea i met anna", "\x00 \xff Ærø's – “Brell”",
		strings.Repeat("New York. ", 50), "A.B.C. D.E.F. of of of the The THE",
	} {
		d := a.Parse(text.New(s), nil)
		at := 0
		for _, n := range d.Names {
			k := d.Tokens[n.First].Sentence
			if n.First < at || n.Last <= n.First || n.Last > d.Sentences[k].Last || !slices.Contains(names.Types[:], n.Type) {
				t.Errorf("%.40q: %+v of %d tokens", s, n, len(d.Tokens))
			}
			at = n.Last
		}
		if again := a.Parse(text.New(s), nil); fmt.Sprint(again.Names) != fmt.Sprint(d.Names) {
			t.Errorf("%.40q: %v, then %v", s, d.Names, again.Names)
		}
	}
}

func BenchmarkNames(b *testing.B) {
	a, err := New()
	if err != nil {
		b.Fatal(err)
	}
	d := a.Parse(text.New(strings.Repeat("The foreign ministers of Norway and Chile met in Santiago on Tuesday to talk about fish. "+
		"“We are not there yet,” said Anna Halvorsen, who leads the Norwegian side, after three hours behind closed doors. "+
		"Her ministry had said last week that an agreement on quotas was close, but that much of the work was still to be done.\n\n", 100)), nil)
	r := a.reader
	words := make([]names.Word, len(d.Tokens))
	scores := make([]float32, len(words)*names.Scores)
	var ends []int
	for _, s := range d.Sentences {
		ends = append(ends, s.Last)
		w := r.words(d.Tokens[s.First:s.Last])
		for i := range w {
			t := &d.Tokens[s.First+i]
			words[s.First+i] = names.Word{Text: w[i].Text, Norm: w[i].Norm, Class: w[i].Class, Noun: w[i].Noun, Verb: w[i].Verb, Lists: w[i].Lists, Loose: w[i].Lists,
				Tag: t.Tag, Relation: t.Relation, Head: t.Head}
		}
	}
	for i := range words {
		scores[i*names.Scores] = 10
	}
	b.ReportAllocs()
	for b.Loop() {
		r.names.Find(words, ends, scores)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
