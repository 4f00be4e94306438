package actor

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

func TestMembers(t *testing.T) {
	analyser, finder := tools()
	for _, c := range []struct {
		name, text, group string
		want              []string
	}{
		{"two states", "Kenya and Norway spoke of fish. The two sides will meet in May.", "The two sides", []string{"Kenya", "Norway"}},
		{"both", "Kenya met Norway. Both countries were glad.", "Both countries", []string{"Kenya", "Norway"}},
		{"a third in passing", "Kenya and Norway spoke in Oman. Kenya wants fish, Norway wants oil. The two countries will meet again.", "The two countries", []string{"Kenya", "Norway"}},
		{"three alike", "Kenya, Norway and Ghana spoke of fish. The two sides will meet.", "The two sides", nil},
		{"one alone", "Kenya spoke of fish. The two sides will meet.", "The two sides", nil},
		{"by their citizens", "Kenyan President James Otieno received Norwegian Prime Minister Kari Lund. Kenya is glad, Norway said. The two sides signed.", "The two sides", []string{"Kenya", "Norway"}},
		{"ministers", "Kenyan Foreign Minister James Otieno met Norwegian Foreign Minister Kari Lund, whose president, Ola Berg, was away. Both ministers smiled.", "Both ministers", []string{"James Otieno", "Kari Lund"}},
		{"leaders", "Kenyan President James Otieno and Norwegian Prime Minister Kari Lund met. The two leaders smiled.", "The two leaders", []string{"James Otieno", "Kari Lund"}},
		{"not two", "Kenya and Norway spoke. The three countries will meet.", "The three countries", nil},
		{"what follows counts for nothing", "The two sides will meet. Kenya and Norway spoke.", "The two sides", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := analyser.Parse(text.New(c.text), nil)
			mentions, actors := finder.Find(doc, article.Front{})
			var sentences []text.Span
			for _, s := range doc.Sentences {
				sentences = append(sentences, s.Span)
			}
			finder.Members(sentences, mentions, actors)
			i := slices.IndexFunc(mentions, func(m record.Mention) bool { return m.Text == c.group })
			if i < 0 {
				t.Fatalf("no mention %q in %v", c.group, mentions)
			}
			var got []string
			if mentions[i].Actor != "" {
				for _, id := range Expand([]string{mentions[i].Actor}, actors) {
					got = append(got, actors[place(actors, id)].Name)
				}
			}
			if len(got) == 1 {
				got = nil // the group stands for itself
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q means %v, want %v", c.group, got, c.want)
			}
		})
	}
}
