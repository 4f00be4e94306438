// Package pdf reads PDF documents: their words in the order in which a person reads
// them.
//
// In: the bytes of a PDF. Out: paragraphs, column after column, without running
// headers, footers and page numbers, words that were parted at the end of a line made
// whole; the headline where the first page sets one larger than its text.
//
// PDFium does the parsing. It runs as WebAssembly, in a sandbox that has neither
// files nor network and a bound on memory and time, so that a hostile document can
// harm nothing. What is made of the words and their places is ours (layout.go).
package pdf
