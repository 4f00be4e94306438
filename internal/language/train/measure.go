package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/net"
)

// treeFigures counts what is right in sentences whose words are given.
type treeFigures struct{ words, pos, tag, head, both int }

func (f treeFigures) String() string {
	share := func(n int) float64 { return 100 * float64(n) / float64(max(f.words, 1)) }
	return fmt.Sprintf("%d words UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f", f.words, share(f.pos), share(f.tag), share(f.head), share(f.both))
}

// universal cuts off the subtype of a relation, which the shared task does not score.
func universal(relation string) string {
	r, _, _ := strings.Cut(relation, ":")
	return r
}

// add counts a sentence.
func (f *treeFigures) add(c net.Config, l lesson, r net.Reading) {
	for i, w := range l.tree.Words {
		f.words++
		tag, pos, _ := strings.Cut(c.Tags[r.Tags[i]], " ")
		if tag == w.XPOS {
			f.tag++
		}
		if pos == w.UPOS {
			f.pos++
		}
		if r.Heads[i] == w.Head-1 {
			f.head++
			if universal(c.Relations[r.Links[i]]) == universal(w.Relation) {
				f.both++
			}
		}
	}
}

// readAll reads the sentences of lessons, a few together.
func readAll(m *net.Model, p *pupil, lessons []lesson, each func(lesson, net.Reading)) {
	const together = 16
	for a := 0; a < len(lessons); a += together {
		part := lessons[a:min(a+together, len(lessons))]
		in := make([][]net.Word, len(part))
		for i, l := range part {
			in[i] = p.words(l.words)
		}
		for i, r := range m.Read(in) {
			each(part[i], r)
		}
	}
}

// checks are held-out sentences to measure on while learning.
type checks struct {
	pupil pupil
	held  []lesson
	uner  []nameDoc
}

func newChecks(corpora string, held []lesson) (*checks, error) {
	known, err := language.Dictionary()
	if err != nil {
		return nil, err
	}
	r, err := newNamesReader(corpora)
	if err != nil {
		return nil, err
	}
	uner, err := r.unerDev()
	return &checks{pupil{known: known}, held, uner}, err
}

// measure says how well a network does.
func (c *checks) measure(m *net.Model) string {
	byPart := map[string]*treeFigures{}
	order := []string{"EWT", "PUD", "GUM news-like", "GUM other"}
	for _, o := range order {
		byPart[o] = &treeFigures{}
	}
	readAll(m, &c.pupil, c.held, func(l lesson, r net.Reading) {
		part := "EWT"
		switch {
		case l.genre == "interview", l.genre == "speech":
			part = "GUM news-like"
		case l.set == "GUM":
			part = "GUM other"
		case strings.HasPrefix(l.doc, "n0"), strings.HasPrefix(l.doc, "w0"):
			part = "PUD"
		}
		byPart[part].add(m.Config(), l, r)
	})
	var b strings.Builder
	for _, o := range order {
		fmt.Fprintf(&b, "%s %v; ", o, byPart[o])
	}
	fmt.Fprintf(&b, "names UNER %v", scoreNames(c.uner, c.namer(m)))
	return b.String()
}

// namer gives a function that finds the names of a sentence.
func (c *checks) namer(m *net.Model) func([]string) []nameSpan {
	return func(tokens []string) []nameSpan {
		var out []nameSpan
		if len(tokens) == 0 {
			return nil
		}
		for _, n := range m.Names(m.Read([][]net.Word{c.pupil.words(tokens)})[0].NameScores) {
			out = append(out, nameSpan{First: n.First, Last: n.Last, Type: m.Config().Types[n.Type]})
		}
		return out
	}
}

// measureNet measures a network that is there.
func measureNet(corpora, name string) error {
	m, err := loadNet(name)
	if err != nil {
		return err
	}
	held, err := treeLessons(corpora, heldFiles...)
	if err != nil {
		return err
	}
	c, err := newChecks(corpora, held)
	if err != nil {
		return err
	}
	fmt.Println(c.measure(m))
	return nil
}

func loadNet(name string) (*net.Model, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the network: %w", err)
	}
	return net.Load(string(data))
}
