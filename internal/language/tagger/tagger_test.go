package tagger

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// small gives a few sentences to learn from, "word/TAG/POS" parted by spaces.
func small() []Sentence {
	var out []Sentence
	for _, l := range []string{
		"The/DT/DET envoy/NN/NOUN left/VBD/VERB ././PUNCT",
		"The/DT/DET envoys/NNS/NOUN leave/VBP/VERB ././PUNCT",
		"Envoys/NNS/NOUN met/VBD/VERB the/DT/DET minister/NN/NOUN ././PUNCT",
		"A/DT/DET minister/NN/NOUN met/VBD/VERB envoys/NNS/NOUN ,/,/PUNCT then/RB/ADV left/VBD/VERB ././PUNCT",
	} {
		var s Sentence
		for _, f := range strings.Fields(l) {
			p := strings.Split(f, "/")
			s.Words = append(s.Words, Word{p[0], strings.ToLower(p[0])})
			s.Labels = append(s.Labels, Label{p[1], p[2]})
		}
		out = append(out, s, s, s)
	}
	return out
}

func TestTrain(t *testing.T) {
	o := Options{Epochs: 5, MinCount: 1, Classes: []Class{{"envoy", 1}, {"leave", 2}}}
	data := Train(small(), o)
	if !bytes.Equal(data, Train(small(), o)) {
		t.Error("a second training gives other bytes")
	}
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range small() {
		if got := m.Tag(s.Words); !slices.Equal(got, s.Labels) {
			t.Errorf("%v: got %v, want %v", s.Words, got, s.Labels)
		}
	}
	if got := m.Tag(nil); len(got) != 0 {
		t.Errorf("no words: %v", got)
	}
}

func TestLoadBroken(t *testing.T) {
	data := Train(small(), Options{Epochs: 1, MinCount: 1})
	for n := range len(data) {
		if _, err := Load(data[:n]); err == nil {
			t.Fatalf("a file cut off after %d of %d bytes was loaded", n, len(data))
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(Train(small(), Options{Epochs: 1, MinCount: 1, Classes: []Class{{"a", 1}}}))
	f.Add([]byte(magic + "NN NOUN\n\xff\xff\xff\xff"))
	words := small()[0].Words
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Load(data); err == nil {
			m.Tag(words)
		}
	})
}
