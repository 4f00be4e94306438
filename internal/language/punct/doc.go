// Package punct hangs punctuation marks where the guidelines of Universal Dependencies
// want them, which the tree of the words decides almost alone.
//
// In: the words of a sentence with heads and relations. Out: the heads, those of marks
// set anew.
package punct
