package search

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
)

// help says how to ask, by examples.
func help() fyne.CanvasObject {
	table := container.New(layout.NewFormLayout())
	for _, e := range [][2]string{
		{"written response", lang.L("both words, in any form: response, responses")},
		{`"written response"`, lang.L("one after the other")},
		{"draft OR proposal", lang.L("one of them")},
		{"talks -rumour", lang.L("without the word; NOT does the same")},
		{"talk*   Marenko~", lang.L("begins so; spelt nearly so")},
		{"answer near/5 proposal", lang.L("at most five words apart")},
		{"by:Marenko about:Ostmark", lang.L("who says or does it; whom it is about")},
		{"said:2026-03", lang.L("when it was said; when: it happens; published: it was printed")},
		{"said:2026-01..2026-03", lang.L("from a day, month or year to another; either end may be left out")},
		{"kind:meeting", lang.L("statement, denial, event, meeting, expectation, document, move, owed")},
		{`outlet:"Lake Daily" lang:en`, lang.L("where it was printed, and in which language; agency: and story: too")},
	} {
		table.Add(widget.NewLabelWithStyle(e[0], fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		table.Add(page.Body(e[1]))
	}
	return container.NewVBox(
		page.Strong(lang.L("Ask for words, and for who, whom, when and where")),
		table,
		page.Caption(lang.L("A name with a capital letter is found in all its spellings. Fields join: kind:denial by:Marenko said:2026-03 is what Marenko denied in March.")),
	)
}
