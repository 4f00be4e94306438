package actor

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/record"
)

// entity is a state, body or outlet of the word lists.
type entity struct {
	name    string
	typ     record.ActorType
	kind    string // noun by which a text speaks of it again; empty for states
	country string // ISO 3166-1 alpha-3, or empty
	sector  string // of PLOVER's actor codes, of a listed body
	bare    bool   // an adjective whose state has no name in the article
}

// use is how a listed phrase names its entity.
type use uint8

const (
	useName      use = iota
	useAdjective     // Russian
	usePeople        // Russians
	useSeat          // Moscow: the state or the town
	usePlace         // Crimea: never an actor
)

// phrase is one listed way to print a name; words is its text without spaces.
type phrase struct {
	words string
	ent   *entity
	use   use
}

// lists are the word lists, made once and only read afterwards.
type lists struct {
	phrases map[string][]phrase // by first token in lower case, longest first
	roles   map[string]roleWord
	titles  map[string][][]string // multiword titles by first word, longest first
	first   map[string]firstName
	class   map[string]class
	groups  map[string]bool // noun of a group; true when it is the plural
	nominal map[string]record.ActorType
	pairs   map[string][]string         // nouns of two parties, with the words of their offices
	tied    map[string][]string         // nouns that tie a state to others, with the prepositions before it
	nouns   map[string]record.ActorType // common nouns of people, bodies and places
	sectors sectors
}

// roleWord says what a word does in a title.
type roleWord struct {
	head, modifier, rank, honorific, plural bool
	gender                                  gender
}

type firstName struct {
	gender gender
	trap   bool // also a common word
}

// gender is what a pronoun must agree with.
type gender byte

const (
	unknown gender = 0
	male    gender = 'm'
	female  gender = 'f'
)

func genderOf(s string) gender {
	switch s {
	case "m":
		return male
	case "f":
		return female
	}
	return unknown
}

// class is a set of word classes of actor-words.tsv.
type class uint64

const (
	particle class = 1 << iota
	orgWord
	placeWord
	documentWord
	eventWord
	notName
	funcWord
	speech
	act
	locative
	aside
	addressed
	passing
	informed
	collective
	compound
	stateOffice
	opener
	likewise
	motion
	weakState
	style
	vessel
	faceless
	contact
	personal
	standing
	corporate
	portfolio
	impersonal
	newcomer
	unnamed
	inside
	grade
	paperName
	asset
	townly
	joint
	rule
)

var classes = map[string]class{
	"particle": particle, "orgword": orgWord, "placeword": placeWord, "documentword": documentWord,
	"eventword": eventWord, "notname": notName, "funcword": funcWord, "speech": speech, "act": act,
	"locative": locative, "aside": aside, "addressed": addressed, "passing": passing, "informed": informed, "collective": collective, "compound": compound, "stateoffice": stateOffice, "opener": opener, "likewise": likewise, "motion": motion, "weakstate": weakState,
	"style": style, "vessel": vessel, "faceless": faceless, "contact": contact, "personal": personal, "standing": standing, "corporate": corporate, "portfolio": portfolio, "impersonal": impersonal, "newcomer": newcomer, "unnamed": unnamed, "inside": inside, "grade": grade, "papername": paperName,
	"asset": asset, "townly": townly, "joint": joint, "rule": rule,
}

func readLists(files fs.FS) (*lists, error) {
	l := &lists{
		phrases: map[string][]phrase{}, roles: map[string]roleWord{}, titles: map[string][][]string{},
		first: map[string]firstName{}, class: map[string]class{}, groups: map[string]bool{},
		nominal: map[string]record.ActorType{}, pairs: map[string][]string{}, tied: map[string][]string{}, nouns: map[string]record.ActorType{},
	}
	var err error
	if l.sectors, err = readSectors(files); err != nil {
		return nil, fmt.Errorf("reading the lists of actors: %w", err)
	}
	for _, read := range []func(fs.FS) error{l.readPolities, l.readOrganisations, l.readPlaces, l.readRoles, l.readFirstNames, l.readWords, l.readNouns} {
		if err := read(files); err != nil {
			return nil, fmt.Errorf("reading the lists of actors: %w", err)
		}
	}
	return l, nil
}

// add enters a phrase under its first token, whatever way the tokeniser cuts it.
func (l *lists) add(words string, ent *entity, u use) {
	if words == "" {
		return
	}
	p := phrase{words: plain(strings.ReplaceAll(words, " ", "")), ent: ent, use: u}
	head, _, _ := strings.Cut(words, " ")
	keys := []string{strings.ToLower(plain(head))}
	for i, r := range head {
		if i > 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' {
			keys = append(keys, strings.ToLower(head[:i]))
			break
		}
	}
	for _, k := range keys {
		at := l.phrases[k]
		i := 0
		for i < len(at) && len(at[i].words) >= len(p.words) {
			if at[i].words == p.words && at[i].use == p.use {
				return // the list that was read first holds
			}
			i++
		}
		at = append(at, phrase{})
		copy(at[i+1:], at[i:])
		at[i] = p
		l.phrases[k] = at
	}
}

