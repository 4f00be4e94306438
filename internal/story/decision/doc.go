// Package decision holds what an analyst ruled, as plain data, and the folding of
// a log of rulings with undo.
//
// In: a story's decisions in the order they were made. Out: the ones in force, and
// the decision that takes the last one back or brings it again. A decision names
// its target by selector and kind of record, never by a record's number, so that a
// better reader costs no ruling. Nothing is ever removed from a log: an undo is one
// more decision, and so is a redo.
package decision
