package decision

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
	"pgregory.net/rapid"
)

var passage = Target{
	Article:  article.IDOf("The envoy said talks resume on Friday."),
	Record:   OnTime,
	Selector: text.New("The envoy said talks resume on Friday.").Select(text.Span{Start: 31, End: 37}),
}

func on(record string) Target {
	t := passage
	t.Record = record
	return t
}

func TestValidate(t *testing.T) {
	actor := Target{Record: OnActor, Part: "Norhaven News Agency"}
	for _, c := range []struct {
		name string
		d    Decision
		want string // part of the error; empty when valid
	}{
		{"accept", Decision{Kind: KindAccept, Target: on(OnStatement)}, ""},
		{"reject a whole article", Decision{Kind: KindReject, Target: Target{Article: passage.Article, Record: OnArticle}}, ""},
		{"fix", Decision{Kind: KindFix, Target: on(OnMove), Field: "to", Value: "Norhaven"}, ""},
		{"fix to nothing", Decision{Kind: KindFix, Target: on(OnMove), Field: "to"}, ""},
		{"fix of no field", Decision{Kind: KindFix, Target: on(OnMove), Value: "x"}, "name the field"},
		{"read", Decision{Kind: KindRead, Target: passage, Value: "utterance/iso"}, ""},
		{"read a statement", Decision{Kind: KindRead, Target: on(OnStatement), Value: "x"}, `about the record "time"`},
		{"always read so", Decision{Kind: KindAlways, Field: "read", Target: passage, Value: "order/day-first", Outlet: "Port Courier"}, ""},
		{"always read so everywhere", Decision{Kind: KindAlways, Field: "read", Target: passage, Value: "week/sunday"}, ""},
		{"always read without an answer", Decision{Kind: KindAlways, Field: "read", Target: passage, Value: "order"}, "a question and its answer"},
		{"always read a statement", Decision{Kind: KindAlways, Field: "read", Target: on(OnStatement), Value: "order/day-first"}, `about the record "time"`},
		{"always accept a date", Decision{Kind: KindAlways, Field: "accept", Target: passage, Value: "order/day-first"}, "is to read it"},
		{"always accept of an outlet", Decision{Kind: KindAlways, Field: "accept", Target: on(OnStatement), Value: "verb/say", Outlet: "Port Courier"}, "decided for an outlet"},
		{"read nothing", Decision{Kind: KindRead, Target: passage}, "needs a value"},
		{"resolve with proof", Decision{Kind: KindResolve, Target: on(OnExpectation), Value: "happened", Proof: &passage}, ""},
		{"resolve with bad proof", Decision{Kind: KindResolve, Target: on(OnExpectation), Value: "happened", Proof: &Target{Record: OnEvent}}, "its proof: the target names no article"},
		{"merge actors", Decision{Kind: KindMerge, Target: actor, Value: "NNA"}, ""},
		{"merge with nobody", Decision{Kind: KindMerge, Target: actor}, "needs a value"},
		{"split", Decision{Kind: KindSplit, Target: on(OnActor)}, ""},
		{"rule", Decision{Kind: KindRule, Target: on(OnConflict), Value: "a"}, ""},
		{"grade", Decision{Kind: KindGrade, Target: actor, Value: "B2"}, ""},
		{"grade a source only", Decision{Kind: KindGrade, Target: actor, Value: "F"}, ""},
		{"grade its information only", Decision{Kind: KindGrade, Target: actor, Value: "6"}, ""},
		{"grade unknown", Decision{Kind: KindGrade, Target: actor, Value: "B7"}, "letter A to F"},
		{"grade turned round", Decision{Kind: KindGrade, Target: actor, Value: "2B"}, "letter A to F"},
		{"note", Decision{Kind: KindNote, Target: passage, Note: "ask the desk"}, ""},
		{"empty note", Decision{Kind: KindNote, Target: passage, Note: " "}, "say something"},
		{"add a statement", Decision{Kind: KindAdd, Target: on(OnStatement), Add: &Added{Source: "the envoy", From: "2031-03-04"}}, ""},
		{"add an event", Decision{Kind: KindAdd, Target: on(OnEvent), Add: &Added{Type: "CONSULT", Actors: []string{"Norhaven"}}}, ""},
		{"add a date", Decision{Kind: KindAdd, Target: passage, Add: &Added{From: "2031-03-04", To: "2031-03-05"}}, ""},
		{"add nothing", Decision{Kind: KindAdd, Target: passage}, `fields in "add"`},
		{"add what nobody said", Decision{Kind: KindAdd, Target: on(OnStatement), Add: &Added{Cue: "said"}}, "who said it"},
		{"add an event of no kind", Decision{Kind: KindAdd, Target: on(OnEvent), Add: &Added{Type: "TALK"}}, "one of CONSULT"},
		{"add a date without a day", Decision{Kind: KindAdd, Target: passage, Add: &Added{}}, "needs its day"},
		{"add a day that is none", Decision{Kind: KindAdd, Target: passage, Add: &Added{From: "Friday"}}, "written as"},
		{"add days turned round", Decision{Kind: KindAdd, Target: passage, Add: &Added{From: "2031-03-04", To: "2031-03-01"}}, "before the first"},
		{"add an actor", Decision{Kind: KindAdd, Target: actor, Add: &Added{Source: "x"}}, `not the record "actor"`},
		{"accept with fields", Decision{Kind: KindAccept, Target: passage, Add: &Added{}}, "adds a record"},
		{"undo", Decision{Seq: 3, Kind: KindUndo, Undoes: 2}, ""},
		{"undo of nothing", Decision{Kind: KindUndo}, "must name"},
		{"undo of the future", Decision{Seq: 2, Kind: KindUndo, Undoes: 2}, "earlier"},
		{"undoing by another kind", Decision{Kind: KindAccept, Target: passage, Undoes: 1}, "only an undo"},
		{"no kind", Decision{Target: passage}, `kind "" is not known`},
		{"no record", Decision{Kind: KindAccept, Target: on("rumour")}, `record "rumour"`},
		{"no passage", Decision{Kind: KindAccept, Target: Target{Article: passage.Article, Record: OnEvent}}, "no passage"},
		{"a span that is none", Decision{Kind: KindAccept, Target: Target{Article: passage.Article, Record: OnEvent, Selector: text.Selector{Exact: "x"}}}, "not a passage"},
	} {
		err := Validate(c.d)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	d := Decision{
		Seq: 7, At: time.Date(2031, 3, 4, 5, 6, 7, 8, time.UTC), By: "desk", Kind: KindResolve, Target: on(OnExpectation),
		Value: "happened", Proof: &passage, Note: "seen on the second page",
	}
	line, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Parse(line)
	if err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, d)
	}
	for _, bad := range []string{"", "{", "[]", `{"kind":"undo","undoes":1} {}`, `{"kind":"undo","undos":1}`, `{"kind":"undo","undoes":-1}`} {
		if _, err := Parse([]byte(bad)); !errors.Is(err, ErrInvalid) {
			t.Errorf("Parse(%q): got %v", bad, err)
		}
	}
	offset := `{"kind":"undo","undoes":1,"at":"2031-03-04T05:06:07+02:00"}`
	if got, err := Parse([]byte(offset)); err != nil || got.At.Location() != time.UTC || got.At.Hour() != 3 {
		t.Errorf("Parse(%q): got %v, %v", offset, got.At, err)
	}
}

