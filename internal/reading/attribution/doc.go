// Package attribution finds statements: who said, thought, wanted, ruled or denied
// what. Each has a source, a cue and a content (PARC 3.0, PolNeAR).
//
// In: an analysed document, its front matter, the mentions and actors of the
// article and its time expressions. Out: records of statements in text order, with
// the actor behind the source, medium, venue, day and hearer where the words tell
// them, nested statements pointing to the one around them, denials to what they
// deny, and a headline to the statement it repeats.
//
// How it works: a paragraph is cut into units, a unit is one sentence or several
// that one quotation binds together. In a unit a quotation is a single item. Every
// cue of the word lists (verbs, nouns, adjectives, phrases, light verbs) is tried
// where it stands: what follows it or stands before it must fit one of its frames,
// and a source must stand where sources stand. Where nothing fits, the tree of the
// sentence tells subject and clause of the verb; it also tells where the clause of a cue
// ends, and with it the content. Quotations that no cue holds go to the words beside
// them that can only be their speaker's, and transcripts are read by turns. Search
// windows are bounded, so the time grows with the length of the text.
package attribution
