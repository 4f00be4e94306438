package brief

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// sectionName says a kind of section.
func sectionName(k desk.BriefSection) string { return page.Say(k.Title()) }

// formatName says a format.
func formatName(f desk.BriefFormat) string {
	switch f {
	case desk.BriefMarkdown:
		return lang.L("Markdown")
	case desk.BriefHTML:
		return lang.L("HTML, a page for the browser")
	case desk.BriefDOCX:
		return lang.L("Word (DOCX)")
	case desk.BriefPDF:
		return lang.L("PDF")
	}
	return strings.ToUpper(string(f))
}

// formatMeans says what a format is good for.
func formatMeans(f desk.BriefFormat) string {
	switch f {
	case desk.BriefMarkdown:
		return lang.L("Plain text with footnotes, for wikis and editors.")
	case desk.BriefHTML:
		return lang.L("One file with links to and from the footnotes; it prints well and screen readers read it.")
	case desk.BriefDOCX:
		return lang.L("A document with true footnotes, to be written on.")
	case desk.BriefPDF:
		return lang.L("Pages for paper, with the footnotes at the end.")
	}
	return ""
}
