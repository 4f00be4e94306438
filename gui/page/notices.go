package page

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
)

// Sentence says an error to a person who can act on it, in the language of the window where
// it is a message.
func Sentence(err error) string { return message.Sentence(Say(desk.Said(err))) }

// ChangeWords says what new articles brought, in one line. Counts of nothing are left out.
func ChangeWords(c story.Change) string {
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, words)
		}
	}
	count := func(n int) map[string]any { return map[string]any{"Count": n} }
	add(c.Articles, lang.N("{{.Count}} new articles", c.Articles, count(c.Articles)))
	add(c.Reprints, lang.N("{{.Count}} of them reprints of what you have", c.Reprints, count(c.Reprints)))
	add(c.Statements, lang.N("{{.Count}} new statements", c.Statements, count(c.Statements)))
	add(c.Expectations, lang.N("{{.Count}} new expectations", c.Expectations, count(c.Expectations)))
	add(c.Answered, lang.N("{{.Count}} outcomes proposed", c.Answered, count(c.Answered)))
	add(c.Conflicts, lang.N("{{.Count}} new conflicts", c.Conflicts, count(c.Conflicts)))
	if len(parts) == 0 {
		return lang.L("Nothing new.")
	}
	return strings.Join(parts, "; ") + "."
}
