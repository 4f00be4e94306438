package story

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
)

// named gives an article in which people speak, each once.
func namedPaper(t *testing.T, published, outlet string, names ...string) *paper {
	words := ""
	for _, n := range names {
		words += n + " said on " + published + " that the ferry would sail for " + n + ". "
	}
	p := newPaper(t, published, outlet, words)
	for _, n := range names {
		p.says(n, "said", "the ferry would sail for "+n)
	}
	return p
}

func TestMergingActors(t *testing.T) {
	one := namedPaper(t, "2026-03-01", "Post", "Yevgeny Orlov", "Mira Tavish")
	two := namedPaper(t, "2026-03-02", "Herald", "Eugène Orloff", "Petra Rowe")
	key := func(name string) string {
		for _, a := range build("2026-03-09", nil, one, two).Actors {
			if a.Name == name {
				return a.Key
			}
		}
		t.Fatalf("nobody is called %s", name)
		return ""
	}
	on := func(name string, kind decision.Kind, value string) decision.Decision {
		return decision.Decision{Kind: kind, Target: decision.Target{Record: decision.OnActor, Part: key(name)}, Value: value}
	}
	merge := on("Eugène Orloff", decision.KindMerge, "Yevgeny Orlov")
	for _, c := range []struct {
		name       string
		rulings    []decision.Decision
		actors     int
		statements int // of Yevgeny Orlov
		aliases    []string
		loose      int
	}{
		{"none", nil, 4, 1, []string{}, 0},
		{"by name", []decision.Decision{merge}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"by key", []decision.Decision{on("Eugène Orloff", decision.KindMerge, key("Yevgeny Orlov"))}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"twice", []decision.Decision{merge, merge}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"in a circle", []decision.Decision{merge, on("Yevgeny Orlov", decision.KindMerge, "Eugène Orloff")}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"with nobody", []decision.Decision{on("Eugène Orloff", decision.KindMerge, "Oskar Brandt")}, 4, 1, []string{}, 1},
		{"undone", []decision.Decision{merge, {Kind: decision.KindUndo, Undoes: 1}}, 4, 1, []string{}, 0},
		{"split again", []decision.Decision{merge, on("Eugène Orloff", decision.KindSplit, "")}, 4, 1, []string{}, 0},
		{"split from the one", []decision.Decision{merge, on("Eugène Orloff", decision.KindSplit, "Yevgeny Orlov")}, 4, 1, []string{}, 0},
		{"split from another", []decision.Decision{merge, on("Eugène Orloff", decision.KindSplit, "Petra Rowe")}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"another split from the one", []decision.Decision{merge, on("Yevgeny Orlov", decision.KindSplit, "Petra Rowe")}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"split and merged again", []decision.Decision{merge, on("Eugène Orloff", decision.KindSplit, ""), merge}, 3, 2, []string{"Eugène Orloff"}, 0},
		{"two into one", []decision.Decision{merge, on("Petra Rowe", decision.KindMerge, "Eugène Orloff")}, 2, 3, []string{"Eugène Orloff", "Petra Rowe"}, 0},
		{"with a name given", []decision.Decision{merge, on("Yevgeny Orlov", decision.KindFix, "E. Orlov")}, 3, 2, []string{"Eugène Orloff"}, 0},
	} {
		for i := range c.rulings {
			if c.rulings[i].Kind == decision.KindFix {
				c.rulings[i].Field = "name"
			}
		}
		l := build("2026-03-09", log(c.rulings...), one, two)
		i := slices.IndexFunc(l.Actors, func(a *Actor) bool { return a.Key == key("Yevgeny Orlov") })
		if i < 0 {
			t.Errorf("%s: the actor is gone", c.name)
			continue
		}
		if a := l.Actors[i]; len(l.Actors) != c.actors || a.Statements != c.statements || !slices.Equal(a.Aliases, c.aliases) || len(l.Unanchored) != c.loose {
			t.Errorf("%s: %d actors, %d unanchored, %+v", c.name, len(l.Actors), len(l.Unanchored), a)
		}
	}
}

// One article means another person by a name that others give a minister.
func TestTakingAnActorApart(t *testing.T) {
	one, two := namedPaper(t, "2026-03-01", "Post", "Mira Tavish"), namedPaper(t, "2026-03-02", "Herald", "Mira Tavish")
	three := namedPaper(t, "2026-03-03", "Courier", "Mira Tavish")
	before := build("2026-03-09", nil, one, two, three).Actors[0]
	apart := func(n int, name string) decision.Decision {
		p := before.Passages[n]
		it := []*paper{one, two, three}[n].item()
		return decision.Decision{Kind: decision.KindSplit, Value: name, Target: decision.Target{Article: p.Article, Record: decision.OnActor, Selector: it.Article.Text.Select(p.Span)}}
	}
	for _, c := range []struct {
		name    string
		rulings []decision.Decision
		want    []string
	}{
		{"none", nil, []string{"Mira Tavish"}},
		{"one", []decision.Decision{apart(1, "Mira Tavish the singer")}, []string{"Mira Tavish", "Mira Tavish the singer"}},
		{"without a name", []decision.Decision{apart(1, "")}, []string{"Mira Tavish", "Mira Tavish"}},
		{"two with one name", []decision.Decision{apart(1, "The Singer"), apart(2, "The Singer")}, []string{"Mira Tavish", "The Singer"}},
		{"two without a name", []decision.Decision{apart(1, ""), apart(2, "")}, []string{"Mira Tavish", "Mira Tavish", "Mira Tavish"}},
		{"taken back", []decision.Decision{apart(1, "The Singer"), {Kind: decision.KindUndo, Undoes: 1}}, []string{"Mira Tavish"}},
	} {
		var got []string
		l := build("2026-03-09", log(c.rulings...), one, two, three)
		for _, a := range l.Actors {
			got = append(got, a.Name)
		}
		if !slices.Equal(got, c.want) || len(l.Unanchored) > 0 {
			t.Errorf("%s: %q, %d unanchored", c.name, got, len(l.Unanchored))
		}
	}
}

