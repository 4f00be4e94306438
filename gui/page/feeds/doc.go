// Package feeds is the page of what brings a story articles by itself: the feeds and the
// watched folders.
//
// In: the story's subscriptions and folders, as the desk keeps them. Out: rows by folder,
// each with when it was looked at and what went wrong; below them the newest entries of the
// selected feed, or how the selected folder stands. Both are added, looked at, removed and
// brought back; a folder is stopped and started. Feeds go out as a list in OPML; a list
// comes in as files do.
package feeds
