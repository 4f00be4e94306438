package expectation

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds expectations. It holds the word lists, is made once by New and may be
// used from many goroutines.
type Finder struct{ words *words }

// New reads the word lists. It fails when one is missing or broken.
func New() (*Finder, error) {
	w, err := readWords()
	if err != nil {
		return nil, err
	}
	return &Finder{w}, nil
}

// Find gives the expectations of an analysed article in text order, numbered x1, x2,
// … The records are those of the same text; days are ISO 8601.
func (f *Finder) Find(doc *language.Document, published article.Published, mentions []record.Mention, actors []record.Actor, times []record.Time, statements []record.Statement, events []record.Event) []record.Expectation {
	r := &reader{words: f.words, doc: doc, mentions: mentions, times: times, statements: statements, actor: map[string]string{}, first: map[string]bool{}, statement: map[string]*record.Statement{}}
	if day, ok := published.Day(); ok {
		r.published = day.Format("2006-01-02")
	}
	for _, m := range mentions {
		r.actor[m.ID] = m.Actor
		switch strings.ToLower(m.Text) {
		case "i", "we":
			r.first[m.ID] = m.Actor == ""
		}
	}
	for i := range statements {
		r.statement[statements[i].ID] = &statements[i]
	}
	r.parties = r.meeting(actors, events)
	var drafts []draft
	moved := r.moved(events)
	all := slices.Concat(events, moved, stepsAside(r.steps(events), moved))
	for i := range all {
		if e := &all[i]; ahead(e) && r.yetToCome(e) {
			if d := r.draft(e); (announced(e) || r.held(&d)) && r.stands(&d) || r.threatened(&d) {
				drafts = r.join(drafts, d)
			}
		}
	}
	slices.SortStableFunc(drafts, func(a, b draft) int { return text.Compare(a.event.Span, b.event.Span) })
	out := make([]record.Expectation, 0, len(drafts))
	for _, d := range drafts {
		x := record.NewExpectation(len(out)+1, d.span, d.event.Rule)
		x.Event, x.From, x.To, x.Time = d.event.ID, d.from, d.to, d.event.Time
		if x.Time == "" {
			x.Time = d.time
		}
		x.Likelihood, x.Condition = d.likelihood, d.condition
		x.AnnouncedBy, x.AnnouncedOn, x.Statement = d.by, d.on, d.event.AccordingTo
		x.Actors = append(x.Actors, d.actors...)
		out = append(out, x)
	}
	return out
}

// ahead says that an event can be one still to come. Words of threat and refusal
// announce nothing.
func ahead(e *record.Event) bool {
	switch e.Type {
	case "THREATEN", "ACCUSE", "REJECT", "REQUEST":
		return false
	}
	return e.Outcome == "" && (e.Tense == "future" || e.Tense == "present" && e.Factuality == "Uu")
}

// announced says that somebody holds an event certain, probable, possible or unlikely.
func announced(e *record.Event) bool {
	if e.Tense != "future" || e.Hypothetical {
		return false
	}
	if e.Rule == "step" {
		return true
	}
	switch e.Factuality {
	case "CT+", "PR+", "PR-":
		return true
	case "PS+":
		return e.Score > 0 // "may attack" is a fear, "may meet" an announcement
	}
	return false
}

// held says that a word of chance or hope is spoken of an event that the words do not
// announce: "the chances of a summit are remote", "hopes to sign". Of what is bad for
// somebody it is a fear.
func (r *reader) held(d *draft) bool {
	e := d.event
	if e.Score <= 0 || d.likelihood.Empty() || d.class == "plan" && r.doc.Tokens[r.doc.TokenAt(d.likelihood.Start)].Lemma != "suppose" {
		return false
	}
	switch e.Factuality {
	case "PS+":
		return d.class == "chance"
	case "Uu":
		return !e.Hypothetical && d.class != "chance"
	}
	return false
}

// threatened says that somebody holds out an act under a condition: "threatened to impose
// sanctions if the crew was not freed by April 30". Whether it comes to it is to be seen.
func (r *reader) threatened(d *draft) bool {
	st := r.statement[d.event.AccordingTo]
	return st != nil && st.Lemma == "threaten" && d.event.Tense == "future" && d.event.Factuality == "Uu" && !d.condition.Empty()
}

// stands says that a draft announces something: who only denies a plan announces
// nothing, nor does who says without a word of chance that none is made, and a window
// that was over when the words were said is that of a plan of before.
func (r *reader) stands(d *draft) bool {
	if !announced(d.event) {
		r.nextYear(d)
	}
	if d.to != "" && d.to < d.on || d.event.Factuality == "PR-" && d.class != "chance" {
		return false
	}
	if d.event.Rule == "verb" && d.likelihood.Empty() && !r.bare(d.event) && !r.inPresent(d.event) {
		return false // the last to be sentenced, her decision to leave
	}
	st := r.statement[d.event.AccordingTo]
	return st == nil || !st.Denies || d.class == "chance"
}

// reader is the work on one article.
type reader struct {
	words      *words
	doc        *language.Document
	mentions   []record.Mention
	times      []record.Time
	statements []record.Statement
	published  string
	actor      map[string]string // mention -> actor
	first      map[string]bool   // mentions by "I" and "we"
	statement  map[string]*record.Statement
	parties    []string // actors of the article's meetings, where it tells of one circle only
}

// draft is an expectation in the making.
type draft struct {
	event      *record.Event
	span       text.Span
	from, to   string
	time       string // id of the Time that gives the window, where the event has none
	likelihood record.Likelihood
	class      string // of the word of likelihood
	condition  record.Passage
	by, on     string
	actors     []string
	headline   bool
}

