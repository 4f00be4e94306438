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
	r := &reader{words: f.words, doc: doc, times: times, statements: statements, actor: map[string]string{}, first: map[string]bool{}, statement: map[string]*record.Statement{}}
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
	for i := range events {
		if announced(&events[i]) {
			if d := r.draft(&events[i]); r.stands(&d) {
				drafts = r.join(drafts, d)
			}
		}
	}
	slices.SortStableFunc(drafts, func(a, b draft) int { return text.Compare(a.event.Span, b.event.Span) })
	out := make([]record.Expectation, 0, len(drafts))
	for _, d := range drafts {
		x := record.NewExpectation(len(out)+1, d.span, d.event.Rule)
		x.Event, x.From, x.To, x.Time = d.event.ID, d.from, d.to, d.event.Time
		x.Likelihood, x.Condition = d.likelihood, d.condition
		x.AnnouncedBy, x.AnnouncedOn, x.Statement = d.by, d.on, d.event.AccordingTo
		x.Actors = append(x.Actors, d.actors...)
		out = append(out, x)
	}
	return out
}

// announced says that an event is still to come and somebody holds it certain,
// probable, possible or unlikely. Words of threat and refusal announce nothing.
func announced(e *record.Event) bool {
	if e.Tense != "future" || e.Hypothetical || e.Outcome != "" {
		return false
	}
	switch e.Type {
	case "THREATEN", "ACCUSE", "REJECT", "REQUEST":
		return false
	}
	switch e.Factuality {
	case "CT+", "PR+", "PR-":
		return true
	case "PS+":
		return e.Score > 0 // "may attack" is a fear, "may meet" an announcement
	}
	return false
}

// stands says that a draft announces something: who only denies a plan announces
// nothing, nor does who says without a word of chance that none is made, and a window
// that was over when the words were said is that of a plan of before.
func (r *reader) stands(d *draft) bool {
	if d.to != "" && d.to < d.on || d.event.Factuality == "PR-" && d.likelihood.Empty() {
		return false
	}
	st := r.statement[d.event.AccordingTo]
	return st == nil || !st.Denies || !d.likelihood.Empty()
}

