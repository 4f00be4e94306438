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
// Each kind of mark has a form of its own, so that colour never speaks alone:
// statements a fill with a rule and initials in the margin, sources and actors a box,
// times a line under the words, expectations a dashed one, documents a double one,
// events and cues a dotted one, conflicts a wavy one. In a comparison of two versions
// what was added is underlined, what was removed struck through.
//
// A paragraph runs the way of its first strong letter, and right-to-left runs stand in
// the order of display (Annex 9, package bidi). What is missing: no caret shows the two
// places that a change of direction has, and left-to-right overrides of right-to-left
// letters are not drawn. Scripts that the fonts lack, such as Chinese, need a font of the
// system.
package reader
