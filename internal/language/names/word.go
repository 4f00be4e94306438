package names

// Word is a word of a text and what is known of it.
type Word struct {
	Text string // as printed
	Norm string // lower case, typographic apostrophes and quotation marks made plain
	// Class, Noun and Verb are what a dictionary says of it, see package wordclass.
	Class      uint16
	Noun, Verb uint8
	Lists      uint16 // the lists of names it stands in, see package gazetteer
	Loose      uint16 // those it stands in without regard to its capitals
	Tag        string // Penn Treebank tag
	Relation   string // to its head
	Head       int    // index among the words of the text; -1 for the root of a sentence
}

// Name is a name: the words [First, Last) of one sentence. Type is a number in Types.
type Name struct{ First, Last, Type int }

// Types are the types of names, in the order of the labels and of the network's scores.
var Types = [...]string{"person", "organisation", "polity", "place", "group"}

// The numbers of Types. other is what the model tells apart and does not give.
const (
	Person = iota
	Organisation
	Polity
	Place
	Group
	other
)

// Labels of words: Outside of every name, then for each type its first word and those
// that follow.
const (
	Outside = 0
	Labels  = 1 + 2*(other+1)
	// Scores is the number of scores that the network gives each word.
	Scores = 1 + 2*other
)

// A Set holds the labels that a word may have, a bit each.
type Set uint16

// Any is the set of all labels.
const Any Set = 1<<Labels - 1

// Begin gives the set of the label of the first word of a name, Inside that of those
// that follow. A type of len(Types) is that of other names.
func Begin(kind int) Set { return 1 << (1 + 2*kind) }

// Inside gives the set of the label of a word inside a name, see Begin.
func Inside(kind int) Set { return 1 << (2 + 2*kind) }

// Unnamed is the set of a word in no name that is given: Outside, or in a name of
// another kind.
const Unnamed = Set(1 | 1<<(1+2*other) | 1<<(2+2*other))
