package wordclass

import (
	"bufio"
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/language/lemma"
)

// Form is an inflected form of a word of WordNet, in lower case, with its Penn
// Treebank tag and the word as WordNet writes it.
type Form = lemma.Example

// Forms reads the single words of WordNet 3.0 from its folder and gives their
// inflected forms, sorted: irregular ones from its lists of exceptions, regular ones
// by rule. File formats: wndb(5WN).
func Forms(wordnet fs.FS) ([]Form, error) {
	var out []Form
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		exceptions, err := readExceptions(wordnet, pos+".exc")
		if err != nil {
			return nil, err
		}
		words, err := readWords(wordnet, "data."+pos)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			out = append(out, inflect(w, pos, exceptions[w])...)
		}
	}
	slices.SortFunc(out, func(a, b Form) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Lemma, b.Lemma))
	})
	return slices.Compact(out), nil
}

// readExceptions reads a list of irregular forms: base → forms.
func readExceptions(wordnet fs.FS, name string) (map[string][]string, error) {
	out := map[string][]string{}
	err := eachLine(wordnet, name, func(f []string) bool {
		for i := 1; i < len(f); i++ {
			out[f[i]] = append(out[f[i]], f[0])
		}
		return true
	})
	return out, err
}

// readWords reads the single words of a data file, as they are written, each once.
func readWords(wordnet fs.FS, name string) ([]string, error) {
	seen := map[string]bool{}
	var out []string
	err := eachLine(wordnet, name, func(f []string) bool {
		if len(f) < 4 {
			return true
		}
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil || n < 0 || len(f) < 4+2*int(n) {
			return false
		}
		for i := range int(n) {
			w, _, _ := strings.Cut(f[4+2*i], "(") // galore(ip)
			if !seen[w] && !strings.ContainsAny(w, "_0123456789/") {
				seen[w] = true
				out = append(out, w)
			}
		}
		return true
	})
	return out, err
}

// The lexicographer files of the first field of nouns and of verbs.
const (
	firstNoun = 3
	firstVerb = 29
)

// sense is the commonest sense of a word: its field and how often it was met in
// WordNet's tagged texts.
type sense struct {
	field uint8
	count int
}

// readSenses reads the commonest sense of each single word of a part of speech, by
// the word in lower case. Fields are numbered from 1, the lexicographer file first.
func readSenses(wordnet fs.FS, pos string, first, fields int) (map[string]sense, error) {
	field := map[string]uint8{} // by the offset of the synset
	err := eachLine(wordnet, "data."+pos, func(f []string) bool {
		if len(f) < 2 {
			return true
		}
		n, err := strconv.Atoi(f[1])
		if err != nil || n < first || n >= first+fields {
			return false
		}
		field[f[0]] = uint8(n - first + 1)
		return true
	})
	if err != nil {
		return nil, err
	}
	counts, err := readCounts(wordnet, pos)
	if err != nil {
		return nil, err
	}
	out := map[string]sense{}
	err = eachLine(wordnet, "index."+pos, func(f []string) bool {
		// lemma pos synsets pointers [pointer…] senses tagged offset…
		if len(f) < 4 {
			return true
		}
		pointers, err := strconv.Atoi(f[3])
		if at := 6 + pointers; err != nil || pointers < 0 || at >= len(f) || field[f[at]] == 0 {
			return false
		} else if !strings.Contains(f[0], "_") {
			out[f[0]] = sense{field[f[at]], counts[f[0]]}
		}
		return true
	})
	return out, err
}

// readCounts reads how often the commonest sense of each word was met: lines of
// lemma%synset-type:…, number of the sense, count.
func readCounts(wordnet fs.FS, pos string) (map[string]int, error) {
	kind := map[string]string{"noun": "1", "verb": "2"}[pos]
	out := map[string]int{}
	err := eachLine(wordnet, "cntlist.rev", func(f []string) bool {
		if len(f) < 3 {
			return true
		}
		word, key, ok := strings.Cut(f[0], "%")
		n, err := strconv.Atoi(f[2])
		if !ok || err != nil {
			return false
		}
		if strings.HasPrefix(key, kind+":") && f[1] == "1" {
			out[word] = n
		}
		return true
	})
	return out, err
}

// eachLine visits the lines of a file, split at white space, the licence left out.
// It stops with an error at the line for which visit gives false.
func eachLine(wordnet fs.FS, name string, visit func(fields []string) bool) error {
	f, err := wordnet.Open(name)
	if err != nil {
		return fmt.Errorf("reading WordNet: %w", err)
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		if !strings.HasPrefix(scan.Text(), "  ") && !visit(strings.Fields(scan.Text())) {
			return fmt.Errorf("reading WordNet: %s, line %d is broken", name, line)
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("reading WordNet: %s: %w", name, err)
	}
	return nil
}
