package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// The passages of an attribution.
const (
	source = iota
	cue
	content
)

var passages = [3]string{"source", "cue", "content"}

// attributed is an attribution by its passages.
type attributed [3][]text.Span

// marked is an article of PolNeAR with its attributions.
type marked struct {
	Publisher    string `json:"publisher"`
	Published    string `json:"published"`
	Attributions []struct {
		Source  [][2]int `json:"source"`
		Cue     [][2]int `json:"cue"`
		Content [][2]int `json:"content"`
	} `json:"attributions"`
}

// told is how one article, or several, were read.
type told struct {
	exact, overlap [3]figure
	linked         figure // content overlaps by half and the source is the right one
	counted, right []bool // for each found statement of one article: it counts, it is linked
}

func (t told) plus(o told) told {
	for k := range passages {
		t.exact[k], t.overlap[k] = t.exact[k].plus(o.exact[k]), t.overlap[k].plus(o.overlap[k])
	}
	t.linked = t.linked.plus(o.linked)
	return t
}

// fewest is how many statements of a rule must be found for its line to tell anything.
const fewest = 20

// byRule prints how precise each rule is, the busiest first.
func (b *bench) byRule(rules map[string]figure) {
	b.Say("%-22s %9s %7s", "linked, by rule", "Precision", "found")
	names := slices.SortedFunc(maps.Keys(rules), func(x, y string) int {
		return cmp.Or(rules[y].found-rules[x].found, strings.Compare(x, y))
	})
	for _, name := range names {
		if f := rules[name]; f.found >= fewest {
			b.Say("%-22s %9.1f %7d", name, f.counted().Precision(), f.found)
		}
	}
}

// attribution measures statements on PolNeAR and on the relations of GUM.
func attribution(b *bench) error {
	for _, part := range []string{"dev", "train"} {
		if err := polnear(b, part); err != nil {
			return err
		}
	}
	return relations(b)
}

func polnear(b *bench, part string) error {
	files, err := b.Files("attribution/" + part + "/*.json")
	if err != nil {
		return err
	}
	var total told
	var texts []told
	outlets, rules := map[string]told{}, map[string]figure{}
	for _, file := range files {
		gold, found, of, err := readMarked(b, file)
		if err != nil {
			return err
		}
		t := compare(gold, found)
		for i, rule := range of.rules {
			if t.counted[i] {
				rules[rule] = rules[rule].plus(figure{found: 1, right: right(t.right[i])})
			}
		}
		total, outlets[of.outlet] = total.plus(t), outlets[of.outlet].plus(t)
		texts = append(texts, t)
	}
	b.Say("\nAttribution, PolNeAR %s: %d articles; precision, recall, F1 in per cent; bounds of F1 drawn from the articles (95 %%)", part, len(files))
	b.Say("%-22s %-17s  %-11s  %-17s  %-11s  %6s %6s", "", "Jaccard", "bounds", "exact", "bounds", "marked", "found")
	for k, name := range passages {
		b.Say("%-22s %s  %-11s  %s  %-11s  %6d %6d", name, total.overlap[k], bounds(pick(texts, func(t told) figure { return t.overlap[k] })),
			total.exact[k], bounds(pick(texts, func(t told) figure { return t.exact[k] })), total.exact[k].gold, total.exact[k].found)
	}
	b.Say("%-22s %s  %-11s  %37d %6d", "linked", total.linked, bounds(pick(texts, func(t told) figure { return t.linked })), total.linked.gold, total.linked.found)
	b.Say("%-22s %8s %8s %8s %8s", "Jaccard F1 by outlet", passages[0], passages[1], passages[2], "linked")
	for _, outlet := range slices.Sorted(maps.Keys(outlets)) {
		t := outlets[outlet]
		b.Say("%-22s %8.1f %8.1f %8.1f %8.1f", outlet, t.overlap[source].f1(), t.overlap[cue].f1(), t.overlap[content].f1(), t.linked.f1())
	}
	b.byRule(rules)
	return nil
}

