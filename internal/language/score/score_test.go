package score

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/language/conllu"
)

// treebank writes sentences from lines "ID FORM HEAD RELATION [UPOS XPOS LEMMA]",
// sentences parted by an empty line.
func treebank(t testing.TB, in string) []conllu.Sentence {
	t.Helper()
	var b strings.Builder
	for l := range strings.Lines(in) {
		f := strings.Fields(l)
		cell := func(i int) string {
			if i < len(f) {
				return f[i]
			}
			return "_"
		}
		if len(f) > 0 {
			b.WriteString(strings.Join([]string{cell(0), cell(1), cell(6), cell(4), cell(5), "_", cell(2), cell(3), "_", "_"}, "\t"))
		}
		b.WriteString("\n")
	}
	out, err := conllu.Read(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// figure writes a figure as right/gold/system/aligned.
type figure [4]int

func of(f Figure) figure { return figure{f.Right, f.Gold, f.System, f.Aligned} }

// gold: "The envoy left. Talks go on."
const gold = `
1 The 2 det DET DT the
2 envoy 3 nsubj NOUN NN envoy
3 left 0 root VERB VBD leave
4 . 3 punct PUNCT . .

1 Talks 2 nsubj NOUN NNS talk
2 go 0 root VERB VBP go
3 on 2 compound:prt ADP RP on
4 . 2 punct PUNCT . .
`

// cannot: "We can't go." with a multiword token.
const cannot = `
1 We 4 nsubj PRON PRP we
2-3 can't
2 ca 4 aux AUX MD can
3 n't 4 advmod PART RB not
4 go 0 root VERB VB go
5 . 4 punct PUNCT . .
`

func TestCompare(t *testing.T) {
	whole := figure{8, 8, 8, 8}
	for _, c := range []struct {
		name, gold, system                  string
		tokens, sentences, words, upos, las figure
		clas                                figure
	}{
		{name: "as gold", gold: gold, system: gold,
			tokens: figure{8, 8, 8}, sentences: figure{2, 2, 2}, words: whole, upos: whole, las: whole,
			clas: figure{5, 5, 5, 5}}, // nsubj root, nsubj root compound

		{name: "a wrong tag, head and relation; a subtype does not count", gold: gold, system: `
1 The 3 det PRON DT the
2 envoy 3 obj NOUN NN envoy
3 left 0 root VERB VBD leave
4 . 3 punct PUNCT . .

1 Talks 2 nsubj:pass NOUN NNS talk
2 go 0 root VERB VBP go
3 on 2 compound ADP RP on
4 . 2 punct PUNCT . .
`, tokens: figure{8, 8, 8}, sentences: figure{2, 2, 2}, words: whole, upos: figure{7, 8, 8, 8}, las: figure{6, 8, 8, 8},
			clas: figure{4, 5, 5, 5}},

		// One sentence of two: both sentences are wrong. Of the heads "go" alone is: it
		// has become a child where it was the root.
		{name: "sentences run together", gold: gold, system: `
1 The 2 det DET DT the
2 envoy 3 nsubj NOUN NN envoy
3 left 0 root VERB VBD leave
4 . 3 punct PUNCT . .
5 Talks 6 nsubj NOUN NNS talk
6 go 3 parataxis VERB VBP go
7 on 6 compound:prt ADP RP on
8 . 6 punct PUNCT . .
`, tokens: figure{8, 8, 8}, sentences: figure{0, 2, 1}, words: whole, upos: whole, las: figure{7, 8, 8, 8},
			clas: figure{4, 5, 5, 5}},

		// A sentence cut in two: its word "left" hangs on nothing that gold has.
		{name: "a sentence cut in two", gold: gold, system: `
1 The 2 det DET DT the
2 envoy 0 root NOUN NN envoy

1 left 0 root VERB VBD leave
2 . 1 punct PUNCT . .

1 Talks 2 nsubj NOUN NNS talk
2 go 0 root VERB VBP go
3 on 2 compound:prt ADP RP on
4 . 2 punct PUNCT . .
`, tokens: figure{8, 8, 8}, sentences: figure{1, 2, 3}, words: whole, upos: whole, las: figure{7, 8, 8, 8},
			clas: figure{4, 5, 5, 5}},

		// "left." stays whole: its two words are missing, and what hangs on them is wrong.
		{name: "a token not cut", gold: gold, system: `
1 The 2 det DET DT the
2 envoy 3 nsubj NOUN NN envoy
3 left. 0 root VERB VBD leave

1 Talks 2 nsubj NOUN NNS talk
2 go 0 root VERB VBP go
3 on 2 compound:prt ADP RP on
4 . 2 punct PUNCT . .
`, tokens: figure{6, 8, 7}, sentences: figure{2, 2, 2}, words: figure{6, 8, 7, 6}, upos: figure{6, 8, 7, 6}, las: figure{5, 8, 7, 6},
			clas: figure{3, 5, 5, 4}},

		{name: "a multiword token as gold has it", gold: cannot, system: cannot,
			tokens: figure{4, 4, 4}, sentences: figure{1, 1, 1}, words: figure{5, 5, 5, 5}, upos: figure{5, 5, 5, 5}, las: figure{5, 5, 5, 5},
			clas: figure{3, 3, 3, 3}},

		// The words are there without a range: one token of gold is missing, no word is.
		{name: "its words printed apart", gold: cannot, system: strings.Replace(cannot, "2-3 can't\n", "", 1),
			tokens: figure{3, 4, 5}, sentences: figure{1, 1, 1}, words: figure{5, 5, 5, 5}, upos: figure{5, 5, 5, 5}, las: figure{5, 5, 5, 5},
			clas: figure{3, 3, 3, 3}},

		// The token is right, of its words only "n't" is.
		{name: "its words cut otherwise", gold: cannot, system: strings.Replace(cannot, "2 ca ", "2 can ", 1),
			tokens: figure{4, 4, 4}, sentences: figure{1, 1, 1}, words: figure{4, 5, 5, 4}, upos: figure{4, 5, 5, 4}, las: figure{4, 5, 5, 4},
			clas: figure{3, 3, 3, 3}},

		{name: "its words in capitals", gold: cannot, system: strings.Replace(cannot, "3 n't ", "3 N'T ", 1),
			tokens: figure{4, 4, 4}, sentences: figure{1, 1, 1}, words: figure{5, 5, 5, 5}, upos: figure{5, 5, 5, 5}, las: figure{5, 5, 5, 5},
			clas: figure{3, 3, 3, 3}},

		{name: "not cut at all", gold: cannot, system: `
1 We 3 nsubj PRON PRP we
2 can't 3 aux AUX MD can
3 go 0 root VERB VB go
4 . 3 punct PUNCT . .
`, tokens: figure{4, 4, 4}, sentences: figure{1, 1, 1}, words: figure{3, 5, 4, 3}, upos: figure{3, 5, 4, 3}, las: figure{3, 5, 4, 3},
			clas: figure{2, 3, 2, 2}},

		// "Wecan't" sticks out of gold's token to the left; the stretch is both.
		{name: "a token that sticks out", gold: cannot, system: `
1-3 Wecan't
1 We 4 nsubj PRON PRP we
2 ca 4 aux AUX MD can
3 n't 4 advmod PART RB not
4 go 0 root VERB VB go
5 . 4 punct PUNCT . .
`, tokens: figure{2, 4, 3}, sentences: figure{1, 1, 1}, words: figure{5, 5, 5, 5}, upos: figure{5, 5, 5, 5}, las: figure{5, 5, 5, 5},
			clas: figure{3, 3, 3, 3}},

		// A plain token that sticks out of gold's multiword token is left alone.
		{name: "a plain token that sticks out", gold: cannot, system: `
1 Weca 2 nsubj PRON PRP we
2 n't 0 root PART RB not
3 go 2 obj VERB VB go
4 . 2 punct PUNCT . .
`, tokens: figure{2, 4, 4}, sentences: figure{1, 1, 1}, words: figure{3, 5, 4, 3}, upos: figure{3, 5, 4, 3}, las: figure{0, 5, 4, 3},
			clas: figure{0, 3, 3, 2}},

		{name: "no trees given", gold: cannot, system: strings.NewReplacer(" 4 ", " _ ", " 0 ", " _ ").Replace(cannot),
			tokens: figure{4, 4, 4}, sentences: figure{1, 1, 1}, words: figure{5, 5, 5, 5}, upos: figure{5, 5, 5, 5}, las: figure{0, 5, 5, 5},
			clas: figure{0, 3, 3, 3}},

		{name: "nothing", gold: "", system: ""},
	} {
		f, err := Compare(treebank(t, c.gold), treebank(t, c.system))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, x := range []struct {
			name string
			got  Figure
			want figure
		}{{"tokens", f.Tokens, c.tokens}, {"sentences", f.Sentences, c.sentences}, {"words", f.Words, c.words}, {"UPOS", f.UPOS, c.upos}, {"LAS", f.LAS, c.las}, {"CLAS", f.CLAS, c.clas}} {
			if of(x.got) != x.want {
				t.Errorf("%s: %s %v, want %v (right, gold, system, aligned)", c.name, x.name, of(x.got), x.want)
			}
		}
	}
}

func TestCompareColumns(t *testing.T) {
	system := strings.NewReplacer("VBD leave", "VBN left", "NNS talk", "NNS talks", " 3 nsubj", " 3 obl").Replace(gold)
	f, err := Compare(treebank(t, gold), treebank(t, system))
	if err != nil {
		t.Fatal(err)
	}
	if of(f.XPOS) != (figure{7, 8, 8, 8}) || of(f.Lemmas) != (figure{6, 8, 8, 8}) || of(f.UAS) != (figure{8, 8, 8, 8}) || of(f.LAS) != (figure{7, 8, 8, 8}) {
		t.Errorf("XPOS %v, lemmas %v, UAS %v, LAS %v", of(f.XPOS), of(f.Lemmas), of(f.UAS), of(f.LAS))
	}
	// A lemma that gold leaves open is right.
	if f, err = Compare(treebank(t, strings.Replace(gold, " leave", " _", 1)), treebank(t, system)); err != nil || f.Lemmas.Right != 7 {
		t.Errorf("an open lemma: %v, %v", of(f.Lemmas), err)
	}
}

// White space within forms does not count: the system may cut there or not.
func TestCompareWhiteSpace(t *testing.T) {
	one := []conllu.Sentence{{Words: []conllu.Word{{Form: "1 000\u00a0km", Head: 0}}}}
	two := []conllu.Sentence{{Words: []conllu.Word{{Form: "1000", Head: 0}, {Form: "k m", Head: 1}}}}
	f, err := Compare(one, two)
	if err != nil || of(f.Tokens) != (figure{0, 1, 2}) || of(f.Sentences) != (figure{1, 1, 1}) {
		t.Errorf("tokens %v, sentences %v, %v", of(f.Tokens), of(f.Sentences), err)
	}
}

func TestCompareOfDifferentTexts(t *testing.T) {
	const cut = `
1 The 2
2 envoy 0
3 left. 2
`
	for _, c := range []struct {
		system string
		want   DifferentError
	}{
		{strings.Replace(gold, "left", "ieft", 1), DifferentError{8, "left.Talksgoon.", "ieft.Talksgoon."}},
		{cut, DifferentError{13, "Talksgoon.", ""}},
		{gold + "\n1 Yes 0\n", DifferentError{23, "", "Yes"}},
	} {
		_, err := Compare(treebank(t, gold), treebank(t, c.system))
		var got *DifferentError
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("got %v, want %v", err, &c.want)
		}
	}
}

func TestCompareOfNoTree(t *testing.T) {
	for system, want := range map[string]string{
		strings.Replace(gold, "envoy 3", "envoy 2", 1): "system: sentence 1: word 2 hangs on itself",
		strings.Replace(gold, "go 0", "go 4", 1):       "system: sentence 2: word 2 hangs on itself",
		strings.Replace(gold, "go 0", "go _", 1):       "system: sentence 2: word 2 has no head",
		strings.Replace(gold, "on 2", "on 0", 1):       "system: sentence 2: words 2 and 3 are both the root",
	} {
		if _, err := Compare(treebank(t, gold), treebank(t, system)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if _, err := Compare([]conllu.Sentence{{Words: []conllu.Word{{Form: " "}}}}, nil); err == nil {
		t.Error("a word of white space is taken")
	}
}

func TestFigure(t *testing.T) {
	f := Figure{Gold: 8, System: 5, Right: 4, Aligned: 5}
	if f.Precision() != 80 || f.Recall() != 50 || f.Accuracy() != 80 || f.F1() < 61.53 || f.F1() > 61.54 {
		t.Errorf("precision %v, recall %v, F1 %v, accuracy %v", f.Precision(), f.Recall(), f.F1(), f.Accuracy())
	}
	if z := (Figure{}); z.F1() != 0 || z.Precision() != 0 {
		t.Error("no cases are not none right")
	}
	if f.Plus(Figure{1, 1, 1, 1}) != (Figure{9, 6, 5, 6}) {
		t.Error("added wrongly")
	}
}

// anySentences draws sentences with trees, and ranges over some words.
func anySentences() *rapid.Generator[[]conllu.Sentence] {
	return rapid.Custom(func(t *rapid.T) []conllu.Sentence {
		out := make([]conllu.Sentence, rapid.IntRange(0, 4).Draw(t, "sentences"))
		for i := range out {
			n := rapid.IntRange(1, 8).Draw(t, "words")
			s := &out[i]
			for k := range n {
				s.Words = append(s.Words, conllu.Word{
					Form: rapid.StringMatching(`[abAB'. ]{0,3}[ab]`).Draw(t, "form"), Head: k, // each on the one before
					Relation: rapid.SampledFrom([]string{"nsubj", "obl:tmod", "case", "punct"}).Draw(t, "relation"),
				})
			}
			for at := 0; at < n; {
				w := rapid.IntRange(1, 3).Draw(t, "width")
				if end := min(at+w, n); w > 1 {
					s.Ranges = append(s.Ranges, conllu.Range{First: at, Last: end, Form: rapid.StringMatching(`[abB]{1,4}`).Draw(t, "range")})
				}
				at += w
			}
		}
		return out
	})
}

func TestGoldAgainstItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anySentences().Draw(t, "gold")
		f, err := Compare(g, g)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range []Figure{f.Tokens, f.Sentences, f.Words, f.UPOS, f.XPOS, f.Lemmas, f.UAS, f.LAS, f.CLAS} {
			if x.Right != x.Gold || x.Gold != x.System || x.Gold > 0 && x.F1() != 100 {
				t.Fatalf("gold against itself: %+v of %+v", x, f)
			}
		}
	})
}

