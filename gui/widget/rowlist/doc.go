// Package rowlist is the list that every ledger is shown in: rows of one height
// with a title, a line of detail, a badge and an accent, driven by keys as well as
// by the mouse.
//
// In: Rows, plain data that knows no domain. Out: calls when a row is selected or
// opened, and every key it does not use itself.
package rowlist
