package series

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// HalfLife is the number of days in which the weight of a Point halves in the smoothed
// value: a week, the step in which diplomacy and the papers go.
const HalfLife = 7

// Pair is what one actor did towards another.
type Pair struct {
	From     string   `json:"from"` // Actor key
	To       string   `json:"to"`
	FromName string   `json:"from_name"`
	ToName   string   `json:"to_name"`
	Overview Overview `json:"overview"`
	Days     []Day    `json:"days"` // in order; those alone of which something was reported
	Gaps     []Gap    `json:"gaps"` // the days between them, and those after the last up to today
	// Undated are Points of which not even the day of printing is known. They count
	// in no number.
	Undated []Point `json:"undated,omitempty"`
}

// Overview sums a pair up for a list of pairs.
type Overview struct {
	Points int     `json:"points"` // on days
	Last   string  `json:"last"`   // last day with a Point, ISO 8601; empty when there is none
	Mean   float64 `json:"mean"`   // of the scores of all Points
	// Trend is the smoothed value of the last day less the Mean: above zero the pair
	// is nearer to cooperation than it was on the whole. Nil with fewer than two days.
	Trend *float64 `json:"trend,omitempty"`
}

// Day is one day of a pair on which something was reported.
type Day struct {
	Day      string  `json:"day"`      // ISO 8601
	Mean     float64 `json:"mean"`     // of the scores of its Points: the raw value
	Sum      float64 `json:"sum"`      // of the same
	Smoothed float64 `json:"smoothed"` // see the package
	Positive int     `json:"positive"` // Points towards cooperation
	Negative int     `json:"negative"` // Points towards escalation
	Points   []Point `json:"points"`
}

// Gap is a run of days on which nothing of the pair was reported, both ends included.
type Gap struct {
	From string `json:"from"`
	To   string `json:"to"`
	Days int    `json:"days"`
}

// Point is one act as one origin tells it.
type Point struct {
	Origin article.ID `json:"origin"`
	Type   string     `json:"type"` // PLOVER root; empty when the event is not known
	Score  float64    `json:"score"`
	// Keys are the Signals it is told by, in order of printing; the score is that of
	// the first.
	Keys     []string        `json:"keys"`
	Passages []story.Passage `json:"passages"`
}

// Of gives the pairs of a story, those with most Points first. The order of rows in
// the ledgers makes no difference.
func Of(l *story.Ledgers) []Pair {
	names := map[string]string{}
	for _, a := range l.Actors {
		names[a.Key] = a.Name
	}
	found := map[ends]map[act]*Point{}
	for _, t := range told(l) {
		if found[t.ends] == nil {
			found[t.ends] = map[act]*Point{}
		}
		p := found[t.ends][t.act]
		if p == nil {
			p = &Point{Origin: t.origin, Type: t.kind, Score: t.signal.Score}
			found[t.ends][t.act] = p
		}
		p.Keys = append(p.Keys, t.signal.Key)
		p.Passages = append(p.Passages, t.signal.Passages...)
	}
	out := make([]Pair, 0, len(found))
	for e, acts := range found {
		p := Pair{From: e.from, To: e.to, FromName: names[e.from], ToName: names[e.to], Days: []Day{}, Gaps: []Gap{}}
		p.lay(acts)
		p.rest(l.Today)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Overview.Points, a.Overview.Points), cmp.Compare(a.FromName, b.FromName),
			cmp.Compare(a.ToName, b.ToName), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out
}

type ends struct{ from, to string }

// act is what is counted once.
type act struct {
	day    string // "" when it is not known
	origin article.ID
	kind   string
}

// telling is a signal that counts.
type telling struct {
	ends
	act
	signal  *story.Signal
	article *story.Article
}

