// Package saved knows what a browser writes when it saves a whole page: the page, and
// beside it a folder with its parts ("talks.html" and "talks_files").
//
// In: the names of the files of a folder or an archive. Out: the folders among them that
// hold parts of pages, whose files are no articles of their own.
package saved
