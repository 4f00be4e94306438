package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
)

// expectation tells what is expected: for when, in whose words, on what condition; what
// later passages suggest came of it, or what the analyst ruled.
func (b *builder) expectation(x *story.Expectation) []Sentence {
	words := "Expected, for no day named: "
	if when := on(x.From, x.To); when != "" {
		words = "Expected " + when + ": "
	}
	words += quoted(x.Passages[0].Text)
	at := append([]story.Passage{x.Passages[0]}, x.Announcements...)
	if x.By != "" {
		words += ", announced " + joined(" ", on(x.AnnouncedOn, x.AnnouncedOn), "by "+lowered(oneLine(x.By)))
	}
	if n := len(x.Announcements); n > 0 {
		words += ", and announced again in " + counted(n, "place", "places")
	}
	out := []Sentence{b.told(words, &x.Row, at...)}
	if l := x.Likelihood; l.High > 0 {
		out = append(out, b.told(fmt.Sprintf("The speaker's word of chance is %s (%d to %d %% in ICD 203)", quoted(l.Text), l.Low, l.High), &x.Row, x.Passages[0]))
	}
	if x.Condition.Text != "" {
		out = append(out, b.told("It hangs on a condition: "+quoted(x.Condition.Text), &x.Row, x.Condition))
	}
	switch {
	case x.Proof != nil:
		out = append(out, b.told("The analyst ruled that it "+became(x.Status)+": "+quoted(x.Proof.Text), &x.Row, *x.Proof))
	case x.Status.Settled(), x.Status == story.Postponed:
		out = append(out, b.told("The analyst ruled that it "+became(x.Status), &x.Row, x.Passages[0]))
	case len(x.Proposals) > 0:
		p := x.Proposals[0]
		out = append(out, b.told("A later passage, on which nobody has ruled, suggests that it "+became(p.Status)+": "+quoted(p.Passage.Text), &x.Row, p.Passage))
	}
	return out
}

// became says an outcome.
func became(s story.Status) string {
	switch s {
	case story.Happened, story.HappenedOtherwise:
		return string(s)
	case story.Ambiguous:
		return "cannot be told from what was printed"
	case story.Annulled:
		return "was annulled, for what it rested on fell away"
	}
	return "was " + string(s)
}

// statement tells an utterance: direct speech as it was printed, other speech in the
// words of the report.
func (b *builder) statement(s *story.Statement) Sentence {
	words, content := speaks(s), clipped(spoken(s.Content))
	switch {
	case s.Kind == record.Direct || strings.ContainsRune("\"“‘«„", first(content)):
		words += ": " + content
	default:
		words += " " + lowered(content)
	}
	when, where := on(s.From, s.To), place(s)
	if where != "" {
		where = " (" + where + ")"
	}
	if when != "" {
		words = begun(when) + where + ", " + lowered(words)
	} else if s.Printed != "" {
		words = "Printed on " + day(s.Printed) + where + ": " + begun(words)
	} else {
		words = begun(words) + where
	}
	return b.told(words, &s.Row, s.Passages[0])
}

// speaks says who speaks and how, in the words of the report.
func speaks(s *story.Statement) string {
	name := cmp.Or(oneLine(s.Name), "somebody")
	cue := strings.TrimRight(oneLine(s.Cue), " :,")
	switch {
	case strings.EqualFold(cue, "according to"):
		return "according to " + lowered(name) + ","
	case cue == "", s.Lemma == "tell", strings.HasSuffix(cue, "ing"): // whom it was told to stands in the passage
		return name + " said"
	}
	return name + " " + cue
}

// place says where something was said and through whom it came.
func place(s *story.Statement) string {
	at := s.Medium
	if s.Venue != "" {
		at = joined(", ", at, s.Venue)
	}
	var via []string
	for _, v := range s.Via {
		if v != s.Venue {
			via = append(via, v)
		}
	}
	if len(via) > 0 {
		at = joined(", ", at, "via "+listed(via))
	}
	return at
}

// spoken gives content without the comma by which it runs on into the words that tell
// who speaks.
func spoken(content string) string {
	content = oneLine(content)
	bare := strings.TrimRight(content, "\"”’»'")
	marks := content[len(bare):]
	return strings.TrimRight(bare, ",;") + marks
}

// deed is what one or several articles tell as done, on the same day and by the same
// actors.
type deed struct {
	first   *story.Event
	told    []story.Passage
	origins map[string]bool
}

// done gives what articles tell as done on a known day, in the order of days.
func (b *builder) done() []deed {
	var out []deed
	at := map[string]int{}
	for _, e := range b.l.Events {
		a := b.articles[e.Passages[0].Article]
		if e.Ruling == story.Rejected || a == nil || a.Ruling == story.Rejected || e.From == "" || e.Tense != "past" || e.Factuality != "CT+" || e.Hypothetical || e.Awaited || e.Outcome != "" {
			continue
		}
		actors := slices.Sorted(slices.Values(append(slices.Clone(e.Actors), e.Recipients...)))
		key := fmt.Sprint(e.Type, e.From, e.To, actors)
		i, ok := at[key]
		if !ok || len(actors) == 0 {
			i = len(out)
			at[key] = i
			out = append(out, deed{first: e, origins: map[string]bool{}})
		}
		out[i].told = append(out[i].told, e.Passages[0])
		out[i].origins[string(a.Origin)] = true
	}
	slices.SortStableFunc(out, func(x, y deed) int { return cmp.Compare(x.first.From, y.first.From) })
	return out
}

