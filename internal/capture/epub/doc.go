// Package epub reads books in the EPUB format (W3C EPUB 3.3, and EPUB 2 before it), as
// newspapers and reading lists are kept in.
//
// In: the bytes of an EPUB file. Out: one article for each part of the reading order
// that holds running text, with the book's date and publisher where it states them.
package epub
