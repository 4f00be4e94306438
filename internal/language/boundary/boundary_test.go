package boundary

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// stretchOf makes a stretch of text from words parted by spaces; "|" after a word
// says that a sentence ends there.
func stretchOf(s string) Example {
	var e Example
	for w := range strings.FieldsSeq(s) {
		w, end := strings.CutSuffix(w, "|")
		t := Token{Text: w, Norm: strings.ToLower(w), Space: true}
		if end && w == "." {
			t.Rule = Ends
		}
		e.Tokens = append(e.Tokens, t)
		e.Ends = append(e.Ends, end)
	}
	e.Ends[len(e.Ends)-1] = true
	return e
}

// small gives stretches to learn from.
func small() ([]Example, []Lexeme) {
	var examples []Example
	for range 40 {
		for _, s := range []string{
			"Dear Anna ,| we met the envoy .| He left .",
			"The envoy met Mr. Hale .| They spoke .",
			"Best regards| Tomas Brandt| Press Office",
			"the envoys spoke .| nobody listened .",
			"Talks ended",
		} {
			examples = append(examples, stretchOf(s))
		}
	}
	var words []Lexeme
	for _, e := range examples {
		for _, t := range e.Tokens {
			words = append(words, Lexeme{t.Norm, t.Text, "NOUN"})
		}
	}
	return examples, words
}

func TestTrain(t *testing.T) {
	examples, words := small()
	data := Train(examples, words)
	if !bytes.Equal(data, Train(examples, words)) {
		t.Error("a second training gives other bytes")
	}
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	var stretches [][]Token
	for _, e := range examples[:5] {
		stretches = append(stretches, e.Tokens)
	}
	for k, got := range m.Mark(stretches) {
		if !slices.Equal(got, examples[k].Ends) {
			t.Errorf("%v: got %v, want %v", stretches[k], got, examples[k].Ends)
		}
	}
	for i, got := range m.Mark([][]Token{nil, {{Text: "Talks", Norm: "talks"}}, {}}) {
		if want := []bool{true}[:i%2]; !slices.Equal(got, want) {
			t.Errorf("short stretch %d: got %v", i, got)
		}
	}
}

// blank gives a model file that knows a word and has the weights w.
func blank(w byte) []byte {
	m := &Model{lexicon: map[uint32]byte{hash("envoy"): 8}}
	first, again := make([]int8, firstSize), make([]int8, secondSize)
	for i := range first {
		first[i] = int8(w)
	}
	for i := range again {
		again[i] = int8(w)
	}
	return m.encode(first, again)
}

func TestRulesWeigh(t *testing.T) {
	m, err := Load(blank(0))
	if err != nil {
		t.Fatal(err)
	}
	in := []Token{{Text: "a", Norm: "a", Rule: Never}, {Text: "b", Norm: "b", Rule: Surely}, {Text: "c", Norm: "c"}}
	if got := m.Mark([][]Token{in})[0]; !slices.Equal(got, []bool{false, true, true}) {
		t.Errorf("got %v", got)
	}
}

func TestLoadBroken(t *testing.T) {
	data := blank(1)
	for _, n := range []int{0, 5, len(magic), len(magic) + 2, len(magic) + 4, len(magic) + 8, len(data) / 2, len(data) - 1} {
		if _, err := Load(data[:n]); err == nil {
			t.Errorf("a file cut off at %d was loaded", n)
		}
	}
	if _, err := Load(append(slices.Clone(data), 0)); err == nil {
		t.Error("a file with a byte too many was loaded")
	}
	broken := slices.Clone(data)
	copy(broken[len(magic):], "\xff\xff\xff\xff")
	if _, err := Load(broken); err == nil {
		t.Error("a lexicon longer than the file was loaded")
	}
}

func FuzzMark(f *testing.F) {
	f.Add("The envoy left . He", byte(3), uint8(2))
	f.Add("", byte(127), uint8(0))
	f.Add("\xff ... !? ((( \u0301 ։", byte(128), uint8(255))
	f.Fuzz(func(t *testing.T, s string, w byte, flags uint8) {
		m, err := Load(blank(w))
		if err != nil {
			t.Fatal(err)
		}
		var tokens []Token
		for i, x := range strings.Fields(s) {
			b := flags >> (i % 8)
			tokens = append(tokens, Token{x, strings.ToLower(x), b&1 != 0, Rule(b >> 1 & 3), b&8 != 0, b&16 != 0, b&32 != 0})
		}
		for _, ends := range m.Mark([][]Token{tokens, tokens}) {
			if len(ends) != len(tokens) || len(ends) > 0 && !ends[len(ends)-1] {
				t.Fatalf("%d tokens, ends %v", len(tokens), ends)
			}
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(magic))
	f.Add(blank(2)[:200])
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Load(data); err == nil {
			m.Mark([][]Token{{{Text: "a", Norm: "a"}, {Text: "b", Norm: "b"}}})
		}
	})
}

func BenchmarkMark(b *testing.B) {
	m, err := Load(blank(1))
	if err != nil {
		b.Fatal(err)
	}
	e := stretchOf(strings.Repeat("The envoy met Mr. Hale and said nothing of what the states had agreed on Monday . ", 500))
	for b.Loop() {
		m.Mark([][]Token{e.Tokens})
	}
	b.ReportMetric(float64(len(e.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
