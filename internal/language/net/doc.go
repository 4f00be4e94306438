// Package net reads whole sentences with one small neural network: part of speech,
// dependency tree and names.
//
// In: the words of sentences with what lists and a dictionary say of each (Word), and a
// model file. Out: for each sentence a Reading, numbers that Config names. For training:
// annotated sentences in, a Model out; same sentences and options, same bytes.
//
// How it reads. A word is the sum of rows of tables, one row for each of its features
// (form, endings, shape, dictionary, lists). Layers of simple recurrent units (Lei et
// al. 2018, "Simple recurrent units for highly parallelizable recurrence") read the
// sentence from both ends. From the second layer the tags are told, from the last the
// tree and the names. Every pair of words has a score as dependent and head (after Dozat
// and Manning 2017, "Deep biaffine attention for neural dependency parsing"), the tree of
// the highest score is found, the relations are told for its arcs, and punctuation marks
// are hung by rule (package punct).
//
// Why it is exact. Reading multiplies whole numbers, whose sums are exact in any order;
// where there are floats, sums run in a fixed order and products are rounded before they
// are added. So vector code (on amd64) and plain Go give the same bits, and every machine
// the same reading. Training is exact on one architecture.
package net
