// Package spelling tells which spellings are one name: the press writes a foreign name
// in several ways, by the rules of the language it prints in.
//
// In: names as they are printed. Out: forms that are equal for the spellings of one
// name. That two names are spelt alike does not make their bearers one; who asks
// knows what else speaks for it.
package spelling
