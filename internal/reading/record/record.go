package record

import (
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/text"
)

// Schema names the form of a Reading.
const Schema = "readout.reading/1"

// Evidence is what every record stands on: the passage and the short name of the
// rule that found it.
type Evidence struct {
	text.Span
	Rule string `json:"rule"`
}

// Passage is a span with its words: part of a record, or a value of the front matter.
type Passage struct {
	text.Span
	Text string `json:"text"`
}

// PassageOf gives the words of a span as a Passage. An empty span gives the zero Passage.
func PassageOf(t *text.Text, sp text.Span) Passage {
	if sp.Empty() {
		return Passage{}
	}
	return Passage{Span: sp, Text: t.Slice(sp)}
}

// Reading is all that was read in one article.
type Reading struct {
	Schema       string        `json:"schema"`
	File         string        `json:"file"`
	Article      Article       `json:"article"`
	Sentences    []text.Span   `json:"sentences"`
	Mentions     []Mention     `json:"mentions"`
	Actors       []Actor       `json:"actors"`
	Times        []Time        `json:"times"`
	Statements   []Statement   `json:"statements"`
	Events       []Event       `json:"events"`
	Expectations []Expectation `json:"expectations"`
	Documents    []Document    `json:"documents"`
	Moves        []Move        `json:"moves"`
	Chains       []Chain       `json:"chains"`
	Conflicts    []Conflict    `json:"conflicts"`
	// Signals are events that bear on escalation or cooperation, in text order.
	Signals []Signal `json:"signals"`
	// Notes are for the reader of the record, such as "The text is in a language the
	// reader does not know". In JSON "notes" has them in English.
	Notes []message.Message `json:"noted,omitempty"`
}

// Article is the front matter as the Reading gives it.
type Article struct {
	ID        string   `json:"id"`
	Headline  Passage  `json:"headline"`
	Text      string   `json:"text"`
	Published string   `json:"published"`
	Modified  string   `json:"modified,omitempty"` // when the page was last changed, where that is stated
	URL       string   `json:"url"`
	Language  string   `json:"language"`
	Outlet    string   `json:"outlet"`
	Agency    string   `json:"agency"`
	Byline    string   `json:"byline"`
	Dateline  Dateline `json:"dateline"`
}

// Dateline is place and day that open the report; the span is empty when there is none.
type Dateline struct {
	text.Span
	Place string `json:"place"`
	Date  string `json:"date"`
}

// Form is how a mention names its actor.
type Form string

// The forms of a mention.
const (
	Name    Form = "name"
	Nominal Form = "nominal"
	Pronoun Form = "pronoun"
)

// ActorType is what kind of actor a mention names.
type ActorType string

// The types of mentions and actors.
const (
	Person       ActorType = "person"
	Organisation ActorType = "organisation"
	Polity       ActorType = "polity" // a state or other polity acting as one; also by its capital
	Place        ActorType = "place"
	Group        ActorType = "group" // people known only together ("two officials briefed on the talks")
	Role         ActorType = "role"  // an office without its holder's name ("the foreign minister")
	DocumentType ActorType = "document"
)

// Mention is one place where an actor is named, described or meant by a pronoun.
type Mention struct {
	ID string `json:"id"`
	Evidence
	Text  string    `json:"text"`
	Form  Form      `json:"form"`
	Type  ActorType `json:"type"`
	Actor string    `json:"actor"` // id of an Actor; empty when it could not be told
	// Head is the span of the head word or name inside the mention.
	Head text.Span `json:"head"`
}

// Actor is one person, body or state of the article with all its names.
type Actor struct {
	ID string `json:"id"`
	Evidence
	Name    string     `json:"name"`
	Type    ActorType  `json:"type"`
	Aliases []string   `json:"aliases"`
	Country string     `json:"country"` // ISO 3166-1 alpha-3, or empty
	Code    string     `json:"code"`    // of PLOVER: country and sector, such as USAGOV; empty where neither is known
	Roles   []RoleHeld `json:"roles"`
	// Members are the ids of the two actors that a pair means ("the two sides").
	Members []string `json:"members,omitempty"`
}

