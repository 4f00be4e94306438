package main

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/gazetteer"
	"github.com/readout-app/readout/internal/language/names"
	"github.com/readout-app/readout/internal/language/net"
)

// settings are the sizes of the network and how it learns.
type settings struct {
	net.Config
	net.Options
	newsroom int // how often the sentences of newsroom.conllu are given
}

// defaults gives the settings of the shipped model.
func defaults() settings {
	return settings{
		Config: net.Config{Embed: 128, Hidden: 128, Layers: 3, Arc: 96, Link: 64},
		Options: net.Options{Epochs: 24, Batch: 600, Rate: 2e-3, Drop: 0.3, DropHeads: 0.15, Rare: 1, Feature: 0.08,
			Names: 0.7, Seed: 7, Parallel: parallel},
		newsroom: 4,
	}
}

func (s *settings) flags(f *flag.FlagSet) {
	f.IntVar(&s.Embed, "embed", s.Embed, "numbers that stand for a word")
	f.IntVar(&s.Hidden, "hidden", s.Hidden, "numbers of a state")
	f.IntVar(&s.Layers, "layers", s.Layers, "layers")
	f.IntVar(&s.Arc, "arc", s.Arc, "numbers that heads are matched by")
	f.IntVar(&s.Link, "link", s.Link, "numbers that relations are told from")
	f.IntVar(&s.Epochs, "epochs", s.Epochs, "passes over the sentences")
	f.IntVar(&s.Batch, "batch", s.Batch, "words of a step")
	f.Float64Var(&s.Rate, "rate", s.Rate, "rate of learning")
	f.Float64Var(&s.Drop, "drop", s.Drop, "share left out between layers")
	f.Float64Var(&s.DropHeads, "dropheads", s.DropHeads, "share left out before the trees")
	f.Float64Var(&s.Rare, "rare", s.Rare, "how often rare words are hidden")
	f.Float64Var(&s.Feature, "feature", s.Feature, "how often other features are hidden")
	f.Float64Var(&s.Names, "names", s.Names, "weight of names")
	f.Uint64Var(&s.Seed, "seed", s.Seed, "seed of the draws")
	f.IntVar(&s.newsroom, "newsroom", s.newsroom, "how often the newsroom sentences are given")
}

// parallel runs do(0) … do(n-1) side by side.
func parallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { do(i) })
	}
	wg.Wait()
}

// types are the types of names, in the order of the network's numbers.
var types = names.Types[:]

// lesson is a sentence with all that is known of it.
type lesson struct {
	doc   string
	set   string // EWT, GUM, WikiGold …
	genre string // of GUM: news, speech …
	words []string
	tree  *conllu.Sentence // nil where there is none
	names []nameSpan
	named bool // names are known, if only that there are none
}

// lessons reads all that may be learned from.
func lessons(corpora string) ([]lesson, error) {
	trees, err := treeLessons(corpora, trainFiles...)
	if err != nil {
		return nil, err
	}
	r, err := newNamesReader(corpora)
	if err != nil {
		return nil, err
	}
	docs, err := r.all()
	if err != nil {
		return nil, err
	}
	return withoutTrees(trees, docs), nil
}

func newNamesReader(corpora string) (namesReader, error) {
	g, err := gazetteer.New(assets.Words)
	if err != nil {
		return namesReader{}, err
	}
	w, err := language.NewSegmenter()
	return namesReader{corpora: corpora, words: w, cutter: cutter{g}}, err
}

// treeLessons reads treebank files.
func treeLessons(corpora string, patterns ...string) ([]lesson, error) {
	trees, err := read(corpora, patterns...)
	if err != nil {
		return nil, err
	}
	out := make([]lesson, len(trees))
	doc := ""
	for i := range trees {
		if id, ok := trees[i].Comment("newdoc id"); ok {
			doc = id
		}
		l := lesson{doc: doc, set: "EWT", tree: &trees[i]}
		if rest, ok := strings.CutPrefix(doc, "GUM_"); ok {
			l.set = "GUM"
			l.genre, _, _ = strings.Cut(rest, "_")
		}
		for _, w := range trees[i].Words {
			l.words = append(l.words, w.Form)
		}
		out[i] = l
	}
	return out, nil
}

