// Package group tells which articles are one: reprints of one report, be they cut,
// edited or printed under another headline, and reports of one story.
//
// In: articles as plain data (words, day, outlet, agency). Out: an Index that takes them
// one at a time and gives the origin of each; a Shelf that groups them by what happened
// and suggests the story of a further one, with the reasons. The order in which articles
// come makes no difference to either.
package group
