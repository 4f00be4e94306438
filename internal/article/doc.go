// Package article holds one article: its frozen text, named by content hash, and
// its front matter (outlet, dates, headline, dateline and the like).
//
// In: text and what capture knows of it. Out: an immutable Article. Package
// frontmatter, below this one, finds front matter inside a text that has none beside it.
package article