// told gives the signals that count, in order of printing.
func told(l *story.Ledgers) []telling {
	articles := map[article.ID]*story.Article{}
	for _, a := range l.Articles {
		articles[a.ID] = a
	}
	events := map[decision.Target]*story.Event{}
	for _, e := range l.Events {
		events[e.Target] = e
	}
	var out []telling
	for _, g := range l.Signals {
		e := events[g.Target]
		if g.Ruling == story.Rejected || g.From == "" || g.To == "" || g.From == g.To || e != nil && !isSo(e.Factuality) {
			continue
		}
		t := telling{ends: ends{g.From, g.To}, signal: g, article: &story.Article{ID: g.Passages[0].Article}}
		t.origin = t.article.ID
		first := t.article
		if a := articles[t.origin]; a != nil {
			t.article, t.origin, first = a, a.Origin, a
			if o := articles[a.Origin]; o != nil {
				first = o
			}
		}
		t.day = day(g.Day)
		if e != nil {
			t.kind = e.Type
			if p := day(first.Published); p != "" && (e.From == "" || t.day > p) {
				t.day = p
			}
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b telling) int {
		return cmp.Or(cmp.Compare(printed(a.article), printed(b.article)), cmp.Compare(a.article.ID, b.article.ID),
			cmp.Compare(a.signal.Passages[0].Start, b.signal.Passages[0].Start), cmp.Compare(a.signal.Key, b.signal.Key))
	})
	return out
}

// isSo says whether something counts by its FactBank value: certain, probable or
// possible, and positive, as in the ledger of signals.
func isSo(factuality string) bool {
	return factuality == "CT+" || factuality == "PR+" || factuality == "PS+"
}

// printed orders articles by publication, those without a day last.
func printed(a *story.Article) string { return cmp.Or(a.Published, "~") }

// day gives the calendar day of a date or moment; "" when it is none.
func day(s string) string {
	s = s[:min(len(s), len(time.DateOnly))]
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}

// lay puts the Points on their days and counts.
func (p *Pair) lay(acts map[act]*Point) {
	order := slices.SortedFunc(maps.Keys(acts), func(a, b act) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.origin, b.origin), cmp.Compare(a.kind, b.kind))
	})
	total := 0.0
	for _, k := range order {
		point := *acts[k]
		if k.day == "" {
			p.Undated = append(p.Undated, point)
			continue
		}
		if n := len(p.Days); n == 0 || p.Days[n-1].Day != k.day {
			p.Days = append(p.Days, Day{Day: k.day})
		}
		d := &p.Days[len(p.Days)-1]
		d.Points = append(d.Points, point)
		d.Sum += point.Score
		total += point.Score
		if point.Score > 0 {
			d.Positive++
		} else if point.Score < 0 {
			d.Negative++
		}
		p.Overview.Points++
	}
	sum, weight := 0.0, 0.0
	for i := range p.Days {
		d := &p.Days[i]
		if i > 0 {
			fade := math.Exp2(-float64(between(p.Days[i-1].Day, d.Day)) / HalfLife)
			sum, weight = sum*fade, weight*fade
		}
		n := float64(len(d.Points))
		sum, weight = sum+d.Sum, weight+n
		d.Mean, d.Sum, d.Smoothed = round(d.Sum/n), round(d.Sum), round(sum/weight)
	}
	if n := len(p.Days); n > 0 {
		p.Overview.Last = p.Days[n-1].Day
		p.Overview.Mean = round(total / float64(p.Overview.Points))
		if n > 1 {
			trend := round(p.Days[n-1].Smoothed - p.Overview.Mean)
			p.Overview.Trend = &trend
		}
	}
}

// rest finds the days of silence.
func (p *Pair) rest(today string) {
	for i, d := range p.Days {
		next := ""
		if i+1 < len(p.Days) {
			next = p.Days[i+1].Day
		} else if day(today) != "" {
			next = after(today, 1)
		}
		if next == "" {
			continue
		}
		if n := between(d.Day, next) - 1; n > 0 {
			p.Gaps = append(p.Gaps, Gap{From: after(d.Day, 1), To: after(next, -1), Days: n})
		}
	}
}

// between gives the number of days from a to b.
func between(a, b string) int {
	x, _ := time.Parse(time.DateOnly, a)
	y, _ := time.Parse(time.DateOnly, b)
	return int(y.Sub(x).Hours() / 24)
}

// after gives the day so many days after another.
func after(s string, days int) string {
	x, _ := time.Parse(time.DateOnly, s)
	return x.AddDate(0, 0, days).Format(time.DateOnly)
}

// round cuts to three places, so that no machine's last bit shows.
func round(x float64) float64 {
	if r := math.Round(x*1000) / 1000; r != 0 {
		return r
	}
	return 0 // and not -0
}
