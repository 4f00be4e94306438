// Package brief makes a brief of a story: what is new, expected, done, overdue, said, on
// the table and in dispute, in sentences each of which is footnoted to its passage.
//
// In: ledgers and, where it is to say what is new, the news since the last brief. Out: a
// Brief, plain data; and from that one Brief Markdown, HTML, DOCX and PDF. Same input, same
// bytes out.
//
// A brief says nothing that is more precise than the words it stands on: it gives the words
// themselves, the days as the ledgers have them, and a speaker's word of chance as the
// speaker's own. What the analyst rejected is left out; what nobody ruled on is said to be
// proposed. Its own words are in a
// language that is chosen, English where none is.
package brief
