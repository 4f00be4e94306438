// Package language turns frozen text into paragraphs, sentences, tokens with tags
// and lemmas, and quotations: what every rule of the reading stands on.
//
// In: a Text and the spans of front matter lines. Out: a Document, plain data whose
// spans point into the Text; from it, on demand, base noun phrases and verb groups.
// It knows English; for other languages it still gives paragraphs, sentences and
// tokens.
//
// Tokens are cut as in the UD English treebanks, sentences by rules that a model
// weighs; this model and those of tags and lemmas are made by the command train
// (assets/models/MODEL-CARD.md).
package language
