package story

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// synthetic gives n papers of one invented story: every tenth announces a meeting,
// the next reports one, some are reprints, all quote somebody.
func synthetic(t testing.TB, n int) []Item {
	people := []string{"Ilse Varga", "Tomas Lindgren", "Petra Halloran", "Oskar Brandt", "Agnes Rowe", "Pavel Dorn", "Mira Tavish", "Henrik Solberg"}
	things := []string{"patrol ships", "fishing rights", "prisoner lists", "harbour dues", "customs papers", "naval exercises", "grain shipments", "border posts", "radio masts", "pilot boats", "survey teams"}
	verbs := []string{"inspected", "returned", "withdrawn", "published", "delayed", "counted", "registered"}
	var out []Item
	for i := range n {
		x, y := people[i%len(people)], people[(i/3+1)%len(people)]
		if x == y {
			y = people[(i+1)%len(people)]
		}
		day := fmt.Sprintf("2026-%02d-%02d", 1+i*12/n, 1+i%28)
		claim := fmt.Sprintf("that the %s of district %d would be %s before the %s were discussed again", things[i%11], i/4, verbs[i%7], things[(i+i/11+3)%11])
		words := fmt.Sprintf("%s and %s were in town on day %d. %s said %s. They will meet in week %d. The two met in Lomar as number %d. A paper of round %d was handed over.", x, y, i/4, x, claim, i/4, i/4, i/4)
		p := newPaper(t, day, "Outlet "+people[i%5], words)
		p.says(x, "said", claim).Denies = i%13 == 0
		switch i % 10 {
		case 0:
			p.expect("They will meet", "meet", "CONSULT", day, fmt.Sprintf("2026-%02d-28", 1+i*12/n), x, y)
		case 1:
			p.event("The two met in Lomar", "met", "CONSULT", day, day, x, y)
		case 2:
			p.document("A paper of round", "draft", "", x, y)
			m := p.move("was handed over", record.Deliver, day, x, y)
			m.Document, m.ReplyOwed = "d1", p.actor(y)
		}
		out = append(out, p.item())
	}
	return out
}

// anyDecisions draws a log of rulings on the rows of ledgers, with undos.
func anyDecisions(t *rapid.T, l *Ledgers) []decision.Decision {
	var targets []decision.Target
	for _, s := range l.Statements {
		targets = append(targets, s.Target)
	}
	for _, x := range l.Expectations {
		targets = append(targets, x.Target)
	}
	for _, e := range l.Events {
		targets = append(targets, e.Target)
	}
	for _, a := range l.Actors {
		targets = append(targets, a.Target)
	}
	kinds := []decision.Kind{decision.KindAccept, decision.KindReject, decision.KindFix, decision.KindResolve, decision.KindUndo}
	var out []decision.Decision
	for range rapid.IntRange(0, 12).Draw(t, "decisions") {
		d := decision.Decision{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Field: "from", Value: "2026-05-05"}
		d.Target = rapid.SampledFrom(targets).Draw(t, "target")
		if d.Kind == decision.KindUndo {
			d.Undoes = uint64(rapid.IntRange(1, len(out)+1).Draw(t, "undoes"))
		}
		out = append(out, d)
	}
	return log(out...)
}

func TestTheOrderOfItemsMakesNoDifference(t *testing.T) {
	items := synthetic(t, 40)
	plain := Build(Input{Items: items, Today: "2026-06-01"})
	rapid.Check(t, func(t *rapid.T) {
		in := Input{Items: items, Today: "2026-06-01", Decisions: anyDecisions(t, plain)}
		first := Build(in)
		in.Items = rapid.Permutation(items).Draw(t, "order")
		second := Build(in)
		if !reflect.DeepEqual(first, second) {
			t.Fatal("other ledgers of the same articles in another order")
		}
		if !reflect.DeepEqual(first.Timeline(), second.Timeline()) {
			t.Fatal("other timelines")
		}
	})
}

func TestUndoingAllIsDecidingNothing(t *testing.T) {
	items := synthetic(t, 20)
	plain := Build(Input{Items: items, Today: "2026-06-01"})
	rapid.Check(t, func(t *rapid.T) {
		decided := anyDecisions(t, plain)
		for {
			d, ok := decision.Undo(decided)
			if !ok {
				break
			}
			d.Seq = uint64(len(decided) + 1)
			decided = append(decided, d)
		}
		if !reflect.DeepEqual(Build(Input{Items: items, Today: "2026-06-01", Decisions: decided}), plain) {
			t.Fatal("an undone decision leaves a trace")
		}
	})
}

