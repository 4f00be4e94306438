package track

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// Kind says whose track record it is.
type Kind string

// The kinds of record.
const (
	Announcer Kind = "announcer" // an actor that said it would be
	Outlet    Kind = "outlet"    // the one that printed it first
)

// Record is what came of the events that one announced. Each expectation stands in
// exactly one of Kept to Overdue.
type Record struct {
	Kind Kind   `json:"kind"`
	Key  string `json:"key"` // Actor key; of an outlet its name
	Name string `json:"name"`

	Kept      Cases `json:"kept"`      // happened, and nothing says that it was outside its window
	Slipped   Cases `json:"slipped"`   // happened after its window, or was postponed or rescheduled
	Otherwise Cases `json:"otherwise"` // happened otherwise, or before its window
	Dropped   Cases `json:"dropped"`   // cancelled, denied or annulled
	Ambiguous Cases `json:"ambiguous"` // what came of it is too uncertain to say
	Open      Cases `json:"open"`      // open or due
	Overdue   Cases `json:"overdue"`

	// Proposed are those of Open and Overdue for which a passage is put forward as
	// the outcome and not ruled on.
	Proposed Cases `json:"proposed"`
	// Calibration has a Band for each degree of likelihood in which one spoke of
	// something that is settled, least likely first. What was said without such a
	// word is in none.
	Calibration []Band `json:"calibration"`
}

// All gives the number of expectations.
func (r *Record) All() int { return r.Settled() + len(r.Open) + len(r.Overdue) }

// Settled gives the number of those that the analyst ruled on.
func (r *Record) Settled() int {
	return len(r.Kept) + len(r.Slipped) + len(r.Otherwise) + len(r.Dropped) + len(r.Ambiguous)
}

// Cases are Keys of expectations in their ledger's order; their number is its length.
type Cases []string

// MarshalJSON gives the number beside the Keys.
func (c Cases) MarshalJSON() ([]byte, error) {
	keys := []string(c)
	if keys == nil {
		keys = []string{}
	}
	return json.Marshal(struct {
		Count int      `json:"count"`
		Keys  []string `json:"keys"`
	}{len(c), keys})
}

// Of gives the track records of a story: announcers, then outlets, each with most
// expectations first. The order of rows in the ledgers makes no difference.
func Of(l *story.Ledgers) []Record {
	c := collect{found: map[who]*Record{}, bands: map[who]map[string]*Band{}}
	articles := map[article.ID]*story.Article{}
	for _, a := range l.Articles {
		articles[a.ID] = a
	}
	for _, a := range l.Actors {
		c.found[who{Announcer, a.Key}] = &Record{Name: a.Name}
	}
	days := eventDays(l.Events)
	rows := slices.SortedFunc(slices.Values(l.Expectations), func(a, b *story.Expectation) int { return cmp.Compare(a.Key, b.Key) })
	for _, x := range rows {
		if x.Ruling == story.Rejected {
			continue
		}
		out := outcomeOf(x, days)
		if x.Announcer != "" {
			c.count(who{Announcer, x.Announcer}, x, out)
		}
		if a := articles[x.Passages[0].Article]; a != nil && a.Outlet != "" {
			c.count(who{Outlet, a.Outlet}, x, out)
		}
	}
	return c.records()
}

// who has a record.
type who struct {
	kind Kind
	key  string
}

type collect struct {
	found map[who]*Record
	bands map[who]map[string]*Band // by name
}

func (c *collect) count(w who, x *story.Expectation, out outcome) {
	r := c.found[w]
	if r == nil {
		r = &Record{Name: cmp.Or(x.By, w.key)}
		if w.kind == Outlet {
			r.Name = w.key
		}
		c.found[w] = r
	}
	list := r.of(out)
	*list = append(*list, x.Key)
	if (out == open || out == overdue) && len(x.Proposals) > 0 {
		r.Proposed = append(r.Proposed, x.Key)
	}
	band, said := bandOf(x.Likelihood)
	if !said || !out.isScored(x.Status) {
		return
	}
	if c.bands[w] == nil {
		c.bands[w] = map[string]*Band{}
	}
	if c.bands[w][band.Name] == nil {
		c.bands[w][band.Name] = &band
	}
	b := c.bands[w][band.Name]
	if out == kept {
		b.Came = append(b.Came, x.Key)
	} else {
		b.Failed = append(b.Failed, x.Key)
	}
}

func (r *Record) of(out outcome) *Cases {
	return []*Cases{&r.Kept, &r.Slipped, &r.Otherwise, &r.Dropped, &r.Ambiguous, &r.Open, &r.Overdue}[out]
}

func (c *collect) records() []Record {
	out := []Record{}
	for w, r := range c.found {
		if r.All() == 0 {
			continue
		}
		r.Kind, r.Key, r.Calibration = w.kind, w.key, []Band{}
		for _, b := range c.bands[w] {
			r.Calibration = append(r.Calibration, *b)
		}
		slices.SortFunc(r.Calibration, func(a, b Band) int { return cmp.Or(a.Low-b.Low, a.High-b.High) })
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.All(), a.All()), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return out
}