// A decision that names an actor which is merged into another, however it names it, is
// one about the row that both have, and that row shows it at once.
func TestRulingOnAMergedActor(t *testing.T) {
	one := namedPaper(t, "2026-03-01", "Post", "Yevgeny Orlov", "Mira Tavish").item()
	two := namedPaper(t, "2026-03-02", "Herald", "Petra Rowe").item()
	rows := map[string]*Actor{}
	for _, a := range Build(Input{Items: []Item{one, two}, Today: "2026-03-09"}).Actors {
		rows[a.Name] = a
	}
	byName := func(name string) decision.Target { return decision.Target{Record: decision.OnActor, Part: name} }
	byPassage := func(it Item, name string) decision.Target {
		p := rows[name].Passages[0]
		return decision.Target{Article: p.Article, Record: decision.OnActor, Selector: it.Article.Text.Select(p.Span)}
	}
	merge := decision.Decision{Kind: decision.KindMerge, Target: byName(rows["Petra Rowe"].Key), Value: "Yevgeny Orlov"}
	for _, c := range []struct {
		name   string
		target decision.Target
	}{
		{"the merged one by Key", byName(rows["Petra Rowe"].Key)},
		{"the merged one by name", byName("Petra Rowe")},
		{"the merged one by its passage", byPassage(two, "Petra Rowe")},
		{"the other by Key", byName(rows["Yevgeny Orlov"].Key)},
		{"the other by its passage", byPassage(one, "Yevgeny Orlov")},
	} {
		for _, r := range []struct {
			ruling decision.Decision
			holds  func(*Actor) bool
		}{
			{decision.Decision{Kind: decision.KindReject}, func(a *Actor) bool { return a.Ruling == Rejected }},
			{decision.Decision{Kind: decision.KindNote, Note: "The envoy."}, func(a *Actor) bool { return slices.Equal(a.Remarks, []string{"The envoy."}) }},
			{decision.Decision{Kind: decision.KindFix, Field: "name", Value: "E. Orlov"}, func(a *Actor) bool { return a.Name == "E. Orlov" && a.Ruling == Accepted }},
		} {
			s := New("s", "2026-03-09", Lists{})
			s.Put(one)
			s.Put(two)
			ruling := r.ruling
			ruling.Target = c.target
			both := func(rulings ...decision.Decision) *Actor { // the row of both after some decisions
				s.Decide(log(rulings...))
				l := s.Ledgers()
				i := slices.IndexFunc(l.Actors, func(a *Actor) bool { return a.Key == rows["Yevgeny Orlov"].Key })
				if i < 0 || len(l.Actors) != 2 || len(l.Unanchored) > 0 {
					t.Fatalf("%s, %s: %d actors, %d unanchored", c.name, ruling.Kind, len(l.Actors), len(l.Unanchored))
				}
				return l.Actors[i]
			}
			if a := both(merge); r.holds(a) {
				t.Errorf("%s, %s: ruled before the ruling: %+v", c.name, ruling.Kind, a)
			}
			if a := both(merge, ruling); !r.holds(a) {
				t.Errorf("%s, %s: not ruled: %+v", c.name, ruling.Kind, a)
			}
			if a := both(merge, ruling, decision.Decision{Kind: decision.KindUndo, Undoes: 2}); r.holds(a) {
				t.Errorf("%s, %s: still ruled once it is taken back: %+v", c.name, ruling.Kind, a)
			}
		}
	}
}

func TestLedgersTellTheRulingsInForce(t *testing.T) {
	one := namedPaper(t, "2026-03-01", "Post", "Yevgeny Orlov", "Mira Tavish")
	merge := decision.Decision{Kind: decision.KindMerge, Target: decision.Target{Record: decision.OnActor, Part: "actor:mira tavish"}, Value: "Yevgeny Orlov"}
	if got := build("2026-03-09", log(merge), one).Rulings; len(got) != 1 || got[0].Kind != decision.KindMerge {
		t.Errorf("the rulings in force are %v", got)
	}
	undo := decision.Decision{Kind: decision.KindUndo, Undoes: 1}
	if got := build("2026-03-09", log(merge, undo), one).Rulings; len(got) != 0 {
		t.Errorf("a ruling that was undone is told: %v", got)
	}
}
