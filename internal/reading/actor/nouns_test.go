package actor

import "testing"

// TestNouns reads people, bodies and places without a name; the wants are those of TestFind.
func TestNouns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"people", "Customers waited while a nurse helped.", []string{"Customers : group", "a nurse : person"}},
		{"body", "They thanked the squadron for it.", []string{"the squadron : organisation"}},
		{"bodies", "It was sold to foreign airlines.", []string{"foreign airlines : group"}},
		{"place", "They met in the old airport of Lomar.", []string{"the old airport of Lomar : place"}},
		{"country", "They left the country for other countries.", []string{"the country : polity", "other countries : group"}},
		{"no body", "He warned of any use of force in exchange.", []string{"! force", "! exchange"}},
		{"part of a longer noun", "The airport tax rose.", []string{"! airport"}},
		{"adjective alone", "Under Kenyan law, Kenya waits.", []string{"Kenyan : polity", "Kenyan = Kenya"}},
		{"adjective inside", "Kenya and the Kenyan army agreed.", []string{"! Kenyan"}},
		{"authors", "We thank the mayor. I wrote it.", []string{"We : group", "I : person"}},
		{"where they are", "Two officials in Warsaw said no. EU leaders at the end said yes.", []string{"Two officials : group", "EU leaders : group"}},
		{"of whom", "The people of Kenya waited.", []string{"The people of Kenya : group"}},
		{"airline", "Air France closed. Northwind Inc. stayed.", []string{"Air France : organisation", "Northwind Inc. : organisation"}},
		{"article in a name", "They fled to Al-Mosul in Iraq.", []string{"Al-Mosul : place"}},
		{"office of a company", "Tom Hale, the Northwind chief executive, left.", []string{"the Northwind chief executive = Tom Hale"}},
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
