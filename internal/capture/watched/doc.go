// Package watched tells which files of a watched folder are to be taken in: those that
// are new or have changed and have come to rest.
//
// In: what a folder holds at one look after another, and what was taken of it. Out: the
// files to take. It reaches no disk and knows no clock; who looks decides how often.
package watched
