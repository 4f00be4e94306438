package page

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/story/decision"
)

// Found says in a sentence how a rule found a record of a kind (decision.OnStatement …),
// with the rule's own name behind it, by which it can be reported.
func Found(record, rule string) string {
	if rule == "" {
		return ""
	}
	how := ""
	switch record {
	case decision.OnStatement:
		how = saidHow(rule)
	case decision.OnTime:
		how = datedHow(rule)
	case decision.OnEvent, decision.OnExpectation:
		how = happenedHow(rule)
	case decision.OnActor:
		how = namedHow(rule)
	case decision.OnDocument:
		how = lang.L("a word for a paper")
	case decision.OnMove:
		how = lang.L("a verb that moves a paper")
	}
	if how == "" {
		return lang.L("Found by the rule {{.Rule}}.", map[string]any{"Rule": rule})
	}
	return lang.L("Found by {{.How}} (rule {{.Rule}}).", map[string]any{"How": how, "Rule": rule})
}

// begins reports whether a rule is one of a family.
func begins(rule string, families ...string) bool {
	for _, f := range families {
		if strings.HasPrefix(rule, f) {
			return true
		}
	}
	return false
}

func saidHow(rule string) string {
	switch {
	case begins(rule, "verb"):
		return lang.L("a verb of saying")
	case begins(rule, "passive"):
		return lang.L("a verb of saying in the passive")
	case begins(rule, "noun"):
		return lang.L("a noun of saying, such as “claim”")
	case begins(rule, "adjective"):
		return lang.L("an adjective of saying, such as “alleged”")
	case begins(rule, "phrase"):
		return lang.L("a phrase such as “according to”")
	case begins(rule, "light"):
		return lang.L("an idiom of saying, such as “made it clear”")
	case begins(rule, "headline"):
		return lang.L("a headline that names who says it")
	}
	return ""
}

func datedHow(rule string) string {
	switch {
	case begins(rule, "weekday"):
		return lang.L("a weekday")
	case begins(rule, "day"):
		return lang.L("a day of the calendar")
	case begins(rule, "month"):
		return lang.L("a month")
	case begins(rule, "period"):
		return lang.L("words such as “next week”")
	case begins(rule, "duration"):
		return lang.L("a length of time")
	case begins(rule, "figures"):
		return lang.L("a date in figures")
	case begins(rule, "narrative", "reference"):
		return lang.L("words that count from a day told before")
	}
	return ""
}

func happenedHow(rule string) string {
	switch {
	case begins(rule, "verb"):
		return lang.L("a verb")
	case strings.Contains(rule, "noun"):
		return lang.L("a noun, such as “talks”")
	}
	return ""
}

func namedHow(rule string) string {
	switch {
	case begins(rule, "name-list"):
		return lang.L("a list of names")
	case begins(rule, "name", "people"):
		return lang.L("a name")
	case begins(rule, "person-title"):
		return lang.L("a title before the name")
	case begins(rule, "person"):
		return lang.L("a name of a person")
	case begins(rule, "pronoun"):
		return lang.L("a pronoun")
	case begins(rule, "role"):
		return lang.L("an office")
	case begins(rule, "seat"):
		return lang.L("a capital that stands for its state")
	case begins(rule, "body"):
		return lang.L("a word for a public body")
	case begins(rule, "group", "unnamed", "noun", "side"):
		return lang.L("a word for people")
	case begins(rule, "dateline"):
		return lang.L("the dateline")
	}
	return ""
}
