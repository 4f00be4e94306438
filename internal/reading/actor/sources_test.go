package actor

import "testing"

// TestSources reads sources without a name, seats of government and counterparts; the
// wants are those of TestFind.
func TestSources(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"asked not to be named", "A senior Kenyan official who asked not to be named said so.", []string{"A senior Kenyan official who asked not to be named : role", "A senior Kenyan official who asked not to be named @ KEN"}},
		{"anonymity", "An official, speaking on condition of anonymity, said so.", []string{"An official, speaking on condition of anonymity : role"}},
		{"an aside of another kind", "An official, who is tired, said so.", []string{"An official : role"}},
		{"two of a kind", "A senior US official said yes. Another senior US official said no.", []string{
			"A senior US official = A senior US official", "Another senior US official = Another senior US official"}},
		{"sources", "A source said yes. Another source said no.", []string{"A source = A source", "Another source = Another source"}},
		{"familiar with the matter", "A person familiar with the matter said so.", []string{"A person familiar with the matter : person"}},
		{"close to", "Sources close to the president denied it.", []string{"Sources close to the president : group"}},
		{"with knowledge", "People with knowledge of the discussions said so.", []string{"People with knowledge of the discussions : group"}},
		{"numbers apart", "Two officials briefed on the talks agreed, and two other officials did not.", []string{
			"Two officials briefed on the talks = Two officials briefed on the talks", "two other officials = two other officials"}},
		{"counterpart by office", "Foreign Minister Ana Petrov of Norway met her Kenyan counterpart. Kenya's foreign minister, James Otieno, smiled.", []string{
			"her Kenyan counterpart = James Otieno", "her = Ana Petrov"}},
		{"counterpart first", "Foreign Minister Ana Petrov came. His Kenyan counterpart said no.", []string{"His = -"}},
		{"counterpart behind a mediator", "Foreign Minister Ana Petrov of Norway met the mediator, Paul Roe. She will call her Kenyan counterpart.", []string{
			"her Kenyan counterpart = Kenya foreign minister", "She = Ana Petrov"}},
		{"counterpart of one without a state", "Foreign Minister Ana Petrov met the mediator, Paul Roe. She will call her Kenyan counterpart.", []string{
			"her Kenyan counterpart = Kenya foreign minister"}},
		{"sides", "Both leaders smiled. The two sides will meet.", []string{"Both leaders : group", "The two sides : group"}},
		{"house as government", "The White House said no. The Kremlin denied it.", []string{"White House : organisation", "Kremlin : organisation"}},
		{"house as place", "They spoke at the White House and outside the Kremlin.", []string{"the White House : place", "the Kremlin : place"}},
		{"capital as state", "Washington denied it. Brussels wants more.", []string{"Washington = United States", "Brussels = European Union"}},
		{"capital as place", "He flew to Washington. Talks in Brussels failed.", []string{"Washington : place", "Brussels : place"}},
		{"it does", "The Senate will debate the bill, and it will vote on Friday.", []string{"it = Senate"}},
		{"it is late", "The Senate met, and it is late.", []string{"! it"}},
		{"team", "The Kenyan team won.", []string{"? Kenya"}},
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
