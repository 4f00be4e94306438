// Package feeds is the page of the feeds that a story takes articles from.
//
// In: the story's subscriptions, as the desk keeps them. Out: rows by folder, each with
// when it was looked at and what went wrong; below them the newest entries of the
// selected one. Feeds are added, looked at, removed and brought back, and go out as a
// list in OPML; a list comes in as files do.
package feeds
