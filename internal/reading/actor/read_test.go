package actor

import (
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// TestReadNames gives names as the language layer may read them and asks what becomes
// of words that no list knows.
func TestReadNames(t *testing.T) {
	analyser, finder := tools()
	for _, c := range []struct {
		name, text, word string
		read             record.ActorType // of every place of the word; "" for none
		want             record.ActorType // "" for no mention
	}{
		{"type as read", "They asked Zorvex about it. Then Zorvex waited.", "Zorvex", record.Organisation, record.Organisation},
		{"person as read", "They asked Zorvex about it. Then Zorvex waited.", "Zorvex", record.Person, record.Person},
		{"surer words beside it", "They asked Zorvex, who waited.", "Zorvex", record.Place, record.Person},
		{"listed", "They asked Norway about it.", "Norway", record.Person, record.Polity},
		{"read by nobody", "It was a Very Bad Idea of theirs.", "Very Bad Idea", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			frozen := text.New(c.text)
			doc := analyser.Parse(frozen, nil)
			doc.Names = nil
			for i := range doc.Tokens {
				if c.read != "" && doc.Tokens[i].Text == c.word {
					doc.Names = append(doc.Names, language.Name{First: i, Last: i + 1, Type: string(c.read)})
				}
			}
			got := record.ActorType("")
			mentions, _ := finder.Find(doc, article.Front{})
			for _, m := range mentions {
				if m.Text == c.word {
					got = m.Type
				}
			}
			if got != c.want {
				t.Errorf("%q is %q, want %q", c.word, got, c.want)
			}
		})
	}
}
