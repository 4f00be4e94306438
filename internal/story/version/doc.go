// Package version tells the versions of an article apart: texts that stood under one
// address one after another, and what of the older is found in the newer.
//
// In: addresses, and two frozen texts. Out: the Address by which two are one, and the
// Fate of a passage. An address is folded by rules that change no page that it names
// (see Canonical); what is not sure to be the same page stays another.
package version
