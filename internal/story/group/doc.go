// Package group tells which articles are one: reprints of one report, be they cut,
// edited or printed under another headline.
//
// In: articles as plain data (words, day, outlet, agency). Out: an Index that takes them
// one at a time and gives the origin of each. The order in which they come makes no
// difference.
package group
