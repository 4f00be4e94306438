package audit

import (
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// Entry is a decision with what a person asks about it.
type Entry struct {
	decision.Decision
	InForce bool `json:"in_force"`
	// UndoneBy is the Seq of the undo in force that takes it back, 0 for none. Of a
	// ruling that was undone and done again it is 0.
	UndoneBy uint64 `json:"undone_by,omitempty"`
	// Row is the Key of the row it is about as the ledgers are now; empty where there is
	// none, as when its article has left the story.
	Row string `json:"row,omitempty"`
	// About says what it is about in words: those of the row, or else of the passage.
	About string `json:"about"`
	// With says so of the other side of a merge, and of the passage that proves a ruling.
	With string `json:"with,omitempty"`
}

// Of gives the entries of a log, which must be in the order of Seq. An undo is about what
// the decision is about that it takes back.
func Of(l *story.Ledgers, log []decision.Decision) []Entry {
	f := newFinder(l)
	holds, undone := decision.InForce(log), decision.TakenBack(log)
	out := make([]Entry, len(log))
	at := map[uint64]int{}
	for i, d := range log {
		at[d.Seq] = i
		e := Entry{Decision: d, InForce: holds[i]}
		if undo := undone[d.Seq]; undo != nil {
			e.UndoneBy = undo.Seq
		}
		if d.Kind == decision.KindUndo {
			if j, ok := at[d.Undoes]; ok && j < i {
				e.Row, e.About, e.With = out[j].Row, out[j].About, out[j].With
			}
			out[i] = e
			continue
		}
		e.Row, e.About = f.find(d.Target)
		switch {
		case d.Proof != nil:
			_, e.With = f.find(*d.Proof)
		case d.Kind == decision.KindMerge:
			e.With = f.called(d.Value)
		}
		out[i] = e
	}
	return out
}

// finder finds the rows that targets mean.
type finder struct {
	byTarget map[decision.Target]*story.Row
	byKey    map[string]*story.Row
	byName   map[string]string // of an actor -> its Key; "" where several bear it
	on       map[place][]passage
	words    map[string]string // Key -> the row in words
}

type place struct {
	article article.ID
	record  string
}

type passage struct {
	span text.Span
	row  *story.Row
}

func newFinder(l *story.Ledgers) *finder {
	f := &finder{
		byTarget: map[decision.Target]*story.Row{}, byKey: map[string]*story.Row{}, byName: map[string]string{},
		on: map[place][]passage{}, words: map[string]string{},
	}
	for _, r := range l.Rows() {
		if r.Target.Record == decision.OnEvent && f.byTarget[r.Target] != nil {
			continue // a signal, which is ruled on with its event
		}
		f.byTarget[r.Target], f.byKey[r.Key] = r, r
		f.words[r.Key] = r.Passages[0].Text
		for _, p := range r.Passages {
			at := place{p.Article, r.Target.Record}
			f.on[at] = append(f.on[at], passage{p.Span, r})
		}
	}
	for _, a := range l.Articles {
		f.words[a.Key] = a.Headline
	}
	for _, a := range l.Actors {
		f.words[a.Key] = a.Name
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			name = strings.ToLower(name)
			if key, known := f.byName[name]; known && key != a.Key {
				f.byName[name] = ""
				continue
			}
			f.byName[name] = a.Key
		}
	}
	for _, s := range l.Statements {
		f.words[s.Key] = s.Name + ": " + s.Content
	}
	for _, x := range l.Expectations {
		f.words[x.Key] = x.Title
	}
	for _, k := range l.Conflicts {
		if !k.Note.IsZero() {
			f.words[k.Key] = k.Note.String()
		}
	}
	return f
}

// find gives the Key of the row that a target means, and says in words what it is about.
func (f *finder) find(t decision.Target) (key, words string) {
	row := f.byTarget[t]
	switch {
	case row != nil:
	case t.Record == decision.OnActor && t.Part != "":
		if row = f.actor(t.Part); row == nil {
			return "", named(t.Part)
		}
	case t.Record == decision.OnArticle:
		for _, p := range f.on[place{t.Article, t.Record}] {
			row = p.row
		}
	default:
		row = f.over(t)
	}
	if row == nil {
		return "", t.Selector.Exact
	}
	return row.Key, f.words[row.Key]
}

// over gives the row one of whose passages shares most with that of a target.
func (f *finder) over(t decision.Target) *story.Row {
	var best *story.Row
	most := 0.0
	for _, p := range f.on[place{t.Article, t.Record}] {
		both := p.span.Intersect(t.Selector.Span).Len()
		if share := float64(both) / float64(max(1, p.span.Len()+t.Selector.Len()-both)); both > 0 && share > most {
			best, most = p.row, share
		}
	}
	return best
}

// actor gives the row of the actor with a Key or a name of its own, or nil.
func (f *finder) actor(key string) *story.Row {
	if r := f.byKey[key]; r != nil {
		return r
	}
	return f.byKey[f.byName[strings.ToLower(named(key))]]
}

// called says in words what a Key or the name of an actor means.
func (f *finder) called(key string) string {
	if words, ok := f.words[key]; ok {
		return words
	}
	if r := f.actor(key); r != nil {
		return f.words[r.Key]
	}
	return named(key)
}

// named gives the name that the Key of an actor holds, which nobody need bear any more.
func named(key string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(key, "actor:"), ":")
	return name
}
