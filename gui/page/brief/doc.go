// Package brief is the page on which a story is handed over: the brief as it will read,
// paragraph by paragraph, with the footnotes of the one at hand below; each opens its
// passage. By key it is written to a file, printed, cut to some sections, or made to tell
// what is new since an earlier brief.
//
// In: a brief made by the desk, and the moments of earlier ones. Out: files, and the moment
// of this one.
package brief
