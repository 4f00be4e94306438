// Package fuzzy finds what a person means by a few typed letters.
//
// In: a query and texts, both folded. Out: which texts it fits, the best first.
package fuzzy
