package story

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/spelling"
)

// names knows which actors of all the Readings are one. Two are one when
//
//   - they are polities with the same country code; or
//   - they bear the same name, in whatever spelling, and no article gives the name to
//     another country, nor two spellings of it to offices that rule each other out; or
//   - one bears a surname alone and the other is the only person of the story with
//     that surname, and neither country nor office speaks against it.
//
// Groups and offices without a name ("two officials", "the minister") are one only
// within one origin: nobody can say that another report means the same people.
type names struct {
	bearers  map[string]*bearers       // name -> who bears it
	surnames map[string]map[string]int // surname -> the full names that end in it, with the number of records
	dirty    map[string]bool           // names whose bearers are to be drawn anew
	single   map[string]bool           // surnames to be looked at anew
}

func (w *names) init() {
	w.bearers, w.surnames = map[string]*bearers{}, map[string]map[string]int{}
	w.dirty, w.single = map[string]bool{}, map[string]bool{}
}

// bearers is what the Readings say of all who bear one name.
type bearers struct {
	ways      []*way
	countries []string
	titles    []string
	contested bool // the offices of two of them rule each other out
	spelt     bool // and those of two spellings of the name do: each spelling is one of its own
}

// way is one way in which Readings speak of who bears a name. Many articles speak
// alike; what they say together shows from the first of each way.
type way struct {
	as      string // the name as it is spelt
	country string
	titles  []string
	records []spot
}

// bearing is one record of a way.
type bearing struct {
	spot
	named *named
	way   *way
}

// named is an actor of a Reading with its names made comparable.
type named struct {
	isNamed bool
	as      string // the name as it is spelt
	name    string // the same for all spellings of it
	country string
	titles  []string
	bare    []string // surnames by which it may be called
}

func namedOf(a record.Actor) named {
	out := named{isNamed: isNamed(a), as: fold(a.Name), name: fold(a.Name), country: a.Country, titles: titlesOf(a)}
	if out.isNamed {
		out.name = spelling.Key(a.Name)
	}
	words := strings.Fields(out.name)
	if a.Type != record.Person || len(words) < 2 {
		return out
	}
	out.bare = []string{words[len(words)-1]}
	for _, alias := range a.Aliases { // a family name may stand first
		if alias = spelling.Key(alias); slices.Contains(words, alias) && !slices.Contains(out.bare, alias) {
			out.bare = append(out.bare, alias)
		}
	}
	return out
}

// isNamed says whether the actor's name names it alone, in whatever article.
func isNamed(a record.Actor) bool {
	return a.Type == record.Person || a.Type == record.Organisation || a.Type == record.Polity && a.Country == ""
}

func (w *names) enter(it *item) {
	for i := range it.reading.Actors {
		a := &it.named[i]
		if _, apart := it.parted[it.reading.Actors[i].ID]; apart || !a.isNamed {
			continue
		}
		known := w.bearers[a.name]
		if known == nil {
			known = &bearers{}
			w.bearers[a.name] = known
		}
		b := &bearing{spot: spot{it, i}, named: a}
		for _, y := range known.ways {
			if y.as == a.as && y.country == a.country && slices.Equal(y.titles, a.titles) {
				b.way = y
			}
		}
		if b.way == nil {
			b.way = &way{as: a.as, country: a.country, titles: a.titles}
			known.ways = append(known.ways, b.way)
		}
		b.way.records = insert(b.way.records, b.spot, spot.compare)
		if len(b.way.records) == 1 || b.way.records[0] == b.spot {
			w.dirty[a.name] = true
		}
		it.bearings = append(it.bearings, b)
		for _, s := range a.bare {
			if w.surnames[s] == nil {
				w.surnames[s] = map[string]int{}
			}
			if w.surnames[s][a.name]++; w.surnames[s][a.name] == 1 {
				w.single[s] = true
			}
		}
	}
}

func (w *names) leave(it *item) {
	for _, b := range it.bearings {
		a := b.named
		known := w.bearers[a.name]
		if b.way.records[0] == b.spot {
			w.dirty[a.name] = true
		}
		if b.way.records = remove(b.way.records, b.spot, spot.compare); len(b.way.records) == 0 {
			known.ways = slices.DeleteFunc(known.ways, func(y *way) bool { return y == b.way })
		}
		for _, s := range a.bare {
			if w.surnames[s][a.name]--; w.surnames[s][a.name] == 0 {
				delete(w.surnames[s], a.name)
				w.single[s] = true
			}
		}
	}
	it.bearings = nil
}

// draw draws together what is said of the bearers of a name, and says whether it is
// other than before: to those who bear it, and to those who bear a surname of it alone.
func (b *bearers) draw() (toBearers, toBare bool) {
	slices.SortFunc(b.ways, func(x, y *way) int { return x.records[0].compare(y.records[0]) })
	var countries, titles []string
	contested := false
	for _, y := range b.ways {
		if y.country != "" && !slices.Contains(countries, y.country) {
			countries = append(countries, y.country)
		}
		contested = contested || ruledOut(titles, y.titles)
		for _, t := range y.titles {
			if !slices.Contains(titles, t) {
				titles = append(titles, t)
			}
		}
	}
	spelt := b.inSpellings()
	toBearers = (len(countries) < 2) != (len(b.countries) < 2) || contested != b.contested || spelt != b.spelt
	toBare = !slices.Equal(countries, b.countries) || !slices.Equal(titles, b.titles)
	b.countries, b.titles, b.contested, b.spelt = countries, titles, contested, spelt
	return toBearers, toBare
}

