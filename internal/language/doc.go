// Package language turns frozen text into paragraphs, sentences, tokens with tags
// and lemmas, and quotations: what every rule of the reading stands on.
//
// In: a Text and the spans of front matter lines. Out: a Document, plain data whose
// spans point into the Text. It knows English; for other languages it still gives
// paragraphs, sentences and tokens.
package language
