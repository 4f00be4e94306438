package desk

import (
	"encoding/json"
	"log/slog"
	"slices"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
)

// logbook is the journal of an import: what was asked for and how far it got. It cannot
// fail an import; what cannot be written goes to the log.
type logbook struct {
	log     *slog.Logger
	journal *archive.Journal
	head    head
}

// head is what the list of jobs shows of an import.
type head struct {
	Title   message.Data  `json:"title"`
	Story   StoryID       `json:"story"`
	Auto    bool          `json:"auto,omitempty"` // the program began it by itself
	Began   int           `json:"began"`          // articles in the story when it began to take any in; -1 before
	State   JobState      `json:"state"`
	Started time.Time     `json:"started"`
	Ended   time.Time     `json:"ended,omitzero"`
	Total   int64         `json:"total"`
	Done    int64         `json:"done"`
	Kept    int64         `json:"kept"`
	Known   int64         `json:"known"`
	Failed  int64         `json:"failed"`
	Result  string        `json:"result,omitempty"`
	Changed *story.Change `json:"changed,omitempty"`
	Says    message.Data  `json:"says,omitzero"`
}

// entry is one entry of the journal. The first ones say what was asked for, those after
// them what came of it.
type entry struct {
	// Asked are the files, folders and addresses as a person gave them, Feeds what is to be
	// done with feeds, Pasted a text that was pasted, and Watched the ID of the watched
	// folder that the files are of.
	Asked   []string `json:"asked,omitempty"`
	Feeds   *errand  `json:"feeds,omitempty"`
	Pasted  []byte   `json:"pasted,omitempty"`
	Watched string   `json:"watched,omitempty"`
	// Units are what is taken in, one after the other (see unit.go); of those that Only
	// names, no more than some parts, and of those that Pick names, no more than some
	// articles. Listed says that there are no more of them.
	Listed bool                    `json:"listed,omitempty"`
	Units  []string                `json:"units,omitempty"`
	Only   map[string][]string     `json:"only,omitempty"`
	Pick   map[string][]article.ID `json:"pick,omitempty"`
	// Again says that the import goes on: the unit at Taken is begun anew.
	Again bool `json:"again,omitempty"`
	// Taken is the number of units that are done with. Settled is what came of those, and
	// Open of the one after them so far.
	Taken   int     `json:"taken,omitempty"`
	Settled outcome `json:"settled,omitzero"`
	Open    outcome `json:"open,omitzero"`
}

// outcome is what came of some inputs.
type outcome struct {
	Done     int64        `json:"done,omitempty"`
	Known    int64        `json:"known,omitempty"`
	Kept     []article.ID `json:"kept,omitempty"`
	Failures []Failure    `json:"failures,omitempty"`
	Notes    []Note       `json:"notes,omitempty"`
}

// add adds what came of further inputs.
func (o *outcome) add(more outcome) {
	o.Done += more.Done
	o.Known += more.Known
	o.Kept = append(o.Kept, more.Kept...)
	o.Failures = append(o.Failures, more.Failures...)
	o.Notes = append(o.Notes, more.Notes...)
}

// entryLen is the number of things that one entry lists at most: a bundle of thousands of
// articles is more than fits into one.
const entryLen = 1000

// pastedLen is how much of a pasted text stands in one entry.
const pastedLen = 256 << 10

// pieces gives an entry as its JSON, in as many pieces as that is too long for the store.
func (e entry) pieces() ([]any, error) {
	all := []entry{{Feeds: e.Feeds, Watched: e.Watched, Only: e.Only, Again: e.Again, Taken: e.Taken}}
	for asked := range slices.Chunk(e.Asked, entryLen) {
		all = append(all, entry{Asked: asked})
	}
	for units := range slices.Chunk(e.Units, entryLen) {
		all = append(all, entry{Units: units})
	}
	for pasted := range slices.Chunk(e.Pasted, pastedLen) {
		all = append(all, entry{Pasted: pasted})
	}
	for unit, picked := range e.Pick {
		for some := range slices.Chunk(picked, entryLen) {
			all = append(all, entry{Pick: map[string][]article.ID{unit: some}})
		}
	}
	for _, o := range e.Settled.split() {
		all = append(all, entry{Settled: o})
	}
	for _, o := range e.Open.split() {
		all = append(all, entry{Open: o})
	}
	if all = append(all, entry{Listed: e.Listed}); len(all) <= 4 && len(e.Units)+len(e.Asked)+len(e.Pasted)+len(e.Pick) == 0 { // as most are
		all = []entry{e}
	}
	var out []any
	for _, piece := range all {
		data, err := json.Marshal(piece)
		if err != nil {
			return nil, err
		}
		if string(data) != "{}" {
			out = append(out, json.RawMessage(data))
		}
	}
	return out, nil
}

