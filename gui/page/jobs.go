package page

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/message"
)

// JobResult says what came of a job that has ended.
func JobResult(j desk.Job) string {
	if j.Changed == nil {
		if j.Says.IsZero() {
			return j.Result // of an earlier version, in English
		}
		return message.Sentence(Say(j.Says))
	}
	said := []string{ChangeWords(*j.Changed)}
	if n := int(j.Known); n > 0 {
		said = append(said, lang.N("{{.Count}} articles were in the story already.", n, map[string]any{"Count": n}))
	}
	if n := int(j.Failed); n > 0 {
		said = append(said, lang.N("{{.Count}} inputs could not be read.", n, map[string]any{"Count": n}))
	}
	if !j.Says.IsZero() {
		said = append(said, message.Sentence(Say(j.Says)))
	}
	return strings.Join(said, " ")
}
