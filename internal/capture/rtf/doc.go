// Package rtf reads documents in the Rich Text Format (Microsoft, specification 1.9.1),
// which databases of the press export.
//
// In: the bytes of an RTF file. Out: its text, paragraphs parted by blank lines, with
// letters of all code pages and Unicode. Headers, footers, pictures, field codes,
// hidden and deleted text are no part of it; footnotes stand at the end.
package rtf
