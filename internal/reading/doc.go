// Package reading turns one article into its Reading: actors, times, statements,
// events, expectations, documents and moves, chains, conflicts and signals.
//
// In: an Article. Out: a record.Reading, the same bytes for the same article. Each
// kind of record is found by a small package below this one; this one only sets
// their order.
package reading
