package side_test

import (
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/side"
)

func actor(key string, t record.ActorType, name, country string, mentions int, offices ...string) *story.Actor {
	a := &story.Actor{Row: story.Row{Key: key}, Type: t, Name: name, Country: country, Mentions: mentions}
	for _, of := range offices {
		a.Roles = append(a.Roles, story.ActorRole{Title: "minister", Of: of})
	}
	return a
}

func TestOf(t *testing.T) {
	actors := []*story.Actor{
		actor("ostravia", record.Polity, "Ostravia", "", 9),
		actor("calvonia", record.Polity, "Calvonia", "", 8),
		actor("iran", record.Polity, "Iran", "IRN", 5),
		actor("tehran", record.Polity, "Tehran", "IRN", 2),
		actor("varga", record.Person, "Ilse Varga", "", 3, "", "Ostravia"),
		actor("lindgren", record.Person, "Tomas Lindgren", "", 3, "Calvonian"),
		actor("ministry", record.Organisation, "Ostravian foreign ministry", "", 3),
		actor("delegates", record.Group, "Iranian delegates", "", 1),
		actor("zarif", record.Person, "Javad Zarif", "IRN", 1),
		actor("irana", record.Person, "Irania Smith", "", 1),
		actor("office", record.Organisation, "The office", "", 1),
		actor("herald", record.Organisation, "Ostrava Herald", "", 1),
	}
	got := side.Of(actors)
	for key, want := range map[string]string{
		"ostravia": "ostravia", "varga": "ostravia", "lindgren": "calvonia", "ministry": "ostravia", "delegates": "iran", "zarif": "iran",
		"tehran": "tehran", "irana": "irana", "office": "office", "herald": "herald",
	} {
		if got[key] != want {
			t.Errorf("%s is on the side of %s, want %s", key, got[key], want)
		}
	}
	if len(got) != len(actors) {
		t.Errorf("%d of %d actors have a side", len(got), len(actors))
	}
}

func TestARejectedPolityIsNoSide(t *testing.T) {
	wrong := actor("ostravia", record.Polity, "Ostravia", "", 9)
	wrong.Ruling = story.Rejected
	varga := actor("varga", record.Person, "Ilse Varga", "", 3, "Ostravia")
	if got := side.Of([]*story.Actor{wrong, varga}); got["varga"] != "varga" {
		t.Errorf("varga is on the side of %s", got["varga"])
	}
}
