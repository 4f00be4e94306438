package office

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/lexicon"
)

// Words are what is known of titles. The zero Words know nothing: every title speaks of
// an office that is held, and none excludes another.
type Words struct {
	in   map[string]map[string]bool // class -> words
	same map[string]string          // title -> the one that stands for it
}

// NewWords reads words/office-words.tsv of the given files.
func NewWords(files fs.FS) (Words, error) {
	const name = "words/office-words.tsv"
	rows, err := lexicon.Rows(files, name, 2)
	if err != nil {
		return Words{}, err
	}
	w := Words{map[string]map[string]bool{}, map[string]string{}}
	for _, row := range rows {
		switch class := row[0]; {
		case !slices.Contains([]string{gone, passing, fresh, post, beside, single, same, change}, class):
			return Words{}, fmt.Errorf("word list %s, entry %q: there is no class %q", name, row[1], class)
		case class == same && (len(row) < 3 || row[2] == ""):
			return Words{}, fmt.Errorf("word list %s, entry %q: it says not which title it is another of", name, row[1])
		case class == same:
			w.same[row[1]] = row[2]
		default:
			if w.in[class] == nil {
				w.in[class] = map[string]bool{}
			}
			w.in[class][row[1]] = true
		}
	}
	return w, nil
}

// The classes of the list.
const (
	gone    = "gone"
	passing = "passing"
	fresh   = "fresh"
	post    = "post"
	beside  = "beside"
	single  = "single"
	same    = "same"
	change  = "change"
)

// Read parts a title from the words that tell when it was held. Words are those of the
// passage that gives the title, which may say more before it: of "the then-foreign
// minister" with the title "foreign minister", it gives "foreign minister" and that it is
// held no more.
func (w Words) Read(title, words string) (plain string, held bool) {
	held = true
	if i := strings.Index(words, title); i >= 0 {
		words = words[:i] // what the title itself says is looked at below
	}
	for _, word := range split(words) {
		held = held && !w.in[gone][word]
	}
	fields := strings.Fields(title)
	for len(fields) > 1 || len(fields) == 1 && strings.Contains(fields[0], "-") {
		first, rest, hyphen := strings.Cut(fields[0], "-")
		if first = strings.ToLower(first); !w.in[gone][first] && !w.in[passing][first] && !w.in[fresh][first] {
			break
		}
		held = held && !w.in[gone][first]
		if fields = fields[1:]; hyphen {
			fields = append([]string{rest}, fields...)
		}
	}
	return strings.Join(w.ofOne(fields), " "), held
}

// ofOne gives the title that one of several bears who are named together: of "Foreign
// Ministers Roe and Lund", "Foreign Minister".
func (w Words) ofOne(title []string) []string {
	out := slices.Clone(title)
	if head := headOf(title); len(head) > 0 {
		last := &out[len(head)-1]
		if one, plural := strings.CutSuffix(*last, "s"); plural && w.in[post][strings.ToLower(one)] {
			*last = one
		}
	}
	return out
}

// headOf gives the words of a title before those that say of what: "minister" of
// "minister of defence".
func headOf(title []string) []string {
	for i, word := range title {
		if word == "of" || word == "for" || word == "to" || word == "in" || word == "at" {
			return title[:i]
		}
	}
	return title
}

// Canon gives one form to the titles of one office: "Minister of Foreign Affairs" and
// "foreign minister" are one.
func (w Words) Canon(title string) string {
	title = strings.ToLower(strings.Join(strings.Fields(title), " "))
	if one, ok := w.same[title]; ok {
		return one
	}
	return title
}

// IsSingle says whether one person at a time holds an office in a state. The title is one
// that Canon gave.
func (w Words) IsSingle(canon string) bool { return w.in[single][canon] }

// Exclude says whether nobody holds two offices of one state at a time. The titles are
// those that Canon gave. It holds only of what is surely so: many hold two offices.
func (w Words) Exclude(a, b string) bool {
	if a == b || !w.isPost(a) || !w.isPost(b) {
		return false
	}
	if a == "deputy "+b || b == "deputy "+a {
		return true
	}
	return !strings.Contains(a, b) && !strings.Contains(b, a)
}

// isPost says whether a title is one of those of which a person has one at a time.
func (w Words) isPost(canon string) bool {
	if w.in[beside][canon] {
		return false
	}
	head := headOf(split(canon))
	return len(head) > 0 && w.in[post][head[len(head)-1]]
}

// TellsChange says whether a sentence tells a change of office.
func (w Words) TellsChange(sentence string) bool {
	return slices.ContainsFunc(split(sentence), func(word string) bool { return w.in[change][word] })
}

// IsNew says whether the passage that gives an office says that its holder is new to it.
func (w Words) IsNew(passage string) bool {
	return slices.ContainsFunc(split(passage), func(word string) bool { return w.in[fresh][word] })
}

// split gives the words of s in lower case.
func split(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// State gives one form to the name of a state and what is of it: "Orlan", "Orlanian". It
// is for comparing alone.
func State(name string) string {
	const least = 3 // letters that stay
	s := strings.ToLower(name)
again:
	for _, end := range []string{"ian", "ish", "ese", "an", "ia", "n", "i", "a", "y"} {
		if strings.HasSuffix(s, end) && len(s)-len(end) >= least {
			s = strings.TrimSuffix(s, end)
			goto again
		}
	}
	return s
}
