// Package page says what a page of a story is and what the window gives it.
//
// In: the story's ledgers. Out: a canvas object that shows them, and calls on the
// Context when the analyst wants to see a passage, rule on a row or go elsewhere.
// The pages themselves are the packages below this one, one per view.
package page
