// Package wordclass knows what a dictionary says of a word form, as small numbers:
// what inflected forms it can be and in what field of meaning its commonest noun and
// verb lie.
//
// In: the file that Build makes from WordNet 3.0 when the models are trained, then
// words in normal form. Out: an Entry for each, without allocating. The file holds
// hashes of the words, not the words, so a word it does not know is taken for one it
// knows about once in thirty thousand.
package wordclass