// split gives an outcome in pieces that each fit into an entry.
func (o outcome) split() []outcome {
	var out []outcome
	for o.Done+o.Known > 0 || len(o.Kept)+len(o.Failures)+len(o.Notes) > 0 {
		piece := outcome{Done: o.Done, Known: o.Known}
		o.Done, o.Known = 0, 0
		piece.Kept, o.Kept = cut(o.Kept)
		piece.Failures, o.Failures = cut(o.Failures)
		piece.Notes, o.Notes = cut(o.Notes)
		out = append(out, piece)
	}
	return out
}

func cut[T any](all []T) (head, tail []T) {
	n := min(len(all), entryLen)
	return all[:n], all[n:]
}

// note adds to the journal where a job stands. The nil logbook notes nothing.
func (b *logbook) note(j Job, e entry) {
	if b == nil {
		return
	}
	b.head.State = j.State
	b.head.Started, b.head.Ended, b.head.Result = j.Started, j.Ended, j.Result
	b.head.Changed, b.head.Says = j.Changed, message.Data(j.Says)
	b.head.Total, b.head.Done, b.head.Kept, b.head.Known, b.head.Failed = j.Total, j.Done, j.Kept, j.Known, j.Failed
	pieces, err := e.pieces()
	for len(pieces) > 1 && err == nil { // one change for all of them might be too large
		err = b.journal.Put(b.head, pieces[0])
		pieces = pieces[1:]
	}
	if err == nil {
		err = b.journal.Put(b.head, pieces...)
	}
	if err != nil {
		b.log.Warn("noting how far an import got", "error", err)
	}
}

// began gives the number of articles that the story had when the import began to take
// any in: so many, unless that was noted before.
func (b *logbook) began(articles int) int {
	if b == nil {
		return articles
	}
	if b.head.Began < 0 {
		b.head.Began = articles
	}
	return b.head.Began
}

// course is what a journal tells.
type course struct {
	asked         []string
	feeds         *errand
	pasted        []byte
	watched       string
	units         []string
	listed        bool
	only          map[string][]string
	pick          map[string][]article.ID
	taken         int
	settled, open outcome

	looks map[string]look // at feeds, by unit, that were had already in this run
}

// newCourse is the course of an import that has just been asked for.
func newCourse(e entry) course {
	c := course{only: map[string][]string{}, pick: map[string][]article.ID{}}
	c.add(e)
	return c
}

// add goes on by one entry.
func (c *course) add(e entry) {
	c.asked = append(c.asked, e.Asked...)
	if e.Feeds != nil {
		c.feeds = e.Feeds
	}
	c.pasted = append(c.pasted, e.Pasted...)
	c.watched += e.Watched
	c.units = append(c.units, e.Units...)
	c.listed = c.listed || e.Listed
	for unit, parts := range e.Only {
		c.only[unit] = parts
	}
	for unit, articles := range e.Pick {
		c.pick[unit] = append(c.pick[unit], articles...)
	}
	if e.Again {
		c.open = outcome{}
	}
	if e.Taken > c.taken {
		c.settled.add(c.open)
		c.taken, c.open = e.Taken, outcome{}
	}
	c.settled.add(e.Settled)
	c.open.add(e.Open)
}

// course reads the journal.
func (b *logbook) course() (course, error) {
	c := newCourse(entry{})
	err := b.journal.Entries(func(data json.RawMessage) error {
		var e entry
		if err := json.Unmarshal(data, &e); err != nil {
			return err
		}
		c.add(e)
		return nil
	})
	return c, err
}
