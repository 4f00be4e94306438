package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Caption is small, quiet text that wraps.
func Caption(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Importance = widget.LowImportance
	l.SizeName = theme.SizeNameCaptionText
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Body is text that wraps.
func Body(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Strong is a bold line that wraps.
func Strong(s string) *widget.Label {
	l := Body(s)
	l.TextStyle.Bold = true
	return l
}

// Close puts texts under one another without the room that labels keep round them.
func Close(texts ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(-theme.InnerPadding()), texts...)
}

// Lay sets the parts of a container in their places anew, without drawing them anew.
func Lay(c *fyne.Container) { c.Layout.Layout(c.Objects, c.Size()) }

// Standing says what the analyst and newer versions made of a row: its notes, its grade,
// the rule that ruled on it, and that its words are gone.
func Standing(r story.Row) fyne.CanvasObject {
	box := container.NewVBox()
	for _, n := range r.Remarks {
		box.Add(Body(lang.L("Note: {{.Text}}", map[string]any{"Text": n})))
	}
	if r.Credibility != "" {
		box.Add(Caption(lang.L("Information graded {{.Grade}} of 6.", map[string]any{"Grade": r.Credibility})))
	}
	if r.Always != 0 && r.Target.Record != decision.OnTime { // of a date its readings say so
		box.Add(Caption(lang.L("Ruled on by a rule of yours, as each of its kind {{.Shape}}. g l lists the rules.", map[string]any{"Shape": ShapeWord(r.Shape)})))
	}
	if r.DroppedIn != "" {
		box.Add(Caption(lang.L("A newer version of the article no longer says this.")))
	}
	return box
}

// Line is a line of text that wraps, with a button at its end.
func Line(words, label string, do func()) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, Quiet(label, do), Body(words))
}

// Quiet is a button beside words. It has no icon: a detail has dozens of them, and to draw
// one icon takes as long as fifty buttons without.
func Quiet(label string, do func()) *widget.Button {
	b := widget.NewButton(label, do)
	b.Importance = widget.LowImportance
	return b
}

// PassageCard shows the words of a passage under a line that says whose they are,
// with a button that opens them in the reader.
func PassageCard(title string, p story.Passage, open func(story.Passage)) fyne.CanvasObject {
	words := Body("“" + p.Text + "”")
	show := Quiet(lang.L("Show"), func() { open(p) })
	return Close(container.NewBorder(nil, nil, nil, show, Caption(title)), words)
}

// Days says an interval of ISO days briefly: one day as itself, two with a dash
// between, an open end with three dots. Days are written as Day writes them.
func Days(from, to string) string {
	switch {
	case from == to:
		return Day(from)
	case from == "":
		return "… – " + Day(to)
	case to == "":
		return Day(from) + " – …"
	case len(from) == len(to) && len(from) == len("2006-01-02") && from[:7] == to[:7] && Day(from) == from:
		return from + " – " + to[8:]
	}
	return Day(from) + " – " + Day(to)
}

// PrintedIn says where and when an article was printed.
func PrintedIn(a *story.Article) string {
	out := a.Outlet
	if out == "" {
		out = lang.L("an unnamed outlet")
	}
	if len(a.Published) >= len("2006-01-02") {
		out += ", " + a.Published[:len("2006-01-02")]
	}
	return out
}

// Pair shows two passages side by side.
func Pair(a story.Passage, aTitle string, b story.Passage, bTitle string, open func(story.Passage)) fyne.CanvasObject {
	return container.NewGridWithColumns(2, PassageCard(aTitle, a, open), PassageCard(bTitle, b, open))
}
