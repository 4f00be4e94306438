package actor

import "testing"

// TestPronouns reads whom pronouns mean; the wants are those of TestFind.
func TestPronouns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"subject again", "Paul Roe met Karl Berg in Oslo. He then left for Paris.", []string{"He = Paul Roe"}},
		{"spoken of most", "Paul Roe grew up in Oslo. Roe studied law. Roe was hired by Karl Berg. He won.", []string{"He = Paul Roe"}},
		{"owner", "Paul Roe called his brother.", []string{"his = Paul Roe"}},
		{"object is another", "Karl Berg spoke first. Then Paul Roe met him.", []string{"him = Karl Berg"}},
		{"nobody else", "Paul Roe met him.", []string{"him = -"}},
		{"himself", "Karl Berg spoke first. Then Paul Roe blamed himself.", []string{"himself = Paul Roe"}},
		{"source again", "Minister Vera Sandoz said that President Ruth Calder would come. \"It is late,\" she said.", []string{"she = Vera Sandoz"}},
		{"of whom a quotation speaks", `Paul Roe met Karl Berg. "He was late," Roe said.`, []string{"He = Karl Berg"}},
		{"office without a name", "Norway summoned the envoy of Iceland and handed him a note.", []string{"him = Iceland envoy"}},
		{"two newcomers", "Paul Roe and Karl Berg met. The rain had stopped. He left.", []string{"He = -"}},
		{"who behind his state", "President Paul Roe of Norway, who had waited, left.", []string{"who = Paul Roe"}},
		{"one name", "Der Bote reported it. Then Der Bote printed more.", []string{"Der Bote = Der Bote"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ms, as := find(t, c.text)
			for _, w := range c.want {
				if err := check(w, ms, as); err != nil {
					t.Errorf("%v\n%s", err, dump(ms, as))
				}
			}
		})
	}
}
