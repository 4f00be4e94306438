package gazetteer

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/readout-app/readout/internal/lexicon"
)

// A list says how the rows of a file become marks.
type list struct {
	file   string
	fields int
	row    func(g *Gazetteer, row []string)
}

func (l list) read(g *Gazetteer, files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/"+l.file+".tsv", l.fields)
	if err != nil {
		return fmt.Errorf("reading the lists of names: %w", err)
	}
	for _, r := range rows {
		l.row(g, r)
	}
	return nil
}

var lists = []list{
	{"polity-names", 6, func(g *Gazetteer, r []string) {
		g.all(r[1]+"|"+r[2], PolityFirst)
		g.all(r[3]+"|"+r[4], People)
		g.all(r[5], PlaceFirst)
	}},
	{"names-lands", 2, byKind(map[string]uint16{"polity": PolityFirst, "language": Language})},
	{"names-wordnet", 2, byKind(map[string]uint16{"polity": PolityFirst, "place": PlaceFirst, "organisation": OrganisationFirst, "people": People})},
	{"names-cities", 2, func(g *Gazetteer, r []string) { g.all(r[0]+"|"+r[1], PlaceFirst) }},
	{"names-people", 2, byKind(map[string]uint16{"first": FirstName, "last": LastName, "both": FirstName | LastName})},
	{"firstname-common", 1, func(g *Gazetteer, r []string) { g.add(r[0], capital, FirstName) }},
	{"organisation-names", 2, func(g *Gazetteer, r []string) { g.all(r[0]+"|"+r[1], OrganisationFirst) }},
	{"names-bodies", 2, func(g *Gazetteer, r []string) { g.all(r[0]+"|"+r[1], OrganisationFirst) }},
	{"organisation-media", 3, func(g *Gazetteer, r []string) { g.all(r[0]+"|"+r[2], OrganisationFirst) }},
	{"actor-places", 1, func(g *Gazetteer, r []string) { g.add(r[0], capital, PlaceFirst) }},
	{"dateline-places", 2, func(g *Gazetteer, r []string) { g.add(r[1], capital, PlaceFirst) }},
	{"actor-words", 2, func(g *Gazetteer, r []string) {
		switch r[0] {
		case "particle":
			g.add(r[1], any, Particle)
		case "orgword":
			g.add(r[1], capital, OrganisationWord)
		case "placeword":
			g.add(r[1], capital, PlaceWord)
		case "documentword", "eventword":
			g.add(r[1], capital, OtherWord)
		}
	}},
	{"role-words", 2, func(g *Gazetteer, r []string) {
		switch r[0] {
		case "head":
			g.add(r[1], any, Role)
			g.add(r[1]+"s", any, Role)
		case "rank", "honorific":
			g.add(r[1], capital, Role)
		}
	}},
	{"timex-words", 2, func(g *Gazetteer, r []string) {
		switch r[1] {
		case "month", "monthabbr", "weekday", "weekdays", "weekdayabbr":
			g.add(strings.ToUpper(r[0][:1])+r[0][1:], capital, Calendar)
		}
	}},
}

// byKind reads rows of a name and its kind.
func byKind(marks map[string]uint16) func(*Gazetteer, []string) {
	return func(g *Gazetteer, r []string) { g.add(r[0], capital, marks[r[1]]) }
}

// all adds the names that are parted by |.
func (g *Gazetteer) all(values string, marks uint16) {
	for v := range strings.SplitSeq(values, "|") {
		if v != "" {
			g.add(v, capital, marks)
		}
	}
}
