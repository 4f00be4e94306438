// Package docx reads documents of Microsoft Word and what writes its format (ECMA-376,
// WordprocessingML).
//
// In: the bytes of a DOCX file. Out: its paragraphs as they stand on paper, in the
// order of the text, with tables cell by cell and footnotes at the end; the headline
// where a style marks one. Deleted and hidden text, field codes and comments are no
// part of it.
package docx
