package story

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// Question is what the words of a date leave open and a rule of the analyst can settle
// for many dates at once. It is the Shape of the date's row.
type Question string

// The questions.
const (
	DayOrMonthFirst Question = "order"        // 3/4/2022
	FirstDayOfWeek  Question = "week"         // "this week"
	BareWeekday     Question = "weekday"      // "Meeting Sunday": the one before or after
	SameWeekday     Question = "same-weekday" // "will meet on Friday", told on a Friday
	NextWeekday     Question = "next-weekday" // "next Friday"
	LastWeekday     Question = "last-weekday" // "last Friday"
)

// questionOf gives the question that a reading answers and its answer; empty for none.
func questionOf(r record.TimeReading) (q Question, answer string) {
	switch r.Way {
	case record.DayFirst, record.MonthFirst:
		q = DayOrMonthFirst
	case record.LookingBack, record.LookingAhead:
		q = BareWeekday
	case record.SameDay, record.WeekLater:
		q = SameWeekday
	case record.Coming, record.OfNextWeek:
		q = NextWeekday
	case record.Latest, record.OfLastWeek:
		q = LastWeekday
	default:
		if r.Week == "" {
			return "", ""
		}
		return FirstDayOfWeek, string(r.Week)
	}
	return q, string(r.Way)
}

// Answer is one answer to a question, as a decision always to read dates so names it.
func Answer(r record.TimeReading) string {
	q, answer := questionOf(r)
	return string(q) + "/" + answer
}

// Asked gives the question that the chosen one of readings answers; empty where none of
// the others answers it otherwise from the same anchor.
func Asked(readings []record.TimeReading) Question {
	i := slices.IndexFunc(readings, func(r record.TimeReading) bool { return r.Chosen })
	if i < 0 {
		return ""
	}
	q, answer := questionOf(readings[i])
	for _, r := range readings {
		if also, other := questionOf(r); q != "" && also == q && other != answer && r.Anchor == readings[i].Anchor {
			return q
		}
	}
	return ""
}

// answered gives the index of the reading from the same anchor as the chosen one that
// gives an answer (Answer), or -1.
func answered(readings []record.TimeReading, answer string) int {
	i := slices.IndexFunc(readings, func(r record.TimeReading) bool { return r.Chosen })
	if i < 0 {
		return -1
	}
	return slices.IndexFunc(readings, func(r record.TimeReading) bool {
		return r.Anchor == readings[i].Anchor && Answer(r) == answer
	})
}

// dateRule is what a decision always to read dates one way is about.
type dateRule struct {
	question Question
	outlet   string // "" for every outlet
}

// dateRules are the decisions in force always to read dates one way.
type dateRules map[dateRule]decision.Decision

// on gives the decision about a date of an outlet: that about the outlet before that
// about all.
func (r dateRules) on(t record.Time, outlet string) (decision.Decision, bool) {
	q := Asked(t.Readings)
	if q == "" {
		return decision.Decision{}, false
	}
	if d, ok := r[dateRule{q, outlet}]; ok {
		return d, true
	}
	d, ok := r[dateRule{question: q}]
	return d, ok
}

// isDateRule says whether a decision is always to read dates one way.
func isDateRule(d decision.Decision) bool {
	return d.Kind == decision.KindAlways && d.Target.Record == decision.OnTime
}

// settleDateRules finds the decisions always to read dates one way that are in force,
// and lets the items be ruled on anew that hold a date on which they are other than
// before. Of two on the same the later counts.
func (s *Story) settleDateRules() {
	rules := dateRulesOf(s.log)
	other := map[dateRule]bool{}
	for k, d := range rules {
		if old, ok := s.dates[k]; !ok || !sameRuling(d, old) {
			other[k] = true
		}
	}
	for k := range s.dates {
		if _, still := rules[k]; !still {
			other[k] = true
		}
	}
	s.dates = rules
	if len(other) == 0 {
		return
	}
	for _, it := range s.order {
		for _, t := range it.full.Times {
			if q := Asked(t.Readings); q != "" && (other[dateRule{question: q}] || other[dateRule{q, it.outlet}]) {
				s.ruled[it.Article.ID] = true
				break
			}
		}
	}
}

// settleOutlet finds the outlet of the item as the analyst left it.
func (it *item) settleOutlet() {
	it.outlet = it.Reading.Article.Outlet
	for _, d := range it.at[wholeArticle] {
		if d.Kind == decision.KindFix && d.Field == "outlet" {
			it.outlet = d.Value
		}
	}
}

// Reread is a date as a decision always to read such dates one way would have it.
type Reread struct {
	Time    *Time
	Article *Article
	To      record.TimeReading
	Changes bool // it is read otherwise now
}

// Rereads gives the dates that a decision always to read dates as t is read would rule
// on, in the order of the ledger: those of the outlet, or of all for "", that leave the
// same open and that the analyst has not ruled on one by one.
func (l *Ledgers) Rereads(t *Time, outlet string) []Reread {
	if t.Shape == "" {
		return nil
	}
	own := map[uint64]bool{} // decisions about one outlet, which prevail over one about all
	for _, d := range l.Rulings {
		own[d.Seq] = d.Outlet != ""
	}
	articles := map[string]*Article{}
	for _, a := range l.Articles {
		articles[string(a.ID)] = a
	}
	answer := Answer(t.Readings[t.Chosen])
	var out []Reread
	for _, o := range l.Times {
		a := articles[string(o.Target.Article)]
		if o.Shape != t.Shape || a == nil || outlet != "" && a.Outlet != outlet || o.Ruling != Proposed && o.Always == 0 || outlet == "" && own[o.Always] {
			continue
		}
		if i := answered(o.Readings, answer); i >= 0 {
			out = append(out, Reread{Time: o, Article: a, To: o.Readings[i], Changes: i != o.Chosen})
		}
	}
	return out
}
