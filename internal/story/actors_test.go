package story

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

func TestActorsJoin(t *testing.T) {
	type named struct {
		name string
		set  []func(*record.Actor)
	}
	n := func(name string, set ...func(*record.Actor)) named { return named{name, set} }
	for _, c := range []struct {
		name string
		in   []named // each in an article of its own, in order of publication
		want []string
	}{
		{"one full name", []named{n("Ilse Varga"), n("Ilse Varga")}, []string{"Ilse Varga"}},
		{"the surname of the only bearer", []named{n("Varga"), n("Ilse Varga"), n("Varga")}, []string{"Ilse Varga"}},
		{"a family name first", []named{n("Duan Wei", func(a *record.Actor) { a.Aliases = []string{"Duan"} }), n("Duan")}, []string{"Duan Wei"}},
		{"the surname of two", []named{n("Pavel Dorn"), n("Lena Dorn"), n("Dorn")}, []string{"Pavel Dorn", "Lena Dorn", "Dorn"}},
		{"two bare surnames of two", []named{n("Pavel Dorn"), n("Lena Dorn"), n("Dorn"), n("Dorn")}, []string{"Pavel Dorn", "Lena Dorn", "Dorn", "Dorn"}},
		{"bare surnames", []named{n("Dorn"), n("Dorn")}, []string{"Dorn"}},
		{"bare surnames, other ministers", []named{n("Dorn", inOffice("defence minister")), n("Dorn", inOffice("foreign minister"))}, []string{"Dorn", "Dorn"}},
		{"bare surnames, an office and its short form", []named{n("Dorn", inOffice("minister")), n("Dorn", inOffice("defence minister"))}, []string{"Dorn"}},
		{"a surname with another office", []named{n("Pavel Dorn", inOffice("defence minister")), n("Dorn", inOffice("foreign minister"))}, []string{"Pavel Dorn", "Dorn"}},
		{"a surname of another country", []named{n("Pavel Dorn", of("AUT")), n("Dorn", of("CHE"))}, []string{"Pavel Dorn", "Dorn"}},
		{"one full name in two countries", []named{n("Pavel Dorn", of("AUT")), n("Pavel Dorn", of("CHE")), n("Pavel Dorn")}, []string{"Pavel Dorn", "Pavel Dorn", "Pavel Dorn"}},
		{"a polity by its code", []named{n("Austria", polity("AUT")), n("Vienna", polity("AUT"))}, []string{"Austria"}},
		{"polities", []named{n("Austria", polity("AUT")), n("Switzerland", polity("CHE"))}, []string{"Austria", "Switzerland"}},
		{"a name read as two types", []named{n("Calvonia", ofType(record.Organisation)), n("Calvonia", polity(""))}, []string{"Calvonia"}},
		{"groups of two reports", []named{n("two officials", ofType(record.Group)), n("two officials", ofType(record.Group))}, []string{"two officials", "two officials"}},
		{"article and case", []named{n("the Harbour Post", ofType(record.Organisation)), n("Harbour Post", ofType(record.Organisation))}, []string{"the Harbour Post"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var papers []*paper
			for i, a := range c.in {
				p := newPaper(t, "2026-03-0"+string(rune('1'+i)), "Post", "Words number "+string(rune('a'+i))+" are about "+a.name+".")
				p.actor(a.name, a.set...)
				papers = append(papers, p)
			}
			var got []string
			keys := map[string]bool{}
			for _, a := range build("2026-03-09", nil, papers...).Actors {
				got = append(got, a.Name)
				if keys[a.Key] {
					t.Errorf("two rows have the key %q", a.Key)
				}
				keys[a.Key] = true
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("actors = %q, want %q", got, c.want)
			}
		})
	}
}

func TestReprintedGroupsAreOne(t *testing.T) {
	const report = "Two officials said that four patrol ships were moved to the northern entrance of the strait during the night and would stay there."
	first, second := newPaper(t, "2026-03-01", "Post", report), newPaper(t, "2026-03-02", "Herald", report+" Herald.")
	first.actor("Two officials", ofType(record.Group))
	second.actor("Two officials", ofType(record.Group))
	if a := one(t, build("2026-03-09", nil, first, second).Actors); a.Origins != 1 || len(a.Passages) != 2 {
		t.Errorf("origins %d, passages %d; want 1 and 2", a.Origins, len(a.Passages))
	}
}

func TestDecisionsOnActors(t *testing.T) {
	bare := newPaper(t, "2026-03-01", "Post", "Varga said little.")
	bare.says("Varga", "said", "little")
	early := build("2026-03-09", nil, bare)
	fix := decision.Decision{Kind: decision.KindFix, Target: early.Actors[0].Target, Field: "name", Value: "I. Varga"}

	full := newPaper(t, "2026-03-02", "Post", "Ilse Varga went home.")
	full.actor("Ilse Varga")
	l := build("2026-03-09", log(fix), bare, full)
	if a := one(t, l.Actors); a.Name != "I. Varga" || a.Ruling != Accepted || a.Statements != 1 {
		t.Errorf("a fix of a surname's row is lost when the full name comes in: %+v", a)
	}
	if l.Statements[0].Name != "I. Varga" {
		t.Errorf("the statement is by %q", l.Statements[0].Name)
	}
	stranger := fix
	stranger.Target = decision.Target{Record: decision.OnActor, Part: "Nobody Here"}
	if l := build("2026-03-09", log(stranger), bare); len(l.Unanchored) != 1 {
		t.Errorf("a decision on an unknown actor is not kept as unanchored")
	}
	byName := fix
	byName.Target = decision.Target{Record: decision.OnActor, Part: "Ilse Varga"}
	if l := build("2026-03-09", log(byName), bare, full); l.Actors[0].Name != "I. Varga" {
		t.Errorf("an actor is not found by name: %q, unanchored %d", l.Actors[0].Name, len(l.Unanchored))
	}
}

func TestCalledBy(t *testing.T) {
	for _, c := range []struct {
		a    Actor
		want string
	}{
		{Actor{Name: "Ilse Varga", Type: record.Person, Aliases: []string{"Ilse", "Varga"}}, "Varga"},
		{Actor{Name: "Ilse Varga", Type: record.Person}, "Ilse Varga"},
		{Actor{Name: "North Selm", Type: record.Polity, Aliases: []string{"Selm"}}, "North Selm"},
	} {
		if got := c.a.calledBy(); got != c.want {
			t.Errorf("%s is called %q, want %q", strings.ToUpper(c.a.Name), got, c.want)
		}
	}
}
