// Package side says for whom each actor of a story acts: a minister, a ministry and a
// delegation for their country.
//
// In: the actors of a story. Out: for each the Key of the polity it acts for, or its
// own where the articles do not say. Nothing is merged: a side is how a drawing gathers
// what parties do.
package side
