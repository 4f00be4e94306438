package shell

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// decide keeps decisions and says what was done, with a way back.
func (s *Shell) decide(notice string, rulings ...decision.Decision) {
	id := s.story.ID
	var err error
	s.run(func(ctx context.Context) { err = s.desk.Decide(ctx, id, rulings...) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		s.frame.notice(notice, true)
	})
}

// rule accepts or rejects what is selected. A ruling that already stands is not
// made twice.
func (s *Shell) rule(kind decision.Kind, done string, stands story.Ruling) {
	subject := s.subject
	if subject == nil || subject.Row.Ruling == stands {
		return
	}
	s.decide(done+": "+subject.Title, decision.Decision{Kind: kind, Target: subject.Row.Target})
}

func (s *Shell) accept() { s.rule(decision.KindAccept, "Accepted", story.Accepted) }
func (s *Shell) reject() { s.rule(decision.KindReject, "Rejected", story.Rejected) }

// fix asks for the right values of what is selected.
func (s *Shell) fix() {
	subject := s.subject
	if subject == nil || len(subject.Fields) == 0 {
		return
	}
	entries := make([]*widget.Entry, len(subject.Fields))
	items := make([]*widget.FormItem, len(subject.Fields))
	for i, f := range subject.Fields {
		entries[i] = widget.NewEntry()
		entries[i].SetText(f.Value)
		items[i] = widget.NewFormItem(f.Label, entries[i])
	}
	d := dialog.NewForm("Fix: "+subject.Title, "Fix", "Cancel", items, func(ok bool) {
		if ok {
			s.fixed(subject, entries)
		}
		s.window.Canvas().Focus(s.current().Focus())
	}, s.window)
	d.Resize(dialogSize)
	d.Show()
	s.window.Canvas().Focus(entries[0])
}

func (s *Shell) fixed(subject *page.Subject, entries []*widget.Entry) {
	var rulings []decision.Decision
	for i, f := range subject.Fields {
		if v := entries[i].Text; v != f.Value {
			rulings = append(rulings, decision.Decision{Kind: decision.KindFix, Target: subject.Row.Target, Field: f.Name, Value: v})
		}
	}
	if len(rulings) > 0 {
		s.decide("Fixed: "+subject.Title, rulings...)
	}
}

// acceptOutcome settles the selected expectation by its best proposal.
func (s *Shell) acceptOutcome() {
	if s.subject == nil || s.subject.Outcome == nil {
		s.frame.notice("No outcome is proposed here.", false)
		return
	}
	s.decide(s.subject.Outcome.Notice, s.subject.Outcome.Ruling)
}

// switchReading reads the selected date the next way.
func (s *Shell) switchReading() {
	if s.subject == nil {
		return
	}
	if d, notice, ok := page.NextReading(s.subject.Time); ok {
		s.decide(notice, d)
		return
	}
	s.frame.notice("There is no other way to read a date here.", false)
}

func (s *Shell) undo() { s.takeBack("Undone", s.desk.Undo, "There is nothing to undo.") }
func (s *Shell) redo() { s.takeBack("Done again", s.desk.Redo, "There is nothing to redo.") }

func (s *Shell) takeBack(done string, how func(context.Context, desk.StoryID) (decision.Decision, error), nothing string) {
	id := s.story.ID
	if id == "" {
		return
	}
	var d decision.Decision
	var err error
	s.run(func(ctx context.Context) { d, err = how(ctx, id) }, func() {
		switch {
		case errors.Is(err, desk.ErrNothing):
			s.frame.notice(nothing, false)
		case err != nil:
			s.failed(err)
		default:
			s.frame.notice(fmt.Sprintf("%s: %s", done, describe(d)), false)
		}
	})
}

// describe says a decision in a few words.
func describe(d decision.Decision) string {
	what := d.Target.Record
	words := d.Target.Selector.Exact
	if r := []rune(words); len(r) > 60 {
		words = string(r[:60]) + "…"
	}
	if words != "" {
		what += " “" + words + "”"
	}
	if d.Value != "" {
		return fmt.Sprintf("%s %s (%s)", d.Kind, what, d.Value)
	}
	return fmt.Sprintf("%s %s", d.Kind, what)
}
