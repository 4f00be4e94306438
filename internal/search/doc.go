// Package search is the full-text index over articles and the records read in them. It
// is derived: what is missing, stale or broken is thrown away and built anew.
//
// In: articles with their Readings, and questions in the language of package query. Out:
// a page of hits, the newest first, each with its passage and the words that answer lit,
// and counts by outlet, kind, actor and month.
//
// The index holds no positions and no text. Positions would take twice the room of the
// text, pairs of neighbouring words as much again as they spare (both were measured). It
// knows which words a passage has. That they stand in a phrase, or near one another, it
// proves on two bytes for each word of an article, or on the frozen text, which the
// caller hands in.
package search
