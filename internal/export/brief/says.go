package brief

import (
	"strconv"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
)

// Tongue is the language in which a brief says its own words.
type Tongue struct {
	Tag string                       // BCP 47; empty for English
	Say func(message.Message) string // nil for English
}

// say says something in the language of the brief.
func (b *builder) say(k message.Kind, values ...string) string {
	m := k.With(values...)
	if b.o.Tongue.Say == nil {
		return m.String()
	}
	return b.o.Tongue.Say(m)
}

// count says a number of things.
func (b *builder) count(k message.Kind, n int) string { return b.say(k, strconv.Itoa(n)) }

// What a brief says of itself.
const (
	saysDay   message.Kind = "Brief of {{.Day}}."
	saysSince message.Kind = "What is new is told since {{.Day}}."
	saysFoot  message.Kind = "Each sentence stands on the passages in its footnotes. Days are those of the record: on which a thing happens or is expected, on which it was said, or on which it was printed. Independent origins count reprints of one report once. Grades are those of the Admiralty code: a letter for the source, a digit for the information, – where none was given."

	saysSections  message.Kind = "Sections"
	saysFootnotes message.Kind = "Footnotes"
	saysFootnote  message.Kind = "footnote"
	saysBack      message.Kind = "back to the text"
)

// The headings of the sections, and the lines below them.
const (
	headNew      message.Kind = "New since the last brief"
	headExpected message.Kind = "Expected"
	headHappened message.Kind = "What happened"
	headOverdue  message.Kind = "Overdue"
	headSaid     message.Kind = "Who said what"
	headTable    message.Kind = "On the table"
	headDisputed message.Kind = "Where they disagree"
	headSources  message.Kind = "Sources and origins"

	leadMore        message.Kind = "{{.Count}} more is in the record.|{{.Count}} more are in the record."
	leadUnreported  message.Kind = "What was not reported before."
	leadNothing     message.Kind = "Nothing is new."
	leadCame        message.Kind = "{{.Articles}} came in, with {{.Statements}}."
	leadSources     message.Kind = "{{.Articles}} of {{.Origins}}."
	countArticles   message.Kind = "{{.Count}} article|{{.Count}} articles"
	countStatements message.Kind = "{{.Count}} new statement|{{.Count}} new statements"
	countIndepend   message.Kind = "{{.Count}} independent origin|{{.Count}} independent origins"
	countOrigins    message.Kind = "{{.Count}} origin|{{.Count}} origins"
)

// The parts of sentences. When is one of them, and so is Saying, Became, Place and Printed;
// Sentence is what is said so far.
const (
	onDay     message.Kind = "on {{.Day}}"
	fromDay   message.Kind = "from {{.Day}} on"
	byDay     message.Kind = "by {{.Day}}"
	betweenDs message.Kind = "between {{.Day}} and {{.OtherDay}}"
	andLast   message.Kind = "{{.Names}} and {{.Last}}"
	somebody  message.Kind = "somebody"

	notGraded message.Kind = "not graded"
	isGraded  message.Kind = "graded {{.Grade}}"

	printedOn      message.Kind = "{{.Outlet}}, {{.Day}}"
	printedBriefly message.Kind = "{{.Outlet}} ({{.Day}})"
	anArticle      message.Kind = "an article"
	unnamedOutlet  message.Kind = "an unnamed outlet"
	unnamedOutlets message.Kind = "Unnamed outlets"
)

// What is expected.
const (
	expectedWhen    message.Kind = "Expected {{.When}}: {{.Words}}"
	expectedUndated message.Kind = "Expected, for no day named: {{.Words}}"
	announcedWhen   message.Kind = "{{.Sentence}}, announced {{.When}} by {{.Who}}"
	announcedBy     message.Kind = "{{.Sentence}}, announced by {{.Who}}"
	announcedAgain  message.Kind = "{{.Sentence}}, and announced again in {{.Count}} place|{{.Sentence}}, and announced again in {{.Count}} places"
	chance          message.Kind = "The speaker's word of chance is {{.Words}} ({{.Low}} to {{.High}} % in ICD 203)"
	onCondition     message.Kind = "It hangs on a condition: {{.Words}}"
	ruledProof      message.Kind = "The analyst ruled that it {{.Became}}: {{.Words}}"
	ruledIt         message.Kind = "The analyst ruled that it {{.Became}}"
	suggested       message.Kind = "A later passage, on which nobody has ruled, suggests that it {{.Became}}: {{.Words}}"

	becameSo          message.Kind = "happened"
	becameOtherwise   message.Kind = "happened otherwise"
	becameUntold      message.Kind = "cannot be told from what was printed"
	becameAnnulled    message.Kind = "was annulled, for what it rested on fell away"
	becamePostponed   message.Kind = "was postponed"
	becameRescheduled message.Kind = "was rescheduled"
	becameCancelled   message.Kind = "was cancelled"
	becameDenied      message.Kind = "was denied"
)

