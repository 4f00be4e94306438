package conflicts

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// The states of a conflict, which are filters too.
func unruled() string   { return lang.L("not ruled on") }
func explained() string { return lang.L("explained") }
func ruled() string     { return lang.L("ruled on") }
func struckOff() string { return lang.L("struck off") }

func stateOf(k *story.Conflict) string {
	switch {
	case k.Ruling == story.Rejected:
		return struckOff()
	case k.Verdict != "":
		return ruled()
	case k.ExplainedBy != "":
		return explained()
	}
	return unruled()
}

// kindWord says a kind of conflict in a word or two.
func kindWord(kind string) string {
	switch kind {
	case "time":
		return lang.L("day")
	case "headline-body":
		return lang.L("headline and text")
	case "claim-denial":
		return lang.L("claim and denial")
	case "number":
		return lang.L("number")
	case "wording":
		return lang.L("wording")
	case "role":
		return lang.L("role")
	}
	return kind
}

// kindSentence says what two passages of a kind disagree in.
func kindSentence(kind string) string {
	switch kind {
	case "time":
		return lang.L("They give two days for one event.")
	case "headline-body":
		return lang.L("The headline says what the text does not.")
	case "claim-denial":
		return lang.L("One claims what the other denies.")
	case "number":
		return lang.L("They give two numbers for one count.")
	case "wording":
		return lang.L("They quote the same words differently.")
	case "role":
		return lang.L("They give one person two roles.")
	}
	return lang.L("They do not agree.")
}

// explanation says what explains a conflict away.
func explanation(k *story.Conflict) string {
	out := ""
	switch k.ExplainedBy {
	case "anchor":
		out = lang.L("Explained by what the days count from.")
	case "reprint":
		out = lang.L("Explained by a reprint.")
	case "correction":
		out = lang.L("Explained by a correction: the later article corrects the earlier.")
	case "":
	default:
		out = lang.L("Explained by: {{.Reason}}.", map[string]any{"Reason": k.ExplainedBy})
	}
	return strings.TrimSpace(out + " " + page.Say(k.Note))
}

// verdictWord says a ruling; one in the analyst's own words is those.
func verdictWord(v string) string {
	switch v {
	case story.VerdictFirst:
		return lang.L("the first holds")
	case story.VerdictSecond:
		return lang.L("the second holds")
	case story.VerdictBoth:
		return lang.L("both hold")
	case story.VerdictNeither:
		return lang.L("neither holds")
	}
	return v
}

// shifted moves spans of a passage past the quotation mark before it.
func shifted(spans []text.Span) []text.Span {
	out := make([]text.Span, len(spans))
	for i, sp := range spans {
		out[i] = text.Span{Start: sp.Start + 1, End: sp.End + 1}
	}
	return out
}