// RoleHeld is an office that the article gives an actor.
type RoleHeld struct {
	Title   string `json:"title"`
	Of      string `json:"of"`
	Mention string `json:"mention"` // id of the Mention that says so
}

// SpeechKind is how words are rendered.
type SpeechKind string

// The kinds of statements: all of the content in quotation marks, none, or some.
const (
	Direct   SpeechKind = "direct"
	Indirect SpeechKind = "indirect"
	Mixed    SpeechKind = "mixed"
)

// Statement is one attribution: source, cue, content (PARC3, PolNeAR).
type Statement struct {
	ID string `json:"id"`
	Evidence
	Kind    SpeechKind `json:"kind"`
	Source  Source     `json:"source"`
	Cue     Passage    `json:"cue"`
	Content []Passage  `json:"content"`
	Via     []string   `json:"via"` // who carried it, from the speaker outwards reversed: agency first, then broadcaster
	Said    Said       `json:"said"`
	Medium  string     `json:"medium"` // interview, statement, press conference, post, letter, report …
	Venue   string     `json:"venue"`  // where: the broadcaster, paper, city
	Asked   text.Span  `json:"asked"`  // the question that was put
	// Addressee is who was told ("told reporters"), as printed.
	Addressee Passage `json:"addressee"`
	Within    string  `json:"within"` // id of the outer statement
	Denies    bool    `json:"denies"` // the source denies or rejects the content
	// Lemma is the cue's head word in dictionary form ("say", "according to").
	Lemma string `json:"lemma"`
	// SameAs is the id of an earlier statement in the article that this one repeats
	// (a headline repeats its body).
	SameAs string `json:"same_as,omitempty"`
	// Rejects is the id of the statement whose content this one denies, if the
	// article holds it.
	Rejects string `json:"rejects,omitempty"`
}

// Source is who a statement is ascribed to; the span is empty where nobody is named.
type Source struct {
	text.Span
	Text  string `json:"text"`
	Actor string `json:"actor"`
}

// Said is when the words were said; days are inclusive, empty when not told.
type Said struct {
	From string `json:"from"`
	To   string `json:"to"`
	Time string `json:"time"` // id of the Time that says so
}

// Event is something done or planned between actors, in PLOVER's categories.
type Event struct {
	ID string `json:"id"`
	Evidence
	Trigger    Passage  `json:"trigger"`
	Type       string   `json:"type"` // PLOVER 0.8 root: AGREE, CONSULT …
	Mode       string   `json:"mode"`
	CAMEO      string   `json:"cameo"`
	Actors     []string `json:"actors"`     // mention ids
	Recipients []string `json:"recipients"` // mention ids
	Place      string   `json:"place"`
	Time       string   `json:"time"` // id of a Time
	From       string   `json:"from"`
	To         string   `json:"to"`
	// Factuality is FactBank's value relative to the source: CT+ PR+ PS+ CT- PR- PS- CTu Uu.
	Factuality   string `json:"factuality"`
	AccordingTo  string `json:"according_to"` // id of the Statement it stands in; empty for the article's own voice
	Tense        string `json:"tense"`        // past, present, future
	Hypothetical bool   `json:"hypothetical"`
	// Outcome is set where the words say what became of a planned event:
	// postponed, rescheduled, cancelled.
	Outcome string `json:"outcome,omitempty"`
	// Awaited says that it has not happened yet, by the words: "has not yet signed".
	Awaited bool `json:"awaited,omitempty"`
	// Score is PLOVER's, from -9 (assault) to +10 (aid).
	Score float64 `json:"score"`
}