func right(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// origin is where statements come from: the outlet of their article, and for each the
// rule that found it.
type origin struct {
	outlet string
	rules  []string
}

// readMarked reads an article of PolNeAR and gives its attributions, the marked ones
// and the found ones, and where these come from.
func readMarked(b *bench, file string) (gold, found []attributed, of origin, err error) {
	data, err := b.Read(file)
	if err != nil {
		return nil, nil, of, err
	}
	var m marked
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, nil, of, fmt.Errorf("reading %s: %w", file, err)
	}
	raw, err := b.Read(strings.TrimSuffix(file, ".json") + ".txt")
	if err != nil {
		return nil, nil, of, err
	}
	r, err := b.read(string(raw), m.Published)
	if err != nil {
		return nil, nil, of, err
	}
	for _, a := range m.Attributions {
		gold = append(gold, attributed{spans(a.Source), spans(a.Cue), spans(a.Content)})
	}
	for _, s := range r.Statements {
		found = append(found, passagesOf(s))
		of.rules = append(of.rules, s.Rule)
	}
	listDisagreements(b, path.Base(file), text.New(string(raw)), gold, found, r.Statements)
	of.outlet = m.Publisher
	return gold, found, of, nil
}

func spans(pairs [][2]int) []text.Span {
	var out []text.Span
	for _, p := range pairs {
		out = append(out, text.Span{Start: p[0], End: p[1]})
	}
	return out
}

func passagesOf(s record.Statement) attributed {
	var a attributed
	if !s.Source.Empty() {
		a[source] = []text.Span{s.Source.Span}
	}
	a[cue] = []text.Span{s.Cue.Span}
	for _, c := range s.Content {
		a[content] = append(a[content], c.Span)
	}
	return a
}

// compare pairs what was found with what is marked and counts. A found statement
// without a partner that lies inside a marked content is left out, as the set marks
// only the outermost.
func compare(gold, found []attributed) told {
	t := told{counted: make([]bool, len(found)), right: make([]bool, len(found))}
	pairs := pair(gold, found)
	partner := map[int]bool{}
	for _, p := range pairs {
		g, f := gold[p.gold], found[p.found]
		partner[p.found] = true
		for k := range passages {
			if len(g[k]) == 0 || len(f[k]) == 0 {
				continue
			}
			j := jaccard(g[k], f[k])
			t.overlap[k].right += j
			if j == 1 {
				t.exact[k].right++
			}
		}
		if jaccard(g[content], f[content]) >= 0.5 && jaccard(g[source], f[source]) >= 0.5 {
			t.linked.right++
			t.right[p.found] = true
		}
	}
	for _, g := range gold {
		t.linked.gold++
		for k := range passages {
			if len(g[k]) > 0 {
				t.exact[k].gold++
				t.overlap[k].gold++
			}
		}
	}
	for i, f := range found {
		if !partner[i] && within(gold, f) {
			continue
		}
		t.linked.found++
		t.counted[i] = true
		for k := range passages {
			if len(f[k]) > 0 {
				t.exact[k].found++
				t.overlap[k].found++
			}
		}
	}
	return t
}

// pairing is a found statement with the marked one it stands for.
type pairing struct {
	gold, found int
	fit         float64
}

// pair matches each marked attribution with at most one found, those that fit best
// first: the cue weighs most, then the content.
func pair(gold, found []attributed) []pairing {
	var all, out []pairing
	for g := range gold {
		for f := range found {
			c, x := jaccard(gold[g][cue], found[f][cue]), jaccard(gold[g][content], found[f][content])
			if c > 0 || x > 0.3 {
				all = append(all, pairing{g, f, 2*c + x + jaccard(gold[g][source], found[f][source])/2})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pairing) int {
		switch {
		case a.fit > b.fit:
			return -1
		case a.fit < b.fit:
			return 1
		}
		return 0
	})
	usedGold, usedFound := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if !usedGold[p.gold] && !usedFound[p.found] {
			usedGold[p.gold], usedFound[p.found] = true, true
			out = append(out, p)
		}
	}
	return out
}