// A decision written out holds only what was ruled.
func TestMarshalIsLean(t *testing.T) {
	line, err := json.Marshal(Decision{Seq: 2, Kind: KindUndo, Undoes: 1})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(line), `{"seq":2,"at":"0001-01-01T00:00:00Z","kind":"undo","undoes":1}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Undoing a ruling in the middle leaves those after it alone.
func TestUndoInTheMiddle(t *testing.T) {
	log := []Decision{{Seq: 1, Kind: KindAccept}, {Seq: 2, Kind: KindReject}, {Seq: 3, Kind: KindUndo, Undoes: 1}}
	if got := Effective(log); len(got) != 1 || got[0].Seq != 2 {
		t.Errorf("got %v", got)
	}
	if d, ok := CanUndo(log); !ok || d.Seq != 2 {
		t.Errorf("CanUndo: got %v, %v", d, ok)
	}
	if d, ok := Redo(log); !ok || d.Undoes != 3 {
		t.Errorf("Redo: got %v, %v", d, ok)
	}
}

// An undo that names itself, a later decision or none at all changes nothing.
func TestUndoOfNothing(t *testing.T) {
	log := []Decision{{Seq: 1, Kind: KindUndo, Undoes: 2}, {Seq: 2, Kind: KindAccept}, {Seq: 3, Kind: KindUndo, Undoes: 3}, {Seq: 4, Kind: KindUndo, Undoes: 9}}
	if got := Effective(log); len(got) != 1 || got[0].Seq != 2 {
		t.Errorf("got %v", got)
	}
	if d, ok := CanRedo(log); ok {
		t.Errorf("CanRedo: got %v", d)
	}
}

// model is the textbook: two stacks.
type model struct{ done, undone []uint64 }

// Any sequence of deciding, undoing and redoing behaves like two stacks.
func TestFoldsLikeTwoStacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var log []Decision
		var m model
		add := func(d Decision) {
			d.Seq = uint64(len(log) + 1)
			if d.Kind == KindUndo {
				if err := Validate(d); err != nil {
					t.Fatal(err)
				}
			}
			log = append(log, d)
		}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"decide", "undo", "undo", "redo"}).Draw(t, "step") {
			case "decide":
				add(Decision{Kind: KindAccept})
				m = model{append(m.done, uint64(len(log))), nil}
			case "undo":
				d, ok := Undo(log)
				if ok != (len(m.done) > 0) {
					t.Fatalf("Undo: got %v with %v done", ok, m.done)
				}
				if ok {
					add(d)
					last := len(m.done) - 1
					m.undone = append(m.undone, m.done[last])
					m.done = m.done[:last]
				}
			case "redo":
				d, ok := Redo(log)
				if ok != (len(m.undone) > 0) {
					t.Fatalf("Redo: got %v with %v undone", ok, m.undone)
				}
				if ok {
					add(d)
					last := len(m.undone) - 1
					m.done = append(m.done, m.undone[last])
					m.undone = m.undone[:last]
				}
			}
			var got []uint64
			for _, d := range Effective(log) {
				got = append(got, d.Seq)
			}
			if len(got) != len(m.done) || len(got) > 0 && !reflect.DeepEqual(got, m.done) {
				t.Fatalf("in force: got %v, want %v", got, m.done)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"kind":"undo","undoes":1}`))
	f.Add([]byte(`{"kind":"add","target":{"article":"a","record":"event","selector":{"start":1,"end":3,"exact":"on"}},"add":{"type":"AID","actors":[]}}`))
	f.Add([]byte(`{"kind":"accept","target":{"article":"a","record":"time","selector":{"start":1,"end":3,"exact":"on"}}}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		d, err := Parse(line)
		if err != nil {
			return
		}
		again, err := json.Marshal(d)
		if err != nil {
			t.Skip("a year that JSON cannot hold")
		}
		back, err := Parse(again)
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Errorf("got %+v, %v\nwant %+v", back, err, d)
		}
	})
}

func TestTakenBack(t *testing.T) {
	log := []Decision{
		{Seq: 1, Kind: KindAccept}, {Seq: 2, Kind: KindReject}, {Seq: 3, Kind: KindUndo, Undoes: 1},
		{Seq: 4, Kind: KindUndo, Undoes: 2}, {Seq: 5, Kind: KindUndo, Undoes: 4},
	}
	got := TakenBack(log)
	if len(got) != 2 || got[1] == nil || got[1].Seq != 3 || got[4] == nil {
		t.Errorf("taken back: %v, want 1 by 3 and 4 by 5: the undo of 2 is itself undone", got)
	}
}

// Rulings made in one go are undone and done again in one go, with singles between.
func TestStepsTakeBackWholeGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var log []Decision
		var done, undone [][]uint64 // steps in force, and steps taken back
		add := func(ds []Decision) []uint64 {
			group := uint64(0)
			if len(ds) > 1 {
				group = uint64(len(log)) + 1
			}
			var seqs []uint64
			for _, d := range ds {
				d.Seq, d.Group = uint64(len(log))+1, group
				log = append(log, d)
				seqs = append(seqs, d.Seq)
			}
			return seqs
		}
		seqsOf := func(ds []Decision) (out []uint64) {
			for _, d := range ds {
				out = append(out, d.Seq)
			}
			return out
		}
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"decide", "undo", "undo", "redo"}).Draw(t, "step") {
			case "decide":
				ds := make([]Decision, rapid.IntRange(1, 4).Draw(t, "size"))
				for i := range ds {
					ds[i].Kind = KindAccept
				}
				done, undone = append(done, add(ds)), nil
			case "undo":
				undos, rulings := UndoStep(log)
				if (len(undos) > 0) != (len(done) > 0) {
					t.Fatalf("UndoStep: got %v with %v done", undos, done)
				}
				if len(undos) > 0 {
					add(undos)
					last := len(done) - 1
					if !reflect.DeepEqual(seqsOf(rulings), done[last]) {
						t.Fatalf("undone: %v, want %v", seqsOf(rulings), done[last])
					}
					undone, done = append(undone, done[last]), done[:last]
				}
			case "redo":
				undos, rulings := RedoStep(log)
				if (len(undos) > 0) != (len(undone) > 0) {
					t.Fatalf("RedoStep: got %v with %v undone", undos, undone)
				}
				if len(undos) > 0 {
					add(undos)
					last := len(undone) - 1
					if !reflect.DeepEqual(seqsOf(rulings), undone[last]) {
						t.Fatalf("done again: %v, want %v", seqsOf(rulings), undone[last])
					}
					done, undone = append(done, undone[last]), undone[:last]
				}
			}
			var want []uint64
			for _, step := range done {
				want = append(want, step...)
			}
			if got := seqsOf(Effective(log)); !reflect.DeepEqual(got, want) {
				t.Fatalf("in force: got %v, want %v", got, want)
			}
		}
	})
}
