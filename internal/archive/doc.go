// Package archive keeps what cannot be rebuilt: articles as they were printed, the
// original bytes beside them, stories, and the decisions of the analyst. Beside
// these it holds settings and a cache of readings.
//
// In: articles, decisions, stories, settings. Out: the same, as long as the disk
// lives; a verification that names what does not; a backup as a plain stream.
//
// An archive is a directory:
//
//	archive.json   what it is and its schema version, readable before anything is opened
//	lock           held while a Readout has the archive open
//	arrivals.log   one line per kept article, story and decision: the second witness
//	store/         the Badger database; below it aside/, tables it did not know, kept while records are missing
//
// An article, story or decision is acknowledged (the method returns without error)
// only after it is synced to disk. Badger drops what it cannot read without a word,
// so every value carries a checksum, and arrivals.log, outside the database, says
// what must be there: Open compares the counts, Verify every record.
//
// The package starts no goroutine; Badger runs its own. An Archive is safe for
// concurrent use; Close waits for calls under way.
package archive
