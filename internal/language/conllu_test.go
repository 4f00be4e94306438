package language

import (
	"bytes"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/text"
)

// tokensAt makes tokens of a text, with what is glued marked by a + before it.
func tokensAt(words string) (string, []Token) {
	var tokens []Token
	var b strings.Builder
	for w := range strings.FieldsSeq(words) {
		form, glued := strings.CutPrefix(w, "+")
		form, close := strings.CutPrefix(form, "~")
		if n := len(tokens); n > 0 {
			if glued || close {
				tokens[n-1].SpaceAfter = false
			} else {
				b.WriteByte(' ')
			}
		}
		start := len([]rune(b.String()))
		b.WriteString(form)
		tokens = append(tokens, Token{Text: form, Glued: glued, SpaceAfter: true, Span: text.Span{Start: start, End: len([]rune(b.String()))},
			Lemma: strings.ToLower(form), POS: "X", Tag: "FW", Quote: -1})
	}
	return b.String(), tokens
}

func written(t *testing.T, s []conllu.Sentence) string {
	t.Helper()
	var b bytes.Buffer
	if err := conllu.Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), "\t", " ")
}

func TestCoNLLU(t *testing.T) {
	in, tokens := tokensAt("Élan Brell did +n't go ~. Ada +'s left ~.")
	for i, dep := range []struct {
		head     int
		relation string
	}{{4, "nsubj"}, {0, "flat"}, {4, "aux"}, {4, "advmod"}, {-1, "root"}, {4, "punct"}, {8, "nsubj"}, {6, "case"}, {-1, "root"}, {8, "punct"}} {
		tokens[i].Head, tokens[i].Relation = dep.head, dep.relation
		tokens[i].Sentence = i / 6
	}
	d := &Document{Text: text.New(in), Tokens: tokens,
		Sentences: []Sentence{{First: 0, Last: 6, Paragraph: 0}, {First: 6, Last: 10, Paragraph: 1}},
		Names:     []Name{{0, 2, "person"}, {6, 7, "person"}}}
	const want = `# newpar
# text = Élan Brell didn't go.
1 Élan élan X FW _ 5 nsubj _ Name=B-person|TokenRange=0:4
2 Brell brell X FW _ 1 flat _ Name=I-person|TokenRange=5:10
3-4 didn't _ _ _ _ _ _ _ TokenRange=11:17
3 did did X FW _ 5 aux _ TokenRange=11:14
4 n't n't X FW _ 5 advmod _ TokenRange=14:17
5 go go X FW _ 0 root _ SpaceAfter=No|TokenRange=18:20
6 . . X FW _ 5 punct _ TokenRange=20:21

# newpar
# text = Ada's left.
1-2 Ada's _ _ _ _ _ _ _ TokenRange=22:27
1 Ada ada X FW _ 3 nsubj _ Name=B-person|TokenRange=22:25
2 's 's X FW _ 1 case _ TokenRange=25:27
3 left left X FW _ 0 root _ SpaceAfter=No|TokenRange=28:32
4 . . X FW _ 3 punct _ TokenRange=32:33

`
	if got := written(t, d.CoNLLU()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Without trees the columns stay open.
	for i := range tokens {
		tokens[i].Head, tokens[i].Relation = 0, ""
	}
	for _, s := range d.CoNLLU() {
		for _, w := range s.Words {
			if w.Head != -1 || w.Relation != "_" {
				t.Errorf("%s hangs on %d as %s", w.Form, w.Head, w.Relation)
			}
		}
	}
}

// What is written of a text has its words, its characters and one tree a sentence,
// whatever the text is.
func TestCoNLLUOfTexts(t *testing.T) {
	a := analyser(t)
	for _, in := range []string{
		"", " \n\t ", "Talks go on.", "We can't say.\n\nThe envoy's aide won’t either.  \r\n",
		"“No,” she said.\nHeadline\nAn 8,5 % rise\u00a0— it's 5pm…", "I'm gonna cannot it's \ufe0f .\t\tEnd",
	} {
		d := a.Parse(text.New(in), nil)
		sentences := d.CoNLLU()
		var b bytes.Buffer
		if err := conllu.Write(&b, sentences); err != nil {
			t.Fatal(err)
		}
		again, err := conllu.Read(&b)
		if err != nil {
			t.Fatalf("%q: %v", in, err)
		}
		words := 0
		for _, s := range again {
			words += len(s.Words)
			if s.Words[0].Head < 0 {
				continue // no trees
			}
			if err := s.Tree(); err != nil {
				t.Errorf("%q: %v", in, err)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := squeeze(conllu.RawText(again).Text); words != len(d.Tokens) || got != squeeze(in) {
			t.Errorf("%q: %d words of %d tokens, text %q", in, words, len(d.Tokens), got)
		}
	}
}

func TestAnnotate(t *testing.T) {
	const given = `# sent_id = a-1
# text = Envoys can't  agree.
1	Envoys	_	_	_	Number=Plur	3	dep	3:dep	Entity=(a|TokenRange=7:13
2-3	can't	_	_	_	_	_	_	_	SpacesAfter=\s\s|X=Y
2	ca	_	_	_	_	_	_	_	_
3	n't	_	_	_	_	_	_	_	_
4	agree	_	_	_	_	_	_	_	SpaceAfter=No
5	.	_	_	_	_	_	_	_	_
`
	in, err := conllu.Read(strings.NewReader(given))
	if err != nil {
		t.Fatal(err)
	}
	out := analyser(t).Annotate(in[0])
	var forms, tags, misc []string
	for _, w := range out.Words {
		forms, tags, misc = append(forms, w.Form), append(tags, w.XPOS+"/"+w.Lemma), append(misc, w.Misc+w.Feats+w.Deps)
	}
	if got := strings.Join(forms, " "); got != "Envoys ca n't agree ." {
		t.Errorf("words %q", got)
	}
	if got := strings.Join(tags, " "); got != "NNS/envoy MD/can RB/not VB/agree ./." {
		t.Errorf("tags %q", got)
	}
	if got := strings.Join(misc, " "); got != "TokenRange=7:13__ ___ ___ SpaceAfter=No__ ___" {
		t.Errorf("misc %q", got)
	}
	if len(out.Ranges) != 1 || out.Ranges[0] != (conllu.Range{First: 1, Last: 3, Form: "can't", Misc: `SpacesAfter=\s\s`}) {
		t.Errorf("ranges %+v", out.Ranges)
	}
	if len(out.Comments) != 2 || in[0].Words[0].Feats != "Number=Plur" {
		t.Errorf("comments %q, what was given %+v", out.Comments, in[0].Words[0])
	}
}
