// Package charset turns bytes of text in any encoding into UTF-8.
//
// In: bytes, and the encoding they are declared to be in, if any. Out: a string of
// valid UTF-8 with line ends as they were, and notes where the declaration was
// wrong or the encoding had to be guessed. Valid UTF-8 wins over every declaration.
package charset