// withoutTrees adds to trees the sentences of docs that stand in no treebank. The
// network's names come from those; of sentences with trees it learns the names that tags
// and lists leave no doubt of (guess), and the names that GUM marks are left to the model
// that has the last word on names.
func withoutTrees(trees []lesson, docs []nameDoc) []lesson {
	at := map[string][]int{} // sentences of a document, in order
	for i, l := range trees {
		at[l.doc] = append(at[l.doc], i)
	}
	out := trees
	for _, d := range docs {
		with := at[d.ID]
		for k, s := range d.Sentences {
			if k >= len(with) || !slices.Equal(trees[with[k]].words, s.Tokens) {
				out = append(out, lesson{doc: d.ID, set: d.Set, words: s.Tokens, names: s.Spans, named: true})
			}
		}
	}
	return out
}

// newsroomLessons gives the sentences written for this project.
func newsroomLessons() ([]lesson, error) {
	trees, err := conllu.Read(bytes.NewReader(newsroom))
	if err != nil {
		return nil, err
	}
	var out []lesson
	for i := range trees {
		l := lesson{doc: "newsroom", set: "newsroom", tree: &trees[i]}
		for _, w := range trees[i].Words {
			l.words = append(l.words, w.Form)
		}
		out = append(out, l)
	}
	return out, nil
}

// A pupil turns lessons into what the network learns from.
type pupil struct {
	known           net.Dictionary
	tags, relations numbers
}

// numbers gives each of some strings a number.
type numbers struct {
	of   map[string]int
	list []string
}

func (n *numbers) add(s string) int {
	i, ok := n.of[s]
	if !ok {
		if n.of == nil {
			n.of = map[string]int{}
		}
		i = len(n.list)
		n.of[s] = i
		n.list = append(n.list, s)
	}
	return i
}

// longest is the number of words of the longest sentence that is learned from.
const longest = 200

// sentences turns lessons into sentences. Some stand once more in capitals, in small
// letters or with a capital on every longer word, as headlines and careless texts have them.
func (p *pupil) sentences(lessons []lesson) []net.Sentence {
	var out []net.Sentence
	for i, l := range lessons {
		if len(l.words) == 0 || len(l.words) > longest {
			continue
		}
		out = append(out, p.sentence(l))
		switch i % 30 {
		case 7:
			out = append(out, p.sentence(recased(l, strings.ToUpper)))
		case 13:
			out = append(out, p.sentence(recased(l, strings.ToLower)))
		case 17, 27:
			out = append(out, p.sentence(recased(l, title)))
		}
	}
	return out
}

func (p *pupil) words(texts []string) []net.Word {
	norms := make([]string, len(texts))
	for i, t := range texts {
		norms[i] = language.Norm(t)
	}
	return p.known.Words(texts, norms)
}

func (p *pupil) sentence(l lesson) net.Sentence {
	s := net.Sentence{Words: p.words(l.words)}
	if l.tree != nil {
		heads := l.tree.Words[0].Head >= 0
		for _, w := range l.tree.Words {
			s.Tags = append(s.Tags, p.tags.add(w.XPOS+" "+w.UPOS))
			if heads {
				s.Heads = append(s.Heads, w.Head-1)
				s.Links = append(s.Links, p.relations.add(w.Relation))
			}
		}
	}
	if !l.named && l.tree != nil {
		s.Names = p.guess(l)
	}
	if l.named {
		s.Names = make([]int, len(l.words))
		for _, n := range l.names {
			t := slices.Index(types, n.Type)
			for i := n.First; i < n.Last; i++ {
				switch {
				case n.Ignore && n.Type == "" && (l.set == "WikiGold" || l.set == "GUM"):
					// a work, an event, a product: these sets tell of it, it is no name here
				case n.Ignore || t < 0:
					s.Names[i] = net.Unknown
				case i == n.First:
					s.Names[i] = 1 + 2*t
				default:
					s.Names[i] = 2 + 2*t
				}
			}
		}
	}
	return s
}

