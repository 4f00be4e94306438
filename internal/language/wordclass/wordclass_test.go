package wordclass

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"testing/fstest"

	"github.com/readout-app/readout/assets"
)

func load(t testing.TB) *Lexicon {
	t.Helper()
	data, err := assets.Models.ReadFile("models/wordclass.bin")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Some fields of WordNet, as numbers of an Entry.
const (
	attribute, animal, cognition, communication, group, location, person, timeOf = 5, 3, 7, 8, 12, 13, 16, 26
	thinking, speaking, competition, motion, social, weather                     = 3, 4, 5, 10, 13, 15
)

func TestLookup(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		word       string
		tags       []string
		noun, verb uint8
	}{
		{"minister", []string{"NN", "VB"}, person, social},
		{"ministers", []string{"NNS", "VBZ"}, person, social},
		{"said", []string{"JJ", "VBD", "VBN"}, 0, speaking},
		{"thought", []string{"NN", "VBD", "VBN"}, cognition, thinking},
		{"dog", []string{"NN", "VB"}, animal, motion},
		{"children", []string{"NNS"}, person, 0},
		{"moscow", []string{"NNP"}, location, 0},
		{"nato", []string{"NNP"}, group, 0},
		{"russian", []string{"NNP", "JJ"}, person, 0},
		{"better", []string{"NN", "VB", "JJ", "JJR", "RB"}, attribute, competition},
		{"quickly", []string{"RB"}, 0, 0},
		{"snowed", []string{"VBD", "VBN"}, 0, weather},
		{"tuesday", []string{"NNP"}, timeOf, 0},
		{"talks", []string{"NN", "NNS", "VBZ"}, communication, speaking},
		{"visited", []string{"VBD", "VBN"}, 0, social},
		{"zelensky", nil, 0, 0},
		{"of", nil, 0, 0},
		{"", nil, 0, 0},
	} {
		want := Entry{Noun: c.noun, Verb: c.verb}
		for _, tag := range c.tags {
			want.Class |= Bit(tag)
		}
		if got := l.Lookup(c.word); got != want {
			t.Errorf("%s: got %+v %v, want %+v", c.word, got, names(got.Class), want)
		}
	}
}

func names(class uint16) []string {
	var out []string
	for i, tag := range tags {
		if class&(1<<i) != 0 {
			out = append(out, tag)
		}
	}
	return out
}

func TestBit(t *testing.T) {
	if Bit("NN") != 1 || Bit("RB") != 1<<(Classes-1) || Bit("IN") != 0 {
		t.Errorf("bits of NN %d, RB %d, IN %d", Bit("NN"), Bit("RB"), Bit("IN"))
	}
}

