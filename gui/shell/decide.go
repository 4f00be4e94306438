package shell

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// decide keeps decisions and says what was done, with a way back.
func (s *Shell) decide(notice string, rulings ...decision.Decision) {
	if len(rulings) == 0 {
		s.frame.notice(notice, false)
		return
	}
	id := s.story.ID
	var err error
	s.run(func(ctx context.Context) { err = s.desk.Decide(ctx, id, rulings...) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		last := rulings[len(rulings)-1]
		s.frame.notice(notice, last.Kind != decision.KindUndo) // undo would take back another than that
	})
}

// rule accepts or rejects what is selected, in one step: as the subject's own act
// says, or as a ruling that is not made twice.
func (s *Shell) rule(kind decision.Kind, said string, stands story.Ruling, own func(*page.Subject) *page.Act) {
	subject := s.subject
	if subject == nil {
		return
	}
	var notice string
	var rulings []decision.Decision
	keep := func() {
		if notice != "" { // else it stands already
			s.decide(notice, rulings...)
		}
	}
	if subject.Also == nil {
		notice, rulings = ruling(kind, said, stands, own, subject)
		keep()
		return
	}
	s.run(func(context.Context) { // there may be ten thousand
		notice, rulings = ruling(kind, said, stands, own, append([]*page.Subject{subject}, subject.Also()...)...)
	}, keep)
}

// ruling makes the decisions of one key about rows, and the notice that says so. Without a
// notice there is nothing to do.
func ruling(kind decision.Kind, said string, stands story.Ruling, own func(*page.Subject) *page.Act, subjects ...*page.Subject) (notice string, rulings []decision.Decision) {
	rows := 0
	for _, subject := range subjects {
		act := own(subject)
		if act == nil {
			act = &page.Act{}
			if subject.Row.Ruling != stands {
				act = &page.Act{Notice: said + ": " + subject.Title, Rulings: []decision.Decision{{Kind: kind, Target: subject.Row.Target}}}
			}
		}
		if rulings = append(rulings, act.Rulings...); len(act.Rulings) > 0 {
			rows++
		}
		if notice == "" || len(act.Rulings) > 0 {
			notice = act.Notice
		}
	}
	if rows > 1 {
		notice = said + ": " + rowsText(rows)
	}
	return notice, rulings
}

func (s *Shell) accept() {
	s.rule(decision.KindAccept, lang.L("Accepted"), story.Accepted, func(x *page.Subject) *page.Act { return x.Accepts })
}

func (s *Shell) reject() {
	s.rule(decision.KindReject, lang.L("Rejected"), story.Rejected, func(x *page.Subject) *page.Act { return x.Rejects })
}

// rowsText says a number of rows.
func rowsText(n int) string {
	return lang.N("{{.Count}} rows", n, map[string]any{"Count": n})
}

// waitingText says how many things wait on a page.
func waitingText(n int) string {
	return lang.N("{{.Count}} wait for you", n, map[string]any{"Count": n})
}

// selectAll selects every row of the page's list.
func (s *Shell) selectAll() {
	if l, ok := s.current().Focus().(*rowlist.List); ok {
		l.SelectAll()
	}
}

// fix asks for the right values of what is selected.
func (s *Shell) fix() {
	subject := s.subject
	if subject == nil || len(subject.Fields) == 0 {
		return
	}
	s.ask(lang.L("Fix: {{.Row}}", map[string]any{"Row": subject.Title}), lang.L("Fix"), subject.Fields, func(values []string) { s.fixed(subject, values) })
}

// ask shows a form of lines of text and gives what stands in them once it is
// confirmed.
func (s *Shell) ask(title, confirm string, fields []page.Field, done func(values []string)) {
	entries := make([]*entry, len(fields))
	items := make([]*widget.FormItem, len(fields))
	for i, f := range fields {
		entries[i] = newEntry(s.typedKey)
		entries[i].SetText(f.Value)
		if f.Day {
			entries[i].Validator = validDay
		}
		items[i] = widget.NewFormItem(f.Label, entries[i])
	}
	s.form(title, confirm, items, entries, func() {
		values := make([]string, len(entries))
		for i, e := range entries {
			values[i] = e.Text
		}
		done(values)
	})
}

// validDay says what is wrong with a day or moment typed by hand.
func validDay(v string) error {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", time.RFC3339} {
		if _, err := time.Parse(layout, v); err == nil {
			return nil
		}
	}
	if v == "" {
		return nil
	}
	return errors.New(lang.L("write the day as 2026-03-31"))
}

func (s *Shell) fixed(subject *page.Subject, values []string) {
	var rulings []decision.Decision
	for i, f := range subject.Fields {
		if v := values[i]; v != f.Value {
			rulings = append(rulings, decision.Decision{Kind: decision.KindFix, Target: subject.Row.Target, Field: f.Name, Value: v})
		}
	}
	if len(rulings) > 0 {
		s.decide(lang.L("Fixed: {{.Row}}", map[string]any{"Row": subject.Title}), rulings...)
	}
}

// acceptOutcome settles the selected expectation by its best proposal.
func (s *Shell) acceptOutcome() {
	if s.subject == nil || s.subject.Outcome == nil {
		s.frame.notice(lang.L("No outcome is proposed here. s sets one on the Expectations page."), false)
		return
	}
	outcome := s.subject.Outcome
	s.current().Focus().TypedRune('j') // the settled row leaves its place; go on with the next
	s.decide(outcome.Notice, outcome.Rulings...)
}

// switchReading reads the selected date the next way.
func (s *Shell) switchReading() {
	if s.subject == nil {
		return
	}
	if rulings, notice, ok := page.NextReading(s.subject.Times); ok {
		s.decide(notice, rulings...)
		return
	}
	s.frame.notice(lang.L("There is no other way to read a date here."), false)
}

func (s *Shell) undo() {
	s.takeBack(lang.L("Undone"), s.desk.Undo, lang.L("There is nothing to undo."))
}
func (s *Shell) redo() {
	s.takeBack(lang.L("Done again"), s.desk.Redo, lang.L("There is nothing to redo."))
}

func (s *Shell) takeBack(said string, how func(context.Context, desk.StoryID) ([]decision.Decision, error), nothing string) {
	id := s.story.ID
	if id == "" {
		return
	}
	var step []decision.Decision
	var err error
	s.run(func(ctx context.Context) { step, err = how(ctx, id) }, func() {
		switch {
		case errors.Is(err, desk.ErrNothing):
			s.frame.notice(nothing, false)
		case err != nil:
			s.failed(err)
		case len(step) > 1:
			s.frame.notice(fmt.Sprintf("%s: %s", said, lang.N("{{.Count}} decisions made in one go", len(step), map[string]any{"Count": len(step)})), false)
		default:
			s.frame.notice(fmt.Sprintf("%s: %s", said, page.Describe(step[0])), false)
		}
	})
}
