package story

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// expectations makes one row of each announced event. Two announcements are one
// expectation when they announce the same kind of event between the same actors for
// windows that meet, under the same condition.
func (b *builder) expectations() {
	for i, it := range b.items {
		for _, x := range it.Reading.Expectations {
			row := b.expectation(i, x)
			if at := b.sameExpectation(&row); at >= 0 {
				known := &b.ledgers.Expectations[at]
				b.rows[ref{i, x.ID}] = known.Key
				known.Announcements = append(known.Announcements, row.Passages[0])
				known.Passages = append(known.Passages, row.Passages[0])
				continue
			}
			b.ledgers.Expectations = append(b.ledgers.Expectations, row)
		}
	}
	for i := range b.ledgers.Expectations {
		row := &b.ledgers.Expectations[i]
		row.Origins = b.countOrigins(row.Passages)
		b.rulings.apply(&row.Row, map[string]*string{"title": &row.Title, "from": &row.From, "to": &row.To})
		row.Status, row.Why = standing(row, b.ledgers.Today)
		b.resolve(row)
	}
}

func (b *builder) expectation(i int, x record.Expectation) Expectation {
	r := b.items[i].Reading
	trigger := triggerOf(r, x.Event)
	row := Expectation{
		Row:       b.row(i, "expectation", x.ID, trigger, x.Evidence),
		Actors:    b.people.ofActors(i, x.Actors),
		Announcer: b.people.key(ref{i, x.AnnouncedBy}), AnnouncedOn: x.AnnouncedOn,
		From: x.From, To: x.To, Window: b.rows[ref{i, x.Time}],
		Likelihood: x.Likelihood, Condition: b.passage(i, x.Condition.Span, x.ID, x.Rule),
		Proposals: []Proposal{}, Announcements: []Passage{},
	}
	row.By = b.people.names[row.Announcer]
	if row.AnnouncedOn == "" {
		row.AnnouncedOn = day(r.Article.Published)
	}
	for _, e := range r.Events {
		if e.ID == x.Event {
			row.Type = e.Type
			if len(row.Actors) == 0 {
				row.Actors = b.people.ofMentions(i, append(slices.Clone(e.Actors), e.Recipients...))
			}
		}
	}
	row.Title = b.title(row.Actors, trigger, row.Passages[0].Text)
	return row
}

// title names an expectation: who, and what they are to do.
func (b *builder) title(actors []string, trigger, passage string) string {
	var names []string
	for _, k := range actors {
		names = append(names, shortName(b.people.names[k]))
	}
	switch {
	case len(names) == 0 || trigger == "":
		return clip(passage, 80)
	case len(names) == 1:
		return names[0] + ": " + trigger
	default:
		last := len(names) - 1
		return strings.Join(names[:last], ", ") + " and " + names[last] + ": " + trigger
	}
}

// shortName gives the last word of a person's name as a headline would, and any
// other name whole.
func shortName(name string) string {
	words := strings.Fields(name)
	if len(words) == 2 {
		return words[1]
	}
	return name
}

func (b *builder) sameExpectation(row *Expectation) int {
	for i := range b.ledgers.Expectations {
		k := &b.ledgers.Expectations[i]
		if k.Type != row.Type || k.Target.Part != row.Target.Part && k.Type == "" {
			continue
		}
		if (k.Condition.Text == "") != (row.Condition.Text == "") || len(k.Actors) == 0 || !sameSet(k.Actors, row.Actors) {
			continue
		}
		open := k.From == "" && k.To == ""
		if rowOpen := row.From == "" && row.To == ""; open != rowOpen {
			continue
		}
		if open && k.Announcer != row.Announcer {
			continue
		}
		if open || k.From <= row.To && row.From <= k.To {
			return i
		}
	}
	return -1
}

func sameSet(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// standing gives the status of an expectation that nobody has resolved: its window
// against today.
func standing(row *Expectation, today string) (Status, string) {
	switch {
	case row.To == "" && row.Condition.Text != "":
		return Open, fmt.Sprintf("No day was named; it waits on its condition: %s.", row.Condition.Text)
	case row.To == "":
		return Open, "No day was named."
	case today > row.To:
		return Overdue, fmt.Sprintf("The window ended on %s and no passage has been accepted as its outcome.", row.To)
	case row.From != "" && today < row.From:
		return Open, fmt.Sprintf("The window opens on %s.", row.From)
	}
	return Due, fmt.Sprintf("Today lies in the window, which ends on %s.", row.To)
}

// resolve puts the analyst's outcome over the standing one.
func (b *builder) resolve(row *Expectation) {
	for _, d := range b.rulings.on(&row.Row) {
		if d.Kind != decision.KindResolve {
			continue
		}
		row.Status, row.Ruling = Status(d.Value), Accepted
		row.Why = "You resolved it."
		row.Proof = nil
		if d.Proof != nil {
			if i := b.itemOf(d.Proof.Article); i >= 0 {
				if sp, ok := b.items[i].Article.Text.Find(d.Proof.Selector); ok {
					p := b.passage(i, sp, "", "analyst")
					row.Proof = &p
					row.Why = "You resolved it with the passage beside it."
				}
			}
		}
	}
}
