// Package bidi orders text that runs in both directions, by the bidirectional algorithm
// of Unicode (Annex 9).
//
// In: the code points of a paragraph. Out: its base level, the embedding level of every
// code point, and for a line of it the runs in the order of display. Levels are those of
// the whole paragraph, so a quotation in the other direction that crosses a line break
// keeps its order. The classes of the code points are those of golang.org/x/text, whose
// own ordering gives no levels, without which nested quotations cannot be put in order.
package bidi
