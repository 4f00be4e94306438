package story

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
)

// identities knows which actors of all the Readings are one. Two are one when
//
//   - they are polities with the same country code; or
//   - they bear the same name, and no article gives the name to another country; or
//   - one bears a surname alone and the other is the only person of the story with
//     that surname, and neither country nor office speaks against it.
//
// Groups and offices without a name ("two officials", "the minister") are one only
// within one origin: nobody can say that another report means the same people.
type identities struct {
	names    map[string]*bearers // name -> who bears it
	surnames map[string][]string // surname -> the full names that end in it
}

// bearers is what the Readings say of all who bear one name.
type bearers struct {
	countries []string
	titles    []string
	contested bool // the offices of two of them rule each other out
}

func (b *builder) identities() *identities {
	who := &identities{names: map[string]*bearers{}, surnames: map[string][]string{}}
	for _, it := range b.items {
		for _, a := range it.Reading.Actors {
			if isNamed(a) {
				who.learn(a)
			}
		}
	}
	return who
}

// isNamed says whether the actor's name names it alone, in whatever article.
func isNamed(a record.Actor) bool {
	return a.Type == record.Person || a.Type == record.Organisation || a.Type == record.Polity && a.Country == ""
}

func (w *identities) learn(a record.Actor) {
	name := fold(a.Name)
	known := w.names[name]
	if known == nil {
		known = &bearers{}
		w.names[name] = known
	}
	if a.Country != "" && !slices.Contains(known.countries, a.Country) {
		known.countries = append(known.countries, a.Country)
	}
	titles := titlesOf(a)
	known.contested = known.contested || ruledOut(known.titles, titles)
	for _, t := range titles {
		if !slices.Contains(known.titles, t) {
			known.titles = append(known.titles, t)
		}
	}
	words := strings.Fields(name)
	if a.Type != record.Person || len(words) < 2 {
		return
	}
	bare := []string{words[len(words)-1]}
	for _, alias := range a.Aliases { // a family name may stand first
		if alias = fold(alias); slices.Contains(words, alias) {
			bare = append(bare, alias)
		}
	}
	for _, s := range bare {
		if !slices.Contains(w.surnames[s], name) {
			w.surnames[s] = append(w.surnames[s], name)
		}
	}
}

// key names an actor of an article of the given origin among all of the story.
func (w *identities) key(origin article.ID, a record.Actor) string {
	name := fold(a.Name)
	alone := "actor:" + name + ":" + short(origin)
	switch {
	case a.Type == record.Polity && a.Country != "":
		return "actor:" + a.Country
	case a.Type == record.Place:
		return "actor:place:" + name
	case !isNamed(a) || name == "":
		return "actor:" + string(a.Type) + ":" + name + ":" + short(origin)
	case a.Type != record.Person || strings.Contains(name, " "):
		return w.named(name, a.Country, alone)
	}
	switch full := w.surnames[name]; {
	case len(full) > 1:
		return alone
	case len(full) == 1:
		bearer := w.names[full[0]]
		if ruledOut(bearer.titles, titlesOf(a)) || a.Country != "" && len(bearer.countries) > 0 && !slices.Contains(bearer.countries, a.Country) {
			return alone
		}
		return w.named(full[0], a.Country, alone)
	case w.names[name].contested:
		return alone
	}
	return w.named(name, a.Country, alone)
}

// named gives the key of the bearer of a name, by country where several bear it.
func (w *identities) named(name, country, alone string) string {
	switch {
	case len(w.names[name].countries) < 2:
		return "actor:" + name
	case country == "":
		return alone
	}
	return "actor:" + name + ":" + country
}

func titlesOf(a record.Actor) []string {
	var out []string
	for _, r := range a.Roles {
		if t := fold(r.Title); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// ruledOut says whether two lists of offices speak of two people: both name one, and
// none is part of another ("minister" is part of "foreign minister").
func ruledOut(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if strings.Contains(x, y) || strings.Contains(y, x) {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}
