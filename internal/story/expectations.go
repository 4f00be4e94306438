package story

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// expectations makes one row of each announced event. Two announcements are one
// expectation when they announce the same kind of event between the same actors for
// windows that meet; one with a condition is another than one without, and one
// without a window is another than one with.
func (b *builder) expectations() {
	known := map[string][]int{} // what two announcements must agree in -> rows
	for i, it := range b.items {
		for _, x := range it.Reading.Expectations {
			row := b.expectation(i, x)
			name := announced(&row)
			same := slices.IndexFunc(known[name], func(n int) bool {
				old := &b.ledgers.Expectations[n]
				return len(row.Actors) > 0 && meet(old.From, old.To, row.From, row.To)
			})
			if same >= 0 {
				old := &b.ledgers.Expectations[known[name][same]]
				b.bind(ref{i, x.ID}, old.Key)
				old.Announcements = append(old.Announcements, row.Passages[0])
				old.Passages = append(old.Passages, row.Passages[0])
				old.Windows = append(old.Windows, row.Windows...)
				continue
			}
			known[name] = append(known[name], len(b.ledgers.Expectations))
			keep(b, &b.ledgers.Expectations, row, ref{i, x.ID})
		}
	}
	for i := range b.ledgers.Expectations {
		row := &b.ledgers.Expectations[i]
		row.Origins = b.countOrigins(row.Passages)
		b.apply(&row.Row, map[string]*string{"title": &row.Title, "from": &row.From, "to": &row.To})
		row.Status, row.Why = standing(row, b.ledgers.Today)
		b.resolve(row)
	}
}

func (b *builder) expectation(i int, x record.Expectation) Expectation {
	row := Expectation{
		Row:       b.row(i, decision.OnExpectation, x.ID, x.Evidence),
		Actors:    b.people.ofActors(i, x.Actors),
		Announcer: b.people.key(ref{i, x.AnnouncedBy}), AnnouncedOn: x.AnnouncedOn,
		From: x.From, To: x.To, Windows: []string{},
		Likelihood: x.Likelihood, Condition: b.passage(i, x.Condition.Span, x.ID, x.Rule),
		Proposals: []Proposal{}, Announcements: []Passage{},
	}
	if window := b.rowOf(i, x.Time); window != "" {
		row.Windows = append(row.Windows, window)
	}
	row.By = b.people.name(row.Announcer)
	if row.AnnouncedOn == "" {
		row.AnnouncedOn = day(b.items[i].Reading.Article.Published)
	}
	trigger := ""
	if e := b.events[ref{i, x.Event}]; e != nil {
		row.Type, row.CAMEO, trigger = e.Type, e.CAMEO, e.Trigger.Text
		if len(row.Actors) == 0 {
			row.Actors = b.people.ofMentions(i, slices.Concat(e.Actors, e.Recipients))
		}
	}
	row.Title = b.title(row.Actors, trigger, row.Passages[0].Text)
	return row
}

// announced joins what two announcements of one expectation agree in. Without a
// window they must come from the same announcer; without a kind, have the same word.
func announced(x *Expectation) string {
	open := x.From == "" && x.To == ""
	parts := []string{x.Type, strconv.FormatBool(open), strconv.FormatBool(x.Condition.Text == "")}
	if open {
		parts = append(parts, x.Announcer)
	}
	if x.Type == "" {
		parts = append(parts, x.Target.Part)
	}
	return strings.Join(append(parts, slices.Sorted(slices.Values(x.Actors))...), "\x00")
}

// title names an expectation: who, and what they are to do, in the passage's own
// words from the trigger on.
func (b *builder) title(actors []string, trigger, passage string) string {
	var names []string
	for _, k := range actors {
		if a := b.people.actors[k]; a != nil {
			names = append(names, a.calledBy())
		}
	}
	at := strings.Index(passage, trigger)
	last := len(names) - 1
	if len(names) == 0 || trigger == "" || at < 0 {
		return clip(passage, 90)
	}
	who := names[last]
	if last > 0 {
		who = strings.Join(names[:last], ", ") + " and " + who
	}
	first, size := utf8.DecodeRuneInString(who)
	return string(unicode.ToUpper(first)) + who[size:] + ": " + clip(passage[at:], 70)
}

// standing gives the status of an expectation that nobody has resolved: its window
// against today.
func standing(row *Expectation, today string) (Status, string) {
	switch {
	case row.From == "" && row.To == "" && row.Condition.Text != "":
		return Open, fmt.Sprintf("No day was named; it waits on its condition: %s.", row.Condition.Text)
	case row.From == "" && row.To == "":
		return Open, "No day was named."
	case row.To != "" && today > row.To:
		return Overdue, fmt.Sprintf("The window ended on %s and no passage has been accepted as its outcome.", row.To)
	case row.From != "" && today < row.From:
		return Open, fmt.Sprintf("The window opens on %s.", row.From)
	case row.To == "":
		return Due, fmt.Sprintf("The window opened on %s; no end was named.", row.From)
	}
	return Due, fmt.Sprintf("Today lies in the window, which ends on %s.", row.To)
}

// resolve puts the analyst's outcome over the standing one.
func (b *builder) resolve(row *Expectation) {
	for _, d := range b.decisionsOn(&row.Row) {
		if d.Kind != decision.KindResolve {
			continue
		}
		row.Status, row.Proof = Status(d.Value), nil
		row.Why = "You resolved it."
		if d.Proof == nil {
			continue
		}
		row.Why = "You resolved it with a passage that is found no more."
		if i, ok := b.index[d.Proof.Article]; ok {
			if sp, ok := b.items[i].Article.Text.Find(d.Proof.Selector); ok {
				p := b.passage(i, sp, "", "analyst")
				row.Proof, row.Why = &p, "You resolved it with the passage beside it."
			}
		}
	}
}
