// Package actor finds who a news article speaks of: persons, organisations, states,
// places, groups and offices, each place where they are named, described or meant by
// a pronoun, and which of these places mean the same one.
//
// In: an analysed English text and its front matter. Out: the mentions in text order
// and the actors in order of their first mention.
//
// The work goes in passes over one article: states that no list knows but the article
// proves, names on the lists, offices, runs of capitals, groups and descriptions; then
// names are joined to actors; last come nouns and pronouns. What the language layer
// reads as names types those that no list knows. A mention whose actor cannot be told
// keeps none.
package actor
