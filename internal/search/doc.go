// Package search is the full-text index over articles and the records read in them. It
// is derived: what is missing, stale or broken is thrown away and built anew.
//
// In: articles with their Readings, and questions in the language of package query. Out:
// a page of hits, the newest first, each with its passage and the words that answer lit,
// and counts by outlet, kind, actor and month.
//
// An article is one document of bleve's, with its records inside. Of terms the index has
// the sets of articles that have them, and questions are answered by and, or and not of
// whole sets. These tell which articles may answer; what they cannot tell - that words
// stand in a phrase, that the same record is by one and about another - is looked up in
// the entry that the index keeps of each article: its words by two bytes each, and its
// records by their people, days and words. So a page of the newest hits is full after a
// few looks, and only who wants to count has to look at all.
//
// The index holds no positions and no text. Positions would take twice the room of the
// text, pairs of neighbouring words as much again as they spare (both were measured), and
// a document for each record more than twice the text.
package search
