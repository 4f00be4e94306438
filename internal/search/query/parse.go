package query

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/search/words"
)

// Error says what a question lacks, in one sentence for the person who asks.
type Error struct {
	At   int // code points before the place
	Says string
	Near string // the words from the place on, clipped; "" at the end
}

// Error gives the sentence, with the place where it does not name it.
func (e *Error) Error() string {
	if word, _, _ := strings.Cut(strings.TrimSuffix(e.Near, "…"), " "); word == "" || strings.Contains(e.Says, "“"+word+"”") {
		return e.Says
	}
	return e.Says + ", at “" + e.Near + "”"
}

// nearby is the number of code points by which the place of an error is told.
const nearby = 24

// near gives the words from a place on.
func near(in []rune, at int) string {
	rest := strings.TrimSpace(string(in[min(at, len(in)):min(at+nearby, len(in))]))
	if at+nearby < len(in) {
		rest += "…"
	}
	return rest
}

// Parse reads a question. It gives nil for one without words, and an *Error for one that
// cannot be read.
func Parse(s string) (Node, error) {
	n, err := parse(s)
	if err != nil {
		err.Near = near([]rune(s), err.At)
		return nil, err
	}
	return n, nil
}

func parse(s string) (n Node, err *Error) {
	p := parser{tokens: lex(s)}
	if len(p.tokens) > maxParts {
		return nil, &Error{At: p.tokens[maxParts].at, Says: fmt.Sprintf("The question is too long: at most %d words and signs can be asked for", maxParts)}
	}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Error:
			n, err = nil, e
		default:
			panic(e)
		}
	}()
	if p.peek().sign == end {
		return nil, nil
	}
	n = p.or()
	if t := p.peek(); t.sign == shut {
		return nil, &Error{At: t.at, Says: "There is a “)” that nothing opens"}
	}
	return n, nil
}

// parser reads by recursive descent; a mistake leaves it as a panic with an *Error.
type parser struct {
	tokens []token
	at     int
	depth  int
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.peek()
	if t.sign != end {
		p.at++
	}
	return t
}

func fail(at int, format string, args ...any) {
	panic(&Error{At: at, Says: fmt.Sprintf(format, args...)})
}

// is says whether the next token is an operator such as OR.
func (p *parser) is(operator string) bool {
	t := p.peek()
	return t.sign == word && t.text == operator
}

