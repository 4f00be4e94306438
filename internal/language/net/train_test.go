package net

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"
)

// small gives a few sentences to learn from, word/TAG/head/relation, heads from 1.
func small() (Config, []Sentence) {
	c := Config{Embed: 16, Hidden: 16, Layers: 2, Arc: 16, Link: 16, Types: []string{"person", "place"}}
	number := func(list *[]string, s string) int {
		for i, have := range *list {
			if have == s {
				return i
			}
		}
		*list = append(*list, s)
		return len(*list) - 1
	}
	var out []Sentence
	for _, l := range []string{
		"The/DT_DET/2/det/0 envoy/NN_NOUN/3/nsubj/0 left/VBD_VERB/0/root/0 ./._PUNCT/3/punct/0",
		"Orlan/NNP_PROPN/2/nsubj/1 met/VBD_VERB/0/root/0 the/DT_DET/4/det/0 minister/NN_NOUN/2/obj/0 in/IN_ADP/6/case/0 Albin/NNP_PROPN/2/obl/3 ./._PUNCT/2/punct/0",
		"Talks/NNS_NOUN/2/nsubj/0 failed/VBD_VERB/0/root/0 ,/,_PUNCT/5/punct/0 Mara/NNP_PROPN/5/nsubj/1 said/VBD_VERB/2/parataxis/0 ./._PUNCT/2/punct/0",
	} {
		var s Sentence
		for _, f := range strings.Fields(l) {
			p := strings.Split(f, "/")
			s.Words = append(s.Words, Word{Text: p[0], Norm: strings.ToLower(p[0])})
			s.Tags = append(s.Tags, number(&c.Tags, strings.Replace(p[1], "_", " ", 1)))
			s.Heads = append(s.Heads, int(p[2][0]-'0')-1)
			s.Links = append(s.Links, number(&c.Relations, p[3]))
			s.Names = append(s.Names, int(p[4][0]-'0'))
		}
		out = append(out, s)
	}
	return c, out
}

func inTurn(n int, do func(int)) {
	for i := range n {
		do(i)
	}
}

func options(epochs int) Options {
	return Options{Epochs: epochs, Batch: 30, Rate: 0.02, Names: 1, Seed: 3, Parallel: inTurn}
}

func TestTrain(t *testing.T) {
	c, sentences := small()
	o := options(300)
	first := encode(t, Train(c, sentences, o))
	if !bytes.Equal(first, encode(t, Train(c, sentences, o))) {
		t.Error("a second training gives other bytes")
	}
	m, err := Load(string(first))
	if err != nil {
		t.Fatal(err)
	}
	var in [][]Word
	for _, s := range sentences {
		in = append(in, s.Words)
	}
	together := m.Read(in)
	for i, s := range sentences {
		r := together[i]
		if !reflect.DeepEqual(r.Tags, s.Tags) || !reflect.DeepEqual(r.Heads, s.Heads) || !reflect.DeepEqual(r.Links, s.Links) {
			t.Errorf("%v: got %+v, want %+v", s.Words, r, s)
		}
		var want []Name
		for k, n := range s.Names {
			if n > 0 {
				want = append(want, Name{k, k + 1, n / 2})
			}
		}
		if got := m.Names(r.NameScores); !reflect.DeepEqual(got, want) {
			t.Errorf("%v: names %v, want %v", s.Words, got, want)
		}
		if alone := m.Read(in[i : i+1])[0]; !reflect.DeepEqual(alone, r) {
			t.Errorf("%v: read alone %+v, with others %+v", s.Words, alone, r)
		}
	}
}

func encode(t testing.TB, m *Model) []byte {
	t.Helper()
	data, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestGradient holds the way back to differences of the loss.
func TestGradient(t *testing.T) {
	c, sentences := small()
	sentences[0].Names = []int{Unknown, SomeName, 0, 0}
	sentences[2].Heads, sentences[2].Links = nil, nil
	tr := newTrainer(&c, options(1), sentences)
	for i := range tr.rows { // away from 0, where nothing depends on anything
		tr.rows[i] = float32(int(fold(uint32(i))%200)-100) / 400
	}
	names := []int{0, 1, 2}
	sh := tr.parts[0]
	loss := func() float64 {
		tr.turnAll()
		tr.learn(sh, sentences, names)
		return sh.loss
	}
	loss()
	want := append([]float32{}, sh.grad.flat...)
	checked := 0
	for i := 0; i < len(want); i += 7 {
		if math.Abs(float64(want[i])) < 0.02 {
			continue
		}
		const step = 1e-3
		old := tr.p.flat[i]
		tr.p.flat[i] = old + step
		up := loss()
		tr.p.flat[i] = old - step
		down := loss()
		tr.p.flat[i] = old
		got := (up - down) / (2 * step)
		if math.Abs(got-float64(want[i])) > 0.01+0.02*math.Abs(got) {
			t.Errorf("weight %d: gradient %.4f, difference %.4f", i, want[i], got)
		}
		checked++
	}
	if checked < 100 {
		t.Errorf("only %d weights matter", checked)
	}
}

func TestLoadBroken(t *testing.T) {
	c, sentences := small()
	data := encode(t, Train(c, sentences, options(1)))
	for _, n := range []int{0, 5, len(magic), len(magic) + 20, len(data) / 2, len(data) - 1} {
		if _, err := Load(string(data[:n])); err == nil {
			t.Errorf("a file cut off after %d of %d bytes was loaded", n, len(data))
		}
	}
	at := bytes.IndexByte(data[len(magic):], '\n') + len(magic) + 1
	bad := bytes.Clone(data)
	copy(bad[at:], []byte{0, 0, 0xc0, 0x7f}) // not a number
	if _, err := Load(string(bad)); err == nil {
		t.Error("a weight that is no number was loaded")
	}
	for _, change := range []struct{ from, to, want string }{
		{`"Hidden":16`, `"Hidden":17`, "a size of 17"},
		{`"Embed":16`, `"Embed":528`, "a size of 528"},
		{`"Hidden":16`, `"Hidden":272`, "states of 272"}, // sums of 544 inputs do not fit 32 bits
		{`"Layers":2`, `"Layers":0`, "0 layers"},
	} {
		if _, err := Load(strings.Replace(string(data), change.from, change.to, 1)); err == nil || !strings.Contains(err.Error(), change.want) {
			t.Errorf("%s: got the error %v, want one about %s", change.to, err, change.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	c, sentences := small()
	data := encode(f, Train(c, sentences, options(1)))
	at := bytes.IndexByte(data[len(magic):], '\n') + len(magic) + 1
	tail := data[at:]
	f.Add(data[:at], byte(0), 0)
	f.Add([]byte(magic+"{}\n"), byte(255), 3)
	f.Fuzz(func(t *testing.T, head []byte, b byte, place int) {
		file := append(bytes.Clone(head), tail...)
		if place >= 0 && at+place < len(file) {
			file[at+place] = b
		}
		if m, err := Load(string(file)); err == nil {
			for _, r := range m.Read([][]Word{sentences[1].Words}) {
				if !isTree(r.Heads) {
					t.Errorf("no tree: %v", r.Heads)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	c, sentences := small()
	c.Embed, c.Hidden, c.Layers, c.Arc, c.Link = 128, 128, 3, 96, 64
	m := Train(c, sentences, options(1))
	var in [][]Word
	words := 0
	for len(in) < 16 {
		for _, s := range sentences {
			in = append(in, append(append(append([]Word{}, s.Words...), s.Words...), s.Words...))
			words += 3 * len(s.Words)
		}
	}
	for b.Loop() {
		m.Read(in)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
