package story

import (
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
)

// Why an expectation has its status.
const (
	unconditioned message.Kind = "No day was named."
	conditioned   message.Kind = "No day was named; it waits on its condition: {{.Words}}."
	windowOver    message.Kind = "The window ended on {{.Day}} and no passage has been accepted as its outcome."
	windowAhead   message.Kind = "The window opens on {{.Day}}."
	windowBegun   message.Kind = "The window opened on {{.Day}}; no end was named."
	windowNow     message.Kind = "Today lies in the window, which ends on {{.Day}}."
	resolved      message.Kind = "You resolved it."
	resolvedByNow message.Kind = "You resolved it with the passage beside it."
	resolvedByOld message.Kind = "You resolved it with a passage that is found no more."
)

// Why an event is put forward as the outcome of an expectation: who takes part, what is done
// and when. Of the actors, Count of All are named.
const (
	outcomeTold  message.Kind = "The passage says it was {{.Status}}."
	sameMatter   message.Kind = "Both speak of {{.Words}}."
	sameCast     message.Kind = "The same actors take part."
	castStandsIn message.Kind = "{{.Count}} of {{.All}} expected actors are named; states stand for the others, or they for their states."
	castInPart   message.Kind = "{{.Count}} of {{.All}} expected actors are named, and nobody else."
	sameDeed     message.Kind = "Both are {{.Deed}}."
	likeDeed     message.Kind = "Both are {{.Deed}}, in different ways."

	tellsOfWindow   message.Kind = "It speaks of {{.Day}}, which lies in the window."
	tellsOfNoWindow message.Kind = "It does not speak of a day of the window."
	oneUndated      message.Kind = "One of the two names no day."
	inTheWindow     message.Kind = "Its day, {{.Day}}, lies in the window."
	outOfWindow     message.Kind = "Its day, {{.Day}}, lies outside the window."
)

// What the two passages of a conflict between articles differ in.
const (
	otherDays    message.Kind = "{{.Who}} names {{.Day}}, {{.Other}} names {{.OtherDay}}."
	otherNumber  message.Kind = "One prints {{.Words}}, the other {{.OtherWords}}; the sentences are otherwise the same."
	otherCount   message.Kind = "One tells of {{.Words}}, the other of {{.OtherWords}}."
	otherWord    message.Kind = "One prints “{{.Words}}”, the other “{{.OtherWords}}”; the quotations are otherwise the same."
	saidNotToBe  message.Kind = "One announces it, the other says that it will not be."
	reportDenied message.Kind = "{{.Who}} denies what {{.Other}} is reported to have said."
	otherHolder  message.Kind = "One names {{.Who}} as {{.Words}}, the other {{.Other}}."
	otherOffice  message.Kind = "One names {{.Who}} as {{.Words}}, the other as {{.OtherWords}}."
)

// Why a date means the days that it does, where the analyst ruled on it: who chose the
// reading, what it counts from, and how it takes what the words leave open.
const (
	daySet       message.Kind = "You set the day."
	chosenByYou  message.Kind = "You chose this reading."
	chosenByRule message.Kind = "A rule of yours chose this reading."

	fromPrinting message.Kind = "It counts from the day of printing."
	fromSpeech   message.Kind = "It counts from the day the words were said."
	fromText     message.Kind = "It counts from the day the text speaks of."

	weekFromMonday message.Kind = "Its week begins on Monday."
	weekFromSunday message.Kind = "Its week begins on Sunday."
	dayFirst       message.Kind = "The day stands first, then the month."
	monthFirst     message.Kind = "The month stands first, then the day."
	latestSuch     message.Kind = "It is the latest such day."
	nextSuch       message.Kind = "It is the next such day."
	sameDay        message.Kind = "It is that same day."
	weekLater      message.Kind = "It is the day a week later."
	nearestToCome  message.Kind = "It is the nearest one to come."
	ofNextWeek     message.Kind = "It is that of the next week."
	nearestGone    message.Kind = "It is the nearest one gone by."
	ofLastWeek     message.Kind = "It is that of the week before."
)

// ruledReading says who chose a reading and what it is.
func ruledReading(who message.Kind, r record.TimeReading) message.Text {
	way, ok := map[record.Way]message.Kind{
		record.DayFirst: dayFirst, record.MonthFirst: monthFirst, record.LookingBack: latestSuch, record.LookingAhead: nextSuch,
		record.SameDay: sameDay, record.WeekLater: weekLater, record.Coming: nearestToCome, record.OfNextWeek: ofNextWeek,
		record.Latest: nearestGone, record.OfLastWeek: ofLastWeek,
	}[r.Way]
	if !ok {
		way = map[record.Week]message.Kind{record.ISOWeek: weekFromMonday, record.SundayWeek: weekFromSunday}[r.Week]
	}
	from := map[record.Anchor]message.Kind{record.Publication: fromPrinting, record.Utterance: fromSpeech, record.Narrative: fromText}[r.Anchor]
	out := message.Text{who.With()}
	for _, k := range []message.Kind{from, way} {
		if k != "" {
			out = append(out, k.With())
		}
	}
	return out
}

// deed says the kind of two events, a root of PLOVER.
func deed(root string) message.Kind {
	const (
		agreements  message.Kind = "agreements"
		talks       message.Kind = "meetings or talks"
		support     message.Kind = "acts of support"
		concessions message.Kind = "concessions"
		cooperation message.Kind = "acts of cooperation"
		aid         message.Kind = "deliveries of aid"
		withdrawals message.Kind = "withdrawals or releases"
		requests    message.Kind = "requests"
		accusations message.Kind = "accusations"
		refusals    message.Kind = "refusals"
		threats     message.Kind = "threats"
		protests    message.Kind = "protests"
		sanctions   message.Kind = "sanctions"
		movements   message.Kind = "movements of forces"
		coercion    message.Kind = "acts of coercion"
		attacks     message.Kind = "attacks"
		alike       message.Kind = "of one kind"
	)
	switch root {
	case "AGREE":
		return agreements
	case "CONSULT":
		return talks
	case "SUPPORT":
		return support
	case "CONCEDE":
		return concessions
	case "COOPERATE":
		return cooperation
	case "AID":
		return aid
	case "RETREAT":
		return withdrawals
	case "REQUEST":
		return requests
	case "ACCUSE":
		return accusations
	case "REJECT":
		return refusals
	case "THREATEN":
		return threats
	case "PROTEST":
		return protests
	case "SANCTION":
		return sanctions
	case "MOBILIZE":
		return movements
	case "COERCE":
		return coercion
	case "ASSAULT":
		return attacks
	}
	return alike
}
