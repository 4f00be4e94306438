// Package audit lists what the analyst ruled on a story, as plain rows for a person to
// read through: what about, by whom and when, and whether it still holds.
//
// In: the ledgers of a story and its whole log of decisions. Out: one Entry for each
// decision, in the order they were made, undone ones included.
package audit
