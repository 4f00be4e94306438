package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/names"
	"github.com/readout-app/readout/internal/language/net"
)

// namer finds names as the layer does: a network, and a model that weighs what it says.
type namer struct {
	pupil *pupil
	net   *net.Model
	model *names.Model
	// surnames are those of persons in treebanks without names, so that a town of that
	// name does not count.
	surnames map[string]bool
}

// read reads the sentences of a text with the network.
func (n *namer) read(sentences [][]string) (words []names.Word, ends []int, scores []float32) {
	const together = 16
	c := n.net.Config()
	for a := 0; a < len(sentences); a += together {
		var in [][]net.Word
		for _, s := range sentences[a:min(a+together, len(sentences))] {
			if len(s) > 0 {
				in = append(in, n.pupil.words(s))
			}
		}
		if len(in) == 0 {
			continue
		}
		for k, r := range n.net.Read(in) {
			words = append(words, language.NameWords(in[k], &r, &c, len(words))...)
			ends = append(ends, len(words))
			scores = append(scores, r.NameScores...)
		}
	}
	return words, ends, scores
}

// texts turns lessons into texts to learn from. One in three is given sentence by
// sentence, as texts without context are. Some sentences stand once more in capitals, in
// small letters or with a capital on every longer word.
func (n *namer) texts(lessons []lesson) []names.Text {
	n.surnames = map[string]bool{}
	for _, l := range lessons {
		if !l.named {
			t := names.Text{May: n.may(l)}
			for _, w := range l.words {
				t.Words = append(t.Words, names.Word{Norm: strings.ToLower(w)})
			}
			lastNames(t, n.surnames)
		}
	}
	var out []names.Text
	for a := 0; a < len(lessons); {
		b := a + 1
		for b < len(lessons) && lessons[b].doc == lessons[a].doc && lessons[b].set == lessons[a].set {
			b++
		}
		if fold(lessons[a].doc, 3) == 0 {
			for i := a; i < b; i++ {
				out = append(out, n.text(lessons[i:i+1]))
			}
		} else {
			out = append(out, n.text(lessons[a:b]))
		}
		a = b
	}
	for i, l := range lessons {
		if !l.named {
			continue
		}
		switch i % 30 {
		case 7:
			out = append(out, n.text([]lesson{recased(l, strings.ToUpper)}))
		case 3, 13, 23:
			out = append(out, n.text([]lesson{recased(l, strings.ToLower)}))
		case 17, 27:
			out = append(out, n.text([]lesson{recased(l, title)}))
		}
	}
	return out
}

func (n *namer) text(lessons []lesson) names.Text {
	var t names.Text
	var in [][]string
	for _, l := range lessons {
		if len(l.words) == 0 || len(l.words) > longest {
			continue
		}
		in = append(in, l.words)
		t.May = append(t.May, n.may(l)...)
	}
	t.Words, t.Ends, _ = n.read(in)
	if len(lessons) > 0 && !lessons[0].named {
		surnames(t)
	}
	return t
}

// may gives the labels that the words of a lesson may have.
func (n *namer) may(l lesson) []names.Set {
	out := make([]names.Set, len(l.words))
	if !l.named {
		return n.mayGuess(l, out)
	}
	for i := range out {
		out[i] = names.Unnamed &^ (names.Begin(len(types)) | names.Inside(len(types)))
	}
	set := func(sp nameSpan, kind int, also names.Set) {
		for i := sp.First; i < sp.Last; i++ {
			out[i] = names.Inside(kind) | also
			if i == sp.First {
				out[i] = names.Begin(kind) | also
			}
		}
	}
	for _, sp := range l.names {
		switch {
		case !sp.Ignore:
			for t, name := range types {
				if name == sp.Type {
					set(sp, t, 0)
				}
			}
		case sp.Type == "group":
			set(sp, names.Group, 1)
		case l.set == "WikiGold":
			set(sp, len(types), 0)
		case (l.set == "GUM" || strings.HasPrefix(l.set, "GUM ")) && sp.Last-sp.First > 1:
			set(sp, len(types), 1)
		default:
			for i := sp.First; i < sp.Last; i++ {
				out[i] = names.Any
			}
		}
	}
	return out
}

