// Package punct hangs punctuation marks where the guidelines of Universal Dependencies
// want them (universaldependencies.org, relation punct): the tree of the words decides
// it almost alone.
//
// In: the words of a sentence with heads and relations, as a parser gave them. Out: the
// heads, those of marks set anew, still one tree. Words keep their heads, and so does a
// mark that words hang on.
//
// A pair of brackets or quotation marks hangs on the top of what it holds, the first or
// last mark of such a part, or of the sentence, on the top of it. A mark between two
// parts hangs on the one that depends on the other, on both sides of a conjunction on
// what follows; one that ends a sentence within a sentence, on what it ends. Two of the
// parser's own choices stand, being right more often than the rule: a mark that it hung
// on the way from the next word up to the top of its part, and one that it hung on the
// word above both parts when that comes later.
//
// The treebanks EWT and GUM agree with the rules in 97 to 98 of 100 marks. They part
// from each other, and the rules from one of them, at the year of a date and at the
// first hyphen of such words as face-to-face. PUD hangs commas otherwise, on the word
// above both parts, and is not followed.
package punct