// Expectation is an announced event that has yet to be seen.
type Expectation struct {
	ID string `json:"id"`
	Evidence
	Event       string     `json:"event"`
	From        string     `json:"from"` // window, inclusive days; both empty means open
	To          string     `json:"to"`
	Time        string     `json:"time"` // id of the Time that gives the window
	Likelihood  Likelihood `json:"likelihood"`
	Condition   Passage    `json:"condition"`
	AnnouncedBy string     `json:"announced_by"` // id of an Actor
	AnnouncedOn string     `json:"announced_on"`
	Statement   string     `json:"statement"` // id of the Statement that announces it
	// Actors are the ids of the Actors who are to take part.
	Actors []string `json:"actors"`
}

// Likelihood is the speaker's own word of chance with its ICD 203 band in percent;
// the band is 0, 0 where the word has none ("expects").
type Likelihood struct {
	text.Span
	Text string `json:"text"`
	Low  int    `json:"low"`
	High int    `json:"high"`
}

// Document is a paper that passes between parties.
type Document struct {
	ID string `json:"id"`
	Evidence
	Kind    string    `json:"kind"`
	Title   string    `json:"title"`
	Parties []string  `json:"parties"` // actor ids
	Date    string    `json:"date"`
	Terms   []Passage `json:"terms"`
	// Mentions are further places that speak of the same document.
	Mentions []Passage `json:"mentions"`
}

// MoveKind is what was done with a document.
type MoveKind string

// The moves.
const (
	Publish  MoveKind = "publish"
	Propose  MoveKind = "propose"
	Deliver  MoveKind = "deliver"
	Receive  MoveKind = "receive"
	Study    MoveKind = "study"
	Reply    MoveKind = "reply"
	Reject   MoveKind = "reject"
	Sign     MoveKind = "sign"
	Withdraw MoveKind = "withdraw"
	Leak     MoveKind = "leak"
)

// Move is one thing done with a document, by whom and to whom.
type Move struct {
	ID string `json:"id"`
	Evidence
	Document   string   `json:"document"`
	Move       MoveKind `json:"move"`
	Cue        Passage  `json:"cue"`     // the verb that tells it, with its particle: "ratified" is a sign
	By         []string `json:"by"`      // actor ids
	To         []string `json:"to"`      // actor ids
	Answers    string   `json:"answers"` // id of the Document it replies to
	Time       string   `json:"time"`    // id of a Time
	From       string   `json:"from"`
	ToDay      string   `json:"to_day"`
	Factuality string   `json:"factuality"`
	// ReplyOwed is the actor id of who owes a reply to this move since its day, or empty.
	ReplyOwed string `json:"reply_owed,omitempty"`
}

// Chain is the way words came to the reader: outlet, agency, broadcaster, speaker.
type Chain struct {
	ID string `json:"id"`
	Evidence
	Links      []Link   `json:"links"`      // from the outlet inwards to the speaker
	Statements []string `json:"statements"` // ids
}

// Link is one station of a chain. The span is empty where it came from metadata.
type Link struct {
	text.Span
	Name string `json:"name"`
	Role string `json:"role"` // outlet, agency, broadcaster, newspaper, speaker …
}

// Conflict is a pair of passages that do not agree.
type Conflict struct {
	ID string `json:"id"`
	Evidence
	Kind string `json:"kind"` // time, headline-body, claim-denial, number, wording, role
	A    string `json:"a"`    // ids of the two records
	B    string `json:"b"`
	// Other is the passage of B; the Evidence is that of A.
	Other text.Span `json:"other"`
	// ExplainedBy is empty, or what explains it away: anchor, reprint, correction.
	ExplainedBy string `json:"explained_by"`
	// Note says in what they differ. In JSON "note" has it in English.
	Note message.Message `json:"because"`
}

// Signal is an event that moves a pair of actors towards cooperation (+) or
// escalation (-).
type Signal struct {
	ID string `json:"id"`
	Evidence
	Event       string  `json:"event"`
	Direction   string  `json:"direction"` // "+" or "-"
	From        string  `json:"from"`      // actor id of who acts
	To          string  `json:"to"`        // actor id of whom it is aimed at, or empty
	AccordingTo string  `json:"according_to"`
	Score       float64 `json:"score"`
}
