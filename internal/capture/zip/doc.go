// Package zip opens ZIP archives, the files of which are taken in like any others.
//
// In: the archive's bytes, at random access. Out: its files as parts, in the order
// in which they are stored, each bounded in size.
package zip
