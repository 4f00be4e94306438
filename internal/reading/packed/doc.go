// Package packed writes Readings so that thousands are read again in a second: the cache
// of an archive keeps them so.
//
// In: a Reading. Out: bytes, always the same, and the Reading again, empty lists and all.
// The bytes hold each string once and the values in the order of their fields. What was
// packed of other types than those of package record now is not read.
package packed
