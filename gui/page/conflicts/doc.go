// Package conflicts is the page of where articles disagree: pairs of passages by kind,
// what explains one, and what the analyst says holds.
//
// In: the ledger of conflicts. Out: rows, the two passages side by side with the words
// that differ lit, rulings by key. Both passages stay, whatever is ruled.
package conflicts
