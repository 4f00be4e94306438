package frontmatter

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
)

// words are the word lists of this package, keys in lower case.
type words struct {
	labels      map[string]string // label → field
	furniture   map[string]bool
	notPlaces   map[string]bool
	outletWords map[string]bool
	agencyWords []string
	credits     map[string]string // verb → which names it makes a credit: any, likely, known
	creditLeads []string
	notAgencies map[string]bool
	roles       map[string]bool
	papers      map[string]bool
	months      map[string]int
	zones       map[string]string
	english     map[string]bool
	places      map[string]string // in capitals → as written
	media       map[string]medium // in lower case
}

// medium is one name from the list of agencies, broadcasters, papers and outlets.
type medium struct {
	name string
	kind string
	// short says that the form found is a short form in capitals ("AFP"), which is
	// kept as printed because the body is known by it.
	short bool
}

func loadWords() (*words, error) {
	w := &words{
		labels: map[string]string{}, furniture: map[string]bool{}, notPlaces: map[string]bool{},
		outletWords: map[string]bool{}, notAgencies: map[string]bool{}, credits: map[string]string{}, roles: map[string]bool{}, papers: map[string]bool{},
		months: map[string]int{}, zones: map[string]string{}, english: map[string]bool{},
		places: map[string]string{}, media: map[string]medium{},
	}
	rows, err := lexicon.Rows(assets.Words, "words/front-matter.tsv", 3)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if err := w.add(row[0], row[1], row[2]); err != nil {
			return nil, err
		}
	}
	rows, err = lexicon.Rows(assets.Words, "words/dateline-places.tsv", 2)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		w.places[row[0]] = row[1]
	}
	rows, err = lexicon.Rows(assets.Words, "words/organisation-media.tsv", 3)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		w.addMedium(row[0], row[1], strings.Split(row[2], "|"))
	}
	return w, nil
}

func (w *words) add(kind, entry, value string) error {
	switch kind {
	case "label":
		w.labels[entry] = value
	case "furniture":
		w.furniture[entry] = true
	case "notplace":
		w.notPlaces[entry] = true
	case "outletword":
		w.outletWords[entry] = true
	case "agencyword":
		w.agencyWords = append(w.agencyWords, entry)
	case "credit":
		w.credits[entry] = value
	case "creditlead":
		w.creditLeads = append(w.creditLeads, entry)
	case "notagency":
		w.notAgencies[entry] = true
	case "role":
		w.roles[entry] = true
	case "paper":
		w.papers[entry] = true
	case "month":
		n, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("word list front-matter.tsv, month %q: %w", entry, err)
		}
		w.months[entry] = n
	case "zone":
		w.zones[entry] = value
	case "english":
		w.english[entry] = true
	default:
		return fmt.Errorf("word list front-matter.tsv: unknown kind %q", kind)
	}
	return nil
}

func (w *words) addMedium(name, kind string, aliases []string) {
	w.media[strings.ToLower(name)] = medium{name: name, kind: kind}
	for _, alias := range aliases {
		if alias = strings.TrimSpace(alias); alias == "" {
			continue
		}
		key := strings.ToLower(alias)
		if _, taken := w.media[key]; !taken {
			w.media[key] = medium{name: name, kind: kind, short: isAcronym(alias)}
		}
	}
}

// medium looks a printed name up, with or without its article.
func (w *words) medium(printed string) (medium, bool) {
	key := strings.ToLower(strings.Join(strings.Fields(printed), " "))
	m, ok := w.media[key]
	if !ok {
		m, ok = w.media[strings.TrimPrefix(key, "the ")]
	}
	if ok && m.short {
		m.name = strings.ToUpper(strings.TrimPrefix(key, "the "))
	}
	return m, ok
}

// mediumName gives the name of the list for a printed one; a name in capitals that
// the list does not hold is put in title case unless it is short.
func (w *words) mediumName(printed string) string {
	if m, ok := w.medium(printed); ok {
		return m.name
	}
	if isCapitals(printed) && utf8.RuneCountInString(printed) > 4 {
		return titleCase(printed)
	}
	return printed
}
