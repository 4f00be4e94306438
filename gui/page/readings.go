package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// NextReading gives the decisions that switch a date to its next reading, and a
// notice of it. Several dates are the same words in several prints; they are
// switched together. It reports false when there is only one reading.
func NextReading(times []*story.Time) ([]decision.Decision, string, bool) {
	if len(times) == 0 || len(times[0].Readings) < 2 {
		return nil, "", false
	}
	first := times[0]
	next := first.Readings[(first.Chosen+1)%len(first.Readings)]
	rulings, notice := ChooseReading(times, next)
	return rulings, notice, true
}

// ChooseReading gives the decisions that switch a date to a reading of its, in all its
// prints, and a notice of it.
func ChooseReading(times []*story.Time, r record.TimeReading) ([]decision.Decision, string) {
	return choose(times, r), switched(times[0], r)
}

func switched(t *story.Time, r record.TimeReading) string {
	return lang.L("“{{.Words}}” now means {{.Days}}, counted {{.Counted}}", map[string]any{"Words": t.Text, "Days": Days(r.From, r.To), "Counted": counted(r)})
}

// choose switches every date that has the reading.
func choose(times []*story.Time, r record.TimeReading) []decision.Decision {
	var out []decision.Decision
	for _, t := range times {
		for _, own := range t.Readings {
			if name := story.ReadingName(own); name == story.ReadingName(r) {
				out = append(out, decision.Decision{Kind: decision.KindRead, Target: t.Target, Value: name})
			}
		}
	}
	return out
}

// Readings shows every reading of a date with the one in force marked; another is
// chosen by clicking it or with the key r.
func Readings(times []*story.Time, decide func(notice string, rulings ...decision.Decision)) fyne.CanvasObject {
	box := container.NewVBox()
	if len(times) == 0 || len(times[0].Readings) < 2 {
		return box
	}
	t := times[0]
	box.Add(Caption(lang.N("“{{.Words}}” can be read in {{.Count}} ways.", len(t.Readings), map[string]any{"Words": t.Text, "Count": len(t.Readings)}) + " " + SayAll(t.Why) + " " + ReadingKeys(t)))
	var readings []fyne.CanvasObject
	for i, r := range t.Readings {
		readings = append(readings, newReading(ReadingLabel(r), i == t.Chosen, func() {
			if i != t.Chosen {
				decide(switched(t, r), choose(times, r)...)
			}
		}))
	}
	box.Add(Close(readings...))
	return box
}

// reading is one reading of a date to choose by clicking it. Its words wrap, which those
// of the toolkit's own group of choices do not.
type reading struct {
	widget.BaseWidget
	content fyne.CanvasObject
	choose  func()
}

func newReading(words string, chosen bool, choose func()) *reading {
	mark := theme.RadioButtonIcon()
	if chosen {
		mark = theme.RadioButtonCheckedIcon()
	}
	icon := container.NewVBox(container.NewPadded(widget.NewIcon(mark))) // beside the first line
	r := &reading{content: container.NewBorder(nil, nil, icon, nil, Body(words)), choose: choose}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is part of fyne.Widget.
func (r *reading) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// Tapped chooses the reading.
func (r *reading) Tapped(*fyne.PointEvent) { r.choose() }

// ReadingLabel says a reading: its days, what they count from and the week rule.
func ReadingLabel(r record.TimeReading) string {
	return Days(r.From, r.To) + "  ·  " + counted(r)
}

// ReadingKeys says which keys read a date otherwise.
func ReadingKeys(t *story.Time) string {
	if t.Shape == "" {
		return lang.L("r switches the reading.")
	}
	return lang.L("r switches the reading, R has all such dates read so.")
}

// counted says what a reading counts from, and what it takes for meant.
func counted(r record.TimeReading) string {
	var from string
	switch r.Anchor {
	case record.Publication:
		from = lang.L("from the day of printing")
	case record.Utterance:
		from = lang.L("from the day it was said")
	case record.Narrative:
		from = lang.L("from the day the text speaks of")
	}
	so := AnswerWord(story.Answer(r))
	if from != "" && so != "" {
		from += ", "
	}
	return from + so
}

// TimesOf gives the dates that give an expectation its window.
func TimesOf(x *story.Expectation, times map[string]*story.Time) []*story.Time {
	var out []*story.Time
	for _, key := range x.Windows {
		if t := times[key]; t != nil {
			out = append(out, t)
		}
	}
	return out
}
