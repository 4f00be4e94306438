// Package html takes the article out of a web page.
//
// In: the bytes of a page in any encoding, sound or broken. Out: the text to freeze
// (headline, blank line, paragraphs parted by blank lines) without navigation, and
// the front matter that the page states about itself (JSON-LD, OpenGraph, meta
// elements). A page that is all navigation gives ErrNoArticle.
package html