func many(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func (l *lists) readPolities(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/polity-names.tsv", 6)
	if err != nil {
		return err
	}
	for _, r := range rows {
		ent := &entity{name: r[1], typ: record.Polity, country: r[0]}
		l.add(r[1], ent, useName)
		for i, u := range []use{useName, useAdjective, usePeople, useSeat} {
			for _, s := range many(r[i+2]) {
				l.add(s, ent, u)
			}
		}
	}
	return nil
}

func (l *lists) readOrganisations(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/organisation-names.tsv", 4)
	if err != nil {
		return err
	}
	media, err := lexicon.Rows(files, "words/organisation-media.tsv", 4)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if c := l.sectors.listed(r[0], r[2], r[3]); c != "" {
			l.sectors.name[r[0]] = c
		}
	}
	for _, r := range media {
		rows = append(rows, []string{r[0], r[2], r[1], r[3]})
		l.sectors.name[r[0]] = "MED"
	}
	for _, r := range rows {
		ent := &entity{name: r[0], typ: record.Organisation, kind: r[2], country: r[3], sector: l.sectors.name[r[0]]}
		l.add(r[0], ent, useName)
		for _, s := range many(r[1]) {
			l.add(s, ent, useName)
		}
	}
	return nil
}

func (l *lists) readPlaces(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/actor-places.tsv", 1)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.add(r[0], &entity{name: r[0], typ: record.Place}, usePlace)
	}
	return nil
}

func (l *lists) readRoles(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/role-words.tsv", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		w := strings.ToLower(r[1])
		if r[0] == "head" && strings.Contains(w, " ") {
			words := strings.Fields(plain(w))
			l.titles[words[0]] = append(l.titles[words[0]], words)
			continue
		}
		if r[0] != "head" && r[0] != "modifier" {
			w = r[1] // ranks and forms of address hold only as printed
		}
		e := l.roles[w]
		switch r[0] {
		case "head":
			e.head = true
		case "modifier":
			e.modifier = true
		case "rank":
			e.rank = true
		case "honorific":
			e.honorific = true
		default:
			return fmt.Errorf("role-words.tsv: unknown class %q", r[0])
		}
		if g := genderOf(r[2]); g != unknown {
			e.gender = g
		}
		l.roles[w] = e
		if r[0] == "head" {
			if p := plural(w); l.roles[p] == (roleWord{}) {
				l.roles[p] = roleWord{head: true, plural: true, gender: e.gender}
			}
		}
	}
	return nil
}

// plural gives the plural of a noun of office.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man"):
		return strings.TrimSuffix(w, "man") + "men"
	case strings.HasSuffix(w, "person"):
		return strings.TrimSuffix(w, "person") + "people"
	case strings.HasSuffix(w, "y"):
		return strings.TrimSuffix(w, "y") + "ies"
	}
	return w + "s"
}

func (l *lists) readFirstNames(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/firstname-common.tsv", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.first[r[0]] = firstName{gender: genderOf(r[1]), trap: r[2] != ""}
	}
	return nil
}

func (l *lists) readWords(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/actor-words.tsv", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		switch r[0] {
		case "groupnoun":
			if r[1] != r[2] {
				l.groups[r[1]] = false
			}
			l.groups[r[2]] = true
		case "nominal":
			l.nominal[r[1]] = record.ActorType(r[2])
		case "tied":
			l.tied[r[1]] = strings.Split(r[2], "|")
		case "pair":
			l.pairs[r[1]] = strings.FieldsFunc(r[2], func(c rune) bool { return c == '|' })
		default:
			c, ok := classes[r[0]]
			if !ok {
				return fmt.Errorf("actor-words.tsv: unknown class %q", r[0])
			}
			l.class[r[1]] |= c
		}
	}
	return nil
}

func (l *lists) readNouns(files fs.FS) error {
	rows, err := lexicon.Rows(files, "words/actor-nouns.tsv", 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.nouns[r[1]] = record.ActorType(r[0])
	}
	return nil
}

// plain makes typographic apostrophes plain.
func plain(s string) string { return strings.ReplaceAll(s, "’", "'") }

// capital says whether a word begins with a capital letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// shouted says whether a word of two letters or more has no small letter.
func shouted(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}
