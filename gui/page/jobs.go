package page

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// JobTitle says the title of a job (desk.Job) in the language of the window.
func JobTitle(title string) string {
	switch title {
	case "Adding the pasted text":
		return lang.L("Adding the pasted text")
	case "Opening the sample story":
		return lang.L("Opening the sample story")
	case "Preparing the search":
		return lang.L("Preparing the search")
	case "Looking at feeds":
		return lang.L("Looking at feeds")
	}
	if what, ok := strings.CutPrefix(title, "Subscribing to "); ok {
		return lang.L("Subscribing to {{.What}}", map[string]any{"What": what})
	}
	if what, ok := strings.CutPrefix(title, "Adding "); ok {
		return lang.L("Adding {{.What}}", map[string]any{"What": files(what)})
	}
	return title
}

// files says "3 files" and "3 files of a folder"; any other words are a name.
func files(what string) string {
	count, rest, _ := strings.Cut(what, " ")
	n, err := strconv.Atoi(strings.ReplaceAll(count, ",", ""))
	if err != nil {
		return what
	}
	unit, of, folder := strings.Cut(rest, " of ")
	if unit != "file" && unit != "files" {
		return what
	}
	out := lang.N("{{.Count}} files", n, map[string]any{"Count": n})
	if folder {
		out = lang.L("{{.Files}} of {{.Folder}}", map[string]any{"Files": out, "Folder": of})
	}
	return out
}
