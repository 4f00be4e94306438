package story

import (
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// Ledgers are all the records of one story, joined over its articles.
type Ledgers struct {
	Story        string
	Today        string // the day they were built for, ISO 8601
	Articles     []*Article
	Actors       []*Actor
	Statements   []*Statement
	Times        []*Time
	Events       []*Event
	Expectations []*Expectation
	Documents    []*Document
	Moves        []*Move
	Conflicts    []*Conflict
	Signals      []*Signal
	// Unanchored are decisions whose passage is found no more; they are kept.
	Unanchored []decision.Decision
	// Rulings are all decisions in force, in the order they were taken.
	Rulings []decision.Decision
}

// Rows gives what the rows of all ledgers have in common, ledger by ledger.
func (l *Ledgers) Rows() []*Row {
	var out []*Row
	out = append(out, bases(l.Articles)...)
	out = append(out, bases(l.Actors)...)
	out = append(out, bases(l.Statements)...)
	out = append(out, bases(l.Times)...)
	out = append(out, bases(l.Events)...)
	out = append(out, bases(l.Expectations)...)
	out = append(out, bases(l.Documents)...)
	out = append(out, bases(l.Moves)...)
	out = append(out, bases(l.Conflicts)...)
	return append(out, bases(l.Signals)...)
}

func bases[R rowed](rows []R) []*Row {
	out := make([]*Row, len(rows))
	for i, r := range rows {
		out[i] = r.base()
	}
	return out
}

// Passage is the evidence of a row: where it stands, the words, and the rule.
type Passage struct {
	Article article.ID `json:"article"`
	text.Span
	Text   string `json:"text"`
	Record string `json:"record"` // id of the record in its Reading
	Rule   string `json:"rule"`
}

// Ruling is what the analyst decided about a row.
type Ruling string

// The rulings. A row nobody ruled on is Proposed.
const (
	Proposed Ruling = ""
	Accepted Ruling = "accepted"
	Rejected Ruling = "rejected"
)

// Row is what the rows of all ledgers have in common.
type Row struct {
	// Key names the row among all rows of the story and stays the same while its
	// passage does.
	Key    string          `json:"key"`
	Target decision.Target `json:"target"`
	// Passages are its evidence; the first is the one it is named by.
	Passages []Passage `json:"passages"`
	Ruling   Ruling    `json:"ruling"`
	// Fixes are the fields the analyst set by hand: name of the field to its value.
	// The row's own fields already hold them.
	Fixes map[string]string `json:"fixes,omitempty"`
	// Shape is what records that are read alike have in common: the rule and, for a
	// statement, its verb, for an event, its type; for a date, the Question it asks. A
	// decision always to treat the like of a row names it.
	Shape string `json:"shape,omitempty"`
	// Always is the Seq of the decision on all of its shape that ruled on it, 0 where
	// the analyst ruled on it by itself or not at all.
	Always uint64 `json:"always,omitempty"`
	// Remarks are the analyst's notes on it, in the order they were made.
	Remarks []string `json:"remarks,omitempty"`
	// Credibility is the analyst's grade of the information, "1" to "6" of the Admiralty
	// code; "1", confirmed, holds only with two independent origins.
	Credibility string `json:"credibility,omitempty"`
	// Origins is the number of independent origins that carry it: reprints of one
	// report count once.
	Origins int `json:"origins"`
	// DroppedIn is set when all its passages stand in articles of which a newer
	// version lacks them: the version that dropped the last of them. The row stays.
	DroppedIn article.ID `json:"dropped_in,omitempty"`
}

// Article is one article of the story.
type Article struct {
	Row
	ID        article.ID `json:"id"`
	File      string     `json:"file"`
	Headline  string     `json:"headline"`
	Outlet    string     `json:"outlet"`
	Agency    string     `json:"agency"`
	Published string     `json:"published"`
	Modified  string     `json:"modified,omitempty"` // when its page was last changed, where that is stated
	Language  string     `json:"language"`
	// Reliability is the analyst's grade of the source that printed it, "A" to "F" of the
	// Admiralty code: the last given to any article of the same outlet.
	Reliability string `json:"reliability,omitempty"`
	// Origin is the ID of the article its origin group is taken from: articles with the
	// same Origin are reprints of one report.
	Origin article.ID `json:"origin"`
	// ReprintOf is set on every article of a group but that one.
	ReprintOf article.ID `json:"reprint_of,omitempty"`
	// VersionOf is the text that stood under the same address before this one, and
	// SupersededBy the one that took its place.
	VersionOf    article.ID        `json:"version_of,omitempty"`
	SupersededBy article.ID        `json:"superseded_by,omitempty"`
	Statements   int               `json:"statements"`
	Chains       []record.Chain    `json:"chains"`
	Notes        []message.Message `json:"notes,omitempty"`
}

// Actor is one actor of the story under all its names.
type Actor struct {
	Row
	Name       string           `json:"name"`
	Type       record.ActorType `json:"type"`
	Country    string           `json:"country"`
	Aliases    []string         `json:"aliases"`
	Roles      []ActorRole      `json:"roles"`
	Mentions   int              `json:"mentions"`
	Statements int              `json:"statements"`
}

// ActorRole is an office with the time in which articles say that it is held, and the
// passages that say so.
type ActorRole struct {
	Title   string  `json:"title"`
	Of      string  `json:"of"`
	Passage Passage `json:"passage"` // the first that gives it
	Last    Passage `json:"last"`    // and the last
	// From and To are the days on which these were printed, ISO 8601: it may have been
	// held before and after. Both are empty where it is only told of as past.
	From string `json:"from"`
	To   string `json:"to"`
	// Until is the day by which it was over, from To on; empty while nothing says so.
	// Ended is the passage that says so: of the past ("former minister"), or the first of
	// the Successor in an office that one person has, who is the Key of an Actor.
	Until     string   `json:"until,omitempty"`
	Ended     *Passage `json:"ended,omitempty"`
	Successor string   `json:"successor,omitempty"`
}

// Statement is one utterance with every place that reports it.
type Statement struct {
	Row
	Speaker   string            `json:"speaker"` // Key of the Actor; empty when not known
	Name      string            `json:"name"`    // the speaker's name, or the source's words
	Kind      record.SpeechKind `json:"kind"`
	Cue       string            `json:"cue"`
	Lemma     string            `json:"lemma"`
	Content   string            `json:"content"`
	Parts     []Passage         `json:"parts"` // the content's passages in the first article
	Source    Passage           `json:"source"`
	CueAt     Passage           `json:"cue_at"`
	Asked     Passage           `json:"asked"`
	From      string            `json:"from"` // when it was said
	To        string            `json:"to"`
	Printed   string            `json:"printed"` // day of the first article that has it
	Medium    string            `json:"medium"`
	Venue     string            `json:"venue"`
	Outlet    string            `json:"outlet"`
	Via       []string          `json:"via"`
	Denies    bool              `json:"denies"`
	Rejects   string            `json:"rejects,omitempty"` // Key of the statement it denies
	Within    string            `json:"within,omitempty"`  // Key of the outer statement
	Variants  []Variant         `json:"variants"`          // the same utterance elsewhere
	Reprinted int               `json:"reprinted"`         // how many articles carry it, this one included
}

// Variant is another wording of the same utterance.
type Variant struct {
	Passage
	Outlet string `json:"outlet"`
	Words  string `json:"words"`
}

// Time is one date of an article with its readings.
type Time struct {
	Row
	Text     string               `json:"text"`
	Type     record.TimeType      `json:"type"`
	Value    string               `json:"value"`
	From     string               `json:"from"`
	To       string               `json:"to"`
	Anchor   record.Anchor        `json:"anchor"`
	Why      message.Text         `json:"why"`
	Readings []record.TimeReading `json:"readings"`
	// Chosen is the index into Readings of the reading in force; -1 when there is none.
	Chosen int `json:"chosen"`
}

// Event is something done between actors.
type Event struct {
	Row
	Type         string   `json:"type"`
	Trigger      string   `json:"trigger"`
	CAMEO        string   `json:"cameo"`  // the CAMEO code of the act, within its type
	Actors       []string `json:"actors"` // Actor keys
	Recipients   []string `json:"recipients"`
	From         string   `json:"from"`
	To           string   `json:"to"`
	Factuality   string   `json:"factuality"`
	Tense        string   `json:"tense"`
	Hypothetical bool     `json:"hypothetical"`
	Outcome      string   `json:"outcome,omitempty"` // postponed, rescheduled, cancelled
	Awaited      bool     `json:"awaited,omitempty"` // has not happened yet, by the words
	AccordingTo  string   `json:"according_to"`      // Statement key
	Score        float64  `json:"score"`
}

// Status is where an expectation stands.
type Status string

// The states of an expectation (IPTC event occurrence status and schema.org
// EventStatus, with the two Metaculus adds: ambiguous and annulled).
const (
	Open              Status = "open"
	Due               Status = "due"
	Overdue           Status = "overdue"
	Happened          Status = "happened"
	HappenedOtherwise Status = "happened otherwise"
	Postponed         Status = "postponed"
	Rescheduled       Status = "rescheduled"
	Cancelled         Status = "cancelled"
	Denied            Status = "denied"
	Ambiguous         Status = "ambiguous"
	Annulled          Status = "annulled"
)

// Settled says whether the status is an outcome: nothing more is awaited.
func (s Status) Settled() bool { return s != Open && s != Due && s != Overdue && s != Postponed }

// Expectation is one announced event with its history and outcome.
type Expectation struct {
	Row
	Title       string   `json:"title"`
	Type        string   `json:"type"` // PLOVER root of the event
	CAMEO       string   `json:"cameo"`
	Actors      []string `json:"actors"`
	Announcer   string   `json:"announcer"` // Actor key
	By          string   `json:"by"`        // the announcer's name
	AnnouncedOn string   `json:"announced_on"`
	From        string   `json:"from"`
	To          string   `json:"to"`
	// Windows are the Keys of the Times that give the window, one for each
	// announcement that names one; the first is that of the first announcement.
	Windows    []string          `json:"windows"`
	Likelihood record.Likelihood `json:"likelihood"`
	Condition  Passage           `json:"condition"`
	Status     Status            `json:"status"`
	// Why says why it has this status.
	Why message.Message `json:"why"`
	// Proof is the passage that settled it, when the analyst named one.
	Proof *Passage `json:"proof,omitempty"`
	// Proposals are outcomes that later passages suggest, best first; never decided
	// for the analyst.
	Proposals []Proposal `json:"proposals"`
	// Announcements are further places that announce the same event.
	Announcements []Passage `json:"announcements"`
}

// Proposal is a passage put forward as the outcome of an expectation.
type Proposal struct {
	Status  Status            `json:"status"`
	Passage Passage           `json:"passage"`
	Target  decision.Target   `json:"target"` // of the event; the proof to resolve with
	Day     string            `json:"day"`    // when the passage says it was, or empty
	Score   float64           `json:"score"`  // 0 to 1
	Reasons []message.Message `json:"reasons"`
}

// Document is a paper between parties.
type Document struct {
	Row
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Parties []string `json:"parties"` // Actor keys
	Date    string   `json:"date"`
}

// Move is one thing done with a document.
type Move struct {
	Row
	Document   string          `json:"document"` // Document key
	Title      string          `json:"title"`
	Move       record.MoveKind `json:"move"`
	Verb       string          `json:"verb,omitempty"` // that tells it: "initialled" and "ratified" are both to sign
	By         []string        `json:"by"`
	To         []string        `json:"to"`
	Answers    string          `json:"answers"` // Document key
	From       string          `json:"from"`
	ToDay      string          `json:"to_day"`
	Factuality string          `json:"factuality"`
	// ReplyOwed is the Actor key of who owes a reply to this move, since From. It is
	// empty once a later move answers it.
	ReplyOwed string `json:"reply_owed,omitempty"`
	// AnsweredBy is the Key of the move that answered this one.
	AnsweredBy string `json:"answered_by,omitempty"`
}

// Conflict is a pair of passages that do not agree, in one article or in two.
type Conflict struct {
	Row
	Kind        string  `json:"kind"`
	A           Passage `json:"a"`
	B           Passage `json:"b"`
	ExplainedBy string  `json:"explained_by"`
	// Note says in what they differ; in the analyst's words where those were given.
	Note message.Message `json:"note"`
	// Verdict is the analyst's ruling: one of the Verdicts, or free words.
	Verdict string `json:"verdict,omitempty"`
}

// The verdicts on a conflict, values of a decision of kind rule. Both passages stay in
// any case.
const (
	VerdictFirst   = "a"       // passage A holds
	VerdictSecond  = "b"       // passage B holds
	VerdictBoth    = "both"    // each holds in its way: two things are told
	VerdictNeither = "neither" // something else holds
)

// Signal moves a pair of actors towards cooperation or escalation.
type Signal struct {
	Row
	Direction   string  `json:"direction"`
	From        string  `json:"from"` // Actor key
	To          string  `json:"to"`
	AccordingTo string  `json:"according_to"` // Statement key
	Score       float64 `json:"score"`
	Day         string  `json:"day"`
}
