// Package feed reads feeds of news: RSS 0.9x to 2.0, RDF (RSS 1.0), Atom 0.3 and 1.0
// and JSON Feed, with what Dublin Core, Media RSS and others add to them. It also reads
// what lists feeds and pages: OPML and site maps.
//
// In: the bytes of a document, sound or broken, in any encoding, with the type and the
// address it was sent under. Out: a Feed with its entries: title, address, day with its
// zone, authors, summary and full text as markup, language. OPML goes out, too.
//
// Half of the feeds in the wild are broken in some way, so there is one way of reading
// and it is a lenient one (tree.go): whatever markup there is becomes a tree, tags that
// are not closed end with what holds them, and a document that is cut short gives the
// entries up to the cut.
package feed
