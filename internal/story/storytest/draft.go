package storytest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// write fills a draft.
func (d *draft) write(r *dice) {
	d.r.Schema = record.Schema
	w := d.press.world
	d.sentence(fmt.Sprintf("Round %d: %s in town %d.", d.of, d.content(r, 6), d.of%17))
	d.r.Article.Headline = d.passage(d.r.Sentences[0])
	for range 1 + r.below(2*w.Statements) {
		d.quote(r)
	}
	for range 1 + r.below(2*w.Events) {
		d.event(r)
	}
	if r.below(3) == 0 && len(d.r.Events) > 0 {
		d.r.Article.Headline = d.passage(d.r.Events[r.below(len(d.r.Events))].Span)
	}
	for range r.below(3) {
		d.expect(r)
	}
	if r.below(5) < 2 {
		d.paper(r)
	}
	for range w.Fillers {
		d.sentence(d.content(r, 12) + fmt.Sprintf(" by %d of them.", r.below(90)))
	}
}

// content gives so many words.
func (d *draft) content(r *dice, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = word(r.skewed(d.press.world.Words))
	}
	return strings.Join(out, " ")
}

// someone puts a person, state, body or group into a sentence that holds the words
// this gives, and gives a function that makes the actor once the sentence stands.
func (d *draft) someone(r *dice) (words string, made func(sp text.Span) (actor, mention string)) {
	w := d.press.world
	switch n := r.below(20); {
	case n < 8:
		p := d.press.people[r.skewed(len(d.press.people))]
		name, known := p.name, []string{p.surname}
		if r.below(4) == 0 {
			name, known = p.surname, nil
		}
		if r.below(6) == 0 { // another outlet spells it otherwise
			name = respelt.Replace(name)
			for i := range known {
				known[i] = respelt.Replace(known[i])
			}
		}
		country := p.country
		if r.below(5) == 0 {
			country = ""
		}
		title := p.title
		if r.below(30) == 0 {
			title = titles[r.below(len(titles))]
		}
		if r.below(8) == 0 {
			title = "former " + title
		}
		if r.below(40) == 0 {
			country = codes[r.below(w.States)%len(codes)]
		}
		return name, d.maker(name, record.Person, country, known, title)
	case n < 16:
		i := r.skewed(w.States)
		return states[i%len(states)], d.maker(states[i%len(states)], record.Polity, codes[i%len(codes)], nil, "")
	case n < 18:
		name := "Bureau of " + word(r.skewed(w.Words/8))
		return name, d.maker(name, record.Organisation, "", nil, "")
	}
	words = []string{"two officials", "seven guards", "three guards"}[r.below(3)]
	return words, d.maker(words, record.Group, "", nil, "")
}

// respelt spells names of the press otherwise, as other languages do.
var respelt = strings.NewReplacer("V", "W", "v", "w", "ck", "k", "k", "ck", "ie", "y")

func (d *draft) maker(name string, kind record.ActorType, country string, aliases []string, title string) func(text.Span) (string, string) {
	return func(sp text.Span) (string, string) {
		at := d.in(sp, name)
		m := record.NewMention(len(d.r.Mentions)+1, at, "made-up")
		m.Text, m.Form, m.Type = name, record.Name, kind
		for i := range d.r.Actors {
			if d.r.Actors[i].Name == name {
				m.Actor = d.r.Actors[i].ID
			}
		}
		if m.Actor == "" {
			a := record.NewActor(len(d.r.Actors)+1, at, "made-up")
			a.Name, a.Type, a.Country, a.Aliases = name, kind, country, append(a.Aliases, aliases...)
			if title != "" {
				a.Roles = append(a.Roles, record.RoleHeld{Title: title, Of: country, Mention: m.ID})
			}
			m.Actor = a.ID
			d.r.Actors = append(d.r.Actors, a)
		}
		d.r.Mentions = append(d.r.Mentions, m)
		return m.Actor, m.ID
	}
}

// time makes a date of the sentence that says so, on a day of the past week, or none.
func (d *draft) time(sp text.Span, words string, days int) record.Time {
	t := record.NewTime(len(d.r.Times)+1, d.in(sp, words), "made-up")
	t.Text, t.Type, t.From, t.To = words, record.Date, d.iso(days), d.iso(days)
	t.Readings = append(t.Readings,
		record.TimeReading{Anchor: record.Publication, Way: record.LookingBack, From: t.From, To: t.To, Chosen: true},
		record.TimeReading{Anchor: record.Publication, Way: record.LookingAhead, From: d.iso(days + 7), To: d.iso(days + 7)},
		record.TimeReading{Anchor: record.Utterance, Week: record.ISOWeek, From: d.iso(days - 7), To: d.iso(days - 7)})
	d.r.Times = append(d.r.Times, t)
	return t
}

