// Package language turns frozen text into paragraphs, sentences, tokens with tags,
// lemmas and dependency trees, names, and quotations: what every rule of the reading
// stands on.
//
// In: a Text and the spans of front matter lines. Out: a Document, plain data whose
// spans point into the Text; from it, on demand, base noun phrases and verb groups.
// It knows English; for other languages it still gives paragraphs, sentences and
// tokens.
//
// Tokens are cut as in the UD English treebanks (tokenize.go), sentences by rules that a
// model weighs (package boundary). One small neural network gives tags and trees (package
// net), marks are hung by rule (punct), names are found last, over the whole text (names).
// The models are made by the command train; assets/models/MODEL-CARD.md gives their data
// and figures.
package language
