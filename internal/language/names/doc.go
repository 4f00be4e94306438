// Package names finds the names in a text: persons, organisations, polities, places
// and groups, flat and without the words around them.
//
// In: the words of a text with their tags, trees and what lists and a dictionary say of
// them (Word), where its sentences end, what the network holds of each word (scores),
// and a model file. Out: names inside sentences, in order, none overlapping another.
// For training: texts with what their words may be in, a model file out; same texts,
// same bytes.
//
// A linear model (a conditional random field) weighs the look of a word, its
// neighbours, lists, tree and what the rest of the text shows of the same word; the
// network's scores are added, and the best sequence of labels is found. Names of other
// things (works, products, events) have labels of their own, so that they are told
// apart, and are left out. Words without any sign of a name are passed over. Last,
// mentions of one name in a text agree on one type.
package names