func TestEveryRowStandsOnItsPassages(t *testing.T) {
	items := synthetic(t, 60)
	byID := map[article.ID]*text.Text{}
	for _, it := range items {
		byID[it.Article.ID] = it.Article.Text
	}
	l := Build(Input{Items: items, Today: "2026-06-01"})
	keys := map[string]bool{}
	check := func(r Row) {
		if keys[r.Key] || r.Key == "" || len(r.Passages) == 0 || r.Origins < 1 {
			t.Errorf("the row %q: passages %d, origins %d, seen %v", r.Key, len(r.Passages), r.Origins, keys[r.Key])
		}
		keys[r.Key] = true
		for _, p := range r.Passages {
			if byID[p.Article].Slice(p.Span) != p.Text || p.Text == "" {
				t.Errorf("%q does not stand at %v", p.Text, p.Span)
			}
		}
		if err := decision.Validate(decision.Decision{Kind: decision.KindAccept, Target: r.Target}); err != nil {
			t.Errorf("%s cannot be ruled on: %v", r.Key, err)
		}
	}
	for _, r := range l.Articles {
		check(r.Row)
	}
	for _, r := range l.Actors {
		check(r.Row)
	}
	for _, r := range l.Statements {
		check(r.Row)
	}
	for _, r := range l.Events {
		check(r.Row)
	}
	for _, r := range l.Expectations {
		check(r.Row)
	}
	for _, r := range l.Documents {
		check(r.Row)
	}
	for _, r := range l.Moves {
		check(r.Row)
	}
	for _, r := range l.Conflicts {
		check(r.Row)
	}
}

func TestEmptyAndDoubleInput(t *testing.T) {
	if l := Build(Input{}); len(l.Articles) != 0 || l.Timeline() != nil {
		t.Error("rows of nothing")
	}
	items := synthetic(t, 5)
	if n := len(Build(Input{Items: append(items, items...)}).Articles); n != 5 {
		t.Errorf("articles given twice make %d rows, want 5", n)
	}
	undated := newPaper(t, "", "Post", "An article without a date goes last.").item()
	l := Build(Input{Items: append([]Item{undated}, items...)})
	if l.Articles[5].ID != undated.Article.ID {
		t.Error("an article without a date does not go last")
	}
}

// FuzzBuild builds from Readings that no reader would make: ids that lead nowhere,
// spans outside the text, days that are none.
func FuzzBuild(f *testing.F) {
	for _, it := range synthetic(f, 3) {
		data, err := json.Marshal(it.Reading)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(it.Article.Text.String(), data, data, "s1")
	}
	f.Add("", []byte(`{"statements":[{"id":"s1","same_as":"s1","rejects":"s1","within":"s1"}],"times":[{},{}]}`), []byte(`{}`), "")
	f.Add("x", []byte(`{"expectations":[{"start":-4,"end":99,"event":"e"}],"moves":[{"reply_owed":"a"}],"signals":[{}]}`), []byte(`null`), "t1")
	f.Fuzz(func(t *testing.T, words string, first, second []byte, part string) {
		var in Input
		for i, data := range [][]byte{first, second} {
			it := Item{Article: article.Article{ID: article.ID(fmt.Sprint(i, part)), Text: text.New(words)}}
			if json.Unmarshal(data, &it.Reading) != nil {
				return
			}
			in.Items = append(in.Items, it)
		}
		in.Today = part
		l := Build(in)
		for _, s := range l.Statements {
			in.Decisions = append(in.Decisions, decision.Decision{Kind: decision.KindFix, Target: s.Target, Field: part, Value: words})
		}
		for _, x := range l.Expectations {
			in.Decisions = append(in.Decisions, decision.Decision{Kind: decision.KindResolve, Target: x.Target, Value: part, Proof: &x.Target})
		}
		in.Decisions = log(in.Decisions...)
		again := Build(in)
		again.Timeline()
		_ = again.Since(l).String()
		if !reflect.DeepEqual(again, Build(in)) {
			t.Fatal("two builds of one input differ")
		}
	})
}
