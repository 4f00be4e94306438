// Package provenance finds how words came to the reader: the outlet that printed
// them, the agency it took them from, the broadcaster or paper that the speaker
// spoke to, and the speaker.
//
// In: an analysed document, its front matter, its statements and actors. Out: one
// chain for each distinct path, from the outlet inwards, with the statements that
// took it; and the statements again, with Via filled in.
package provenance
