package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/story/group"
)

// filed is an article of the topics with the story it reports.
type filed struct {
	file, story string
	topic       int
	text        string
}

func (b bench) filed() ([]filed, error) {
	var out []filed
	err := corpora.EachLine(b.Bench, "groups/gold.jsonl", func(g struct{ File, Topic, Story string }) error {
		text, err := b.Read("groups/" + g.File)
		if err != nil {
			return err
		}
		topic, err := strconv.Atoi(g.Topic)
		if err != nil {
			return fmt.Errorf("reading groups/gold.jsonl: topic %q is no number", g.Topic)
		}
		out = append(out, filed{g.File, g.Story, topic, string(text)})
		return nil
	})
	return out, err
}

// stories measures how well the topics of ECB+ are parted into stories, all at once
// and each half of the topics alone, as readoutctl group does it with their files.
func stories(b bench) error {
	all, err := b.filed()
	if err != nil {
		return err
	}
	words, err := group.NewFrequencies(assets.Words)
	if err != nil {
		return err
	}
	b.Say("\nStories of ECB+: two of each topic are of one kind and must stay apart")
	b.Say("%-28s %8s %8s  %-19s %9s  %s", "", "articles", "stories", "B-cubed P R F1", "V-measure", "pairs P R F1")
	for _, set := range []struct {
		name string
		in   func(topic int) bool
	}{
		{"all topics", func(int) bool { return true }},
		{"even topics", func(t int) bool { return t%2 == 0 }},
		{"odd topics", func(t int) bool { return t%2 == 1 }},
		{"topics 1 to 12", func(t int) bool { return t <= 12 }},
		{"topics 13 to 23", func(t int) bool { return t > 12 && t <= 23 }},
		{"topics 24 to 35", func(t int) bool { return t > 23 }},
	} {
		part := slices.DeleteFunc(slices.Clone(all), func(f filed) bool { return !set.in(f.topic) })
		found := grouped(words, part)
		b.Say("%-28s %s", set.name, compare(part, found))
		if set.name == "all topics" {
			b.listMixed(part, found)
		}
	}
	var each []partition
	for topic := range 36 {
		part := slices.DeleteFunc(slices.Clone(all), func(f filed) bool { return f.topic != topic })
		if len(part) > 0 {
			each = append(each, compare(part, grouped(words, part)))
		}
	}
	b.Say("%-28s %s", "each topic alone, mean", mean(each))
	b.crossValidate(words, all)
	b.suggestions(words, all)
	return nil
}

// The likenesses that are tried, in hundredths.
const (
	leastFrom = 16
	mostFrom  = 40
	stepFrom  = 2
)

// crossValidate chooses the likeness from which two groups are one story on one half of
// the topics, by F1 of B-cubed, and measures it on the other: what the choice is worth
// where it was not made.
func (b bench) crossValidate(words *group.Frequencies, all []filed) {
	var halves [2][]filed
	for _, f := range all {
		halves[f.topic%2] = append(halves[f.topic%2], f)
	}
	names := [2]string{"even", "odd"}
	var each []partition
	for other, chosenOn := range halves {
		s, origins := shelved(words, chosenOn)
		best, most := 0.0, -1.0
		for from := leastFrom; from <= mostFrom; from += stepFrom {
			p := compare(chosenOn, s.StoriesFrom(origins, float64(from)/100))
			if f := harmonic(p.p, p.r); f > most {
				best, most = float64(from)/100, f
			}
		}
		held := halves[1-other]
		s, origins = shelved(words, held)
		each = append(each, compare(held, s.StoriesFrom(origins, best)))
		b.Say("%-28s %s  from %.2f, as chosen on the %s", names[1-other]+" topics, held out", each[other], best, names[other])
	}
	b.Say("%-28s %s", "cross-validated, mean", mean(each))
}

// grouped gives the number of the story of each article.
func grouped(words *group.Frequencies, all []filed) []int {
	s, origins := shelved(words, all)
	return s.Stories(origins)
}

// shelved puts articles on a shelf and finds their origins.
func shelved(words *group.Frequencies, all []filed) (*group.Shelf, []group.Origin) {
	var x group.Index
	s := group.NewShelf(words)
	for _, f := range all {
		x.Add(group.Report{ID: f.file, Sketch: group.NewSketch(f.text)})
		s.Add(group.Article{ID: f.file, Profile: group.NewProfile(f.text)}, "")
	}
	return s, x.Origins()
}

// listMixed writes the groups that are not a story, and what each is made of.
func (b bench) listMixed(all []filed, found []int) {
	groups := map[int]map[string]int{}
	for i, f := range all {
		if groups[found[i]] == nil {
			groups[found[i]] = map[string]int{}
		}
		groups[found[i]][f.story]++
	}
	size := map[string]int{}
	for _, f := range all {
		size[f.story]++
	}
	for g, of := range groups {
		for story, n := range of {
			if len(of) > 1 || n < size[story] {
				b.Note("the group of %s has %d of the %d articles of %s", all[g].file, n, size[story], story)
			}
		}
	}
}

// partition tells how well a set was parted.
type partition struct {
	articles, stories int
	p, r              float64 // B-cubed
	v                 float64
	pairs             figure
}

