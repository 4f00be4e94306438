// Package document finds the papers that pass between parties and what is done with
// them: draft, delivered, studied, answered.
//
// In: an analysed text with its mentions, actors, times and statements. Out: one
// record a paper, with the further places that speak of it and what it provides, and
// one record a move, by whom and to whom; the latest one that nobody answered names
// who owes a reply.
//
// A noun such as "draft treaty" or "response" is a paper only with a party, a move or
// a title. Papers are told apart by their kind and by whose they are.
package document
