// Package moves is the page of what lies on the table: documents and what was done with
// them, as a ladder between the parties and as a list, and who owes whom a reply.
//
// In: the ledgers of documents, moves and actors. Out: rows, and the same as a ladder
// that can be written as PNG or SVG.
package moves
