// Package ledger is the frame that the pages of rows share: a heading with a
// count, a row of filters, the list, what to do when it is empty, and a detail of
// the selected row below.
//
// In: Items made by a page from the story's ledgers. Out: calls on page.Context.
package ledger
