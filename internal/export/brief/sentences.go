package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
)

// expectation tells what is expected: for when, in whose words, on what condition; what
// later passages suggest came of it, or what the analyst ruled.
func (b *builder) expectation(x *story.Expectation) []Sentence {
	words := b.say(expectedUndated, quoted(x.Passages[0].Text))
	if when := b.on(x.From, x.To); when != "" {
		words = b.say(expectedWhen, when, quoted(x.Passages[0].Text))
	}
	at := append([]story.Passage{x.Passages[0]}, x.Announcements...)
	if x.By != "" {
		by := lowered(oneLine(x.By))
		if when := b.on(x.AnnouncedOn, x.AnnouncedOn); when != "" {
			words = b.say(announcedWhen, words, when, by)
		} else {
			words = b.say(announcedBy, words, by)
		}
	}
	if n := len(x.Announcements); n > 0 {
		words = b.say(announcedAgain, words, strconv.Itoa(n))
	}
	out := []Sentence{b.told(words, &x.Row, at...)}
	if l := x.Likelihood; l.High > 0 {
		out = append(out, b.told(b.say(chance, quoted(l.Text), strconv.Itoa(l.Low), strconv.Itoa(l.High)), &x.Row, x.Passages[0]))
	}
	if x.Condition.Text != "" {
		out = append(out, b.told(b.say(onCondition, quoted(x.Condition.Text)), &x.Row, x.Condition))
	}
	switch {
	case x.Proof != nil:
		out = append(out, b.told(b.say(ruledProof, b.became(x.Status), quoted(x.Proof.Text)), &x.Row, *x.Proof))
	case x.Status.Settled(), x.Status == story.Postponed:
		out = append(out, b.told(b.say(ruledIt, b.became(x.Status)), &x.Row, x.Passages[0]))
	case len(x.Proposals) > 0:
		p := x.Proposals[0]
		out = append(out, b.told(b.say(suggested, b.became(p.Status), quoted(p.Passage.Text)), &x.Row, p.Passage))
	}
	return out
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
	when, where := b.on(s.From, s.To), b.place(s)
	if where != "" {
		where = " (" + where + ")"
	}
	if when != "" {
		words = b.say(saidWhen, begun(when), where, lowered(words))
	} else if s.Printed != "" {
		words = b.say(saidPrinted, day(s.Printed), where, begun(words))
	} else {
		words = begun(words) + where
	}
	return b.told(words, &s.Row, s.Passages[0])
}

// speaks says who speaks and how, in the words and the language of the report.
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
func (b *builder) place(s *story.Statement) string {
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
		at = joined(", ", at, b.say(viaNames, b.listed(via)))
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
	words := begun(b.on(e.first.From, e.first.To)) + ": " + quoted(e.first.Passages[0].Text)
	if i := slices.IndexFunc(b.l.Statements, func(s *story.Statement) bool { return s.Key == e.first.AccordingTo }); i >= 0 && e.first.AccordingTo != "" {
		words = b.say(accordingTo, words, cmp.Or(oneLine(b.l.Statements[i].Name), b.say(somebody)))
	}
	row := e.first.Row
	row.Origins = len(e.origins)
	return b.told(words, &row, e.told...)
}

// move tells what was done with a document.
func (b *builder) move(m *story.Move) Sentence {
	words := begun(joined(", ", cmp.Or(b.on(m.From, m.ToDay), b.say(noDayGiven)), b.certainty(m.Factuality), m.Title))
	return b.told(words+": "+quoted(m.Passages[0].Text), &m.Row, m.Passages[0])
}

// certainty says how sure the words are that a move was made (FactBank); nothing for one
// that was.
func (b *builder) certainty(f string) string {
	switch f {
	case "", "CT+":
		return ""
	case "CT-":
		return b.say(toldNotDone)
	case "PR+", "PS+":
		return b.say(toldPossible)
	case "PR-", "PS-":
		return b.say(toldUnlikely)
	}
	return b.say(toldUnsure)
}

// debt tells who owes a reply.
func (b *builder) debt(m *story.Move) Sentence {
	who := cmp.Or(b.names[m.ReplyOwed], b.say(somebody))
	words := b.say(owesReply, who)
	if to := b.called(m.By); to != "" {
		words = b.say(owesReplyTo, who, to)
	}
	if m.Title != "" {
		words = b.say(toPaper, words, m.Title)
	}
	if m.From != "" {
		words = b.say(sinceDay, words, day(m.From))
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
	return b.listed(names)
}

// conflict sets two passages side by side, says what explains it, and what was ruled.
func (b *builder) conflict(k *story.Conflict) []Sentence {
	out := []Sentence{
		b.told(b.say(firstHas, b.disagreement(k.Kind), b.printed(k.A), quoted(k.A.Text)), &k.Row, k.A),
		b.told(b.say(secondHas, begun(b.printed(k.B)), quoted(k.B.Text)), &k.Row, k.B),
	}
	why := oneLine(b.say(k.Note.Kind, k.Note.Values...))
	switch k.ExplainedBy {
	case "anchor":
		why = cmp.Or(why, b.say(countApart))
	case "reprint":
		why = joined(" ", why, b.say(oneReprints))
	case "correction":
		why = joined(" ", why, b.say(oneCorrects))
	}
	if why != "" {
		out = append(out, b.told(why, &k.Row, k.A, k.B))
	}
	if k.Verdict != "" {
		out = append(out, b.told(b.verdict(k.Verdict), &k.Row, k.A, k.B))
	}
	return out
}

func (b *builder) disagreement(kind string) string {
	k, ok := map[string]message.Kind{
		"time": differTime, "claim-denial": differClaim, "number": differNumber, "headline-body": differHeadline, "role": differOffice,
	}[kind]
	if !ok {
		k = differWording
	}
	return b.say(k)
}

func (b *builder) verdict(v string) string {
	k, ok := map[string]message.Kind{
		story.VerdictFirst: ruledFirst, story.VerdictSecond: ruledSecond, story.VerdictBoth: ruledBoth, story.VerdictNeither: ruledNeither,
	}[v]
	if !ok {
		return b.say(ruledWords, v)
	}
	return b.say(k)
}

// printed says where and when the article of a passage was printed.
func (b *builder) printed(p story.Passage) string {
	a := b.articles[p.Article]
	if a == nil {
		return b.say(anArticle)
	}
	out := cmp.Or(a.Outlet, b.say(unnamedOutlet))
	if printed, _ := article.Moment(a.Published); printed != "" {
		out = b.say(printedBriefly, out, printed)
	}
	return out
}

// outlet tells what an outlet printed, and which of it others had first.
func (b *builder) outlet(name string, of []*story.Article) []Sentence {
	words := b.say(outletPrinted, cmp.Or(name, b.say(unnamedOutlets)), strconv.Itoa(len(of)))
	var at []story.Passage
	for _, a := range of {
		at = append(at, a.Passages[0])
	}
	if g := of[len(of)-1].Reliability; g != "" {
		words = b.say(outletGraded, words, g)
	}
	out := []Sentence{b.told(words, &of[0].Row, at...)}
	for _, a := range of {
		if first := b.articles[a.ReprintOf]; first != nil && len(first.Passages) > 0 {
			out = append(out, b.told(b.say(reprintIn, quoted(a.Headline), quoted(first.Headline), b.printed(first.Passages[0])), &a.Row, a.Passages[0], first.Passages[0]))
		}
	}
	return out
}
