// Package office compares the titles under which articles speak of people: whether two
// are one office, whether one person can hold both, and whether a title speaks of the
// past.
//
// In: titles and the words they stand in. Out: one form for the titles of one office, and
// judgements about two of them. It knows nothing of who holds what.
package office
