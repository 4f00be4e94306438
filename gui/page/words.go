package page

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// StatusWord says a status of an expectation.
func StatusWord(s story.Status) string {
	switch s {
	case story.Open:
		return lang.L("open")
	case story.Due:
		return lang.L("due")
	case story.Overdue:
		return lang.L("overdue")
	case story.Happened:
		return lang.L("happened")
	case story.HappenedOtherwise:
		return lang.L("happened otherwise")
	case story.Postponed:
		return lang.L("postponed")
	case story.Rescheduled:
		return lang.L("rescheduled")
	case story.Cancelled:
		return lang.L("cancelled")
	case story.Denied:
		return lang.L("denied")
	case story.Ambiguous:
		return lang.L("ambiguous")
	case story.Annulled:
		return lang.L("annulled")
	}
	return string(s)
}

// StatementCount says a number of statements.
func StatementCount(n int) string {
	return lang.N("{{.Count}} statements", n, map[string]any{"Count": n})
}

// RecordWord says what kind of record a decision is about (decision.OnStatement …).
func RecordWord(record string) string {
	switch record {
	case decision.OnStatement:
		return lang.L("statement")
	case decision.OnTime:
		return lang.L("date")
	case decision.OnExpectation:
		return lang.L("expectation")
	case decision.OnEvent:
		return lang.L("event")
	case decision.OnMove:
		return lang.L("move")
	case decision.OnDocument:
		return lang.L("document")
	case decision.OnConflict:
		return lang.L("conflict")
	case decision.OnActor:
		return lang.L("actor")
	case decision.OnArticle:
		return lang.L("article")
	}
	return record
}

// ActorWord says a type of actor.
func ActorWord(t record.ActorType) string {
	switch t {
	case record.Person:
		return lang.L("person")
	case record.Organisation:
		return lang.L("organisation")
	case record.Polity:
		return lang.L("state")
	case record.Place:
		return lang.L("place")
	case record.Group:
		return lang.L("group")
	case record.Role:
		return lang.L("unnamed office")
	}
	return string(t)
}

// ConflictWord says a kind of conflict.
func ConflictWord(kind string) string {
	switch kind {
	case "time":
		return lang.L("Dates differ")
	case "claim-denial":
		return lang.L("Claim and denial")
	case "number":
		return lang.L("Numbers differ")
	case "headline-body":
		return lang.L("Headline and text differ")
	case "role":
		return lang.L("Offices differ")
	}
	return lang.L("Wording differs")
}

// Describe says a decision in a few words: what was done, to what, with which value.
func Describe(d decision.Decision) string {
	words := strings.Trim(d.Target.Selector.Exact, "\"“”")
	if words == "" {
		words = actorName(d.Target.Part)
	}
	return DescribeAs(d, words, "")
}

// DescribeAs says a decision in a few words, as one about something that is called
// about. With is what the other side of a merge is called, where that is known.
func DescribeAs(d decision.Decision, about, with string) string {
	out := done(d) + ": " + RecordWord(d.Target.Record)
	switch {
	case d.Kind == decision.KindAlways && d.Field == string(decision.KindRead):
		return done(d) + ": " + DateRule(d.Value) + " · " + whose(d.Outlet)
	case d.Kind == decision.KindAlways:
		return out + " · " + ShapeWord(d.Value)
	case about != "":
		out += " “" + Clip(OneLine(about), 60) + "”"
	}
	value := Clip(OneLine(actorName(d.Value)), 60)
	switch {
	case d.Kind == decision.KindNote:
		out += " – " + Clip(OneLine(d.Note), 80)
	case d.Kind == decision.KindFix:
		out += " – " + d.Field + " → " + value
	case d.Kind == decision.KindResolve:
		out += " → " + StatusWord(story.Status(d.Value))
	case d.Kind == decision.KindMerge && with != "":
		out += " → “" + Clip(OneLine(with), 60) + "”"
	case value != "":
		out += " → " + value
	}
	return out
}

// actorName gives the name in the Key of an actor, and what is no Key as it is.
func actorName(key string) string {
	name, ok := strings.CutPrefix(key, "actor:")
	if !ok {
		return key
	}
	name, _, _ = strings.Cut(name, ":")
	return name
}

