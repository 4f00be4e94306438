// Package frontmatter finds front matter inside a text that has none beside it: a
// page dump or a pasted article with its date line, headline, byline and dateline
// among the prose.
//
// In: a frozen text, and what is already known of the article (metadata of a page,
// or nothing). Out: an article.Front whose values carry their spans and the rule
// that found them, and Lines, the parts of the text that are no prose. A field that
// the text does not tell stays empty; the text is never changed.
package frontmatter
