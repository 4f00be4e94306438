// Package search is the full-text index over articles and the records read in them. It
// is derived: what is missing, stale or broken is thrown away and built anew.
//
// In: articles with their Readings, and questions in the language of package query. Out:
// a page of hits, the newest first, each with its passage and the words that answer lit,
// and counts by outlet, kind, actor and month.
//
// The index holds no positions and no text: they would take twice the room of the text
// itself. It knows which words, and which pairs of neighbouring words, an article has;
// near, and a phrase of three words or more, it proves on the frozen text, which the
// caller hands in.
package search
