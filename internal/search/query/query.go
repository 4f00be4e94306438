package query

// Node is a part of a question: And, Or, Not, Word, Phrase, Near, Field or Days.
type Node interface{ node() }

// And wants all of its parts; it has at least two.
type And []Node

// Or wants one of its parts; it has at least two.
type Or []Node

// Not wants what its part does not.
type Not struct{ Node Node }

// Word wants a word in any of its forms.
type Word struct {
	Text   string
	Prefix bool // the word begins so
	Fuzzy  int  // letters that may differ, 0 to MaxFuzzy
}

// Phrase wants words one after the other; it has at least two.
type Phrase []string

// Near wants two Words or Phrases with at most Within words between their nearest ends.
type Near struct {
	A, B   Node
	Within int // 0 to MaxNear
}

// Field wants a value in a field of Fields that is not one of days.
type Field struct{ Name, Value string }

// Days wants a field of days to share a day with an interval. Both are ISO 8601 days and
// inclusive; an empty one is open.
type Days struct{ Name, From, To string }

func (And) node()    {}
func (Or) node()     {}
func (Not) node()    {}
func (Word) node()   {}
func (Phrase) node() {}
func (Near) node()   {}
func (Field) node()  {}
func (Days) node()   {}

// The bounds of a question.
const (
	MaxFuzzy = 2
	MaxNear  = 50
	maxParts = 200 // words and signs
	maxDepth = 40  // parentheses and negations
)

// The names of the fields.
const (
	By        = "by"        // who speaks, acts or announces
	About     = "about"     // who else it is about or aimed at
	Kind      = "kind"      // statement, event, expectation, document, move; or finer: denial, meeting, owed
	Outlet    = "outlet"    // the paper or broadcaster
	Agency    = "agency"    // the agency it has the report from
	Story     = "story"     // the story it is in
	Language  = "lang"      // ISO 639-1
	Said      = "said"      // when it was said
	When      = "when"      // when it happens
	Published = "published" // when it was printed
)

// Fields gives the names of all fields in the order they are told to a person.
func Fields() []string {
	return []string{By, About, Said, When, Published, Kind, Outlet, Agency, Story, Language}
}

// ofDays says whether a field holds days.
func ofDays(field string) bool { return field == Said || field == When || field == Published }

// Asks says whether a question uses a field anywhere.
func Asks(n Node, field string) bool {
	found := false
	Walk(n, func(n Node) {
		switch n := n.(type) {
		case Field:
			found = found || n.Name == field
		case Days:
			found = found || n.Name == field
		}
	})
	return found
}

// Walk calls f for a Node and all its parts, outermost first.
func Walk(n Node, f func(Node)) {
	f(n)
	var parts []Node
	switch n := n.(type) {
	case And:
		parts = n
	case Or:
		parts = n
	case Not:
		parts = []Node{n.Node}
	case Near:
		parts = []Node{n.A, n.B}
	}
	for _, p := range parts {
		Walk(p, f)
	}
}
