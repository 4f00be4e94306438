package actor

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/record"
)

// sectors tell the sector of an actor, as PLOVER's actor codes name it.
type sectors struct {
	word map[string]string // of a word in a title, a description or a name
	weak map[string]string // of a word of a title that more must tell
	kind map[string]string // of the noun of a body of several states
	home map[string]string // of the noun of a body of one state
	name map[string]string // of a listed body
}

func readSectors(files fs.FS) (sectors, error) {
	s := sectors{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	rows, err := lexicon.Rows(files, "words/actor-sectors.tsv", 3)
	if err != nil {
		return s, err
	}
	classes := map[string]map[string]string{"word": s.word, "weak": s.weak, "kind": s.kind, "home": s.home, "name": s.name}
	for _, r := range rows {
		if classes[r[0]] == nil {
			return s, fmt.Errorf("actor-sectors.tsv: unknown class %q", r[0])
		}
		classes[r[0]][r[2]] = r[1]
	}
	return s, nil
}

// listed gives the sector of a body of the lists.
func (s sectors) listed(name, kind, country string) string {
	if c := s.name[name]; c != "" {
		return c
	}
	if country != "" {
		return s.home[kind]
	}
	return s.kind[kind]
}

// told gives the sector of the first words of a phrase that have one, two words before one.
func (s sectors) told(phrase string, by map[string]string) string {
	words := strings.Fields(strings.ToLower(plain(phrase)))
	for i, w := range words {
		if i+1 < len(words) {
			if c := by[w+" "+words[i+1]]; c != "" {
				return c
			}
		}
		if c := by[strings.TrimSuffix(w, "'s")]; c != "" {
			return c
		}
	}
	return ""
}

// code gives the PLOVER code of an actor with these mentions: its country, where it is
// known, and its sector ("USAGOV"). A state is its country alone.
func (w *work) code(a *actor, country string, places []*mention) string {
	switch a.typ {
	case record.Place, record.DocumentType:
		return ""
	}
	return country + w.sector(a, places)
}

func (w *work) sector(a *actor, places []*mention) string {
	switch {
	case a.typ == record.Polity:
		return w.sectors.name[a.name]
	case a.ent != nil && a.ent.sector != "":
		return a.ent.sector
	case a.typ == record.Organisation, a.typ == record.Group:
		if c := w.sectors.told(a.name, w.sectors.word); c != "" || a.typ == record.Organisation {
			return c
		}
	}
	weak := ""
	for _, m := range places {
		if m.form != record.Nominal {
			continue
		}
		phrase := w.words(m.first, m.hl)
		if w.class[w.t[m.hf].Norm]&likewise != 0 {
			phrase = m.title
		}
		c := w.sectors.told(phrase, w.sectors.word)
		if c == "" && m.of != "" {
			if c = w.sectors.name[m.of]; c == "" {
				c = w.sectors.told(m.of, w.sectors.word)
			}
		}
		if c != "" {
			return c
		}
		if weak == "" && m.country != nil {
			weak = w.sectors.told(phrase, w.sectors.weak)
		}
	}
	return weak
}
