package language

import "github.com/readout-app/readout/internal/text"

// Document is an analysed text. Its slices are in text order; indexes into Tokens
// and Sentences are stable, and nothing in it changes after Parse.
type Document struct {
	Text       *text.Text
	Paragraphs []text.Span
	Sentences  []Sentence
	Tokens     []Token
	// Names are the named entities, in text order; none overlaps another.
	Names []Name
	// Quotes are the quotations in double marks, or in single ones where those come
	// first in a paragraph, the marks included, by their opening marks. A quotation
	// whose closing mark is missing runs to the end of its paragraph; one that goes on
	// in the next paragraph gives one Quote for each.
	Quotes []Quote
}

// Sentence is a span with the range [First, Last) of its tokens.
type Sentence struct {
	text.Span
	First, Last int
	Paragraph   int // index into Document.Paragraphs
	// FrontMatter says that the sentence is a headline, meta or time line and not prose.
	FrontMatter bool
}

// Token is one word or mark.
type Token struct {
	text.Span
	Text  string // as printed
	Norm  string // lower case, typographic apostrophes and quotes made plain
	Lemma string // dictionary form, lower case but for names
	POS   string // Universal POS tag (UD v2): NOUN, PROPN, VERB, AUX …
	Tag   string // Penn Treebank tag: NN, NNP, VBD …
	// Head is the index in Document.Tokens of the token it depends on, in the same
	// sentence, or -1 for the root of the sentence. Every sentence is one tree. Tag,
	// which knows one sentence only, counts from the start of the slice it is given.
	Head int
	// Relation is how it depends on its head (Universal Dependencies v2, with
	// subtypes): nsubj, obj, nmod:poss …; root for the root.
	Relation string
	// Sentence is the index of its sentence.
	Sentence int
	// Quote is the index into Document.Quotes of the innermost quotation that
	// holds it, or -1.
	Quote int
	// SpaceAfter says that white space follows.
	SpaceAfter bool
	// Glued says that the token and the one before it are printed as one word, as
	// n't in don't and 's in Anna's: CoNLL-U writes such words under one range
	// (1-2), whose form is their texts joined. Never of the first of a sentence.
	Glued bool
}

// Name is a named entity: the tokens [First, Last) of one sentence.
type Name struct {
	First, Last int
	Type        string // person, organisation, polity, place or group
}

// Quoted says that the token stands inside a quotation or is one of its marks.
func (t *Token) Quoted() bool { return t.Quote >= 0 }

// Quote is a quotation.
type Quote struct {
	text.Span           // with its marks
	Inner     text.Span // without them
	// Open says that the closing mark is missing because the quotation goes on in
	// the next paragraph, Continues that it goes on from the one before.
	Open, Continues bool
	// Scare says that it is a word or two in marks for distance, or a title, not speech.
	Scare bool
}

// TokenAt gives the index of the token that holds the code point at offset, or of
// the first one after it; len(Tokens) when there is none.
func (d *Document) TokenAt(offset int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Span gives the span of the tokens [first, last).
func (d *Document) Span(first, last int) text.Span {
	if first >= last {
		return text.Span{}
	}
	return text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}
}

// SentenceAt gives the index of the sentence that holds the code point at offset,
// or -1 when it stands between sentences.
func (d *Document) SentenceAt(offset int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].Holds(offset) {
		return lo
	}
	return -1
}