func (p *parser) or() Node {
	parts := Or{p.and()}
	for p.is("OR") {
		p.next()
		parts = append(parts, p.and())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

func (p *parser) and() Node {
	parts := And{p.not()}
	for {
		if p.is("AND") {
			p.next()
		} else if s := p.peek().sign; s == end || s == shut || p.is("OR") {
			break
		}
		parts = append(parts, p.not())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

func (p *parser) not() Node {
	if !p.is("NOT") && p.peek().sign != minus {
		return p.near()
	}
	at := p.next().at
	p.enter(at)
	defer p.leave()
	n := p.not()
	if twice, ok := n.(Not); ok {
		return twice.Node
	}
	return Not{n}
}

func (p *parser) enter(at int) {
	if p.depth++; p.depth > maxDepth {
		fail(at, "The question is nested too deeply")
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) near() Node {
	a := p.primary()
	t := p.peek()
	within, ok := strings.CutPrefix(strings.ToLower(t.text), "near/")
	if t.sign != word || !ok {
		return a
	}
	p.next()
	n, err := strconv.Atoi(within)
	if err != nil || n < 0 || n > MaxNear {
		fail(t.at, "After near/ stands a number of words from 0 to %d, as in near/5", MaxNear)
	}
	b := p.primary()
	for _, side := range []Node{a, b} {
		switch side.(type) {
		case Word, Phrase:
		default:
			fail(t.at, "near/%d stands between two words or phrases", n)
		}
	}
	if p.peek().sign == word && strings.HasPrefix(strings.ToLower(p.peek().text), "near/") {
		fail(p.peek().at, "near/ joins two words or phrases; join more with AND")
	}
	return Near{a, b, n}
}

func (p *parser) primary() Node {
	switch t := p.next(); t.sign {
	case open:
		p.enter(t.at)
		defer p.leave()
		n := p.or()
		if p.next().sign != shut {
			fail(t.at, "There is a “(” that nothing closes")
		}
		return n
	case colon:
		return p.field(t)
	case quoted:
		return phrase(t)
	case word:
		if isOperator(t.text) {
			fail(t.at, "%s stands between two things to look for; put “%s” in quotation marks to look for the word", t.text, t.text)
		}
		return oneWord(t)
	case end:
		fail(t.at, "Something is missing at the end")
	default:
		fail(t.at, "Something is missing before “%s”", t.text)
	}
	return nil
}

func isOperator(s string) bool {
	return s == "AND" || s == "OR" || s == "NOT" || strings.HasPrefix(strings.ToLower(s), "near/")
}

// oneWord reads a word with its signs. What punctuation parts is a phrase, as in "cease-fire".
func oneWord(t token) Node {
	w := Word{Text: t.text}
	if s, ok := strings.CutSuffix(t.text, "*"); ok {
		w.Text, w.Prefix = s, true
	} else if i := strings.LastIndexByte(t.text, '~'); i >= 0 {
		w.Text, w.Fuzzy = t.text[:i], 1
		if n := t.text[i+1:]; n != "" {
			k, err := strconv.Atoi(n)
			if err != nil || k < 0 || k > MaxFuzzy {
				fail(t.at, "After ~ stands nothing, 1 or %d: the letters that may differ", MaxFuzzy)
			}
			w.Fuzzy = k
		}
	}
	parts := words.Split(w.Text)
	switch {
	case len(parts) == 0:
		fail(t.at, "“%s” holds no word to look for", t.text)
	case len(parts) > 1 && (w.Prefix || w.Fuzzy > 0):
		fail(t.at, "* and ~ stand behind a single word, not behind “%s”", w.Text)
	case len(parts) > 1:
		return Phrase(parts)
	}
	w.Text = parts[0]
	return w
}

func phrase(t token) Node {
	switch parts := words.Split(t.text); len(parts) {
	case 0:
		fail(t.at, "The quotation marks hold no word to look for")
		return nil
	case 1:
		return Word{Text: parts[0]}
	default:
		return Phrase(parts)
	}
}

func (p *parser) field(name token) Node {
	known := false
	for _, f := range Fields() {
		known = known || f == name.text
	}
	if !known {
		fail(name.at, "There is no field “%s:”; there are %s:", name.text, strings.Join(Fields(), ":, "))
	}
	t := p.next()
	if t.sign == minus || t.sign != word && t.sign != quoted || !t.tight && t.sign == word && isOperator(t.text) {
		fail(name.at, "After “%s:” stands what to look for, as in %s", name.text, example(name.text))
	}
	if ofDays(name.text) {
		from, to, ok := interval(strings.TrimSpace(t.text))
		if !ok {
			fail(t.at, "“%s” is no day, month or year, nor two with .. between: %s", t.text, example(name.text))
		}
		return Days{name.text, from, to}
	}
	if !strings.ContainsFunc(t.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		fail(t.at, "After “%s:” stands what to look for, as in %s", name.text, example(name.text))
	}
	return Field{name.text, strings.TrimSpace(t.text)}
}

// example shows how a field is used.
func example(field string) string {
	switch field {
	case By, About:
		return field + `:Smith or ` + field + `:"Anna Smith"`
	case Kind:
		return "kind:statement"
	case Language:
		return "lang:en"
	case Said, When, Published:
		return field + ":2022-01-31, " + field + ":2022-01 or " + field + ":2022-01..2022-03"
	}
	return field + `:"the name"`
}
