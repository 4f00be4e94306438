package page

import (
	"strings"

	"fyne.io/fyne/v2/lang"
)

// Reason says a reason that the story gives for a status or a proposed outcome in the
// language of the window. The story knows no languages: its sentences are told by their
// words, and one that is not known stays as it is.
func Reason(s string) string {
	switch s {
	case "No day was named.":
		return lang.L("No day was named.")
	case "You resolved it.":
		return lang.L("You resolved it.")
	case "You resolved it with a passage that is found no more.":
		return lang.L("You resolved it with a passage that is found no more.")
	case "You resolved it with the passage beside it.":
		return lang.L("You resolved it with the passage beside it.")
	case "It does not speak of a day of the window.":
		return lang.L("It does not speak of a day of the window.")
	case "One of the two names no day.":
		return lang.L("One of the two names no day.")
	case "The same actors take part.":
		return lang.L("The same actors take part.")
	}
	day := func(d string) map[string]any { return map[string]any{"Day": Day(d)} }
	if d, ok := between(s, "The window ended on ", " and no passage has been accepted as its outcome."); ok {
		return lang.L("The window ended on {{.Day}} and no passage has been accepted as its outcome.", day(d))
	}
	if d, ok := between(s, "The window opens on ", "."); ok {
		return lang.L("The window opens on {{.Day}}.", day(d))
	}
	if d, ok := between(s, "The window opened on ", "; no end was named."); ok {
		return lang.L("The window opened on {{.Day}}; no end was named.", day(d))
	}
	if d, ok := between(s, "Today lies in the window, which ends on ", "."); ok {
		return lang.L("Today lies in the window, which ends on {{.Day}}.", day(d))
	}
	if d, ok := between(s, "It speaks of ", ", which lies in the window."); ok {
		return lang.L("It speaks of {{.Day}}, which lies in the window.", day(d))
	}
	if d, ok := between(s, "Its day, ", ", lies in the window."); ok {
		return lang.L("Its day, {{.Day}}, lies in the window.", day(d))
	}
	if d, ok := between(s, "Its day, ", ", lies outside the window."); ok {
		return lang.L("Its day, {{.Day}}, lies outside the window.", day(d))
	}
	if c, ok := between(s, "No day was named; it waits on its condition: ", "."); ok {
		return lang.L("No day was named; it waits on its condition: {{.Words}}.", map[string]any{"Words": c})
	}
	if k, ok := between(s, "Both are ", ", in different ways."); ok {
		return lang.L("Both are {{.Kinds}}, in different ways.", map[string]any{"Kinds": kinds(k)})
	}
	if k, ok := between(s, "Both are ", "."); ok {
		return lang.L("Both are {{.Kinds}}.", map[string]any{"Kinds": kinds(k)})
	}
	return s
}

// Reasons says several reasons one after another.
func Reasons(all []string) string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = Reason(s)
	}
	return strings.Join(out, " ")
}

// between gives what stands between the beginning and the end of a sentence.
func between(s, begin, end string) (string, bool) {
	rest, ok := strings.CutPrefix(s, begin)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, end)
}

// kinds says kinds of events as the story calls them.
func kinds(words string) string {
	switch words {
	case "agreements":
		return lang.L("agreements")
	case "meetings or talks":
		return lang.L("meetings or talks")
	case "acts of support":
		return lang.L("acts of support")
	case "concessions":
		return lang.L("concessions")
	case "acts of cooperation":
		return lang.L("acts of cooperation")
	case "deliveries of aid":
		return lang.L("deliveries of aid")
	case "withdrawals or releases":
		return lang.L("withdrawals or releases")
	case "requests":
		return lang.L("requests")
	case "accusations":
		return lang.L("accusations")
	case "refusals":
		return lang.L("refusals")
	case "threats":
		return lang.L("threats")
	case "protests":
		return lang.L("protests")
	case "sanctions":
		return lang.L("sanctions")
	case "movements of forces":
		return lang.L("movements of forces")
	case "acts of coercion":
		return lang.L("acts of coercion")
	case "attacks":
		return lang.L("attacks")
	case "of one kind":
		return lang.L("of one kind")
	}
	return words
}
