// Package story joins the Readings of many articles with the analyst's Decisions
// into the ledgers of one story: articles, actors, statements, times, events,
// expectations, documents and moves, conflicts and signals.
//
// In: Items (an article with its Reading), the log of Decisions, and today's day.
// Out: Ledgers, plain data; every row carries the passages it stands on and a
// decision.Target by which a ruling can name it. Ledgers are a pure function of what
// went in: Build makes them at once, and a Story keeps them right as articles come, go
// and are ruled on, byte for byte the same.
//
// Texts of one address are versions of one article: they stay articles of their own, name
// each other, and a row that the newest lacks says which version dropped it.
//
// Joining is careful: two records become one row only where nothing speaks against
// it (names, mayBeOne, promise.block). A decision is tied to a record of a Reading, so
// it goes where the record goes when rows are joined otherwise than before.
package story
