// Package readingtest reads a text up to its statements, for the tests of the rooms
// that stand on them.
//
// In: words and the day they were printed. Out: the analysed document with its front
// matter, mentions, actors, dates and statements. Only tests import it.
package readingtest
