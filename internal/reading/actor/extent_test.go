package actor

import (
	"slices"
	"testing"
)

// TestExtent asks for the whole phrase of a mention and its head.
func TestExtent(t *testing.T) {
	for _, c := range []struct{ name, text, phrase, head string }{
		{"office", "US Trade Secretary Paul Hartwell arrived.", "US Trade Secretary Paul Hartwell", "Paul Hartwell"},
		{"form of address", "They thanked Mr. Hartwell for it.", "Mr. Hartwell", "Hartwell"},
		{"rank and office", "Kenyan commander Gen. Tom Otieno left.", "Kenyan commander Gen. Tom Otieno", "Tom Otieno"},
		{"article", "He left the United States on Monday.", "the United States", "United States"},
		{"article of another", "The Poland talks failed.", "Poland", "Poland"},
		{"body", "The Kenyan government agreed.", "The Kenyan government", "government"},
		{"body of a state", "They met the government of Kenya.", "the government of Kenya", "government"},
		{"owner", "Kenya's soldiers left.", "Kenya's soldiers", "soldiers"},
		{"part of a state", "Fighting went on in northern Kenya.", "northern Kenya", "Kenya"},
		{"town and state", "They met in Warsaw, Poland.", "Warsaw, Poland", "Warsaw"},
		{"towns", "They met in Warsaw, Nairobi and Oslo.", "Warsaw", "Warsaw"},
		{"number after a verb", "The storm damaged 29 supply routes in May.", "29 supply routes", "routes"},
		{"town and region", "He was born in Woodbridge, Virginia, in May.", "Woodbridge, Virginia", "Woodbridge"},
		{"article inside a surname", "They met Abu Karim al-Kuwaiti there.", "Abu Karim al-Kuwaiti", "Abu Karim al-Kuwaiti"},
		{"of, and no further", "They left the city of Warsaw with ten guards.", "the city of Warsaw", "city"},
		{"owner of a group", "They thanked our partners for it.", "our partners", "partners"},
		{"noun before a name", "The aircraft maker Northwind Holdings closed.", "The aircraft maker Northwind Holdings", "Northwind Holdings"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ms, as := find(t, c.text)
			for _, m := range ms {
				if m.Text == c.phrase {
					runes := []rune(c.text)
					if head := string(runes[m.Head.Start:m.Head.End]); head != c.head {
						t.Errorf("head %q", head)
					}
					return
				}
			}
			t.Errorf("no mention %q\n%s", c.phrase, dump(ms, as))
		})
	}
}

// TestOrder says that an outer mention comes before those inside it.
func TestOrder(t *testing.T) {
	ms, _ := find(t, "The US Trade Secretary Paul Hartwell arrived.")
	var got []string
	for _, m := range ms {
		got = append(got, m.Text)
	}
	if want := []string{"The US Trade Secretary Paul Hartwell", "US Trade Secretary", "US"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
