package page

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// NextReading gives the decision that switches a date to its next reading, and a
// notice of it. It reports false when there is only one.
func NextReading(t *story.Time) (decision.Decision, string, bool) {
	if t == nil || len(t.Readings) < 2 {
		return decision.Decision{}, "", false
	}
	next := t.Readings[(t.Chosen+1)%len(t.Readings)]
	return chooseReading(t, next), fmt.Sprintf("“%s” now means %s", t.Text, Days(next.From, next.To)), true
}

func chooseReading(t *story.Time, r record.TimeReading) decision.Decision {
	return decision.Decision{Kind: decision.KindRead, Target: t.Target, Value: story.ReadingName(r)}
}

// Readings shows every reading of a date with the one in force marked; another is
// chosen by clicking it or with the key r.
func Readings(t *story.Time, decide func(notice string, rulings ...decision.Decision)) fyne.CanvasObject {
	box := container.NewVBox()
	if len(t.Readings) < 2 {
		return box
	}
	labels := make([]string, len(t.Readings))
	for i, r := range t.Readings {
		labels[i] = ReadingLabel(r)
	}
	choice := widget.NewRadioGroup(labels, nil)
	if t.Chosen >= 0 {
		choice.Selected = labels[t.Chosen]
	}
	choice.OnChanged = func(label string) {
		for i, l := range labels {
			if l == label && i != t.Chosen {
				r := t.Readings[i]
				decide(fmt.Sprintf("“%s” now means %s", t.Text, Days(r.From, r.To)), chooseReading(t, r))
				return
			}
		}
	}
	box.Add(Caption(fmt.Sprintf("“%s” can be read in %d ways. %s  Key r switches.", t.Text, len(t.Readings), t.Why)))
	box.Add(choice)
	return box
}

// ReadingLabel says a reading: its days, what they count from and the week rule.
func ReadingLabel(r record.TimeReading) string {
	anchor := map[record.Anchor]string{
		record.Publication: "from the day of printing",
		record.Utterance:   "from the day it was said",
		record.Narrative:   "from the day the text speaks of",
	}[r.Anchor]
	week := map[record.Week]string{record.ISOWeek: ", week from Monday", record.SundayWeek: ", week from Sunday"}[r.Week]
	return Days(r.From, r.To) + "  ·  " + anchor + week
}
