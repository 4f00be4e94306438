// Package tagger gives every word of a sentence its Penn Treebank tag and its
// Universal POS, with an averaged perceptron that goes from left to right.
//
// In: the words of one sentence, or for training sentences with their labels. Out:
// a label for each word, or a Model. A Model is a table from hashed features to
// small integer weights; training is deterministic, byte for byte.
//
// The method: Collins 2002, "Discriminative training methods for hidden Markov
// models", decoded greedily.
package tagger
