package page

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// Sentence says an error as desk.Sentence does, in the language of the window where the
// sentence is one of those that do not change.
func Sentence(err error) string {
	said := desk.Sentence(err)
	switch said {
	case "It was cancelled.":
		return lang.L("It was cancelled.")
	case "Readout is already running with this archive. Use the window that is open, or close it first.":
		return lang.L("Readout is already running with this archive. Use the window that is open, or close it first.")
	case "The archive has damaged parts. Run “readoutctl verify” to see which; everything else stays readable.":
		return lang.L("The archive has damaged parts. Run “readoutctl verify” to see which; everything else stays readable.")
	case "There is a story of that name already. Choose another name.":
		return lang.L("There is a story of that name already. Choose another name.")
	case "The archive is open for reading only.":
		return lang.L("The archive is open for reading only.")
	case "The archive has been closed.":
		return lang.L("The archive has been closed.")
	case "A story needs a name.":
		return lang.L("A story needs a name.")
	case "Something went wrong; the log has more.":
		return lang.L("Something went wrong; the log has more.")
	}
	return said
}

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
