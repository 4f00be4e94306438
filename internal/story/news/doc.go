// Package news tells what of a story is new since somebody last looked: the articles that
// came in, the expectations that were announced or now stand otherwise, the outcomes that
// were proposed, and the conflicts and statements that came up.
//
// In: what a story is built from, and a Point; or the ledgers as they were and are. Out:
// News, plain data, in the order of the ledgers.
package news
