package story_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/text"
)

// TestAnyChangesGiveWhatAllAtOnceGives lets articles come, go and be read anew, takes
// decisions of every kind and takes them back, lets days pass, and asks after each
// step for ledgers that are, byte for byte, those that Build makes of what is there.
func TestAnyChangesGiveWhatAllAtOnceGives(t *testing.T) {
	presses := make([]*storytest.Press, 24)
	for i := range presses {
		presses[i] = storytest.NewPress(storytest.Crowded, uint64(i))
	}
	rounds := 20 // of as many sequences as rapid draws: 100, or 20 with -short
	if testing.Short() {
		rounds = 8
	}
	lists, err := story.NewLists(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	for range rounds {
		rapid.Check(t, func(t *rapid.T) { sequence(t, presses, lists) })
	}
}

// sequence makes changes to a story of one press.
func sequence(t *rapid.T, presses []*storytest.Press, lists story.Lists) {
	c := changes{
		t: t, press: rapid.SampledFrom(presses).Draw(t, "press"), today: "2026-01-12",
		has: map[int]story.Item{}, lists: lists, story: story.New("s", "2026-01-12", lists),
	}
	if rapid.Bool().Draw(t, "at once") {
		c.story.SpreadBy(atOnce)
	}
	for range rapid.IntRange(0, 12).Draw(t, "at first") {
		c.put()
	}
	c.check("at first")
	for range rapid.IntRange(1, 14).Draw(t, "steps") {
		c.check(c.step())
	}
}

// atOnce does everything at once.
func atOnce(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

// changes is a story under change with what it was made of.
type changes struct {
	t     *rapid.T
	press *storytest.Press
	lists story.Lists
	story *story.Story
	has   map[int]story.Item
	log   []decision.Decision
	today string
	last  *story.Ledgers
	bytes []byte
}

const papers = 18

func (c *changes) put() {
	i := rapid.IntRange(0, papers-1).Draw(c.t, "article")
	it := c.press.Again(i, max(0, rapid.IntRange(-3, 3).Draw(c.t, "version")))
	c.has[i] = it
	c.story.Put(it)
}

func (c *changes) decide(d decision.Decision) {
	d.Seq = uint64(len(c.log) + 1)
	c.log = append(c.log, d)
	c.story.Decide(c.log)
}

func (c *changes) step() string {
	what := rapid.SampledFrom([]string{"put", "put", "put", "remove", "decide", "decide", "decide", "decide", "undo", "undo any", "redo", "today", "several"}).Draw(c.t, "step")
	switch what {
	case "put":
		c.put()
	case "remove":
		i := rapid.IntRange(0, papers-1).Draw(c.t, "article")
		c.story.Remove(c.has[i].Article.ID)
		delete(c.has, i)
	case "decide":
		if d, ok := anyDecision(c.t, c.last); ok {
			c.decide(d)
			return fmt.Sprintf("%s %s on %s", what, d.Kind, d.Target.Record)
		}
	case "undo":
		if d, ok := decision.Undo(c.log); ok {
			c.decide(d)
		}
	case "undo any":
		if len(c.log) > 0 {
			c.decide(decision.Decision{Kind: decision.KindUndo, Undoes: uint64(rapid.IntRange(1, len(c.log)).Draw(c.t, "undoes"))})
		}
	case "redo":
		if d, ok := decision.Redo(c.log); ok {
			c.decide(d)
		}
	case "today":
		c.today = fmt.Sprintf("2026-01-%02d", rapid.IntRange(5, 28).Draw(c.t, "day"))
		c.story.SetToday(c.today)
	case "several":
		for range rapid.IntRange(2, 5).Draw(c.t, "number") {
			what += ", " + c.step()
		}
	}
	return what
}

// anyDecision draws a decision about a row of the ledgers.
func anyDecision(t *rapid.T, l *story.Ledgers) (decision.Decision, bool) {
	rows := l.Rows()
	if len(rows) == 0 {
		return decision.Decision{}, false
	}
	row := rapid.SampledFrom(rows).Draw(t, "row")
	if rapid.IntRange(0, 5).Draw(t, "adds") == 0 {
		return anyAdded(t, row, l.Actors), true
	}
	d := decision.Decision{Target: row.Target}
	kinds := []decision.Kind{decision.KindAccept, decision.KindReject, decision.KindFix, decision.KindFix, decision.KindNote, decision.KindGrade, decision.KindSplit}
	switch row.Target.Record {
	case decision.OnActor:
		kinds = append(kinds, decision.KindMerge, decision.KindMerge, decision.KindSplit)
		if rapid.Bool().Draw(t, "by passage") {
			i := rapid.IntRange(0, len(row.Passages)-1).Draw(t, "passage")
			p := row.Passages[i]
			d.Target.Article, d.Target.Part, d.Target.Selector = p.Article, "", text.Selector{Span: p.Span, Exact: p.Text}
		}
	case decision.OnTime:
		kinds = append(kinds, decision.KindRead, decision.KindRead)
	case decision.OnStatement, decision.OnExpectation:
		kinds = append(kinds, decision.KindMerge, decision.KindMerge, decision.KindSplit)
		if row.Target.Record == decision.OnExpectation {
			kinds = append(kinds, decision.KindResolve, decision.KindResolve)
		}
		if rapid.Bool().Draw(t, "another passage") {
			i := rapid.IntRange(0, len(row.Passages)-1).Draw(t, "passage")
			p := row.Passages[i]
			d.Target.Article, d.Target.Part, d.Target.Selector = p.Article, "", text.Selector{Span: p.Span, Exact: p.Text}
		}
	case decision.OnConflict:
		kinds = append(kinds, decision.KindRule)
	}
	if row.Shape != "" {
		kinds = append(kinds, decision.KindAlways, decision.KindAlways)
	}
	d.Kind = rapid.SampledFrom(kinds).Draw(t, "kind")
	switch d.Kind {
	case decision.KindAlways:
		d.Value, d.Field = row.Shape, rapid.SampledFrom([]string{"accept", "reject"}).Draw(t, "always")
		if row.Target.Record == decision.OnTime {
			d.Field, d.Value = "read", row.Shape+"/"+rapid.SampledFrom([]string{"ahead", "ahead", "back", "coming"}).Draw(t, "so")
			d.Outlet = rapid.SampledFrom([]string{"", "Outlet 0", "Outlet 1"}).Draw(t, "whose")
		}
	case decision.KindMerge:
		d.Value = "Selm"
		if row.Target.Record != decision.OnActor {
			other := rapid.SampledFrom(rows).Draw(t, "with") // or not of its kind
			for i := 0; i < 20 && other.Target.Record != row.Target.Record; i++ {
				other = rapid.SampledFrom(rows).Draw(t, "with")
			}
			if d.Value = other.Key; rapid.Bool().Draw(t, "by passage") {
				d.Proof = &other.Target
			}
		} else if len(l.Actors) > 0 {
			other := rapid.SampledFrom(l.Actors).Draw(t, "into")
			d.Value = rapid.SampledFrom([]string{other.Key, other.Name}).Draw(t, "by")
		}
	case decision.KindSplit:
		d.Value = rapid.SampledFrom([]string{"", "Another One"}).Draw(t, "anew")
	case decision.KindFix:
		d.Field = rapid.SampledFrom([]string{"name", "country", "from", "to", "value", "title", "kind", "date", "type", "factuality", "type", "content", "outlet"}).Draw(t, "field")
		d.Value = rapid.SampledFrom([]string{"2026-01-07", "2026-01-20", "THREATEN", "REQUEST", "NRL", "SLM", "CONSULT", "Ilse Varga", "CT-", "reply", "Outlet 0", row.Passages[0].Text}).Draw(t, "value")
	case decision.KindRead:
		d.Value = rapid.SampledFrom([]string{"utterance/iso", "publication", "narrative"}).Draw(t, "reading")
	case decision.KindResolve:
		d.Value = string(rapid.SampledFrom([]story.Status{story.Happened, story.Cancelled}).Draw(t, "status"))
		if rapid.Bool().Draw(t, "proven") {
			d.Proof = &rapid.SampledFrom(rows).Draw(t, "proof").Target
		}
	case decision.KindRule:
		d.Value = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "verdict")
	case decision.KindNote:
		d.Note = "remarkable"
	case decision.KindGrade:
		d.Value = "B2"
	}
	return d, true
}

// anyAdded draws a decision that adds a record on the passage of a row, or on a piece of it.
func anyAdded(t *rapid.T, row *story.Row, actors []*story.Actor) decision.Decision {
	target := decision.Target{Article: row.Target.Article, Selector: row.Target.Selector}
	if target.Article == "" {
		p := row.Passages[0]
		target.Article, target.Selector = p.Article, text.Selector{Span: p.Span, Exact: p.Text}
	}
	if words := []rune(target.Selector.Exact); len(words) > 6 && rapid.Bool().Draw(t, "cut") {
		from := rapid.IntRange(0, len(words)/2).Draw(t, "from")
		start := target.Selector.Start + from
		target.Selector = text.Selector{Span: text.Span{Start: start, End: start + len(words) - from}, Exact: string(words[from:])}
	}
	name := "Nobody Known"
	if len(actors) > 0 {
		name = rapid.SampledFrom(actors).Draw(t, "actor").Name
	}
	add := &decision.Added{From: rapid.SampledFrom([]string{"", "2026-01-07", "2026-02-20"}).Draw(t, "day")}
	target.Record = rapid.SampledFrom([]string{decision.OnStatement, decision.OnEvent, decision.OnTime}).Draw(t, "added")
	switch target.Record {
	case decision.OnStatement:
		add.Source, add.Cue = name, rapid.SampledFrom([]string{"", "said", "denied"}).Draw(t, "cue")
	case decision.OnEvent:
		add.Type, add.Actors = rapid.SampledFrom([]string{"CONSULT", "AGREE"}).Draw(t, "type"), []string{name}
	}
	return decision.Decision{Kind: decision.KindAdd, Target: target, Add: add}
}

// check compares the ledgers with those of a story built anew, and looks whether those
// given before are as they were.
func (c *changes) check(step string) {
	if c.last != nil {
		if now := marshal(c.t, c.last); !bytes.Equal(now, c.bytes) {
			c.t.Fatalf("after %s the ledgers given before are other than they were: %s", step, differ(now, c.bytes))
		}
	}
	in := story.Input{Story: "s", Decisions: c.log, Today: c.today, Lists: c.lists}
	for i := range papers {
		if it, ok := c.has[papers-1-i]; ok {
			in.Items = append(in.Items, it)
		}
	}
	c.last = c.story.Ledgers()
	c.bytes = marshal(c.t, c.last)
	if want := marshal(c.t, story.Build(in)); !bytes.Equal(c.bytes, want) {
		c.t.Fatalf("after %s: %s", step, differ(c.bytes, want))
	}
}

func marshal(t interface{ Fatal(...any) }, l *story.Ledgers) []byte {
	out, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// differ shows where two texts part.
func differ(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	from := max(0, i-600)
	return fmt.Sprintf("\ngot  %s\nwant %s", got[from:min(len(got), i+200)], want[from:min(len(want), i+200)])
}
