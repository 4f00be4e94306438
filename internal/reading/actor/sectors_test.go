package actor

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
)

// TestCodes asks for the PLOVER code of an actor.
func TestCodes(t *testing.T) {
	for _, c := range []struct{ text, name, code string }{
		{"Kenyan Foreign Minister James Otieno left.", "James Otieno", "KENGOV"},
		{"Kenya waited.", "Kenya", "KEN"},
		{"The Kenyan army moved.", "Kenyan army", "KENMIL"},
		{"Kenyan police arrested him. The Kenyan parliament met.", "Kenyan parliament", "KENLEG"},
		{"John Mwangi, a spokesman for the Kenyan army, spoke.", "John Mwangi", "KENMIL"},
		{"Kremlin spokesman Ivan Belov said nothing.", "Ivan Belov", "RUSGOV"},
		{"Tom Otieno, president of Kenya, spoke.", "Tom Otieno", "KENGOV"},
		{"Former Kenyan minister Tom Otieno spoke.", "Tom Otieno", "KENELI"},
		{"Gen. Tom Hale and Kenyan Gen. Paul Otieno met.", "Tom Hale", ""},
		{"Two senior Kenyan officials briefed on the talks said no.", "Two senior Kenyan officials briefed on the talks", "KENGOV"},
		{"Kenyan rebels fled.", "Kenyan rebels", "KENREB"},
		{"Reuters reported it.", "Reuters", "GBRMED"},
		{"NATO agreed.", "NATO", "IGO"},
		{"Northwind Holdings closed.", "Northwind Holdings", "BUS"},
		{"Grace Wanjiru, the chairwoman of Northwind Holdings, left.", "Grace Wanjiru", "BUS"},
		{"Opposition leader Grace Wanjiru left.", "Grace Wanjiru", "OPP"},
		{"Residents said it was loud. Paul Roe agreed.", "Paul Roe", ""},
		{"The Bank of Kenya raised its rate.", "Bank of Kenya", "KENBUS"},
	} {
		_, as := find(t, c.text)
		i := slices.IndexFunc(as, func(a record.Actor) bool { return a.Name == c.name })
		if i < 0 {
			t.Errorf("%s: no actor %q: %v", c.text, c.name, as)
		} else if as[i].Code != c.code {
			t.Errorf("%s: %q is %q, want %q", c.text, c.name, as[i].Code, c.code)
		}
	}
}
