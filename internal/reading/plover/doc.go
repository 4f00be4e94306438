// Package plover knows the scale of the PLOVER event ontology, version 0.8: what each
// root scores between escalation (-9) and cooperation (+10), and which events move two
// sides along it.
//
// In: the list of roots, and the events of a Reading. Out: scores and signals.
package plover
