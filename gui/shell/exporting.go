package shell

import (
	"context"
	"io"
	"strings"
	"unicode"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// export asks in which format the record of the story is to be written, and where.
func (s *Shell) export() {
	type choice struct {
		option page.Option
		format desk.ExportFormat
		table  string
	}
	choices := []choice{
		{page.Option{Label: lang.L("Workbook (XLSX)"), Means: lang.L("every ledger as a sheet, for Excel or LibreOffice")}, desk.ExportXLSX, ""},
		{page.Option{Label: lang.L("Calendar (ICS)"), Means: lang.L("what is expected, over the days of its window, with its status")}, desk.ExportICS, ""},
		{page.Option{Label: lang.L("The whole record (JSON Lines)"), Means: lang.L("articles and decisions, to be taken in again")}, desk.ExportJSONL, ""},
	}
	for _, t := range desk.ExportTables() {
		choices = append(choices, choice{page.Option{Label: lang.L("Table (CSV): {{.Name}}", map[string]any{"Name": s.tableName(t)})}, desk.ExportCSV, t})
	}
	options := make([]page.Option, len(choices))
	for i, c := range choices {
		options[i] = c.option
	}
	id, name := s.story.ID, fileName(s.story.Name)
	s.choose(lang.L("Export the record"), options, func(i int) {
		c := choices[i]
		file := name
		if c.table != "" {
			file += "-" + c.table
		}
		s.save(file+"."+string(c.format), func(w io.Writer) error {
			return s.desk.Export(context.Background(), id, c.format, c.table, w)
		})
	})
}

// tableName says a table's name in the language of the window: most are pages too.
func (s *Shell) tableName(table string) string {
	for _, p := range s.places {
		if p.page.Name() == table {
			return p.page.Title()
		}
	}
	if table == "events" {
		return lang.L("Events")
	}
	return table
}

// fileName makes the name of a file of a story's.
func fileName(story string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, story)
	for strings.Contains(name, "--") {
		name = strings.ReplaceAll(name, "--", "-")
	}
	if name = strings.Trim(name, "-"); name == "" {
		return "story"
	}
	return name
}
