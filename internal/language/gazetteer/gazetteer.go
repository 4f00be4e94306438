package gazetteer

import (
	"io/fs"
	"strings"
)

// The marks of a word. Where one has a form for the first word and one for those
// inside, a name of several words is meant, the longest that fits.
const (
	PolityFirst        uint16 = 1 << iota // a state or territory: France, United Kingdom
	PolityInside                          //
	People                                // a people or its adjective: French, South Koreans, Muslim
	OrganisationFirst                     // a known body or outlet: NATO, International Red Cross
	OrganisationInside                    //
	OrganisationWord                      // a word that heads the names of bodies: Ministry, University, Inc.
	PlaceFirst                            // a city, region, river …
	PlaceInside                           //
	PlaceWord                             // a word that heads the names of places: River, Street
	FirstName                             //
	LastName                              //
	Particle                              // a small word inside surnames: van, bin
	Role                                  // an office, rank or form of address: minister, Gen., Mr
	Calendar                              // a month or day of the week, with a capital
	Language                              // English, Haitian Creole
	OtherWord                             // a word that heads names of papers and events: Treaty, War, Games
)

// names are the marks that a name of several words has as a whole.
const names = PolityFirst | OrganisationFirst | PlaceFirst

// Gazetteer holds the lists. It never changes and is safe for concurrent use.
type Gazetteer struct {
	entries []entry // a hash table with open addressing; a hash of 0 is free
	used    int
}

// An entry is a name or the beginning of one.
type entry struct {
	hash  uint64
	marks [kinds]uint16 // all 0 when it is only a beginning
	more  bool          // a longer name begins with it
}

// How a name must be written to be meant. Each holds for those behind it too.
const (
	upper   = iota // in capitals: US, NATO
	capital        // with a capital at the beginning: Turkey
	any            // in whatever way: minister
	kinds
)

// New reads the lists from assets/words.
func New(files fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{entries: make([]entry, 1<<16)}
	for _, l := range lists {
		if err := l.read(g, files); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// Marks gives the marks of a whole name, those for the first word.
func (g *Gazetteer) Marks(name string) uint16 {
	h, small := hash(start, name)
	if e := g.find(h); e != nil {
		return e.as(name, small)
	}
	return 0
}

// as gives the marks of an entry for a name that begins with the word first; small
// says that it has small letters.
func (e *entry) as(first string, small bool) uint16 {
	m := e.marks[any]
	if first != "" && ('A' <= first[0] && first[0] <= 'Z' || first[0] >= 0x80) {
		m |= e.marks[capital]
	}
	if !small {
		m |= e.marks[upper]
	}
	return m
}

// Match marks the words of a sentence: out, which must be as long as texts, is
// written over. It allocates nothing.
func (g *Gazetteer) Match(texts []string, out []uint16) { g.match(texts, out, false) }

// MatchLoose marks the words of a sentence as Match does, but without regard to their
// capitals, as careless texts want it. The word "us" is a state then.
func (g *Gazetteer) MatchLoose(texts []string, out []uint16) { g.match(texts, out, true) }

func (g *Gazetteer) match(texts []string, out []uint16, loose bool) {
	clear(out)
	end := 0 // of the last name
	for i, t := range texts {
		h, small := hash(start, t)
		e := g.find(h)
		if e == nil {
			continue
		}
		last, name := i, uint16(0)
		for j := i; ; {
			marks := e.as(t, small)
			if loose {
				marks = e.marks[any] | e.marks[capital] | e.marks[upper]
			}
			if plain := marks &^ names; plain != 0 {
				for k := i; k <= j; k++ {
					out[k] |= plain
				}
			}
			if marks&names != 0 {
				last, name = j, marks&names
			}
			if j++; !e.more || j == len(texts) {
				break
			}
			var lower bool
			h, lower = hash(h, texts[j])
			small = small || lower
			if e = g.find(h); e == nil {
				break
			}
		}
		if name == 0 || i < end {
			continue
		}
		out[i] |= name
		for k := i + 1; k <= last; k++ {
			out[k] |= name << 1 // the mark for inside is the next bit
		}
		end = last + 1
	}
}

// add adds a name and its beginnings.
func (g *Gazetteer) add(name string, kind int, marks uint16) {
	name = strings.ReplaceAll(name, "’", "'")
	if kind == capital && (strings.HasPrefix(name, "Al-") || strings.HasPrefix(name, "al-")) {
		kind = any // the article is written either way
	}
	h, from, some := start, 0, false
	for i := 1; i <= len(name); i++ {
		if name[i-1] == ' ' || i < len(name) && !joint[name[i]] && !joint[name[i-1]] {
			continue
		}
		var small bool
		h, small = hash(h, name[from:i])
		from, some = i, some || small
		e := g.slot(h)
		switch {
		case i < len(name):
			e.more = true
		case kind == capital && !some:
			e.marks[upper] |= marks
		default:
			e.marks[kind] |= marks
		}
	}
}

// joint tells the characters at which a name may be cut into words.
var joint = [256]bool{' ': true, '-': true, '\'': true, '.': true, ',': true, '/': true, '&': true}

// slot finds the entry of a hash or makes it.
func (g *Gazetteer) slot(h uint64) *entry {
	if 2*g.used >= len(g.entries) {
		old := g.entries
		g.entries = make([]entry, 2*len(old))
		for _, e := range old {
			if e.hash != 0 {
				*g.place(e.hash) = e
			}
		}
	}
	e := g.place(h)
	if e.hash == 0 {
		e.hash = h
		g.used++
	}
	return e
}

// find finds the entry of a hash; nil when there is none.
func (g *Gazetteer) find(h uint64) *entry {
	if e := g.place(h); e.hash != 0 {
		return e
	}
	return nil
}

// place gives the entry of a hash, or the free one where it belongs.
func (g *Gazetteer) place(h uint64) *entry {
	mask := uint64(len(g.entries) - 1)
	i := (h ^ h>>32) & mask
	for g.entries[i].hash != h && g.entries[i].hash != 0 {
		i = (i + 1) & mask
	}
	return &g.entries[i]
}

// start is the hash of nothing.
const start uint64 = 14695981039346656037

// hash goes on with a hash over a text, spaces left out, A to Z as small letters and
// typographic apostrophes made plain, and says whether the text has small letters.
// It is FNV-1a.
func hash(h uint64, s string) (uint64, bool) {
	small := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			continue
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case 'a' <= c && c <= 'z':
			small = true
		case c == 0xe2 && strings.HasPrefix(s[i:], "’"):
			c = '\''
			i += len("’") - 1
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h, small
}
