// Package reader is the widget that an article is read in: frozen text with the
// passages of its records lit, from every one of which the record can be opened.
//
// In: a Document (text, headline, front matter, marks) and callbacks. Out: calls
// when a mark is pressed or opened, when something is to be made of a selection,
// and words for the clipboard.
//
// The arithmetic is in package layout; this package draws the visible lines and
// turns pointer and keys into calls. All methods belong to the UI goroutine, and
// nothing is started beside it.
//
// Right-to-left lines stand in the order of display; a paragraph that mixes
// directions takes the direction of each line's own words at its breaks, the caret
// does not show the two places that a change of direction has, and brackets are
// mirrored only as far as the toolkit's shaper does it.
package reader