// PageOf gives the page that lists records of a kind (decision.OnStatement …), or "".
func PageOf(record string) string {
	switch record {
	case decision.OnStatement:
		return Statements
	case decision.OnExpectation:
		return Expectations
	case decision.OnArticle:
		return Articles
	case decision.OnActor:
		return Actors
	case decision.OnConflict:
		return Conflicts
	case decision.OnMove, decision.OnDocument:
		return Moves
	}
	return ""
}

// done says what a decision does.
func done(d decision.Decision) string {
	switch d.Kind {
	case decision.KindAccept:
		return lang.L("Accepted")
	case decision.KindReject:
		if d.Proof != nil {
			return lang.L("Refused an outcome")
		}
		return lang.L("Rejected")
	case decision.KindFix:
		return lang.L("Fixed")
	case decision.KindRead:
		return lang.L("Chose a reading")
	case decision.KindResolve:
		return lang.L("Settled")
	case decision.KindMerge:
		return lang.L("Merged")
	case decision.KindSplit:
		return lang.L("Told apart")
	case decision.KindRule:
		return lang.L("Ruled")
	case decision.KindGrade:
		return lang.L("Graded")
	case decision.KindNote:
		return lang.L("Noted")
	case decision.KindAlways:
		switch d.Field {
		case string(decision.KindReject):
			return lang.L("Always reject")
		case string(decision.KindRead):
			return lang.L("Always read")
		}
		return lang.L("Always accept")
	case decision.KindAdd:
		return lang.L("Added")
	case decision.KindUndo:
		return lang.L("Taken back")
	}
	return string(d.Kind)
}

// ShapeWord says what rows of one shape (story.Row.Shape) have in common: the rule
// that found them and, where it has one, the word they share.
func ShapeWord(shape string) string {
	rule, word, ok := strings.Cut(shape, "/")
	if !ok || word == "" {
		return lang.L("found by the rule {{.Rule}}", map[string]any{"Rule": rule})
	}
	return lang.L("found by the rule {{.Rule}} with “{{.Word}}”", map[string]any{"Rule": rule, "Word": word})
}

// DateRule says how dates are read by a rule, from its question and answer (story.Answer).
func DateRule(answer string) string {
	question, _, _ := strings.Cut(answer, "/")
	return QuestionWord(story.Question(question)) + ", " + AnswerWord(answer)
}

// QuestionWord says which dates leave a question open.
func QuestionWord(q story.Question) string {
	switch q {
	case story.DayOrMonthFirst:
		return lang.L("dates in figures")
	case story.FirstDayOfWeek:
		return lang.L("weeks such as “this week”")
	case story.BareWeekday:
		return lang.L("weekdays that no verb dates")
	case story.SameWeekday:
		return lang.L("the name of the very day, said of what is to come")
	case story.NextWeekday:
		return lang.L("weekdays with “next”")
	case story.LastWeekday:
		return lang.L("weekdays with “last”")
	}
	return string(q)
}

// AnswerWord says an answer to what a date leaves open (story.Answer); empty where it
// leaves nothing open.
func AnswerWord(answer string) string {
	_, answer, _ = strings.Cut(answer, "/")
	switch record.Way(answer) {
	case record.DayFirst:
		return lang.L("with the day first")
	case record.MonthFirst:
		return lang.L("with the month first")
	case record.LookingBack:
		return lang.L("as the latest such day")
	case record.LookingAhead:
		return lang.L("as the next such day")
	case record.SameDay:
		return lang.L("as that same day")
	case record.WeekLater:
		return lang.L("as the day a week later")
	case record.Coming:
		return lang.L("as the nearest one to come")
	case record.OfNextWeek:
		return lang.L("as that of the next week")
	case record.Latest:
		return lang.L("as the nearest one gone by")
	case record.OfLastWeek:
		return lang.L("as that of the week before")
	case record.Way(record.ISOWeek):
		return lang.L("week from Monday")
	case record.Way(record.SundayWeek):
		return lang.L("week from Sunday")
	}
	return answer
}

// whose says for which outlet a rule on dates holds.
func whose(outlet string) string {
	if outlet == "" {
		return lang.L("every outlet")
	}
	return outlet
}

// OneLine gives words without the breaks of lines and pages in them.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Clip cuts words to n letters, with an ellipsis where any are left out.
func Clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ") + "…"
	}
	return s
}

// ByKey gives rows by their keys.
func ByKey[K comparable, R any](rows []R, key func(R) K) map[K]R {
	out := make(map[K]R, len(rows))
	for _, r := range rows {
		out[key(r)] = r
	}
	return out
}
