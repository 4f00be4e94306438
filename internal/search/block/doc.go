// Package block is the form of the search index's files: the blocks that bleve's scorch
// keeps, merges and gives to be asked. It takes the place of bleve's own form, zap, which
// keeps a byte for each article of each term even where nothing is counted, and needs two
// bytes and more for the article: two thirds of it can be spared.
//
// In: the articles of a batch, each with its terms by field and an entry, which are bytes
// that the index gives a meaning. Out: the articles that have a term, the terms of a
// field, and the entry of an article, as it lies in the file.
//
// A block is read where it lies, mapped into memory, and what it says of itself is not
// trusted: bytes that are damaged give an error. Its last four bytes are the sum of all
// before.
package block
