package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"

	"github.com/readout-app/readout/internal/language/net"
)

// fold gives the part, of k, that a document is dealt to; as folds does.
func fold(doc string, k int) int {
	h := fnv.New32a()
	h.Write([]byte(doc))
	return int(h.Sum32()>>8) % k
}

// crossMeasure trains k networks, each without one part of the documents of GUM's
// news, speech and interview and of WikiGold, and measures them on that part.
// Networks that stand in the folder nets from an earlier run are taken from there, others
// put there, where it is not "". Where shipped is not nil, it tags the texts in place of
// the k networks and no trees are measured; its scores of names, which know the texts,
// are left out.
func crossMeasure(corpora, nets string, shipped *net.Model, k int, s settings) error {
	all, err := lessons(corpora)
	if err != nil {
		return err
	}
	r, err := newNamesReader(corpora)
	if err != nil {
		return err
	}
	trees, err := treeLessons(corpora, heldFiles...)
	if err != nil {
		return err
	}
	c, err := newChecks(corpora, nil)
	if err != nil {
		return err
	}
	wiki, err := r.wikiGold()
	if err != nil {
		return err
	}
	news, err := r.gum("train-news")
	if err != nil {
		return err
	}
	docs, err := r.all()
	if err != nil {
		return err
	}
	found := map[string][][]nameSpan{} // by document
	genres := []string{"news", "speech", "interview"}
	figures := map[string]*treeFigures{}
	for _, g := range genres {
		figures[g] = &treeFigures{}
	}
	for part := range k {
		held := trees
		var learn []lesson
		for _, l := range all {
			if (figures[l.genre] != nil || l.set == "WikiGold") && fold(l.doc, k) == part {
				held = append(held[:len(held):len(held)], l)
			} else {
				learn = append(learn, l)
			}
		}
		m := shipped
		if m == nil {
			if m, err = kept(nets, fmt.Sprintf("part-%d-of-%d.bin", part+1, k), func() (*net.Model, error) { return teach(unseen(learn, held), s, nil) }); err != nil {
				return err
			}
			readAll(m, &c.pupil, held[len(trees):], func(l lesson, r net.Reading) {
				if l.tree != nil {
					figures[l.genre].add(m.Config(), l, r)
				}
			})
		}
		n := &namer{pupil: &c.pupil, net: m}
		if _, err := n.teach(withNames(unseen(learn, held), docs)); err != nil {
			return err
		}
		for _, d := range slices.Concat(wiki, news) {
			if fold(d.ID, k) == part {
				found[d.ID] = n.find(d, shipped == nil)
			}
		}
		fmt.Printf("part %d of %d:", part+1, k)
		for _, g := range genres {
			if figures[g].words > 0 {
				fmt.Printf(" %s %v;", g, figures[g])
			}
		}
		fmt.Println()
	}
	for _, set := range []struct {
		name string
		docs []nameDoc
	}{{"WikiGold", wiki}, {"GUM news", news}} {
		fmt.Printf("names %s: %v\n", set.name, scoreTexts(set.docs, func(d nameDoc) [][]nameSpan { return found[d.ID] }))
	}
	return nil
}

// kept gives the network of a file in a folder, or makes it and writes the file. Where
// folder is "" it only makes it.
func kept(folder, name string, make func() (*net.Model, error)) (*net.Model, error) {
	if folder == "" {
		return make()
	}
	name = filepath.Join(folder, name)
	if data, err := os.ReadFile(name); err == nil {
		return net.Load(string(data))
	}
	m, err := make()
	if err != nil {
		return nil, err
	}
	data, err := m.Encode()
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return nil, fmt.Errorf("keeping a network: %w", err)
	}
	return m, nil
}
