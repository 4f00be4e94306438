// Package actors is the page of who acts in a story: offices with their times, names with
// the passages that use them, statements, and with whom each one deals.
//
// In: the ledgers of actors, statements and signals. Out: rows and their detail; rulings
// that join two actors, take them apart, split one article's off and rename. What would
// be joined is shown before it is.
package actors
