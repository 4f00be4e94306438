package shell

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story/decision"
)

// note asks for a remark on the selected row.
func (s *Shell) note() {
	subject := s.subject
	if subject == nil || subject.Row.Key == "" {
		return
	}
	s.ask(lang.L("Note on: {{.What}}", map[string]any{"What": subject.Title}), lang.L("Keep"), []page.Field{{Name: "note", Label: lang.L("Note")}}, func(values []string) {
		if values[0] != "" {
			s.decide(lang.L("Noted: {{.What}}", map[string]any{"What": subject.Title}), decision.Decision{Kind: decision.KindNote, Target: subject.Row.Target, Note: values[0]})
		}
	})
}

// grade asks for the Admiralty grade of the selected row.
func (s *Shell) grade() {
	subject := s.subject
	if subject == nil || subject.Row.Key == "" {
		return
	}
	field := page.Field{Name: "grade", Label: lang.L("Grade: source A–F, information 1–6"), Value: subject.Row.Credibility}
	s.ask(lang.L("Grade: {{.What}}", map[string]any{"What": subject.Title}), lang.L("Grade"), []page.Field{field}, func(values []string) {
		if grade := strings.ToUpper(strings.TrimSpace(values[0])); grade != "" {
			s.decide(lang.L("Graded {{.Grade}}: {{.What}}", map[string]any{"Grade": grade, "What": subject.Title}), decision.Decision{Kind: decision.KindGrade, Target: subject.Row.Target, Value: grade})
		}
	})
}
