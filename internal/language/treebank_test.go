package language

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/score"
	"github.com/readout-app/readout/internal/text"
)

// treebank reads treebank files from beside the project, or skips the test.
func treebank(t testing.TB, pattern string) []conllu.Sentence {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join("../../../shared/corpora/treebanks", pattern))
	if len(names) == 0 {
		t.Skipf("no treebank %s beside the project", pattern)
	}
	var out []conllu.Sentence
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := conllu.Read(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s...)
	}
	return out
}

// TestTreebankTags measures tags, lemmas and trees on the words of the treebanks.
func TestTreebankTags(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	a := analyser(t)
	for _, c := range []struct {
		files           string
		tag, pos, lemma float64 // floors
	}{
		{"ewt/dev.conllu", 94, 95, 96},
		{"gum/dev-*.conllu", 95, 95.5, 97},
		{"pud/pud.conllu", 95, 95, 97},
	} {
		gold := treebank(t, c.files)
		system := make([]conllu.Sentence, len(gold))
		wrong := map[string]int{}
		for i := range gold {
			system[i] = a.Annotate(gold[i])
			for k, w := range gold[i].Words {
				if got := system[i].Words[k]; got.XPOS != w.XPOS {
					wrong["tag "+got.XPOS+" for "+w.XPOS]++
				} else if got.Lemma != w.Lemma {
					wrong["lemma "+w.Form+" "+w.XPOS+" "+got.Lemma+" for "+w.Lemma]++
				}
			}
		}
		f := compared(t, gold, system)
		t.Logf("%s: tag %.2f, part of speech %.2f, lemma %.2f, UAS %.2f, LAS %.2f", c.files, f.XPOS.F1(), f.UPOS.F1(), f.Lemmas.F1(), f.UAS.F1(), f.LAS.F1())
		if f.XPOS.F1() < c.tag || f.UPOS.F1() < c.pos || f.Lemmas.F1() < c.lemma {
			t.Errorf("%s: below the floor", c.files)
		}
		logCommonest(t, wrong, 25)
	}
}

func compared(t *testing.T, gold, system []conllu.Sentence) score.Figures {
	t.Helper()
	f, err := score.Compare(gold, system)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestTreebankText measures tokens and sentences on the running text of the
// treebanks, with whole paragraphs and in short lines. READOUT_DUMP=1 lists the
// sentences that are wrong.
func TestTreebankText(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	a := analyser(t)
	for _, c := range []struct {
		files            string
		tokens, sentence float64 // floors of F1
	}{
		{"ewt/dev.conllu", 99.4, 88},
		{"gum/dev-*.conllu", 99.8, 94.5},
		{"pud/pud.conllu", 99.5, 99.5},
	} {
		gold := treebank(t, c.files)
		raw := conllu.RawText(gold)
		words, sentences := map[text.Span]bool{}, map[text.Span]bool{}
		for i, s := range raw.Sentences {
			sentences[s] = true
			for _, w := range raw.Words[i] {
				words[w] = true
			}
		}
		for _, form := range []struct {
			name string
			in   conllu.Raw
		}{{"whole", raw}, {"wrapped", raw.Wrap(conllu.WrapColumn)}} {
			d := a.Parse(text.New(form.in.Text), nil)
			f := compared(t, gold, d.CoNLLU())
			t.Logf("%s, %s: tokens F %.2f, words F %.2f, sentences F %.2f", c.files, form.name, f.Tokens.F1(), f.Words.F1(), f.Sentences.F1())
			if f.Tokens.F1() < c.tokens || f.Sentences.F1() < c.sentence {
				t.Errorf("%s, %s: below the floor", c.files, form.name)
			}
			wrong := map[string]int{}
			for _, w := range d.Tokens {
				if !words[w.Span] {
					wrong[w.Text]++
				}
			}
			logCommonest(t, wrong, 60)
			for _, s := range d.Sentences {
				if os.Getenv("READOUT_DUMP") != "" && !sentences[s.Span] {
					t.Logf("GOT  %q", d.Text.Slice(s.Span))
				}
			}
		}
	}
}

func logCommonest(t *testing.T, counts map[string]int, n int) {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return counts[keys[i]] > counts[keys[j]] || counts[keys[i]] == counts[keys[j]] && keys[i] < keys[j]
	})
	var b strings.Builder
	for i, k := range keys {
		if i == n {
			break
		}
		b.WriteString(k + "; ")
	}
	t.Log("commonest faults: " + b.String())
}

func BenchmarkTag(b *testing.B) {
	a := analyser(b)
	var sentences [][]Token
	words := 0
	for _, s := range treebank(b, "pud/pud.conllu") {
		tokens := make([]Token, len(s.Words))
		for i, w := range s.Words {
			tokens[i].Text = w.Form
		}
		words += len(tokens)
		sentences = append(sentences, tokens)
	}
	for b.Loop() {
		for _, s := range sentences {
			a.Tag(s)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		analyser(b)
	}
}