// quote writes a statement, mostly one of those of the day.
func (d *draft) quote(r *dice) {
	said := newDice(d.press.seed^uint64(d.day), uint64(r.below(d.press.world.Quotes)))
	if r.below(3) == 0 {
		said = r
	}
	who, make := d.someone(said)
	content := d.content(said, 1) + " that " + d.content(said, 8+said.below(8))
	if said.below(6) == 0 {
		content += " would never " + d.content(said, 2)
	}
	if r.below(5) == 0 { // another wording
		content += " " + d.content(r, 1)
	}
	kind := record.Indirect
	if said.below(3) == 0 {
		content, kind = `"`+content+`"`, record.Direct
		words := strings.Fields(content)
		switch r.below(8) {
		case 0, 1: // misquoted
			words[len(words)/2] = word(r.below(4))
		case 2: // translated otherwise
			for i := 3; i < len(words)-1; i += 4 {
				words[i] = word(r.below(d.press.world.Words))
			}
		}
		content = strings.Join(words, " ")
	}
	cue := cues[r.below(len(cues))]
	denies := r.below(12) == 0
	if denies {
		cue = "denied"
		who, make = d.someone(r)
	}
	when := ""
	if r.below(2) == 0 {
		when = " on Monday"
	}
	sp := d.sentence(who + " " + cue + " " + d.content(r, 1) + when + " " + content + ".")
	s := record.NewStatement(len(d.r.Statements)+1, sp, "made-up")
	s.Kind, s.Denies, s.Lemma = kind, denies, "say"
	s.Source.Actor, _ = make(sp)
	s.Source.Span, s.Source.Text = d.in(sp, who), who
	if r.below(12) == 0 {
		s.Source.Actor = ""
	}
	if r.below(4) == 0 {
		s.Venue = "Radio Hask"
	}
	s.Cue, s.Content = d.passage(d.in(sp, cue)), []record.Passage{d.passage(d.in(sp, content))}
	if when != "" {
		t := d.time(sp, "Monday", -1-r.below(2))
		s.Said = record.Said{From: t.From, To: t.To, Time: t.ID}
	}
	if n := len(d.r.Statements); n > 0 {
		earlier := d.r.Statements[r.below(n)]
		switch r.below(12) {
		case 0:
			s.SameAs = earlier.ID
		case 1:
			s.Within = earlier.ID
		case 2:
			if denies {
				s.Rejects = earlier.ID
			}
		}
	}
	d.r.Statements = append(d.r.Statements, s)
	if denies && r.below(3) == 0 {
		k := record.NewConflict(len(d.r.Conflicts)+1, sp, d.r.Sentences[0], "made-up")
		k.Kind, k.A, k.B = "claim-denial", s.ID, ""
		d.r.Conflicts = append(d.r.Conflicts, k)
	}
}

// event writes what happened between two.
func (d *draft) event(r *dice) {
	a, makeA := d.someone(r)
	b, makeB := d.someone(r)
	act := acts[r.skewed(len(acts))]
	when := ""
	if r.below(2) == 0 {
		when = " on Tuesday"
	}
	sp := d.sentence(a + " " + act.verb + " " + d.content(r, 1) + " " + b + " " + d.content(r, 1) + when + " about " + d.content(r, 4) + ".")
	e := record.NewEvent(len(d.r.Events)+1, sp, "made-up")
	e.Trigger, e.Type, e.CAMEO = d.passage(d.in(sp, act.verb)), act.root, act.cameo
	e.Tense, e.Factuality, e.Score = "past", "CT+", 2
	switch r.below(8) {
	case 0:
		e.Factuality = "CT-"
		if r.below(2) == 0 {
			e.Tense = "future"
		}
	case 1:
		e.Tense = "future"
	case 2:
		e.Outcome = outcomes[r.below(len(outcomes))]
	}
	if r.below(12) > 0 {
		from, m := makeA(sp)
		to, n := makeB(sp)
		e.Actors, e.Recipients = append(e.Actors, m), append(e.Recipients, n)
		if r.below(3) == 0 {
			g := record.NewSignal(len(d.r.Signals)+1, sp, "made-up")
			g.Event, g.From, g.To, g.Score, g.Direction = e.ID, from, to, 2, "+"
			d.r.Signals = append(d.r.Signals, g)
		}
	}
	if when != "" {
		t := d.time(sp, "Tuesday", -r.below(4))
		e.Time, e.From, e.To = t.ID, t.From, t.To
	}
	if n := len(d.r.Statements); n > 0 && r.below(4) == 0 {
		e.AccordingTo = d.r.Statements[r.below(n)].ID
	}
	d.r.Events = append(d.r.Events, e)
}

