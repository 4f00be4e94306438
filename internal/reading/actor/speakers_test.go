package actor

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// TestSpeakers hands over statements as attribution may find them and asks whom "I" and
// "we" mean.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ name, text, source, kind, pronoun, want string }{
		{"I", `"I will go," Kenyan Foreign Minister James Otieno said.`, "James Otieno", "direct", "I", "James Otieno"},
		{"we of a minister", `"We will go," Kenyan Foreign Minister James Otieno said. Kenya waits.`, "James Otieno", "direct", "We", "Kenya"},
		{"we of a spokesman", `"We will go," Kremlin spokesman Ivan Belov said.`, "Ivan Belov", "mixed", "We", "Kremlin"},
		{"we of nobody's", `"We will go," James Otieno said.`, "James Otieno", "direct", "We", ""},
		{"indirect", `"We will go," Kremlin spokesman Ivan Belov said.`, "Ivan Belov", "indirect", "We", ""},
		{"no source", `"I will go," James Otieno said.`, "", "direct", "I", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ms, as := find(t, c.text)
			name := map[string]string{}
			source := ""
			for _, a := range as {
				name[a.ID] = a.Name
				if a.Name == c.source {
					source = a.ID
				}
			}
			end := strings.LastIndex(c.text, `"`) + 1 // no letter of more than one byte
			s := record.NewStatement(1, text.Span{Start: 0, End: len(c.text)}, "test")
			s.Kind, s.Source.Actor = record.SpeechKind(c.kind), source
			s.Content = append(s.Content, record.PassageOf(text.New(c.text), text.Span{Start: 0, End: end}))
			Speakers(ms, as, []record.Statement{s})
			for _, m := range ms {
				if m.Text == c.pronoun && name[m.Actor] != c.want {
					t.Errorf("%q means %q, want %q", m.Text, name[m.Actor], c.want)
				}
			}
		})
	}
}