// became says an outcome.
func (b *builder) became(s story.Status) string {
	k, ok := map[story.Status]message.Kind{
		story.Happened: becameSo, story.HappenedOtherwise: becameOtherwise, story.Ambiguous: becameUntold, story.Annulled: becameAnnulled,
		story.Postponed: becamePostponed, story.Rescheduled: becameRescheduled, story.Cancelled: becameCancelled, story.Denied: becameDenied,
	}[s]
	if !ok {
		return string(s)
	}
	return b.say(k)
}

// What was said and done, and what is owed.
const (
	saidWhen     message.Kind = "{{.When}}{{.Place}}, {{.Saying}}"
	saidPrinted  message.Kind = "Printed on {{.Day}}{{.Place}}: {{.Saying}}"
	viaNames     message.Kind = "via {{.Names}}"
	accordingTo  message.Kind = "{{.Sentence}}, according to {{.Who}}"
	noDayGiven   message.Kind = "no day given"
	toldNotDone  message.Kind = "told as not done"
	toldPossible message.Kind = "told as likely or possible, not as done"
	toldUnlikely message.Kind = "told as not likely"
	toldUnsure   message.Kind = "told as uncertain"
	owesReply    message.Kind = "{{.Who}} owes a reply"
	owesReplyTo  message.Kind = "{{.Who}} owes {{.Other}} a reply"
	toPaper      message.Kind = "{{.Sentence}} to the {{.Words}}"
	sinceDay     message.Kind = "{{.Sentence}} since {{.Day}}"
)

// Where two passages do not agree.
const (
	differTime     message.Kind = "Dates differ"
	differClaim    message.Kind = "Claim and denial"
	differNumber   message.Kind = "Numbers differ"
	differHeadline message.Kind = "Headline and text differ"
	differOffice   message.Kind = "Offices differ"
	differWording  message.Kind = "Wording differs"

	firstHas      message.Kind = "{{.Differ}}: {{.Printed}} has {{.Words}}"
	secondHas     message.Kind = "{{.Printed}} has {{.Words}}"
	countApart    message.Kind = "They count from different days."
	oneReprints   message.Kind = "One is a reprint of the other."
	oneCorrects   message.Kind = "One corrects the other."
	ruledFirst    message.Kind = "The analyst ruled that the first holds"
	ruledSecond   message.Kind = "The analyst ruled that the second holds"
	ruledBoth     message.Kind = "The analyst ruled that both hold, each in its way"
	ruledNeither  message.Kind = "The analyst ruled that neither holds"
	ruledWords    message.Kind = "The analyst ruled: {{.Words}}"
	outletPrinted message.Kind = "{{.Who}} printed {{.Count}} article|{{.Who}} printed {{.Count}} articles"
	outletGraded  message.Kind = "{{.Sentence}} and is graded {{.Grade}} (of A to F)"
	reprintIn     message.Kind = "{{.Words}} is a reprint of {{.OtherWords}} in {{.Printed}}"
)

// What is new.
const (
	newAnnounced     message.Kind = "Newly announced: {{.Words}}"
	newProposed      message.Kind = "Of {{.Words}} a passage now suggests that it {{.Became}}: {{.OtherWords}}"
	newDisagreement  message.Kind = "New disagreement. {{.Differ}}: {{.Words}} – {{.OtherWords}}"
	newArticle       message.Kind = "New article in {{.Printed}}: {{.Words}}"
	newReprint       message.Kind = "New article in {{.Printed}}: {{.Words}}, a reprint"
	nowStatus        message.Kind = "{{.Words}} is now {{.Status}}; it was {{.OldStatus}}"
	nowWindow        message.Kind = "{{.Words}} is now expected {{.When}}; it was {{.OtherWhen}}"
	undated          message.Kind = "for no day named"
	nowConditioned   message.Kind = "{{.Words}} now hangs on a condition: {{.OtherWords}}"
	nowUnconditioned message.Kind = "{{.Words}} hangs on no condition any more"
	nowAccepted      message.Kind = "{{.Words}} was accepted by the analyst"
	nowRejected      message.Kind = "{{.Words}} was rejected by the analyst"
	nowOpen          message.Kind = "{{.Words}} was left open by the analyst"
	nowAgain         message.Kind = "{{.Words}} was announced again"
)
