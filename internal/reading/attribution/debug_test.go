package attribution

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

func TestDebug(t *testing.T) {
	name, word := os.Getenv("F"), os.Getenv("W")
	var s string
	if name != "" {
		files, _ := filepath.Glob(filepath.Join(corpus, name+"*.txt"))
		raw, _ := os.ReadFile(files[0])
		s = string(raw)
	} else {
		s = os.Getenv("S")
	}
	if s == "" {
		t.Skip()
	}
	frozen := text.New(s)
	doc := mustAnalyser(t).Parse(frozen, nil)
	r := &reader{words: mustFinder(t).words, doc: doc, headline: article.Front{}.Headline.Span}
	r.outer = r.outerQuotes()
	for _, q := range doc.Quotes {
		r.spoken = append(r.spoken, r.speech(q))
	}
	r.indexTimes()
	for _, u := range r.units() {
		str := frozen.Slice(r.span(&u, 0, len(u.items)))
		if word != "" && !strings.Contains(str, word) {
			continue
		}
		var b strings.Builder
		for _, it := range u.items {
			b.WriteString(frozen.Slice(doc.Span(it.first, it.last)) + "/" + it.tag + "/" + it.lemma + " ")
		}
		t.Log(b.String())
	}
	for _, st := range mustFinder(t).Find(doc, article.Front{}, nil, nil, nil) {
		if word != "" && !strings.Contains(frozen.Slice(st.Span), word) {
			continue
		}
		t.Logf("%s %s %s S %q C %q in %s med %s ven %s add %q", st.ID, st.Rule, st.Kind, st.Source.Text, st.Cue.Text, st.Within, st.Medium, st.Venue, st.Addressee.Text)
		for _, c := range st.Content {
			t.Logf("       %q", c.Text)
		}
	}
}
