// Package exchange is an article as one line of JSON that comes back as it was: with the
// same text and so the same ID, on which decisions rest, and the front matter it was
// known by.
//
// In: an Article, or the line. Out: the other of the two. The fields beside "front" are for
// other programs to read.
package exchange
