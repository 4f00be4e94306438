// Package soak lets a desk look after feeds for simulated months, against a web of its own in
// which hosts do all that hosts do: move, vanish, stall, break, lie.
//
// In: nothing; it has tests only. The clock is that of testing/synctest, so that months pass
// in seconds, and connections are pipes. Out: nothing.
package soak
