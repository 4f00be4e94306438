package review

import (
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/review"
)

// title names what is asked about.
func title(e review.Entry) string {
	switch e.Kind {
	case review.Conflict:
		return "“" + page.Clip(page.OneLine(e.About), 60) + "” – “" + page.Clip(page.OneLine(e.With), 60) + "”"
	case review.Double:
		return e.About + " – " + e.With
	case review.Reading:
		return "“" + e.About + "” · " + e.With
	case review.Unnamed, review.Dropped:
		if e.About == "" {
			return lang.L("Nobody named") + ": " + page.Clip(page.OneLine(e.With), 120)
		}
		if e.With != "" {
			return e.About + ": " + page.Clip(page.OneLine(e.With), 120)
		}
	case review.Lost:
		return page.Describe(*e.Ruling)
	}
	return page.OneLine(e.About)
}

// kindWord says a kind of question in a word or two.
func kindWord(k review.Kind) string {
	switch k {
	case review.Outcome:
		return lang.L("outcome proposed")
	case review.Undated:
		return lang.L("no day")
	case review.Conflict:
		return lang.L("disputed")
	case review.Double:
		return lang.L("one actor?")
	case review.Reading:
		return lang.L("which day?")
	case review.Overdue:
		return lang.L("overdue")
	case review.Dropped:
		return lang.L("no longer said")
	case review.Unnamed:
		return lang.L("nobody named")
	case review.Lost:
		return lang.L("words lost")
	}
	return string(k)
}

// question asks in one sentence.
func question(e review.Entry) string {
	switch e.Kind {
	case review.Outcome:
		return outcomeQuestion(e.Proposal)
	case review.Undated:
		return lang.L("When was this printed? Its “yesterday” and “next week” count from that day.")
	case review.Conflict:
		return lang.L("Do these two passages really disagree?")
	case review.Double:
		return lang.L("Are {{.A}} and {{.B}} one?", map[string]any{"A": e.About, "B": e.With})
	case review.Reading:
		chosen := e.Times[0].Readings[max(e.Times[0].Chosen, 0)]
		return lang.L("Does “{{.Words}}” mean {{.Days}}?", map[string]any{"Words": e.About, "Days": page.Days(chosen.From, chosen.To)})
	case review.Overdue:
		return lang.L("Is this still awaited? No article tells what became of it.")
	case review.Dropped:
		return lang.L("Does this stand? A newer version of the article no longer says it.")
	case review.Unnamed:
		return lang.L("Is this right, though it is not clear who said it?")
	case review.Lost:
		return lang.L("May this ruling go? Its words are found no more.")
	}
	return ""
}

func outcomeQuestion(p *story.Proposal) string {
	with := map[string]any{"Day": page.Day(p.Day)}
	switch {
	case p.Status == story.Happened && p.Day != "":
		return lang.L("Did it happen on {{.Day}}?", with)
	case p.Status == story.Happened:
		return lang.L("Did it happen?")
	case p.Status == story.HappenedOtherwise && p.Day != "":
		return lang.L("Did it happen otherwise than announced, on {{.Day}}?", with)
	case p.Status == story.HappenedOtherwise:
		return lang.L("Did it happen otherwise than announced?")
	case p.Status == story.Postponed:
		return lang.L("Was it postponed?")
	case p.Status == story.Rescheduled:
		return lang.L("Was it given another day?")
	case p.Status == story.Cancelled:
		return lang.L("Was it cancelled?")
	case p.Status == story.Denied:
		return lang.L("Was it denied?")
	}
	return lang.L("Did it come to this: {{.Status}}?", map[string]any{"Status": page.StatusWord(p.Status)})
}

// answerWords are the words on the buttons of yes, no and fix.
func answerWords(k review.Kind) (yes, no, fix string) {
	yes, no, fix = lang.L("Yes"), lang.L("No"), lang.L("Fix")
	switch k {
	case review.Undated:
		return lang.L("Not known"), lang.L("Leave out"), lang.L("Set the day")
	case review.Conflict:
		fix = lang.L("Say which holds")
	case review.Unnamed:
		fix = lang.L("Name the source")
	case review.Lost:
		no = ""
	}
	return yes, no, fix
}

// consequence says what the answers decide.
func consequence(e review.Entry) string {
	switch e.Kind {
	case review.Outcome:
		return lang.L("Yes settles it as {{.Status}}, with this passage as the proof. No leaves it open; the next passage is proposed.", map[string]any{"Status": page.StatusWord(e.Proposal.Status)})
	case review.Undated:
		return lang.L("f sets the day, and its dates are read anew. Not known keeps it as it is. Leave out takes the article out of the story.")
	case review.Conflict:
		return lang.L("Yes keeps it as a conflict. No strikes it off; both passages stay.")
	case review.Double:
		return lang.L("Yes makes one actor of them, in every article. No keeps them two and does not ask again.")
	case review.Reading:
		return lang.L("Yes keeps this reading; a digit chooses another. No says that the words are not a date.")
	case review.Overdue:
		return lang.L("Yes keeps it overdue. No strikes the announcement off. f fixes its window, s sets what became of it.")
	case review.Dropped:
		return lang.L("Yes keeps it. No strikes it off, as the newer version does.")
	case review.Unnamed:
		return lang.L("Yes keeps it as it is. No strikes it off. f names the source.")
	case review.Lost:
		return lang.L("Yes takes the ruling back. Until then it is kept, and holds again when its words come back.")
	}
	return ""
}

// passageWords are the words above the one or two passages.
func passageWords(k review.Kind) (first, second string) {
	switch k {
	case review.Outcome:
		return lang.L("It was announced"), lang.L("A later article says")
	case review.Conflict:
		return lang.L("One passage"), lang.L("The other")
	case review.Double:
		return lang.L("One is named here"), lang.L("The other here")
	case review.Lost:
		return lang.L("The words ruled on"), ""
	case review.Undated:
		return lang.L("It begins"), ""
	}
	return lang.L("The words"), ""
}

// said are the words of the notice after yes and no.
func said(e review.Entry) (yes, no string) {
	switch e.Kind {
	case review.Outcome:
		return page.StatusWord(e.Proposal.Status), lang.L("Not its outcome")
	case review.Undated:
		return lang.L("Day not known"), lang.L("Left out")
	case review.Conflict:
		return lang.L("They disagree"), lang.L("No conflict")
	case review.Double:
		return lang.L("One actor"), lang.L("Two actors")
	case review.Lost:
		return lang.L("Ruling taken back"), lang.L("It is kept until its words come back")
	}
	return lang.L("Accepted"), lang.L("Rejected")
}
