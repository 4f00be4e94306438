// Package tables lays the ledgers of a story out as tables, for spreadsheets.
//
// In: ledgers, and the address of each article. Out: one table a ledger, each row with the
// words it rests on, where they stand and what was ruled; written as CSV or as a workbook.
// What comes from the press is text in either: no cell is a formula.
package tables
