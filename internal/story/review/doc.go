// Package review makes the queue of what waits for the analyst's ruling.
//
// In: the ledgers of a story. Out: Entries in the order in which they matter, each with
// the kind of question it asks, the passages it stands on and the decisions that
// answer it. Either answer takes an entry off the queue, so that a person who answers
// them one by one comes to its end; the answers left out stay the reader's proposals.
//
// A row of a ledger asks one question at a time, the one that matters most.
package review
