// Package worddiff compares two texts word by word.
//
// In: two frozen texts. Out: Runs that tile the words of both in order, each the same
// in both, gone from the old, or new. A word is a run of letters and digits, or of
// other signs; white space parts words and is otherwise nothing.
//
// Two texts are compared by Myers' greedy algorithm ("An O(ND) Difference Algorithm and
// Its Variations", Algorithmica 1, 1986), which finds the fewest words that differ. Where
// more than maxEdits do, the texts are cut at words that stand once in each and keep
// their order (patience diff, Bram Cohen), and the pieces are compared; a piece that
// cannot be cut is given as changed whole. So the work is at most maxDepth times
// maxEdits times the words of both texts, and the memory beside a few numbers a word is
// that of maxEdits squared numbers, whatever the texts are.
package worddiff