func (p partition) String() string {
	return fmt.Sprintf("%8d %8d  %5.1f %5.1f %5.1f   %9.1f  %s", p.articles, p.stories, p.p, p.r, harmonic(p.p, p.r), p.v, p.pairs)
}

func harmonic(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}

// compare counts B-cubed precision and recall (Bagga and Baldwin 1998), V-measure
// (Rosenberg and Hirschberg 2007) and pairs.
func compare(all []filed, found []int) partition {
	gold, system, both := map[string]int{}, map[int]int{}, map[filedIn]int{}
	for i, f := range all {
		gold[f.story]++
		system[found[i]]++
		both[filedIn{f.story, found[i]}]++
	}
	n := float64(len(all))
	out := partition{articles: len(all), stories: len(gold), pairs: figure{pairsOf(gold), pairsOf(system), pairsOf(both)}}
	for i, f := range all {
		same := float64(both[filedIn{f.story, found[i]}])
		out.p += 100 * same / float64(system[found[i]]) / n
		out.r += 100 * same / float64(gold[f.story]) / n
	}
	var hGold, hSystem, hGoldIn, hSystemIn float64 // entropies
	for _, c := range gold {
		hGold -= float64(c) / n * math.Log(float64(c)/n)
	}
	for _, c := range system {
		hSystem -= float64(c) / n * math.Log(float64(c)/n)
	}
	for in, c := range both {
		hGoldIn -= float64(c) / n * math.Log(float64(c)/float64(system[in.group]))
		hSystemIn -= float64(c) / n * math.Log(float64(c)/float64(gold[in.story]))
	}
	homogeneity, completeness := 1.0, 1.0
	if hGold > 0 {
		homogeneity = 1 - hGoldIn/hGold
	}
	if hSystem > 0 {
		completeness = 1 - hSystemIn/hSystem
	}
	out.v = 100 * harmonic(homogeneity, completeness)
	return out
}

type filedIn struct {
	story string
	group int
}

func mean(all []partition) partition {
	var out partition
	n := float64(len(all))
	for _, p := range all {
		out.articles += p.articles
		out.stories += p.stories
		out.p, out.r, out.v = out.p+p.p/n, out.r+p.r/n, out.v+p.v/n
		out.pairs = figure{out.pairs.gold + p.pairs.gold, out.pairs.found + p.pairs.found, out.pairs.right + p.pairs.right}
	}
	return out
}

// writeFrequencies makes the list of how many texts a word stands in, of words in at
// least leastTexts of the openly licensed texts.
func (b bench) writeFrequencies(file string) error {
	texts, err := b.texts()
	if err != nil {
		return err
	}
	counts := group.Count(texts)
	var out strings.Builder
	out.WriteString(frequenciesHeader)
	keys := make([]string, 0, len(counts))
	for k, n := range counts {
		if n >= leastTexts {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(&out, "%s\t%d\n", k, counts[k])
	}
	if err := os.WriteFile(file, []byte(out.String()), 0o600); err != nil {
		return fmt.Errorf("writing the list of words: %w", err)
	}
	return nil
}

const leastTexts = 3

const frequenciesHeader = `# In how many texts a word stands, to tell what is rare from what is common; * is the number of all texts.
# Source: counted in WikiGold (CC BY 4.0), the open parts of re3d (licence per document), the free genres of GUM (licence per
#   genre) and MEANTIME (CC BY 4.0) by go run ./internal/story/measure -frequencies FILE; words in fewer than three texts are
#   left out.
# Columns: word in lower case, number of texts.
`

// suggestions measures the story that is suggested for an article: with one half of
// every story on the shelf, for the other half; and with nothing of its own story there
// but that of the same kind, where nothing is to be suggested.
func (b bench) suggestions(words *group.Frequencies, all []filed) {
	articles := make([]group.Article, len(all))
	for i, f := range all {
		articles[i] = group.Article{ID: f.file, Profile: group.NewProfile(f.text)}
	}
	known, right, silent := 0, 0, 0
	for half := range 2 {
		s := group.NewShelf(words)
		for i, f := range all {
			if i%2 == half {
				s.Add(articles[i], f.story)
			}
		}
		for i, f := range all {
			if i%2 == half {
				continue
			}
			known++
			got := s.Suggest(articles[i])
			switch {
			case len(got) == 0:
				silent++
			case got[0].Story == f.story:
				right++
			default:
				b.Note("%s: suggested %s by %.2f, for %v %v %v", f.file, got[0].Story, got[0].Score, got[0].Names, got[0].Numbers, got[0].Words)
			}
		}
	}
	other, wrong := 0, 0
	for _, kind := range []string{"ecb", "ecbplus"} {
		s := group.NewShelf(words)
		for i, f := range all {
			if f.story == fmt.Sprint(f.topic)+kind {
				s.Add(articles[i], f.story)
			}
		}
		for i, f := range all {
			if f.story != fmt.Sprint(f.topic)+kind {
				other++
				if len(s.Suggest(articles[i])) > 0 {
					wrong++
				}
			}
		}
	}
	b.Say("Suggested story, half of each known: right for %.1f %%, none for %.1f %% of %d articles", share(right, known), share(silent, known), known)
	b.Say("Suggested story, only one of the same kind known: none for %.1f %% of %d articles", share(other-wrong, other), other)
}