// deed tells an event in the words of the first article that tells it.
func (b *builder) deed(e deed) Sentence {
	words := begun(on(e.first.From, e.first.To)) + ": " + quoted(e.first.Passages[0].Text)
	if i := slices.IndexFunc(b.l.Statements, func(s *story.Statement) bool { return s.Key == e.first.AccordingTo }); i >= 0 && e.first.AccordingTo != "" {
		words += ", according to " + cmp.Or(oneLine(b.l.Statements[i].Name), "somebody")
	}
	row := e.first.Row
	row.Origins = len(e.origins)
	return b.told(words, &row, e.told...)
}

// move tells what was done with a document.
func (b *builder) move(m *story.Move) Sentence {
	words := begun(joined(", ", cmp.Or(on(m.From, m.ToDay), "no day given"), certainty(m.Factuality), m.Title))
	return b.told(words+": "+quoted(m.Passages[0].Text), &m.Row, m.Passages[0])
}

// certainty says how sure the words are that a move was made (FactBank); nothing for one
// that was.
func certainty(f string) string {
	switch f {
	case "", "CT+":
		return ""
	case "CT-":
		return "told as not done"
	case "PR+", "PS+":
		return "told as likely or possible, not as done"
	case "PR-", "PS-":
		return "told as not likely"
	}
	return "told as uncertain"
}

// debt tells who owes a reply.
func (b *builder) debt(m *story.Move) Sentence {
	words := cmp.Or(b.names[m.ReplyOwed], "somebody") + " owes "
	if to := b.called(m.By); to != "" {
		words += to + " "
	}
	words += "a reply"
	if m.Title != "" {
		words += " to the " + m.Title
	}
	if m.From != "" {
		words += " since " + day(m.From)
	}
	return b.told(begun(words)+": "+quoted(m.Passages[0].Text), &m.Row, m.Passages[0])
}

func (b *builder) called(keys []string) string {
	var names []string
	for _, k := range keys {
		if n := b.names[k]; n != "" {
			names = append(names, n)
		}
	}
	return listed(names)
}

// conflict sets two passages side by side, says what explains it, and what was ruled.
func (b *builder) conflict(k *story.Conflict) []Sentence {
	out := []Sentence{
		b.told(disagreement(k.Kind)+": "+b.printed(k.A)+" has "+quoted(k.A.Text), &k.Row, k.A),
		b.told(begun(b.printed(k.B))+" has "+quoted(k.B.Text), &k.Row, k.B),
	}
	why := oneLine(k.Note.String())
	switch k.ExplainedBy {
	case "anchor":
		why = cmp.Or(why, "They count from different days")
	case "reprint":
		why = joined(" ", why, "One is a reprint of the other.")
	case "correction":
		why = joined(" ", why, "One corrects the other.")
	}
	if why != "" {
		out = append(out, b.told(why, &k.Row, k.A, k.B))
	}
	if k.Verdict != "" {
		out = append(out, b.told(verdict(k.Verdict), &k.Row, k.A, k.B))
	}
	return out
}

func disagreement(kind string) string {
	switch kind {
	case "time":
		return "Dates differ"
	case "claim-denial":
		return "Claim and denial"
	case "number":
		return "Numbers differ"
	case "headline-body":
		return "Headline and text differ"
	case "role":
		return "Offices differ"
	}
	return "Wording differs"
}

func verdict(v string) string {
	switch v {
	case story.VerdictFirst:
		return "The analyst ruled that the first holds"
	case story.VerdictSecond:
		return "The analyst ruled that the second holds"
	case story.VerdictBoth:
		return "The analyst ruled that both hold, each in its way"
	case story.VerdictNeither:
		return "The analyst ruled that neither holds"
	}
	return "The analyst ruled: " + v
}

// printed says where and when the article of a passage was printed.
func (b *builder) printed(p story.Passage) string {
	a := b.articles[p.Article]
	if a == nil {
		return "an article"
	}
	return cmp.Or(a.Outlet, "an unnamed outlet") + joined(" ", "", onDay(a.Published))
}

func onDay(published string) string {
	if published == "" {
		return ""
	}
	day, _ := article.Moment(published)
	return " (" + day + ")"
}

// outlet tells what an outlet printed, and which of it others had first.
func (b *builder) outlet(name string, of []*story.Article) []Sentence {
	words := cmp.Or(name, "Unnamed outlets") + " printed " + counted(len(of), "article", "articles")
	var at []story.Passage
	for _, a := range of {
		at = append(at, a.Passages[0])
	}
	if g := of[len(of)-1].Reliability; g != "" {
		words += " and is graded " + g + " (of A to F)"
	}
	out := []Sentence{b.told(words, &of[0].Row, at...)}
	for _, a := range of {
		if first := b.articles[a.ReprintOf]; first != nil && len(first.Passages) > 0 {
			out = append(out, b.told(quoted(a.Headline)+" is a reprint of "+quoted(first.Headline)+" in "+b.printed(first.Passages[0]), &a.Row, a.Passages[0], first.Passages[0]))
		}
	}
	return out
}