// find finds the names of a text.
func (n *namer) find(d nameDoc, withNet bool) [][]nameSpan {
	var in [][]string
	for _, s := range d.Sentences {
		in = append(in, s.Tokens)
	}
	words, ends, scores := n.read(in)
	if !withNet {
		scores = nil
	}
	return spread(d, ends, n.model.Find(words, ends, scores))
}

// spread deals the names of a text to its sentences.
func spread(d nameDoc, ends []int, found []names.Name) [][]nameSpan {
	out := make([][]nameSpan, len(d.Sentences))
	first, k := 0, 0
	for i, s := range d.Sentences {
		if len(s.Tokens) == 0 {
			continue
		}
		for len(found) > 0 && found[0].First < ends[k] {
			f := found[0]
			out[i] = append(out[i], nameSpan{First: f.First - first, Last: f.Last - first, Type: types[f.Type]})
			found = found[1:]
		}
		first = ends[k]
		k++
	}
	return out
}

// scoreTexts scores what find finds in whole texts.
func scoreTexts(gold []nameDoc, find func(d nameDoc) [][]nameSpan) nameFigures {
	var all [][]nameSpan // of the sentences of all texts
	for _, d := range gold {
		all = append(all, find(d)...)
	}
	return scoreNames(gold, func([]string) []nameSpan { // asks for the sentences in order
		found := all[0]
		all = all[1:]
		return found
	})
}

// withNames gives the sentences of treebanks the names that sets know of them.
func withNames(lessons []lesson, docs []nameDoc) []lesson {
	out := slices.Clone(lessons)
	at := map[string][]int{}
	for i, l := range out {
		if l.tree != nil {
			at[l.doc] = append(at[l.doc], i)
		}
	}
	for _, d := range docs {
		k := 0
		for _, i := range at[d.ID] {
			for j := k; j < len(d.Sentences); j++ { // some may have been left out
				if s := d.Sentences[j]; slices.Equal(out[i].words, s.Tokens) {
					out[i].names, out[i].named = s.Spans, true
					k = j + 1
					break
				}
			}
		}
	}
	return out
}

// teach trains the model of names on lessons, read with the network, and gives its file.
func (n *namer) teach(lessons []lesson) ([]byte, error) {
	data := names.Train(n.texts(lessons))
	var err error
	n.model, err = names.Load(data)
	return data, err
}

// writeNames makes the model of names with the network that is there, and measures it on
// what was held out.
func writeNames(corpora, network, name string) error {
	n, err := newNamer(network)
	if err != nil {
		return err
	}
	all, r, err := namesLessons(corpora)
	if err != nil {
		return err
	}
	data, err := n.teach(all)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("writing the names: %w", err)
	}
	uner, err := r.unerDev()
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes; names UNER %v", name, len(data), scoreTexts(uner, func(d nameDoc) [][]nameSpan { return n.find(d, true) }))
	return nil
}

func newNamer(network string) (*namer, error) {
	m, err := loadNet(network)
	if err != nil {
		return nil, err
	}
	known, err := language.Dictionary()
	return &namer{pupil: &pupil{known: known}, net: m}, err
}

// namesLessons gives what the model of names may learn from.
func namesLessons(corpora string) ([]lesson, namesReader, error) {
	all, err := lessons(corpora)
	if err != nil {
		return nil, namesReader{}, err
	}
	held, err := treeLessons(corpora, heldFiles...)
	if err != nil {
		return nil, namesReader{}, err
	}
	r, err := newNamesReader(corpora)
	if err != nil {
		return nil, r, err
	}
	docs, err := r.all()
	return withNames(unseen(all, held), docs), r, err
}
