// Package markup walks the XML of office documents.
//
// In: markup, well formed or not. Out: calls for the elements and the text that a
// reader of the document sees, and an attribute by its name.
package markup
