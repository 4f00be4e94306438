package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

// A raw is the running text of treebank files with where its surface tokens and
// sentences stand. Places are counted without white space, so that they hold for
// every form of the text.
type raw struct {
	paragraphs []string
	tokens     map[text.Span]string
	sentences  map[text.Span]bool
}

// readRaw puts the text of treebank files together: sentences joined as they were
// printed, paragraphs apart.
func readRaw(t testing.TB, pattern string) *raw {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join("../../../shared/corpora/treebanks", pattern))
	if len(names) == 0 {
		t.Skipf("no treebank %s beside the project", pattern)
	}
	r := &raw{tokens: map[text.Span]string{}, sentences: map[text.Span]bool{}}
	var par strings.Builder
	at, start, until := 0, 0, ""
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(string(data)) {
			l = strings.TrimRight(l, "\n")
			f := strings.Split(l, "\t")
			switch {
			case l == "":
				r.sentences[text.Span{Start: start, End: at}] = true
				start, until = at, ""
			case strings.HasPrefix(l, "# newpar") || strings.HasPrefix(l, "# newdoc"):
				if s := strings.TrimSpace(par.String()); s != "" {
					r.paragraphs = append(r.paragraphs, s)
				}
				par.Reset()
			case l[0] == '#' || strings.Contains(f[0], "."):
			case until != "":
				if f[0] == until {
					until = ""
				}
			default:
				_, until, _ = strings.Cut(f[0], "-")
				r.tokens[text.Span{Start: at, End: at + len(letters(f[1]))}] = f[1]
				at += len(letters(f[1]))
				par.WriteString(f[1])
				if !strings.Contains(f[9], "SpaceAfter=No") {
					par.WriteByte(' ')
				}
			}
		}
	}
	r.paragraphs = append(r.paragraphs, strings.TrimSpace(par.String()))
	return r
}

// letters gives the code points of a text that are no white space.
func letters(s string) []rune {
	var out []rune
	for _, r := range s {
		if !isSpace(r) {
			out = append(out, r)
		}
	}
	return out
}

// plain gives the text with each paragraph in one line.
func (r *raw) plain() string { return strings.Join(r.paragraphs, "\n\n") }

// wrapped gives it in lines of at most width code points.
func (r *raw) wrapped(width int) string {
	var out []string
	for _, p := range r.paragraphs {
		var b strings.Builder
		used := 0
		for w := range strings.SplitSeq(p, " ") {
			n := len([]rune(w))
			switch {
			case used > 0 && used+1+n > width:
				b.WriteByte('\n')
				used = 0
			case b.Len() > 0:
				b.WriteByte(' ')
				used++
			}
			b.WriteString(w)
			used += n
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n\n")
}

// TestTreebankText measures tokens and sentences on the running text of the
// treebanks, as the shared task of CoNLL 2018 does: words that are printed as one
// count as one token. The text comes with whole paragraphs and in short lines.
func TestTreebankText(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	a := analyser(t)
	for _, c := range []struct {
		files            string
		tokens, sentence float64 // floors of F1
	}{
		{"ewt/dev.conllu", 97, 70},
		{"gum/dev-*.conllu", 97, 80},
		{"pud/pud.conllu", 98, 95},
	} {
		want := readRaw(t, c.files)
		for _, form := range []struct{ name, in string }{{"whole", want.plain()}, {"wrapped", want.wrapped(80)}} {
			d := a.Parse(text.New(form.in), nil)
			ft, fs, wrong := want.compare(t, d)
			t.Logf("%s, %s: tokens F %.2f, sentences F %.2f", c.files, form.name, ft, fs)
			if ft < c.tokens || fs < c.sentence {
				t.Errorf("%s, %s: below the floor", c.files, form.name)
			}
			if form.name == "whole" {
				logCommonest(t, wrong, 60)
			}
		}
	}
}

// compare gives the F1 of tokens and sentences and the tokens that are wrong.
func (r *raw) compare(t *testing.T, d *Document) (tokens, sentences float64, wrong map[string]int) {
	wrong = map[string]int{}
	f := func(right, got, want int) float64 { return 200 * float64(right) / float64(max(got+want, 1)) }
	starts, ends := make([]int, len(d.Tokens)), make([]int, len(d.Tokens))
	right, all, at := 0, 0, 0
	for i := 0; i < len(d.Tokens); {
		sp, form := text.Span{Start: at}, ""
		for first := true; i < len(d.Tokens) && (first || d.Tokens[i].Glued); i++ {
			first = false
			starts[i] = at
			at += len(letters(d.Tokens[i].Text))
			ends[i] = at
			form += d.Tokens[i].Text
		}
		sp.End = at
		all++
		if r.tokens[sp] != "" {
			right++
		} else {
			wrong[form]++
		}
	}
	tokens = f(right, all, len(r.tokens))
	right = 0
	dump := os.Getenv("READOUT_DUMP") != ""
	got := map[text.Span]bool{}
	for _, s := range d.Sentences {
		sp := text.Span{Start: starts[s.First], End: ends[s.Last-1]}
		got[sp] = true
		if r.sentences[sp] {
			right++
		} else if dump {
			t.Logf("GOT  %q", d.Text.Slice(s.Span))
		}
	}
	return tokens, f(right, len(d.Sentences), len(r.sentences)), wrong
}