func TestLookupAllocatesNothing(t *testing.T) {
	l := load(t)
	if n := testing.AllocsPerRun(100, func() { l.Lookup("ministers") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// little is a database of a few words in the format of WordNet.
func little() fstest.MapFS {
	files := map[string]string{
		"noun.exc": "leaves leaf\n",
		"verb.exc": "left leave\n",
		"adj.exc":  "",
		"data.noun": "  1 licence\n" +
			"00000010 20 n 01 leaf 0 000 | of a plant\n00000020 28 n 01 leave 0 000 | days off\n00000030 15 n 01 Merrow 0 000 | a town\n00000040 15 n 01 Port_Anselm 0 000 | a town\n",
		"data.verb":   "00000050 38 v 01 leave 0 000 00 | go away\n",
		"data.adj":    "00000060 00 a 02 left(p) 0 gone 0 000 | remaining\n",
		"data.adv":    "00000070 02 r 01 anew 0 000 | again\n",
		"adv.exc":     "",
		"index.noun":  "  1 licence\nleaf n 1 1 @ 1 1 00000010  \nleave n 1 0 1 1 00000020  \nmerrow n 1 0 1 0 00000030  \nport_anselm n 1 0 1 0 00000040  \n",
		"index.verb":  "leave v 1 0 1 1 00000050  \n",
		"cntlist.rev": "leaf%1:20:00:: 1 9\nleave%1:28:00:: 1 2\nleave%2:38:00:: 1 40\n",
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestBuild(t *testing.T) {
	data, err := Build(little())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Build(little()); err != nil || !bytes.Equal(data, again) {
		t.Errorf("building it again gives other bytes or fails: %v", err)
	}
	l, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]Entry{
		"leaves": {Bit("NNS") | Bit("VBZ"), 18, motion}, // of leaf, which is commoner than leave
		"leave":  {Bit("NN") | Bit("VB"), timeOf, motion},
		"left":   {Bit("VBD") | Bit("VBN") | Bit("JJ"), 0, motion},
		"merrow": {Bit("NNP"), location, 0},
		"anew":   {Bit("RB"), 0, 0},
		"anselm": {},
	} {
		if got := l.Lookup(word); got != want {
			t.Errorf("%s: got %+v, want %+v", word, got, want)
		}
	}
	if l.Len() != 8 {
		t.Errorf("%d words", l.Len())
	}
}

func TestBuildBroken(t *testing.T) {
	for name, text := range map[string]string{
		"data.noun":   "00000010 20 n zz leaf 0 000 |\n",
		"data.verb":   "00000050 99 v 01 leave 0 000 00 |\n",
		"index.noun":  "leaf n 1 7 @ 1 1 00000010\n",
		"index.verb":  "leave v 1 0 1 1 00000051\n",
		"cntlist.rev": "leaf 1 nine\n",
	} {
		files := little()
		files[name] = &fstest.MapFile{Data: []byte(text)}
		if _, err := Build(files); err == nil {
			t.Errorf("a broken %s was read", name)
		}
	}
	for name := range little() {
		files := little()
		delete(files, name)
		if _, err := Build(files); err == nil {
			t.Errorf("%s was missing and not missed", name)
		}
	}
}

// sealed gives a file its checksum.
func sealed(s string) []byte {
	data := []byte(magic + s)
	return binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data))
}

func TestLoadBroken(t *testing.T) {
	data, err := Build(little())
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := Load(data[:n]); err == nil {
			t.Fatalf("a file cut off after %d of %d bytes was loaded", n, len(data))
		}
		other := bytes.Clone(data)
		other[n] ^= 0x10
		if _, err := Load(other); err == nil {
			t.Fatalf("a file with byte %d changed was loaded", n)
		}
	}
	if _, err := Load(sealed("\x01\x00\x00\x00\x01\x00\x10\x01\x01\x00\x00\x00\x07\x00")); err != nil {
		t.Errorf("a file of one word: %v", err)
	}
	for name, s := range map[string]string{
		"too many entries":   "\xff\xff\xff\xff\x01\x00\x10\x01",
		"class out of range": "\x01\x00\x00\x00\x00\x10\x10\x01\x00\x00\x00\x00",
		"noun out of range":  "\x01\x00\x00\x00\x01\x00\x1b\x01\x00\x00\x00\x00",
		"verb out of range":  "\x01\x00\x00\x00\x01\x00\x1a\x10\x00\x00\x00\x00",
		"no count of words":  "\x01\x00\x00\x00\x01\x00\x10\x01\x01\x00\x00",
		"too many words":     "\x00\x00\x00\x00\xff\xff\xff\xff\x01\x00",
		"unknown entry":      "\x01\x00\x00\x00\x01\x00\x10\x01\x01\x00\x00\x00\x07\x01",
		"the same hash":      "\x01\x00\x00\x00\x01\x00\x10\x01\x02\x00\x00\x00\x07\x00\x00\x00",
		"hash too high":      "\x01\x00\x00\x00\x01\x00\x10\x01\x01\x00\x00\x00\xff\xff\xff\xff\x7f\x00",
		"something behind":   "\x01\x00\x00\x00\x01\x00\x10\x01\x01\x00\x00\x00\x07\x00\x00",
	} {
		if _, err := Load(sealed(s)); err == nil {
			t.Errorf("%s: was loaded", name)
		}
	}
}

func FuzzLoad(f *testing.F) {
	data, err := Build(little())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[len(magic):len(data)-4], "leaf")
	f.Add([]byte("\x01\x00\x00\x00\x01\x00\x10\x01\xff\xff\xff\xff\x07\x00"), "a")
	f.Fuzz(func(t *testing.T, body []byte, word string) {
		Load(body)
		l, err := Load(sealed(string(body))) // past the checksum
		if err != nil {
			return
		}
		if e := l.Lookup(word); e.Class >= 1<<Classes || e.Noun > Nouns || e.Verb > Verbs {
			t.Errorf("%q: %+v is out of range", word, e)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	data, err := assets.Models.ReadFile("models/wordclass.bin")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	l := load(b)
	words := []string{"the", "foreign", "ministers", "of", "france", "and", "germany", "met", "in", "zhytomyr"}
	for b.Loop() {
		for _, w := range words {
			l.Lookup(w)
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
