// Package house keeps the rules of the house: which room may import which, what a
// room may touch, how a package is documented, how long a file may be.
//
// In: the project's own source, parsed. Out: a failing test for each breach, with
// file, line and the rule. There is nothing but tests here. Every rule is a function
// from files to breaches and is itself tested on small sources that break it.
package house
