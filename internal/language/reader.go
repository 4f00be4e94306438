package language

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language/gazetteer"
	"github.com/readout-app/readout/internal/language/lemma"
	"github.com/readout-app/readout/internal/language/names"
	"github.com/readout-app/readout/internal/language/net"
	"github.com/readout-app/readout/internal/language/wordclass"
)

// A reader gives sentences their tags, lemmas, trees and names.
type reader struct {
	net    *net.Model
	known  net.Dictionary
	lemmas *lemma.Rules
	config net.Config
	tags   []label
	names  *names.Model
}

// label is a Penn Treebank tag with the Universal POS that goes with it.
type label struct{ tag, pos string }

func newReader() (*reader, error) {
	r := &reader{}
	var err error
	if r.net, err = net.Load(assets.Network); err != nil {
		return nil, err
	}
	if r.known, err = Dictionary(); err != nil {
		return nil, err
	}
	rows, err := rowsOf(assets.Words, "lemmas", 4)
	if err != nil {
		return nil, err
	}
	if r.lemmas, err = lemma.New(rows); err != nil {
		return nil, err
	}
	r.config = r.net.Config()
	for _, t := range r.config.Tags {
		tag, pos, _ := strings.Cut(t, " ")
		r.tags = append(r.tags, label{tag, pos})
	}
	if !slices.Equal(r.config.Types, names.Types[:]) {
		return nil, fmt.Errorf("the network tells names of the types %v", r.config.Types)
	}
	data, err := assets.Models.ReadFile("models/names.bin")
	if err != nil {
		return nil, fmt.Errorf("reading the names: %w", err)
	}
	if r.names, err = names.Load(data); err != nil {
		return nil, err
	}
	return r, nil
}

// Dictionary gives what the network knows of words before it reads their sentence,
// from the embedded files; those who train it need the same.
func Dictionary() (net.Dictionary, error) {
	var d net.Dictionary
	data, err := assets.Models.ReadFile("models/wordclass.bin")
	if err != nil {
		return d, fmt.Errorf("reading the word classes: %w", err)
	}
	if d.Classes, err = wordclass.Load(data); err != nil {
		return d, err
	}
	d.Lists, err = gazetteer.New(assets.Words)
	return d, err
}

// A sentence longer than maxWords is read in parts, so that the time grows with the
// length of the text only. Short sentences are read together, up to batchWords.
const (
	maxWords   = 160
	batchWords = 256
)

// part is a stretch [first, last) of tokens that is read as one sentence.
type part struct {
	first, last int
	goesOn      bool // with the sentence of the part before
}

// read fills in the tokens of sentences that end at ends, and gives the names.
func (r *reader) read(tokens []Token, ends []int) []Name {
	parts := make([]part, 0, len(ends))
	first := 0
	for _, end := range ends {
		goesOn := false
		for end-first > maxWords {
			cut := first + cutAt(tokens[first:first+maxWords])
			parts = append(parts, part{first, cut, goesOn})
			first, goesOn = cut, true
		}
		if first < end {
			parts = append(parts, part{first, end, goesOn})
		}
		first = end
	}
	words := make([]names.Word, 0, len(tokens))
	scores := make([]float32, 0, len(tokens)*names.Scores)
	root := -1
	for a := 0; a < len(parts); {
		b := a + 1
		for b < len(parts) && parts[b].last-parts[a].first <= batchWords {
			b++
		}
		sentences := make([][]net.Word, 0, b-a)
		for _, p := range parts[a:b] {
			sentences = append(sentences, r.words(tokens[p.first:p.last]))
		}
		for k, reading := range r.net.Read(sentences) {
			p := parts[a+k]
			if !p.goesOn {
				root = -1
			}
			words = append(words, NameWords(sentences[k], &reading, &r.config, p.first)...)
			scores = append(scores, reading.NameScores...)
			root = r.fill(tokens, p, &reading, root)
		}
		a = b
	}
	found := r.names.Find(words, ends, scores)
	out := make([]Name, len(found))
	for i, n := range found {
		out[i] = Name{n.First, n.Last, names.Types[n.Type]}
	}
	return out
}

// NameWords gives what the model of names sees of a sentence that the network of c has
// read; its first word is number base of the text. Those who train that model need the
// same.
func NameWords(words []net.Word, reading *net.Reading, c *net.Config, base int) []names.Word {
	out := make([]names.Word, len(words))
	for i, w := range words {
		tag, _, _ := strings.Cut(c.Tags[reading.Tags[i]], " ")
		head := reading.Heads[i]
		if head >= 0 {
			head += base
		}
		out[i] = names.Word{Text: w.Text, Norm: w.Norm, Class: w.Class, Noun: w.Noun, Verb: w.Verb, Lists: w.Lists, Loose: w.Loose,
			Tag: tag, Relation: c.Relations[reading.Links[i]], Head: head}
	}
	return out
}

// cutAt gives where to cut a sentence that is too long: after its last comma or other
// mark in the second half, or at its end.
func cutAt(tokens []Token) int {
	for i := len(tokens) - 1; i >= len(tokens)/2; i-- {
		switch tokens[i].Text {
		case ",", ";", ":", ".", "-", "–", "—", ")", "!", "?":
			return i + 1
		}
	}
	return len(tokens)
}

func (r *reader) words(tokens []Token) []net.Word {
	texts, norms := make([]string, len(tokens)), make([]string, len(tokens))
	for i := range tokens {
		texts[i], norms[i] = tokens[i].Text, tokens[i].Norm
	}
	return r.known.Words(texts, norms)
}

// fill writes a reading to the tokens of a part; root is the root of its sentence, or
// -1 when it begins one. It gives the root.
func (r *reader) fill(tokens []Token, p part, reading *net.Reading, root int) int {
	top := root
	for i := range p.last - p.first {
		t, l := &tokens[p.first+i], r.tags[reading.Tags[i]]
		t.Tag, t.POS = l.tag, l.pos
		t.Lemma = r.lemmas.Lemma(LemmaForm(t.Text, l.tag), l.tag)
		t.Relation = r.config.Relations[reading.Links[i]]
		switch h := reading.Heads[i]; {
		case h >= 0:
			t.Head = p.first + h
			if t.Relation == "root" {
				t.Relation = "dep"
			}
		case root >= 0:
			t.Head, t.Relation = root, "parataxis"
		default:
			t.Head, t.Relation, top = -1, "root", p.first+i
		}
	}
	r.agree(tokens[p.first:p.last], p.first)
	return top
}