func (r *reader) draft(e *record.Event) draft {
	d := draft{event: e, span: e.Span, from: e.From, to: e.To, on: r.published}
	if st := r.statement[e.AccordingTo]; st != nil {
		d.by = st.Source.Actor
		for out := st; out != nil; out = r.statement[out.Within] {
			if d.by == "" {
				d.by = out.Source.Actor
			}
			if out.Said.From != "" {
				d.on = out.Said.From
				break
			}
			if out.Within == out.ID {
				break
			}
		}
	}
	for _, m := range append(slices.Clone(e.Actors), e.Recipients...) {
		a := r.actor[m]
		if r.first[m] {
			a = d.by // who speaks takes part
		}
		if a != "" && !slices.Contains(d.actors, a) {
			d.actors = append(d.actors, a)
		}
	}
	if len(d.actors) == 0 && e.Type == "CONSULT" && e.Rule != "verb" {
		d.actors = slices.Clone(r.parties) // "a summit in May is unlikely"
	}
	first, last := r.sentence(e)
	d.headline = r.headline(first, last)
	if e.Rule != "moved" { // "planned" tells of the old day
		d.likelihood, d.class = r.likelihood(e, first, last)
	}
	d.condition = r.condition(e, first, last)
	r.window(&d, first, last)
	r.deadline(&d)
	return d
}

// meeting gives the actors who meet in the article: those of all its meetings of two
// or more or of a group, when these are the same each time; nil when they are not.
func (r *reader) meeting(actors []record.Actor, events []record.Event) []string {
	group := map[string]bool{}
	for _, a := range actors {
		group[a.ID] = a.Type == record.Group
	}
	var all []string
	for i := range events {
		e := &events[i]
		if e.Type != "CONSULT" || e.Mode == "visit" || e.Hypothetical {
			continue
		}
		var who []string
		for _, m := range slices.Concat(e.Actors, e.Recipients) {
			if a := r.actor[m]; a != "" && !slices.Contains(who, a) {
				who = append(who, a)
			}
		}
		slices.Sort(who)
		switch {
		case len(who) == 0:
		case len(who) == 1 && !group[who[0]], len(all) > 0 && !slices.Equal(all, who):
			return nil
		default:
			all = who
		}
	}
	return all
}

// sentence gives the tokens of the sentence of the trigger.
func (r *reader) sentence(e *record.Event) (first, last int) {
	at := r.doc.SentenceAt(e.Trigger.Start)
	if at < 0 {
		k := r.doc.TokenAt(e.Trigger.Start)
		return k, k
	}
	return r.doc.Sentences[at].First, r.doc.Sentences[at].Last
}

// headline says that the sentence is no running text.
func (r *reader) headline(first, last int) bool {
	if first >= last {
		return false
	}
	s := r.doc.Sentences[r.doc.Tokens[first].Sentence]
	if s.FrontMatter {
		return true
	}
	switch r.doc.Tokens[last-1].Text {
	case ".", "!", "?", `"`, "”", "…":
		return false
	}
	return r.doc.Tokens[first].Sentence < 3
}

// bare says that no verb stands before that of an event, as in a headline: "Envoys to
// meet in May".
func (r *reader) bare(e *record.Event) bool {
	at := r.doc.TokenAt(e.Trigger.Start)
	if at >= len(r.doc.Tokens) || at == 0 || r.doc.Tokens[at-1].Norm != "to" && r.doc.Tokens[at-1].Norm != "be" {
		return false
	}
	s := r.doc.Sentences[r.doc.Tokens[at].Sentence]
	for i := s.First; i < at; i++ {
		switch t := &r.doc.Tokens[i]; t.Tag {
		case "VBD", "VBZ", "VBP", "MD", "VBN":
			return false
		}
	}
	return true
}

// inPresent says that the verb of an event stands in the present tense: "the ministers
// meet on Friday".
func (r *reader) inPresent(e *record.Event) bool {
	at := r.doc.TokenAt(e.Trigger.Start)
	return at < len(r.doc.Tokens) && (r.doc.Tokens[at].Tag == "VBZ" || r.doc.Tokens[at].Tag == "VBP")
}

// yetToCome says that the verb of an event looks ahead: one that follows "after" or has
// been doing something else, a question's, or what was to have happened does not.
func (r *reader) yetToCome(e *record.Event) bool {
	if e.Rule != "verb" {
		return true
	}
	at := r.doc.TokenAt(e.Trigger.Start)
	if at >= len(r.doc.Tokens) {
		return false
	}
	s := r.doc.Sentences[r.doc.Tokens[at].Sentence]
	for _, g := range r.doc.VerbGroups(s.First, s.Last) {
		if g.First > at || at >= g.Last {
			continue
		}
		before := max(g.First-1, s.First)
		switch {
		case g.First == s.First:
		case r.doc.Tokens[before].Tag == "WP" && before > s.First && r.doc.Tokens[before-1].Text != ",":
			return false // knew who would attack
		case g.Modal == "would" && (e.AccordingTo == "" || r.doc.Tokens[before].Tag == "WDT"), g.Perfect && (g.Infinitive || g.Modal != ""):
			return false
		}
		if g.Modal == "" && !g.Infinitive && r.doc.Tokens[g.First].Tag == "VBG" && (r.doc.Tokens[before].POS == "ADP" || r.doc.Tokens[before].POS == "SCONJ") {
			return false // after being arrested
		}
		if g.Infinitive && g.Last-g.First >= 3 && r.doc.Tokens[g.First+1].Lemma == "have" {
			return false // was to have met
		}
		return true
	}
	return true
}
