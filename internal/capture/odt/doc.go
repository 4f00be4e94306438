// Package odt reads text documents of LibreOffice and what writes its format
// (OASIS OpenDocument 1.3).
//
// In: the bytes of an ODT file. Out: its paragraphs in the order of the text, the
// headline where a style or an outline level marks one. Deleted text and comments are
// no part of it; footnotes stand at the end.
package odt
