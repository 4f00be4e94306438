package language

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/lexicon"
)

// words holds the word lists of the package; it is read once and never changed.
type words struct {
	abbreviations map[string]string // without the last stop → class
	prefixes      map[string]bool
	domains       map[string]bool
	units         map[string]bool
	zones         map[string]bool
	speech        map[string]string // form → verb
	closed        map[string]bool   // words of the closed classes
	wholes        map[string]bool   // forms that are one token whatever they are made of
	contractions  map[string]int    // two words written as one → length of the first
}

// readWords reads the lists words/language-*.tsv.
func readWords(files fs.FS) (*words, error) {
	w := &words{}
	sets := []struct {
		name string
		to   *map[string]bool
	}{{"prefixes", &w.prefixes}, {"domains", &w.domains}, {"units", &w.units}, {"zones", &w.zones}, {"closed", &w.closed}, {"wholes", &w.wholes}}
	for _, s := range sets {
		rows, err := rowsOf(files, s.name, 1)
		if err != nil {
			return nil, err
		}
		set := make(map[string]bool, len(rows))
		for _, r := range rows {
			set[r[0]] = true
		}
		*s.to = set
	}
	pairs := []struct {
		name string
		to   *map[string]string
	}{{"abbreviations", &w.abbreviations}, {"speech", &w.speech}}
	for _, p := range pairs {
		rows, err := rowsOf(files, p.name, 2)
		if err != nil {
			return nil, err
		}
		m := make(map[string]string, len(rows))
		for _, r := range rows {
			m[r[0]] = r[1]
		}
		*p.to = m
	}
	rows, err := rowsOf(files, "contractions", 2)
	if err != nil {
		return nil, err
	}
	w.contractions = make(map[string]int, len(rows))
	for _, r := range rows {
		first, second := utf8.RuneCountInString(r[0]), utf8.RuneCountInString(r[1])
		if first == 0 || second == 0 || first+second > maxContraction {
			return nil, fmt.Errorf("reading the language's words: contraction %s %s is too long or has an empty part", r[0], r[1])
		}
		w.contractions[r[0]+r[1]] = first
	}
	return w, nil
}

func rowsOf(files fs.FS, name string, fields int) ([][]string, error) {
	rows, err := lexicon.Rows(files, "words/language-"+name+".tsv", fields)
	if err != nil {
		return nil, fmt.Errorf("reading the language's words: %w", err)
	}
	return rows, nil
}

// plainMarks turns typographic apostrophes and quotation marks into plain ones.
var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "‛", "'", "`", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`)

// Norm gives the normal form of a word, which lists are looked up with: lower case,
// typographic apostrophes and quotation marks made plain.
func Norm(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c == '`' || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return plainMarks.Replace(strings.ToLower(s))
}
