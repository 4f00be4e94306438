// Package articlehtml writes an article with what was read in it as one page of HTML to
// print or to hand on.
//
// In: the frozen text, its front matter and marks with a note each. Out: one file that
// needs nothing beside it, fetches nothing and runs nothing: everything that came from
// outside is escaped, and the page forbids the rest by its policy. Each kind of mark has
// a form of its own and every mark a number, by which its note stands at the end, so that
// nothing depends on colour.
package articlehtml