// within says whether a statement's cue stands in the content of a marked one.
func within(gold []attributed, f attributed) bool {
	return slices.ContainsFunc(gold, func(g attributed) bool {
		return slices.ContainsFunc(g[content], func(c text.Span) bool { return c.Contains(f[cue][0]) })
	})
}

func listDisagreements(b *bench, name string, frozen *text.Text, gold, found []attributed, statements []record.Statement) {
	if !b.Keeps() {
		return
	}
	quote := func(spans []text.Span) string {
		var parts []string
		for _, s := range spans {
			parts = append(parts, frozen.Slice(s))
		}
		return strings.Join(parts, " || ")
	}
	b.Note("== %s", name)
	partner, met := map[int]bool{}, map[int]bool{}
	for _, p := range pair(gold, found) {
		partner[p.found], met[p.gold] = true, true
		for k := range passages {
			if g, f := gold[p.gold], found[p.found]; jaccard(g[k], f[k]) < 1 {
				b.Note("~ %s %s [%s]\n    marked %q\n    found  %q", passages[k], statements[p.found].Rule, quote(g[cue]), quote(g[k]), quote(f[k]))
			}
		}
	}
	for i, g := range gold {
		if !met[i] {
			b.Note("- source %q cue %q content %q", quote(g[source]), quote(g[cue]), quote(g[content]))
		}
	}
	for i, f := range found {
		if !partner[i] && !within(gold, f) {
			b.Note("+ %s source %q cue %q content %q", statements[i].Rule, quote(f[source]), quote(f[cue]), quote(f[content]))
		}
	}
}

// relation is an attribution of GUM: the clause with source and cue, and the head
// clause of what is attributed.
type relation struct {
	Source  [2]int `json:"source_clause"`
	Content [2]int `json:"content_clause"`
}

// relations measures how many of the attributions of GUM are found. Its clauses are
// units of discourse and no spans of ours, so a relation counts as found when a
// statement has its cue in the one clause and its content over the other.
func relations(b *bench) error {
	found, total := map[string]int{}, map[string]int{}
	err := corpora.EachLine(b.Bench, "attribution/gum/gum-attribution.jsonl", func(d struct {
		Genre, Created, Text string
		Attributions         []relation
	}) error {
		r, err := b.read(d.Text, d.Created)
		if err != nil {
			return err
		}
		for _, a := range d.Attributions {
			total[d.Genre]++
			if slices.ContainsFunc(r.Statements, a.holds) {
				found[d.Genre]++
			} else {
				t := text.New(d.Text)
				b.Note("- GUM %s: %q … %q", d.Genre, t.Slice(spans([][2]int{a.Source})[0]), t.Slice(spans([][2]int{a.Content})[0]))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.Say("\nAttribution relations of GUM that are found (recall; Wilson bounds, 95 %%)")
	sum, all := 0, 0
	for _, genre := range slices.Sorted(maps.Keys(total)) {
		b.Say("%-22s %s", genre, share(found[genre], total[genre]))
		sum, all = sum+found[genre], all+total[genre]
	}
	b.Say("%-22s %s", "all", share(sum, all))
	return nil
}

func (a relation) holds(s record.Statement) bool {
	from, to := spans([][2]int{a.Source})[0], spans([][2]int{a.Content})[0]
	return from.Overlaps(s.Cue.Span) && slices.ContainsFunc(s.Content, func(c record.Passage) bool { return c.Overlaps(to) })
}

func pick[T any](all []T, get func(T) figure) []figure {
	out := make([]figure, len(all))
	for i, x := range all {
		out[i] = get(x)
	}
	return out
}