// inSpellings says whether the offices of two spellings of the name rule each other out.
func (b *bearers) inSpellings() bool {
	titles := map[string][]string{}
	for _, y := range b.ways {
		titles[y.as] = append(titles[y.as], y.titles...)
	}
	for x := range titles {
		for y := range titles {
			if x != y && ruledOut(titles[x], titles[y]) {
				return true
			}
		}
	}
	return false
}

// settleNames lets the touched items' names enter and finds the items one of whose
// actors is another than before.
func (s *Story) settleNames() {
	w := &s.names
	for it := range s.named {
		w.leave(it)
	}
	for _, it := range sorted(s.named) {
		w.enter(it)
	}
	look := map[*item]bool{}
	lookAt := func(name string) {
		if b := w.bearers[name]; b != nil {
			for _, y := range b.ways {
				for _, r := range y.records {
					look[r.item] = true
				}
			}
		}
	}
	for name := range w.dirty {
		b := w.bearers[name]
		toBearers, toBare := b.draw()
		if toBearers {
			lookAt(name)
		}
		if toBearers || toBare {
			for _, bare := range surnamesOf(b, name) {
				lookAt(bare)
			}
		}
		if len(b.ways) == 0 {
			delete(w.bearers, name)
		}
	}
	for surname := range w.single {
		lookAt(surname)
		if len(w.surnames[surname]) == 0 {
			delete(w.surnames, surname)
		}
	}
	clear(w.dirty)
	clear(w.single)
	for it := range look {
		if !s.named[it] && !it.hasKeys(w) {
			s.touched[it], s.named[it] = true, true
		}
	}
}

// surnamesOf gives the surnames under which a name may be looked up.
func surnamesOf(b *bearers, name string) []string {
	var out []string
	for _, y := range b.ways {
		for _, r := range y.records {
			for _, s := range r.item.named[r.n].bare {
				if !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// hasKeys says whether the item's actors still are those they are taken for.
func (it *item) hasKeys(w *names) bool {
	for i, m := range it.members {
		if m.actor.key != it.actorKey(w, i) {
			return false
		}
	}
	return true
}

// actorKey gives the key of the i-th actor of the item's Reading. One that the analyst
// took out of what it was put with is alone, or with those that were given its name.
func (it *item) actorKey(w *names, i int) string {
	a := it.reading.Actors[i]
	if name, apart := it.parted[a.ID]; apart {
		if name == "" {
			return "actor:split:" + it.named[i].name + ":" + short(it.Article.ID)
		}
		return "actor:split:" + fold(name)
	}
	return w.key(short(it.origin.Article.ID), a, &it.named[i])
}

// key names an actor of an article of the given origin among all of the story.
func (w *names) key(origin string, a record.Actor, n *named) string {
	switch {
	case a.Type == record.Polity && a.Country != "":
		return "actor:" + a.Country
	case a.Type == record.Place:
		return "actor:place:" + n.name
	case !n.isNamed || n.name == "":
		return "actor:" + string(a.Type) + ":" + n.name + ":" + origin
	case a.Type != record.Person || strings.Contains(n.name, " "):
		return w.ofBearer(n.name, n.as, a.Country, n.name, origin)
	}
	switch full := w.surnames[n.name]; {
	case len(full) > 1:
		return aloneKey(n.name, origin)
	case len(full) == 1:
		for name := range full {
			b := w.bearers[name]
			if ruledOut(b.titles, n.titles) || a.Country != "" && len(b.countries) > 0 && !slices.Contains(b.countries, a.Country) {
				return aloneKey(n.name, origin)
			}
			return w.ofBearer(name, "", a.Country, n.name, origin)
		}
	case w.bearers[n.name].contested:
		return aloneKey(n.name, origin)
	}
	return w.ofBearer(n.name, n.as, a.Country, n.name, origin)
}

// ofBearer gives the key of the bearer of a name, by country where several bear it, and
// by its spelling, empty where the surname alone is given, where that tells two apart.
func (w *names) ofBearer(name, as, country, called, origin string) string {
	b := w.bearers[name]
	if b.spelt {
		name = as
	}
	switch {
	case name == "":
		return aloneKey(called, origin)
	case len(b.countries) < 2:
		return "actor:" + name
	case country == "":
		return aloneKey(called, origin)
	}
	return "actor:" + name + ":" + country
}

// aloneKey gives the key of an actor that is told apart from all other origins' actors.
func aloneKey(name, origin string) string { return "actor:" + name + ":" + origin }

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

// calledBy gives the one word by which the articles call a person ("Varga"), or the
// whole name where they use none or the actor is no person.
func (a *Actor) calledBy() string {
	if a.Type != record.Person {
		return a.Name
	}
	words := strings.Fields(fold(a.Name))
	for _, alias := range a.Aliases {
		if len(words) > 1 && slices.Contains(words[1:], fold(alias)) {
			return alias
		}
	}
	return a.Name
}

// fold makes names comparable: lower case, no leading article, plain apostrophes.
func fold(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.Join(strings.Fields(strings.TrimPrefix(s, "the ")), " ")
}
