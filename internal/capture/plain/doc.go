// Package plain reads plain text files.
//
// In: bytes. Out: the text to freeze, decoded from whatever encoding it is in, line
// ends and everything else as they were; or, in exact mode, the bytes themselves.
package plain
