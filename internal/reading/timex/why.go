package timex

import "github.com/readout-app/readout/internal/message"

// Why a reading of a date was chosen: what it counts from, then which of several it is.
const (
	noAnchor     message.Kind = "No day is known to count from."
	noDay        message.Kind = "The words name no day."
	inFull       message.Kind = "The date is told in full."
	fromPrinting message.Kind = "Counted from the day of printing, {{.Weekday}}."
	fromText     message.Kind = "Counted from the day the text speaks of, {{.Weekday}}."
	fromSpeech   message.Kind = "The speaker's words are from {{.Weekday}}, so they count from that day and not from the printing."
	fromReport   message.Kind = "The words were reported from {{.Weekday}}, so they count from that day and not from the printing."
	// A year is Year, and no day.
	yearTold message.Kind = "The text has been telling of {{.Year}}, and the verb looks back."

	swappable     message.Kind = "Day and month may be swapped."
	orderOfOutlet message.Kind = "The outlet's country writes dates in this order."
	orderOfText   message.Kind = "Another date of the text shows this order."
	orderNearest  message.Kind = "This order lies nearer to the printing."

	weekToCome   message.Kind = "On a Sunday “this week” looking ahead means the week that begins."
	isoWeek      message.Kind = "A week runs from Monday to Sunday (ISO 8601)."
	latestSuch   message.Kind = "The verb looks back, so it is the latest such day."
	nextSuch     message.Kind = "The verb looks ahead, so it is the next such day."
	mostlyLatest message.Kind = "No verb tells the direction, and news mostly looks back."
	notTomorrow  message.Kind = "The coming one is tomorrow, so that of the next week is meant."
	nearestNext  message.Kind = "The coming one is nearest; it may be that of the next week."
	notYesterday message.Kind = "The latest one was yesterday, so that of the week before is meant."
	nearestLast  message.Kind = "The latest one is nearest; it may be that of the week before."
)

// why gives the reason that a reading counts from something, and that of its choice where
// there is one.
func why(from message.Message, choice message.Kind) message.Text {
	if choice == "" {
		return message.Text{from}
	}
	return message.Text{from, choice.With()}
}
