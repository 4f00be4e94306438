// Package message holds what the program says to a person in fixed words, so that it can be
// said in any language: the reasons that the story and the reader give, notes, and errors.
//
// In: a Kind, which is a constant of the package that says it, and the values that its words
// have places for. Out: a Message, plain data; from it the English sentence, for files and
// programs without a window, or the Kind with its values by name, for a window that has a
// translation of the Kind.
package message
