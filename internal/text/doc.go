// Package text holds the frozen text of an article and the ways to point into it.
//
// In: a string of valid UTF-8. Out: an immutable Text with offset maps between
// code points, bytes and lines, Spans (half-open, in code points) that never
// split a grapheme cluster once snapped, and Selectors that find a passage again
// after the text has changed.
//
// Offsets are Unicode code points because the exchange formats count so: W3C Web
// Annotation Data Model, section 4.2.5, TextPositionSelector.
package text
