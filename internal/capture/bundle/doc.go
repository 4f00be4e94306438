// Package bundle splits what press databases export: many articles in one document,
// from Nexis (LexisNexis, Nexis Uni) and Factiva.
//
// In: the lines of a document, whatever format they were in. Out: one page for each
// article, with headline, outlet, byline and day as the database states them; its
// codes and labels are no part of the text. A document that is no such bundle is left
// alone.
package bundle
