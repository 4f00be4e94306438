// Package boundary decides where sentences end, also where no full stop stands:
// after headings, greetings, signatures, items of lists and in hurried writing.
//
// In: the tokens of a stretch of text that no sentence leaves, with what the rules
// say of each gap; for training also where the sentences end. Out: for each token
// whether a sentence ends after it, or a Model. A Model is a table of small integer
// weights that hashed features point into; training is deterministic, byte for byte.
//
// The method: logistic regression over all gaps between tokens (Gillick 2009,
// "Sentence boundary detection and the problem with the U.S."), read twice: the
// second reading knows what the first one found around a gap.
package boundary