// reader is the work on one article.
type reader struct {
	words      *words
	doc        *language.Document
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
	likelihood record.Likelihood
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
	d.likelihood = r.chance(e, first, last)
	d.condition = r.condition(e, first, last)
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

// deadline reads "by March 15" and "before the end of the week": the window runs from
// the announcement to that day.
func (r *reader) deadline(d *draft) {
	if d.to == "" {
		return
	}
	i := slices.IndexFunc(r.times, func(t record.Time) bool { return t.ID == d.event.Time })
	if i < 0 {
		return
	}
	at := r.doc.TokenAt(r.times[i].Start)
	words := strings.ToLower(r.times[i].Text)
	lead := ""
	if at > 0 {
		lead = r.doc.Tokens[at-1].Norm
	}
	if strings.HasPrefix(words, "by ") || strings.HasPrefix(words, "before ") {
		lead, _, _ = strings.Cut(words, " ")
	}
	switch lead {
	case "by", "before", "within":
		d.from = ""
		if d.on != "" && d.on <= d.to {
			d.from = d.on
		}
	case "after", "from":
		d.to = ""
	}
}

// chance gives the speaker's word of chance nearest to the trigger, within its clause.
func (r *reader) chance(e *record.Event, first, last int) record.Likelihood {
	var best record.Likelihood
	distance := 1 << 30
	for i := first; i < last; i++ {
		for _, c := range r.words.chances[r.doc.Tokens[i].Norm] {
			end := i + len(c.words)
			if t := r.doc.Tokens[i]; !r.phraseAt(i, last, c.words) || t.POS == "PROPN" && t.Tag != "MD" { // the month of May
				continue
			}
			sp := r.doc.Span(i, end)
			if !r.bearsOn(sp, e) {
				continue
			}
			d := max(sp.Start, e.Trigger.Start) - min(sp.End, e.Trigger.End)
			if d < distance || best.Contains(sp) || sp.Contains(best.Span) && sp != best.Span {
				if sp.Contains(best.Span) || !best.Contains(sp) {
					best = record.Likelihood{Span: sp, Text: r.doc.Text.Slice(sp), Low: c.band.low, High: c.band.high}
					distance = d
				}
			}
		}
	}
	return best
}

// bearsOn says that a word of chance speaks of the event: it stands in its clause, or
// is the word of expecting by which it was announced.
func (r *reader) bearsOn(sp text.Span, e *record.Event) bool {
	if e.Contains(sp) {
		return true
	}
	// "expects the two leaders to meet": the passage begins with the leaders.
	if at := r.doc.TokenAt(e.Start); sp.End <= e.Start && at > 0 {
		if r.doc.Tokens[at-1].Norm == "that" {
			at--
		}
		if at > 0 && r.doc.Tokens[at-1].End == sp.End && strings.HasPrefix(r.doc.Tokens[at-1].Tag, "VB") {
			return true
		}
	}
	st := r.statement[e.AccordingTo]
	if st != nil && st.Cue.Overlaps(sp) {
		return true
	}
	// "talks are likely next week": the passage may end with the noun.
	for i := r.doc.TokenAt(e.End); sp.Start >= e.End && i < len(r.doc.Tokens) && r.doc.Tokens[i].Start < sp.Start; i++ {
		if !strings.HasPrefix(r.doc.Tokens[i].Tag, "VB") && !strings.HasPrefix(r.doc.Tokens[i].Tag, "RB") {
			return false
		}
	}
	return sp.Start >= e.End && sp.Start-e.End < 40
}

func (r *reader) phraseAt(i, last int, words []string) bool {
	if i+len(words) > last {
		return false
	}
	for n, w := range words {
		if r.doc.Tokens[i+n].Norm != w {
			return false
		}
	}
	return true
}

// condition gives the clause under which the event is to happen: behind it in the
// same sentence, or before it at the sentence's beginning.
func (r *reader) condition(e *record.Event, first, last int) record.Passage {
	trigger := r.doc.TokenAt(e.Trigger.Start)
	limit := text.Span{}
	if st := r.statement[e.AccordingTo]; st != nil {
		for _, c := range st.Content {
			if c.Contains(e.Trigger.Span) || c.Start >= e.Trigger.End {
				limit = limit.Cover(c.Span)
			}
		}
	}
	for i := trigger + 1; i < last; i++ {
		if !limit.Empty() && r.doc.Tokens[i].Start >= limit.End {
			break
		}
		if n := r.conditionAt(i, last); n > 0 {
			return r.clause(i, i+n, last, limit)
		}
		if w := r.doc.Tokens[i].Norm; w == ";" || w == "who" || w == "which" {
			break
		}
	}
	start := first
	for start < last && (r.doc.Tokens[start].POS == "PUNCT" || r.doc.Tokens[start].Norm == "but" || r.doc.Tokens[start].Norm == "and") {
		start++
	}
	if !limit.Empty() {
		start = max(start, r.doc.TokenAt(limit.Start))
		if r.doc.Tokens[start].POS == "PUNCT" || r.doc.Tokens[start].Norm == "that" {
			start++
		}
	}
	if n := r.conditionAt(start, last); n > 0 && start+n < trigger {
		if p := r.clause(start, start+n, trigger, text.Span{}); p.End <= e.Trigger.Start && !p.Empty() {
			return p
		}
	}
	return record.Passage{}
}

// conditionAt gives the number of words by which a condition opens at token i, 0 for none.
func (r *reader) conditionAt(i, last int) int {
	if i >= last {
		return 0
	}
	for _, phrase := range r.words.conditions[r.doc.Tokens[i].Norm] {
		if r.phraseAt(i, last, phrase) {
			return len(phrase)
		}
	}
	return 0
}

// clause gives the clause from token first on, its opening words up to body: to the
// next comma or mark that ends it. It needs a verb.
func (r *reader) clause(first, body, last int, limit text.Span) record.Passage {
	end, verb := body, false
	for ; end < last; end++ {
		t := &r.doc.Tokens[end]
		if !limit.Empty() && t.Start >= limit.End {
			break
		}
		if t.Text == "," || t.Text == ";" || t.Text == "." || t.Text == `"` || t.Text == "”" || t.Text == "—" || t.Text == "–" {
			break
		}
		verb = verb || strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD"
	}
	// One word may be something else: "once", "when"; "if" with a clause behind it is
	// a condition even where its verb was taken for a noun.
	const clause = 3
	if w := r.doc.Tokens[first].Norm; !verb && body == first+1 && !(w == "if" && end-body >= clause) {
		return record.Passage{}
	}
	return record.PassageOf(r.doc.Text, r.doc.Span(first, end))
}