// expect announces an event.
func (d *draft) expect(r *dice) {
	a, makeA := d.someone(r)
	b, makeB := d.someone(r)
	when := ""
	if r.below(3) > 0 {
		when = " next week"
	}
	sp := d.sentence(a + " will meet " + d.content(r, 1) + " " + b + " " + d.content(r, 1) + when + " for " + d.content(r, 3) + ".")
	e := record.NewEvent(len(d.r.Events)+1, sp, "made-up")
	e.Trigger, e.Type, e.CAMEO, e.Tense, e.Factuality = d.passage(d.in(sp, "meet")), "CONSULT", "040", "future", "CTu"
	x := record.NewExpectation(len(d.r.Expectations)+1, sp, "made-up")
	x.Event = e.ID
	if r.below(10) > 0 {
		from, m := makeA(sp)
		to, n := makeB(sp)
		e.Actors = append(e.Actors, m, n)
		x.Actors, x.AnnouncedBy = append(x.Actors, from, to), from
	}
	if when != "" {
		t := d.time(sp, "next week", 5+r.below(4))
		x.Time, x.From, x.To = t.ID, t.From, t.To
	}
	if r.below(8) == 0 {
		x.Condition = d.passage(d.in(sp, "for "))
	}
	d.r.Events, d.r.Expectations = append(d.r.Events, e), append(d.r.Expectations, x)
}

// paper hands a document over.
func (d *draft) paper(r *dice) {
	a, makeA := d.someone(r)
	b, makeB := d.someone(r)
	kind, move := kinds[r.below(len(kinds))], moves[r.below(len(moves))]
	title := ""
	if r.below(2) == 0 {
		title = "Paper of " + word(r.skewed(d.press.world.Words/4))
	}
	sp := d.sentence(a + " gave the " + kind + " " + title + " " + d.content(r, 1) + " to " + b + " " + d.content(r, 1) + " on Friday.")
	from, _ := makeA(sp)
	to, _ := makeB(sp)
	doc := record.NewDocument(len(d.r.Documents)+1, d.in(sp, "the "+kind), "made-up")
	doc.Kind, doc.Title = kind, title
	if r.below(6) > 0 {
		doc.Parties = append(doc.Parties, from, to)
		slices.Sort(doc.Parties)
		doc.Parties = slices.Compact(doc.Parties)
	}
	if r.below(4) == 0 {
		doc.Date = d.iso(-r.below(3))
	}
	m := record.NewMove(len(d.r.Moves)+1, sp, "made-up")
	m.Document, m.Move, m.Factuality = doc.ID, move, "CT+"
	m.By, m.To = append(m.By, from), append(m.To, to)
	if r.below(3) > 0 {
		t := d.time(sp, "Friday", -r.below(5))
		m.Time, m.From, m.ToDay = t.ID, t.From, t.To
	}
	if move == record.Deliver || move == record.Propose {
		m.ReplyOwed = to
	}
	d.r.Documents, d.r.Moves = append(d.r.Documents, doc), append(d.r.Moves, m)
}

// vary makes the Reading that of another reader.
func (d *draft) vary(r *dice) {
	d.r.Statements = some(r, d.r.Statements)
	d.r.Events = some(r, d.r.Events)
	d.r.Expectations = some(r, d.r.Expectations)
	d.r.Moves = some(r, d.r.Moves)
	d.r.Documents = some(r, d.r.Documents)
	d.r.Times = some(r, d.r.Times)
	for i := range d.r.Actors {
		if r.below(1+4*d.press.world.States) < 3 {
			d.r.Actors[i].Country = codes[r.below(d.press.world.States)%len(codes)]
		}
	}
	for i := range d.r.Statements {
		if r.below(4) == 0 {
			d.r.Statements[i].End -= 2
		}
	}
	if r.below(3) == 0 {
		d.r.Article.Published = d.iso(r.below(9) - 4)
	}
}

// some leaves out one record in six.
func some[R any](r *dice, all []R) []R {
	var out []R
	for _, x := range all {
		if r.below(6) > 0 {
			out = append(out, x)
		}
	}
	return out
}
