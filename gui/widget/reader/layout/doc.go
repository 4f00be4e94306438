// Package layout is the pure model of the reader: where every word of a frozen
// text stands on the page, which marks lie on it, and what a point or a span is.
//
// In: a text.Text, the marks on it, the styles of its parts, and a function that
// measures a word. Out: lines, runs, rectangles, offsets, selections, search hits.
// Lengths are float32 pixels of the toolkit, offsets are code points. The package
// knows no toolkit, starts nothing and draws nothing.
//
// A Content is the parsed text, a Ruler remembers the width of every word, a Layout
// is a Content broken into lines at one width. Line breaks follow Unicode Annex 14,
// grapheme clusters Annex 29, the order of right-to-left runs Annex 9.
package layout
