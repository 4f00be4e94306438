// Package table reads articles that lie in tables, one a row: CSV, JSON Lines and
// arrays, and Excel workbooks.
//
// In: the table's bytes, at any size, and a Mapping of its columns, which is guessed
// from their names where none is given. Out: one page for each row, read as it comes,
// and a Look at the first rows for a preview.
package table