// recut draws sentences that cut the same text anew.
func recut(t *rapid.T, label string) []conllu.Sentence {
	const letters = "abcabcabcabcabcabcabc"
	var out []conllu.Sentence
	var s conllu.Sentence
	for at := 0; at < len(letters); {
		end := min(at+rapid.IntRange(1, 4).Draw(t, label), len(letters))
		if at+1 < end && rapid.Bool().Draw(t, label+" multi") {
			cut := rapid.IntRange(at+1, end-1).Draw(t, label+" cut")
			n := len(s.Words)
			s.Ranges = append(s.Ranges, conllu.Range{First: n, Last: n + 2, Form: letters[at:end]})
			s.Words = append(s.Words, conllu.Word{Form: letters[at:cut], Head: n}, conllu.Word{Form: letters[cut:end], Head: n + 1})
		} else {
			s.Words = append(s.Words, conllu.Word{Form: letters[at:end], Head: len(s.Words)})
		}
		at = end
		if at == len(letters) || rapid.IntRange(0, 3).Draw(t, label+" end") == 0 {
			out = append(out, s)
			s = conllu.Sentence{}
		}
	}
	return out
}

func TestFiguresAreInBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, s := recut(t, "gold"), recut(t, "system")
		f, err := Compare(g, s)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Compare(s, g)
		if err != nil {
			t.Fatal(err)
		}
		if f.Tokens.Right != back.Tokens.Right || f.Sentences.Right != back.Sentences.Right {
			t.Fatalf("the other way round: %+v and %+v", f, back)
		}
		for _, x := range []Figure{f.Tokens, f.Sentences, f.Words, f.LAS, f.CLAS} {
			if x.Right > x.Gold || x.Right > x.System || x.F1() < 0 || x.F1() > 100 {
				t.Fatalf("out of bounds: %+v", x)
			}
		}
		if f.LAS.Right > f.UAS.Right || f.UAS.Right > f.Words.Right {
			t.Fatalf("more heads right than words: %+v", f)
		}
	})
}

func FuzzCompare(f *testing.F) {
	f.Add("1\tab\t_\t_\t_\t_\t0\troot\t_\t_\n", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n")
	f.Fuzz(func(t *testing.T, gold, system string) {
		g, err := conllu.Read(strings.NewReader(gold))
		if err != nil {
			return
		}
		if s, err := conllu.Read(strings.NewReader(system)); err == nil {
			_, _ = Compare(g, s)
		}
		same, err := Compare(g, g)
		if err == nil && same.Words.Right != same.Words.Gold {
			t.Errorf("gold against itself: %+v", same)
		}
	})
}
