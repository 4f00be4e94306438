package record

import "github.com/readout-app/readout/internal/message"

// TimeType is a TIMEX3 type (TimeML 1.2.1).
type TimeType string

// The TIMEX3 types.
const (
	Date      TimeType = "DATE"
	TimeOfDay TimeType = "TIME"
	Duration  TimeType = "DURATION"
	Set       TimeType = "SET"
)

// Anchor is the moment that a relative date counts from.
type Anchor string

// The anchors.
const (
	Publication Anchor = "publication" // when the article was printed
	Utterance   Anchor = "utterance"   // when the words were said
	Narrative   Anchor = "narrative"   // the day the text has been speaking of
)

// Week is a rule for which day begins a week.
type Week string

// The week rules.
const (
	ISOWeek    Week = "iso"    // Monday to Sunday, ISO 8601
	SundayWeek Week = "sunday" // Sunday to Saturday, North American usage
)

// Way is what tells a reading from the others that count from the same anchor, where
// its week rule does not.
type Way string

// The ways, two of each question.
const (
	DayFirst     Way = "day-first"    // 3/4/2022 is the third of April
	MonthFirst   Way = "month-first"  // … the fourth of March
	LookingBack  Way = "back"         // a weekday alone is the latest such day
	LookingAhead Way = "ahead"        // … the next such day
	SameDay      Way = "same-day"     // told ahead on a Friday, "on Friday" is the day itself
	WeekLater    Way = "week-later"   // … a week on
	Coming       Way = "coming"       // "next Friday" is the nearest one to come
	OfNextWeek   Way = "of-next-week" // … that of the week after this one
	Latest       Way = "latest"       // "last Tuesday" is the nearest one gone by
	OfLastWeek   Way = "of-last-week" // … that of the week before this one
)

// Time is one time expression with every way to read it.
type Time struct {
	ID string `json:"id"`
	Evidence
	Text  string   `json:"text"`
	Type  TimeType `json:"type"`
	Value string   `json:"value"` // TIMEX3 value
	Mod   string   `json:"mod"`   // TIMEX3 mod
	// Quant and Freq are those of a TIMEX3 SET: "EVERY", "2X".
	Quant string `json:"quant,omitempty"`
	Freq  string `json:"freq,omitempty"`
	// From and To are the calendar days of the chosen reading, both inclusive;
	// empty when the words give no day (PAST_REF, a bare duration).
	From   string `json:"from"`
	To     string `json:"to"`
	Anchor Anchor `json:"anchor"` // empty for an absolute date
	// Why says why this reading was chosen. In JSON "why" has it in English.
	Why      message.Text  `json:"because"`
	Readings []TimeReading `json:"readings"`
	// Statement is the id of the statement whose utterance anchors it, if any.
	Statement string `json:"statement,omitempty"`
}

// TimeReading is one way to read a time expression.
type TimeReading struct {
	Anchor Anchor `json:"anchor"`
	Week   Week   `json:"week"` // empty where no week is counted
	// Way tells it from the others of the same anchor; empty where there is none or the
	// week rule tells.
	Way    Way    `json:"way,omitempty"`
	Value  string `json:"value"`
	From   string `json:"from"`
	To     string `json:"to"`
	Chosen bool   `json:"chosen"`
}