// guess tells of a tree whose names are not known what its tags and the lists tell: a
// word that is no proper noun is most often in no name, a proper noun that a list knows
// is in one, and a state is a state.
func (p *pupil) guess(l lesson) []int {
	marks := make([]uint16, len(l.words))
	p.known.Lists.Match(l.words, marks)
	out := make([]int, len(l.words))
	const listed = gazetteer.OrganisationFirst | gazetteer.OrganisationInside | gazetteer.PlaceFirst | gazetteer.PlaceInside |
		gazetteer.FirstName | gazetteer.LastName
	proper := func(i int) bool { return i >= 0 && i < len(out) && strings.HasPrefix(l.tree.Words[i].XPOS, "NNP") }
	polity := 1 + 2*slices.Index(types, "polity")
	for i, m := range marks {
		state := m & (gazetteer.PolityFirst | gazetteer.PolityInside)
		switch {
		case proper(i) && state == gazetteer.PolityFirst && m&listed == 0:
			out[i] = polity
		case proper(i) && state == gazetteer.PolityInside && i > 0 && (out[i-1] == polity || out[i-1] == polity+1):
			out[i] = polity + 1
		case proper(i) && m&(gazetteer.Calendar|gazetteer.Role|gazetteer.Language|gazetteer.OtherWord) == 0 && (state|m&listed) != 0:
			out[i] = net.SomeName
		case proper(i), proper(i-1) && proper(i+1), m != 0:
			out[i] = net.Unknown // peoples, works, what no list knows; Ministry of Defence
		}
	}
	return out
}

func recased(l lesson, change func(string) string) lesson {
	l.words = slices.Clone(l.words)
	for i, w := range l.words {
		l.words[i] = change(w)
	}
	return l
}

// title writes a word of four letters and more with a capital, as headlines do.
func title(s string) string {
	r := []rune(s)
	if len(r) > 3 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// unseen leaves out the lessons whose words are those of a held-out sentence. Short
// sentences (Thank you.) are said by many and are kept.
func unseen(all, held []lesson) []lesson {
	const short = 8
	key := func(words []string) uint64 {
		h := fnv.New64a()
		for _, w := range words {
			h.Write([]byte(strings.ToLower(w) + "\n"))
		}
		return h.Sum64()
	}
	known := map[uint64]bool{}
	for _, l := range held {
		if len(l.words) >= short {
			known[key(l.words)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(l lesson) bool { return known[key(l.words)] })
}

// teach trains a network on lessons.
func teach(lessons []lesson, s settings, progress func(epoch int, loss float64, m *net.Model)) (*net.Model, error) {
	extra, err := newsroomLessons()
	if err != nil {
		return nil, err
	}
	known, err := language.Dictionary()
	if err != nil {
		return nil, err
	}
	p := &pupil{known: known}
	learn := p.sentences(lessons)
	for range s.newsroom {
		learn = append(learn, p.sentences(extra)...)
	}
	s.Tags, s.Relations, s.Types = p.tags.list, p.relations.list, types
	s.Progress = progress
	return net.Train(s.Config, learn, s.Options), nil
}

// writeNet makes the network and measures it on what was held out.
func writeNet(corpora, name string, s settings) error {
	all, err := lessons(corpora)
	if err != nil {
		return err
	}
	held, err := treeLessons(corpora, heldFiles...)
	if err != nil {
		return err
	}
	all = unseen(all, held)
	checks, err := newChecks(corpora, held)
	if err != nil {
		return err
	}
	from := time.Now()
	m, err := teach(all, s, func(epoch int, loss float64, m *net.Model) {
		fmt.Printf("pass %d, %s: loss %.4f a word", epoch, time.Since(from).Round(time.Second), loss)
		if epoch%4 == 0 || epoch == s.Epochs {
			fmt.Print("; ", checks.measure(m))
		}
		fmt.Println()
	})
	if err != nil {
		return err
	}
	data, err := m.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("writing the network: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", name, len(data))
	return nil
}
